/** Tables of many rows, and their answers, column by column. */
import type { Limit, Problem } from "./contract";

/** Texts by their number (Arrow's dictionary): −1, in bytes 255, is "not given". */
export interface Dictionary {
  readonly values: readonly string[];
  readonly codes: Uint8Array | Int32Array;
}

/** Rows as columns. Moments are milliseconds since 1970-01-01T00:00Z, taken to the second; NaN is "not given". */
export interface Columns {
  /** The number of rows. */
  count: number;
  /** One value for all rows, or a dictionary. */
  dimensions: { readonly [dimension: string]: string | Dictionary };
  startAt: Float64Array;
  /** Not 0 where a start is a bare date, which stands as its midnight in UTC; likewise for events and finishes. */
  startIsDate?: Uint8Array;
  /** The moments of each event; −∞ is "did not happen". */
  events?: { readonly [event: string]: Float64Array };
  eventIsDate?: { readonly [event: string]: Uint8Array };
  finishedAt?: { readonly [commitment: string]: Float64Array };
  finishedIsDate?: { readonly [commitment: string]: Uint8Array };
  /** The excluded intervals of each row as Arrow's lists: those of row `n` are from `offsets[n]` to `offsets[n + 1]`. */
  exclusions?: { readonly offsets: Int32Array; readonly from: Float64Array; readonly to: Float64Array; readonly cause: { readonly values: readonly string[]; readonly codes: Uint8Array } };
  /** One value for all rows; or per row 0 for false, 1 for true and 255 for "not given". */
  conditions?: { readonly [condition: string]: boolean | Uint8Array };
  figures?: { readonly [figure: string]: Limit };
  readings?: { readonly [reading: string]: string };
  now?: string;
}

/** The answers of one commitment, one entry per row. */
export interface ColumnAnswer {
  /** The place in the order of the statuses; 255 where the row is wrong or its edition has no such commitment. */
  status: Uint8Array;
  /** Milliseconds since 1970-01-01T00:00Z; NaN where nothing is due. */
  dueAt: Float64Array;
  /** Days since 1970-01-01; −2147483648 where nothing is due. Likewise the next two. */
  dueDate: Int32Array;
  earliest: Int32Array;
  latest: Int32Array;
  /** 0 confirmed, 1 provisional, 255 nothing due. */
  certainty: Uint8Array;
  /** 0 open, 1 met, 2 missed, 255 not known. */
  outcome: Uint8Array;
  /** Whole minutes left, spared or over; NaN without an outcome. */
  minutes: Float64Array;
  /** 0, or the place of the row's problem in `problems`, counted from 1. The same column in every commitment. */
  error: Int32Array;
}

/** A table of answers for each commitment, and the problems of the rows that are wrong, each once. */
export type ColumnAnswers = { [commitment: string]: ColumnAnswer } & { problems: Problem[] };

/** A column of moments with what says which are dates. */
interface Moments {
  at: Float64Array;
  dates: Uint8Array | undefined;
}

/** The table as the module takes it: what is the same in all rows, and the columns in order. */
export interface Table {
  count: number;
  frame: {
    commitments: readonly string[];
    request: { dimensions: { [name: string]: string }; conditions: { [name: string]: boolean }; figures?: object; readings?: object; now?: string };
    dimensions: { id: string; values: readonly string[] }[];
    conditions: string[];
    events: string[];
    finishedAt: string[];
    causes: readonly string[];
  };
  codes: (Uint8Array | Int32Array)[];
  conditions: Uint8Array[];
  /** The start, the events, the finishes. */
  moments: Moments[];
  exclusions: Columns["exclusions"];
}
