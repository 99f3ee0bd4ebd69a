/** Turns a list's rows into their dates and into the file for download. */
import { times } from "../../engine/times";
import type { Problem, QuoteRequest } from "../../engine/types";
import { cellText, type Cell } from "../../lists/cells";
import { mixedFigures } from "../../lists/clock-columns";
import { mixedOf } from "../../lists/event-columns";
import { pausesText } from "../../lists/pauses";
import { unusedPauses } from "../../lists/pause-columns";
import { CLOCK, PAUSES, START } from "../../lists/vocabulary";
import { writeCell, writeRows } from "../../lists/write";
import type { Words } from "../../words";
import { noSuchDay, sentenceOf } from "../calculator/sentences";
import { loadStrings, type GetString } from "../desk/strings";
import type { Quoter } from "../shared/engine";
import { idsOf, openingOf } from "./hourly";
import type { Host, List, Ready } from "./list";
import { labelColumns, labelOf } from "./label";
import { pageOf, type CellFault, type Done, type Run } from "./messages";
import { placeOf } from "./place";
import { datesSaid, type RowAnswer } from "./answers";
import { alike } from "./alike";
import { answering } from "./answering";
import { datesOf, defaultsOf, refusedOf, requestOf, type Answer, type Sheet } from "./quoting";

const SHOWN = 50;
/** Milliseconds between two reports of progress. */
const SELDOM = 50;
/** The number of slices that are answered together. */
const TOGETHER = 10;

export interface Quoted {
  result: Done;
  /** The requests, with the texts of the row that each came from, for the calendar file. */
  requests: { request: QuoteRequest; row: string[] }[];
  /** The columns that name an order. */
  named: number[];
  headers: readonly string[];
  /** What came from the form, a column each. */
  given: FormColumn[];
  /** The answers' titles, and for each row what it came to and the remark beside it. */
  titles: string[];
  answers: RowAnswer[];
  notes: string[];
  ids: string[];
  /** A row's dates as they are said, one a title. */
  datesAt(at: number): string[];
  /** What a row asked; nothing for one that asked nothing. */
  requestAt(at: number): QuoteRequest | undefined;
  /** The readings on which the dates rest. */
  readings(): Promise<Record<string, string>>;
}

interface Task extends Ready {
  words: Words;
  lang: string;
  list: List;
  run: Run;
  host: Host;
  isStopped(): boolean;
}

interface FormColumn {
  target: string;
  name: string;
  value: string;
}

/** The values that every row takes from the form, one column each; without them the dates could not be understood. */
function formColumns({ sla, run }: Task, defaults: QuoteRequest, words: Words, say: GetString): FormColumn[] {
  const column = (target: string, name: string, value: string): FormColumn => ({ target, name: say("bulk.fromForm", { name }), value });
  const dimensions = sla.policy.dimensions.filter(({ id }) => run.mapping[id] === undefined && defaults.dimensions[id])
    .map(({ id }) => column(id, words.dimension(id), words.value(id, defaults.dimensions[id]!)));
  const start = run.mapping[START] === undefined && defaults.startAt ? [column(START, words.ui("moment.start"), defaults.startAt.replace("T", " "))] : [];
  const pauses = run.mapping[PAUSES] === undefined && defaults.exclusions?.length ? [column(PAUSES, say("bulk.pauses"), pausesText(defaults.exclusions, words))] : [];
  return [...dimensions, ...start, ...pauses];
}

/** The commitments that rest on figures someone entered. */
function markedIds(sla: Quoter, defaults: QuoteRequest): Set<string> {
  if (!defaults.figures) return new Set();
  const bare: QuoteRequest = { dimensions: Object.fromEntries(sla.policy.dimensions.map(({ id, values }) => [id, values[0]!.id])), startAt: sla.calendar.supportedFrom.slice(0, 10), ...(defaults.audience && { audience: defaults.audience }) };
  return new Set(sla.quote(bare).commitments.filter((one) => one.reasons.some(({ code }) => code === "figure-missing")).map(({ id }) => id));
}

async function sheetOf(task: Task): Promise<Sheet> {
  const { sla, words, vocabulary, list, run, lang } = task;
  const say = await loadStrings(lang);
  const { mapping, form, answers, event, events, days, beginning, year, order, midnight } = run;
  const { rows } = list.body;
  const clock = mapping[CLOCK];
  return {
    sla, words, say, vocabulary, headers: list.head.headers.map((header, at) => header || String(at + 1)), mapping, form, answers, event, events, days: new Set(days), beginning, year, order, midnight,
    mixed: clock !== undefined && mixedFigures(rows.length, (row) => cellText(rows[row]![clock])),
    mixedEvents: mixedOf(rows, mapping, events),
    allowed: new Map(sla.policy.dimensions.map((one) => [one.id, one.values.map((value) => words.value(one.id, value.id)).join(" / ")])),
    defaults: defaultsOf(run.defaults, form, (openingOf(sla)[run.process] ?? []).filter((event) => event !== run.event)), ids: idsOf(sla, run.process),
    found: new Map(sla.policy.dimensions.map(({ id }) => [id, new Map<string, string | undefined>()])),
    sentence: (problem: Problem, typed: string, asked: string) => {
      const day = noSuchDay(problem, asked);
      return day ? say("bulk.bad.noSuchDay", day) : sentenceOf(problem, typed, sla, words);
    },
  };
}

/** The columns as they stand on the page: what names the row, the answers, why some are missing, then what they were worked out from. */
function orderOf(own: number, given: number, dated: readonly boolean[], named: readonly number[], { mapping }: Run, remarked: boolean): Pick<Done, "order" | "lead" | "spare"> {
  const from = (start: number, count: number) => times(count, (at) => start + at);
  const name = named.length ? named : from(0, own).filter((at) => !Object.values(mapping).includes(at)).slice(0, 1);
  // A column without any date adds nothing to the remarks.
  const answers = from(own + given, dated.length).filter((_, at) => dated[at]);
  const first = [...name, ...answers, ...(remarked ? [own + given + dated.length] : []), ...Object.values(mapping), ...from(own, given)];
  const spare = from(0, own).filter((at) => !first.includes(at));
  return { order: [...first, ...spare], lead: name.length > 0, spare };
}

/** A list that is quoted until its end or until it is stopped, and goes on from there when it is asked again. */
export async function listRun(task: Task): Promise<() => Promise<Quoted>> {
  const { sla, words, list, run, host } = task;
  const sheet = await sheetOf(task);
  const { say, headers } = sheet;
  const ids = [...sheet.ids];
  const { rows, lines } = list.body;
  const given = formColumns(task, sheet.defaults, words, say);
  const marked = markedIds(sla, sheet.defaults);
  const titles = ids.map((id) => words.title(id) + (marked.has(id) ? say("bulk.given") : ""));
  const head = [...headers, ...given.map(({ name }) => name), ...titles, say("bulk.problem")];
  const named = labelColumns(headers, run.mapping);
  const parts: string[] = ["\ufeff", writeRows([head])];
  const faults: CellFault[] = [];
  const preview: string[][] = [];
  const page = pageOf(rows.length);
  const [together, alone] = [alike(sheet), answering(sheet)];
  const counts = { quoted: 0, failed: 0, unanswered: 0, yearless: 0 };
  const requests: Quoted["requests"] = [];
  const answers: RowAnswer[] = [];
  const notes: string[] = [];

  const note = (fault: CellFault): string => {
    if (faults.length < SHOWN) faults.push(fault);
    return placeOf(fault, say) + say(fault.key, fault.params);
  };

  /** What a row asks, or the fault of its first wrong cell. */
  const askedOf = (row: readonly Cell[], line: number): ReturnType<typeof requestOf> =>
    list.sheet.broken.has(line) ? { fault: { value: cellText(row[0]), key: "bulk.bad.quote", params: {} } } : requestOf(row, sheet);

  /** The dates, or the fault in the words of this row; `found` is what the rows of its block were answered together. */
  const answerOf = (row: readonly Cell[], asked: ReturnType<typeof requestOf>, found: Answer | undefined): { answer: Answer; request: QuoteRequest } | { fault: Omit<CellFault, "line"> } => {
    if ("fault" in asked) return asked;
    const { request } = asked;
    const answer = found ?? alone(request);
    return "problem" in answer ? refusedOf(answer.problem, row, request, sheet) : { answer, request };
  };

  /** What a row came to, and the remark beside it. */
  const outcomeOf = (row: readonly Cell[], line: number, cells: string[], came: ReturnType<typeof answerOf>): { answer: RowAnswer; remark: string } => {
    if ("fault" in came) {
      counts.failed++;
      if (came.fault.key === "bulk.bad.year") counts.yearless++;
      const remark = note({ line, ...came.fault });
      return { answer: remark, remark };
    }
    const { request, answer } = came;
    const { why } = answer;
    if (!answer.dates.some(Boolean)) {
      counts.unanswered++;
      return { answer, remark: note({ line, value: labelOf("", cells, named) || cellText(row[0]), key: "bulk.bad.none", params: { why } }) };
    }
    counts.quoted++;
    if (requests.length < SHOWN * 20) requests.push({ request, row: cells });
    return { answer, remark: why };
  };

  const fromFormWritten = given.map(({ value }) => writeCell(value));
  /** Most rows have the remark of the row before them. */
  let [lastRemark, lastRemarkWritten] = ["", ""];

  /**
   * Adds the row's cells to those of a part of the file, which commas join: the end of a line stands in the first cell of the next. Texts
   * that grew by each cell took three times as long. Dates hold nothing that a file of commas would have to guard.
   */
  const writeLine = (to: string[], cells: readonly string[], dates: readonly string[], remark: string): void => {
    const first = writeCell(cells[0] ?? "");
    to.push(to.length ? `${lastRemarkWritten}\r\n${first}` : first);
    for (let place = 1; place < headers.length; place++) to.push(writeCell(cells[place]!));
    for (let place = 0; place < fromFormWritten.length; place++) to.push(fromFormWritten[place]!);
    for (let place = 0; place < dates.length; place++) to.push(dates[place]!);
    if (remark !== lastRemark) [lastRemark, lastRemarkWritten] = [remark, writeCell(remark)];
  };

  const quoteRow = (to: string[], row: readonly Cell[], line: number, came: ReturnType<typeof answerOf>): void => {
    const cells: string[] = [];
    for (let place = 0; place < headers.length; place++) cells.push(cellText(row[place]));
    for (const { value } of given) cells.push(value);
    const { answer, remark } = outcomeOf(row, line, cells, came);
    const dates = datesSaid(answer, ids.length, say);
    answers.push(answer);
    notes.push(remark);
    if (preview.length < page) preview.push([...cells, ...dates, remark]);
    writeLine(to, cells, dates, remark);
  };

  const requestAt = (place: number): QuoteRequest | undefined => {
    const row = rows[place];
    const asked = row && askedOf(row, lines[place] ?? 0);
    return asked && "request" in asked ? asked.request : undefined;
  };

  const readings = async (): Promise<Record<string, string>> => {
    const all: Record<string, string> = {};
    for (let place = 0; place < answers.length; place++) {
      const answer = answers[place]!;
      if (typeof answer === "string") continue;
      const own = answer.readings ? answer : datesOf(requestAt(place)!, sheet);
      if (!("problem" in own)) Object.assign(all, own.readings);
      if (place % host.slice === host.slice - 1) await host.breathe();
    }
    return all;
  };

  let told = -Infinity;
  /** Reports the progress; each report makes the page draw. */
  const tell = (done: number): void => {
    const now = performance.now();
    if (now - told < SELDOM && done < rows.length) return;
    told = now;
    host.post({ type: "progress", done, total: rows.length });
  };

  /** Answers the next rows together, then writes them slice by slice; where it is stopped, what is not written yet is asked again. */
  const quoteBlock = async (): Promise<void> => {
    const [first, end] = [at, Math.min(at + host.slice * TOGETHER, rows.length)];
    const asked = rows.slice(first, end).map((row, index) => askedOf(row, lines[first + index] ?? 0));
    const found = await together(asked.map((one) => ("request" in one ? one.request : undefined)));
    for (; at < end && !task.isStopped(); at = Math.min(at + host.slice, end)) {
      const until = Math.min(at + host.slice, end);
      const out: string[] = [];
      for (let place = at; place < until; place++) {
        const row = rows[place]!;
        quoteRow(out, row, lines[place] ?? 0, answerOf(row, asked[place - first]!, found[place - first]));
      }
      parts.push(`${out.join(",")},${lastRemarkWritten}\r\n`);
      tell(until);
      await host.breathe();
    }
  };

  let at = 0;
  return async () => {
    while (at < rows.length && !task.isStopped()) await quoteBlock();
    const csv = new Blob(parts, { type: "text/csv;charset=utf-8" });
    const fromForm = given.map(({ target, value }) => ({ target, value, rows: answers.length }));
    // A remark that is the same for all rows is shown once.
    const [common = ""] = notes;
    const remark = notes.length > 1 && notes.every((one) => one === common) ? common : "";
    const dated = titles.map((_, column) => answers.some((one) => typeof one !== "string" && one.dates[column]));
    const columns = orderOf(headers.length, given.length, dated, named, run, !remark && notes.some(Boolean));
    const provisional = answers.filter((one) => typeof one !== "string" && one.provisional).length;
    const result: Done = { ...counts, provisional, fromForm, faults, head, ...columns, remark, preview, csv, named: named.length > 0, cancelled: at < rows.length, unused: unusedPauses(headers, rows, run.mapping) };
    return { result, requests, named, ids, headers, given, titles, answers, notes, datesAt: (at) => datesSaid(answers[at], ids.length, say), requestAt, readings };
  };
}
