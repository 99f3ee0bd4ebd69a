/** Commitments and what they are made of, from the engine's integers. `src/wasm/wire.rs` writes what this reads, in the same order. */
import { BOUNDS, DATED, FINISHES, HAS, KINDS, MOVING, NOTHING, NO_DAY, OTHER, PER, REASONS, REQUIREMENTS, STATES, STATUSES, UNITS } from "./codes";
import type { Alternative, CalendarInfo, Commitment, Limit, Outcome, PolicyInfo, Reason, Status, TraceDay } from "./contract";
import { Moments, dateOf, timeOf } from "./dates";
import { Edition, frozen, type Rule } from "./edition";

export const own = <T>(list: readonly T[], index: number): T => list[index] as T;

const precisionOf = (minute: number): "minute" | "day" => (minute ? "minute" : "day");
/** The names whose bits are set in a mask, parted by commas. */
const named = (names: readonly string[], mask: number): string => names.filter((_, place) => (mask >>> place) & 1).join(",");

/** A reader of integers that knows what the indexes in them mean. */
export class Commitments {
  protected readonly editions: Edition[];
  protected readonly days: CalendarInfo;
  protected ints: Int32Array = new Int32Array(0);
  protected at = 0;
  protected edition: Edition;
  /** Readings that the request gives; none is as usual. */
  protected readings: { [reading: string]: string } | undefined;
  private moments: Moments;
  /** How many parameters of the reasons just read belong to one answer alone. */
  private dates = 0;

  constructor(policy: readonly PolicyInfo[], days: CalendarInfo) {
    this.days = days;
    this.editions = policy.map((info) => new Edition(info));
    this.edition = own(this.editions, 0);
    this.moments = new Moments(this.edition.info.zone);
  }

  protected next(): number {
    return this.ints[this.at++] as number;
  }

  protected under(edition: number): void {
    this.edition = own(this.editions, edition);
    const { zone } = this.edition.info;
    if (zone !== this.moments.zone) this.moments = new Moments(zone);
  }

  protected list<T>(each: () => T): T[] {
    // As long as it will be: one that grows keeps room for sixteen more.
    const items = new Array<T>(this.next());
    for (let place = 0; place < items.length; place++) items[place] = each();
    return items;
  }

  /** A moment in the policy's zone, a bare date as such; nothing where there is none. */
  protected moment(): string | undefined {
    const day = this.next();
    const second = this.next();
    if (day === NO_DAY) return undefined;
    return second < 0 ? dateOf(day) : this.moments.text(day, second);
  }

  protected instant(): string {
    return this.moments.text(this.next(), this.next());
  }

  private limit(rule: Rule): Limit {
    const { limits } = rule;
    const known = limits.find(this.ints, this.at);
    if (known) {
      this.at += limits.length;
      return known;
    }
    const amount = this.next();
    const bits = this.next();
    const limit: Limit = { amount, units: own(UNITS, bits & 255) };
    if (bits & 0xff00) limit.bound = own(BOUNDS, ((bits >> 8) & 255) - 1);
    if (bits >> 16) limit.per = own(PER, (bits >> 16) - 1);
    return limits.keep(Int32Array.of(amount, bits), frozen(limit));
  }

  protected commitment(): Commitment {
    const rule = own(this.edition.rules, this.ints[this.at] as number);
    const known = this.readings ? undefined : rule.undated.find(this.ints, this.at);
    if (known) {
      this.at += rule.undated.length;
      return known;
    }
    const start = this.at;
    const status = own(STATUSES, this.ints[start + 1] as number);
    const has = this.ints[start + 2] as number;
    this.at += 3;
    const one = (has & ~(HAS.minute | HAS.confirmed)) === DATED && has & HAS.confirmed ? this.dated(rule, status, has) : this.any(rule, status, has);
    if (this.readings || has & MOVING || this.dates) return one;
    return rule.undated.keep(this.ints.slice(start, this.at), frozen(one));
  }

  /** The usual commitment with a date, as one literal: fields that are added one by one cost more than all the rest. */
  private dated(rule: Rule, status: Status, has: number): Commitment {
    const { id, process, clause, kind, debtor, creditor, shape } = rule.info;
    const limit = this.limit(rule);
    const startsAt = this.moment() as string;
    const dueDate = dateOf(this.next());
    const dueAt = this.instant();
    this.at++;
    const reasons = this.reasons(rule);
    const readings = this.restsOn(rule);
    const precision = precisionOf(has & HAS.minute);
    return { id, rules: rule.rules, process, clause, kind, debtor, creditor, shape, status, limit, startsAt, dueDate, dueAt, precision, certainty: "confirmed", reasons, readings };
  }

  private any(rule: Rule, status: Status, has: number): Commitment {
    const { id, process, clause, kind, debtor, creditor, shape } = rule.info;
    const one = { id, rules: rule.rules, process, clause, kind, debtor, creditor, shape, status } as Commitment;
    if (has & HAS.limit) one.limit = this.limit(rule);
    if (has & HAS.starts) one.startsAt = this.moment() as string;
    if (has & HAS.due) this.due(one, has);
    if (has & HAS.awaits) one.awaits = this.list(() => own(this.edition.info.events, this.next()).id);
    if (has & HAS.projected) one.projected = { startsAt: this.moment() as string, dueDate: dateOf(this.next()), dueAt: this.instant(), precision: precisionOf(has & HAS.projectedMinute) };
    if (has & HAS.instants) one.instants = this.list(() => this.instant());
    if (has & HAS.alternatives) one.alternatives = this.list(() => this.alternative(rule));
    if (has & HAS.extras) this.extras(one);
    if (has & HAS.outcome) one.outcome = this.outcome();
    if (has & HAS.trace) one.trace = this.list(() => this.traceDay());
    if (has & HAS.traceLatest) one.traceLatest = this.list(() => this.traceDay());
    one.reasons = this.reasons(rule);
    one.readings = this.restsOn(rule);
    return one;
  }

  private due(one: Commitment, has: number): void {
    const date = this.next();
    one.dueDate = dateOf(date);
    one.dueAt = this.instant();
    one.precision = precisionOf(has & HAS.minute);
    one.certainty = has & HAS.confirmed ? "confirmed" : "provisional";
    const latest = this.next();
    if (!(has & HAS.confirmed)) one.dueRange = { earliest: one.dueDate, latest: dateOf(latest) };
  }

  private alternative(rule: Rule): Alternative {
    const dimension = this.next();
    const value = own(own(this.edition.choices, dimension), this.next());
    const other: Alternative = { dimensions: { [own(this.edition.info.dimensions, dimension).id]: value }, limit: this.limit(rule) };
    const parts = this.next();
    if (parts & OTHER.due) {
      other.dueDate = dateOf(this.next());
      other.dueAt = this.instant();
      other.precision = precisionOf(parts & OTHER.minute);
    }
    if (parts & OTHER.outcome) other.outcome = this.outcome();
    return other;
  }

  private outcome(): Outcome {
    const bits = this.next();
    return { state: own(STATES, bits & 255), minutes: this.next(), finish: own(FINISHES, bits >> 8) };
  }

  private extras(one: Commitment): void {
    const { info, deliverables, gates } = this.edition;
    const requirement = this.next();
    const deliverable = this.next();
    const gate = this.next();
    const debtor = this.next();
    const creditor = this.next();
    if (requirement >= 0) one.requirement = own(REQUIREMENTS, requirement);
    if (deliverable >= 0) one.deliverable = own(deliverables, deliverable);
    if (gate >= 0) one.gate = own(gates, gate);
    if (debtor >= 0) one.debtor = own(info.parties, debtor);
    if (creditor >= 0) one.creditor = own(info.parties, creditor);
  }

  private traceDay(): TraceDay {
    const date = dateOf(this.next());
    const bits = this.next();
    const holiday = this.next();
    const notice = this.next();
    const ordinal = this.next();
    const excluded = this.next();
    const day: TraceDay = { date, kind: own(KINDS, bits & 15), ordinal: ordinal < 0 ? null : ordinal };
    if (holiday >= 0) day.name = own(this.days.holidays, holiday);
    if (notice >= 0) day.notice = own(this.days.notices, notice).id;
    if (excluded & 255) day.excluded = named(this.edition.info.causes, excluded & 255);
    if (excluded >> 8) day.assumed = true;
    return day;
  }

  /** Reasons; those with a date are shared by the commitments of one quote, the others by all. */
  private reasons(rule: Rule): Reason[] {
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
    if (!shape) return { code: own(this.edition.info.reasons, code - REASONS.length) };
    const [name, names] = shape;
    if (!names.length) return { code: name };
    const params: { [name: string]: string | number } = {};
    let dimension = 0;
    for (const [param, kind] of names) {
      const value = this.next();
      if (kind === "dimension") dimension = value;
      if (kind === "date" || kind === "number") this.dates++;
      if (kind === "reading" && value === NOTHING) continue;
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
        return own(info.events, value).id;
      case "dimension":
        return own(info.dimensions, value).id;
      case "value":
        return own(own(choices, dimension), value);
      case "figure":
        return own(info.figures, value).id;
      case "reading":
        return own(info.readings, value).id;
      case "causes":
        return named(info.causes, value);
      case "kind":
        return own(KINDS, value);
      case "time":
        return timeOf(value).slice(0, 5);
      default:
        return value;
    }
  }

  /** The readings of the two masks, low bits first. */
  private restsOn(rule: Rule): { [reading: string]: string } {
    const { readings: given } = this;
    const known = given ? undefined : rule.readings.find(this.ints, this.at);
    if (known) {
      this.at += 2;
      return known;
    }
    const found: { [reading: string]: string } = {};
    const masks = [this.next(), this.next()] as const;
    for (let half = 0; half < masks.length; half++) {
      for (let mask = masks[half] as number, place = half * 32; mask !== 0; mask >>>= 1, place++) {
        if (mask & 1) {
          const [id, value] = own(this.edition.defaults, place);
          found[id] = given?.[id] ?? value;
        }
      }
    }
    return given ? found : rule.readings.keep(Int32Array.from(masks), Object.freeze(found));
  }
}
