/** The engine's integers as the contract's shapes. `src/wasm/wire.rs` writes what this reads, in the same order. */
import codes from "#generated/codes.json";
import type {
  Alternative,
  CalendarInfo,
  CalendarMonth,
  Commitment,
  DayInfo,
  DayKind,
  Deliverable,
  Limit,
  LineQuality,
  Moved,
  PolicyInfo,
  Quality,
  QualityEvents,
  Quote,
  QuoteRequest,
  Reason,
  Requirement,
  Status,
  TraceDay,
} from "./contract";
import { dateOf, timeOf } from "./dates";

const NO_DAY = -2147483648;
const enumOf = <T extends string>(...names: T[]): readonly T[] => names;
const UNITS = enumOf<Limit["units"]>("businessDays", "calendarDays", "calendarMonths", "calendarHours", "calendarMinutes", "occurrences", "businessHours");
const BOUNDS = enumOf<NonNullable<Limit["bound"]>>("at-most", "at-least", "every");
const PER = enumOf<NonNullable<Limit["per"]>>("order", "year");
const STATUSES = enumOf<Status>("out-of-scope", "not-required", "on-request", "awaiting-event", "indeterminate", "unquantified", "determined");
const KINDS = enumOf<DayKind>("workday", "weekend", "holiday", "makeup-workday");
const REQUIREMENTS = enumOf<Requirement>("required", "optional", "on-request", "none");
const STATES = enumOf<"open" | "met" | "missed">("open", "met", "missed");

const MEASURED = enumOf<"occurrences" | "seconds">("occurrences", "seconds");

/** The bits of a commitment's optional parts. */
const HAS = {
  limit: 1,
  starts: 2,
  due: 4,
  minute: 8,
  confirmed: 16,
  awaits: 32,
  projected: 64,
  instants: 128,
  alternatives: 256,
  extras: 512,
  outcome: 1024,
  trace: 2048,
} as const;

/** Codes of the engine, each with the names and kinds of its parameters. */
const REASONS = codes.reasons as unknown as readonly [code: string, params: readonly [name: string, kind: string][]][];

const own = <T>(list: readonly T[], index: number): T => list[index] as T;

/** What is the same in every answer under one edition. */
class Edition {
  /** The choices of each dimension: values, then categories. */
  readonly choices: string[][];
  readonly defaults: [id: string, value: string][];
  readonly info: PolicyInfo;

  constructor(info: PolicyInfo) {
    this.info = info;
    this.choices = info.dimensions.map((one) => [...one.values.map(({ id }) => id), ...one.categories]);
    this.defaults = info.readings.map((one) => [one.id, one.default]);
  }
}

/** What the indexes of an engine's answers mean. */
export class Decoder {
  private readonly editions: Edition[];
  private readonly engine: string;
  private readonly days: CalendarInfo;
  private readonly calendar: Quote["calendar"];
  private ints: Int32Array = new Int32Array(0);
  private at = 0;
  private edition: Edition;
  private readings: { [reading: string]: string } = {};

  constructor(engine: string, policy: readonly PolicyInfo[], days: CalendarInfo) {
    this.engine = engine;
    this.days = days;
    this.editions = policy.map((info) => new Edition(info));
    this.edition = own(this.editions, 0);
    this.calendar = { id: days.id, version: days.version, publishedThrough: days.publishedThrough };
  }

  private next(): number {
    return this.ints[this.at++] as number;
  }

  private begin(ints: Int32Array): void {
    this.ints = ints;
    this.at = 0;
  }

  private list<T>(each: () => T): T[] {
    const items: T[] = [];
    for (let left = this.next(); left > 0; left--) items.push(each());
    return items;
  }

  quote(ints: Int32Array, request: QuoteRequest): Quote {
    this.begin(ints);
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
    this.edition = own(this.editions, this.next());
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
    const day: DayInfo = { date, kind: own(KINDS, bits & 15), statutory: (bits & 16) !== 0, certainty: bits & 32 ? "confirmed" : "provisional" };
    if (holiday >= 0) day.name = own(this.days.holidays, holiday);
    if (notice >= 0) day.notice = own(this.days.notices, notice).id;
    return day;
  }

  /** A moment in the policy's zone, a bare date as such; nothing where there is none. */
  private moment(): string | undefined {
    const day = this.next();
    const second = this.next();
    if (day === NO_DAY) return undefined;
    return second < 0 ? dateOf(day) : `${dateOf(day)}T${timeOf(second)}${this.edition.info.zone}`;
  }

  private instant(): string {
    return `${dateOf(this.next())}T${timeOf(this.next())}${this.edition.info.zone}`;
  }

  private readQuote(given: QuoteRequest): Quote {
    const request = this.request(given);
    return { ...this.heading(), request, commitments: this.list(() => this.commitment()) };
  }

  /** What an answer rests on, once its request is read. */
  private heading(): Pick<Quote, "schema" | "engine" | "policy" | "calendar"> {
    const { id, edition, provenance } = this.edition.info;
    return { schema: 1, engine: this.engine, policy: { id, edition, provenance }, calendar: { ...this.calendar } };
  }

  /** The request as given, each moment as the engine read it. */
  private request(given: QuoteRequest): QuoteRequest {
    this.edition = own(this.editions, this.next());
    const { info } = this.edition;
    const request: QuoteRequest = { dimensions: { ...given.dimensions } } as QuoteRequest;
    const startAt = this.moment();
    const now = this.moment();
    if (startAt !== undefined) request.startAt = startAt;
    if (now !== undefined) request.now = now;
    const events = this.list(() => [own(info.events, this.next()).id, this.moment() ?? null] as const);
    if (events.length) request.events = Object.fromEntries(events);
    let place = 0;
    const exclusions = this.list(() => ({ from: this.instant(), to: this.instant(), cause: given.exclusions?.[place++]?.cause as string }));
    if (exclusions.length) request.exclusions = exclusions;
    const finished = this.list(() => [own(info.rules, this.next()).id, this.moment() as string] as const);
    if (finished.length) request.finishedAt = Object.fromEntries(finished);
    for (const field of ["conditions", "figures", "readings"] as const) {
      const value = given[field];
      // Fields set to undefined count as absent.
      const entries = value ? Object.entries(value).filter(([, one]) => one !== undefined) : [];
      if (entries.length) request[field] = Object.fromEntries(entries) as never;
    }
    if (given.audience !== undefined) request.audience = given.audience;
    this.readings = request.readings ?? {};
    return request;
  }

  private limit(): Limit {
    const limit: Limit = { amount: this.next(), units: "businessDays" };
    const bits = this.next();
    limit.units = own(UNITS, bits & 255);
    if (bits & 0xff00) limit.bound = own(BOUNDS, ((bits >> 8) & 255) - 1);
    if (bits >> 16) limit.per = own(PER, (bits >> 16) - 1);
    return limit;
  }

  private commitment(): Commitment {
    const { info } = this.edition;
    const rule = own(info.rules, this.next());
    const status = own(STATUSES, this.next());
    const has = this.next();
    const one = {
      id: rule.id,
      rules: rule.rules.slice(),
      process: rule.process,
      clause: rule.clause,
      kind: rule.kind,
      debtor: rule.debtor,
      creditor: rule.creditor,
      shape: rule.shape,
      status,
    } as Commitment;
    if (has & HAS.limit) one.limit = this.limit();
    if (has & HAS.starts) one.startsAt = this.moment() as string;
    if (has & HAS.due) this.due(one, has);
    if (has & HAS.awaits) one.awaits = this.list(() => own(info.events, this.next()).id);
    if (has & HAS.projected) one.projected = { startsAt: this.moment() as string, dueDate: dateOf(this.next()), dueAt: this.instant() };
    if (has & HAS.instants) one.instants = this.list(() => this.instant());
    if (has & HAS.alternatives) one.alternatives = this.list(() => this.alternative());
    if (has & HAS.extras) this.extras(one);
    if (has & HAS.outcome) one.outcome = { state: own(STATES, this.next()), minutes: this.next() };
    if (has & HAS.trace) one.trace = this.list(() => this.traceDay());
    one.reasons = this.list(() => this.reason());
    one.readings = this.restsOn();
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

  private alternative(): Alternative {
    const dimension = this.next();
    const value = own(own(this.edition.choices, dimension), this.next());
    const other: Alternative = { dimensions: { [own(this.edition.info.dimensions, dimension).id]: value }, limit: this.limit() };
    if (this.next()) {
      other.dueDate = dateOf(this.next());
      other.dueAt = this.instant();
    }
    return other;
  }

  private extras(one: Commitment): void {
    const { info } = this.edition;
    const requirement = this.next();
    const deliverable = this.next();
    const gate = this.next();
    const debtor = this.next();
    const creditor = this.next();
    if (requirement >= 0) one.requirement = own(REQUIREMENTS, requirement);
    if (deliverable >= 0) one.deliverable = copied(own(info.deliverables, deliverable));
    if (gate >= 0) one.gate = { ...own(info.gates, gate) };
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
  private restsOn(): { [reading: string]: string } {
    const found: { [reading: string]: string } = {};
    for (const base of [0, 32]) {
      for (let mask = this.next(), place = base; mask !== 0; mask >>>= 1, place++) {
        if (mask & 1) {
          const [id, value] = own(this.edition.defaults, place);
          found[id] = this.readings[id] ?? value;
        }
      }
    }
    return found;
  }
}

/** A copy deep enough that a caller cannot change the policy's own lists. */
function copied({ channel, parts, copies, holders }: Deliverable): Deliverable {
  const copy: Deliverable = {};
  if (channel) copy.channel = channel.slice();
  if (parts) copy.parts = parts.slice();
  if (copies !== undefined) copy.copies = copies;
  if (holders) copy.holders = holders.slice();
  return copy;
}
