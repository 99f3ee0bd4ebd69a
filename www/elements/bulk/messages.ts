/** What the page and the worker of the bulk quotes say to each other; plain objects only. */
import type { QuoteRequest } from "../../engine/types";

/** Which column holds what; a target without a column takes the desk's value. */
export type Mapping = Record<string, number>;

/** The targets that are no dimension. */
export const START = "startAt";
export const PAUSES = "exclusions";

/** The documents that are not the bundled ones: by their whole address, or a calendar that was found beside the script. */
export interface Documents {
  policySrc?: string;
  calendarSrc?: string;
  calendar?: unknown;
}

export type ToWorker =
  | { type: "open"; bytes: ArrayBuffer; lang: string; documents: Documents }
  | { type: "run"; mapping: Mapping; process: string; year: string; defaults: QuoteRequest }
  | { type: "cancel" }
  | { type: "calendar"; stamp: string; list: string; past: boolean };

/** A fault of one cell, or of a whole row, which has no column. */
export interface CellFault {
  line: number;
  column?: string;
  value: string;
  /** What was expected: a key of the desk's strings. */
  key: "bulk.bad.empty" | "bulk.bad.quote" | "bulk.bad.value" | "bulk.bad.date" | "bulk.bad.year" | "bulk.bad.pause" | "bulk.bad.engine";
  params: Record<string, string>;
}

export interface Opened {
  headers: string[];
  sample: string[][];
  rows: number;
  encoding: string;
  delimiter: string;
  mapping: Mapping;
}

export interface Done {
  quoted: number;
  failed: number;
  /** Rows whose date lacks a year. */
  yearless: number;
  faults: CellFault[];
  head: string[];
  preview: string[][];
  csv: Blob;
  /** Whether columns of the list name each row's order. */
  named: boolean;
  /** Whether it was stopped before the last row. */
  cancelled: boolean;
}

/** Why a file cannot be read as a table. */
export type Refusal = "bulk.refused.empty" | "bulk.refused.workbook" | "bulk.refused.binary" | "bulk.refused.columns";

export type FromWorker =
  | { type: "ready" }
  | { type: "opened"; opened: Opened }
  | { type: "refused"; key: Refusal }
  | { type: "progress"; done: number; total: number }
  | { type: "done"; result: Done }
  | { type: "calendar"; file: Blob; events: number; more: boolean; past: number; alike: number }
  | { type: "failed"; message: string };
