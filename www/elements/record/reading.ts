/** A file of tickets from its bytes to rows with their columns, on the page itself: a year of tickets is read in a moment. */
import type { PolicyInfo } from "../../engine/types";
import { indexed } from "../../engine/times";
import { bodyOf } from "../../lists/body";
import { isBlank, cellText, type Refusal, type SheetOfCells } from "../../lists/cells";
import { openFile, type OpenedFile } from "../../lists/file";
import { findHead } from "../../lists/head";
import { survey } from "../../lists/survey";
import { LINE, ticketMapping, ticketOf } from "../../lists/tickets";
import { plain } from "../../lists/tidy";
import { upright } from "../../lists/turned";
import { headingOf, type Vocabulary } from "../../lists/vocabulary";
import type { OpenedList } from "./intake-view";
import type { KeptTickets } from "./kept";
import type { KnownLine } from "./lines";

const pace = { piece: 65_536, breathe: (): Promise<void> => new Promise((go) => setTimeout(go)) };

/** What a list is read by. */
export interface Reader {
  policy: PolicyInfo;
  vocabulary: Vocabulary;
}

/** The sheet with the most columns that are known. */
async function bestOf({ sheets, read }: OpenedFile, vocabulary: Vocabulary): Promise<number> {
  if (sheets.length === 1) return 0;
  let best = { at: 0, score: -1 };
  for (const [at, { hidden }] of indexed(sheets)) {
    const raw = await read(at);
    if ("refused" in raw) continue;
    const sheet = upright(raw, vocabulary);
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

export async function openBook(bytes: ArrayBuffer, name: string, { vocabulary }: Reader): Promise<{ book: Book; at: number } | { refused: Refusal }> {
  const opened = await openFile(bytes, pace, vocabulary);
  return "refused" in opened ? opened : { book: { name, opened }, at: await bestOf(opened, vocabulary) };
}

export async function readSheet({ name, opened }: Book, at: number, { policy, vocabulary }: Reader): Promise<OpenedList | { refused: Refusal }> {
  const raw = await opened.read(at);
  if ("refused" in raw) return raw;
  const sheet = upright(raw, vocabulary);
  const head = findHead(sheet.rows, vocabulary);
  const body = withoutBlanks(bodyOf(sheet, head, vocabulary));
  if (head.kind !== "known" && head.headers.length < 2) return { refused: "columns" };
  if (!body.rows.length) return { refused: head.kind === "known" ? "empty" : "columns" };
  const found = await survey(head.headers, body.rows, vocabulary, pace);
  return {
    file: name, sheets: opened.sheets, sheet: at, rows: body.rows, lines: body.lines, broken: sheet.broken, ...(sheet.dayZero && { dayZero: sheet.dayZero }), survey: found, mapping: ticketMapping(found, policy), defaults: {}, year: "",
    about: { rows: body.rows.length, encoding: opened.encoding, delimiter: opened.delimiter, head: { headers: head.headers, kind: head.kind, titles: head.titles }, leftOut: body.leftOut, notes: [...sheet.notes], sheets: opened.sheets, others: [] },
  };
}

function withoutBlanks(body: Pick<SheetOfCells, "rows" | "lines"> & ReturnType<typeof bodyOf>): ReturnType<typeof bodyOf> {
  const kept = body.rows.map((row, at) => ({ row, line: body.lines[at]! })).filter(({ row }) => !isBlank(row));
  return { ...body, rows: kept.map(({ row }) => row), lines: kept.map(({ line }) => line) };
}

// ---- kept on the device

/** A list as it can be kept: its cells as the texts that they are read by. */
export function keepable({ file, rows, lines, broken, dayZero, mapping, defaults, year, about: { encoding, delimiter, head, leftOut, notes } }: OpenedList): KeptTickets {
  return { file, encoding, delimiter, ...head, rows: rows.map((row) => row.map(cellText)), lines, broken: [...broken], ...(dayZero && { dayZero }), leftOut: [...leftOut], notes: [...notes], mapping, defaults, year };
}

/** A list that was kept, as it was; its file's other sheets are not there. */
export async function reopened({ file, encoding, delimiter, headers, kind, titles, rows, lines, broken, dayZero, leftOut, notes, mapping, defaults, year }: KeptTickets, { vocabulary }: Reader): Promise<OpenedList> {
  const sheets = [{ name: "", hidden: false }];
  return {
    file, sheets, sheet: 0, rows, lines, broken: new Set(broken), ...(dayZero && { dayZero }), survey: await survey(headers, rows, vocabulary, pace), mapping, defaults, year,
    about: { rows: rows.length, encoding, delimiter, head: { headers, kind, titles }, leftOut, notes, sheets, others: [] },
  };
}

// ---- lines

const SEPARATOR = /[\t,;|，；]/;

/** The lines that a list names: one name a row, or a table with a column of lines and perhaps their customers and values. */
export async function linesFrom(bytes: ArrayBuffer, reader: Reader): Promise<KnownLine[] | { refused: Refusal }> {
  const { vocabulary } = reader;
  const text = new TextDecoder().decode(bytes);
  const names = text.split(/\r?\n/).map(plain).filter(Boolean);
  if (names.length && !text.includes("\0") && !text.includes("\ufffd") && !names.some((name) => SEPARATOR.test(name))) {
    return names.filter((name, at) => at > 0 || headingOf(name, vocabulary)?.target !== LINE).map((line) => ({ line, customer: "", dimensions: {} }));
  }
  const found = await openBook(bytes, "", reader);
  if ("refused" in found) return found;
  const raw = await found.book.opened.read(found.at);
  return "refused" in raw ? raw : linesOf(upright(raw, vocabulary), reader);
}

async function linesOf(sheet: SheetOfCells, { policy, vocabulary }: Reader): Promise<KnownLine[] | { refused: Refusal }> {
  const head = findHead(sheet.rows, vocabulary);
  const rows = sheet.rows.slice(head.first);
  const found = await survey(head.headers, rows, vocabulary, pace);
  // Without a header the first column has the names.
  const mapping = found.mapping[LINE] === undefined && head.kind === "none" ? { ...found.mapping, [LINE]: 0 } : found.mapping;
  if (mapping[LINE] === undefined) return { refused: "columns" };
  // A row with nothing but a line's name is a remark in a list of tickets, but an entry in a list of lines.
  const none = new Set(bodyOf(sheet, head, vocabulary).leftOut.flatMap(({ line, why }) => (why === "remark" ? [] : [line])));
  return rows.flatMap((row, place) => {
    const at = sheet.lines[head.first + place]!;
    const { line, customer, dimensions } = ticketOf(row, at, { policy, vocabulary, mapping, defaults: {}, year: "" }).ticket;
    return line && !none.has(at) ? [{ line, customer, dimensions }] : [];
  });
}
