/** What the rules page works out: requests, limits by dimension, and what moves between two policies. */
import type { Calculator } from "../../elements/shared/engine";
import { combinations } from "../../elements/shared/printed";
import type { Commitment, PolicyInfo, QuoteRequest } from "../../engine/types";

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

/** What a rule answers over every combination of the values that it asks about, so that no case is chosen in silence. */
export interface RuleAnswers {
  /** The dimensions that change its limit, and the limit of each combination of their values. */
  dimensions: string[];
  limits: { values: Readonly<Record<string, string>>; answer: Commitment }[];
  /** The readings that any of the answers rests on. */
  readings: ReadonlySet<string>;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const limitOf = ({ limit, status }: Commitment): unknown => [limit, limit ? "" : status];

/** The answers of every rule, by its id; `startAt` says which edition answers. */
export function answersOf(sla: Calculator, startAt: string): Map<string, RuleAnswers> {
  const { dimensions, rules } = sla.policy;
  return new Map(rules.map((rule) => {
    const asked = dimensions.filter(({ id }) => rule.dimensions.includes(id));
    const limits = combinations(dimensions, rule.dimensions).map((values) => ({ values, answer: sla.explain({ dimensions: values, startAt, audience: "operator" }, rule.id) }));
    const readings = new Set(limits.flatMap(({ answer }) => Object.keys(answer.readings)));
    const moving = asked.filter(({ id }) => movesLimit(limits, id)).map(({ id }) => id);
    return [rule.id, { dimensions: moving, limits: onceEach(limits, moving), readings }];
  }));
}

/** Whether two combinations that differ in one dimension alone have different limits. */
function movesLimit(limits: RuleAnswers["limits"], dimension: string): boolean {
  const seen = new Map<string, unknown>();
  return limits.some(({ values, answer }) => {
    const { [dimension]: _, ...others } = values;
    const key = JSON.stringify(others);
    if (seen.has(key)) return !same(seen.get(key), limitOf(answer));
    seen.set(key, limitOf(answer));
    return false;
  });
}

/** One answer for each combination of the dimensions that move it. */
function onceEach(limits: RuleAnswers["limits"], dimensions: readonly string[]): RuleAnswers["limits"] {
  const seen = new Map<string, RuleAnswers["limits"][number]>();
  for (const one of limits) {
    const values = Object.fromEntries(dimensions.map((id) => [id, one.values[id]!]));
    const key = JSON.stringify(values);
    if (!seen.has(key)) seen.set(key, { values, answer: one.answer });
  }
  return [...seen.values()];
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
