/** Quotes, their explanations and the calendar: what a calculator's page asks of a policy and a calendar. */
import type { Words } from "../words";
import { fetchWords } from "../words/files";
import { matchLanguage, usual } from "../words/languages";
import type { ColumnAnswers, Columns } from "./columns";
import type { CalendarInfo, CalendarMonth, Commitment, DayInfo, PolicyInfo, Problem, Quote, QuoteRequest } from "./contract";
import { dateOf, dayNumber } from "./dates";
import { Decoder } from "./decode";
import { SlaError, onlyRefuses, refusal } from "./error";
import { Exchange, MOST } from "./exchange";
import type { IcsOptions, toIcs } from "./ics";
import type { Engine, Parts } from "./parts";
import type { MefDocument } from "./systems/mef";
import type { Tmf622, Tmf657, TmfOptions } from "./systems/tmf";
import { ASK_ADD_WORKING_DAYS, ASK_IS_WORKING_DAY, ASK_WORKING_DAYS_BETWEEN, NO_DAY } from "./wire";

/** One of many answers. */
export type Answer = { ok: true; quote: Quote } | { ok: false; error: Problem };

const isInt = (n: unknown): n is number => typeof n === "number" && (n | 0) === n;

function isWhole(parts: unknown): boolean {
  try {
    return (parts as Partial<Parts> | null | undefined)?.exchange instanceof Exchange;
  } catch {
    return false;
  }
}

/** Answers by a policy and a calendar; `Calculator` answers more. */
export class Quoter {
  readonly policy: PolicyInfo;
  /** Of several calendars the first, or the one from which this is seen (`by`). */
  readonly calendar: CalendarInfo;
  /** The calendars among which a dimension chooses; absent where there is one, `calendar`. */
  readonly calendars: readonly CalendarInfo[] | undefined;
  readonly engine: Engine;
  readonly #parts: Parts;
  #open: Decoder | undefined;
  /** The commitments of all editions. */
  #names: string[] | undefined;
  /** Loaded with the first words, which a calendar file needs. */
  #toIcs: typeof toIcs | undefined;

  /** @internal */
  constructor(parts: Parts, Reader: typeof Decoder = Decoder) {
    if (!isWhole(parts)) throw new SlaError({ code: "unsupported", path: "", message: "a calculator is made by `createCalculator`" });
    this.#parts = parts;
    this.#open = parts.decoder ?? new Reader(parts.exchange, parts.engine.version, parts.policy, parts.calendar, parts.momentsOf);
    this.policy = parts.policy[parts.policy.length - 1] as PolicyInfo;
    this.calendar = parts.calendar;
    this.calendars = parts.calendars;
    this.engine = parts.engine;
  }

  /**
   * Every commitment that the request's audience is shown; with `trace`, the walk of each dated one.
   * @throws {SlaError} any fault of the request, at its place: `missing-field`, `unknown-field`, `unknown-value`, `wrong-type`, `invalid-date`,
   * `date-out-of-range`, `invalid-duration`, `invalid-interval`, `invalid-number`, or `unsupported` of a calculator that was disposed of
   */
  quote(request: QuoteRequest, options?: { trace?: boolean }): Quote {
    return this.decoder.quote(request, options?.trace === true);
  }

  /**
   * One commitment with its walk, whoever is shown it.
   * @throws {SlaError} as `quote`; `unknown-value` at `/1` where the policy has no such commitment
   */
  explain(request: QuoteRequest, commitmentId: string): Commitment {
    return this.decoder.explain(request, commitmentId);
  }

  /**
   * An answer or a problem for each request, as plain objects. With `commitments` (ids of this policy), each quote has those alone that it
   * names, which takes less time.
   * @throws {SlaError} `wrong-type` where the requests are no list, or too many; `unknown-value` at `/1/commitments/…` for a name that the
   * policy does not have; what is wrong with one request is its own answer
   */
  quoteMany(requests: readonly QuoteRequest[], options?: { commitments?: readonly string[] }): Answer[] {
    if (!Array.isArray(requests) || requests.length > MOST) throw notAList(requests);
    const only = options?.commitments && this.#named(options.commitments);
    return requests.map((request): Answer => {
      try {
        return { ok: true, quote: this.decoder.quote(request, false, only) };
      } catch (thrown) {
        return { ok: false, error: refusal(thrown).toProblem() };
      }
    });
  }

  /** The names, if some edition of the policy has each of them. */
  #named(ids: readonly string[]): readonly string[] {
    const names = (this.#names ??= [...new Set(this.#parts.policy.flatMap(({ rules }) => rules.map(({ id }) => id)))]);
    const at = ids.findIndex((id) => !names.includes(id));
    if (at < 0) return ids;
    throw new SlaError({ code: "unknown-value", path: `/1/commitments/${at}`, params: { value: String(ids[at]) }, message: `there is no commitment \`${String(ids[at])}\``, allowed: names });
  }

  /**
   * Many rows at once, as columns: status, dates and outcome of each commitment, the same as `quote` gives for every row. A row that is
   * wrong is wrong alone.
   * @throws {SlaError} (rejects) `unknown-value`, `unknown-field`, `missing-field` or `wrong-type` where a column has a name that the policy does
   * not have, or is no column of these rows
   */
  async quoteColumns(commitmentIds: readonly string[], columns: Columns): Promise<ColumnAnswers> {
    const decoder = this.decoder;
    const { answersOf } = await import("./columns");
    return answersOf(commitmentIds, columns, this.#parts, decoder);
  }

  /**
   * What is known of one day.
   * @throws {SlaError} `invalid-date`, `wrong-type` or `date-out-of-range` at `/0`
   */
  dayInfo(date: string): DayInfo {
    return this.decoder.dayInfo(date);
  }

  /**
   * Whether a day is a working day.
   * @throws {SlaError} as `dayInfo`; `calendar-unpublished` beyond the notices
   */
  isWorkingDay(date: string): boolean {
    return this.#number(ASK_IS_WORKING_DAY, date) !== 0;
  }

  /**
   * The date `n` working days later; the start day is never counted.
   * @throws {SlaError} as `isWorkingDay`; `wrong-type` or `invalid-number` at `/1`; `date-out-of-range` where the date is
   */
  addWorkingDays(date: string, n: number): string {
    if (typeof date === "string" && isInt(n)) {
      const found = this.decoder.exchange.add(dayNumber(date) || NO_DAY, n);
      if (found !== NO_DAY) return dateOf(found);
    }
    return dateOf(this.#number(ASK_ADD_WORKING_DAYS, date, n));
  }

  /**
   * Working days in (a, b]; negative when b is before a.
   * @throws {SlaError} as `isWorkingDay`, at `/0` or `/1`
   */
  workingDaysBetween(a: string, b: string): number {
    return this.#number(ASK_WORKING_DAYS_BETWEEN, a, b);
  }

  /**
   * `addWorkingDays` for many days since 1970-01-01 at once.
   * @throws {SlaError} as `addWorkingDays`, at `/0/` and the place of the day; `wrong-type` at `/0` where there is no such array
   */
  addWorkingDaysMany(days: Int32Array, n: number): Int32Array {
    if (!(days instanceof Int32Array) || days.length > MOST) {
      throw new SlaError({ code: "wrong-type", path: "/0", message: `an array of at most ${MOST} 32-bit integers is needed` });
    }
    const { exchange } = this.decoder;
    if (!isInt(n)) exchange.ask(ASK_ADD_WORKING_DAYS, "2004-01-01", n);
    return exchange.addMany(days, n);
  }

  /**
   * A month, 1–12, as weeks from Monday.
   * @throws {SlaError} `invalid-number` or `wrong-type` at `/1`, `date-out-of-range` at `/0` outside the supported range
   */
  month(year: number, month: number): CalendarMonth {
    return this.decoder.month(year, month);
  }

  /**
   * The words of a language: titles, clauses, quoted sources, reasons, sentences, dates.
   * @throws {SlaError} (rejects) `unknown-value` at `/0` for a language that there is not
   */
  async words(lang: string): Promise<Words> {
    const { words, sources, holidays, calendar } = this.#parts;
    // Asked for as `en-GB`, a document's English is its `en`.
    const known = matchLanguage(lang) ?? usual;
    if (!words) fetchWords(lang);
    const [{ loadWords }, ics] = await Promise.all([import("../words"), import("./ics")]);
    this.#toIcs = ics.toIcs;
    const loaded = await loadWords(lang, words && (words[known] ?? words[usual]), sources && (sources[known] ?? sources[usual]));
    // A calendar that someone brings names its own notices and holidays.
    return holidays ? loaded.withCalendar(calendar.notices, holidays[loaded.lang] ?? holidays[usual] ?? {}) : loaded;
  }

  /**
   * The due dates of a quote as a calendar file; see `IcsOptions` for label, revision and alarms.
   * @throws {SlaError} `wrong-type`, `unknown-value`, `invalid-date` or `invalid-number` under `/2` for what is wrong with an option;
   * `unsupported` where no commitment has a date, or the words are not this calculator's
   */
  toIcs(quote: Quote, words: Words, options: IcsOptions): string {
    const write = this.#toIcs;
    if (!write) throw new SlaError({ code: "unsupported", path: "/1", message: "the words of a calendar file come from this calculator's `words`" });
    return write(quote, words, options, this);
  }

  /**
   * The quote as resources of TM Forum's TMF657 or TMF622, which their published schemas take, with its calendar beside them; the writer
   * is loaded when it is asked for.
   * @throws {SlaError} (rejects) `unknown-value` for a kind, action or commitment that there is not; `unsupported` where no commitment has a limit
   */
  toTmf(quote: Quote, options: TmfOptions & { as: "TMF622" }): Promise<Tmf622>;
  toTmf(quote: Quote, options?: TmfOptions & { as?: "TMF657" }): Promise<Tmf657>;
  async toTmf(quote: Quote, options?: TmfOptions): Promise<Tmf657 | Tmf622> {
    const { toTmf } = await import("./systems/tmf");
    return toTmf(quote, this, options);
  }

  /**
   * The quote's limits as MEF Durations, with the calendar that gives a business day its meaning.
   * @throws {SlaError} (rejects) where what is given is no quote of this calculator
   */
  async toMef(quote: Quote): Promise<MefDocument> {
    const { toMef } = await import("./systems/mef");
    return toMef(quote, this);
  }

  /**
   * The calculator as it is seen from one of its calendars: `calendar`, the zone of `policy`, the names in `words` and every question of
   * days are that one's. By the values of a request, from the calendar that counts for them, or itself where they leave that open. It
   * ends with the calculator that gave it. A calculator of one calendar is that itself.
   * @throws {SlaError} `unknown-value` at `/0` for a calendar that is none of several
   */
  by(calendar: string | QuoteRequest["dimensions"]): this {
    const { by } = this.#parts;
    return by ? by(calendar, this) as this : this;
  }

  /** Frees the engine's memory; every later question throws `unsupported`, this itself nothing. */
  dispose(): void {
    this.#open?.exchange.free();
    this.#open = undefined;
  }

  #number(question: number, ...values: unknown[]): number {
    const { exchange } = this.decoder;
    const at = exchange.ask(question, ...values);
    return exchange.ints[at] as number;
  }

  /** @internal What asks the engine, until `dispose`. */
  protected get decoder(): Decoder {
    if (this.#open) return this.#open;
    throw new SlaError({ code: "unsupported", path: "", message: "this calculator was disposed" });
  }
}

function notAList(given: unknown): SlaError {
  const kind = given === null ? "null" : typeof given;
  return new SlaError({ code: "wrong-type", path: "/0", message: `a list of at most ${MOST} requests is needed, not \`${kind}\`` });
}

// Those left out take numbers and texts, whose types the engine judges, and are called in loops.
onlyRefuses(Quoter.prototype, ["isWorkingDay", "addWorkingDays", "workingDaysBetween"]);
