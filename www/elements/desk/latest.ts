/** From a wanted date back to the latest start, for each line of a project. */
import type { Commitment, Problem, QuoteRequest } from "../../engine/types";
import { problemOf } from "../calculator/problems";
import type { Calculator } from "../shared/calculators";
import { addDays } from "../../engine/dates";
import { chainOf, openingEvent, type Chain } from "./chain";
import type { Desk, Item } from "./context";
import { day, forward, safeStart, type Ends } from "./safe-start";

/** The last day to act that is in time in any case, and what it is for. */
export interface Plan {
  /** An order that starts a clock, or a notice that has to be given ahead of works. */
  act: "start" | "notice";
  /** What starts the clock, e.g. `order-raised` or `work-completed`. */
  event: string;
  by: string;
  /** The last moment of that day, of a clock that runs by the minute. */
  at?: string;
  /** A later day that is enough if the notices of holidays turn out well. */
  maybe?: string;
  /** Where the clock ends: due, or the day of the works; both ends where the calendar leaves it open. */
  until: { earliest: string; latest: string };
  commitment: Commitment;
}

export interface Answer {
  item: Item;
  plan?: Plan;
  /** A later start that is enough under one reading of receipt alone. */
  other?: { value: string; startDate: string };
  /** What comes before and after it in the same project. */
  chain?: Chain;
  /** When it ends if it is started on the first day that is too late, both ends; for a notice, the first day that the works can then be. */
  slipped?: Ends;
  /** That day, where it is not the one after the last day to act. */
  slippedOn?: string;
  /** The same for today, when the last day to act has passed. */
  today?: Ends;
  /** The figure or dimension without which there is no answer. */
  lacks?: { figure: string } | { dimension: string };
  problem?: Problem;
}

/** The request of a line: the desk's, with the line's own values. */
export const requestOf = (desk: Pick<Desk, "request">, item: Item): QuoteRequest =>
  ({ ...desk.request, dimensions: { ...desk.request.dimensions, ...item.dimensions } });

/** Deadlines that an order or a report starts, and notices owed ahead of works: those that can be worked back. */
export function workable({ sla, request }: Pick<Desk, "sla" | "request">): string[] {
  const opening = new Set(sla.policy.events.filter((event) => event.opening).map(({ id }) => id));
  const rules = sla.policy.rules.filter((rule) => /^(deadline|lead-time)$/.test(rule.shape) && rule.kind !== "internal" && rule.events.some((event) => opening.has(event)));
  // A notice for emergencies is none for planned works.
  const owed = (id: string): boolean => {
    try {
      return !/not-required|out-of-scope/.test(sla.explain(request, id).status);
    } catch {
      // A moment that is still being typed in another view; the field there names the fault.
      return false;
    }
  };
  return rules.filter(({ id, shape }) => shape === "deadline" || owed(id)).map(({ id }) => id);
}

const isNotice = (sla: Calculator, id: string): boolean => sla.policy.rules.some((rule) => rule.id === id && rule.shape === "lead-time");

/** Beyond so many days nobody plans works by their notice. */
const AHEAD = 60;

/** The first day on which works may be that are told of on `notice`. */
function worksAfter(sla: Calculator, request: QuoteRequest, id: string, from: string, notice: string): string | undefined {
  for (let away = 0; away <= AHEAD; away++) {
    const day = addDays(from, away);
    const { dueDate, dueRange } = sla.explain({ ...request, startAt: day }, id);
    if (dueDate && (dueRange?.earliest ?? dueDate) >= notice) return day;
  }
  return undefined;
}

function notice(sla: Calculator, request: QuoteRequest, item: Item, wanted: string, today: string): Answer {
  const commitment = sla.explain({ ...request, startAt: wanted }, item.commitment);
  const by = commitment.dueRange?.earliest ?? commitment.dueDate;
  if (!by) return { item };
  const last = commitment.dueRange?.latest ?? by;
  const works = (day: string) => worksAfter(sla, request, item.commitment, wanted, day);
  const slipped = day(works(addDays(last, 1)));
  const late = day(by < today ? works(today) : undefined);
  return { item, plan: { act: "notice", event: openingEvent(sla, item.commitment) ?? "", by, ...(last > by && { maybe: last }), until: { earliest: wanted, latest: wanted }, commitment }, ...(slipped && { slipped }), ...(last > by && { slippedOn: addDays(last, 1) }), ...(late && { today: late }) };
}

/** What the line needs before it can be answered. */
function lackOf(sla: Calculator, request: QuoteRequest, id: string): Answer["lacks"] {
  for (const { code, params } of sla.explain(request, id).reasons) {
    if (code === "figure-missing") return { figure: String(params?.["figure"]) };
    if (code === "dimension-missing") return { dimension: String(params?.["dimension"]) };
  }
  return undefined;
}

export function answer(desk: Desk, item: Item): Answer {
  const { sla, wanted, today } = desk;
  const { startAt: _, ...request } = requestOf(desk, item);
  try {
    const lacks = lackOf(sla, { ...request, startAt: `${today}T00:00` }, item.commitment);
    if (lacks) return { item, lacks };
    if (isNotice(sla, item.commitment)) return notice(sla, request as QuoteRequest, item, wanted, today);
    const { by, at, commitment, maybe, reading: other, last } = safeStart(sla, request as QuoteRequest, item.commitment, wanted);
    const tooLate = addDays(last, 1);
    const slipped = forward(sla, request as QuoteRequest, item.commitment, tooLate);
    const late = by < today ? forward(sla, request as QuoteRequest, item.commitment, today) : undefined;
    const until = commitment.dueRange ?? day(commitment.dueDate)!;
    const plan: Plan = { act: "start", event: openingEvent(sla, item.commitment) ?? "", by, ...(at && { at }), ...(maybe && { maybe }), until, commitment };
    const chain = chainOf(sla, request, item.commitment, by, wanted);
    return { item, plan, chain, ...(other && { other }), ...(slipped && { slipped }), ...(last !== by && { slippedOn: tooLate }), ...(late && { today: late }) };
  } catch (thrown) {
    return { item, problem: problemOf(thrown) };
  }
}

/** The line that has to be ordered first. */
export const critical = (answers: readonly Answer[]): Answer | undefined =>
  answers.reduce<Answer | undefined>((first, one) => (one.plan && (!first?.plan || one.plan.by < first.plan.by) ? one : first), undefined);
