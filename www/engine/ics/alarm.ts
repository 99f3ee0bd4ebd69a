/** The alarm of a calendar entry. */
import type { Commitment, DayInfo, Quote } from "../types";
import { addDays } from "../dates";
import { epochOf } from "../zones";

/** When entries remind. Both defaults are this project's choice; no rule of the policy names them. */
export interface AlarmOptions {
  /** For due days: the time of day, `HH:MM` in the policy's zone, on the last working day before the due day. `09:00` by default. */
  readonly at?: string;
  /** For due moments: the minutes before the due moment. 30 by default. */
  readonly before?: number;
}

/** The part of a calculator that knows days. */
export interface Days {
  dayInfo(date: string): Pick<DayInfo, "kind">;
  /** Whose clocks the days are of; without it those of the offset that a moment is written with. */
  readonly policy?: { readonly zone: string };
  /** The same for one of several calendars. */
  by?(calendar: string): Days;
}

const AT = "09:00";
const BEFORE = 30;
const MINUTE = 60_000;
/** The most days to look back; longer than any run of rest days. */
const FAR = 31;

/** The alarm's offset from the start of the entry, as an RFC 5545 duration; `undefined` if every sensible moment is before `stamp`. */
export function triggerOf(commitment: Commitment, { at = AT, before = BEFORE }: AlarmOptions, stamp: number, days: Days): string | undefined {
  const { precision, dueAt = "", dueDate = "" } = commitment;
  if (precision === "minute") return Date.parse(dueAt) - before * MINUTE > stamp ? duration(-before) : undefined;
  const zone = zoneOf(commitment, days);
  // An entry of a day floats: what lies between is said by the clocks, and what has passed is told by the instant at which they show it.
  const midnight = Date.parse(`${dueDate}T00:00Z`);
  // If it is too late for an alarm on the day before, the entry reminds on the due day itself.
  for (const date of [workingDayBefore(dueDate, days), dueDate]) {
    const shown = `${date}T${at}`;
    if (epochOf(shown, zone) > stamp) return duration((Date.parse(`${shown}Z`) - midnight) / MINUTE);
  }
  return undefined;
}

/** The days of the calendar by which a commitment of a quote was counted. */
export const daysOf = ({ calendar }: Commitment, quote: Quote, days: Days): Days => days.by?.(calendar ?? quote.calendar.id) ?? days;

/** The zone of a commitment: by its name where its clocks are changed. */
export const zoneOf = ({ dueAt = "" }: Commitment, { policy }: Days): string => policy?.zone ?? /(?:Z|[+-]\d\d:\d\d)$/.exec(dueAt)?.[0] ?? "Z";

/** The last working day before a date; the previous day if the calendar does not reach that far. */
function workingDayBefore(date: string, days: Days): string {
  for (let back = 1; back <= FAR; back++) {
    const day = addDays(date, -back);
    try {
      if (/workday/.test(days.dayInfo(day).kind)) return day;
    } catch {
      break;
    }
  }
  return addDays(date, -1);
}

/** `-P2DT15H`: days as they are lived, then hours and minutes. */
function duration(minutes: number): string {
  const all = Math.abs(minutes);
  const [days, hours, rest] = [Math.floor(all / 1440), Math.floor(all / 60) % 24, all % 60];
  const time = (hours ? `${hours}H` : "") + (rest ? `${rest}M` : "");
  return (minutes < 0 ? "-" : "") + (days || time ? `P${days ? `${days}D` : ""}${time && `T${time}`}` : "PT0M");
}
