/** A file of tickets from its bytes to rows with their columns, on the page itself: a year of tickets is read in a moment. */
import { indexed } from "../../engine/times";
import { bodyOf } from "../../lists/body";
import { isBlank, type Refusal, type SheetOfCells } from "../../lists/cells";
import { openFile, type OpenedFile } from "../../lists/file";
import { findHead } from "../../lists/head";
import { survey } from "../../lists/survey";
import type { Vocabulary } from "../../lists/vocabulary";
import type { OpenedList } from "./intake-view";

const pace = { piece: 65_536, breathe: (): Promise<void> => new Promise((go) => setTimeout(go)) };

/** The sheet with the most columns that are known. */
async function bestOf({ sheets, read }: OpenedFile, vocabulary: Vocabulary): Promise<number> {
  if (sheets.length === 1) return 0;
  let best = { at: 0, score: -1 };
  for (const [at, { hidden }] of indexed(sheets)) {
    const sheet = await read(at);
    if ("refused" in sheet) continue;
    const head = findHead(sheet.rows, vocabulary);
    const { mapping } = await survey(head.headers, sheet.rows.slice(head.first, head.first + 20), vocabulary, pace);
    const score = Object.keys(mapping).length * 2 + (hidden ? 0 : 1);
    if (score > best.score) best = { at, score };
  }
  return best.at;
}

/** A file that is open, to be read sheet by sheet. */
export interface Book {
  name: string;
  opened: OpenedFile;
}

export async function openBook(bytes: ArrayBuffer, name: string, vocabulary: Vocabulary): Promise<{ book: Book; at: number } | { refused: Refusal }> {
  const opened = await openFile(bytes, pace, vocabulary);
  return "refused" in opened ? opened : { book: { name, opened }, at: await bestOf(opened, vocabulary) };
}

export async function readSheet({ name, opened }: Book, at: number, vocabulary: Vocabulary): Promise<OpenedList | { refused: Refusal }> {
  const sheet = await opened.read(at);
  if ("refused" in sheet) return sheet;
  const head = findHead(sheet.rows, vocabulary);
  const body = withoutBlanks(bodyOf(sheet, head, vocabulary));
  if (head.kind !== "known" && head.headers.length < 2) return { refused: "columns" };
  if (!body.rows.length) return { refused: head.kind === "known" ? "empty" : "columns" };
  const found = await survey(head.headers, body.rows, vocabulary, pace);
  return {
    file: name, sheets: opened.sheets, sheet: at, rows: body.rows, lines: body.lines, broken: sheet.broken, survey: found, mapping: found.mapping, defaults: {}, year: "",
    about: { rows: body.rows.length, encoding: opened.encoding, delimiter: opened.delimiter, head: { headers: head.headers, kind: head.kind, titles: head.titles }, leftOut: body.leftOut, notes: [...sheet.notes], sheets: opened.sheets, others: [] },
  };
}

function withoutBlanks(body: Pick<SheetOfCells, "rows" | "lines"> & ReturnType<typeof bodyOf>): ReturnType<typeof bodyOf> {
  const kept = body.rows.map((row, at) => ({ row, line: body.lines[at]! })).filter(({ row }) => !isBlank(row));
  return { ...body, rows: kept.map(({ row }) => row), lines: kept.map(({ line }) => line) };
}
