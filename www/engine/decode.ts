/** Decodes the core's answers into the contract's types, by the protocol in `wire.ts`. */
import { Commitments, itemAt } from "./commitment";
import type { CalendarInfo, CalendarMonth, Commitment, DayInfo, Exclusion, PolicyInfo, Quote, QuoteRequest } from "./contract";
import { clockTime, dateOf, type Moments } from "./dates";
import type { Exchange } from "./exchange";
import { readSequence } from "./sequence";
import {
  ASK_DAY_INFO, ASK_EXPLAIN, ASK_MONTH, ASK_QUOTE, DAY_CLOSES, DAY_DATE, DAY_FACTS_BITS, DAY_FACTS_HOLIDAY, DAY_FACTS_NOTICE, DAY_LENGTH, DAY_OPENS,
  EXCLUSION_FROM_DAY, EXCLUSION_FROM_SECOND, EXCLUSION_LENGTH, EXCLUSION_TO_DAY, EXCLUSION_TO_SECOND, EXPLAIN_ANSWER, FACT_CONFIRMED, FACT_KIND, FACT_STATUTORY,
  KINDS, NAMED_AT_DAY, NAMED_AT_SECOND, NAMED_LENGTH, NAMED_PLACE, QUOTE_ANSWER, REQUEST_ANSWER, REQUEST_GIVEN,
} from "./wire";

/** What is given of a field; nothing where it is a group without entries. Entries set to undefined count as absent. */
function filled(field: unknown): unknown {
  if (typeof field !== "object") return field;
  const entries = Object.entries(field ?? {}).filter(([, one]) => one !== undefined);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/** `HH:MM` of a minute of the day. */
const hourOf = (minute: number): string => clockTime(minute * 60).slice(0, 5);

/** Asks the core and decodes the answer in place: copying every answer would cost more than decoding it. */
export class Decoder extends Commitments {
  readonly exchange: Exchange;
  protected readonly engine: string;
  protected calendar: Quote["calendar"];

  constructor(exchange: Exchange, engine: string, policy: readonly PolicyInfo[], days: CalendarInfo, momentsOf?: (zone: string) => Moments) {
    super(policy, days, momentsOf);
    this.exchange = exchange;
    this.engine = engine;
    this.calendar = Object.freeze({ id: days.id, version: days.version, publishedThrough: days.publishedThrough });
  }

  protected ask(question: number, ...values: unknown[]): void {
    this.at = this.exchange.ask(question, ...values);
    this.ints = this.exchange.ints;
  }

  /** A quote; with `only`, of these commitments. */
  quote(request: QuoteRequest, trace: boolean, only?: readonly string[]): Quote {
    this.ask(ASK_QUOTE, request, trace, only);
    return this.readQuote(request);
  }

  explain(request: QuoteRequest, id: unknown): Commitment {
    this.ask(ASK_EXPLAIN, request, id);
    return readSequence(EXPLAIN_ANSWER, { request: () => this.request(request), commitment: () => this.commitment() }).commitment;
  }

  dayInfo(date: unknown): DayInfo {
    this.ask(ASK_DAY_INFO, date);
    return this.day() as DayInfo;
  }

  month(year: number, month: number): CalendarMonth {
    this.ask(ASK_MONTH, year, month);
    const weeks = this.list(() => [this.day(), this.day(), this.day(), this.day(), this.day(), this.day(), this.day()]);
    return { year, month, weeks };
  }

  private day(): DayInfo | null {
    const at = this.record(DAY_LENGTH);
    const date = dateOf(this.int(at + DAY_DATE));
    const facts = this.int(at + DAY_FACTS_BITS);
    const holiday = this.int(at + DAY_FACTS_HOLIDAY);
    const notice = this.int(at + DAY_FACTS_NOTICE);
    const [opens, closes] = [this.int(at + DAY_OPENS), this.int(at + DAY_CLOSES)];
    if (facts < 0) return null;
    if (opens >= 0 || closes >= 0) return { ...this.factsOf(date, facts, holiday, notice), ...(opens >= 0 && { opens: hourOf(opens) }), ...(closes >= 0 && { closes: hourOf(closes) }) };
    return this.factsOf(date, facts, holiday, notice);
  }

  private factsOf(date: string, facts: number, holiday: number, notice: number): DayInfo {
    const kind = itemAt(KINDS, facts & FACT_KIND);
    const statutory = (facts & FACT_STATUTORY) !== 0;
    const certainty = facts & FACT_CONFIRMED ? "confirmed" : "provisional";
    // Each as one literal: adding fields one by one costs more than all the rest.
    if (holiday < 0) return notice < 0 ? { date, kind, statutory, certainty } : { date, kind, statutory, certainty, notice: itemAt(this.days.notices, notice).id };
    const name = itemAt(this.days.holidays, holiday);
    return notice < 0 ? { date, kind, statutory, certainty, name } : { date, kind, statutory, certainty, name, notice: itemAt(this.days.notices, notice).id };
  }

  protected readQuote(given: QuoteRequest): Quote {
    const { request, commitments } = readSequence(QUOTE_ANSWER, { request: () => this.request(given), commitments: () => this.list(() => this.commitment()) });
    return { schema: 1, engine: this.engine, policy: this.edition.policy, calendar: this.calendar, request, commitments };
  }

  /** The request as given, each moment as the engine read it. */
  protected request(given: QuoteRequest): QuoteRequest {
    const request = { dimensions: {} } as QuoteRequest;
    const read: { [part in (typeof REQUEST_ANSWER)[number]]: () => unknown } = {
      edition: () => this.under(this.next()),
      startAt: () => this.moment(),
      now: () => this.moment(),
      events: () => this.named(this.edition.info.events),
      exclusions: () => this.exclusions(given),
      finishedAt: () => this.named(this.edition.info.rules),
    };
    const put = (field: string, value: unknown): void => {
      if (value !== undefined) request[field as "now"] = value as never;
    };
    for (const part of REQUEST_ANSWER) put(part, read[part]());
    for (const field of REQUEST_GIVEN) put(field, filled(given[field]));
    this.given = request.readings;
    return request;
  }

  /** Moments by what they belong to. */
  private named(names: readonly { id: string }[]): { [id: string]: string | null } | undefined {
    let found: { [id: string]: string | null } | undefined;
    for (let left = this.next(); left > 0; left--) {
      const at = this.record(NAMED_LENGTH);
      (found ??= {})[itemAt(names, this.int(at + NAMED_PLACE)).id] = this.momentOf(this.int(at + NAMED_AT_DAY), this.int(at + NAMED_AT_SECOND)) ?? null;
    }
    return found;
  }

  private exclusions({ exclusions }: QuoteRequest): Exclusion[] | undefined {
    let place = 0;
    const found = this.list(() => {
      const at = this.record(EXCLUSION_LENGTH);
      const from = this.instantOf(this.int(at + EXCLUSION_FROM_DAY), this.int(at + EXCLUSION_FROM_SECOND));
      const to = this.instantOf(this.int(at + EXCLUSION_TO_DAY), this.int(at + EXCLUSION_TO_SECOND));
      return { from, to, cause: exclusions?.[place++]?.cause as string };
    });
    return found.length ? found : undefined;
  }
}
