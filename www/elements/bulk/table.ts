/** Bytes to a table: the encoding, the separator, the rows. */
import Papa from "papaparse";
import type { Refusal } from "./messages";

export interface Table {
  rows: string[][];
  /** The line of the file that each row begins at. */
  lines: number[];
  encoding: string;
  delimiter: string;
}

const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const as = (encoding: string, fatal = false) => new TextDecoder(encoding, { fatal }).decode(bytes);
  // What Excel saves as "Unicode text".
  if (starts(bytes, 0xff, 0xfe)) return { text: as("utf-16le"), encoding: "UTF-16" };
  try {
    return { text: as("utf-8", true), encoding: "UTF-8" };
  } catch {
    // Chinese Windows writes its own encoding where UTF-8 is not asked for.
    return { text: as("gb18030"), encoding: "GB18030" };
  }
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => !cell.trim());

/** The table in a file, or why it is none. */
export function readTable(buffer: ArrayBuffer): Table | { refused: Refusal } {
  const bytes = new Uint8Array(buffer);
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: "bulk.refused.workbook" };
  if (!starts(bytes, 0xff, 0xfe) && bytes.subarray(0, 65_536).includes(0)) return { refused: "bulk.refused.binary" };
  const { text, encoding } = decode(bytes);
  if (!text.trim()) return { refused: "bulk.refused.empty" };
  // An empty last line would count against a separator when it is guessed.
  const parsed = Papa.parse<string[]>(text.replace(/[\r\n]+$/, ""), { delimitersToGuess: [",", "\t", ";"] });
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  for (const row of parsed.data) {
    if (!isBlank(row)) {
      rows.push(row);
      lines.push(line);
    }
    // A quoted cell may go on over several lines.
    line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  }
  if (rows.length < 2) return { refused: rows[0] && rows[0].length > 1 ? "bulk.refused.empty" : "bulk.refused.columns" };
  return { rows, lines, encoding, delimiter: parsed.meta.delimiter };
}

/** A cell that no spreadsheet takes for a formula, in either width of its signs. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** Rows as CSV that Excel and WPS open with the Chinese intact; without the mark of order, which the file begins with. */
export const writeRows = (rows: readonly string[][]): string =>
  `${Papa.unparse(rows as string[][], { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;
