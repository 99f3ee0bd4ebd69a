/** Words the use of a cap. */
import type { LineYear, Measured } from "./year";
import { stateOf } from "./year";
import type { RecordContext } from "./context";

type Speaks = Pick<RecordContext, "words" | "say">;

/** Faults as a number, seconds as hours and minutes. */
export function amountSaid(amount: number, unit: Measured["unit"], { words, say }: Speaks): string {
  if (unit === "occurrences") return say("times", { n: amount });
  return amount < 60 && amount > 0 ? say("seconds", { n: amount }) : words.duration(Math.floor(amount / 60));
}

/** The cap in words; of an open level each value's own. */
export function capSaid({ commitment }: Measured, { words }: Speaks): string {
  if (commitment.limit && commitment.status === "determined") return words.limit(commitment.limit);
  return (commitment.alternatives ?? []).map(({ dimensions, limit }) => `${Object.entries(dimensions).map(([id, value]) => words.value(id, value)).join()} ${words.limit(limit)}`).join(words.ui("list.join"));
}

/** How the cap stands, as a word; empty where there is none. */
export const stateSaid = (measure: Measured, { say }: Speaks): string => say(`state.${stateOf(measure)}`);

/** By how much it is passed, or what is left of it. */
export function leftSaid(measure: Measured, context: Speaks): string {
  const { left } = measure.reached;
  if (left === undefined) return "";
  return context.say(left < 0 ? "left.over" : "left.left", { amount: amountSaid(Math.abs(left), measure.unit, context) });
}

/** Lines by urgency: exceeded caps first, then by how close they are to one. */
export function byNeed(a: LineYear, b: LineYear): number {
  const rank = ({ measures, line }: LineYear): number[] => [
    line ? 1 : 0, measures.filter((one) => stateOf(one) === "exceeded").length, measures.filter((one) => stateOf(one) === "depends").length,
    Math.max(0, ...measures.map(({ reached }) => (reached.left === undefined ? 0 : reached.used / Math.max(1, reached.used + reached.left)))),
  ];
  const [first, second] = [rank(a), rank(b)];
  for (const at of [0, 1, 2, 3]) if (first[at] !== second[at]) return second[at]! - first[at]!;
  return a.line < b.line ? -1 : 1;
}
