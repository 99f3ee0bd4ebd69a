/** Bytes to a table: the encoding, the separator, the rows. */
import Papa from "papaparse";
import type { Refusal } from "./messages";

export interface Table {
  rows: string[][];
  /** The line of the file that each row begins at. */
  lines: number[];
  /** The lines with a quotation mark that has no partner; each is a row with the whole line as its one cell. */
  broken: ReadonlySet<number>;
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

interface Parsed {
  rows: string[][];
  delimiter: string;
  /** The first row whose quotation marks are not in pairs: what follows it may be part of one of its cells. */
  quotes: number | undefined;
}

/** The parser stops after each piece until it is told to go on. */
function parse(text: string, { piece, breathe }: Pace): Promise<Parsed> {
  const rows: string[][] = [];
  let quotes: number | undefined;
  let delimiter = ",";
  return new Promise((done, fail) => Papa.parse<string[]>(text, {
    delimitersToGuess: [",", "\t", ";"],
    chunkSize: piece,
    chunk({ data, errors, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) {
      for (const { type, row = 0 } of errors) if (type === "Quotes") quotes = Math.min(quotes ?? Infinity, rows.length + row);
      for (const row of data) rows.push(row);
      delimiter = meta.delimiter;
      parser.pause();
      breathe().then(() => parser.resume(), fail);
    },
    complete: () => done({ rows, delimiter, quotes }),
    error: fail,
  }));
}

/** How many lines begin within a row's cells. */
const breaks = (row: readonly string[]): number => row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);

/** From the first stray quotation mark on, each line is a row of its own, so that none is lost in another's cell. */
async function lineByLine(text: string, { rows, delimiter, quotes }: Parsed & { quotes: number }, { breathe }: Pace): Promise<{ rows: string[][]; broken: Set<number> }> {
  const read = rows.slice(0, quotes);
  const first = read.reduce((line, row) => line + 1 + breaks(row), 0);
  const broken = new Set<number>();
  const lines = text.split(/\r\n|[\r\n]/);
  for (let at = first; at < lines.length; at++) {
    const { data, errors } = Papa.parse<string[]>(lines[at]!, { delimiter });
    const stray = errors.some(({ type }) => type === "Quotes");
    // Only a head without its marks can say what the columns are.
    if (stray && at) broken.add(at + 1);
    read.push(stray ? (at ? [lines[at]!] : lines[at]!.replace(/"/g, "").split(delimiter)) : data[0] ?? [""]);
    if (at % ROWS === ROWS - 1) await breathe();
  }
  return { rows: read, broken };
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
  const trimmed = text.replace(/[\r\n]+$/, "");
  const whole = await parse(trimmed, pace);
  const { quotes } = whole;
  const parsed = quotes === undefined ? { rows: whole.rows, broken: new Set<number>() } : await lineByLine(trimmed, { ...whole, quotes }, pace);
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  for (const [at, row] of parsed.rows.entries()) {
    if (!isBlank(row)) {
      rows.push(row);
      lines.push(line);
    }
    // A quoted cell may go on over several lines.
    line += 1 + breaks(row);
    if (at % ROWS === ROWS - 1) await pace.breathe();
  }
  if (rows.length < 2) return { refused: rows[0] && rows[0].length > 1 ? "bulk.refused.empty" : "bulk.refused.columns" };
  return { rows, lines, broken: parsed.broken, encoding, delimiter: whole.delimiter };
}

/** A cell that no spreadsheet takes for a formula, in either width of its signs. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** Rows as CSV that Excel and WPS open with the Chinese intact; without the mark of order, which the file begins with. */
export const writeRows = (rows: readonly string[][]): string =>
  `${Papa.unparse(rows as string[][], { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;
