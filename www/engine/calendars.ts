/** Several calendars, chosen by the value of a dimension: decodes each answer with its own calendar, and makes a calculator for each of them. */
import { AnalysisDecoder } from "./analysis";
import { Calculator } from "./calculator";
import { ZoneClocks, ZoneMoments } from "./clocks";
import type { Alternative, CalendarInfo, Commitment, PolicyInfo, Quote, QuoteRequest } from "./contract";
import type { Moments } from "./dates";
import { SlaError } from "./error";
import { Exchange } from "./exchange";
import type { CompiledCalendar, Cores } from "./load";
import type { Parts } from "./parts";
import type { Quoter } from "./quoter";
import { itemAt } from "./commitment";
import { ALTERNATIVE_CHOICE, ALTERNATIVE_DIMENSION, ASK_DAY_INFO, ASK_MONTH, CALENDAR_BITS, HEAD_RULE, NO_DAY, REQUEST_ANSWER } from "./wire";
import { registerZone } from "./zones";

/** One of the calendars: its info, the names of its holidays, and the writer of moments in its zone. */
interface Counted {
  info: CalendarInfo;
  zone: string;
  name: Quote["calendar"];
  holidays: NonNullable<Parts["holidays"]>;
  moments: Moments;
  bytes: Uint8Array;
}

/** A calendar as it was compiled, with the names of its holidays. */
export type CompiledCalendars = readonly (CompiledCalendar & { holidays: NonNullable<Parts["holidays"]> })[];

function counted(compiled: CompiledCalendars): Counted[] {
  const clocks = compiled.map(({ info, zone }) => new ZoneClocks(info.clockChanges ?? { offset: zone, changes: [] }));
  // The engine counts real time of all of them on one axis.
  const base = Math.min(...clocks.map((one) => one.base));
  return compiled.map(({ info, zone, holidays, bytes }, place) => {
    const own = clocks[place]!;
    if (info.clockChanges) registerZone(zone, own);
    const { id, version, publishedThrough } = info;
    return { info, zone, holidays, bytes, name: Object.freeze({ id, version, publishedThrough }), moments: new ZoneMoments(zone, own, base) };
  });
}

/** The exchange that all of them share; once it is freed, none of them answers. */
class CalendarsExchange extends Exchange {
  private freed = false;

  override ask(question: number, ...values: unknown[]): number {
    if (this.freed) throw new SlaError({ code: "unsupported", path: "", message: "this calculator was disposed" });
    return super.ask(question, ...values);
  }

  override add(day: number, n: number): number {
    return this.freed ? NO_DAY : super.add(day, n);
  }

  override free(): void {
    if (!this.freed) super.free();
    this.freed = true;
  }
}

const EDITION = (1 << CALENDAR_BITS) - 1;

/** Decodes each part of an answer with the calendar that it names: that of the request, of a rule with an override, or of an alternative. */
class CalendarsDecoder extends AnalysisDecoder {
  private readonly all: readonly Counted[];
  private readonly whole: Exchange;
  /** The index of the current calendar; −1 while the request does not decide it. */
  private place = 0;

  /** Questions of days go to `days`, all others to `whole`. */
  constructor({ exchange, engine, policy }: Parts, days: Exchange, all: readonly Counted[], place: number) {
    const { info, moments } = itemAt(all, place);
    super(days, engine.version, policy, info, () => moments);
    this.whole = exchange;
    this.all = all;
    this.place = place;
  }

  protected override ask(question: number, ...values: unknown[]): void {
    const exchange = question === ASK_DAY_INFO || question === ASK_MONTH ? this.exchange : this.whole;
    this.at = exchange.ask(question, ...values);
    this.ints = exchange.ints;
  }

  protected override under(edition: number): void {
    super.under(edition & EDITION);
    this.use((edition >> CALENDAR_BITS) - 1);
  }

  private use(place: number): void {
    const { info, name, moments } = itemAt(this.all, Math.max(place, 0));
    this.place = place;
    this.days = info;
    this.calendar = name;
    this.moments = moments;
  }

  /** Reads a part with the calendar at an index. */
  private by<T extends object>(place: number, read: () => T): T & { calendar: string } {
    const before = this.place;
    this.use(place);
    // Several answers may share what is read here.
    const found = { ...read(), calendar: this.calendar.id };
    this.use(before);
    return found;
  }

  protected override commitment(): Commitment {
    const at = this.at + HEAD_RULE;
    const place = (this.int(at) >> CALENDAR_BITS) - 1;
    if (place < 0) return super.commitment();
    this.ints[at]! &= EDITION;
    return this.by(place, () => super.commitment());
  }

  protected override alternative(rule: Parameters<AnalysisDecoder["limit"]>[1]): Alternative {
    const { calendars, dimensions } = this.edition.info;
    const { id } = itemAt(dimensions, this.int(this.at + ALTERNATIVE_DIMENSION));
    if (id !== calendars?.dimension) return super.alternative(rule);
    const value = itemAt(itemAt(this.edition.choices, this.int(this.at + ALTERNATIVE_DIMENSION)), this.int(this.at + ALTERNATIVE_CHOICE));
    return this.by(this.all.findIndex(({ info }) => info.id === calendars.of[value]), () => super.alternative(rule));
  }

  /** If the request does not decide the zone, its moments are returned as they were given. */
  protected override request(given: QuoteRequest): QuoteRequest {
    const request = super.request(given);
    if (this.place >= 0) return request;
    for (const part of REQUEST_ANSWER) {
      const field = part as "startAt";
      if (given[field] !== undefined && field in request) request[field] = JSON.parse(JSON.stringify(given[field])) as string;
    }
    return request;
  }

  protected override readQuote(given: QuoteRequest): Quote {
    const quote = super.readQuote(given);
    return this.place < 0 ? { ...quote, calendars: this.all.map(({ name }) => name) } : quote;
  }
}

/** A calculator for one of the calendars. */
class View extends Calculator {
  /** It cannot be used after the calculator that made it is disposed of. */
  override dispose(): void {}
}

/** The calendar that some values decide, derived values included; `undefined` if they do not decide it or are invalid. */
function ofValues(sla: Quoter, dimensions: QuoteRequest["dimensions"]): string | undefined {
  const { calendars } = sla.policy;
  const given = calendars?.of[Object(dimensions)[calendars.dimension] as string];
  if (given !== undefined) return given;
  const [answer] = sla.quoteMany([{ dimensions, startAt: sla.calendar.supportedFrom }], { commitments: [] });
  return answer?.ok && !answer.quote.calendars ? answer.quote.calendar.id : undefined;
}

/** Adds to the parts of a calculator what it needs for several calendars. */
export function partsOfCalendars(parts: Omit<Parts, "exchange" | "calendar" | "documents">, policy: Uint8Array, compiled: CompiledCalendars, cores: Cores): Parts {
  const all = counted(compiled);
  // Of several calendars together each name is the first's that has it.
  const holidays: Counted["holidays"] = {};
  for (const one of [...all].reverse()) for (const [lang, names] of Object.entries(one.holidays)) holidays[lang] = { ...holidays[lang], ...names };
  const documents = [policy, ...all.map(({ bytes }) => bytes)];
  const views: { [id: string]: Calculator } = {};
  const named = (id: string): Calculator => {
    const place = all.findIndex(({ info }) => info.id === id);
    if (place < 0) throw new SlaError({ code: "unknown-value", path: "/0", params: { value: String(id) }, message: `there is no calendar \`${String(id)}\``, allowed: all.map(({ info }) => info.id) });
    return (views[id] ??= new View(seen(place)));
  };
  const by = (calendar: string | QuoteRequest["dimensions"], from: object): Quoter => {
    const sla = from as Quoter;
    const id = typeof calendar === "string" ? calendar : ofValues(sla, calendar);
    return id === undefined || id === sla.calendar.id && sla instanceof View ? sla : named(id);
  };
  const whole: Parts = {
    ...parts, by, documents, exchange: new CalendarsExchange(cores, documents), calendar: itemAt(all, 0).info, calendars: all.map(({ info }) => info), holidays,
  };
  const seen = (place: number): Parts => {
    const { info, zone, holidays, bytes } = itemAt(all, place);
    // Questions about days go to an engine that has only this calendar.
    const days = place ? new Exchange(cores, [undefined, bytes]) : whole.exchange;
    const policy = whole.policy.map((one): PolicyInfo => ({ ...one, zone }));
    return { ...whole, policy, holidays, calendar: info, decoder: new CalendarsDecoder(whole, days, all, place) };
  };
  return { ...whole, decoder: new CalendarsDecoder(whole, whole.exchange, all, 0) };
}
