/** What the calendar page works out of documents: days, months, and an overlay of one's own days. */
import { addDays, weekdayOf } from "../../engine/dates";
import { times } from "../../engine/times";

export interface Entry {
  from: string;
  to: string;
  kind: "holiday" | "makeup-workday";
  holiday: string;
  notice: string;
}

/** The parts of a calendar document that this page speaks of. */
export interface CalendarDocument {
  id: string;
  version: string;
  noticesThrough: number;
  weekend: number[];
  title: { [lang: string]: string };
  holidays: { id: string; names: { [lang: string]: string } }[];
  notices: { id: string; year: number; title: string }[];
  days: Entry[];
  [field: string]: unknown;
}

export type Kind = "workday" | "weekend" | "holiday" | "makeup-workday";

/** What a day is under a document's own entries. */
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

/** Days of one's own: what each becomes. */
export type OwnDays = ReadonlyMap<string, "holiday" | "makeup-workday">;

export interface Own {
  id: string;
  name: string;
  weekend: number[];
  days: OwnDays;
}

/** A document of one's own: the national days with one's own laid over them. The national entries are cut where own days lie. */
export function overlaid(base: CalendarDocument, own: Own): CalendarDocument {
  const dates = [...own.days.keys()].sort();
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
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
  const mine = dates.map((date): Entry => ({ from: date, to: date, kind: own.days.get(date)!, holiday: `${own.id}-day`, notice: `${own.id}-${date.slice(0, 4)}` }));
  return {
    ...base,
    id: own.id,
    title: { "zh-CN": own.name, en: own.name },
    weekend: own.weekend,
    holidays: [...base.holidays, { id: `${own.id}-day`, names: { "zh-CN": own.name, en: own.name } }],
    notices: [...base.notices, ...years.map((year) => ({ id: `${own.id}-${year}`, year, title: `${own.name}（${year}年）` }))],
    days: [...kept, ...mine].sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}
