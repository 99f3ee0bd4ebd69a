/** The messages between the page and the worker of lists; plain objects only. */
import type { QuoteRequest } from "../../engine/types";
import type { LeftOut } from "../../lists/body";
import type { ReadNote, Refusal } from "../../lists/cells";
import type { Head } from "../../lists/head";
import type { DayOrder } from "../../lists/moments";
import type { Mapping, Survey } from "../../lists/survey";

/** The documents that are not the bundled ones: by their whole address, those of several calendars parted by spaces, or a calendar that was found beside the script. */
export interface Documents {
  policySrc?: string;
  calendarSrc?: string;
  calendar?: unknown;
}

/** Rows that are written as a workbook in a moment's time; longer lists go out as CSV. */
export const MOST_ROWS = 50_000;

/** How a list is to be read: the user's choices. */
export interface Run {
  mapping: Mapping;
  /** The targets without a column that take the form's value in every row. */
  form: string[];
  /** For each target, what an unknown text of the list means. */
  answers: Record<string, Record<string, string>>;
  process: string;
  /** The event that the start is the moment of; the process's other opening events are then not known. */
  event: string;
  /** The year of dates without one; empty where it is not known. */
  year: string;
  /** In which order day and month stand where they could change places; empty where it is not known. */
  order: DayOrder | "";
  /** What 00:00 means in a column that has no other time: a day without a time, midnight, or it is not known. */
  midnight: "day" | "zero" | "";
  /** The events besides the start of which columns are used, those of them whose midnights are days without a time, and those with one of which a row without a start begins. */
  events: string[];
  days: string[];
  beginning: string[];
  defaults: QuoteRequest;
}

export type ToWorker =
  | { type: "open"; bytes: ArrayBuffer; lang: string; documents: Documents }
  | { type: "sheet"; at: number }
  | ({ type: "run" } & Run)
  | { type: "cancel" }
  | { type: "resume" }
  | { type: "calendar"; stamp: string; list: string; past: boolean }
  | { type: "workbook"; list: string; now: string }
  | { type: "table" }
  | { type: "look"; look: Look }
  | { type: "row"; at: number }
  | { type: "keep" };

/** A fault of one cell, or of a whole row, which has no column. */
export interface CellFault {
  line: number;
  column?: string;
  value: string;
  /** The kind of value expected: a key of the desk's strings. */
  key: "bulk.bad.empty" | "bulk.bad.quote" | "bulk.bad.value" | "bulk.bad.date" | "bulk.bad.year" | "bulk.bad.order" | "bulk.bad.unclear" | "bulk.bad.weekday" | "bulk.bad.clocks" | "bulk.bad.midnight" | "bulk.bad.pause" | "bulk.bad.engine" | "bulk.bad.none";
  params: Record<string, string>;
}

/** One row of the list with what was asked for it: the calculator explains it. */
export interface OpenRow {
  at: number;
  line: number;
  name: string;
  request: QuoteRequest;
}

/** Which rows of a quoted list are looked at, and in which order. */
export interface Look {
  /** Rows that have this text in some cell; all where it is empty. */
  text: string;
  /** Which rows: with dates, without, or those that `rows` names. */
  only: "all" | "dated" | "undated" | "moved";
  /** Places of rows, from 0, for `only: "moved"`. */
  rows: readonly number[];
  /** The column that orders them; as in the list where it is absent. */
  sort?: number | undefined;
  down: boolean;
  /** The first row that is shown, from 0, of those that are wanted. */
  from: number;
}

/** The first rows, as in the list. */
export const FIRST_LOOK: Look = { text: "", only: "all", rows: [], down: false, from: 0 };

/** Rows on a page: as many as are laid out well within the 50 ms in which a page must answer. */
export const PAGE = 30;
/** A list of so many rows is shown, and printed, whole. */
export const SHORT = 60;
/** How many of so many rows a page has. */
export const pageOf = (total: number): number => (total <= SHORT ? SHORT : PAGE);

/** The rows to be shown. */
export interface Seen {
  /** Each row with its place in the list, from 0. */
  rows: { at: number; cells: string[] }[];
  /** How many there are, also those that are not shown. */
  total: number;
  /** The columns that say the same in every one of them, with what they say; none where there is one row. */
  same: { column: number; text: string }[];
}

/** What is kept of a list, beside how it is read; an answer's limit tells whether a rule moved it. */
export interface KeptRows {
  text: string;
  names: string[];
  titles: string[];
  answers: string[][];
  ids: string[];
  starts: string[];
  limits: string[][];
  provisional: boolean[][];
}

export interface Opened {
  sheets: { name: string; hidden: boolean }[];
  sheet: number;
  /** Other sheets that look like lists, which are not read with this one. */
  others: number[];
  /** How many rows there are to quote. */
  rows: number;
  encoding: string;
  delimiter: string;
  head: Pick<Head, "headers" | "kind" | "titles">;
  leftOut: LeftOut[];
  notes: ReadNote[];
  survey: Survey;
  /** For each process, the events that may open it. */
  opening: Record<string, string[]>;
  /** For each process, the events from which its dates run, and those of them with one of which a row may begin. */
  dated: Record<string, string[]>;
  beginning: Record<string, string[]>;
  /** The processes in which it matters whether a start has its time of day. */
  hourly: string[];
}

export interface Done {
  /** Rows with a date, with a fault, and those that are right but have no date. */
  quoted: number;
  failed: number;
  unanswered: number;
  /** Rows whose date lacks a year. */
  yearless: number;
  /** Rows with a date that is provisional. */
  provisional: number;
  /** What came from the form in place of a column, and in how many rows. */
  fromForm: { target: string; value: string; rows: number }[];
  faults: CellFault[];
  head: string[];
  /** The columns of the head as they stand on the page. */
  order: number[];
  /** Whether the first of them names the row. */
  lead: boolean;
  /** The columns of the list that only stand beside it: neither named, nor used, nor answered. */
  spare: number[];
  /** What is remarked of every row alike; it has no column then. */
  remark: string;
  preview: string[][];
  csv: Blob;
  /** Whether columns of the list name each row's order. */
  named: boolean;
  /** Whether it was stopped before the last row. */
  cancelled: boolean;
  /** The columns whose heads speak of pauses and of which nothing is used. */
  unused: string[];
}

export type FromWorker =
  | { type: "ready" }
  | { type: "opened"; opened: Opened }
  | { type: "refused"; key: Refusal }
  | { type: "progress"; done: number; total: number }
  | { type: "done"; result: Done }
  | { type: "calendar"; file: Blob; events: number; more: boolean; past: number; alike: number }
  | { type: "workbook"; file: Blob }
  | { type: "seen"; seen: Seen }
  | ({ type: "row" } & OpenRow)
  | ({ type: "kept" } & KeptRows)
  | { type: "table"; text: string; html: string; rows: number; more: boolean }
  | { type: "failed"; message: string };
