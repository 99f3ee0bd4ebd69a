/** The count behind a date, in sentences; each has the days that it is about, so that a calendar can highlight them. */

import type { Commitment, Exclusion, Limit, TraceDay } from "../engine/types";
import { addDays, daysBetween } from "../engine/dates";
import { COUNTED } from "../engine/units";
import { epochOf, zonedSecond } from "../engine/zones";
import { closingTime, timeOf } from "./dates";
import { stretches } from "./excluded";
import { fill, type Language, type Params, type TraceSentence } from "./language";

/** The words of a language that a walk needs (`Words`). */
export interface TraceWords {
  readonly language: Pick<Language, "trace" | "comma">;
  date(date: string): string;
  range(from: string, to: string): string;
  instant(moment: string): string;
  limit(limit: Limit): string;
  limitOf(commitment: Pick<Commitment, "id" | "limit">): string;
  event(id: string): string;
  cause(id: string): string;
  holiday(id: string): string;
  noticeDate(id: string): string | undefined;
  reason(reason: Commitment["reasons"][number]): string;
  /** The name of the zone, if its clocks change. */
  readonly zone: string | undefined;
  /** The office hours by weekday, or nothing. */
  officeHours(): string;
  /** The citation of the law for a sentence, or nothing. */
  cited(sentence: string): string;
}

/** One sentence and the days it covers, both included. */
export interface TraceStep {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** What every part of a trace needs. */
interface Telling {
  readonly commitment: Commitment;
  readonly exclusions: readonly Exclusion[];
  readonly words: TraceWords;
  readonly startDate: string;
  readonly steps: TraceStep[];
  say(sentence: TraceSentence, params?: Params): string;
  add(from: string, to: string, text: string): void;
}

/** A provisional commitment with its latest end in place of the earliest, for the walk to it; `zone` is given if its clocks change. Nothing for any other commitment. */
export function toLatest(commitment: Commitment, zone: string | undefined): Commitment | undefined {
  const { dueAt, dueDate, dueRange, traceLatest } = commitment;
  if (!dueRange || !traceLatest || dueAt === undefined || dueDate === undefined) return undefined;
  const ahead = daysBetween(dueDate, dueRange.latest);
  // The range is not repeated at its own latest end.
  const { dueRange: _told, ...rest } = commitment;
  const next = dueRange.latest;
  const local = addDays(dueAt.slice(0, 10), ahead) + dueAt.slice(10, 19);
  const moved = commitment.limit?.units !== "businessDays" && ahead > 0;
  const rolled = commitment.reasons.find(({ code }) => code === "rolled-to-working-day");
  const roll = { code: "rolled-to-working-day", params: { date: dueDate, ...rolled?.params, next } };
  const reasons = moved ? [...commitment.reasons.filter((reason) => reason !== rolled), roll] : commitment.reasons;
  return { ...rest, dueDate: next, dueAt: zone ? zonedSecond(epochOf(local, zone), zone) : local + dueAt.slice(19), trace: traceLatest, reasons };
}

/** The reasons that the steps of a walk already contain. */
const TOLD = [
  "start-day-not-counted", "received-next", "cut-off-passed", "received-on", "received-after", "due-by-time", "start-chosen", "month-end-clamped", "due-on-rest-day",
  "rolled-to-working-day", "excluded-days", "excluded-time", "calendar-unpublished", "clocks-forward", "clocks-back",
];
/** The reasons that follow from an end. */
const AFTER = ["tier-inversion", "instants-truncated", "finish-undecided", "now-undecided"];

/** The reasons that are not part of a step: what holds before counting, and what follows from the end. */
export function besideSteps({ reasons, shape }: Commitment, words: TraceWords): { before: string[]; after: string[] } {
  const told = shape === "cadence" ? [...TOLD, "projected"] : TOLD;
  const others = reasons.filter(({ code }) => !told.includes(code));
  const said = (after: boolean): string[] => others.filter(({ code }) => AFTER.includes(code) === after).map((reason) => words.reason(reason));
  return { before: said(false), after: said(true) };
}

/** The steps of a dated commitment, or of a cadence that goes on, in counting order; none while it has no date. */
export function traceSteps(commitment: Commitment, words: TraceWords, exclusions: readonly Exclusion[] = []): TraceStep[] {
  const { startsAt, dueAt, dueDate } = commitment;
  const goesOn = commitment.shape === "cadence" && commitment.status === "determined";
  if (startsAt === undefined || (dueDate === undefined && dueAt === undefined && !goesOn)) return [];
  const steps: TraceStep[] = [];
  const telling: Telling = {
    commitment,
    exclusions,
    words,
    steps,
    startDate: startsAt.slice(0, 10),
    say: (sentence, params) => fill(words.language.trace[sentence], { ...params, law: words.cited(sentence) }),
    add: (from, to, text) => steps.push(from <= to ? { from, to, text } : { from: to, to: from, text }),
  };
  const counts = commitment.limit && COUNTED[commitment.limit.units].counts;
  if (commitment.precision === "minute" || counts === "seconds") tellClock(telling);
  else if (counts === "days" || counts === "months") tellSpan(telling);
  else if (commitment.limit?.amount === 0) tellSameWorkingDay(telling);
  else tellWalk(telling);
  tellRange(telling);
  return steps;
}

/** The start as "9月30日(周三)发起", or only as a date when no reason names the event. */
function startWords({ commitment, words, startDate, say }: Telling, moment: boolean): string {
  // The reason for a local time that occurs twice may also concern the event at the end.
  const event = commitment.reasons.filter(({ code }) => !/^time-/.test(code)).map((reason) => reason.params?.["event"]).find((id) => id !== undefined);
  const startsAt = commitment.startsAt ?? startDate;
  const date = moment && timeOf(startsAt) ? words.instant(startsAt) : words.date(startDate);
  return event === undefined ? say("from", { date }) : say("happened", { date, event: words.event(String(event)) });
}

/** The sentences of those reasons, each about `from` to `to`. */
function tellReasons({ commitment, words, add }: Telling, code: string, from: string, to = from): boolean {
  const found = commitment.reasons.filter((reason) => reason.code === code);
  for (const reason of found) {
    const { from: begins, to: ends } = reason.params ?? {};
    add(String(begins ?? from).slice(0, 10), String(ends ?? to).slice(0, 10), words.reason(reason));
  }
  return found.length > 0;
}

/** Working days, forward or back, day by day. */
function tellWalk(telling: Telling): void {
  const { commitment, words, startDate, say, add } = telling;
  const back = commitment.shape === "lead-time";
  const dueDate = commitment.dueDate ?? startDate;
  const days = walked(commitment.trace ?? [], startDate, back);
  const received = back ? undefined : days.find(stands);
  if (back) add(startDate, startDate, tellBack(telling));
  else if (received) add(startDate, startDate, tellReceived(telling, received.date));
  else add(startDate, startDate, say("notCounted", { start: startWords(telling, false) }));

  const ends = back ? noticeBy(telling) : endOfDay(telling);
  let told = false;
  for (const { first, last } of groups(days)) {
    // The day of receipt is already in the first sentence.
    if (first === received) continue;
    const due = first.date === dueDate && first.ordinal !== null;
    told ||= due;
    add(first.date, last.date, dayText(telling, first, last, back) + (due ? ends : ""));
  }
  if (!told) add(dueDate, dueDate, say("dueDay", { date: words.date(dueDate) }) + ends);
}

/** The working day on which it is received: its own, or the next one, and when that ends. */
function tellSameWorkingDay(telling: Telling): void {
  const { commitment, words, startDate, say, add } = telling;
  const dueDate = commitment.dueDate ?? startDate;
  const moved = commitment.reasons.find(({ code }) => code === "received-on" || code === "received-after");
  if (!moved) return add(startDate, dueDate, say("sameWorkingDay", { start: startWords(telling, true) }) + endOfDay(telling));
  add(startDate, startDate, words.reason(moved));
  for (const { first, last } of groups(walked(commitment.trace ?? [], startDate, false))) {
    if (first.date !== dueDate) add(first.date, last.date, dayText(telling, first, last, false));
  }
  add(dueDate, dueDate, say("dueDay", { date: words.date(dueDate) }) + endOfDay(telling));
}

/** Whether a day is a working day but not counted, because the event counts as received on it. */
const stands = ({ kind, ordinal, excluded, assumed }: TraceDay): boolean =>
  ordinal === null && excluded === undefined && (assumed === true || kind === "workday" || kind === "makeup-workday");

/** An event on a rest day or after the cut-off, and when it counts as received. */
function tellReceived({ commitment, words, startDate }: Telling, next: string): string {
  const why = commitment.reasons.find(({ code }) => code === "received-next" || code === "cut-off-passed");
  const event = commitment.reasons.map(({ params }) => params?.["event"]).find((id) => id !== undefined) ?? "";
  return words.reason({ code: why?.code ?? "received-next", params: { date: startDate, event, ...why?.params, next } });
}

/** The planned day, from which a lead time is counted back; with the reading `clear-days` the counted days lie in between. */
function tellBack(telling: Telling): string {
  const { commitment: { limit, readings }, words, say } = telling;
  const start = startWords(telling, false);
  return readings["leadTime"] === "clear-days" && limit ? say("backFromClear", { start, limit: words.limit(limit) }) : say("backFrom", { start });
}

/** The days after the start in counting order, whichever way the trace was written. */
function walked(trace: readonly TraceDay[], startDate: string, back: boolean): TraceDay[] {
  const days = trace.filter(({ date }) => (back ? date < startDate : date > startDate));
  return days.sort((a, b) => (a.date < b.date === back ? 1 : -1));
}

/** Groups of consecutive days that are skipped for the same reason; each counted day separately. */
function groups(days: readonly TraceDay[]): { first: TraceDay; last: TraceDay }[] {
  const found: { first: TraceDay; last: TraceDay }[] = [];
  for (const day of days) {
    const open = found[found.length - 1];
    if (open && open.first.ordinal === null && passedFor(open.first) === passedFor(day)) open.last = day;
    else found.push({ first: day, last: day });
  }
  return found;
}

/** Why a day is skipped; different for every counted day. */
function passedFor(day: TraceDay): string {
  if (day.ordinal !== null) return `counted ${day.ordinal}`;
  if (day.excluded !== undefined) return `excluded ${day.excluded}`;
  return `${day.kind} ${day.name ?? ""} ${day.notice ?? ""} ${day.assumed ?? ""}`;
}

function dayText({ words, say }: Telling, first: TraceDay, last: TraceDay, back: boolean): string {
  const date = words.date(first.date);
  if (first.ordinal !== null) {
    return say(countedSentence(first, back), { date, n: first.ordinal });
  }
  const range = back ? words.range(last.date, first.date) : words.range(first.date, last.date);
  if (first.excluded !== undefined) return say("excluded", { range, cause: words.cause(first.excluded) });
  if (first.assumed) return say("assumed", { date: range });
  if (first.kind === "weekend") return say("weekend", { range });
  if (first.kind !== "holiday") return say("skipped", { range });
  const name = first.name === undefined ? undefined : words.holiday(first.name);
  const notice = first.notice === undefined ? undefined : words.noticeDate(first.notice);
  const note = [name, notice].filter(Boolean).join(words.language.comma);
  return note ? say("restNoted", { range, note }) : say("rest", { range });
}

/** A weekend day that counts is a make-up day only by the standing rules. */
function countedSentence({ kind, assumed }: TraceDay, back: boolean): TraceSentence {
  if (assumed) return back ? "countedBackAssumed" : "countedAssumed";
  if (kind === "makeup-workday") return back ? "countedBackMakeup" : "countedMakeup";
  return back ? "countedBack" : "counted";
}

/** Calendar days and months: no day is skipped, so one sentence covers them all. */
function tellSpan(telling: Telling): void {
  const { commitment, words, startDate, say, add } = telling;
  const { limit } = commitment;
  const dueDate = commitment.dueDate ?? startDate;
  const date = words.date(dueDate);
  if (limit && limit.amount > 0 && commitment.shape === "lead-time") return tellSpanBack(telling, limit);
  if (!limit || limit.amount === 0) {
    add(startDate, dueDate, say("sameDay", { start: startWords(telling, false) }) + endOfDay(telling));
    return;
  }
  add(startDate, startDate, say("notCounted", { start: startWords(telling, false) }));
  const rolled = commitment.reasons.find(({ code }) => code === "rolled-to-working-day");
  const last = String(rolled?.params?.["date"] ?? dueDate);
  const ends = last === dueDate ? endOfDay(telling) : "";
  if (limit.units === "calendarDays") {
    const range = words.range(addDays(startDate, 1), last);
    add(addDays(startDate, 1), last, say("calendarDays", { range, n: limit.amount }) + ends);
  } else if (tellReasons(telling, "month-end-clamped", last)) {
    if (ends) add(dueDate, dueDate, say("dueDay", { date }) + ends);
  } else {
    add(last, last, say("months", { limit: words.limit(limit), date: words.date(last) }) + ends);
  }
  if (rolled) {
    add(addDays(last, 1), dueDate, words.reason(rolled));
    add(dueDate, dueDate, say("dueDay", { date }) + endOfDay(telling));
  }
  if (commitment.trace?.[commitment.trace.length - 1]?.assumed) add(dueDate, dueDate, say("assumed", { date }));
  tellReasons(telling, "due-on-rest-day", dueDate);
}

/** Calendar days and months counted back from the planned day. */
function tellSpanBack(telling: Telling, limit: Limit): void {
  const { commitment, words, startDate, say, add } = telling;
  const dueDate = commitment.dueDate ?? startDate;
  add(startDate, startDate, say("backFromDays", { start: startWords(telling, false) }));
  const last = addDays(startDate, -1);
  const params = { limit: words.limit(limit), date: words.date(dueDate), range: words.range(dueDate, last), n: limit.amount };
  const sentence = limit.units === "calendarMonths" ? "monthsBack" : limit.amount === 1 ? "calendarDayBack" : "calendarDaysBack";
  tellReasons(telling, "month-end-clamped", dueDate);
  add(dueDate, limit.units === "calendarMonths" ? dueDate : last, say(sentence, params) + noticeBy(telling, limit.amount > 1));
}

/** Clocks that never rest. */
function tellClock(telling: Telling): void {
  const { commitment, words, startDate, say, add } = telling;
  const { dueAt, instants, limit } = commitment;
  const back = commitment.shape === "lead-time";
  const said = words.limitOf(commitment);
  const cadence = commitment.shape === "cadence";
  const office = (limit?.units as string | undefined) === "businessHours";
  const opening = office ? "officeClock" : cadence ? "cadence" : back ? "clockBack" : "clock";
  add(startDate, startDate, say(opening, { start: startWords(telling, true), limit: said }));
  const hours = office ? words.officeHours() : "";
  if (hours) add(startDate, startDate, hours);
  tellExcluded(telling);
  for (const reason of commitment.reasons) {
    if (reason.code !== "clocks-forward" && reason.code !== "clocks-back") continue;
    const date = String(reason.params?.["date"]);
    add(date, date, words.reason(reason));
  }
  const [first, last] = [instants?.[0], instants?.[instants.length - 1]];
  if (first !== undefined && last !== undefined) {
    const until = commitment.reasons.find(({ code }) => code === "projected")?.params?.["event"];
    const params = { first: words.instant(first), last: words.instant(last), n: instants?.length ?? 0, event: words.event(String(until)) };
    add(first.slice(0, 10), last.slice(0, 10), say(until === undefined ? "instants" : "instantsAssumed", params));
  } else if (dueAt !== undefined) {
    const day = dueAt.slice(0, 10);
    add(day, day, say(back ? "noticeByInstant" : "clockDue", { limit: said, instant: words.instant(dueAt) }));
  }
}

/** Each excluded interval if it is known, otherwise the total. */
function tellExcluded(telling: Telling): void {
  const { commitment, exclusions, words, startDate, add } = telling;
  const { reasons } = commitment;
  const left = reasons.filter(({ code }) => code === "excluded-time").map(({ params }) => params ?? {});
  const causes = left.flatMap(({ cause = "" }) => String(cause).split(","));
  const named = exclusions.filter(({ cause }) => causes.includes(cause));
  const minutes = left.reduce((sum, params) => sum + Number(params["minutes"]), 0);
  const told = left.length ? stretches(named, commitment, words.zone, minutes, left.length) : [];
  if (told.length === 0) tellReasons(telling, "excluded-time", startDate, commitment.dueDate);
  for (const { from, to, cause, minutes } of told) {
    add(from.slice(0, 10), to.slice(0, 10), words.reason({ code: "excluded-time", params: { from, to, cause, minutes } }));
  }
}

/** 24:00, or close of business under that reading. */
function endOfDay({ commitment, words, say }: Telling): string {
  const time = closingTime(commitment);
  // A time given by the rule itself needs no citation of the law.
  if (time && commitment.reasons.some(({ code }) => code === "due-by-time")) return fill(words.language.trace.endsAt, { time, law: "" });
  if (time) return say("endsAt", { time });
  const { dayEnd, closingTime: closed } = commitment.readings;
  const passed = dayEnd === "close-of-business" && closed !== undefined && closed !== "none";
  return passed ? say("endsMidnightAfter", { time: closed }) : say("endsMidnight");
}

/** The time by which a notice must be given on the last day of a lead time: midnight, or close of business. */
function noticeBy({ commitment, words, say }: Telling, named = false): string {
  const time = closingTime(commitment);
  const day = named && commitment.dueDate !== undefined ? words.date(commitment.dueDate) : undefined;
  if (day !== undefined) return time ? say("noticeOnByTime", { date: day, time }) : say("noticeOnBy", { date: day });
  return time ? say("noticeByTime", { time }) : say("noticeBy");
}

/** A provisional end is a span. */
function tellRange({ commitment, words, say, add }: Telling): void {
  const range = commitment.dueRange;
  if (!range || commitment.certainty === "confirmed") return;
  const [from, to] = [range.earliest.slice(0, 10), range.latest.slice(0, 10)];
  add(from, to, say(from === to ? "rangeSame" : "range", { earliest: words.instant(from), latest: words.instant(to) }));
}
