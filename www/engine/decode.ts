/** The engine's integers as the contract's shapes. `src/wasm/wire.rs` writes what this reads, in the same order. */
import { BOUNDS, DATED, HAS, KINDS, MEASURED, MOVING, NO_DAY, PER, REASONS, REQUIREMENTS, STATES, STATUSES, UNITS } from "./codes";
import type {
  Alternative,
  CalendarInfo,
  CalendarMonth,
  Commitment,
  DayInfo,
  Limit,
  LineQuality,
  Moved,
  PolicyInfo,
  Quality,
  QualityEvents,
  Quote,
  QuoteRequest,
  Reason,
  Status,
  TraceDay,
} from "./contract";
import { Moments, dateOf, timeOf } from "./dates";
import { Edition, frozen, type Rule } from "./edition";

/** Fields of a request that an answer repeats as they were given. */
const GIVEN = ["conditions", "figures", "readings"] as const;

const own = <T>(list: readonly T[], index: number): T => list[index] as T;

/** What the indexes of an engine's answers mean. */
export class Decoder {
  private readonly editions: Edition[];
  private readonly engine: string;
  private readonly days: CalendarInfo;
  private readonly calendar: Quote["calendar"];
  private ints: Int32Array = new Int32Array(0);
  private at = 0;
  private edition: Edition;
  /** Readings that the request gives; none is as usual. */
  private readings: { [reading: string]: string } | undefined;
  private moments: Moments;
  /** How many parameters of the reasons just read belong to one answer alone. */
  private dates = 0;

  constructor(engine: string, policy: readonly PolicyInfo[], days: CalendarInfo) {
    this.engine = engine;
    this.days = days;
    this.editions = policy.map((info) => new Edition(info));
    this.edition = own(this.editions, 0);
    this.moments = new Moments(this.edition.info.zone);
    this.calendar = Object.freeze({ id: days.id, version: days.version, publishedThrough: days.publishedThrough });
  }

  private next(): number {
    return this.ints[this.at++] as number;
  }

  private begin(ints: Int32Array): void {
    this.ints = ints;
    this.at = 0;
  }

  private under(edition: number): void {
    this.edition = own(this.editions, edition);
    const { zone } = this.edition.info;
    if (zone !== this.moments.zone) this.moments = new Moments(zone);
  }

  private list<T>(each: () => T): T[] {
    // As long as it will be: one that grows keeps room for sixteen more.
    const items = new Array<T>(this.next());
    for (let place = 0; place < items.length; place++) items[place] = each();
    return items;
  }

  quote(ints: Int32Array, at: number, request: QuoteRequest): Quote {
    this.begin(ints);
    this.at = at;
    return this.readQuote(request);
  }

  explained(ints: Int32Array, request: QuoteRequest): Commitment {
    this.begin(ints);
    this.request(request);
    return this.commitment();
  }

  compared(ints: Int32Array, request: QuoteRequest): Quote[] {
    this.begin(ints);
    const dimension = this.next();
    const { id, values } = own(own(this.editions, this.editions.length - 1).info.dimensions, dimension);
    let value = 0;
    return this.list(() => this.readQuote({ ...request, dimensions: { ...request.dimensions, [id]: own(values, value++).id } }));
  }

  latestStart(ints: Int32Array, request: QuoteRequest): { startDate: string; startAt: string; commitment: Commitment } {
    this.begin(ints);
    const startDate = dateOf(ints[0] as number);
    const startAt = this.moment() as string;
    this.request(request);
    return { startDate, startAt, commitment: this.commitment() };
  }

  moved(ints: Int32Array): Moved[] {
    this.begin(ints);
    this.under(this.next());
    const found: Moved[] = [];
    while (this.at < ints.length) {
      const reading = own(this.edition.info.readings, this.next());
      const value = own(reading.values, this.next());
      found.push({ reading: reading.id, value, dueDate: dateOf(this.next()), dueAt: this.instant() });
    }
    return found;
  }

  quality(ints: Int32Array, given: QuoteRequest, events: QualityEvents): Quality {
    this.begin(ints);
    const request = this.request(given);
    const period = { from: dateOf(this.next()), through: dateOf(this.next() - 1) };
    const places = this.list(() => this.next());
    const lines = places.map((place) => events.outages?.[place]?.line);
    const measures = this.list(() => {
      const commitment = this.commitment();
      const unit = own(MEASURED, this.next());
      return { commitment, unit, lines: lines.map((line) => this.reached(line, commitment)) };
    });
    const [tickets, calledBack, satisfied] = [this.next(), this.next(), this.next()];
    const satisfaction = { tickets, calledBack, satisfied, ratio: calledBack > 0 ? satisfied / calledBack : null };
    return { ...this.heading(), request, period, measures, satisfaction };
  }

  /** One line against one cap, or against the cap of each value of a dimension left open. */
  private reached(line: string | undefined, { alternatives }: Commitment): LineQuality {
    const one: LineQuality = { ...(line !== undefined && { line }), gross: this.next(), used: 0 };
    const net = this.next();
    if (net >= 0) one.net = net;
    one.used = this.next();
    const left = this.list(() => this.next());
    const state = (left: number) => (left < 0 ? "exceeded" : "within");
    if (alternatives) one.alternatives = alternatives.map(({ dimensions }, place) => ({ dimensions: { ...dimensions }, left: own(left, place), state: state(own(left, place)) }));
    else if (left.length) Object.assign(one, { left: left[0], state: state(own(left, 0)) });
    return one;
  }

  dayInfo(ints: Int32Array): DayInfo {
    this.begin(ints);
    return this.day() as DayInfo;
  }

  month(ints: Int32Array, year: number, month: number): CalendarMonth {
    this.begin(ints);
    const weeks: (DayInfo | null)[][] = [];
    while (this.at < ints.length) {
      weeks.push([this.day(), this.day(), this.day(), this.day(), this.day(), this.day(), this.day()]);
    }
    return { year, month, weeks };
  }

  private day(): DayInfo | null {
    const date = dateOf(this.next());
    const bits = this.next();
    const holiday = this.next();
    const notice = this.next();
    if (bits < 0) return null;
    const kind = own(KINDS, bits & 15);
    const statutory = (bits & 16) !== 0;
    const certainty = bits & 32 ? "confirmed" : "provisional";
    // Each as one literal: adding fields one by one costs more than all the rest.
    if (holiday < 0) return notice < 0 ? { date, kind, statutory, certainty } : { date, kind, statutory, certainty, notice: own(this.days.notices, notice).id };
    const name = own(this.days.holidays, holiday);
    return notice < 0 ? { date, kind, statutory, certainty, name } : { date, kind, statutory, certainty, name, notice: own(this.days.notices, notice).id };
  }

  /** A moment in the policy's zone, a bare date as such; nothing where there is none. */
  private moment(): string | undefined {
    const day = this.next();
    const second = this.next();
    if (day === NO_DAY) return undefined;
    return second < 0 ? dateOf(day) : this.moments.text(day, second);
  }

  private instant(): string {
    return this.moments.text(this.next(), this.next());
  }

  private readQuote(given: QuoteRequest): Quote {
    const request = this.request(given);
    const commitments = this.list(() => this.commitment());
    return { schema: 1, engine: this.engine, policy: this.edition.policy, calendar: this.calendar, request, commitments };
  }

  /** What an answer rests on, once its request is read. */
  private heading(): Pick<Quote, "schema" | "engine" | "policy" | "calendar"> {
    return { schema: 1, engine: this.engine, policy: this.edition.policy, calendar: this.calendar };
  }

  /** The request as given, each moment as the engine read it. */
  private request(given: QuoteRequest): QuoteRequest {
    this.under(this.next());
    const { info } = this.edition;
    const request: QuoteRequest = { dimensions: { ...given.dimensions } } as QuoteRequest;
    const startAt = this.moment();
    const now = this.moment();
    if (startAt !== undefined) request.startAt = startAt;
    if (now !== undefined) request.now = now;
    for (let left = this.next(); left > 0; left--) (request.events ??= {})[own(info.events, this.next()).id] = this.moment() ?? null;
    for (let left = this.next(), place = 0; left > 0; left--, place++) {
      (request.exclusions ??= []).push({ from: this.instant(), to: this.instant(), cause: given.exclusions?.[place]?.cause as string });
    }
    for (let left = this.next(); left > 0; left--) (request.finishedAt ??= {})[own(info.rules, this.next()).id] = this.moment() as string;
    for (const field of GIVEN) {
      const value = given[field];
      // Fields set to undefined count as absent.
      const entries = value ? Object.entries(value).filter(([, one]) => one !== undefined) : [];
      if (entries.length) request[field] = Object.fromEntries(entries) as never;
    }
    if (given.audience !== undefined) request.audience = given.audience;
    this.readings = request.readings;
    return request;
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

  private commitment(): Commitment {
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
    const precision = has & HAS.minute ? "minute" : "day";
    return { id, rules: rule.rules, process, clause, kind, debtor, creditor, shape, status, limit, startsAt, dueDate, dueAt, precision, certainty: "confirmed", reasons, readings };
  }

  private any(rule: Rule, status: Status, has: number): Commitment {
    const { id, process, clause, kind, debtor, creditor, shape } = rule.info;
    const one = { id, rules: rule.rules, process, clause, kind, debtor, creditor, shape, status } as Commitment;
    if (has & HAS.limit) one.limit = this.limit(rule);
    if (has & HAS.starts) one.startsAt = this.moment() as string;
    if (has & HAS.due) this.due(one, has);
    if (has & HAS.awaits) one.awaits = this.list(() => own(this.edition.info.events, this.next()).id);
    if (has & HAS.projected) one.projected = { startsAt: this.moment() as string, dueDate: dateOf(this.next()), dueAt: this.instant() };
    if (has & HAS.instants) one.instants = this.list(() => this.instant());
    if (has & HAS.alternatives) one.alternatives = this.list(() => this.alternative(rule));
    if (has & HAS.extras) this.extras(one);
    if (has & HAS.outcome) one.outcome = { state: own(STATES, this.next()), minutes: this.next() };
    if (has & HAS.trace) one.trace = this.list(() => this.traceDay());
    one.reasons = this.reasons(rule);
    one.readings = this.restsOn(rule);
    return one;
  }

  private due(one: Commitment, has: number): void {
    const date = this.next();
    one.dueDate = dateOf(date);
    one.dueAt = this.instant();
    one.precision = has & HAS.minute ? "minute" : "day";
    one.certainty = has & HAS.confirmed ? "confirmed" : "provisional";
    const latest = this.next();
    if (!(has & HAS.confirmed)) one.dueRange = { earliest: one.dueDate, latest: dateOf(latest) };
  }

  private alternative(rule: Rule): Alternative {
    const dimension = this.next();
    const value = own(own(this.edition.choices, dimension), this.next());
    const other: Alternative = { dimensions: { [own(this.edition.info.dimensions, dimension).id]: value }, limit: this.limit(rule) };
    if (this.next()) {
      other.dueDate = dateOf(this.next());
      other.dueAt = this.instant();
    }
    return other;
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
    const cause = this.next();
    const day: TraceDay = { date, kind: own(KINDS, bits & 15), ordinal: ordinal < 0 ? null : ordinal };
    if (holiday >= 0) day.name = own(this.days.holidays, holiday);
    if (notice >= 0) day.notice = own(this.days.notices, notice).id;
    if (cause >= 0) day.excluded = own(this.edition.info.causes, cause);
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
    for (const [half, bits] of masks.entries()) {
      for (let mask = bits, place = half * 32; mask !== 0; mask >>>= 1, place++) {
        if (mask & 1) {
          const [id, value] = own(this.edition.defaults, place);
          found[id] = given?.[id] ?? value;
        }
      }
    }
    return given ? found : rule.readings.keep(Int32Array.from(masks), Object.freeze(found));
  }
}
