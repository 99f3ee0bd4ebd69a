/** Compares quotes: whether answers are equal, by how much they differ, and where a better tier comes out worse. */
import type { Commitment, Limit, Quote } from "../../engine/types";
import type { Calculator } from "../shared/calculators";

/** How a cell stands to the cell of the baseline. */
export interface Difference {
  /** Minutes later; negative when earlier. Only between two dates of the same kind. */
  minutes?: number;
  /** Working days later, where both limits count them and the calendar knows them all. */
  workingDays?: number;
  /** The dates are only projected: the limits themselves are the same. */
  projected?: true;
  /** How much more, in the limits' common unit; only without dates. */
  amount?: Limit;
  more?: boolean;
}

export interface Inversion {
  /** Places of the better and the worse value. */
  better: number;
  worse: number;
  minutes: number;
}

export interface Row {
  id: string;
  process: string;
  cells: (Commitment | undefined)[];
  /** Whether every value has the same answer. */
  equal: boolean;
  /** The difference from the baseline; `undefined` if the answer is the same. */
  differences: (Difference | undefined)[];
  inversion?: Inversion;
}

/** The due moment, as far as it is known. */
export const dueOf = (one: Commitment | undefined): string | undefined => one?.dueAt ?? one?.projected?.dueAt;

/** A moment in the local time of its calendar: values with different calendars are compared by local time. */
const shown = (moment: string): string => moment.slice(0, 19);

/** What makes two answers the same to a customer. */
function answer(one: Commitment | undefined, apart: boolean): string {
  if (!one) return "";
  if (apart) return answer({ ...one, ...(one.dueAt && { dueAt: shown(one.dueAt) }), ...(one.projected && { projected: { ...one.projected, dueAt: shown(one.projected.dueAt) } }) }, false);
  const { status, limit, dueAt, dueDate, dueRange, projected, requirement, alternatives, deliverable, gate } = one;
  return JSON.stringify([status, limit, dueAt, dueDate, dueRange?.latest, projected?.dueAt, requirement, alternatives, deliverable, gate]);
}

/** `sla` counts the days between two answers; there is none where their calendars differ. */
function difference(one: Commitment | undefined, base: Commitment | undefined, sla: Calculator | undefined): Difference | undefined {
  if (answer(one, !sla) === answer(base, !sla)) return undefined;
  const [due, baseDue] = [dueOf(one), dueOf(base)];
  if (one && base && due && baseDue && one.precision === base.precision) {
    const at = (moment: string): number => Date.parse(sla ? moment : `${shown(moment)}Z`);
    const minutes = (at(due) - at(baseDue)) / 60_000;
    const same = !one.dueAt && !base.dueAt && one.limit?.amount === base.limit?.amount && one.limit?.units === base.limit?.units;
    return { minutes, ...(same && { projected: true as const }), ...(sla && workingDays(one, base, sla)) };
  }
  const [limit, other] = [one?.limit, base?.limit];
  if (limit && other && limit.units === other.units && limit.amount !== other.amount) {
    return { amount: { amount: Math.abs(limit.amount - other.amount), units: limit.units }, more: limit.amount > other.amount };
  }
  return {};
}

function workingDays(one: Commitment, base: Commitment, sla: Calculator): { workingDays?: number } {
  if (one.limit?.units !== "businessDays" || base.limit?.units !== "businessDays" || !one.dueDate || !base.dueDate) return {};
  if (one.certainty !== "confirmed" || base.certainty !== "confirmed") return {};
  return { workingDays: sla.workingDaysBetween(base.dueDate, one.dueDate) };
}

/** The worst case of a better value that is due after a worse one. */
function inversionOf(cells: readonly (Commitment | undefined)[]): Inversion | undefined {
  let found: Inversion | undefined;
  cells.forEach((one, better) => cells.slice(better + 1).forEach((other, after) => {
    if (!one || !other || !/deadline|lead-time/.test(one.shape) || one.kind === "internal") return;
    const [due, otherDue] = [dueOf(one), dueOf(other)];
    const minutes = due && otherDue ? (Date.parse(due) - Date.parse(otherDue)) / 60_000 : 0;
    if (minutes > (found?.minutes ?? 0)) found = { better, worse: better + 1 + after, minutes };
  }));
  return found;
}

/** One row a commitment, in the policy's order. */
export function rowsOf(quotes: readonly Quote[], base: number, ordered: boolean, sla: Calculator): Row[] {
  const [first] = quotes;
  const alike = quotes.every(({ calendar }) => calendar.id === first!.calendar.id);
  const seen = alike && first ? sla.by(first.calendar.id) : undefined;
  return (first?.commitments ?? []).map(({ id, process }) => {
    const cells = quotes.map((quote) => quote.commitments.find((one) => one.id === id));
    const equal = new Set(cells.map((one) => answer(one, !seen))).size === 1;
    const differences = cells.map((one) => difference(one, cells[base], seen));
    const inversion = ordered ? inversionOf(cells) : undefined;
    return { id, process, cells, equal, differences, ...(inversion && { inversion }) };
  });
}

/** How many answers of a value are earlier, the same, later or otherwise different, as the table shows them: a differing projected date does not count as the same. */
export function tally(rows: readonly Row[], at: number): { earlier: number; same: number; later: number; other: number } {
  const counts = { earlier: 0, same: 0, later: 0, other: 0 };
  for (const { differences } of rows) {
    const one = differences[at];
    if (!one) counts.same++;
    else if (!one.minutes) counts.other++;
    else if (one.minutes < 0) counts.earlier++;
    else counts.later++;
  }
  return counts;
}

/** How far apart the answers of a row lie, for sorting. */
export const spreadOf = (row: Row): number =>
  Math.max(0, ...row.differences.map((one) => (one ? Math.max(1, Math.abs(one.minutes ?? 0)) : 0)));
