/** Answers of the core as the contract's shapes. `src/wasm/wire.rs` writes what this reads, in the same order. */
import { KINDS, MEASURED } from "./codes";
import { Commitments, own } from "./commitment";
import type { CalendarInfo, CalendarMonth, Commitment, DayInfo, LatestStart, LineQuality, Moved, PolicyInfo, Quality, QualityEvents, Quote, QuoteRequest } from "./contract";
import { dateOf } from "./dates";
import { COMPARE, DAY_INFO, EXPLAIN, type Exchange, LATEST_START, MONTH, QUALITY, QUOTE, SENSITIVITY } from "./exchange";

/** Fields of a request that an answer repeats as they were given. */
const GIVEN = ["conditions", "figures", "readings"] as const;

/** Asks, and reads the answer where it stands: a copy of every answer would cost more than reading it. */
export class Decoder extends Commitments {
  readonly exchange: Exchange;
  private readonly engine: string;
  private readonly calendar: Quote["calendar"];

  constructor(exchange: Exchange, engine: string, policy: readonly PolicyInfo[], days: CalendarInfo) {
    super(policy, days);
    this.exchange = exchange;
    this.engine = engine;
    this.calendar = Object.freeze({ id: days.id, version: days.version, publishedThrough: days.publishedThrough });
  }

  private ask(question: number, ...values: unknown[]): void {
    this.at = this.exchange.ask(question, ...values);
    this.ints = this.exchange.ints;
  }

  quote(request: QuoteRequest, trace: boolean): Quote {
    this.ask(QUOTE, request, trace);
    return this.readQuote(request);
  }

  explain(request: QuoteRequest, id: unknown): Commitment {
    this.ask(EXPLAIN, request, id);
    this.request(request);
    return this.commitment();
  }

  compare(request: QuoteRequest, by: unknown): Quote[] {
    this.ask(COMPARE, request, by);
    const dimension = this.next();
    const { id, values } = own(own(this.editions, this.editions.length - 1).info.dimensions, dimension);
    let value = 0;
    return this.list(() => this.readQuote({ ...request, dimensions: { ...request.dimensions, [id]: own(values, value++).id } }));
  }

  latestStart(request: QuoteRequest, id: unknown, dueBy: unknown): LatestStart {
    this.ask(LATEST_START, request, id, dueBy);
    const startDate = dateOf(this.ints[this.at] as number);
    const startAt = this.moment() as string;
    this.request(request);
    return { startDate, startAt, commitment: this.commitment() };
  }

  sensitivity(request: QuoteRequest, id: unknown): Moved[] {
    this.ask(SENSITIVITY, request, id);
    this.under(this.next());
    return this.list(() => {
      const reading = own(this.edition.info.readings, this.next());
      const value = own(reading.values, this.next());
      return { reading: reading.id, value, dueDate: dateOf(this.next()), dueAt: this.instant() };
    });
  }

  quality(given: QuoteRequest, events: QualityEvents): Quality {
    this.ask(QUALITY, given, events);
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

  dayInfo(date: unknown): DayInfo {
    this.ask(DAY_INFO, date);
    return this.day() as DayInfo;
  }

  month(year: number, month: number): CalendarMonth {
    this.ask(MONTH, year, month);
    const weeks = this.list(() => [this.day(), this.day(), this.day(), this.day(), this.day(), this.day(), this.day()]);
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
}
