/** Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) to sheets of cells. The reader is a wasm module (`workbook/`) that is loaded only here. */
import { indexed } from "../engine/times";
import { start, type Glue } from "../engine/load";
import { DAY_ZERO, type Cell, type ReadNote, type Refusal, type SheetOfCells } from "./cells";
import { readMoment, serialMoment } from "./moments";

/** The exports of the reader. */
interface Reader extends Glue {
  Workbook: new (bytes: Uint8Array) => Opened;
}
interface Opened {
  sheets(): string;
  read(at: number): string;
  /** Releases the object without calling the module. */
  __destroy_into_raw(): number;
}

export interface WorkbookFile {
  sheets: { name: string; hidden: boolean }[];
  read(at: number): SheetOfCells | { refused: Refusal };
}

// The separators that the reader writes into its texts (`workbook/src/lib.rs`).
const [SECTION, ROW, CELL] = ["\u001d", "\u001e", "\u001f"] as const;
/** If a reader that trapped had this much memory, it ran out of memory; otherwise the file is damaged. */
const FULL = 800_000_000;
/** The number of places that a note names. */
const NAMED = 8;

/** The memory and the workbook of the last reader, which are released when the next one starts. */
let last: { memory: WebAssembly.Memory; book?: Opened } | undefined;

/** Creates a reader for each file, because one that trapped cannot be used again. */
async function reader(): Promise<{ glue: Reader; used(): number } | undefined> {
  const [glue, { build, source }] = await Promise.all([import("#web/workbook/sla_workbook_bg.js") as Promise<Reader>, import("virtual:sla-wasm/workbook")]);
  const from = source();
  if (!from) return undefined;
  try {
    const memory = (await start({ build, glue }, from)).exports.memory as WebAssembly.Memory;
    // Growing detaches the old memory's buffer, by which the script of wasm-bindgen sees that its views are stale.
    last?.memory.grow(0);
    // Otherwise the collector would free it later, in the memory of another reader.
    last?.book?.__destroy_into_raw();
    last = { memory };
    return { glue, used: () => memory.buffer.byteLength };
  } catch {
    // Pages may forbid WebAssembly.
    return undefined;
  }
}

export async function openWorkbook(bytes: Uint8Array): Promise<WorkbookFile | { refused: Refusal }> {
  const ready = await reader();
  if (!ready) return { refused: "unreadable" };
  /** The reader itself throws a string; a trap is not a string. */
  const attempt = <T>(work: () => T): T | { refused: Refusal } => {
    try {
      return work();
    } catch (thrown) {
      if (typeof thrown === "string") return { refused: thrown as Refusal };
      return { refused: ready.used() > FULL ? "large" : "damaged" };
    }
  };
  const book = attempt(() => new ready.glue.Workbook(bytes));
  if ("refused" in book) return book;
  if (last) last.book = book;
  const sheets = book.sheets().split(ROW).map((name) => ({ name: name.replace(CELL, ""), hidden: name.startsWith(CELL) }));
  return { sheets, read: (at) => attempt(() => sheetOf(sheets[at]?.name ?? "", book.read(at))) };
}

function cellOf(text: string): Cell {
  const rest = text.slice(1);
  switch (text[0]) {
    case "t":
      return rest;
    case "n":
      return { type: "number", text: rest };
    case "d":
      return { type: "moment", text: dayOrTime(Number(rest)) };
    case "i":
      return { type: "moment", text: isoOf(rest) };
    case "b":
      return { type: "boolean", text: rest };
    case "e":
      return { type: "error", text: rest };
    case "f":
      return { type: "formula", text: "" };
    default:
      return "";
  }
}

/** A number of less than a day is a time of day. */
const dayOrTime = (days: number): string => {
  const moment = serialMoment(days);
  return (days >= 0 && days < 1 ? moment.slice(11) || "00:00" : moment).replace("T", " ");
};

/** OpenDocument writes midnight if there is no time of day. */
function isoOf(text: string): string {
  const read = readMoment(text.replace(/T00:00:00(\.0+)?$/, ""));
  return ("moment" in read ? read.moment : text).replace("T", " ");
}

const span = ([from, to]: readonly [number, number]): string => (from === to ? String(from) : `${from}–${to}`);
const rangesOf = (text: string): [number, number][] => text.split(",").filter(Boolean).map((one) => one.split("-").map(Number) as [number, number]);
const letters = (column: number): string => (column > 26 ? letters(Math.floor((column - 1) / 26)) : "") + String.fromCharCode(65 + ((column - 1) % 26));

function hidden(code: "hidden-rows" | "hidden-columns", ranges: readonly [number, number][], last: number, name: (range: readonly [number, number]) => string): ReadNote[] {
  // Hidden rows and columns outside the cells do not matter.
  const within = ranges.filter(([from]) => from <= last).map(([from, to]): [number, number] => [from, Math.min(to, last)]);
  const n = within.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const list = within.slice(0, NAMED).map(name).join(", ") + (within.length > NAMED ? "…" : "");
  return n ? [{ code, params: { n, list } }] : [];
}

function sheetOf(name: string, text: string): SheetOfCells {
  const [body = "", hiddenRows = "", hiddenColumns = "", merged = "0", zero = DAY_ZERO] = text.split(SECTION);
  const rows: Cell[][] = [];
  const lines: number[] = [];
  const unknown: string[] = [];
  let width = 0;
  for (const row of body ? body.split(ROW) : []) {
    const [line, ...cells] = row.split(CELL);
    const read = cells.map(cellOf);
    for (const [at, cell] of indexed(read)) if (typeof cell !== "string" && cell.type === "formula") unknown.push(`${letters(at + 1)}${line}`);
    width = Math.max(width, read.length);
    rows.push(read);
    lines.push(Number(line));
  }
  const notes: ReadNote[] = [
    ...hidden("hidden-rows", rangesOf(hiddenRows), lines[lines.length - 1] ?? 0, span),
    ...hidden("hidden-columns", rangesOf(hiddenColumns), width, ([from, to]) => (from === to ? letters(from) : `${letters(from)}–${letters(to)}`)),
  ];
  if (Number(merged)) notes.push({ code: "merged", params: { n: Number(merged) } });
  if (unknown.length) notes.push({ code: "no-value", params: { n: unknown.length, list: unknown.slice(0, NAMED).join(", ") + (unknown.length > NAMED ? "…" : "") } });
  // A file may hold any text for its day 0.
  const counts = zero !== DAY_ZERO && /^\d{4}-\d\d-\d\d$/.test(zero) && !Number.isNaN(Date.parse(zero));
  return { name, rows, lines, broken: new Set(), ...(counts && { dayZero: zero }), notes };
}
