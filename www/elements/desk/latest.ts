/** From a wanted date back to the latest start, for each line of a project. */
import type { Commitment, Problem, QuoteRequest } from "../../engine/types";
import { problemOf } from "../calculator/problems";
import type { Calculator } from "../shared/calculators";
import { addDays } from "../../engine/dates";
import { chainOf, openingEvent, type Chain } from "./chain";
import type { Desk, Item } from "./context";

/** Whether an order on a rest day counts from that day or as received on the next working day. */
const RECEIPT = "nonWorkingReceipt";

/** The last day to act, and what it is for. */
export interface Plan {
  /** An order that starts a clock, or a notice that has to be given ahead of works. */
  act: "start" | "notice";
  /** What starts the clock, e.g. `order-raised` or `work-completed`. */
  event: string;
  by: string;
  /** The last moment of that day, of a clock that runs by the minute. */
  at?: string;
  /** Where the calendar leaves the end open: the last day to act at which even the later end is in time. */
  sureBy?: string;
  /** Where the clock ends: due, or the day of the works; both ends where the calendar leaves it open. */
  until: { earliest: string; latest: string };
  commitment: Commitment;
}

/** Both ends of what the calendar leaves open; the same day twice where it is settled. */
export interface Ends {
  earliest: string;
  latest: string;
}

const day = (date: string | undefined): Ends | undefined => (date ? { earliest: date, latest: date } : undefined);

export interface Answer {
  item: Item;
  plan?: Plan;
  /** The latest start under the other reading of receipt, where it differs. */
  other?: { value: string; startDate: string };
  /** What comes before and after it in the same project. */
  chain?: Chain;
  /** When it ends if it is started one day later, both ends; for a notice, the first day that the works can then be. */
  slipped?: Ends;
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

function forward(sla: Calculator, request: QuoteRequest, id: string, startAt: string): Ends | undefined {
  const { dueDate, dueRange } = sla.explain({ ...request, startAt }, id);
  return dueRange ?? day(dueDate);
}

/** Beyond so many days nothing that a notice of holidays can move makes a difference. */
const MOVES = 40;

/** The last day to start at which the later end is still in time. */
function surely(sla: Calculator, request: QuoteRequest, id: string, from: string, wanted: string): string | undefined {
  for (let back = 0; back <= MOVES; back++) {
    const start = addDays(from, -back);
    const ends = forward(sla, request, id, start);
    if (ends && ends.latest <= wanted) return start;
  }
  return undefined;
}

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
  const works = (day: string) => worksAfter(sla, request, item.commitment, wanted, day);
  const slipped = day(works(addDays(by, 1)));
  const late = day(by < today ? works(today) : undefined);
  return { item, plan: { act: "notice", event: openingEvent(sla, item.commitment) ?? "", by, until: { earliest: wanted, latest: wanted }, commitment }, ...(slipped && { slipped }), ...(late && { today: late }) };
}

function underOther(sla: Calculator, request: QuoteRequest, id: string, wanted: string, found: string): Answer["other"] {
  const reading = sla.policy.readings.find((one) => one.id === RECEIPT);
  const now = request.readings?.[RECEIPT] ?? reading?.default;
  for (const value of reading?.values ?? []) {
    if (value === now) continue;
    const { startDate } = sla.latestStart({ ...request, readings: { ...request.readings, [RECEIPT]: value } }, id, wanted);
    if (startDate !== found) return { value, startDate };
  }
  return undefined;
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
    const latest = sla.latestStart(request, item.commitment, wanted);
    const other = underOther(sla, request as QuoteRequest, item.commitment, wanted, latest.startDate);
    const slipped = forward(sla, request as QuoteRequest, item.commitment, addDays(latest.startDate, 1));
    const late = latest.startDate < today ? forward(sla, request as QuoteRequest, item.commitment, today) : undefined;
    const { startDate: by, commitment } = latest;
    const until = commitment.dueRange ?? day(commitment.dueDate)!;
    const sureBy = until.latest > wanted ? surely(sla, request as QuoteRequest, item.commitment, by, wanted) : undefined;
    const plan: Plan = { act: "start", event: openingEvent(sla, item.commitment) ?? "", by, ...(commitment.precision === "minute" && { at: latest.startAt }), ...(sureBy && sureBy !== by && { sureBy }), until, commitment };
    const chain = chainOf(sla, request, item.commitment, by, wanted);
    return { item, plan, chain, ...(other && { other }), ...(slipped && { slipped }), ...(late && { today: late }) };
  } catch (thrown) {
    return { item, problem: problemOf(thrown) };
  }
}

/** The line that has to be ordered first. */
export const critical = (answers: readonly Answer[]): Answer | undefined =>
  answers.reduce<Answer | undefined>((first, one) => (one.plan && (!first?.plan || one.plan.by < first.plan.by) ? one : first), undefined);
