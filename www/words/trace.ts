/** The count behind a date, as sentences: each says which days it is about, so that a calendar can point at them. */

import type { Commitment, Exclusion, TraceDay } from "../engine/types";
import type { Words } from "./index";
import { addDays, closingTime, timeOf } from "./dates";
import { stretches } from "./excluded";
import { fill, type Params, type TraceSentence } from "./language";

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
  readonly words: Words;
  readonly startDate: string;
  readonly steps: TraceStep[];
  say(sentence: TraceSentence, params?: Params): string;
  add(from: string, to: string, text: string): void;
}

/** The steps of a dated commitment in counting order; none while it has no date. */
export function traceSteps(commitment: Commitment, words: Words, exclusions: readonly Exclusion[] = []): TraceStep[] {
  const { startsAt, dueAt, dueDate } = commitment;
  if (startsAt === undefined || (dueDate === undefined && dueAt === undefined && !commitment.instants?.length)) return [];
  const steps: TraceStep[] = [];
  const telling: Telling = {
    commitment,
    exclusions,
    words,
    steps,
    startDate: startsAt.slice(0, 10),
    say: (sentence, params) => fill(words.language.trace[sentence], params),
    add: (from, to, text) => steps.push(from <= to ? { from, to, text } : { from: to, to: from, text }),
  };
  const units = commitment.limit?.units;
  if (commitment.precision === "minute" || units === "calendarHours" || units === "calendarMinutes") tellClock(telling);
  else if (units === "calendarDays" || units === "calendarMonths") tellSpan(telling);
  else tellWalk(telling);
  tellRange(telling);
  return steps;
}

/** The start as "9月30日(周三)发起", or only as a date when no reason names the event. */
function startWords({ commitment, words, startDate, say }: Telling, moment: boolean): string {
  const event = commitment.reasons.map((reason) => reason.params?.["event"]).find((id) => id !== undefined);
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
  const received = commitment.reasons.find(({ code }) => code === "received-next" || code === "cut-off-passed");
  if (received) add(startDate, startDate, words.reason(received));
  else add(startDate, startDate, say(back ? "backFrom" : "notCounted", { start: startWords(telling, false) }));

  const ends = back ? say("noticeBy") : endOfDay(telling);
  let told = false;
  for (const group of groups(walked(commitment.trace ?? [], startDate, back))) {
    const { first, last } = group;
    // The day that stands for the receipt is in the first sentence already.
    if (first.date === last.date && first.ordinal === null && first.date === received?.params?.["next"]) continue;
    const due = first.date === dueDate && first.ordinal !== null;
    told ||= due;
    add(first.date, last.date, dayText(telling, first, last, back) + (due ? ends : ""));
  }
  if (!told) add(dueDate, dueDate, say("dueDay", { date: words.date(dueDate) }) + ends);
}

/** The days after the start in counting order, whichever way the trace was written. */
function walked(trace: readonly TraceDay[], startDate: string, back: boolean): TraceDay[] {
  const days = trace.filter(({ date }) => (back ? date < startDate : date > startDate));
  return days.sort((a, b) => (a.date < b.date === back ? 1 : -1));
}

/** Neighbouring days that are passed over for one reason, together; counted days alone. */
function groups(days: readonly TraceDay[]): { first: TraceDay; last: TraceDay }[] {
  const found: { first: TraceDay; last: TraceDay }[] = [];
  for (const day of days) {
    const open = found[found.length - 1];
    if (open && open.first.ordinal === null && passedFor(open.first) === passedFor(day)) open.last = day;
    else found.push({ first: day, last: day });
  }
  return found;
}

/** Why a day is passed over; different for every counted day. */
function passedFor(day: TraceDay): string {
  if (day.ordinal !== null) return `counted ${day.ordinal}`;
  if (day.excluded !== undefined) return `excluded ${day.excluded}`;
  return `${day.kind} ${day.name ?? ""} ${day.notice ?? ""}`;
}

function dayText({ words, say }: Telling, first: TraceDay, last: TraceDay, back: boolean): string {
  const date = words.date(first.date);
  if (first.ordinal !== null) {
    return say(countedSentence(first.kind, back), { date, n: first.ordinal });
  }
  const range = back ? words.range(last.date, first.date) : words.range(first.date, last.date);
  if (first.excluded !== undefined) return say("excluded", { range, cause: words.cause(first.excluded) });
  if (first.kind === "weekend") return say("weekend", { range });
  if (first.kind !== "holiday") return say("skipped", { range });
  const name = first.name === undefined ? undefined : words.holiday(first.name);
  const notice = first.notice === undefined ? undefined : words.noticeDate(first.notice);
  const note = [name, notice].filter(Boolean).join(words.language.comma);
  return note ? say("restNoted", { range, note }) : say("rest", { range });
}

/** A weekend day that counts is a make-up day only by the standing rules. */
function countedSentence(kind: TraceDay["kind"], back: boolean): TraceSentence {
  if (kind === "weekend") return "countedAssumed";
  if (kind === "makeup-workday") return back ? "countedBackMakeup" : "countedMakeup";
  return back ? "countedBack" : "counted";
}

/** Calendar days and months: nothing is passed over, so the days are told together. */
function tellSpan(telling: Telling): void {
  const { commitment, words, startDate, say, add } = telling;
  const { limit } = commitment;
  const dueDate = commitment.dueDate ?? startDate;
  const date = words.date(dueDate);
  if (!limit || limit.amount === 0) {
    add(startDate, dueDate, say("sameDay", { start: startWords(telling, false) }) + endOfDay(telling));
    return;
  }
  add(startDate, startDate, say("notCounted", { start: startWords(telling, false) }));
  if (limit.units === "calendarMonths") {
    const clamped = tellReasons(telling, "month-end-clamped", dueDate);
    if (!clamped) add(dueDate, dueDate, say("months", { limit: words.limit(limit), date }) + endOfDay(telling));
    else add(dueDate, dueDate, say("dueDay", { date }) + endOfDay(telling));
  } else {
    const last = addDays(startDate, limit.amount);
    const counted = say("calendarDays", { range: words.range(addDays(startDate, 1), last), n: limit.amount });
    add(addDays(startDate, 1), last, counted + (last === dueDate ? endOfDay(telling) : ""));
    const rolled = tellReasons(telling, "rolled-to-working-day", addDays(last, 1), dueDate);
    if (rolled || last !== dueDate) add(dueDate, dueDate, say("dueDay", { date }) + endOfDay(telling));
  }
  tellReasons(telling, "due-on-rest-day", dueDate);
}

/** Clocks that never rest. */
function tellClock(telling: Telling): void {
  const { commitment, words, startDate, say, add } = telling;
  const { dueAt, instants, limit } = commitment;
  const back = commitment.shape === "lead-time";
  const said = limit ? words.limit(limit) : "";
  const cadence = commitment.shape === "cadence";
  const office = (limit?.units as string | undefined) === "businessHours";
  const opening = office ? "officeClock" : cadence ? "cadence" : back ? "clockBack" : "clock";
  add(startDate, startDate, say(opening, { start: startWords(telling, true), limit: said }));
  tellExcluded(telling);
  const [first, last] = [instants?.[0], instants?.[instants.length - 1]];
  if (first !== undefined && last !== undefined) {
    const params = { first: words.instant(first), last: words.instant(last), n: instants?.length ?? 0 };
    add(first.slice(0, 10), last.slice(0, 10), say("instants", params));
  } else if (dueAt !== undefined) {
    const day = dueAt.slice(0, 10);
    add(day, day, say(back ? "noticeByInstant" : "clockDue", { limit: said, instant: words.instant(dueAt) }));
  }
}

/** Each stretch that was left out where it can be told, else how much it was. */
function tellExcluded(telling: Telling): void {
  const { commitment, exclusions, words, startDate, add } = telling;
  const { startsAt = "", dueAt, reasons } = commitment;
  const left = reasons.find(({ code }) => code === "excluded-time")?.params;
  const told = left && dueAt !== undefined && left["from"] === undefined ? stretches(exclusions, startsAt, dueAt, Number(left["minutes"])) : [];
  if (told.length === 0) tellReasons(telling, "excluded-time", startDate, commitment.dueDate);
  for (const { from, to, cause, minutes } of told) {
    add(from.slice(0, 10), to.slice(0, 10), words.reason({ code: "excluded-time", params: { from, to, cause, minutes } }));
  }
}

/** 24:00, or the close of business where the reading says so. */
function endOfDay({ commitment, say }: Telling): string {
  const time = closingTime(commitment);
  return time ? say("endsAt", { time }) : say("endsMidnight");
}

/** A provisional end is a span. */
function tellRange({ commitment, words, say, add }: Telling): void {
  const range = commitment.dueRange;
  if (!range || commitment.certainty === "confirmed") return;
  const [from, to] = [range.earliest.slice(0, 10), range.latest.slice(0, 10)];
  add(from, to, say(from === to ? "rangeSame" : "range", { earliest: words.instant(from), latest: words.instant(to) }));
}
