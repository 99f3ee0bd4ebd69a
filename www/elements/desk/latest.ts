/** From a wanted date back to the latest start, for each line of a project. */
import type { Commitment, LatestStart, Problem, QuoteRequest } from "../../engine/types";
import { problemOf } from "../calculator/problems";
import type { Calculator } from "../shared/engine";
import { daysBetween, shiftDate } from "../shared/moment";
import type { Desk, Item } from "./context";

/** Whether an order on a rest day counts from that day or as received on the next working day. */
const RECEIPT = "nonWorkingReceipt";

export interface Answer {
  item: Item;
  latest?: LatestStart;
  /** The latest start under the other reading of receipt, where it differs. */
  other?: { value: string; startDate: string };
  /** What an order one day after the latest start gives. */
  slipped?: Commitment;
  /** What an order today gives, when the latest start has passed. */
  today?: Commitment;
  /** The figure or dimension without which there is no answer. */
  lacks?: { figure: string } | { dimension: string };
  problem?: Problem;
}

/** The request of a line: the desk's, with the line's own values. */
export const requestOf = (desk: Pick<Desk, "request">, item: Item): QuoteRequest =>
  ({ ...desk.request, dimensions: { ...desk.request.dimensions, ...item.dimensions } });

/** Deadlines that an order or a report starts: those that can be worked back. */
export function workable({ policy }: Calculator): string[] {
  const opening = new Set(policy.events.filter((event) => event.opening).map(({ id }) => id));
  return policy.rules.filter((rule) => rule.shape === "deadline" && rule.kind !== "internal" && rule.events.some((event) => opening.has(event))).map(({ id }) => id);
}

function forward(sla: Calculator, request: QuoteRequest, id: string, startAt: string): Commitment | undefined {
  const one = sla.explain({ ...request, startAt }, id);
  return one.dueDate ? one : undefined;
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
    const latest = sla.latestStart(request, item.commitment, wanted);
    const other = underOther(sla, request as QuoteRequest, item.commitment, wanted, latest.startDate);
    const slipped = forward(sla, request as QuoteRequest, item.commitment, shiftDate(latest.startDate, 1));
    const late = latest.startDate < today ? forward(sla, request as QuoteRequest, item.commitment, today) : undefined;
    return { item, latest, ...(other && { other }), ...(slipped && { slipped }), ...(late && { today: late }) };
  } catch (thrown) {
    return { item, problem: problemOf(thrown) };
  }
}

/** The line that has to be ordered first. */
export const critical = (answers: readonly Answer[]): Answer | undefined =>
  answers.reduce<Answer | undefined>((first, one) => (one.latest && (!first?.latest || one.latest.startDate < first.latest.startDate) ? one : first), undefined);

export interface OrderDay {
  date: string;
  /** Calendar days until due. */
  days: number;
  dueDate: string;
  provisional: boolean;
}

const YEAR = 365;
let lastKey = "";
let lastStrip: OrderDay[] = [];

/** For each day of the year ahead, how long an order of that day takes. Asked again only when something changed. */
export function orderDays(desk: Desk, item: Item): OrderDay[] {
  const request = requestOf(desk, item);
  const key = JSON.stringify([request, item, desk.today]);
  if (key === lastKey) return lastStrip;
  const found: OrderDay[] = [];
  for (let at = 0; at <= YEAR; at++) {
    const date = shiftDate(desk.today, at);
    const one = desk.sla.explain({ ...request, startAt: date }, item.commitment);
    // Hour clocks have no strip: a bare day does not start them.
    if (!one.dueDate || one.precision !== "day") break;
    found.push({ date, days: daysBetween(date, one.dueDate), dueDate: one.dueDate, provisional: one.certainty === "provisional" });
  }
  lastKey = key;
  lastStrip = found.length > YEAR ? found : [];
  return lastStrip;
}

/** The steepest fall within a month: the last day before a long holiday that is worth waiting out. */
export function cliff(days: readonly OrderDay[]): { before: OrderDay; after: OrderDay } | undefined {
  let best: { before: OrderDay; after: OrderDay } | undefined;
  days.forEach((before, at) => {
    const after = days.slice(at + 1, at + 31).reduce<OrderDay | undefined>((least, one) => (!least || one.days < least.days ? one : least), undefined);
    if (after && before.days - after.days > (best ? best.before.days - best.after.days : 0)) best = { before, after };
  });
  return best;
}
