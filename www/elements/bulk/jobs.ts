/** Reads and quotes a whole list, a slice at a time, so that it can be stopped and whoever shares the thread has its turn. */
import { createCalculator } from "../../engine";
import type { Words } from "../../words";
import { bodyOf, type Body } from "../../lists/body";
import type { SheetOfCells } from "../../lists/cells";
import { openFile, type OpenedFile } from "../../lists/file";
import { findHead, type Head } from "../../lists/head";
import { survey } from "../../lists/survey";
import { vocabularyOf, type Vocabulary } from "../../lists/vocabulary";
import type { Calculator } from "../shared/engine";
import { hourlyProcesses } from "./hourly";
import { labelOf } from "./label";
import type { Documents, FromWorker, ToWorker } from "./messages";
import { quoteList, type Quoted } from "./run";
import { indexed } from "../../engine/times";

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

/** What every job needs: the engine and its words in both languages. */
export interface Ready {
  sla: Calculator;
  languages: [Words, Words];
  vocabulary: Vocabulary;
}

/** A sheet as it is quoted. */
export interface List {
  sheet: SheetOfCells;
  head: Head;
  body: Body;
}

/** The engine for the documents that the page names; the bundled ones when it names none. */
async function calculatorOf({ policySrc, calendarSrc, calendar }: Documents): Promise<Calculator> {
  const given = await Promise.all([policySrc, calendarSrc].map(async (address) => (address ? (await fetch(address)).json() as Promise<object> : undefined)));
  const options = Object.entries({ policy: given[0], calendar: given[1] ?? calendar }).filter(([, document]) => document);
  return options.length ? createCalculator(Object.fromEntries(options)) : createCalculator();
}

async function prepared(documents: Documents): Promise<Ready> {
  const sla = await calculatorOf(documents);
  const languages: [Words, Words] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
  return { sla, languages, vocabulary: vocabularyOf(sla.policy, languages) };
}

export function createJobs(host: Host): (message: ToWorker) => void {
  const { post } = host;
  let documents: Documents = {};
  let ready: Promise<Ready> | undefined;
  const prepare = () => (ready ??= prepared(documents));

  let file: OpenedFile | undefined;
  let list: List | undefined;
  let lang = "zh-CN";
  let stopped = false;
  let quoted: Quoted | undefined;

  const wordsOf = ({ languages }: Ready): Words => languages.find((one) => one.lang === lang) ?? languages[0];

  async function open(bytes: ArrayBuffer): Promise<void> {
    const { vocabulary } = await prepare();
    const opened = await openFile(bytes, host, vocabulary);
    if ("refused" in opened) return post({ type: "refused", key: opened.refused });
    file = opened;
    await openSheet(await bestSheet(opened, vocabulary));
  }

  /** The sheet with the most columns that are known; of a text its only one. */
  async function bestSheet({ sheets, read }: OpenedFile, vocabulary: Vocabulary): Promise<number> {
    let best = { at: 0, score: -1 };
    for (const [at, { hidden }] of indexed(sheets)) {
      if (sheets.length === 1) return 0;
      const sheet = await read(at);
      if ("refused" in sheet) continue;
      const head = findHead(sheet.rows, vocabulary);
      const { mapping, starts } = await survey(head.headers, sheet.rows.slice(head.first, head.first + 20), vocabulary, host);
      const score = (Object.keys(mapping).length + (Object.keys(starts).length ? 1 : 0)) * 2 + (hidden ? 0 : 1);
      if (score > best.score) best = { at, score };
    }
    return best.at;
  }

  async function openSheet(at: number): Promise<void> {
    const { sla, vocabulary } = await prepare();
    const { sheets, encoding, delimiter, read } = file!;
    const sheet = await read(at);
    if ("refused" in sheet) return post({ type: "refused", key: sheet.refused });
    const head = findHead(sheet.rows, vocabulary);
    const body = bodyOf(sheet, head, vocabulary);
    if (!body.rows.length) return post({ type: "refused", key: head.kind === "known" ? "empty" : "columns" });
    list = { sheet, head, body };
    post({
      type: "opened",
      opened: {
        sheets, sheet: at, rows: body.rows.length, encoding, delimiter, head: { headers: head.headers, kind: head.kind, titles: head.titles },
        leftOut: body.leftOut, notes: [...sheet.notes], survey: await survey(head.headers, body.rows, vocabulary, host), hourly: hourlyProcesses(sla),
      },
    });
  }

  async function run(message: Extract<ToWorker, { type: "run" }>): Promise<void> {
    // Before anything is waited for: a run may be stopped while its engine is still on its way.
    stopped = false;
    const known = await prepare();
    if (!list) return;
    quoted = await quoteList({ ...known, words: wordsOf(known), lang, list, run: message, host, isStopped: () => stopped });
    post({ type: "done", result: quoted.result });
  }

  async function calendar({ stamp, list: whose, past: all }: Extract<ToWorker, { type: "calendar" }>): Promise<void> {
    const known = await prepare();
    const { calendarOf } = await import("./calendar");
    const { requests = [], named = [], ids = [] } = quoted ?? {};
    const rows = requests.map(({ request, row }) => ({ request, label: labelOf(whose, row, named) }));
    const { text, events, more, past, alike } = calendarOf(known.sla, wordsOf(known), rows, ids, stamp, all);
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
        case "sheet":
          return openSheet(data.at);
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
