/** Due dates as an iCalendar file (RFC 5545). */
import type { Commitment, Quote } from "../types";
import { asked } from "../../words/request-summary";
import { ANYTHING, callOptions, LIST } from "../call-options";
import { addDays } from "../dates";
import { dayOf } from "../../words/dates";
import { fill } from "../../words/language";
import type { Words } from "../../words";
import { daysOf, triggerOf, type AlarmOptions, type Days } from "./alarm";
import { uidOf } from "./identity";
import { escapeText, foldLine, oneLine } from "./text";
import { isToCome } from "./to-come";

export type { AlarmOptions, Days } from "./alarm";

/** The options of every calendar file. */
export interface FileOptions {
  /** The moment at which the file is made (`DTSTAMP`), with `Z` or an offset. The package never reads the clock. */
  readonly stamp: string;
  /**
   * The revision of the entries (`SEQUENCE`); programs keep the entry with the highest. A whole number up to 2147483647, if you count revisions
   * yourself. By default the seconds from 2020 to `stamp`, so that a later export is newer.
   */
  readonly sequence?: number;
  /** When the entries remind; `false` for no alarm. */
  readonly alarm?: AlarmOptions | false;
}

/** The options of the calendar file of one quote. */
export interface IcsOptions extends FileOptions {
  /** The ids of the commitments to write, even past or finished ones; by default every one with a date that is still to come at `stamp`. */
  readonly commitments?: readonly string[];
  /** Customer, circuit or ticket, any text: shown in each entry and part of its identity. */
  readonly label?: string;
}

/** One order in a file. */
export interface Order {
  readonly quote: Quote;
  readonly commitments: readonly Commitment[];
  readonly label: string;
  /** Distinguishes it from another order with the same label and moment. */
  readonly mark?: string;
}

/** The most characters of a label in an entry's title; the description has the whole label. */
const TITLE = 60;
/** The origin of the default sequence, chosen so that it fits 31 bits until 2088. */
const EPOCH = Date.UTC(2020, 0, 1);
const LARGEST = 2147483647;

/**
 * The calendar file of a quote: an all-day entry on the due day for limits in days, a moment in UTC for limits in hours.
 * The same order (label, policy, opening moment) keeps the identity of its entries whatever becomes known later, so that importing again
 * moves them instead of duplicating them.
 * @throws {SlaError} `invalid-date` for a stamp that is not an instant or an alarm that is not a time of day; `invalid-number` for a sequence or
 * lead that is not a whole number in range; `wrong-type` for a label that is not a text; `unknown-value` for a commitment that has no date
 * here; `unsupported` if there is no entry to write
 */
export function toIcs(quote: Quote, words: Words, given: IcsOptions, days: Days): string {
  const options = callOptions(given, "/2", { stamp: ANYTHING, sequence: ANYTHING, alarm: ANYTHING, commitments: LIST, label: ANYTHING });
  const { label = "", commitments } = options;
  check(options);
  if (typeof label !== "string") throw fault("wrong-type", "/2/label", `a label is a text, not \`${String(label)}\``, String(label));
  const dated = quote.commitments.filter(isDated);
  const allowed = dated.map(({ id }) => id);
  commitments?.forEach((id, index) => {
    if (!allowed.includes(id)) throw fault("unknown-value", `/2/commitments/${index}`, `no commitment \`${id}\` has a date in this quote`, id, allowed);
  });
  const chosen = dated.filter((one) => commitments?.includes(one.id) ?? isToCome(one, options.stamp, daysOf(one, quote, days)));
  if (dated.length === 0) throw fault("unsupported", "/0/commitments", "no commitment has a date that a calendar could show");
  if (chosen.length === 0) throw fault("unsupported", "/2/commitments", `nothing is still to come at \`${options.stamp}\`; name the commitments to write all the same`);
  return writeIcs([{ quote, commitments: chosen, label }], words, options, days);
}

/** The calendar file of several orders; every commitment must have a date. */
export function writeIcs(orders: readonly Order[], words: Words, options: FileOptions, days: Days): string {
  check(options);
  const entry = entryWriter(words, options, days);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//SLA Calculator//${escapeText(orders[0]?.quote.engine ?? "")}//${words.lang.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    ...orders.flatMap((order) => order.commitments.flatMap((one) => entry(one, order))),
    "END:VCALENDAR",
  ];
  return lines.map(foldLine).join("\r\n") + "\r\n";
}

/** Whether a commitment has a date that a calendar can show. */
export function isDated({ dueDate, dueAt, precision }: Commitment): boolean {
  return dueAt !== undefined && utc(dueAt) !== undefined && (precision === "minute" || dueDate !== undefined);
}

/** Writes the lines of one entry. */
function entryWriter(words: Words, { stamp, sequence, alarm = {} }: FileOptions, days: Days): (one: Commitment, order: Order) => string[] {
  const { copy } = words.language;
  const now = Date.parse(stamp);
  const revision = sequence ?? Math.min(LARGEST, Math.max(0, Math.floor((now - EPOCH) / 1000)));
  return (one, { quote, label, mark = "" }) => {
    const { id, precision, dueAt = "", dueDate = "", certainty, outcome } = one;
    const title = words.title(id);
    const entry = fill(copy.entry, { title });
    const shown = shortened(oneLine(label));
    // A moment has no length; without a duration some programs show one hour.
    const when = precision === "minute"
      ? [`DTSTART:${utc(dueAt) ?? ""}`, "DURATION:PT0S"]
      : [`DTSTART;VALUE=DATE:${compact(dueDate)}`, `DTEND;VALUE=DATE:${compact(addDays(dueDate, 1))}`];
    const done = outcome !== undefined && outcome.state !== "open";
    const trigger = alarm && !done ? triggerOf(one, alarm, now, daysOf(one, quote, days)) : undefined;
    return [
      "BEGIN:VEVENT",
      `UID:${uidOf({ label, policy: quote.policy.id, commitment: id, startAt: quote.request.startAt, mark })}`,
      `DTSTAMP:${utc(stamp) ?? ""}`,
      `SEQUENCE:${revision}`,
      ...when,
      `SUMMARY:${escapeText(shown ? fill(copy.entryOf, { label: shown, entry }) : entry)}`,
      `DESCRIPTION:${escapeText(description(one, quote, label.trim(), words))}`,
      `CATEGORIES:${escapeText(words.process(one.process))}`,
      `STATUS:${certainty === "provisional" ? "TENTATIVE" : "CONFIRMED"}`,
      "TRANSP:TRANSPARENT",
      ...(trigger ? ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${escapeText(shown ? fill(copy.entryOf, { label: shown, entry }) : entry)}`, "END:VALARM"] : []),
      "END:VEVENT",
    ];
  };
}

function shortened(label: string): string {
  const characters = [...label];
  return characters.length > TITLE ? `${characters.slice(0, TITLE - 1).join("")}…` : label;
}

/** The description: everything that someone needs who has only the entry. */
function description(commitment: Commitment, quote: Quote, label: string, words: Words): string {
  const { clause, kind, limit, dueRange, certainty } = commitment;
  const { copy } = words.language;
  const said = limit ? fill(copy.note, { note: words.limitOf(commitment) }) : "";
  const lines = [label, fill(copy.line, { title: words.title(commitment.id), due: words.due(commitment) }) + said];
  if (certainty === "provisional" && dueRange) lines.push(fill(copy.provisional, { range: words.range(dueRange.earliest, dueRange.latest) }));
  lines.push(asked(quote, words), fill(copy.start, { instant: words.relativeTo(0).instant(quote.request.startAt) }));
  lines.push(`${copy[kind]} · ${words.parties(commitment)}`);
  lines.push(words.clause(clause), words.provenance());
  return lines.filter(Boolean).join("\n");
}

/** `20261010` */
function compact(date: string): string {
  return date.slice(0, 10).replace(/-/g, "");
}

/** `20260930T213000Z`; `undefined` for anything but an instant with an offset. */
function utc(iso: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(iso)) return undefined;
  const time = Date.parse(iso);
  return Number.isNaN(time) || !dayOf(iso) ? undefined : `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** Throws the first fault of the options. */
function check({ stamp, sequence, alarm }: FileOptions): void {
  if (stamp === undefined) throw fault("missing-field", "/2/stamp", "the option `stamp` is missing");
  if (typeof stamp !== "string" || utc(stamp) === undefined) throw fault("invalid-date", "/2/stamp", `\`${String(stamp)}\` is no instant with an offset`, String(stamp));
  const whole = (value: unknown, path: string, what: string) => {
    if (value === undefined || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST)) return;
    throw fault("invalid-number", path, `\`${String(value)}\` is no ${what}, a whole number from 0 to ${LARGEST}`, String(value));
  };
  whole(sequence, "/2/sequence", "sequence");
  if (alarm === false || alarm === undefined) return;
  if (alarm === null || typeof alarm !== "object") throw fault("wrong-type", "/2/alarm", `an alarm is an object or \`false\`, not \`${String(alarm)}\``, String(alarm));
  const { at, before } = callOptions(alarm, "/2/alarm", { at: ANYTHING, before: ANYTHING });
  whole(before, "/2/alarm/before", "lead in minutes");
  if (at !== undefined && (typeof at !== "string" || !/^([01]\d|2[0-3]):[0-5]\d$/.test(at))) throw fault("invalid-date", "/2/alarm/at", `\`${String(at)}\` is no time of day \`HH:MM\``, String(at));
}

/** An error with the fields of a `Problem`. */
function fault(code: string, path: string, message: string, value?: string, allowed?: string[]): Error {
  return Object.assign(new Error(message), { code, path, params: value === undefined ? {} : { value }, ...(allowed && { allowed }) });
}
