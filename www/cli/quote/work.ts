/** The work of a thread: answers a piece of a list. */
import Papa from "papaparse";
import type { Calculator } from "../../engine";
import type { Problem } from "../../engine/contract";
import { stripBidi } from "../../engine/ics/text";
import { vocabularyOf } from "../../lists/vocabulary";
import { guarded } from "../../lists/write";
import type { Words } from "../../words";
import { calculatorOf } from "../documents";
import { cellsOf, objectOf, type StatusName, type Told } from "./answers";
import { fieldOf, meanings, SURVEYED, unusedOf, type Field } from "./head";
import type { AnswerName, Format } from "./options";
import { Sheet, type Constant } from "./table";
import { languages, type Lang } from "../../words/languages";

/** What every piece of a list has in common; plain data, for threads. */
export interface Job {
  from: Format;
  to: Format;
  separator: string;
  encoding: string;
  /** For a list with a header: the name and the meaning of each column. */
  headers: string[];
  fields: (Field | null)[];
  /** For NDJSON: the meanings of fields given by `--map`. */
  map: [string, string][];
  commitments: string[];
  answers: AnswerName[];
  constant: Constant;
  policy?: string;
  calendar: readonly string[];
  lang?: Lang;
}

export interface Done {
  bytes: Uint8Array;
  rows: number;
  wrong: number;
  /** Names of lines of JSON that are not used. */
  unused?: string[];
}

export const allWords = (sla: Calculator): Promise<Words[]> => Promise.all(languages.map((lang) => sla.words(lang)));

const statusNames = (words: Words | undefined): StatusName => (status) => (words ? words.ui(`status.${status}`) : status);

/** A cell as CSV has it; TSV likewise, which spreadsheets write so. */
function quotedCell(text: string, separator: string): string {
  const cell = guarded(stripBidi(text));
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

export const lineOf = (cells: readonly string[], separator: string): string => cells.map((cell) => quotedCell(cell, separator)).join(separator);

const problemText = ({ path, message }: Problem): string => (path ? `${path.slice(1)}: ${message}` : message);

/** Rows as read: their cells and, if it can be copied unchanged, their text. */
interface Rows {
  cells: string[][];
  raw: string[] | undefined;
}

function rowsOf(text: string, { separator, headers }: Job): Rows {
  if (!text.includes('"')) {
    const raw = text.split("\n");
    if (raw[raw.length - 1] === "") raw.pop();
    const lines = raw.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line)).filter((line) => line !== "");
    return { cells: lines.map((line) => line.split(separator)), raw: lines };
  }
  const { data } = Papa.parse<string[]>(text, { delimiter: separator, skipEmptyLines: true });
  return { cells: data.map((row) => (row.length ? row : headers.map(() => ""))), raw: undefined };
}

export async function createWork(job: Job): Promise<(piece: Uint8Array) => Promise<Done>> {
  const sla = await calculatorOf(job);
  const languages = await allWords(sla);
  const vocabulary = await vocabularyOf(sla.policy, languages);
  const sheet = new Sheet(sla, vocabulary, job.constant, job.commitments);
  const told: Told = { at: sheet.zoneAt, status: statusNames(job.lang && languages.find(({ lang }) => lang === job.lang)) };
  const decoder = new TextDecoder(job.encoding, { fatal: true });
  const encoder = new TextEncoder();
  const { commitments, answers: names } = job;
  const separator = job.to === "tsv" ? "\t" : job.from === "ndjson" ? "," : job.to === job.from ? job.separator : ",";

  async function table(piece: Uint8Array): Promise<Done> {
    const { cells, raw } = rowsOf(job.to === "ndjson" ? decoder.decode(piece) : stripBidi(decoder.decode(piece)), job);
    const width = job.headers.length;
    const fields = job.fields.flatMap((field, at) => (field ? [{ field, name: job.headers[at]!, at }] : []));
    const { columns, faults } = sheet.block(cells.length, fields, (row, at) => cells[row]![at] ?? "");
    const answers = await sla.quoteColumns(commitments, columns);
    const answered = cellsOf(answers, commitments, names, told);
    const error = answers[commitments[0]!]!.error;
    const keep = raw && separator === job.separator && job.to !== "ndjson";
    let [out, wrong] = ["", 0];
    for (let row = 0; row < cells.length; row++) {
      const own = cells[row]!;
      const surplus = own.length > width ? `the row has ${own.length} cells, the head ${width}` : undefined;
      const fault = surplus ?? faults[row] ?? (error[row] ? problemText(answers.problems[error[row]! - 1]!) : "");
      if (fault) wrong++;
      if (job.to === "ndjson") {
        const object = Object.fromEntries(job.headers.map((header, at) => [header, own[at] ?? ""]));
        out += `${JSON.stringify({ ...object, ...(surplus && { "": own.slice(width) }), ...(fault ? { error: fault } : { answers: objectOf(answers, commitments, names, told, row) }) })}\n`;
        continue;
      }
      if (keep && own.length === width && own.every((cell) => guarded(cell) === cell)) out += raw[row];
      else {
        // Cells beyond the header are joined to the last cell, so that nothing is lost and the answers stay in their columns.
        const shown = own.length <= width ? [...own, ...new Array<string>(width - own.length).fill("")] : [...own.slice(0, width - 1), own.slice(width - 1).join(separator)];
        out += lineOf(shown, separator);
      }
      for (const cell of answered) out += separator + (fault ? "" : cell(row));
      out += `${separator}${fault && quotedCell(fault, separator)}\n`;
    }
    return { bytes: encoder.encode(out), rows: cells.length, wrong };
  }

  const map = new Map(job.map);
  const known = new Map<string, Field | undefined>();
  const meaning = (name: string): Field | undefined => {
    if (!known.has(name)) {
      if (known.size > 4096) known.clear();
      known.set(name, fieldOf(name, map, vocabulary, sla.policy));
    }
    return known.get(name);
  };

  async function lines(piece: Uint8Array): Promise<Done> {
    const texts = decoder.decode(piece).split("\n").map((line) => line.trim()).filter(Boolean);
    const parsed = texts.map((text): { object?: { [name: string]: unknown }; fault?: string } => {
      try {
        const object: unknown = JSON.parse(text);
        return typeof object === "object" && object !== null && !Array.isArray(object) ? { object: object as { [name: string]: unknown } } : { fault: "the line is no object" };
      } catch (thrown) {
        return { fault: `the line is no JSON: ${(thrown as Error).message}` };
      }
    });
    const outs = new Array<string>(texts.length);
    let unused: string[] = [];
    let wrong = 0;
    const put = (row: number, fault: string | undefined, answers: object | undefined): void => {
      if (fault) wrong++;
      const { object } = parsed[row]!;
      // A line that is not an object is kept as text.
      outs[row] = JSON.stringify({ ...(object ?? { line: texts[row]!.slice(0, 10_000) }), ...(fault ? { error: fault } : { answers }) });
    };
    const flat: number[] = [];
    parsed.forEach(({ object, fault }, row) => {
      if (fault) put(row, fault, undefined);
      else if (typeof object!["dimensions"] === "object") request(row, object!);
      else flat.push(row);
    });
    /** A line that is a request as `quote` takes it. */
    function request(row: number, object: { [name: string]: unknown }): void {
      const [answer] = sla.quoteMany([{ ...object, audience: "operator" } as never], { commitments });
      if (!answer?.ok) return put(row, problemText(answer!.error), undefined);
      const found = new Map(answer.quote.commitments.map((one) => [one.id, one]));
      put(row, undefined, Object.fromEntries(commitments.map((id) => {
        const one = found.get(id);
        if (!one) return [id, {}];
        const { status, dueDate, dueAt, dueRange, certainty, outcome, precision } = one;
        const due = dueRange && dueRange.earliest !== dueRange.latest ? `${dueRange.earliest}/${dueRange.latest}` : precision === "minute" ? dueAt : dueDate;
        const all = { due, status: told.status(status), dueDate, dueAt, earliest: dueRange?.earliest ?? dueDate, latest: dueRange?.latest ?? dueDate, certainty, outcome: outcome?.state, minutes: outcome?.minutes };
        return [id, Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])))];
      })));
    }
    if (flat.length) {
      const keys = [...new Set(flat.flatMap((row) => Object.keys(parsed[row]!.object!)))];
      const cell = (row: number, at: number): string => {
        const value = parsed[flat[row]!]!.object![keys[at]!];
        return value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
      };
      const sample = flat.slice(0, SURVEYED).map((_, row) => keys.map((_, at) => cell(row, at)));
      const found = await meanings(keys, sample, map, vocabulary, meaning);
      unused = unusedOf(keys, found, map);
      const fields = keys.flatMap((name, at) => (found[at] ? [{ field: found[at]!, name, at }] : []));
      const { columns, faults } = sheet.block(flat.length, fields, cell);
      const answers = await sla.quoteColumns(commitments, columns);
      const error = answers[commitments[0]!]!.error;
      flat.forEach((row, at) => put(row, faults[at] ?? (error[at] ? problemText(answers.problems[error[at]! - 1]!) : undefined), objectOf(answers, commitments, names, told, at)));
    }
    return { bytes: encoder.encode(outs.map((line) => `${line}\n`).join("")), rows: texts.length, wrong, unused };
  }

  return job.from === "ndjson" ? lines : table;
}
