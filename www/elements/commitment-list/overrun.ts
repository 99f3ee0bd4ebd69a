/** How late a commitment in hours is, in two ways: by the clock, and without those pauses after the due moment that the rule excludes. */
import type { Commitment, Exclusion, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { within } from "../../words/excluded";
import type { Quoter } from "../shared/engine";
import { finishGiven, isDay } from "../shared/margin";
import { zonedMoment } from "../shared/moment";

/** The causes that a rule excludes, found by asking the engine: a minute of such a pause after the start moves the due moment. */
function causesOf({ id, startsAt, dueAt }: Commitment, request: QuoteRequest, { exclusions }: { exclusions: readonly Exclusion[] }, sla: Quoter): string[] {
  const { exclusions: _, ...bare } = request;
  const { zone } = sla.policy;
  const dueWith = (pauses: Exclusion[]): string | undefined => sla.quote({ ...bare, exclusions: pauses }).commitments.find((one) => one.id === id)?.dueAt;
  const from = zonedMoment(Date.parse(startsAt!), zone);
  const to = zonedMoment(Date.parse(startsAt!) + 60_000, zone);
  const without = dueWith([]) ?? dueAt;
  return [...new Set(exclusions.map(({ cause }) => cause))].filter((cause) => dueWith([{ cause, from, to }]) !== without);
}

/** The sentence with both; nothing if they are the same. */
export function overrun(commitment: Commitment, request: QuoteRequest, sla: Quoter, words: Words): string | undefined {
  const { id, outcome, precision, dueAt, startsAt, clause } = commitment;
  const exclusions = request.exclusions ?? [];
  // Of a day alone nobody knows how much of it was late.
  if (isDay(finishGiven(id, request, sla.policy))) return undefined;
  if (outcome?.state !== "missed" || precision !== "minute" || !dueAt || !startsAt || !exclusions.length) return undefined;
  const causes = causesOf(commitment, request, { exclusions }, sla);
  const end = zonedMoment(Date.parse(dueAt) + outcome.minutes * 60_000, sla.policy.zone);
  const after = within(exclusions.filter(({ cause }) => causes.includes(cause)), dueAt, end, sla.policy.zone);
  if (!after.length) return undefined;
  const spent = new Map<string, number>();
  for (const { cause, minutes } of after) spent.set(cause, (spent.get(cause) ?? 0) + minutes);
  const join = words.ui("list.join");
  const named = [...spent].map(([cause, minutes]) => words.ui("overrun.cause", { cause: cause.split(",").map((id) => words.cause(id)).join(join), duration: words.duration(minutes) })).join(join);
  const left = outcome.minutes - [...spent.values()].reduce((sum, minutes) => sum + minutes, 0);
  return words.ui(left > 0 ? "overrun.both" : "overrun.none", { clock: words.margin(outcome.minutes), causes: named, rule: words.duration(Math.max(0, left)), clause: words.clause(clause) });
}
