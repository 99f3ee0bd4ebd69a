/** The types that every reader of files returns and every other part of this folder accepts. */

/** A cell that is not just text: its type in the file, beside the text by which it is read. */
export interface TypedCell {
  /** `moment` has a canonical ISO text; `formula` has no stored value, its text is empty. */
  readonly type: "number" | "moment" | "boolean" | "error" | "formula";
  readonly text: string;
}
export type Cell = string | TypedCell;

/** A file's sheet as it was read: rows of cells, each row with its place in the file. */
export interface SheetOfCells {
  readonly name: string;
  readonly rows: Cell[][];
  /** The line (of a text) or row (of a workbook) at which each row stands, from 1. */
  readonly lines: number[];
  /** Lines of a text with an unpaired quotation mark; each is a row with the whole line as its one cell. */
  readonly broken: ReadonlySet<number>;
  /** The day with the number 0, where that is not {@link DAY_ZERO}: 1904-01-01 in the 1904 date system. */
  readonly dayZero?: string;
  /** What the user should know about how the file was read. */
  readonly notes: readonly ReadNote[];
}

/** The day with the number 0 in the 1900 date system of spreadsheets, which counts a 29 February 1900. */
export const DAY_ZERO = "1899-12-30";

/** What a reader noticed. The page has a sentence for each code. */
export interface ReadNote {
  readonly code: "broken-bytes" | "hidden-rows" | "hidden-columns" | "merged" | "no-value" | "turned";
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why a file gives no table. The page has a sentence for each code. */
export type Refusal =
  | "empty" | "binary" | "columns" | "password" | "damaged" | "large" | "unreadable";

export const cellText = (cell: Cell | undefined): string => (cell === undefined ? "" : typeof cell === "string" ? cell : cell.text);
export const isBlank = (row: readonly Cell[]): boolean => row.every((cell) => !cellText(cell).trim() && (typeof cell === "string" || cell.type !== "formula"));

/** How much is read at a time, and what is called in between. */
export interface Pace {
  readonly piece: number;
  breathe(): Promise<void>;
}
