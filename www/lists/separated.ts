/** Splits a text into rows: finds the separator of its columns, and handles quoted cells and stray quotation marks. */
import Papa from "papaparse";
import type { Pace } from "./cells";
import { indexed } from "../engine/times";

export interface Separated {
  rows: string[][];
  /** The line that each row begins at. */
  lines: number[];
  broken: ReadonlySet<number>;
  /** The separator; `spaces` if columns are separated by two or more blanks. */
  delimiter: string;
}

/** Rows that are examined before other work gets a turn. */
const ROWS = 2000;
/** The number of lines from which the separator is determined. */
const SAMPLE = 60;

const DELIMITERS = [",", "\t", ";", "|", "，", "；"];
export const SPACES = "spaces";
const WIDE_GAP = /[ \u3000]{2,}/g;

/** `sep=;` tells Excel the separator. */
const TOLD = /^"?sep=(.)"?[,;]*(?:\n|$)/i;

/** How regular rows are: the most frequent number of columns, and how many rows have it. */
function evenness(data: readonly (readonly string[])[]): { rows: number; columns: number } {
  const tally = new Map<number, number>();
  for (const row of data) if (row.length > 1) tally.set(row.length, (tally.get(row.length) ?? 0) + 1);
  let best = { rows: 0, columns: 1 };
  for (const [columns, rows] of tally) if ((rows - best.rows || columns - best.columns) > 0) best = { rows, columns };
  return best;
}

/** Blanks at both ends are an indent; a full-width blank within a cell stays. */
const spaced = (text: string): string => text.split("\n").map((line) => line.trim().replace(WIDE_GAP, "\t")).join("\n");

/**
 * The separator with which most rows have the same number of columns. `known` counts the column names in a row; if a
 * row has any with one of the separators, that separator is used.
 */
function guess(text: string, known: (row: readonly string[]) => number): string {
  const sample = text.split("\n").slice(0, SAMPLE).join("\n");
  const found = [...DELIMITERS, SPACES].map((delimiter) => {
    const { data } = Papa.parse<string[]>(delimiter === SPACES ? spaced(sample) : sample, { delimiter: delimiter === SPACES ? "\t" : delimiter });
    return { delimiter, named: data.reduce((most, row) => (row.length > 1 ? Math.max(most, known(row)) : most), 0), ...evenness(data) };
  });
  return found.reduce((best, one) => ((one.named - best.named || one.rows - best.rows || one.columns - best.columns) > 0 ? one : best)).delimiter;
}

interface Parsed {
  rows: string[][];
  /** The first row with an unpaired quotation mark: what follows it may be part of one of its cells. */
  quotes: number | undefined;
}

/** The parser stops after each piece until it is told to go on. */
function parse(text: string, delimiter: string, { piece, breathe }: Pace): Promise<Parsed> {
  const rows: string[][] = [];
  let quotes: number | undefined;
  return new Promise((done, fail) => Papa.parse<string[]>(text, {
    delimiter,
    chunkSize: piece,
    chunk({ data, errors }: Papa.ParseResult<string[]>, parser: Papa.Parser) {
      for (const { row = 0 } of errors) quotes = Math.min(quotes ?? Infinity, rows.length + row);
      for (const row of data) rows.push(row);
      parser.pause();
      breathe().then(() => parser.resume(), fail);
    },
    complete: () => done({ rows, quotes }),
  }));
}

/** How many lines begin within a row's cells. */
const breaks = (row: readonly string[]): number => row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);

/** From the first stray quotation mark on, each line is a row of its own, so that none is lost in another's cell. */
async function lineByLine(text: string, delimiter: string, { rows, quotes }: Parsed & { quotes: number }, { breathe }: Pace): Promise<{ rows: string[][]; broken: Set<number> }> {
  const read = rows.slice(0, quotes);
  const first = read.reduce((line, row) => line + 1 + breaks(row), 0);
  const broken = new Set<number>();
  const lines = text.split("\n");
  for (let at = first; at < lines.length; at++) {
    const { data, errors } = Papa.parse<string[]>(lines[at]!, { delimiter });
    const stray = errors.length > 0;
    // Columns can be named only by a header whose quotation marks are removed.
    if (stray && at) broken.add(at + 1);
    read.push(stray ? (at ? [lines[at]!] : lines[at]!.replace(/"/g, "").split(delimiter)) : data[0] ?? []);
    if (at % ROWS === ROWS - 1) await breathe();
  }
  return { rows: read, broken };
}

/** `="000123"` is how an export keeps a spreadsheet from taking a text for a number; the text is what is meant. */
const AS_TEXT = /^\s*="([^"]*)"\s*$/;
const bare = (cell: string): string => AS_TEXT.exec(cell)?.[1] ?? cell;

/** The rows of a text, blank ones left out. */
export async function separate(file: string, pace: Pace, known: (row: readonly string[]) => number): Promise<Separated> {
  // Files put together from several may end their lines in more than one way.
  const whole = file.replace(/\r\n?/g, "\n");
  const told = TOLD.exec(whole);
  const text = told ? whole.slice(told[0].length) : whole;
  const delimiter = told?.[1] ?? guess(text, known);
  const [tabbed, character] = delimiter === SPACES ? [spaced(text), "\t"] : [text, delimiter];
  const first = await parse(tabbed, character, pace);
  const parsed = first.quotes === undefined ? { rows: first.rows, broken: new Set<number>() } : await lineByLine(tabbed, character, { ...first, quotes: first.quotes }, pace);
  const skipped = told ? 1 : 0;
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1 + skipped;
  for (const [at, row] of indexed(parsed.rows)) {
    if (row.some((cell) => cell.trim())) {
      // Bars as separators have blanks around them.
      rows.push(row.map((cell) => bare(delimiter === "|" ? cell.trim() : cell)));
      lines.push(line);
    }
    // A quoted cell may span several lines.
    line += 1 + breaks(row);
    if (at % ROWS === ROWS - 1) await pace.breathe();
  }
  return { rows, lines, broken: new Set([...parsed.broken].map((at) => at + skipped)), delimiter };
}
