/** For each day of the year ahead, how long an order of that day takes: one question to the engine for the whole year. */
import type { Columns } from "../../engine/column-types";
import type { QuoteRequest } from "../../engine/types";
import { dateOf, dayNumber, MS_PER_DAY } from "../../engine/dates";
import { times } from "../../engine/times";
import { epochOf } from "../shared/moment";
import type { Calculator } from "../shared/calculators";
import { elementState } from "../shared/element-state";
import type { Desk, Item } from "./context";
import { requestOf } from "./latest";
import type { Ends } from "./safe-start";

export interface OrderDay {
  date: string;
  /** Calendar days until due, and until the later end where the calendar leaves it open. */
  days: number;
  most: number;
  due: Ends;
  provisional: boolean;
}

const YEAR = 365;
const PROVISIONAL = 1;

/** The same request for each of these days; everything except the start is the same in every row. */
function columnsOf(request: QuoteRequest, days: readonly number[], zone: string): Columns {
  const count = days.length;
  const { dimensions, conditions, figures, readings, events = {}, exclusions = [] } = request;
  const moments = Object.entries(events);
  const all = <T>(one: (at: number) => T[]): T[] => days.flatMap((_, row) => one(row));
  const causes = [...new Set(exclusions.map(({ cause }) => cause))];
  return {
    count, dimensions, ...(conditions && { conditions }), ...(figures && { figures }), ...(readings && { readings }),
    startAt: Float64Array.from(days, (day) => day * MS_PER_DAY),
    startIsDate: new Uint8Array(count).fill(1),
    events: Object.fromEntries(moments.map(([id, at]) => [id, new Float64Array(count).fill(at === null ? -Infinity : epochOf(at, at.length === 10 ? "Z" : zone))])),
    eventIsDate: Object.fromEntries(moments.map(([id, at]) => [id, new Uint8Array(count).fill(Number(at?.length === 10))])),
    ...(exclusions.length > 0 && { exclusions: {
      offsets: Int32Array.from({ length: count + 1 }, (_, row) => row * exclusions.length),
      from: Float64Array.from(all(() => exclusions.map(({ from }) => epochOf(from, zone)))),
      to: Float64Array.from(all(() => exclusions.map(({ to }) => epochOf(to, zone)))),
      cause: { values: causes, codes: Uint8Array.from(all(() => exclusions.map(({ cause }) => causes.indexOf(cause)))) },
    } }),
  };
}

/**
 * The days from `today` on for a commitment. None where a bare day does not start its clock, such as one that runs by the minute, and
 * none where a day of the year has no answer.
 */
export async function orderDays(sla: Calculator, request: QuoteRequest, commitment: string, today: string): Promise<OrderDay[]> {
  if (sla.explain({ ...request, startAt: today }, commitment).precision !== "day") return [];
  const first = dayNumber(today);
  const days = times(YEAR + 1, (at) => first + at);
  const { earliest, latest, certainty } = (await sla.quoteColumns([commitment], columnsOf(request, days, sla.policy.zone)))[commitment]!;
  if (certainty.some((one) => one > PROVISIONAL)) return [];
  return days.map((day, at) => {
    const due = { earliest: dateOf(earliest[at]!), latest: dateOf(latest[at]!) };
    return { date: dateOf(day), days: earliest[at]! - day, most: latest[at]! - day, due, provisional: certainty[at] === PROVISIONAL };
  });
}

/** The year that a desk shows, and what it was asked with. */
const strips = elementState((): { asked: string; days: OrderDay[] } => ({ asked: "", days: [] }));

/** The days of a line of the desk's project, once they are there: the desk is drawn again then. */
export function orderDaysOf(desk: Desk, item: Item): readonly OrderDay[] {
  const own = strips(desk);
  const request = requestOf(desk, item);
  const asked = JSON.stringify([request, item, desk.today, desk.sla.policy.edition, desk.sla.calendar.version]);
  if (asked === own.asked) return own.days;
  Object.assign(own, { asked, days: [] });
  const isNotice = desk.sla.policy.rules.some(({ id, shape }) => id === item.commitment && shape === "lead-time");
  if (isNotice) return [];
  void orderDays(desk.sla, request, item.commitment, desk.today).then((days) => {
    if (own.asked !== asked) return;
    own.days = days;
    desk.redraw();
  }, () => {
    // The view beside it tells what is wrong with the request; a part that did not load is asked for again by the next drawing.
    if (own.asked === asked) own.asked = "";
  });
  return [];
}

/** The steepest fall within a month that is sure: the last day before a long holiday that is worth waiting out. */
export function cliff(days: readonly OrderDay[]): { before: OrderDay; after: OrderDay } | undefined {
  let best: { before: OrderDay; after: OrderDay } | undefined;
  days.forEach((before, at) => {
    const after = days.slice(at + 1, at + 31).reduce<OrderDay | undefined>((least, one) => (!least || one.most < least.most ? one : least), undefined);
    if (after && before.days - after.most > (best ? best.before.days - best.after.most : 0)) best = { before, after };
  });
  return best;
}
