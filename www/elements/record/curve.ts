/** How a line's year ran against one cap: what had been used by when, asked of the engine moment by moment. */
import type { Limit } from "../../engine/types";
import type { Calculator } from "../shared/engine";
import { MS_PER_DAY } from "../../engine/dates";
import { epochOf, localMoment } from "../shared/moment";
import type { Judged } from "./judge";
import { lineRequest, type Asked, type LineYear, type Measured } from "./year";

export interface Point {
  /** Milliseconds since 1970. */
  at: number;
  /** Faults, or seconds. */
  used: number;
}

export interface Curve {
  from: number;
  to: number;
  points: Point[];
  /** In the unit of the points; absent while the level is open. */
  cap: number | undefined;
  /** When the cap was passed. */
  passed: number | undefined;
}

/** Moments that the engine is asked for; of more the picture would show nothing. */
const MOST = 240;
const MINUTE = 60_000;

const SECONDS: Partial<Record<Limit["units"], number>> = { calendarHours: 3600, calendarMinutes: 60, calendarDays: 86_400 };

/** The cap in the unit in which it is measured. */
export const capOf = ({ commitment, unit }: Measured): number | undefined => {
  const { limit } = commitment;
  if (!limit || commitment.status !== "determined") return undefined;
  return unit === "seconds" ? limit.amount * (SECONDS[limit.units] ?? NaN) : limit.amount;
};

/** Between two moments of this list nothing but time changes. */
function moments(tickets: readonly Judged[], from: number, to: number, zone: string): number[] {
  const all = tickets.flatMap(({ outage, pauses }) => [outage!, ...pauses].flatMap((one) => [epochOf(one.from, zone), epochOf(one.to, zone)]));
  const sorted = [...new Set(all.filter((at) => at > from && at < to))].sort((a, b) => a - b);
  const step = Math.ceil(sorted.length / MOST);
  return [from, ...sorted.filter((_, at) => at % step === step - 1 || at === sorted.length - 1), to];
}

/** What of the year's cap had been used by a moment: the same question with everything cut off there. */
function usedBy(sla: Calculator, line: LineYear, measure: Measured, asked: Asked, at: number): number {
  const { zone } = sla.policy;
  const cut = measure.tickets.filter(({ outage }) => epochOf(outage!.from, zone) < at || (measure.unit === "occurrences" && epochOf(outage!.from, zone) === at));
  const outages = cut.map(({ outage }) => ({ from: outage!.from, to: epochOf(outage!.to, zone) > at && measure.unit === "seconds" ? `${new Date(at).toISOString().slice(0, 19)}Z` : outage!.to }));
  if (!outages.length) return 0;
  const quality = sla.quality(lineRequest(line.dimensions, cut, asked), { outages });
  return quality.measures.find(({ commitment }) => commitment.id === measure.id)!.lines[0]!.used;
}

/** The curve of a line's year against one of its caps, to the year's end or to the moment of working out, whichever is earlier. */
export function curveOf(sla: Calculator, line: LineYear, measure: Measured, period: { from: string; through: string }, asked: Asked, now: string): Curve {
  const { zone } = sla.policy;
  const from = epochOf(period.from, zone);
  const end = epochOf(period.through, zone) + MS_PER_DAY;
  const to = Math.max(from + MS_PER_DAY, Math.min(end, epochOf(now, zone)));
  const points = moments(measure.tickets, from, to, zone).map((at): Point => ({ at, used: usedBy(sla, line, measure, asked, at) }));
  const cap = capOf(measure);
  return { from, to: end, points, cap, passed: cap === undefined ? undefined : passedAt(points, cap, measure.unit) };
}

/** Hours grow evenly between two moments; the first moment above the cap is the one after that at which it is reached. */
function passedAt(points: readonly Point[], cap: number, unit: Measured["unit"]): number | undefined {
  const at = points.findIndex(({ used }) => used > cap);
  const [after, before] = [points[at], points[at - 1]];
  if (!after) return undefined;
  if (unit === "occurrences" || !before) return after.at;
  return before.at + ((cap - before.used) * (after.at - before.at)) / (after.used - before.used);
}

/** A moment of a curve as the words take it. */
export const momentOf = (at: number, zone: string): string => localMoment(Math.floor(at / MINUTE) * MINUTE, zone);
