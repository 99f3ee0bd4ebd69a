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

/** How much is read at a time, and what happens in between. */
export interface Pace {
  readonly piece: number;
  breathe(): Promise<void>;
}

/** Rows that are looked at without a pause. */
const ROWS = 2000;
/** So far into a file its kind shows. */
const HEAD = 65_536;

/** `undefined` where `fatal` and the bytes are not in that encoding. */
async function decodeAs(bytes: Uint8Array, encoding: string, fatal: boolean, { piece, breathe }: Pace): Promise<string | undefined> {
  const decoder = new TextDecoder(encoding, { fatal });
  const parts: string[] = [];
  try {
    for (let at = 0; at < bytes.length; at += piece) {
      parts.push(decoder.decode(bytes.subarray(at, at + piece), { stream: true }));
      await breathe();
    }
    return parts.join("") + decoder.decode();
  } catch {
    return undefined;
  }
}

async function decode(bytes: Uint8Array, pace: Pace): Promise<{ text: string; encoding: string }> {
  // What Excel saves as "Unicode text".
  if (starts(bytes, 0xff, 0xfe)) return { text: (await decodeAs(bytes, "utf-16le", false, pace)) ?? "", encoding: "UTF-16" };
  const text = await decodeAs(bytes, "utf-8", true, pace);
  if (text !== undefined) return { text, encoding: "UTF-8" };
  // Chinese Windows writes its own encoding where UTF-8 is not asked for.
  return { text: (await decodeAs(bytes, "gb18030", false, pace)) ?? "", encoding: "GB18030" };
}

/** The parser stops after each piece until it is told to go on. */
function parse(text: string, { piece, breathe }: Pace): Promise<{ rows: string[][]; delimiter: string }> {
  const rows: string[][] = [];
  let delimiter = ",";
  return new Promise((done, fail) => Papa.parse<string[]>(text, {
    delimitersToGuess: [",", "\t", ";"],
    chunkSize: piece,
    chunk({ data, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) {
      for (const row of data) rows.push(row);
      delimiter = meta.delimiter;
      parser.pause();
      breathe().then(() => parser.resume(), fail);
    },
    complete: () => done({ rows, delimiter }),
    error: fail,
  }));
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => !cell.trim());

/** The table in a file, or why it is none. */
export async function readTable(buffer: ArrayBuffer, pace: Pace): Promise<Table | { refused: Refusal }> {
  const bytes = new Uint8Array(buffer);
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: "bulk.refused.workbook" };
  if (!starts(bytes, 0xff, 0xfe) && bytes.subarray(0, HEAD).includes(0)) return { refused: "bulk.refused.binary" };
  const { text, encoding } = await decode(bytes, pace);
  if (!text.trim()) return { refused: "bulk.refused.empty" };
  // An empty last line would count against a separator when it is guessed.
  const parsed = await parse(text.replace(/[\r\n]+$/, ""), pace);
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  for (const [at, row] of parsed.rows.entries()) {
    if (!isBlank(row)) {
      rows.push(row);
      lines.push(line);
    }
    // A quoted cell may go on over several lines.
    line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
    if (at % ROWS === ROWS - 1) await pace.breathe();
  }
  if (rows.length < 2) return { refused: rows[0] && rows[0].length > 1 ? "bulk.refused.empty" : "bulk.refused.columns" };
  return { rows, lines, encoding, delimiter: parsed.delimiter };
}

/** A cell that no spreadsheet takes for a formula, in either width of its signs. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** Rows as CSV that Excel and WPS open with the Chinese intact; without the mark of order, which the file begins with. */
export const writeRows = (rows: readonly string[][]): string =>
  `${Papa.unparse(rows as string[][], { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;
