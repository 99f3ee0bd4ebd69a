/** What the rules page works out: requests, limits by dimension, and what moves between two policies. */
import type { Quoter } from "../../elements/shared/engine";
import { combinations } from "../../elements/shared/printed-table";
import type { Commitment, PolicyInfo, QuoteRequest, RuleInfo } from "../../engine/types";
import { times } from "../../engine/times";
import { addDays } from "../../engine/dates";

/** The same case under another policy: the values that this policy has, and its first value where it requires one. */
export function requestFor(policy: PolicyInfo, case_: QuoteRequest): QuoteRequest {
  const dimensions: Record<string, string> = {};
  for (const { id, required, values, categories } of policy.dimensions) {
    const given = case_.dimensions[id];
    if (given !== undefined && (values.some((value) => value.id === given) || categories.includes(given))) dimensions[id] = given;
    else if (required && values[0]) dimensions[id] = values[0].id;
  }
  return { ...case_, dimensions, audience: "operator" };
}

/** The answers of a rule over every combination of the values that it depends on, so that no case is chosen silently. */
export interface RuleAnswers {
  /** The dimensions that change its limit, and the limit of each combination of their values. */
  dimensions: string[];
  limits: { values: Readonly<Record<string, string>>; answer: Commitment }[];
  /** Who owes it to whom; several entries if this depends on values. */
  parties: readonly Variant[];
  /** What the rule says of some values, or under a condition, in its own words. */
  remarks: readonly Remark[];
  /** The readings that any of the answers rests on. */
  readings: ReadonlySet<string>;
}

/** An answer and the values for which it holds; none where it holds for all. */
export interface Variant {
  values: readonly Readonly<Record<string, string>>[];
  answer: Commitment;
}

/** Reasons of the policy, the values that they are given for, and the condition on which they rest. */
export interface Remark {
  values: Variant["values"];
  reasons: readonly string[];
  condition?: { id: string; holds: boolean };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const limitOf = ({ limit, status }: Commitment): unknown => [limit, limit ? "" : status];

/** The answers of every rule, by its id; `startAt` says which edition answers. */
export function answersOf(sla: Quoter, startAt: string): Map<string, RuleAnswers> {
  const { dimensions, rules } = sla.policy;
  return new Map(rules.map((rule) => {
    const asked = dimensions.filter(({ id }) => rule.dimensions.includes(id));
    const limits = combinations(dimensions, rule.dimensions).map((values) => ({ values, answer: sla.explain({ dimensions: values, startAt, audience: "operator" }, rule.id) }));
    const moving = asked.filter(({ id }) => decides(limits, id, limitOf)).map(({ id }) => id);
    const once = onceEach(limits, moving);
    const shown = once.map(({ values, answer }) => ({ values: only(values, moving), answer }));
    const resting = restingOf(sla, rule, limits, startAt);
    const said = (rests: string | undefined): Variant[] => variantsOf(limits, asked.map(({ id }) => id), (answer) => ownReasons(sla, answer).filter((code) => resting.get(code) === rests));
    return [rule.id, {
      dimensions: moving,
      limits: shown,
      parties: variantsOf(limits, asked.map(({ id }) => id), ({ debtor, creditor }) => [debtor, creditor]),
      remarks: [
        ...[undefined, ...rule.conditions].flatMap((id) => said(id).map(({ values, answer }): Remark => ({
          values, reasons: ownReasons(sla, answer).filter((code) => resting.get(code) === id), ...(id !== undefined && { condition: { id, holds: usually(sla, id) } }),
        }))).filter(({ reasons }) => reasons.length),
        ...conditional(sla, rule, limits, startAt),
      ],
      readings: readingsOf(sla, rule, limits, once, startAt),
    }];
  }));
}

const ownReasons = (sla: Quoter, { reasons }: Commitment): string[] => reasons.map(({ code }) => code).filter((code) => sla.policy.reasons.includes(code));

/** Answers that are alike in one respect, together, each with the values of the dimensions that decide it. */
function variantsOf(limits: RuleAnswers["limits"], dimensions: readonly string[], respect: (answer: Commitment) => unknown): Variant[] {
  const deciding = dimensions.filter((id) => decides(limits, id, respect));
  const found = new Map<string, { values: Record<string, string>[]; answer: Commitment }>();
  for (const { values, answer } of limits) {
    const key = JSON.stringify(respect(answer));
    const one = found.get(key) ?? { values: [], answer };
    const own = only(values, deciding);
    if (deciding.length && !one.values.some((known) => same(known, own))) one.values.push(own);
    found.set(key, one);
  }
  return [...found.values()];
}

const usually = (sla: Quoter, condition: string): boolean => !!sla.policy.conditions.find(({ id }) => id === condition)?.default;

/**
 * The cause of each reason that a plain request gets: a condition, by its id, or an event that has not happened, which
 * a page without a case does not mention. Reasons that every request gets are not included.
 */
function restingOf(sla: Quoter, rule: RuleInfo, limits: RuleAnswers["limits"], startAt: string): Map<string, string> {
  const answersWith = (more: Partial<QuoteRequest>): Commitment[] => limits.map(({ values }) => sla.explain({ dimensions: values, startAt, audience: "operator", ...more }, rule.id));
  const reasonsOf = (answers: readonly Commitment[]): Set<string> => new Set(answers.flatMap((answer) => ownReasons(sla, answer)));
  const plain = answersWith({});
  const given = reasonsOf(plain);
  // What says why a rule does not apply rests on a condition; what is said of a rule that applies is only replaced by another sentence.
  const against = reasonsOf(plain.filter(({ status }) => /^(out-of-scope|not-required)$/.test(status)));
  const found = new Map<string, string>();
  if (!given.size) return found;
  const without = (more: Partial<QuoteRequest>, on: string): void => {
    const left = reasonsOf(answersWith(more));
    (on === EVENT ? given : against).forEach((code) => { if (!left.has(code) && !found.has(code)) found.set(code, on); });
  };
  rule.conditions.forEach((id) => { without({ conditions: { [id]: !usually(sla, id) } }, id); });
  without({ events: Object.fromEntries(rule.events.map((id) => [id, `${startAt.slice(0, 10)}T12:00`])) }, EVENT);
  return found;
}

/** In the place of a condition: an event. */
const EVENT = "";

/** What the policy says if one condition is not at its default, beyond what it says anyway. */
function conditional(sla: Quoter, rule: RuleInfo, limits: RuleAnswers["limits"], startAt: string): Remark[] {
  return rule.conditions.flatMap((id) => {
    const holds = !usually(sla, id);
    const given = limits.map(({ values, answer }) => ({
      values, usual: ownReasons(sla, answer), answer: sla.explain({ dimensions: values, startAt, audience: "operator", conditions: { [id]: holds } }, rule.id),
    }));
    const added = given.map(({ values, usual, answer }) => ({ values, answer: { ...answer, reasons: answer.reasons.filter(({ code }) => !usual.includes(code)) } }));
    return variantsOf(added, rule.dimensions, (answer) => ownReasons(sla, answer))
      .map(({ values, answer }): Remark => ({ values, reasons: ownReasons(sla, answer), condition: { id, holds } })).filter(({ reasons }) => reasons.length);
  });
}

/** Every reading that a rule can rest on: some matter only on a rest day, under a condition, with an event or with a pause. */
function readingsOf(sla: Quoter, rule: RuleInfo, all: RuleAnswers["limits"], once: RuleAnswers["limits"], startAt: string): Set<string> {
  const day = startAt.slice(0, 10);
  const week = times(8, (at) => addDays(day, at)).filter((date) => date <= sla.calendar.supportedThrough);
  const rest = week.find((date) => !/workday$/.test(sla.dayInfo(date).kind)) ?? day;
  const situations: Partial<QuoteRequest>[] = [
    { startAt: `${rest}T12:00` },
    { events: Object.fromEntries(rule.events.map((id) => [id, `${day}T12:00`])) },
    ...rule.conditions.map((id) => ({ conditions: { [id]: true } })),
    ...sla.policy.causes.map((cause) => ({ startAt: `${day}T12:00`, exclusions: [{ from: `${day}T13:00`, to: `${week[week.length - 1]!}T14:00`, cause }] })),
  ];
  const answers = [...all.map(({ answer }) => answer), ...once.flatMap(({ values }) => situations.map((situation) =>
    sla.explain({ dimensions: values, startAt, audience: "operator", ...situation }, rule.id)))];
  // A projected date also depends on the readings of the preceding rules, which belong to those rules.
  return new Set(answers.filter(({ projected }) => !projected).flatMap(({ readings }) => Object.keys(readings)));
}

/** Whether two combinations that differ in one dimension alone differ in a respect. */
function decides(limits: RuleAnswers["limits"], dimension: string, respect: (answer: Commitment) => unknown): boolean {
  const seen = new Map<string, unknown>();
  return limits.some(({ values, answer }) => {
    const { [dimension]: _, ...others } = values;
    const key = JSON.stringify(others);
    if (seen.has(key)) return !same(seen.get(key), respect(answer));
    seen.set(key, respect(answer));
    return false;
  });
}

const only = (values: Readonly<Record<string, string>>, ids: readonly string[]): Record<string, string> => Object.fromEntries(ids.map((id) => [id, values[id]!]));

/** The first answer for each combination of the dimensions that move it. */
function onceEach(limits: RuleAnswers["limits"], dimensions: readonly string[]): RuleAnswers["limits"] {
  const seen = new Map<string, RuleAnswers["limits"][number]>();
  for (const one of limits) {
    const key = JSON.stringify(only(one.values, dimensions));
    if (!seen.has(key)) seen.set(key, one);
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
