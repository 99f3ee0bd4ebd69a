/** Bytes to sheets of cells, whatever kind of file they are. */
import type { Pace, Refusal, SheetOfCells } from "./cells";
import { decode, isBinary } from "./encodings";
import { namesIn } from "./head";
import { separate } from "./separated";
import { headings } from "./tidy";
import type { Vocabulary } from "./vocabulary";

export interface OpenedFile {
  kind: "text" | "workbook" | "markup";
  /** Of a text. */
  encoding: string;
  delimiter: string;
  sheets: { name: string; hidden: boolean }[];
  read(at: number): Promise<SheetOfCells | { refused: Refusal }>;
}

const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

/** Zip (.xlsx, .ods) and compound files (.xls, and workbooks with a password). */
const isWorkbook = (bytes: Uint8Array): boolean => starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** A file's sheets, or why it has none. */
export async function openFile(buffer: ArrayBuffer, pace: Pace, vocabulary: Vocabulary): Promise<OpenedFile | { refused: Refusal }> {
  const bytes = new Uint8Array(buffer);
  if (isWorkbook(bytes)) return workbookFile(bytes);
  if (isBinary(bytes)) return { refused: "binary" };
  const familiar = (text: string): number => new Set(text.split(/[\s,;|，；"]/).flatMap(headings).filter((name) => vocabulary.headings.has(name))).size;
  const { text, encoding, broken } = await decode(bytes, pace, familiar);
  // The parser of markup is loaded only for a file that begins like markup.
  if (!/^\s*</.test(text)) return textFile(text, encoding, broken, pace, vocabulary);
  const { isMarkup, readMarkup } = await import("./markup");
  if (!isMarkup(text)) return /^\s*<\?xml\s/.test(text) ? { refused: "columns" } : textFile(text, encoding, broken, pace, vocabulary);
  const sheets = readMarkup(text);
  if (!sheets?.length) return { refused: sheets ? "columns" : "large" };
  return { kind: "markup", encoding: "", delimiter: "", sheets: sheets.map(({ name }) => ({ name, hidden: false })), read: async (at) => sheets[at] ?? { refused: "damaged" } };
}

async function workbookFile(bytes: Uint8Array): Promise<OpenedFile | { refused: Refusal }> {
  const { openWorkbook } = await import("./workbook");
  const book = await openWorkbook(bytes);
  if ("refused" in book) return book;
  const { sheets, read } = book;
  return { kind: "workbook", encoding: "", delimiter: "", sheets, read: async (at) => read(at) };
}

async function textFile(text: string, encoding: string, brokenBytes: number, pace: Pace, vocabulary: Vocabulary): Promise<OpenedFile | { refused: Refusal }> {
  if (!text.trim()) return { refused: "empty" };
  const { rows, lines, broken, delimiter } = await separate(text, pace, namesIn(vocabulary));
  if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return { refused: "columns" };
  const notes: SheetOfCells["notes"] = brokenBytes ? [{ code: "broken-bytes", params: { n: brokenBytes, line: lineOf(text) } }] : [];
  return { kind: "text", encoding, delimiter, sheets: [{ name: "", hidden: false }], read: async () => ({ name: "", rows, lines, broken, notes }) };
}

/** The line of the first character that could not be decoded. */
const lineOf = (text: string): number => text.slice(0, text.indexOf("\ufffd")).split("\n").length;
