/** Tables in markup: web pages saved as .xls, and the XML spreadsheets of 2003. */
import { Parser } from "htmlparser2";
import { isBlank, type Cell, type ReadNote, type SheetOfCells } from "./cells";
import { readMoment } from "./moments";

/** The number of characters that show the kind of a text. */
const HEAD = 4096;
/** The most cells, merged ones included: nobody's list has more. */
const MOST = 4_000_000;

/** Whether a text is markup with tables, and not a list that happens to begin with a bracket. */
export const isMarkup = (text: string): boolean => /^\s*</.test(text) && /<table[\s>]|<(?:\w+:)?Workbook[\s>]|<html[\s>]/i.test(text.slice(0, HEAD));

interface Open {
  name: string;
  rows: Cell[][];
  lines: number[];
  hidden: number[];
  /** Cells of the following rows that a cell above extends into (`rowspan`). */
  spans: Map<number, { rows: number; cell: Cell }>;
  merged: number;
}

const number = (text: string | undefined, none: number): number => {
  const read = Number.parseInt(text ?? "", 10);
  return Number.isFinite(read) && read > 0 ? Math.min(read, 20_000) : none;
};

/** A name without its prefix; the parser gives it in lower case. */
const localName = (name: string): string => name.replace(/\w+:/, "");

/** The attribute of a tag, whatever its prefix and case: `ss:Index`, `rowspan`. */
const attribute = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];

/** The mark of the 1904 date system in an XML spreadsheet, and in a web page that Excel saved. */
const DATE_1904 = /<(?:\w+:)?Date1904\s*\/?>/i;

/** An XML spreadsheet writes a day without a time as its midnight. */
function typed(text: string, type: string | undefined): Cell {
  if (type === "Number") return { type: "number", text };
  if (type !== "DateTime") return text;
  const read = readMoment(text.replace(/T00:00:00(\.0+)?$/, ""));
  return { type: "moment", text: ("moment" in read ? read.moment : text).replace("T", " ") };
}

/** Every table with more than one cell, as a sheet; `undefined` if there are too many cells. */
export function readMarkup(text: string): SheetOfCells[] | undefined {
  const sheets: Open[] = [];
  let sheet: Open | undefined;
  let row: Cell[] | undefined;
  let line = 0;
  let cells = 0;
  let cell: { text: string; right: number; down: number; type?: string | undefined } | undefined;
  let name = "";
  let quiet = 0;

  /** Cells that extend from a row above come first. */
  const fill = (): void => {
    for (let span = sheet!.spans.get(row!.length); span; span = sheet!.spans.get(row!.length)) {
      const at = row!.length;
      row!.push(span.cell);
      if (--span.rows === 0) sheet!.spans.delete(at);
    }
  };
  const endCell = (): void => {
    if (!cell || !row || !sheet) return;
    fill();
    const read = typed(cell.text.replace(/[ \t\r\f\u00a0]+/g, " ").replace(/ ?\n ?/g, "\n").trim(), cell.type);
    if (cell.right > 1 || cell.down > 1) sheet.merged++;
    cells += cell.right;
    for (let n = 0; n < cell.right && cells <= MOST; n++) {
      if (cell.down > 1) sheet.spans.set(row.length, { rows: cell.down - 1, cell: read });
      row.push(read);
    }
    cell = undefined;
  };
  const endRow = (): void => {
    if (!row || !sheet) return;
    fill();
    if (!isBlank(row)) {
      sheet.rows.push(row);
      sheet.lines.push(line);
    }
    row = undefined;
  };

  const parser = new Parser({
    onopentag(tag, attributes) {
      const local = localName(tag);
      if (local === "script" || local === "style") quiet++;
      else if (local === "worksheet") name = attribute(attributes, "name") ?? "";
      else if (local === "table") {
        sheet = { name: name || String(sheets.length + 1), rows: [], lines: [], hidden: [], spans: new Map(), merged: 0 };
        sheets.push(sheet);
        line = 0;
      } else if (sheet && (local === "tr" || local === "row")) {
        endCell();
        endRow();
        line = number(attribute(attributes, "index"), line + 1);
        row = [];
        if (/display\s*:\s*none/i.test(attributes["style"] ?? "") || attribute(attributes, "hidden") === "1") sheet.hidden.push(line);
      } else if (row && (local === "td" || local === "th" || local === "cell")) {
        endCell();
        // Cells that are left out before this one.
        for (const index = number(attribute(attributes, "index"), 0); row.length < index - 1;) row.push("");
        cell = {
          text: "", right: number(attribute(attributes, "colspan"), number(attribute(attributes, "mergeacross"), 0) + 1), down: number(attribute(attributes, "rowspan"), number(attribute(attributes, "mergedown"), 0) + 1),
        };
      } else if (cell && local === "data") cell.type = attribute(attributes, "type");
      else if (cell && (local === "br" || local === "p" || local === "div") && cell.text) cell.text += "\n";
    },
    ontext(more) {
      // A line break in the source of a page is a blank.
      if (cell && !quiet) cell.text += cell.type ? more : more.replace(/\s*\n\s*/g, " ");
    },
    onclosetag(tag) {
      const local = localName(tag);
      if (local === "script" || local === "style") quiet--;
      else if (local === "td" || local === "th" || local === "cell") endCell();
      else if (local === "tr" || local === "row") endRow();
    },
  });
  parser.write(text);
  parser.end();
  if (cells > MOST) return undefined;
  return sheets.filter(({ rows }) => rows.some((one) => one.length > 1)).map(({ name: called, rows, lines, hidden, merged }) => {
    const notes: ReadNote[] = [];
    if (hidden.length) notes.push({ code: "hidden-rows", params: { n: hidden.length, list: hidden.slice(0, 8).join(", ") + (hidden.length > 8 ? "…" : "") } });
    if (merged) notes.push({ code: "merged", params: { n: merged } });
    return { name: called, rows, lines, broken: new Set<number>(), ...(DATE_1904.test(text) && { dayZero: "1904-01-01" }), notes };
  });
}
