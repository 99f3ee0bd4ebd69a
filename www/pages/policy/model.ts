/** What the rules page works out: requests, limits by dimension, and what moves between two policies. */
import type { Calculator } from "../../elements/shared/engine";
import type { Commitment, Limit, PolicyInfo, QuoteRequest, RuleInfo } from "../../engine/types";

/** The same case under another policy: values that it has, and its first value where it needs one. */
export function requestFor(policy: PolicyInfo, case_: QuoteRequest): QuoteRequest {
  const dimensions: Record<string, string> = {};
  for (const { id, required, values, categories } of policy.dimensions) {
    const given = case_.dimensions[id];
    if (given !== undefined && (values.some((value) => value.id === given) || categories.includes(given))) dimensions[id] = given;
    else if (required && values[0]) dimensions[id] = values[0].id;
  }
  return { ...case_, dimensions, audience: "operator" };
}

/** A rule's limit for each value of one dimension; nothing where all are the same. */
export interface Limits {
  dimension: string;
  cells: [value: string, limit: Limit | undefined][];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Limits of every rule, told apart by the dimensions that change them. */
export function limitsOf(sla: Calculator, case_: QuoteRequest): Map<string, Limits[]> {
  const found = new Map<string, Limits[]>();
  for (const { id: dimension, values } of sla.policy.dimensions) {
    const quotes = sla.compare(case_, dimension);
    for (let at = 0; at < sla.policy.rules.length; at++) {
      const rule = sla.policy.rules[at]!;
      if (!rule.dimensions.includes(dimension)) continue;
      const cells = quotes.map((quote, index): [string, Limit | undefined] =>
        [values[index]?.id ?? "", byId(quote.commitments, at, rule).limit]);
      if (cells.every(([, limit]) => same(limit, cells[0]?.[1]))) continue;
      found.set(rule.id, [...(found.get(rule.id) ?? []), { dimension, cells }]);
    }
  }
  return found;
}

function byId(commitments: readonly Commitment[], at: number, rule: RuleInfo): Partial<Commitment> {
  const there = commitments[at];
  return there?.id === rule.id ? there : commitments.find(({ id }) => id === rule.id) ?? {};
}

/** One commitment under both policies. */
export interface Move {
  id: string;
  before: Commitment | undefined;
  after: Commitment | undefined;
  moved: boolean;
}

const figures = (one: Commitment | undefined): unknown =>
  one && [one.limit, one.dueAt, one.dueDate, one.dueRange, one.status, one.alternatives?.map(({ limit, dueAt }) => [limit, dueAt])];

/** Every commitment of either policy, in the order of the second. */
export function moves(before: readonly Commitment[], after: readonly Commitment[]): Move[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  return ids.map((id) => {
    const pair = [before, after].map((list) => list.find((one) => one.id === id)) as [Commitment | undefined, Commitment | undefined];
    return { id, before: pair[0], after: pair[1], moved: !same(figures(pair[0]), figures(pair[1])) };
  });
}

/** What stands at a JSON Pointer in a document, or at the nearest place above it that there is. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const part of pointer.split("/").slice(1).map((one) => one.replace(/~1/g, "/").replace(/~0/g, "~"))) {
    if (typeof value !== "object" || value === null || !Object.prototype.hasOwnProperty.call(value, part)) return value;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
