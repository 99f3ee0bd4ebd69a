/** Turns one row of a list into its request, and the request into its dates. */
import { endsEarly } from "../../engine/dates";
import type { Commitment, Problem, QuoteRequest, Reason } from "../../engine/types";
import { cellText, type Cell } from "../../lists/cells";
import { readJoined } from "../../lists/clock-columns";
import { eventsOfRow } from "../../lists/event-columns";
import { isMidnight, joined, type MomentRead } from "../../lists/moments";
import { hasPauses, pausesOfRow } from "../../lists/pause-columns";
import { readStart } from "../../lists/stretches";
import { tidy } from "../../lists/tidy";
import { CLOCK, findValue, PAUSES, saysNone, START, type Vocabulary } from "../../lists/vocabulary";
import type { Words } from "../../words";
import type { GetString } from "../desk/strings";
import type { Quoter } from "../shared/engine";
import { epochOf } from "../shared/moment";
import { MOMENT_FAULTS, weekdayName } from "../shared/moment-fault";
import type { CellFault, Run } from "./messages";

export interface Sheet extends Omit<Run, "process" | "days" | "defaults"> {
  sla: Quoter;
  words: Words;
  say: GetString;
  vocabulary: Vocabulary;
  headers: readonly string[];
  /** The names that each dimension takes, for a message. */
  allowed: ReadonlyMap<string, string>;
  /** The values without a column: of the form, only those that the user accepted. */
  defaults: QuoteRequest;
  /** What the engine refused, in the language of the page; `asked` is the value as the engine got it. */
  sentence(problem: Problem, typed: string, asked: string): string;
  /** Whether short figures among the times of day could be hours and minutes or minutes and seconds. */
  mixed: boolean;
  /** The events whose midnights are days without a time, and those whose short figures could be either. */
  days: ReadonlySet<string>;
  mixedEvents: ReadonlySet<string>;
  /** The commitments that get a column. */
  ids: readonly string[];
  /** For each dimension, what its texts were found to mean: a list has the same few again and again. */
  found: ReadonlyMap<string, Map<string, string | undefined>>;
}

/** Texts of a dimension that are remembered. */
const TEXTS = 10_000;

/** The value that a cell says or was said to mean; an empty answer means that it says none. */
function valueOf(sheet: Sheet, id: string, cell: string): string | undefined {
  const found = sheet.found.get(id)!;
  if (found.has(cell)) return found.get(cell);
  const value = findValue(sheet.vocabulary, id, cell) ?? sheet.answers[id]?.[tidy(cell)];
  if (found.size < TEXTS) found.set(cell, value);
  return value;
}

type Fault = Omit<CellFault, "line">;
type Row = readonly Cell[];

/** The form's request without what is not in use: a row gets nothing that neither it nor a choice gives it. */
export function defaultsOf(request: QuoteRequest, form: readonly string[], others: readonly string[]): QuoteRequest {
  const { dimensions, startAt, exclusions, figures, readings, conditions, audience } = request;
  const chosen = Object.entries(dimensions).filter(([id]) => form.includes(id));
  return {
    dimensions: Object.fromEntries(chosen), startAt: form.includes(START) ? startAt : "",
    // A start is the moment of one event; the other opening events are treated as not having happened.
    ...(others.length ? { events: Object.fromEntries(others.map((event) => [event, null])) } : {}),
    ...(exclusions && form.includes(PAUSES) ? { exclusions } : {}), ...(figures && { figures }), ...(readings && { readings }),
    ...(conditions && { conditions }), ...(audience && { audience }),
  };
}

function fault(sheet: Sheet, target: string, value: string, key: CellFault["key"], params: Record<string, string> = {}): { fault: Fault } {
  return { fault: { column: sheet.headers[sheet.mapping[target] ?? -1] || target, value, key, params } };
}

const cellOf = (row: Row, at: number | undefined): string => (at === undefined ? "" : cellText(row[at]).trim());

/** The request of a row, or the first cell that is wrong. */
export function requestOf(row: Row, sheet: Sheet): { request: QuoteRequest } | { fault: Fault } {
  const dimensions = { ...sheet.defaults.dimensions };
  for (const { id, required } of sheet.sla.policy.dimensions) {
    const at = sheet.mapping[id];
    if (at === undefined) continue;
    const cell = cellOf(row, at);
    const value = valueOf(sheet, id, cell);
    if (value) {
      dimensions[id] = value;
      continue;
    }
    // An empty choice means that the text stands for no value.
    if (!required && (value === "" || saysNone(cell))) delete dimensions[id];
    else return cell ? fault(sheet, id, cell, "bulk.bad.value", { allowed: sheet.allowed.get(id) ?? "" }) : fault(sheet, id, cell, "bulk.bad.empty");
  }
  const request: QuoteRequest = { ...sheet.defaults, dimensions };
  return momentsOf(row, sheet, request) ?? startOf(row, sheet, request) ?? pausesOf(row, sheet, request) ?? { request };
}

const reading = ({ year, order }: Sheet) => (text: string): MomentRead => readStart(text, year, order || undefined);

/** The moments of the row's events besides its start. */
function momentsOf(row: Row, sheet: Sheet, request: QuoteRequest): { fault: Fault } | undefined {
  if (!sheet.events.length) return undefined;
  const { moments, faults: [wrong] } = eventsOfRow((target) => cellOf(row, sheet.mapping[target]), { events: sheet.events, days: sheet.days, mixed: sheet.mixedEvents, read: reading(sheet) });
  if (wrong) return fault(sheet, wrong.target, wrong.value, MOMENT_FAULTS[wrong.fault], { weekday: weekdayName(wrong.weekday, sheet.words) });
  request.events = { ...request.events, ...moments };
  return undefined;
}

/** Without a start a row begins with the earliest event beside it, as a fault with its alarm: what its start would be the moment of did not happen. */
function beginsOtherwise(sheet: Sheet, request: QuoteRequest): boolean {
  const { zone } = sheet.sla.policy;
  const moments = sheet.beginning.flatMap((id) => (sheet.mapping[id] === undefined ? [] : request.events?.[id] ?? []));
  const [first] = moments.sort((a, b) => epochOf(a, zone) - epochOf(b, zone));
  if (first === undefined) return false;
  request.startAt = first;
  if (sheet.event) request.events = { [sheet.event]: null, ...request.events };
  return true;
}

function startOf(row: Row, sheet: Sheet, request: QuoteRequest): { fault: Fault } | undefined {
  const at = sheet.mapping[START];
  if (at === undefined && (request.startAt || !sheet.events.length)) return undefined;
  const [date, clock] = [cellOf(row, at), cellOf(row, sheet.mapping[CLOCK])];
  if (!date || (sheet.events.length && saysNone(date))) return beginsOtherwise(sheet, request) ? undefined : fault(sheet, START, date, "bulk.bad.empty");
  const read = readJoined(date, clock, reading(sheet), sheet.mixed);
  const cell = joined(date, saysNone(clock) ? "" : clock);
  if ("fault" in read) {
    const [target, value] = read.clock ? [CLOCK, clock] : [START, read.fault === "clocks" ? cell : date];
    return fault(sheet, target, value, MOMENT_FAULTS[read.fault], { weekday: weekdayName(read.weekday, sheet.words) });
  }
  if (sheet.midnight === "" && isMidnight(read.moment)) return fault(sheet, START, cell, "bulk.bad.midnight");
  request.startAt = sheet.midnight === "day" && isMidnight(read.moment) ? read.moment.slice(0, 10) : read.moment;
  return undefined;
}

/** A row's own pauses replace those of the whole list; an empty cell means none. */
function pausesOf(row: Row, sheet: Sheet, request: QuoteRequest): { fault: Fault } | undefined {
  if (!hasPauses(sheet.mapping)) return undefined;
  const read = pausesOfRow((target) => cellOf(row, sheet.mapping[target]), sheet.mapping, sheet.vocabulary.causes, sheet.year, sheet.order || undefined);
  if ("fault" in read) return fault(sheet, read.target, read.value, read.fault === "year" ? "bulk.bad.year" : "bulk.bad.pause", { cause: sheet.words.cause(sheet.sla.policy.causes[0] ?? "") });
  if (read.pauses.length) request.exclusions = read.pauses;
  return undefined;
}

/** Between the two ends of a date that the calendar leaves open. */
export const RANGE = " – ";

/** A date that a spreadsheet sorts by; both ends where the calendar leaves it open. */
function plainDue({ dueAt, dueDate, dueRange, precision }: Commitment): string {
  if (dueRange && dueRange.earliest !== dueRange.latest) return dueRange.earliest + RANGE + dueRange.latest;
  // A day that ends at midnight is said without a time; one that ends earlier, as at close of business, with it.
  return precision === "minute" || endsEarly(dueAt, dueDate) ? (dueAt ?? "").slice(0, 16).replace("T", " ") : (dueDate ?? "");
}

/** The reasons that say why there is no date; others say how a date came about. */
const WHY = /missing|did-not-happen|unpublished|no-number/;

/** The reasons why a commitment has no date: what is missing, else what the policy words itself. */
export function reasonsOf({ reasons }: Commitment, { sla }: Sheet): Reason[] {
  const missing = reasons.filter(({ code }) => WHY.test(code));
  return missing.length ? missing : reasons.filter(({ code }) => sla.policy.reasons.includes(code));
}

/** Why a commitment has no date, in words. */
function whyNot(commitment: Commitment, sheet: Sheet): string {
  const { words, say } = sheet;
  const reasons = reasonsOf(commitment, sheet).map((one) => words.reason(one));
  return say("bulk.because", { title: words.title(commitment.id), reason: reasons.join(say("bulk.alsoBecause")) || words.ui(`status.${commitment.status}`) });
}

/** The remark that a date is owed by or to another party than usual, such as the account manager instead of the customer. */
function ownParties(one: Commitment, { sla, words, say }: Sheet): string[] {
  const rule = sla.policy.rules.find(({ id }) => id === one.id);
  return rule && rule.creditor !== one.creditor ? [say("bulk.because", { title: words.title(one.id), reason: words.parties(one) })] : [];
}

export interface Answer {
  /** One a column; empty where there is none. */
  dates: string[];
  /** Which of them are provisional: the notice of a year that counts is not published yet. Absent where none is. */
  provisional?: boolean[];
  /** Why columns are empty, and whom a date concerns where that is another than usual, in words. */
  why: string;
  /** The limit of each, or why there is none, for comparing with what was kept. */
  limits: string[];
  /** The readings on which the dates rest; absent where rows were answered together. */
  readings?: Record<string, string>;
}

/** An answer with the commitments that it was made of, in the order of the columns. */
export interface Quoted {
  answer: Answer;
  commitments: readonly (Commitment | undefined)[];
}

/** What a request says of a target, as text. */
function askedOf({ dimensions, startAt, events, exclusions = [] }: QuoteRequest, target: string): string {
  if (target === PAUSES) return exclusions.map(({ from, to }) => `${from} – ${to}`).join("; ");
  return target === START ? startAt : dimensions[target] ?? events?.[target] ?? "";
}

/** The quote of a request, or the engine's problem, which the row then words with its own cells. Never throws because of a cell. */
export function quoteOf(request: QuoteRequest, sheet: Sheet): Quoted | { problem: Problem } {
  const [found] = sheet.sla.quoteMany([request], { commitments: sheet.ids });
  if (!found) return { answer: { dates: [], why: "", limits: [], readings: {} }, commitments: [] };
  if (!found.ok) return { problem: found.error };
  const commitments = sheet.ids.map((id) => found.quote.commitments.find((one) => one.id === id));
  const dates = commitments.map((one) => plainDue(one ?? ({} as Commitment)));
  const provisional = commitments.map((one) => one?.certainty === "provisional");
  const why = commitments.flatMap((one, at) => (!one ? [] : dates[at] ? ownParties(one, sheet) : [whyNot(one, sheet)]));
  const limits = commitments.map((one) => (one ? [one.status, one.limit?.amount, one.limit?.units].filter((part) => part !== undefined).join(" ") : ""));
  const readings: Record<string, string> = {};
  for (const one of commitments) Object.assign(readings, one?.readings);
  return { answer: { dates, ...(provisional.includes(true) && { provisional }), why: why.join(sheet.say("bulk.alsoBecause")), limits, readings }, commitments };
}

/** The dates of a request, one a column, by its own quote. */
export function datesOf(request: QuoteRequest, sheet: Sheet): Answer | { problem: Problem } {
  const found = quoteOf(request, sheet);
  return "problem" in found ? found : found.answer;
}

/** What the engine refused, at the cell it came from and as it was typed there. */
export function refusedOf(problem: Problem, row: Row, request: QuoteRequest, sheet: Sheet): { fault: Fault } {
  const [, part, id] = problem.path.split("/");
  const target = part === "exclusions" ? PAUSES : (part === "dimensions" || (part === "events" && sheet.mapping[id ?? ""] !== undefined)) && id ? id : START;
  const at = sheet.mapping[target];
  const asked = askedOf(request, target);
  const typed = at === undefined ? asked : cellOf(row, at);
  return fault(sheet, target, typed, "bulk.bad.engine", { message: sheet.sentence(problem, typed, asked) });
}
