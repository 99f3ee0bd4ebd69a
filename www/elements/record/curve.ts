/** The use of one cap over a line's year, interval by interval as the engine counts it. */
import type { Exclusion, Limit } from "../../engine/types";
import type { Calculator } from "../shared/calculators";
import { addDays, MS_PER_DAY } from "../../engine/dates";
import { COUNTED } from "../../engine/units";
import { epochOf } from "../shared/moment";
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
  /** Every moment at which the curve turns: nothing between two of them is left out. */
  points: Point[];
  /** In the unit of the points; absent while the level is open. */
  cap: number | undefined;
  /** When the cap was passed. */
  passed: number | undefined;
}

/** The number of intervals per question to the engine: each is sent as a separate line, and the engine compares each with all. */
const BATCH = 64;
const SECOND = 1000;

/** Seconds in one unit of a clock that runs 7×24. */
const secondsOf = (units: Limit["units"]): number => (COUNTED[units].counts === "seconds" ? COUNTED[units].each : NaN);

/** The cap in the unit in which it is measured. */
export const capOf = ({ commitment, unit }: Measured): number | undefined => {
  const { limit } = commitment;
  if (!limit || commitment.status !== "determined") return undefined;
  return unit === "seconds" ? limit.amount * secondsOf(limit.units) : limit.amount;
};

interface Stretch {
  from: number;
  to: number;
}

interface Paused extends Stretch {
  pause: Exclusion;
}

interface Task {
  sla: Calculator;
  line: LineYear;
  measure: Measured;
  asked: Asked;
}

const written = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The intervals in which the line was out of service, merged. */
function united(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = all[all.length - 1];
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

/** The parts of the outages within which nothing begins or ends: each counts as a whole or not at all. */
function pieces(out: readonly Stretch[], moments: readonly number[]): Stretch[] {
  const sorted = [...new Set(moments)].sort((a, b) => a - b);
  const all: Stretch[] = [];
  let at = 0;
  for (const { from, to } of out) {
    while (at < sorted.length && sorted[at]! <= from) at++;
    let begin = from;
    for (; at < sorted.length && sorted[at]! < to; at++) {
      all.push({ from: begin, to: sorted[at]! });
      begin = sorted[at]!;
    }
    all.push({ from: begin, to });
  }
  return all;
}

/** What the engine counts for each of these intervals, as if each belonged to a separate line. */
function countedOf({ sla, line, measure, asked }: Task, stretches: readonly Stretch[], pauses: readonly Exclusion[], figure: "used" | "gross"): number[] {
  const request = lineRequest(line.dimensions, [], asked);
  const quality = sla.quality({ ...request, ...(pauses.length && { exclusions: [...pauses] }) }, { outages: stretches.map(({ from, to }, place) => ({ from: written(from), to: written(to), line: String(place + 1) })) });
  return quality.measures.find(({ commitment }) => commitment.id === measure.id)!.lines.map((one) => one[figure]);
}

/** The curve of hours rises where an interval counts, and stays level where it does not. */
function timePoints(task: Task, tickets: readonly Judged[], from: number, to: number): Point[] {
  const { zone } = task.sla.policy;
  const spanOf = (one: { from: string; to: string }): Stretch => ({ from: Math.max(from, epochOf(one.from, zone)), to: Math.min(to, epochOf(one.to, zone)) });
  const out = united(tickets.map(({ outage }) => spanOf(outage!)).filter((one) => one.from < one.to));
  const pauses = tickets.flatMap((one) => one.pauses.map((pause): Paused => ({ pause, ...spanOf(pause) }))).filter((one) => one.from < one.to).sort((a, b) => a.from - b.from);
  const all = pieces(out, pauses.flatMap((one) => [one.from, one.to]));
  const points: Point[] = [{ at: from, used: 0 }];
  let used = 0;
  for (let place = 0; place < all.length; place += BATCH) {
    const batch = all.slice(place, place + BATCH);
    const [first, last] = [batch[0]!.from, batch[batch.length - 1]!.to];
    const counted = countedOf(task, batch, pauses.filter((one) => one.from < last && one.to > first).map(({ pause }) => pause), "used");
    batch.forEach((one, at) => {
      points.push({ at: one.from, used });
      used += counted[at]!;
      points.push({ at: one.to, used });
    });
  }
  points.push({ at: to, used });
  // Moments at which the curve does not change direction are left out.
  return points.filter((one, at) => at === 0 || one.at !== points[at - 1]!.at);
}

/** The curve of faults rises by one at the beginning of each; what the readings deduct is deducted from the first ones. */
function countPoints(task: Task, tickets: readonly Judged[], from: number, to: number): Point[] {
  const { zone } = task.sla.policy;
  const starts = tickets.map(({ outage }) => ({ from: epochOf(outage!.from, zone), to: epochOf(outage!.to, zone) })).sort((a, b) => a.from - b.from);
  const { gross, used } = task.measure.reached;
  const points: Point[] = [{ at: from, used: 0 }];
  let faults = 0;
  for (let place = 0; place < starts.length; place += BATCH) {
    const batch = starts.slice(place, place + BATCH);
    const counted = countedOf(task, batch, [], "gross");
    batch.forEach((one, at) => {
      faults += counted[at]!;
      if (counted[at]) points.push({ at: one.from, used: Math.max(0, faults - (gross - used)) });
    });
  }
  points.push({ at: to, used: points[points.length - 1]!.used });
  // Of several points at one moment the last has the total.
  return points.filter((one, at) => one.at !== points[at + 1]?.at);
}

/** The curve of a line's year against one of its caps, to the year's end or to the moment of working out, whichever is earlier. */
export function curveOf(sla: Calculator, line: LineYear, measure: Measured, period: { from: string; through: string }, asked: Asked, now: string): Curve {
  const { zone } = sla.policy;
  const from = epochOf(period.from, zone);
  const end = epochOf(addDays(period.through, 1), zone);
  const to = Math.max(from + MS_PER_DAY, Math.min(end, epochOf(now, zone)));
  const task = { sla, line, measure, asked };
  const points = measure.unit === "seconds" ? timePoints(task, measure.tickets, from, to) : countPoints(task, measure.tickets, from, to);
  const cap = capOf(measure);
  return { from, to: end, points, cap, passed: cap === undefined ? undefined : passedAt(points, cap, measure.unit) };
}

/** For hours, the moment at which the cap was exceeded; for faults, the one that exceeded it. */
function passedAt(points: readonly Point[], cap: number, unit: Measured["unit"]): number | undefined {
  const at = points.findIndex(({ used }) => used > cap);
  const [after, before] = [points[at], points[at - 1]];
  if (!after) return undefined;
  return unit === "occurrences" || !before ? after.at : before.at + (cap - before.used) * SECOND;
}
