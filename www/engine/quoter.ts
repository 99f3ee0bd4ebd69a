/** The part of the calculator that the calculator's page needs: quotes, their explanations and the calendar. */
import type { Words } from "../words";
import { fetchWords } from "../words/files";
import { matchLanguage, usual } from "../words/languages";
import type { AnalysisDecoder } from "./analysis";
import type { ColumnAnswers, Columns } from "./column-types";
import type { CalendarInfo, CalendarMonth, Commitment, DayInfo, PolicyInfo, Problem, Quote, QuoteRequest } from "./contract";
import { dateOf, dayNumber } from "./dates";
import type { Decoder } from "./decode";
import { SlaError, wrapErrors, refusal } from "./error";
import { Exchange, MOST } from "./exchange";
import type { IcsOptions, toIcs } from "./ics";
import type { Engine, Parts } from "./parts";
import type { MefDocument } from "./systems/mef";
import type { Tmf622, Tmf657, TmfOptions } from "./systems/tmf";
import { ASK_ADD_WORKING_DAYS, ASK_IS_WORKING_DAY, ASK_WORKING_DAYS_BETWEEN, NO_DAY } from "./wire";

/** One answer of `quoteMany`: a quote, or the problem of its request. */
export type Answer = { ok: true; quote: Quote } | { ok: false; error: Problem };

const isInt = (n: unknown): n is number => typeof n === "number" && (n | 0) === n;

function isWhole(parts: unknown): boolean {
  try {
    return (parts as Partial<Parts> | null | undefined)?.exchange instanceof Exchange;
  } catch {
    return false;
  }
}

/** Quotes and explains by a policy and a calendar, decoding answers with `Reader`; `Calculator` extends it with the other questions. */
export class Quoter<Reader extends Decoder = Decoder> {
  readonly policy: PolicyInfo;
  /** The calendar; of several the first, or the one that `by` chose. */
  readonly calendar: CalendarInfo;
  /** All calendars, if a dimension chooses among several; otherwise absent. */
  readonly calendars: readonly CalendarInfo[] | undefined;
  readonly engine: Engine;
  readonly #parts: Parts;
  #open: Reader | AnalysisDecoder | undefined;
  /** The ids of the commitments of all editions. */
  #names: string[] | undefined;
  /** Loaded with the first words, which a calendar file needs. */
  #toIcs: typeof toIcs | undefined;

  /** @internal */
  constructor(parts: Parts, Usual: new (...of: ConstructorParameters<typeof Decoder>) => Reader) {
    if (!isWhole(parts)) throw new SlaError({ code: "unsupported", path: "", message: "a calculator is made by `createCalculator`" });
    this.#parts = parts;
    this.#open = parts.decoder ?? new Usual(parts.exchange, parts.engine.version, parts.policy, parts.calendar, parts.momentsOf);
    this.policy = parts.policy[parts.policy.length - 1] as PolicyInfo;
    this.calendar = parts.calendar;
    this.calendars = parts.calendars;
    this.engine = parts.engine;
  }

  /**
   * Every commitment that the request's audience sees; with `trace`, also the day-by-day walk of each one with a date.
   * @throws {SlaError} any fault of the request, with its path: `missing-field`, `unknown-field`, `unknown-value`, `wrong-type`, `invalid-date`,
   * `date-out-of-range`, `invalid-duration`, `invalid-interval`, `invalid-number`; `unsupported` after `dispose`
   */
  quote(request: QuoteRequest, options?: { trace?: boolean }): Quote {
    return this.decoder.quote(request, options?.trace === true);
  }

  /**
   * One commitment with its walk, whether or not the request's audience sees it.
   * @throws {SlaError} as `quote`; `unknown-value` at `/1` where the policy has no such commitment
   */
  explain(request: QuoteRequest, commitmentId: string): Commitment {
    return this.decoder.explain(request, commitmentId);
  }

  /**
   * A quote or a problem for each request, as plain objects. With `commitments` (ids), each quote has only these commitments,
   * which takes less time.
   * @throws {SlaError} `wrong-type` if the requests are not a list or too many; `unknown-value` at `/1/commitments/…` for an id that the
   * policy does not have. A fault in one request does not throw: it is the answer to that request
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

  /** The ids, checked: some edition of the policy must have each of them. */
  #named(ids: readonly string[]): readonly string[] {
    const names = (this.#names ??= [...new Set(this.#parts.policy.flatMap(({ rules }) => rules.map(({ id }) => id)))]);
    const at = ids.findIndex((id) => !names.includes(id));
    if (at < 0) return ids;
    throw new SlaError({ code: "unknown-value", path: `/1/commitments/${at}`, params: { value: String(ids[at]) }, message: `there is no commitment \`${String(ids[at])}\``, allowed: names });
  }

  /**
   * Answers many rows at once, as columns: status, dates and outcome of each commitment, the same as `quote` gives for every row. An invalid
   * row gets a problem of its own.
   * @throws {SlaError} (rejects) `unknown-value`, `unknown-field`, `missing-field` or `wrong-type` for a column with a name that the policy does
   * not have, or that does not fit the number of rows
   */
  async quoteColumns(commitmentIds: readonly string[], columns: Columns): Promise<ColumnAnswers> {
    const decoder = this.decoder;
    const { answersOf } = await import("./columns");
    return answersOf(commitmentIds, columns, this.#parts, decoder);
  }

  /**
   * What the calendar knows of a day, `YYYY-MM-DD`.
   * @throws {SlaError} `invalid-date`, `wrong-type` or `date-out-of-range` at `/0`
   */
  dayInfo(date: string): DayInfo {
    return this.decoder.dayInfo(date);
  }

  /**
   * Whether a day, `YYYY-MM-DD`, is a working day.
   * @throws {SlaError} as `dayInfo`; `calendar-unpublished` for a day after `calendar.publishedThrough`
   */
  isWorkingDay(date: string): boolean {
    return this.#number(ASK_IS_WORKING_DAY, date) !== 0;
  }

  /**
   * The date `n` working days after `date`, or before it if `n` is negative; the start day is never counted.
   * @throws {SlaError} as `isWorkingDay`; `wrong-type` or `invalid-number` at `/1`; `date-out-of-range` if the result is
   */
  addWorkingDays(date: string, n: number): string {
    if (typeof date === "string" && isInt(n)) {
      const found = this.decoder.exchange.add(dayNumber(date) || NO_DAY, n);
      if (found !== NO_DAY) return dateOf(found);
    }
    return dateOf(this.#number(ASK_ADD_WORKING_DAYS, date, n));
  }

  /**
   * The number of working days after `a` up to and including `b`; negative if `b` is before `a`.
   * @throws {SlaError} as `isWorkingDay`, at `/0` or `/1`
   */
  workingDaysBetween(a: string, b: string): number {
    return this.#number(ASK_WORKING_DAYS_BETWEEN, a, b);
  }

  /**
   * `addWorkingDays` for many days at once, each as days since 1970-01-01.
   * @throws {SlaError} as `addWorkingDays`, at `/0/` and the index of the day; `wrong-type` at `/0` for anything but an `Int32Array`
   */
  addWorkingDaysMany(days: Int32Array, n: number): Int32Array {
    // A copy: a class of the caller's own may say any length.
    const all = days instanceof Int32Array ? new Int32Array(days) : undefined;
    if (!all || all.length > MOST) {
      throw new SlaError({ code: "wrong-type", path: "/0", message: `an array of at most ${MOST} 32-bit integers is needed` });
    }
    const { exchange } = this.decoder;
    if (!isInt(n)) exchange.ask(ASK_ADD_WORKING_DAYS, "2004-01-01", n);
    return exchange.addMany(all, n);
  }

  /**
   * A month (1 to 12) as weeks from Monday.
   * @throws {SlaError} `invalid-number` or `wrong-type` at `/1`; `date-out-of-range` at `/0` for a year outside the supported range
   */
  month(year: number, month: number): CalendarMonth {
    return this.decoder.month(year, month);
  }

  /**
   * The texts of a language: titles, clauses, quoted sources, reasons, sentences, dates.
   * @throws {SlaError} (rejects) `unknown-value` at `/0` for a language that does not exist
   */
  async words(lang: string): Promise<Words> {
    const { words, sources, holidays, calendar } = this.#parts;
    // `en-GB` is answered with a document's `en`.
    const known = matchLanguage(lang) ?? usual;
    if (!words) fetchWords(lang);
    const [{ loadWords }, ics] = await Promise.all([import("../words"), import("./ics")]);
    this.#toIcs = ics.toIcs;
    const loaded = await loadWords(lang, words && (words[known] ?? words[usual]), sources && (sources[known] ?? sources[usual]));
    // A custom calendar names its own notices and holidays.
    return holidays ? loaded.withCalendar(calendar.notices, holidays[loaded.lang] ?? holidays[usual] ?? {}) : loaded;
  }

  /**
   * The due dates of a quote as an iCalendar file; see `IcsOptions` for label, revision and alarms.
   * @throws {SlaError} `wrong-type`, `unknown-value`, `invalid-date` or `invalid-number` under `/2` for an invalid option;
   * `unsupported` if no commitment has a date, or if `words` are not from this calculator
   */
  toIcs(quote: Quote, words: Words, options: IcsOptions): string {
    const write = this.#toIcs;
    if (!write) throw new SlaError({ code: "unsupported", path: "/1", message: "the words of a calendar file come from this calculator's `words`" });
    return write(quote, words, options, this);
  }

  /**
   * The quote as resources of TM Forum's TMF657 or TMF622, valid against their published schemas, with its calendar beside them. The writer
   * is loaded on demand.
   * @throws {SlaError} (rejects) `unknown-value` for a kind, action or commitment that does not exist; `unsupported` if no commitment has a limit
   */
  toTmf(quote: Quote, options: TmfOptions & { as: "TMF622" }): Promise<Tmf622>;
  toTmf(quote: Quote, options?: TmfOptions & { as?: "TMF657" }): Promise<Tmf657>;
  async toTmf(quote: Quote, options?: TmfOptions): Promise<Tmf657 | Tmf622> {
    const { toTmf } = await import("./systems/tmf");
    return toTmf(quote, this, options);
  }

  /**
   * The quote's limits as MEF Durations, with the calendar that gives a business day its meaning.
   * @throws {SlaError} (rejects) `unsupported` for anything but a quote of this calculator
   */
  async toMef(quote: Quote): Promise<MefDocument> {
    const { toMef } = await import("./systems/mef");
    return toMef(quote, this);
  }

  /**
   * A calculator for one of several calendars: its `calendar`, the zone of its `policy`, the names in its `words` and its answers about days
   * are those of that calendar. Given an id, for that calendar; given the values of a request, for the calendar that counts for them, or this
   * calculator if they do not decide it. It can be used until this calculator is disposed of. With one calendar, it is this calculator.
   * @throws {SlaError} `unknown-value` at `/0` for an id that is none of the calendars
   */
  by(calendar: string | QuoteRequest["dimensions"]): this {
    const { by } = this.#parts;
    return by ? by(calendar, this) as this : this;
  }

  /** Frees the engine's memory. Every later question throws `unsupported`; `dispose` itself never throws. */
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
  protected get decoder(): Reader | AnalysisDecoder {
    if (this.#open) return this.#open;
    throw new SlaError({ code: "unsupported", path: "", message: "this calculator was disposed" });
  }
}

function notAList(given: unknown): SlaError {
  const kind = given === null ? "null" : typeof given;
  return new SlaError({ code: "wrong-type", path: "/0", message: `a list of at most ${MOST} requests is needed, not \`${kind}\`` });
}

// Those left out take numbers and texts, whose types the engine judges, and are called in loops.
wrapErrors(Quoter.prototype, ["isWorkingDay", "addWorkingDays", "workingDaysBetween"]);
