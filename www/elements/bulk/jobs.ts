/** Reads and quotes a whole list in slices, so that it can be stopped and other work on the thread gets its turn. */
import { createQuoter } from "../../engine/create";
import type { Words } from "../../words";
import { bodyOf } from "../../lists/body";
import { cellText, type SheetOfCells } from "../../lists/cells";
import { openFile, type OpenedFile } from "../../lists/file";
import { findHead } from "../../lists/head";
import { datedRows, momentColumns } from "../../lists/serials";
import { survey } from "../../lists/survey";
import { upright } from "../../lists/turned";
import { plainRows } from "../../lists/write";
import { START, vocabularyOf, type Vocabulary } from "../../lists/vocabulary";
import { loadStrings } from "../desk/strings";
import type { Quoter } from "../shared/engine";
import { prepareTables } from "./alike";
import { eventsOf, hourlyProcesses, openingOf } from "./hourly";
import { MOST_KEPT } from "./kept";
import { labelOf } from "./label";
import type { Host, List, Ready } from "./list";
import type { Documents, Run, ToWorker } from "./messages";
import { lookAt } from "./look";
import { tableOf } from "./table";
import { listRun, type Quoted } from "./run";
import { indexed } from "../../engine/times";
import { languages, usual } from "../../words/languages";

/** From this score on, three columns by their names, a sheet looks like a list. */
const LIST = 6;

/** The engine for the documents that the page names; the bundled ones when it names none. */
async function calculatorOf({ policySrc, calendarSrc, calendar }: Documents): Promise<Quoter> {
  const all = (addresses = ""): Promise<object[]> => Promise.all(addresses.split(" ").filter(Boolean).map(async (address) => (await fetch(address)).json() as Promise<object>));
  const [[policy], calendars] = await Promise.all([all(policySrc), all(calendarSrc)]);
  const options = Object.entries({ policy, calendar: calendars.length > 1 ? calendars : calendars[0] ?? calendar }).filter(([, document]) => document);
  return options.length ? createQuoter(Object.fromEntries(options)) : createQuoter();
}

async function prepared(documents: Documents): Promise<Ready> {
  const sla = await calculatorOf(documents);
  const all = await Promise.all(languages.map((lang) => sla.words(lang)));
  return { sla, languages: all, vocabulary: await vocabularyOf(sla.policy, all) };
}

export function createJobs(host: Host): (message: ToWorker) => void {
  const { post } = host;
  let documents: Documents = {};
  let ready: Promise<Ready> | undefined;
  /** One that could not be made is made anew for the next file. */
  const prepare = () => (ready ??= prepared(documents).catch((thrown: unknown) => {
    ready = undefined;
    throw thrown;
  }));

  let file: OpenedFile | undefined;
  /** The sheets of the file that look like lists. */
  let lists: number[] = [];
  /** The list as it was read, and as it is quoted. */
  let opened: List | undefined;
  let list: List | undefined;
  let lang: string = usual;
  let stopped = false;
  let quoted: Quoted | undefined;
  let ran: Run | undefined;
  /** Numbers lists and runs, so that a run of an earlier list is recognised. */
  let latest = 0;
  let go: (() => Promise<Quoted>) | undefined;

  const wordsOf = ({ languages }: Ready): Words => languages.find((one) => one.lang === lang) ?? languages[0]!;

  async function open(bytes: ArrayBuffer): Promise<void> {
    latest++;
    const { vocabulary } = await prepare();
    const opened = await openFile(bytes, host, vocabulary);
    if ("refused" in opened) return post({ type: "refused", key: opened.refused });
    file = opened;
    const best = await bestSheet(opened, vocabulary);
    await openSheet(best.at, best.sheet);
  }

  /** The sheet with the most columns that are known; of a text its only one. */
  async function bestSheet({ sheets, read }: OpenedFile, vocabulary: Vocabulary): Promise<{ at: number; sheet?: SheetOfCells }> {
    let best: { at: number; score: number; rows: number; sheet?: SheetOfCells } = { at: 0, score: -1, rows: 0 };
    lists = [];
    for (const [at, { hidden }] of indexed(sheets)) {
      if (sheets.length === 1) break;
      const raw = await read(at);
      if ("refused" in raw) continue;
      const sheet = upright(raw, vocabulary);
      const head = findHead(sheet.rows, vocabulary);
      const { mapping, starts } = await survey(head.headers, sheet.rows.slice(head.first, head.first + 20), vocabulary, host);
      const score = (Object.keys(mapping).length + (Object.keys(starts).length ? 1 : 0)) * 2 + (hidden ? 0 : 1);
      const rows = sheet.rows.length - head.first;
      if (score >= LIST && rows > 0) lists.push(at);
      // If two sheets have the same columns, the longer one is the list and the other an example.
      if (score > best.score || (score === best.score && rows > best.rows)) best = { at, score, rows, sheet };
    }
    return best;
  }

  async function openSheet(at: number, already?: SheetOfCells): Promise<void> {
    latest++;
    const { sla, vocabulary } = await prepare();
    const { sheets, encoding, delimiter, read } = file!;
    const raw = already ?? await read(at);
    if ("refused" in raw) return post({ type: "refused", key: raw.refused });
    const sheet = already ?? upright(raw, vocabulary);
    const head = findHead(sheet.rows, vocabulary);
    const body = bodyOf(sheet, head, vocabulary);
    // Prose in one column, as instructions on a sheet of their own.
    if (head.kind !== "known" && head.headers.length < 2) return post({ type: "refused", key: "columns" });
    if (!body.rows.length) return post({ type: "refused", key: head.kind === "known" ? "empty" : "columns" });
    list = opened = { sheet, head, body };
    prepareTables(sla);
    post({
      type: "opened",
      opened: {
        sheets, sheet: at, others: lists.filter((one) => one !== at), rows: body.rows.length, encoding, delimiter, head: { headers: head.headers, kind: head.kind, titles: head.titles },
        leftOut: body.leftOut, notes: [...sheet.notes], survey: await survey(head.headers, body.rows, vocabulary, host), hourly: hourlyProcesses(sla), opening: openingOf(sla), ...eventsOf(sla),
      },
    });
  }

  async function run(message: Extract<ToWorker, { type: "run" }>): Promise<void> {
    // Before anything is waited for: a run may be stopped while its engine is still on its way.
    stopped = false;
    const mine = ++latest;
    // Messages of a run are dropped once another list has been opened.
    const own: Host = { ...host, post: (said) => { if (mine === latest) post(said); } };
    const known = await prepare();
    if (!opened) return;
    const { sheet: { dayZero }, body } = opened;
    list = { ...opened, body: { ...body, rows: datedRows(body.rows, momentColumns(message.mapping, [START, ...message.events]), dayZero) } };
    ran = message;
    go = await listRun({ ...known, words: wordsOf(known), lang, list, run: message, host: own, isStopped: () => stopped || mine !== latest });
    await goOn();
  }

  /** Until the end, or until it is stopped again. */
  async function goOn(): Promise<void> {
    const mine = latest;
    const found = await go?.();
    if (!found || mine !== latest) return;
    quoted = found;
    post({ type: "done", result: found.result });
  }

  async function calendar({ stamp, list: whose, past: all }: Extract<ToWorker, { type: "calendar" }>): Promise<void> {
    const known = await prepare();
    const { calendarOf } = await import("./calendar");
    const { requests = [], named = [], ids = [] } = quoted ?? {};
    const rows = requests.map(({ request, row }) => ({ request, label: labelOf(whose, row, named) }));
    const { text, events, more, past, alike } = calendarOf(known.sla, wordsOf(known), rows, ids, stamp, all);
    post({ type: "calendar", file: new Blob([text], { type: "text/calendar;charset=utf-8" }), events, more, past, alike });
  }

  async function workbook({ list: whose, now }: Extract<ToWorker, { type: "workbook" }>): Promise<void> {
    const known = await prepare();
    if (!list || !quoted || !ran) return;
    const [{ workbookOf }, say] = await Promise.all([import("./workbook"), loadStrings(lang)]);
    post({ type: "workbook", file: await workbookOf({ ...known, words: wordsOf(known), say, list, run: ran, quoted, whose, now }) });
  }

  /** What the page keeps of a list: the list itself and its answers. */
  function keep(): void {
    if (!list || !quoted || list.body.rows.length > MOST_KEPT) return;
    const { headers, named, titles, ids, answers, requestAt } = quoted;
    const rows = list.body.rows.map((row) => headers.map((_, at) => cellText(row[at])));
    post({
      type: "kept", text: plainRows([list.head.headers, ...rows]), titles, ids, starts: rows.map((_, at) => requestAt(at)?.startAt ?? ""),
      limits: answers.map((answer) => (typeof answer === "string" ? [] : answer.limits)),
      provisional: answers.map((answer) => (typeof answer === "string" ? [] : answer.provisional ?? [])),
      names: rows.map((row, at) => labelOf("", row, named) || String(list!.body.lines[at])), answers: answers.map((answer) => (typeof answer === "string" ? [] : answer.dates)),
    });
  }

  function row(at: number): void {
    const request = quoted?.requestAt(at);
    if (!list || !quoted || !request) return;
    const cells = quoted.headers.map((_, place) => cellText(list!.body.rows[at]?.[place]));
    post({ type: "row", at, line: list.body.lines[at] ?? 0, name: labelOf("", cells, quoted.named), request });
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
        case "workbook":
          return workbook(data);
        case "table":
          return post({ type: "table", ...tableOf(list, quoted) });
        case "resume":
          stopped = false;
          return goOn();
        case "look":
          return list && quoted ? post({ type: "seen", seen: lookAt(list, quoted, data.look) }) : undefined;
        case "row":
          return row(data.at);
        case "keep":
          return keep();
        case "cancel":
          stopped = true;
      }
    };
    work().catch((thrown: unknown) => post({ type: "failed", message: thrown instanceof Error ? thrown.message : String(thrown) }));
  };
}
