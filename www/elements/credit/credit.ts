/** What a missed limit costs: adds up the document's steps for a lateness. */
import { addDays } from "../../engine/dates";
import type { Commitment, Credit, CreditStep, Lateness } from "../../engine/types";

/** How late something was. */
export interface Late {
  /** Whole minutes after the due moment. */
  minutes: number;
  /** Working days after the due day, with and without the day of the finish. */
  begun: number;
  passed: number;
}

const MINUTES: Readonly<Record<string, number>> = { calendarMinutes: 1, calendarHours: 60, calendarDays: 1440 };

/** Lateness in its own measure: minutes, or working days. */
const measured = ({ amount, units }: Lateness): number => amount * (MINUTES[units] ?? 1);

/** How often a step is owed. */
function times({ after, every }: CreditStep, { minutes, begun, passed }: Late): number {
  const byDays = (every ?? after)?.units === "businessDays";
  const late = byDays ? begun : minutes;
  const beyond = late - (after ? measured(after) : 0);
  if (beyond <= 0) return 0;
  if (!every) return 1;
  const length = measured(every);
  if (every.counted === "begun") return Math.ceil(beyond / length);
  return Math.floor((byDays ? beyond - (begun - passed) : beyond) / length);
}

/** Whether a step applies to the values of a request. */
export const isFor = ({ when = {} }: CreditStep, dimensions: Readonly<Record<string, string>>): boolean =>
  Object.entries(when).every(([dimension, values]) => values.includes(dimensions[dimension] ?? ""));

/** What is owed, in hundredths while it is added so that no fraction is lost. */
export function creditOf({ steps, most }: Credit, dimensions: Readonly<Record<string, string>>, late: Late): number {
  const sum = steps.filter((step) => isFor(step, dimensions)).reduce((all, step) => all + Math.round(step.amount * 100) * times(step, late), 0);
  return Math.min(sum, most === undefined ? Infinity : Math.round(most * 100)) / 100;
}

/** How late a commitment was or is; nothing while it is in time. `workingDays` counts those after one day up to another. */
export function lateOf({ outcome, dueAt, dueDate }: Commitment, workingDays: (from: string, to: string) => number): Late | undefined {
  if (outcome?.state !== "missed" || !dueAt || !dueDate) return undefined;
  const [, zone = "+00:00"] = /([+-]\d\d:\d\d|Z)$/.exec(dueAt) ?? [];
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const day = new Date(Date.parse(dueAt) + (outcome.minutes + offset) * 60_000).toISOString().slice(0, 10);
  return { minutes: outcome.minutes, begun: workingDays(dueDate, day), passed: workingDays(dueDate, day <= dueDate ? dueDate : addDays(day, -1)) };
}
