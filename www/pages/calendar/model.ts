/** What the calendar page derives from documents: days, months, and a document with the organisation's own days. */
import { addDays, weekdayOf } from "../../engine/dates";
import { times } from "../../engine/times";

export interface Entry {
  from: string;
  to: string;
  kind: "holiday" | "makeup-workday";
  holiday: string;
  notice: string;
}

/** A working day with fewer office hours. */
export interface HalfDay {
  date: string;
  opens?: string;
  closes?: string;
  holiday: string;
  notice: string;
}

/** The parts of a calendar document that this page uses. */
export interface CalendarDocument {
  id: string;
  version: string;
  noticesThrough: number;
  weekend: number[];
  title: { [lang: string]: string };
  languages?: string[];
  holidays: { id: string; names: { [lang: string]: string } }[];
  notices: { id: string; year: number; title: string }[];
  days: Entry[];
  halfDays?: HalfDay[];
  [field: string]: unknown;
}

export type Kind = "workday" | "weekend" | "holiday" | "makeup-workday";

/** The kind of a day under a document's own entries. */
export function kindOf({ days, weekend }: Pick<CalendarDocument, "days" | "weekend">, date: string): Kind {
  const entry = days.find(({ from, to }) => from <= date && date <= to);
  return entry?.kind ?? (weekend.includes(weekdayOf(date)) ? "weekend" : "workday");
}

export const works = (kind: Kind): boolean => kind === "workday" || kind === "makeup-workday";

/** The weeks of a month from Monday; nothing beyond its days. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const weeks: (string | undefined)[][] = [times(weekdayOf(first) - 1, () => undefined)];
  for (let date = first; date.slice(0, 7) === first.slice(0, 7); date = addDays(date, 1)) {
    if (weeks[weeks.length - 1]!.length === 7) weeks.push([]);
    weeks[weeks.length - 1]!.push(date);
  }
  return weeks.map((week) => times(7, (at) => week[at]));
}

/** What an own day becomes: a rest day, a workday, or a working day with one half off. */
export type OwnKind = Entry["kind"] | "morning-off" | "afternoon-off";

/** Own days, with what each becomes. */
export type OwnDays = ReadonlyMap<string, OwnKind>;

const halfOff = (kind: OwnKind | undefined): kind is "morning-off" | "afternoon-off" => kind === "morning-off" || kind === "afternoon-off";

/** The effect of the next click on a day: a workday becomes a rest day, then gets its afternoon off, then its morning; a rest day becomes a workday; the next click restores the day. */
export function nextKind(worked: boolean, now: OwnKind | undefined): OwnKind | undefined {
  const turns: readonly OwnKind[] = worked ? ["holiday", "afternoon-off", "morning-off"] : ["makeup-workday"];
  return turns[now ? turns.indexOf(now) + 1 : 0];
}

/** Which half of a day is off under a document; nothing on any other day. */
export function halfOf({ halfDays }: Pick<CalendarDocument, "halfDays">, date: string): "morning-off" | "afternoon-off" | undefined {
  const half = halfDays?.find((one) => one.date === date);
  return half && (half.closes ? "afternoon-off" : "morning-off");
}

export interface Own {
  id: string;
  name: string;
  weekend: number[];
  days: OwnDays;
  /** When the morning's office hours end and the afternoon's begin, for days of which one half is off. */
  noon: { closes: string; opens: string };
}

/** A document with the national days and the own days; the national entries are split where own days lie. */
export function overlaid(base: CalendarDocument, own: Own): CalendarDocument {
  const all = [...own.days.keys()].sort();
  const dates = all.filter((date) => !halfOff(own.days.get(date)));
  const kept = base.days.flatMap((entry) => {
    const pieces: Entry[] = [];
    let from = entry.from;
    for (const date of dates.filter((one) => entry.from <= one && one <= entry.to)) {
      if (from < date) pieces.push({ ...entry, from, to: addDays(date, -1) });
      from = addDays(date, 1);
    }
    if (from <= entry.to) pieces.push({ ...entry, from });
    return pieces;
  });
  const years = [...new Set(all.map((date) => Number(date.slice(0, 4))))];
  const mine = dates.map((date): Entry => ({ from: date, to: date, kind: own.days.get(date) as Entry["kind"], holiday: `${own.id}-day`, notice: `${own.id}-${date.slice(0, 4)}` }));
  const days = [...kept, ...mine].sort((a, b) => (a.from < b.from ? -1 : 1));
  const { closes, opens } = own.noon;
  const half = all.flatMap((date): HalfDay[] => {
    const kind = own.days.get(date);
    return halfOff(kind) ? [{ date, ...(kind === "afternoon-off" ? { closes } : { opens }), holiday: `${own.id}-day`, notice: `${own.id}-${date.slice(0, 4)}` }] : [];
  });
  // A half day of the base is dropped if the own days change that day.
  const before = (base.halfDays ?? []).filter(({ date }) => !own.days.has(date) && works(kindOf({ days, weekend: own.weekend }, date)));
  const halfDays = [...before, ...half].sort((a, b) => (a.date < b.date ? -1 : 1));
  // The entered name is the same in every language of the document.
  const names = Object.fromEntries((base.languages ?? ["zh-CN", "en"]).map((language) => [language, own.name]));
  return {
    ...base,
    id: own.id,
    title: names,
    weekend: own.weekend,
    holidays: [...base.holidays, { id: `${own.id}-day`, names }],
    notices: [...base.notices, ...years.map((year) => ({ id: `${own.id}-${year}`, year, title: `${own.name}（${year}年）` }))],
    days,
    ...(halfDays.length || base.halfDays ? { halfDays } : {}),
  };
}
