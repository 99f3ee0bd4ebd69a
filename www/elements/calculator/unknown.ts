/**
 * Unknown is an answer: where a visitor does not know a value that every question to the engine names (a tier, a place), it is
 * asked with each, and what differs becomes a range, as the engine itself gives for a level that is left open.
 */
import type { Alternative, Commitment, DimensionInfo, Outcome, PolicyInfo, Quote, QuoteRequest } from "../../engine/types";
import { choices } from "./choices";
import { openDimensions } from "./fields";

const text = JSON.stringify;

/** A commitment without its walk and without what the request decides. */
const sameAs = ({ status, limit, startsAt, dueAt, dueDate, dueRange, requirement, deliverable, alternatives, instants, projected }: Commitment): string =>
  text([status, limit, startsAt, dueAt, dueDate, dueRange, requirement, deliverable, alternatives?.map((one) => [one.limit, one.dueAt]), instants, projected]);

/** The outcome for every value: one state with the smallest number of minutes; nothing if the states differ. */
function agreed(all: readonly (Outcome | undefined)[]): Outcome | undefined {
  const [first] = all;
  if (!first || !all.every((one) => one?.state === first.state)) return undefined;
  return { ...first, minutes: Math.min(...all.map((one) => one!.minutes)) };
}

/** One commitment over all values that are not known. */
function together(all: readonly { chosen: Record<string, string>; one: Commitment }[], open: readonly DimensionInfo[]): Commitment {
  const [first] = all;
  const base = first!.one;
  if (all.every(({ one }) => sameAs(one) === sameAs(base))) return base;
  const alternatives = all.flatMap(({ chosen, one }): Alternative[] => {
    if (one.alternatives?.length) return one.alternatives.map((other) => ({ ...other, dimensions: { ...chosen, ...other.dimensions } }));
    const { limit, dueAt, dueDate, precision, outcome } = one;
    return limit ? [{ dimensions: chosen, limit, ...(dueAt && { dueAt }), ...(dueDate && { dueDate }), ...(precision && { precision }), ...(outcome && { outcome }) }] : [];
  });
  const { id, rules, process, clause, kind, debtor, creditor, shape, readings, startsAt } = base;
  // If only some values promise anything, there is no verdict for all of them.
  const outcome = all.every(({ one }) => one.limit || one.alternatives?.length) ? agreed(alternatives.map((one) => one.outcome)) : undefined;
  return {
    id, rules, process, clause, kind, debtor, creditor, shape, readings, ...(startsAt && { startsAt }),
    status: "indeterminate", reasons: [{ code: "dimension-missing", params: { dimension: narrowest(alternatives, open) } }], ...(alternatives.length && { alternatives }), ...(outcome && { outcome }),
  };
}

const at = ({ dueAt, limit }: Alternative): number => (dueAt ? Date.parse(dueAt) : limit.amount);

const spreadOf = (all: readonly Alternative[]): number => Math.max(...all.map(at)) - Math.min(...all.map(at));

/** The dimension whose value, whatever it is, would leave the smallest range. */
function narrowest(all: readonly Alternative[], open: readonly DimensionInfo[]): string {
  const ids = [...new Set([...open.map(({ id }) => id), ...all.flatMap(({ dimensions }) => Object.keys(dimensions))])];
  const left = (id: string): number => Math.max(...[...new Set(all.map(({ dimensions }) => dimensions[id]))].map((value) => spreadOf(all.filter(({ dimensions }) => dimensions[id] === value))));
  return ids.reduce((best, id) => (left(id) < left(best) ? id : best), ids[0] ?? "");
}

/** The answer for a request in which required values are not known, and a request that the engine takes for what is the same with all. */
export function quoteOpen(request: QuoteRequest, policy: PolicyInfo, ask: (request: QuoteRequest) => Quote): { quote: Quote; asked: QuoteRequest } {
  const open = openDimensions(request, policy);
  const all = choices(open).map((chosen) => ({ chosen, quote: ask({ ...request, dimensions: { ...request.dimensions, ...chosen } }) }));
  const first = all[0]!.quote;
  const commitments = first.commitments.map((base) => together(all.map(({ chosen, quote }) => ({ chosen, one: quote.commitments.find(({ id }) => id === base.id) ?? base })), open));
  return { quote: { ...first, request: { ...first.request, dimensions: { ...request.dimensions } }, commitments }, asked: first.request };
}
