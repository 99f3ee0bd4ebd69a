/** Rows as CSV that spreadsheets open with the Chinese intact. */
import { stripBidi } from "../engine/ics/text";

/** A text that a spreadsheet would take for a formula; also with full-width signs. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
/** Numbers and telephone numbers begin with such a sign and are no formula. */
const NUMBER = /^[+-]?[\d\s.,]*\d%?$/;

/** Whether a cell begins like a word or a number, as nearly all do: then it cannot be a formula and needs no further check. */
function isPlain(cell: string): boolean {
  const first = cell.charCodeAt(0);
  return (first >= 0x4e00 && first <= 0x9fff) || (first >= 0x30 && first <= 0x39) || (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a);
}

/** A text as a cell of a file for spreadsheets: a text that would run as a formula gets an apostrophe, numbers are unchanged. */
export const guarded = (cell: string): string => (!isPlain(cell) && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

/** What makes a cell need quotation marks: commas, quotation marks, line breaks, byte order marks, blanks at its ends. */
const QUOTED = /[",\r\n\ufeff]|^ | $/;
const written = (cell: string): string => (QUOTED.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

/** One cell of such a file, without bidirectional control characters. */
export const writeCell = (cell: string): string => written(guarded(stripBidi(cell)));

/** Rows, each with its line end, without the byte order mark with which the file begins. */
export const writeRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(writeCell).join(",")}\r\n`).join("");

/** Rows without protection against formulas, to be read again by this folder. */
export const plainRows = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(written).join(",")).join("\r\n");
