/** Decodes commitments and their parts from the engine's integers, by the protocol in `wire.ts`. */
import type { Alternative, CalendarInfo, Commitment, Limit, Outcome, PolicyInfo, Reason, Requirement, Status, TraceDay } from "./contract";
import { Moments, dateOf, clockTime } from "./dates";
import { Edition, frozen, type Rule } from "./edition";
import {
  ALTERNATIVE_CHOICE, ALTERNATIVE_DIMENSION, ALTERNATIVE_HAS, ALTERNATIVE_LENGTH, ALTERNATIVE_LIMIT, BOUNDS,
  DATED, DATED_DUE, DATED_LIMIT, DATED_READINGS, DATED_REASONS, DATED_STARTS, DUE_DATE, DUE_AT_DAY, DUE_LATEST, DUE_LENGTH, DUE_AT_SECOND, END_DATE, END_AT_DAY,
  END_LENGTH, END_AT_SECOND, EXTRAS_CREDITOR, EXTRAS_DEBTOR, EXTRAS_DELIVERABLE, EXTRAS_GATE, EXTRAS_LENGTH, EXTRAS_REQUIREMENT, FACT_KIND, FINISHES,
  HAS_ALTERNATIVES, HAS_CONFIRMED, HAS_DUE, HAS_INSTANTS, HAS_MINUTE, HAS_OUTCOME, HAS_PROJECTED, HAS_PROJECTED_MINUTE, HAS_STARTS, HAS_TRACE, HEAD_HAS,
  HEAD_LENGTH, HEAD_RULE, HEAD_STATUS, KINDS, LIMIT_AMOUNT, LIMIT_LENGTH, LIMIT_WORDS, MOMENT_DAY, MOMENT_LENGTH, MOMENT_SECOND, NONE, NO_DAY, OTHER_MINUTE,
  OUTCOME_BITS, OUTCOME_LENGTH, OUTCOME_MINUTES, PER, PROJECTED_END_DATE, PROJECTED_END_AT_DAY, PROJECTED_LENGTH, PROJECTED_END_AT_SECOND, PROJECTED_START_DAY,
  PROJECTED_START_SECOND, READINGS_HIGH, READINGS_LENGTH, READINGS_LOW, REASONS, REQUIREMENTS, STATES, STATUSES, TRACE_DAY_DATE, TRACE_DAY_FACTS_BITS,
  TRACE_DAY_FACTS_HOLIDAY, TRACE_DAY_LENGTH, TRACE_DAY_MARKS, TRACE_DAY_FACTS_NOTICE, TRACE_DAY_ORDINAL, UNITS, readAlternativeParts, readCommitmentParts,
} from "./wire";

/** Parts that are almost never the same in two answers, so that sharing them does not pay. */
const MOVING = HAS_STARTS | HAS_DUE | HAS_PROJECTED | HAS_INSTANTS | HAS_ALTERNATIVES | HAS_OUTCOME | HAS_TRACE;

export const itemAt = <T>(list: readonly T[], index: number): T => list[index] as T;

export const precisionOf = (minute: number): "minute" | "day" => (minute ? "minute" : "day");
/** The names whose bits are set in a mask, separated by commas. */
const named = (names: readonly string[], mask: number): string => names.filter((_, place) => (mask >>> place) & 1).join(",");

/**
 * Reads integers and resolves the indexes in them. The compiler checks that it reads every part where it passes itself to
 * `readCommitmentParts`; an `implements` clause would appear in the package's declarations, which leave the internal readers out.
 */
export class Commitments {
  protected readonly editions: Edition[];
  protected days: CalendarInfo;
  protected ints: Int32Array = new Int32Array(0);
  protected at = 0;
  protected edition: Edition;
  /** The readings that the request sets; none in most requests. */
  protected given: { [reading: string]: string } | undefined;
  private readonly momentsOf: (zone: string) => Moments;
  protected moments: Moments;
  /** The number of parameters of the reasons just read that belong to one answer only. */
  private dates = 0;

  constructor(policy: readonly PolicyInfo[], days: CalendarInfo, momentsOf = (zone: string): Moments => new Moments(zone)) {
    this.days = days;
    this.momentsOf = momentsOf;
    this.editions = policy.map((info) => new Edition(info));
    this.edition = itemAt(this.editions, 0);
    this.moments = momentsOf(this.edition.info.zone);
  }

  protected next(): number {
    return this.ints[this.at++] as number;
  }

  protected under(edition: number): void {
    this.edition = itemAt(this.editions, edition);
    const { zone } = this.edition.info;
    if (zone !== this.moments.zone) this.moments = this.momentsOf(zone);
  }

  protected list<T>(each: () => T): T[] {
    // Created with its final length: an array that grows reserves sixteen more.
    const items = new Array<T>(this.next());
    for (let place = 0; place < items.length; place++) items[place] = each();
    return items;
  }

  /** The position of a record of `length` integers; moves the reader past it. */
  protected record(length: number): number {
    const { at } = this;
    this.at = at + length;
    return at;
  }

  protected int(place: number): number {
    return this.ints[place] as number;
  }

  /** A moment in the policy's zone, or a bare date; `undefined` for no moment. */
  protected momentOf(day: number, second: number): string | undefined {
    if (day === NO_DAY) return undefined;
    return second < 0 ? dateOf(day) : this.moments.text(day, second);
  }

  protected moment(): string | undefined {
    const at = this.record(MOMENT_LENGTH);
    return this.momentOf(this.int(at + MOMENT_DAY), this.int(at + MOMENT_SECOND));
  }

  protected instantOf(day: number, second: number): string {
    return this.moments.text(day, second);
  }

  /** The limit at a position. */
  private limitAt(at: number, rule: Rule): Limit {
    const known = rule.limits.find(this.ints, at);
    if (known) return known;
    const amount = this.int(at + LIMIT_AMOUNT);
    const words = this.int(at + LIMIT_WORDS);
    const limit: Limit = { amount, units: itemAt(UNITS, words & 255) };
    if (words & 0xff00) limit.bound = itemAt(BOUNDS, ((words >> 8) & 255) - 1);
    if (words >> 16) limit.per = itemAt(PER, (words >> 16) - 1);
    return rule.limits.keep(this.ints.slice(at, at + LIMIT_LENGTH), frozen(limit));
  }

  protected commitment(): Commitment {
    const start = this.at;
    const rule = itemAt(this.edition.rules, this.int(start + HEAD_RULE));
    const known = this.given ? undefined : rule.undated.find(this.ints, start);
    if (known) {
      this.at += rule.undated.length;
      return known;
    }
    const status = itemAt(STATUSES, this.int(start + HEAD_STATUS));
    const has = this.int(start + HEAD_HAS);
    const one = (has & ~HAS_MINUTE) === (DATED | HAS_CONFIRMED) ? this.dated(rule, status, has) : this.any(rule, status, has);
    if (this.given || has & MOVING || this.dates) return one;
    return rule.undated.keep(this.ints.slice(start, this.at), frozen(one));
  }

  /** The most common form of a commitment with a date, as one literal: adding fields one by one costs more than everything else. */
  private dated(rule: Rule, status: Status, has: number): Commitment {
    const { id, process, clause, kind, debtor, creditor, shape } = rule.info;
    const { at } = this;
    const limit = this.limitAt(at + DATED_LIMIT, rule);
    const starts = at + DATED_STARTS;
    const startsAt = this.momentOf(this.int(starts + MOMENT_DAY), this.int(starts + MOMENT_SECOND)) as string;
    const due = at + DATED_DUE;
    const dueDate = dateOf(this.int(due + DUE_DATE));
    const dueAt = this.instantOf(this.int(due + DUE_AT_DAY), this.int(due + DUE_AT_SECOND));
    const readings = this.readingsAt(at + DATED_READINGS, rule);
    this.at = at + DATED_REASONS;
    const reasons = this.why(rule);
    const precision = precisionOf(has & HAS_MINUTE);
    return { id, rules: rule.rules, process, clause, kind, debtor, creditor, shape, status, limit, startsAt, dueDate, dueAt, precision, certainty: "confirmed", reasons, readings };
  }

  private any(rule: Rule, status: Status, has: number): Commitment {
    const { id, process, clause, kind, debtor, creditor, shape } = rule.info;
    const one = { id, rules: rule.rules, process, clause, kind, debtor, creditor, shape, status } as Commitment;
    this.at += HEAD_LENGTH;
    readCommitmentParts(this, has, one, rule);
    return one;
  }

  /** @internal */
  limit(one: Commitment, rule: Rule): void {
    one.limit = this.limitAt(this.record(LIMIT_LENGTH), rule);
  }

  /** @internal */
  starts(one: Commitment): void {
    one.startsAt = this.moment() as string;
  }

  /** @internal */
  due(one: Commitment, _rule: Rule, has: number): void {
    const at = this.record(DUE_LENGTH);
    one.dueDate = dateOf(this.int(at + DUE_DATE));
    one.dueAt = this.instantOf(this.int(at + DUE_AT_DAY), this.int(at + DUE_AT_SECOND));
    one.precision = precisionOf(has & HAS_MINUTE);
    one.certainty = has & HAS_CONFIRMED ? "confirmed" : "provisional";
    if (!(has & HAS_CONFIRMED)) one.dueRange = { earliest: one.dueDate, latest: dateOf(this.int(at + DUE_LATEST)) };
  }

  /** @internal */
  end(one: Alternative, _rule: Rule, has: number): void {
    const at = this.record(END_LENGTH);
    one.dueDate = dateOf(this.int(at + END_DATE));
    one.dueAt = this.instantOf(this.int(at + END_AT_DAY), this.int(at + END_AT_SECOND));
    one.precision = precisionOf(has & OTHER_MINUTE);
  }

  /** @internal */
  readings(one: Commitment, rule: Rule): void {
    one.readings = this.readingsAt(this.record(READINGS_LENGTH), rule);
  }

  /** @internal */
  awaits(one: Commitment): void {
    one.awaits = this.list(() => itemAt(this.edition.info.events, this.next()).id);
  }

  /** @internal */
  projected(one: Commitment, _rule: Rule, has: number): void {
    const at = this.record(PROJECTED_LENGTH);
    one.projected = {
      startsAt: this.momentOf(this.int(at + PROJECTED_START_DAY), this.int(at + PROJECTED_START_SECOND)) as string,
      dueDate: dateOf(this.int(at + PROJECTED_END_DATE)),
      dueAt: this.instantOf(this.int(at + PROJECTED_END_AT_DAY), this.int(at + PROJECTED_END_AT_SECOND)),
      precision: precisionOf(has & HAS_PROJECTED_MINUTE),
    };
  }

  /** @internal */
  instants(one: Commitment): void {
    one.instants = this.list(() => this.moment() as string);
  }

  /** @internal */
  alternatives(one: Commitment, rule: Rule): void {
    one.alternatives = this.list(() => this.alternative(rule));
  }

  protected alternative(rule: Rule): Alternative {
    const at = this.record(ALTERNATIVE_LENGTH);
    const dimension = this.int(at + ALTERNATIVE_DIMENSION);
    const value = itemAt(itemAt(this.edition.choices, dimension), this.int(at + ALTERNATIVE_CHOICE));
    const other: Alternative = { dimensions: { [itemAt(this.edition.info.dimensions, dimension).id]: value }, limit: this.limitAt(at + ALTERNATIVE_LIMIT, rule) };
    readAlternativeParts(this, this.int(at + ALTERNATIVE_HAS), other, rule);
    return other;
  }

  /** @internal */
  outcome(one: Commitment | Alternative): void {
    const at = this.record(OUTCOME_LENGTH);
    const bits = this.int(at + OUTCOME_BITS);
    const outcome: Outcome = { state: itemAt(STATES, bits & 255), minutes: this.int(at + OUTCOME_MINUTES), finish: itemAt(FINISHES, bits >> 8) };
    one.outcome = outcome;
  }

  /** @internal */
  extras(one: Commitment): void {
    const { info, deliverables, gates } = this.edition;
    const at = this.record(EXTRAS_LENGTH);
    const requirement = this.int(at + EXTRAS_REQUIREMENT);
    const deliverable = this.int(at + EXTRAS_DELIVERABLE);
    const gate = this.int(at + EXTRAS_GATE);
    const debtor = this.int(at + EXTRAS_DEBTOR);
    const creditor = this.int(at + EXTRAS_CREDITOR);
    if (requirement >= 0) one.requirement = itemAt<Requirement>(REQUIREMENTS, requirement);
    if (deliverable >= 0) one.deliverable = itemAt(deliverables, deliverable);
    if (gate >= 0) one.gate = itemAt(gates, gate);
    if (debtor >= 0) one.debtor = itemAt(info.parties, debtor);
    if (creditor >= 0) one.creditor = itemAt(info.parties, creditor);
  }

  /** @internal */
  trace(one: Commitment): void {
    one.trace = this.list(() => this.traceDay());
  }

  /** @internal */
  traceLatest(one: Commitment): void {
    one.traceLatest = this.list(() => this.traceDay());
  }

  /** @internal */
  reasons(one: Commitment, rule: Rule): void {
    one.reasons = this.why(rule);
  }

  private traceDay(): TraceDay {
    const at = this.record(TRACE_DAY_LENGTH);
    const date = dateOf(this.int(at + TRACE_DAY_DATE));
    const holiday = this.int(at + TRACE_DAY_FACTS_HOLIDAY);
    const notice = this.int(at + TRACE_DAY_FACTS_NOTICE);
    const ordinal = this.int(at + TRACE_DAY_ORDINAL);
    const marks = this.int(at + TRACE_DAY_MARKS);
    const day: TraceDay = { date, kind: itemAt(KINDS, this.int(at + TRACE_DAY_FACTS_BITS) & FACT_KIND), ordinal: ordinal < 0 ? null : ordinal };
    if (holiday >= 0) day.name = itemAt(this.days.holidays, holiday);
    if (notice >= 0) day.notice = itemAt(this.days.notices, notice).id;
    if (marks & 255) day.excluded = named(this.edition.info.causes, marks & 255);
    if (marks >> 8) day.assumed = true;
    return day;
  }

  /** Reasons; those with a date are shared by the commitments of one quote, the others by all. */
  private why(rule: Rule): Reason[] {
    const { dated } = this.edition;
    const start = this.at;
    this.dates = 0;
    const usual = rule.reasons.find(this.ints, start);
    if (usual) {
      this.at += rule.reasons.length;
      return usual;
    }
    const now = dated.find(this.ints, start);
    if (now) {
      this.at += dated.length;
      this.dates = 1;
      return now;
    }
    const reasons = this.list(() => this.reason());
    for (const reason of reasons) {
      if (reason.params) Object.freeze(reason.params);
      Object.freeze(reason);
    }
    return (this.dates ? dated : rule.reasons).keep(this.ints.slice(start, this.at), Object.freeze(reasons) as Reason[]);
  }

  private reason(): Reason {
    const code = this.next();
    const shape = REASONS[code];
    if (!shape) return { code: itemAt(this.edition.info.reasons, code - REASONS.length) };
    const [name, names] = shape;
    if (!names.length) return { code: name };
    const params: { [name: string]: string | number } = {};
    let dimension = 0;
    for (const [param, kind] of names) {
      const value = this.next();
      if (kind === "dimension") dimension = value;
      if (kind === "date" || kind === "number") this.dates++;
      if (kind === "reading" && value === NONE) continue;
      params[param] = this.param(kind, value, dimension);
    }
    return { code: name, params };
  }

  private param(kind: string, value: number, dimension: number): string | number {
    const { info, choices } = this.edition;
    switch (kind) {
      case "date":
        return dateOf(value);
      case "event":
        return itemAt(info.events, value).id;
      case "dimension":
        return itemAt(info.dimensions, value).id;
      case "value":
        return itemAt(itemAt(choices, dimension), value);
      case "figure":
        return itemAt(info.figures, value).id;
      case "reading":
        return itemAt(info.readings, value).id;
      case "causes":
        return named(info.causes, value);
      case "kind":
        return itemAt(KINDS, value);
      case "time":
        return clockTime(value).slice(0, 5);
      default:
        return value;
    }
  }

  /** The readings of the two masks at a place, low bits first. */
  private readingsAt(at: number, rule: Rule): { [reading: string]: string } {
    const { given } = this;
    const known = given ? undefined : rule.readings.find(this.ints, at);
    if (known) return known;
    const found: { [reading: string]: string } = {};
    const masks = [this.int(at + READINGS_LOW), this.int(at + READINGS_HIGH)];
    for (let half = 0; half < masks.length; half++) {
      for (let mask = masks[half] as number, place = half * 32; mask !== 0; mask >>>= 1, place++) {
        if (mask & 1) {
          const [id, value] = itemAt(this.edition.defaults, place);
          found[id] = given?.[id] ?? value;
        }
      }
    }
    return given ? found : rule.readings.keep(this.ints.slice(at, at + READINGS_LENGTH), Object.freeze(found));
  }
}
