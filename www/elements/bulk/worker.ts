/** Quotes a whole list away from the page, so that the page stays usable; a chunk at a time, so that it can be stopped. */
import { createCalculator } from "../../engine";
import type { QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import type { Calculator } from "../shared/engine";
import { loadSay } from "../desk/say";
import { calendarOf } from "./calendar";
import { guess, valuesOf } from "./columns";
import type { CellFault, FromWorker, ToWorker } from "./messages";
import { datesOf, requestOf, type Sheet } from "./quoting";
import { readTable, writeRows, type Table } from "./table";

/** Rows between two looks at the post. */
const CHUNK = 500;
const SHOWN = 50;
const REMEMBERED = 20_000;

const post = (message: FromWorker): void => self.postMessage(message);

let ready: Promise<{ sla: Calculator; languages: [Words, Words] }> | undefined;
const prepare = () => (ready ??= createCalculator().then(async (sla) => ({ sla, languages: await Promise.all([sla.words("zh-CN"), sla.words("en")]) })));

let table: Table | undefined;
let lang = "zh-CN";
let stopped = false;
/** The requests of the last run, with their row's label, for the calendar file. */
let quoted: { request: QuoteRequest; label: string }[] = [];
let ids: string[] = [];

async function open(bytes: ArrayBuffer): Promise<void> {
  const read = readTable(bytes);
  if ("refused" in read) return post({ type: "refused", key: read.refused });
  table = read;
  const { sla, languages } = await prepare();
  const [headers = [], ...rows] = read.rows;
  post({ type: "opened", opened: { headers, sample: rows.slice(0, 3), rows: rows.length, encoding: read.encoding, delimiter: read.delimiter, mapping: guess(headers, sla.policy, languages) } });
}

/** Lets messages in. */
const breathe = () => new Promise((go) => setTimeout(go));

async function run({ mapping, process, year, defaults }: Extract<ToWorker, { type: "run" }>): Promise<void> {
  const { sla, languages } = await prepare();
  const words = languages.find((one) => one.lang === lang) ?? languages[0];
  const say = await loadSay(lang);
  const [headers = [], ...rows] = table?.rows ?? [];
  const lines = table?.lines.slice(1) ?? [];
  ids = sla.policy.rules.filter((rule) => rule.process === process && /deadline|lead-time/.test(rule.shape) && rule.kind !== "internal").map(({ id }) => id);
  const values = valuesOf(sla.policy, languages);
  const allowed = new Map(sla.policy.dimensions.map((one) => [one.id, one.values.map((value) => words.value(one.id, value.id)).join(" / ")]));
  const sheet: Sheet = { sla, headers, mapping, values, allowed, defaults, year, ids };
  const marked = markedIds(sla, defaults);
  const head = [...headers, ...ids.map((id) => words.title(id) + (marked.has(id) ? say("bulk.given") : "")), say("bulk.problem")];
  const label = headers.findIndex((_, at) => !Object.values(mapping).includes(at));
  const parts: string[] = ["\ufeff", writeRows([head])];
  const faults: CellFault[] = [];
  const preview: string[][] = [];
  const known = new Map<string, ReturnType<typeof datesOf>>();
  const counts = { quoted: 0, failed: 0, yearless: 0 };
  stopped = false;
  quoted = [];
  let at = 0;
  for (; at < rows.length && !stopped; at += CHUNK) {
    const out = rows.slice(at, at + CHUNK).map((row, index) => quoteRow(row, lines[at + index] ?? 0));
    parts.push(writeRows(out));
    if (preview.length < SHOWN) preview.push(...out.slice(0, SHOWN - preview.length));
    post({ type: "progress", done: Math.min(at + CHUNK, rows.length), total: rows.length });
    await breathe();
  }
  const csv = new Blob(parts, { type: "text/csv;charset=utf-8" });
  post({ type: "done", result: { ...counts, faults, head, preview, csv, cancelled: stopped && at < rows.length } });

  function quoteRow(row: string[], line: number): string[] {
    const cells = headers.map((_, place) => row[place] ?? "");
    const asked = requestOf(row, sheet);
    const answer = "fault" in asked ? asked : remembered(asked.request);
    if ("fault" in answer) {
      counts.failed++;
      if (answer.fault.key === "bulk.bad.year") counts.yearless++;
      if (faults.length < SHOWN) faults.push({ line, ...answer.fault });
      const { key, column, value, params } = answer.fault;
      return [...cells, ...ids.map(() => ""), say("bulk.at", { line, column, value }) + say(key, params)];
    }
    counts.quoted++;
    if ("request" in asked && quoted.length < SHOWN * 20) quoted.push({ request: asked.request, label: (label >= 0 ? row[label] : "") ?? "" });
    return [...cells, ...answer.dates, ""];
  }

  /** A list asks the same few questions again and again. */
  function remembered(request: QuoteRequest): ReturnType<typeof datesOf> {
    const key = JSON.stringify([request.dimensions, request.startAt]);
    const found = known.get(key) ?? datesOf(request, sheet);
    if (known.size < REMEMBERED) known.set(key, found);
    return found;
  }
}

/** The commitments that rest on figures someone entered. */
function markedIds(sla: Calculator, defaults: QuoteRequest): Set<string> {
  if (!defaults.figures) return new Set();
  const { figures: _, ...bare } = defaults;
  return new Set(sla.quote(bare).commitments.filter((one) => one.reasons.some(({ code }) => code === "figure-missing")).map(({ id }) => id));
}

async function calendar(stamp: string): Promise<void> {
  const { sla, languages } = await prepare();
  const words = languages.find((one) => one.lang === lang) ?? languages[0];
  const { text, events, more } = calendarOf(sla, words, quoted, ids, stamp);
  post({ type: "calendar", file: new Blob([text], { type: "text/calendar;charset=utf-8" }), events, more });
}

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  const work = async (): Promise<void> => {
    switch (data.type) {
      case "open":
        lang = data.lang;
        return open(data.bytes);
      case "run":
        return run(data);
      case "calendar":
        return calendar(data.stamp);
      case "cancel":
        stopped = true;
    }
  };
  work().catch((thrown: unknown) => post({ type: "failed", message: thrown instanceof Error ? thrown.message : String(thrown) }));
});
