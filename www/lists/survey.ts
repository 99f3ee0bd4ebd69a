/** Determines what the columns of a list contain: for certain by their headers, as a proposal by their cells. */
import { cellText, type Cell, type Pace } from "./cells";
import { clockColumns, namesClock } from "./clock-columns";
import { isClock, isMidnight, ordersOf, usualMoment, type DayOrder } from "./moments";
import { readPauses } from "./pauses";
import { readStart } from "./stretches";
import { tidy } from "./tidy";
import { CLOCK, findValue, headingOf, momentHeadingOf, PAUSES, START, type Heading, type Vocabulary } from "./vocabulary";
import { indexed } from "../engine/times";

/** One of the different texts in a column: the number of rows that have it, and for each dimension the value that it would mean. */
export interface Entry {
  text: string;
  rows: number;
  reads: Record<string, string>;
}

export interface Column {
  header: string;
  /** Three different cells, as examples. */
  examples: string[];
  /** Rows in which the cell is not empty. */
  filled: number;
  /** For each target, the number of rows whose cell can be read as that target; targets without any are left out. */
  fits: Record<string, number>;
  /** The most frequent texts, if there are few enough to be values of a dimension. */
  entries: Entry[];
  /** The number of moments without a year, and of moments whose time of day is all zeros. */
  yearless: number;
  midnight: number;
  /** Cells with a time of day. */
  timed: number;
  /** The number of rows whose day and month could be swapped, an example, and the order that all other such dates of the column have. */
  orders: { rows: number; example: string; others?: DayOrder };
}

/** Which column holds what. */
export type Mapping = Record<string, number>;

export interface Survey {
  columns: Column[];
  /** By the headers. */
  mapping: Mapping;
  /** For each dimension whose column was chosen by its cells although the header names another dimension: that other dimension. */
  otherwise: Record<string, string>;
  /** By the cells, for targets that no header names: to be confirmed. */
  proposed: Mapping;
  /** For each process, the column whose header names its start. */
  starts: Record<string, number>;
  /** For each column of dates, the column of times of day that belongs to it. */
  clocks: Record<number, number>;
  /** The processes to which the header of a start belongs, if any. */
  processes: string[];
  /** For each column, the event whose moment it holds by its header. */
  events: (string | undefined)[];
  /** For each target, the columns whose headers name it; a start's only those that name no event. */
  named: Record<string, number[]>;
}

/** The number of different texts that are examined per column. */
const ENTRIES = 60;
/** A column of a dimension has no more different texts than this. */
const DISTINCT = 400;
/** The share of cells that must fit for a proposal. */
const SHARE = 0.8;
/** Rows that are examined before other work gets a turn. */
const ROWS = 5000;

interface Texts {
  counts: Map<string, number>;
  filled: number;
}

async function textsOf(rows: readonly (readonly Cell[])[], at: number, { breathe }: Pace): Promise<Texts> {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const [place, row] of indexed(rows)) {
    const text = cellText(row[at]).trim();
    if (text) {
      filled++;
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    if (place % ROWS === ROWS - 1) await breathe();
  }
  return { counts, filled };
}

/** 905 and 1630, or 90500 and 163000: hours, minutes and seconds as one number, which may have lost the zero before its hour. */
const DENSE_CLOCK = /^(?:[01]?\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;

/** A day's number between 2009 and 2029 could be a time of day, too, but a column has not only times from four to five in the morning. */
const DAY_NUMBER = /^4[0-5]\d{3}$/;

interface Moments extends Pick<Column, "yearless" | "midnight" | "timed" | "orders"> {
  fit: number;
  clocks: number;
  /** The numbers of cells with three or four digits, and with five or six, that could be times of day. */
  dense: [short: number, long: number];
  /** Of these, those that are more likely days. */
  days: number;
}

/** How a column's cells read as moments; only columns whose first cells do are read to the end. */
async function moments({ counts }: Texts, { breathe }: Pace): Promise<Moments> {
  const sum: Moments = { fit: 0, yearless: 0, midnight: 0, timed: 0, clocks: 0, dense: [0, 0], days: 0, orders: { rows: 0, example: "" } };
  const orders = new Set<DayOrder>();
  let seen = 0;
  for (const [text, rows] of counts) {
    if (seen === 50 && !sum.fit && !sum.yearless && !sum.clocks && !sum.dense[0] && !sum.dense[1]) break;
    const usual = usualMoment(text);
    const order = usual ? undefined : ordersOf(text);
    if (order === "either") sum.orders = { rows: sum.orders.rows + rows, example: sum.orders.example || text };
    else if (order) orders.add(order);
    // The order of day and month affects neither the year nor the time.
    const read = readStart(text, undefined, "month-first");
    if (!usual && isClock(text)) sum.clocks += rows;
    else if (DENSE_CLOCK.test(text)) {
      sum.dense[text.length > 4 ? 1 : 0] += rows;
      if (DAY_NUMBER.test(text)) sum.days += rows;
    }
    if ("moment" in read) {
      sum.fit += rows;
      if (read.moment.includes("T")) sum.timed += rows;
      if (isMidnight(read.moment)) sum.midnight += rows;
    } else if (read.fault === "year") sum.yearless += rows;
    if (++seen % ROWS === 0) await breathe();
  }
  const [only, another] = orders;
  if (only && !another) sum.orders.others = only;
  return sum;
}

async function surveyColumn(header: string, rows: readonly (readonly Cell[])[], at: number, vocabulary: Vocabulary, pace: Pace): Promise<Column> {
  const texts = await textsOf(rows, at, pace);
  const { counts, filled } = texts;
  const fits: Record<string, number> = {};
  const entries: Entry[] = [];
  if (counts.size <= DISTINCT) {
    for (const [text, times] of counts) {
      const reads: Record<string, string> = {};
      for (const dimension of vocabulary.values.keys()) {
        const value = findValue(vocabulary, dimension, text);
        if (value === undefined) continue;
        reads[dimension] = value;
        fits[dimension] = (fits[dimension] ?? 0) + times;
      }
      entries.push({ text, rows: times, reads });
      if (vocabulary.targets.includes(PAUSES)) {
        const read = readPauses(text, vocabulary.causes, "2000");
        if ("pauses" in read && read.pauses.length) fits[PAUSES] = (fits[PAUSES] ?? 0) + times;
      }
    }
    entries.sort((a, b) => b.rows - a.rows).splice(ENTRIES);
  }
  const { fit, yearless, midnight, timed, clocks, dense, days, orders } = await moments(texts, pace);
  // Short and long ones together could each be the other: 500 is 5:00, or five minutes past midnight.
  const bare = dense.includes(0) && days < dense[0] + dense[1] && namesClock(header) ? dense[0] + dense[1] : 0;
  if (fit + yearless && bare !== filled) fits[START] = fit + yearless;
  if (clocks || bare > fit + yearless) fits[CLOCK] = clocks + bare;
  return { header, examples: [...counts.keys()].slice(0, 3), filled, fits, entries, yearless, midnight, timed, orders };
}

/** Whether a cell that reads as a day number is just a number: a column of moments must say so by more than that. */
const bareNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text.trim());

function proposals(columns: readonly Column[], mapping: Mapping, { targets }: Vocabulary): Mapping {
  const taken = new Set(Object.values(mapping));
  const proposed: Mapping = {};
  for (const target of targets) {
    if (mapping[target] !== undefined || target === PAUSES || target === CLOCK) continue;
    const fitting = columns.flatMap((column, at) => {
      const share = column.filled ? (column.fits[target] ?? 0) / column.filled : 0;
      if (taken.has(at) || share < SHARE) return [];
      return target === START && column.examples.every(bareNumber) ? [] : [at];
    });
    // If several fit, only the user knows which is meant.
    const [only] = fitting;
    if (fitting.length !== 1 || only === undefined) continue;
    proposed[target] = only;
    taken.add(only);
  }
  return proposed;
}

/** What each header means; a column that has only times of day is half of a moment, whatever its name, and its column of dates decides of which. */
function meaningsOf(headers: readonly string[], columns: readonly Column[], times: ReadonlySet<number>, vocabulary: Vocabulary): (Heading | undefined)[] {
  return headers.map((header, at) => {
    const { fits, filled } = columns[at]!;
    const heading = filled && (fits[START] ?? 0) >= filled * SHARE ? momentHeadingOf(header, vocabulary) : headingOf(header, vocabulary);
    return times.has(at) && heading?.target !== CLOCK ? undefined : heading;
  });
}

/** For each target, the columns whose headers name it and no event. */
function namedBy(named: readonly (Heading | undefined)[]): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const [at, heading] of indexed(named)) if (heading && !heading.event) (found[heading.target] ??= []).push(at);
  return found;
}

/** The columns whose headers name a target other than a start; of several for one target, the one with more fitting cells. */
function byHeaders(named: readonly (Heading | undefined)[], columns: readonly Column[], vocabulary: Vocabulary): { mapping: Mapping; otherwise: Record<string, string> } {
  const mapping: Mapping = {};
  const fit = (at: number, target: string): number => columns[at]!.fits[target] ?? 0;
  for (const [at, heading] of indexed(named)) {
    const target = heading?.target;
    if (!target || target === START) continue;
    const other = mapping[target];
    if (other === undefined || fit(at, target) > fit(other, target)) mapping[target] = at;
  }
  // 等级 is the name of more than one thing: its cells decide.
  const otherwise: Record<string, string> = {};
  for (const [at, heading] of indexed(named)) {
    const target = heading?.target;
    const meant = target === undefined ? undefined : meantBy(columns[at]!, target, vocabulary);
    if (target === undefined || meant === undefined || mapping[meant] !== undefined) continue;
    if (mapping[target] === at) delete mapping[target];
    mapping[meant] = at;
    otherwise[meant] = target;
  }
  return { mapping, otherwise };
}

/** The only other dimension whose values a column's cells are, if hardly any cell is a value of the dimension that the header names. */
function meantBy({ fits, filled }: Column, named: string, { values }: Vocabulary): string | undefined {
  if (!values.has(named) || !filled || (fits[named] ?? 0) > filled * (1 - SHARE)) return undefined;
  const fitting = [...values.keys()].filter((dimension) => (fits[dimension] ?? 0) >= filled * SHARE);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The column whose header names the start of a process, preferably by its own event. A column of only times is half of a start. */
function startOf(named: readonly (Heading | undefined)[], process: string, vocabulary: Vocabulary): number | undefined {
  const own = named.findIndex((one) => one?.target === START && one.event !== undefined && vocabulary.processes.get(one.event)?.includes(process));
  if (own >= 0) return own;
  return generalOf(named);
}

/** Of the columns that name a start but no event, the one with the most specific name. */
function generalOf(named: readonly (Heading | undefined)[]): number | undefined {
  const any = named.flatMap((one, at) => (one?.target === START && one.event === undefined ? [{ at, rank: one.rank ?? 0 }] : []));
  return any.sort((a, b) => a.rank - b.rank || a.at - b.at)[0]?.at;
}

export async function survey(headers: readonly string[], rows: readonly (readonly Cell[])[], vocabulary: Vocabulary, pace: Pace): Promise<Survey> {
  const columns: Column[] = [];
  for (const [at, header] of indexed(headers)) columns.push(await surveyColumn(header, rows, at, vocabulary, pace));
  const { clocks, times } = clockColumns(headers, columns);
  const named = meaningsOf(headers, columns, times, vocabulary);
  const { mapping, otherwise } = byHeaders(named, columns, vocabulary);
  const processes = [...new Set([...vocabulary.processes.values()].flat())];
  const starts: Record<string, number> = {};
  for (const process of processes) {
    const at = startOf(named, process, vocabulary);
    if (at !== undefined) starts[process] = at;
  }
  const events = named.map((one) => one?.event);
  // A column of times says of which matter it is, too.
  const matters = headers.flatMap((header, at) => vocabulary.processes.get(events[at] ?? headingOf(header, vocabulary)?.event ?? "") ?? []);
  const general = generalOf(named);
  const withStart = general !== undefined ? { ...mapping, [START]: general } : Object.keys(starts).length ? { ...mapping, [START]: Object.values(starts)[0]! } : mapping;
  const proposed = proposals(columns, withStart, vocabulary);
  return { columns, mapping, otherwise, proposed, starts, clocks, processes: [...new Set(matters)], events, named: namedBy(named) };
}

/** The headers as one text, by which a list with the same columns as an earlier one is recognised. */
export const signature = (headers: readonly string[]): string => headers.map(tidy).join("|");
