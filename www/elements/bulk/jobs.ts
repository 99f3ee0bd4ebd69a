/** Quotes a whole list, a slice at a time, so that it can be stopped and whoever shares the thread has its turn. */
import { createCalculator } from "../../engine";
import { noSuchDay, sentenceOf } from "../calculator/sentences";
import type { Problem, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { loadSay } from "../desk/say";
import type { Calculator } from "../shared/engine";
import { guess, valuesOf } from "./columns";
import { labelColumns, labelOf } from "./label";
import { PAUSES, type CellFault, type Documents, type FromWorker, type ToWorker } from "./messages";
import { causesOf, pausesText } from "./pauses";
import { placeOf } from "./place";
import { datesOf, refusedOf, requestOf, type Sheet } from "./quoting";
import { readTable, writeRows, type Table } from "./table";

const SHOWN = 50;
const REMEMBERED = 20_000;

/** Where the work is done: in a worker of its own, or where none is allowed, on the page. */
export interface Host {
  post(message: FromWorker): void;
  /** How many rows make a slice. */
  readonly slice: number;
  /** How many bytes or letters of a file are read at a time. */
  readonly piece: number;
  /** Lets messages in, and others have their turn. */
  breathe(): Promise<void>;
}

/** The engine for the documents that the page names; the bundled ones when it names none. */
async function calculatorOf({ policySrc, calendarSrc, calendar }: Documents): Promise<Calculator> {
  const given = await Promise.all([policySrc, calendarSrc].map(async (address) => (address ? (await fetch(address)).json() as Promise<object> : undefined)));
  const options = Object.entries({ policy: given[0], calendar: given[1] ?? calendar }).filter(([, document]) => document);
  return options.length ? createCalculator(Object.fromEntries(options)) : createCalculator();
}

export function createJobs({ post, slice, piece, breathe }: Host): (message: ToWorker) => void {
  let documents: Documents = {};
  let ready: Promise<{ sla: Calculator; languages: [Words, Words] }> | undefined;
  const prepare = () => (ready ??= calculatorOf(documents).then(async (sla) => ({ sla, languages: await Promise.all([sla.words("zh-CN"), sla.words("en")]) })));

  let table: Table | undefined;
  let lang = "zh-CN";
  let stopped = false;
  /** The requests of the last run, with the row that each came from, for the calendar file. */
  let quoted: { request: QuoteRequest; row: string[] }[] = [];
  /** The columns that name an order. */
  let named: number[] = [];
  let ids: string[] = [];

  async function open(bytes: ArrayBuffer): Promise<void> {
    const read = await readTable(bytes, { piece, breathe });
    if ("refused" in read) return post({ type: "refused", key: read.refused });
    // A row may be wider than the head: none of its cells is lost.
    const width = read.rows.reduce((most, row) => Math.max(most, row.length), 0);
    read.rows[0] = Array.from({ length: width }, (_, at) => read.rows[0]?.[at] ?? "");
    table = read;
    const { sla, languages } = await prepare();
    const [headers = [], ...rows] = read.rows;
    post({ type: "opened", opened: { headers, sample: rows.slice(0, 3), rows: rows.length, encoding: read.encoding, delimiter: read.delimiter, mapping: guess(headers, sla.policy, languages) } });
  }

  async function run({ mapping, process, year, defaults }: Extract<ToWorker, { type: "run" }>): Promise<void> {
    // Before anything is waited for: a run may be stopped while its engine is still on its way.
    stopped = false;
    const { sla, languages } = await prepare();
    const words = languages.find((one) => one.lang === lang) ?? languages[0];
    const say = await loadSay(lang);
    const [headers = [], ...rows] = table?.rows ?? [];
    const lines = table?.lines.slice(1) ?? [];
    ids = sla.policy.rules.filter((rule) => rule.process === process && /deadline|lead-time/.test(rule.shape) && rule.kind !== "internal").map(({ id }) => id);
    const values = valuesOf(sla.policy, languages);
    const allowed = new Map(sla.policy.dimensions.map((one) => [one.id, one.values.map((value) => words.value(one.id, value.id)).join(" / ")]));
    const sentence = (problem: Problem, typed: string, asked: string) => {
      const day = noSuchDay(problem, asked);
      return day ? say("bulk.bad.noSuchDay", day) : sentenceOf(problem, typed, sla, words);
    };
    const sheet: Sheet = { sla, headers, mapping, values, allowed, causes: causesOf(sla.policy, languages), defaults, year, ids, sentence };
    const marked = markedIds(sla, defaults);
    // Pauses that hold for the whole list and stand in no column of it get one, or the dates could not be understood.
    const common = mapping[PAUSES] === undefined ? pausesText(defaults.exclusions ?? [], words) : "";
    const head = [...headers, ...(common ? [say("bulk.pauses")] : []), ...ids.map((id) => words.title(id) + (marked.has(id) ? say("bulk.given") : "")), say("bulk.problem")];
    named = labelColumns(headers, mapping);
    const parts: string[] = ["\ufeff", writeRows([head])];
    const faults: CellFault[] = [];
    const preview: string[][] = [];
    const known = new Map<string, ReturnType<typeof datesOf>>();
    const counts = { quoted: 0, failed: 0, yearless: 0 };
    quoted = [];
    let at = 0;
    for (; at < rows.length && !stopped; at += slice) {
      const out = rows.slice(at, at + slice).map((row, index) => quoteRow(row, lines[at + index] ?? 0));
      parts.push(writeRows(out));
      if (preview.length < SHOWN) preview.push(...out.slice(0, SHOWN - preview.length));
      post({ type: "progress", done: Math.min(at + slice, rows.length), total: rows.length });
      await breathe();
    }
    const csv = new Blob(parts, { type: "text/csv;charset=utf-8" });
    post({ type: "done", result: { ...counts, faults, head, preview, csv, named: named.length > 0, cancelled: stopped && at < rows.length } });

    function quoteRow(row: string[], line: number): string[] {
      const cells = [...headers.map((_, place) => row[place] ?? ""), ...(common ? [common] : [])];
      const asked = table?.broken.has(line) ? { fault: { value: row[0] ?? "", key: "bulk.bad.quote" as const, params: {} } } : requestOf(row, sheet);
      const answer = "fault" in asked ? asked : answerOf(asked.request, row);
      if ("fault" in answer) {
        counts.failed++;
        if (answer.fault.key === "bulk.bad.year") counts.yearless++;
        if (faults.length < SHOWN) faults.push({ line, ...answer.fault });
        const { key, params } = answer.fault;
        return [...cells, ...ids.map(() => ""), placeOf({ line, ...answer.fault }, say) + say(key, params)];
      }
      counts.quoted++;
      if ("request" in asked && quoted.length < SHOWN * 20) quoted.push({ request: asked.request, row });
      return [...cells, ...answer.dates, ""];
    }

    /** The dates, or the fault in the words of this row. */
    function answerOf(request: QuoteRequest, row: string[]): { dates: string[] } | ReturnType<typeof refusedOf> {
      const found = remembered(request);
      return "problem" in found ? refusedOf(found.problem, row, request, sheet) : found;
    }

    /** A list asks the same few questions again and again. */
    function remembered(request: QuoteRequest): ReturnType<typeof datesOf> {
      const key = JSON.stringify([request.dimensions, request.startAt, request.exclusions]);
      const found = known.get(key) ?? datesOf(request, sheet);
      if (known.size < REMEMBERED) known.set(key, found);
      return found;
    }
  }

  async function calendar({ stamp, list, past: all }: Extract<ToWorker, { type: "calendar" }>): Promise<void> {
    const { sla, languages } = await prepare();
    const words = languages.find((one) => one.lang === lang) ?? languages[0];
    const { calendarOf } = await import("./calendar");
    const rows = quoted.map(({ request, row }) => ({ request, label: labelOf(list, row, named) }));
    const { text, events, more, past, alike } = calendarOf(sla, words, rows, ids, stamp, all);
    post({ type: "calendar", file: new Blob([text], { type: "text/calendar;charset=utf-8" }), events, more, past, alike });
  }

  return (data) => {
    const work = async (): Promise<void> => {
      switch (data.type) {
        case "open":
          lang = data.lang;
          if (JSON.stringify(data.documents) !== JSON.stringify(documents)) ready = undefined;
          documents = data.documents;
          return open(data.bytes);
        case "run":
          return run(data);
        case "calendar":
          return calendar(data);
        case "cancel":
          stopped = true;
      }
    };
    work().catch((thrown: unknown) => post({ type: "failed", message: thrown instanceof Error ? thrown.message : String(thrown) }));
  };
}

/** The commitments that rest on figures someone entered. */
function markedIds(sla: Calculator, defaults: QuoteRequest): Set<string> {
  if (!defaults.figures) return new Set();
  const { figures: _, ...bare } = defaults;
  return new Set(sla.quote(bare).commitments.filter((one) => one.reasons.some(({ code }) => code === "figure-missing")).map(({ id }) => id));
}
