/** Workbooks on the command line: turns a sheet's rows into a text for the same stream as every list, and the answers into a workbook. */
import Papa from "papaparse";
import { indexed, times } from "../../engine/times";
import { sourceCell, dateCell } from "../../elements/bulk/answers";
import { bodyOf, type Body, type LeftOut } from "../../lists/body";
import { isBlank, cellText, type Pace, type ReadNote, type SheetOfCells } from "../../lists/cells";
import { openFile, type OpenedFile } from "../../lists/file";
import { findHead, type Head } from "../../lists/head";
import { datedRows } from "../../lists/serials";
import { upright } from "../../lists/turned";
import type { Vocabulary } from "../../lists/vocabulary";
import { writeWorkbook, type OutCell } from "../../lists/write-workbook";
import type { AnswerName } from "./options";
import type { Sink } from "./sink";

/** The largest workbook, because one is read and written as a whole; larger lists are for CSV. */
const LARGEST = 256 * 1024 * 1024;
/** The number of rows that a sheet can have below its header. */
const MOST_ROWS = 1_048_575;

/** The name of the sheet that is written. */
const SHEET = "answers";

const REFUSED: { readonly [refusal: string]: string } = {
  empty: "holds no list", binary: "is no workbook", columns: "holds no list", password: "is protected by a password: save it without one", damaged: "is damaged",
  large: "is too large to be read at once: save its sheet as CSV", unreadable: "cannot be read here, because WebAssembly is not to be had",
};
const LEFT_OUT: { readonly [why in LeftOut["why"]]: string } = { total: "a total", head: "the head again", remark: "a remark" };

/** A list of a workbook: its rows in UTF-8, tabs between cells and the head first, and the cells themselves. */
export interface WorkbookList {
  text: Uint8Array;
  head: Head;
  body: Body;
  /** Sentences about how the file was read, for the user. */
  told: string[];
}

const noteSaid = ({ code, params: { n, list } }: ReadNote): string => ({
  "broken-bytes": `${n} bytes could not be read`, "hidden-rows": `${n} hidden rows are read, too: ${list}`, "hidden-columns": `${n} hidden columns are read, too: ${list}`,
  merged: `${n} merged cells hold their text in each of their rows`, "no-value": `${n} formulas have no stored value: ${list}`, turned: "the list stood on its side and was set upright",
})[code];

const pace: Pace = { piece: 1 << 20, breathe: async () => {} };

/** The named sheet, otherwise the only one that is a list. */
async function sheetOf(file: string, { sheets, read }: OpenedFile, named: string | undefined, vocabulary: Vocabulary): Promise<SheetOfCells> {
  const names = sheets.map(({ name }) => `\`${name}\``).join(", ");
  const open = async (at: number): Promise<SheetOfCells> => {
    const raw = await read(at);
    if ("refused" in raw) throw new Error(`${file}, sheet \`${sheets[at]!.name}\`, ${REFUSED[raw.refused]}`);
    return upright(raw, vocabulary);
  };
  if (named !== undefined) {
    const at = sheets.findIndex(({ name }) => name === named);
    if (at < 0) throw new Error(`${file} has no sheet \`${named}\`; there are ${names}`);
    return open(at);
  }
  if (sheets.length === 1) return open(0);
  const lists: SheetOfCells[] = [];
  for (const [at, { hidden }] of indexed(sheets)) {
    if (hidden) continue;
    const sheet = await open(at);
    if (findHead(sheet.rows, vocabulary).kind === "known") lists.push(sheet);
  }
  if (lists.length === 1) return lists[0]!;
  const found = lists.map(({ name }) => `\`${name}\``).join(" and ");
  throw new Error(`${file}: ${lists.length ? `${found} look like lists` : `none of its sheets looks like a list (${names})`}; say which is meant by --sheet NAME`);
}

/** Reads a workbook's list; `bytes` is the whole file, `moments` says which columns of a list are moments. */
export async function listOf(file: string, bytes: Uint8Array, sheetName: string | undefined, vocabulary: Vocabulary, moments: (headers: readonly string[], rows: string[][]) => Promise<number[]>): Promise<WorkbookList> {
  const opened = await openFile(new Uint8Array(bytes).buffer, pace, vocabulary);
  if ("refused" in opened) throw new Error(`${file} ${REFUSED[opened.refused]}`);
  if (opened.kind === "text") throw new Error(`${file} is no workbook but a text: say --from csv, tsv or ndjson`);
  const sheet = await sheetOf(file, opened, sheetName, vocabulary);
  const head = findHead(sheet.rows, vocabulary);
  const whole = bodyOf(sheet, head, vocabulary);
  // An empty row would disappear from the text, and the rows below it would get the wrong answers.
  const filled = whole.rows.filter((row) => !isBlank(row));
  const columns = sheet.dayZero ? await moments(head.headers, filled.map((row) => row.map(cellText))) : [];
  const body: Body = { ...whole, rows: datedRows(filled, columns, sheet.dayZero) };
  if (head.kind === "none" || !body.rows.length) throw new Error(`${file}, sheet \`${sheet.name}\`, ${head.kind === "none" ? "has no head: its first row is one of the list" : "has no rows below its head"}`);
  const width = head.headers.length;
  const rows = body.rows.map((row) => times(width, (at) => cellText(row[at])));
  const told = [...sheet.notes.map(noteSaid), ...body.leftOut.map(({ line, text, why }) => `row ${line}, \`${text}\`, is left out: ${LEFT_OUT[why]}`)];
  return { text: new TextEncoder().encode(`${Papa.unparse([head.headers, ...rows], { delimiter: "\t", newline: "\n" })}\n`), head, body, told };
}

/** The whole stream, up to the largest workbook. */
export async function wholeOf(file: string, source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST) throw new Error(`${file} is larger than ${LARGEST / 1024 / 1024} MiB: save its sheet as CSV, which is read as a stream`);
  }
  return Buffer.concat(parts);
}

function answerCell(text: string, name: AnswerName | undefined): OutCell {
  if (name === "minutes") return text === "" ? "" : { number: Number(text) };
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dateCell(text);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text) ? dateCell(text.slice(0, 19).replace("T", " ").replace(/:00$/, "")) : text;
}

/** The layout of a list's answers: the number of the list's own columns, and the answers for each commitment. */
interface Shape {
  headers: readonly string[];
  answers: readonly AnswerName[];
}

/**
 * Takes answers as rows with tabs and writes them as a workbook once they are complete: days and moments, in the policy's zone, are dates;
 * the list's own cells keep their types, so that an order number stays a text.
 */
export function workbookSink(file: string, inner: Sink, { headers, answers }: Shape, source: WorkbookList | undefined): Sink {
  const parts: Uint8Array[] = [];
  return {
    async write(bytes) {
      parts.push(new Uint8Array(bytes));
    },
    async finish() {
      const { data } = Papa.parse<string[]>(Buffer.concat(parts).toString("utf8"), { delimiter: "\t", skipEmptyLines: true });
      const [head = [], ...rows] = data;
      if (rows.length > MOST_ROWS) throw new Error(`${file}: a sheet has room for ${MOST_ROWS} rows, not for ${rows.length}; write CSV`);
      const own = headers.length;
      const cells = rows.map((row, at) => row.map((text, place): OutCell => {
        if (place < own) return source ? sourceCell(source.body.rows[at]?.[place]) : text;
        return place === head.length - 1 ? text : answerCell(text, answers[(place - own) % answers.length]);
      }));
      await inner.write(new Uint8Array(await (await writeWorkbook([{ name: SHEET, rows: [head, ...cells] }])).arrayBuffer()));
      await inner.finish();
    },
    discard: () => inner.discard(),
  };
}
