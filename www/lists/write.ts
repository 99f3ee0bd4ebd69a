/** Rows as CSV that spreadsheets open with the Chinese intact. */
import Papa from "papaparse";

/** A text that a spreadsheet would take for a formula, in either width of its signs. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
/** Numbers and telephone numbers begin with such a sign and are no formula. */
const NUMBER = /^[+-]?[\d\s.,]*\d%?$/;

const guarded = (cell: string): string => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

/** Rows without the mark of order, which the file begins with. Texts that would run as a formula get an apostrophe; numbers stay. */
export const writeRows = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(rows.map((row) => row.map(guarded)), { newline: "\r\n" })}\r\n`;

/** Rows as they are, to be read again by this folder: nothing is guarded. */
export const plainRows = (rows: readonly (readonly string[])[]): string => Papa.unparse(rows as string[][], { newline: "\r\n" });
