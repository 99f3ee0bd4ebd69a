/** Moments in two columns: which column of times of day belongs to which column of dates. The page, the record and the command line all ask here. */
import { indexed } from "../engine/times";
import { isMidnight, joined, readMoment, type MomentRead } from "./moments";
import { saysNone, tidy } from "./tidy";
import { CLOCK, START } from "./vocabulary";

/** What is known of a column's cells, see `Column` of `survey.ts`. */
export interface Filled {
  filled: number;
  fits: Readonly<Record<string, number>>;
  timed: number;
  midnight: number;
}

/** The share of a column's cells that are times of day if its header alone does not make it one. */
const SHARE = 0.8;

/** Headers of times of day whose cells may be bare numbers, and of dates. */
const CLOCK_HEADER = /时间|时刻|时分|钟点|time|clock|hhmm/;
const DATE_HEADER = /日期|日$|date/;

export const namesClock = (header: string): boolean => CLOCK_HEADER.test(tidy(header));

/** 受理日期 and 受理时间 speak of one moment: the name without the word for date or time. */
const stem = (header: string): string => tidy(header).replace(/(日期|时间|时刻|时分秒?|钟点|具体时间|日|date|time|clock)$/, "");

/** A name that says no more than that it is a time of day. */
const BARE = /^(|具体|时间|时刻|时分|钟点|time|hour|hh:?mm)$/;

/** Whether a column has times of day and hardly anything else, whatever its name. */
const timesAlone = ({ fits, filled }: Filled): boolean => filled > 0 && (fits[CLOCK] ?? 0) >= filled * SHARE && !fits[START];

/** Whether a column can be the times of the dates of the same name: a cell that cannot be read is a fault of its row, not of the column. */
const hasTimes = ({ fits, filled }: Filled): boolean => filled === 0 || !!fits[CLOCK];

/** Whether a column has dates, or nothing yet where its name says that it has. */
const hasDates = (header: string, { fits, filled }: Filled): boolean => (filled === 0 ? DATE_HEADER.test(tidy(header)) : !!fits[START] && !((fits[CLOCK] ?? 0) > fits[START]));

export interface ClockColumns {
  /** For each column of dates, the column of times of day that belongs to it. */
  clocks: Record<number, number>;
  /** The columns that have only times of day: half of a moment, whatever their names. */
  times: ReadonlySet<number>;
}

/** Columns of dates, each with the column of times that has the same name or, if its dates lack times, is directly to its right. */
export function clockColumns(headers: readonly string[], columns: readonly Filled[]): ClockColumns {
  const clocks: Record<number, number> = {};
  const times = new Set(columns.flatMap((column, at) => (timesAlone(column) ? [at] : [])));
  for (const [at, column] of indexed(columns)) {
    const header = headers[at] ?? "";
    if (times.has(at) || !hasDates(header, column)) continue;
    const named = headers.findIndex((one, place) => place !== at && (times.has(place) || (namesClock(one) && hasTimes(columns[place]!))) && stem(one) === stem(header));
    const beside = times.has(at + 1) && BARE.test(stem(headers[at + 1] ?? "")) && column.timed <= column.midnight ? at + 1 : -1;
    const clock = named >= 0 ? named : beside;
    if (clock < 0) continue;
    clocks[at] = clock;
    times.add(clock);
  }
  return { clocks, times };
}

/** Bare figures of hours and minutes, and of hours, minutes and seconds, which may have lost the zero before their hour. */
const [SHORT, LONG] = [/^\d{3,4}$/, /^\d{5,6}$/];

/** Whether a column has bare figures of both lengths: 500 is then five o'clock or five minutes past midnight. */
export function mixedFigures(count: number, cell: (row: number) => string): boolean {
  let [short, long] = [false, false];
  for (let row = 0; row < count && !(short && long); row++) {
    const text = cell(row).trim();
    short ||= SHORT.test(text);
    long ||= LONG.test(text);
  }
  return short && long;
}

/** A moment of two cells; `clock` marks a fault of the time's own cell. */
export type JoinedRead = MomentRead & { clock?: true };

/**
 * Reads a date and a time of day from two cells. A date that brings a time of its own must agree with the other cell; `mixed` tells that short
 * figures could be hours and minutes or minutes and seconds.
 */
export function readJoined(date: string, clock: string, read: (text: string) => MomentRead, mixed = false): JoinedRead {
  const own = read(date.trim());
  const time = clock.trim();
  if (!date.trim() || saysNone(time)) return own;
  if (mixed && SHORT.test(time)) return { fault: "unclear", clock: true };
  const together = read(joined(date, time));
  if ("moment" in together) return together;
  const told = readMoment(joined("2000-01-01", time));
  if ("moment" in told) {
    if ("fault" in own) return own;
    return own.moment.slice(10) === told.moment.slice(10) ? own : { fault: "clocks" };
  }
  // The time's cell has a date, too.
  const whole = read(time);
  if (!("moment" in whole) || !whole.moment.includes("T")) return { fault: told.fault, clock: true };
  if ("fault" in own) return own;
  const agrees = own.moment.slice(0, 10) === whole.moment.slice(0, 10) && (own.moment.length === 10 || isMidnight(own.moment) || own.moment === whole.moment);
  return agrees ? whole : { fault: "clocks" };
}
