/** Rows to a workbook: days and moments as dates, texts as texts (an order number keeps its zeros), a frozen head. */
import { stripBidi } from "../engine/ics/text";
import { indexed } from "../engine/times";
import writeXlsxFile, { type Cell as XlsxCell, type SheetData } from "write-excel-file/universal";

/** A cell to be written: a text, a day (`2026-10-10`), a moment (`2026-10-10 16:00`) or a number. */
export type OutCell = string | { readonly day: string } | { readonly moment: string } | { readonly number: number };

export interface OutSheet {
  name: string;
  /** The first row is the header. */
  rows: readonly (readonly OutCell[])[];
  /** The number of frozen columns at the left. */
  frozen?: number;
}

/** The width that a column's content needs, in characters; a Chinese character counts as two. */
const WIDEST = 60;
const NARROWEST = 8;
/** The number of rows from which a column's width is determined. */
const SAMPLE = 200;

/** A moment as a `Date` for the library, which reads it as UTC. */
const dateOf = (text: string): Date => new Date(`${text.slice(0, 10)}T${text.slice(11) || "00:00"}Z`);

function cellOf(cell: OutCell): XlsxCell {
  if (typeof cell === "string") return cell ? { value: stripBidi(cell), type: String } : null;
  if ("number" in cell) return { value: cell.number, type: Number };
  if ("day" in cell) return { value: dateOf(cell.day), type: Date, format: "yyyy-mm-dd" };
  return { value: dateOf(cell.moment), type: Date, format: cell.moment.length > 16 ? "yyyy-mm-dd hh:mm:ss" : "yyyy-mm-dd hh:mm" };
}

const lengthOf = (cell: OutCell): number => {
  if (typeof cell !== "string") return "moment" in cell ? 17 : 12;
  return cell.split("\n").reduce((most, line) => Math.max(most, [...line].reduce((sum, letter) => sum + (letter > "\u00ff" ? 2 : 1), 0)), 0);
};

function widths(rows: OutSheet["rows"]): { width: number }[] {
  const found: number[] = [];
  for (const row of rows.slice(0, SAMPLE)) for (const [at, cell] of indexed(row)) found[at] = Math.max(found[at] ?? NARROWEST, Math.min(WIDEST, lengthOf(cell) + 2));
  return found.map((width) => ({ width }));
}

/** A sheet's name without the characters that are not allowed in one. */
const named = (name: string): string => name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);

export function writeWorkbook(sheets: readonly OutSheet[]): Promise<Blob> {
  return writeXlsxFile(sheets.map(({ name, rows, frozen }) => ({
    sheet: named(name), columns: widths(rows), stickyRowsCount: 1, ...(frozen ? { stickyColumnsCount: frozen } : {}),
    data: rows.map((row, at): SheetData[number] => row.map((cell) => (at ? cellOf(cell) : { value: stripBidi(String(cell)), type: String, fontWeight: "bold", wrap: true }))),
  }))).toBlob();
}
