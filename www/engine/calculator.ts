/** A calculator: a policy and a calendar, ready to answer. */
import type { Words } from "../words";
import { fetchWords } from "../words/files";
import type { PolicySources, PolicyWords } from "../words/policy-words";
import type { CalendarInfo, CalendarMonth, Commitment, DayInfo, LatestStart, Moved, PolicyInfo, Problem, Quality, QualityEvents, Quote, QuoteRequest } from "./contract";
import { dateOf, dayOf } from "./dates";
import { Decoder } from "./decode";
import { SlaError, asError, guarded } from "./error";
import type { toIcs } from "./ics";
import type { Core } from "./load";
import type { TmfSla } from "./tmf";

/** A request whose start moment the call finds or whose compared dimension it varies. */
export type PartialRequest = Omit<QuoteRequest, "startAt"> & { startAt?: string };

/** One of many answers. */
export type Answer = { ok: true; quote: Quote } | { ok: false; error: Problem };

/** What a calculator is made of. */
export interface Parts {
  core: Core;
  memory: WebAssembly.Memory;
  engine: string;
  policy: PolicyInfo[];
  calendar: CalendarInfo;
  /** Words and sources of a policy that is not the bundled one. */
  words?: { [lang: string]: PolicyWords };
  sources?: { [lang: string]: PolicySources };
  /** Names of the holidays of a calendar that is not the bundled one. */
  holidays?: { [lang: string]: { [id: string]: string } };
}

/** Where `add` has no answer; the strict call says why. */
const NO_ANSWER = -2147483648;

export class Calculator {
  readonly policy: PolicyInfo;
  readonly calendar: CalendarInfo;
  #parts: Parts;
  #open: Core | undefined;
  #decoder: Decoder;
  #ints = new Int32Array(0);
  /** Loaded with the first words, which a calendar file needs. */
  #toIcs: typeof toIcs | undefined;

  /** @internal */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#open = parts.core;
    this.#decoder = new Decoder(parts.engine, parts.policy, parts.calendar);
    this.policy = parts.policy[parts.policy.length - 1] as PolicyInfo;
    this.calendar = parts.calendar;
  }

  /** Every commitment that the request's audience is shown; with `trace`, the walk of each dated one. */
  quote(request: QuoteRequest, options?: { trace?: boolean }): Quote {
    return guarded(() => this.#quote(request, options?.trace === true));
  }

  /** One commitment with its walk. */
  explain(request: QuoteRequest, commitmentId: string): Commitment {
    return guarded(() => this.#decoder.explained(this.#core.explain(request, commitmentId), request));
  }

  /** One quote per value of a dimension, in the policy's order; the policy's first dimension unless one is named. */
  compare(request: QuoteRequest, dimension?: string): Quote[] {
    return guarded(() => this.#decoder.compared(this.#core.compare(request, dimension), request));
  }

  /** An answer or a problem for each request, as plain objects. */
  quoteMany(requests: readonly QuoteRequest[]): Answer[] {
    if (!Array.isArray(requests)) throw notAList(requests);
    return requests.map((request): Answer => {
      try {
        return { ok: true, quote: this.#quote(request, false) };
      } catch (thrown) {
        const error = asError(thrown);
        if (error instanceof SlaError) return { ok: false, error: error.toProblem() };
        throw thrown;
      }
    });
  }

  /** The latest start whose due date is not after `dueBy`: a date, or an instant for hour clocks. */
  latestStart(request: PartialRequest, commitmentId: string, dueBy: string): LatestStart {
    return guarded(() => this.#decoder.latestStart(this.#core.latestStart(request, commitmentId, dueBy), request as QuoteRequest));
  }

  /** Each other reading that moves a commitment's date. */
  sensitivity(request: QuoteRequest, commitmentId: string): Moved[] {
    return guarded(() => this.#decoder.moved(this.#core.sensitivity(request, commitmentId)));
  }

  /** A year of outages and ticket answers against what the policy caps over a year. */
  quality(request: QuoteRequest, events: QualityEvents): Quality {
    return guarded(() => this.#decoder.quality(this.#core.quality(request, events), request, events));
  }

  /** What is known of one day. */
  dayInfo(date: string): DayInfo {
    return guarded(() => this.#decoder.dayInfo(this.#core.dayInfo(date)));
  }

  /** Whether a day is a working day. Throws `calendar-unpublished` beyond the notices. */
  isWorkingDay(date: string): boolean {
    return guarded(() => this.#core.isWorkingDay(date));
  }

  /** The date `n` working days later; the start day is never counted. Throws `calendar-unpublished` beyond the notices. */
  addWorkingDays(date: string, n: number): string {
    if (typeof date === "string" && (n | 0) === n) {
      const found = this.#core.add(dayOf(date) || NO_ANSWER, n);
      if (found !== NO_ANSWER) return dateOf(found);
    }
    return guarded(() => dateOf(this.#core.addWorkingDays(date, n)));
  }

  /** Working days in (a, b]; negative when b is before a. Throws `calendar-unpublished` beyond the notices. */
  workingDaysBetween(a: string, b: string): number {
    return guarded(() => this.#core.workingDaysBetween(a, b));
  }

  /** `addWorkingDays` for many days since 1970-01-01 at once. */
  addWorkingDaysMany(days: Int32Array, n: number): Int32Array {
    if (!(days instanceof Int32Array)) {
      throw new SlaError({ code: "wrong-type", path: "/0", message: "an array of 32-bit integers is needed" });
    }
    if ((n | 0) !== n) guarded(() => this.#core.addWorkingDays("2004-01-01", n));
    return guarded(() => this.#core.addMany(days, n));
  }

  /** A month, 1–12, as weeks from Monday. */
  month(year: number, month: number): CalendarMonth {
    return guarded(() => this.#decoder.month(this.#core.month(year, month), year, month));
  }

  /** The words of a language: titles, clauses, quoted sources, reasons, sentences, dates. */
  async words(lang: string): Promise<Words> {
    const { words, sources, holidays, calendar } = this.#parts;
    const own = words && (words[lang] ?? words["zh-CN"]);
    const quoted = sources && (sources[lang] ?? sources["zh-CN"]);
    if (!own) fetchWords(lang);
    try {
      const [{ loadWords }, ics] = await Promise.all([import("../words"), import("./ics")]);
      this.#toIcs = ics.toIcs;
      const loaded = await loadWords(lang, own, quoted);
      // A calendar that someone brings names its own notices and holidays.
      return holidays ? loaded.withCalendar(calendar.notices, holidays[loaded.lang] ?? holidays["zh-CN"] ?? {}) : loaded;
    } catch (thrown) {
      throw asError(thrown);
    }
  }

  /** The due dates of a quote as a calendar file. */
  toIcs(quote: Quote, words: Words, options: { stamp: string; commitments?: readonly string[] }): string {
    const write = this.#toIcs;
    if (!write) throw new SlaError({ code: "unsupported", path: "/1", message: "the words of a calendar file come from this calculator's `words`" });
    return guarded(() => write(quote, words, options));
  }

  /** The quote as TM Forum-style JSON with MEF units and its calendar, for other systems; the writer is loaded when it is asked for. */
  async toTmf(quote: Quote): Promise<TmfSla> {
    const { toTmf } = await import("./tmf");
    return guarded(() => toTmf(quote, this));
  }

  /** Frees the engine's memory; every later question throws `unsupported`. */
  dispose(): void {
    this.#open?.free();
    this.#open = undefined;
  }

  /** Read where it stands: a copy of every answer would cost more than reading it. */
  #quote(request: QuoteRequest, trace: boolean): Quote {
    const at = this.#core.ask(request, trace) >>> 2;
    const { buffer } = this.#parts.memory;
    // The memory is another one after it has grown.
    if (this.#ints.buffer !== buffer) this.#ints = new Int32Array(buffer);
    return this.#decoder.quote(this.#ints, at, request);
  }

  get #core(): Core {
    if (this.#open) return this.#open;
    throw new SlaError({ code: "unsupported", path: "", message: "this calculator was disposed" });
  }
}

function notAList(given: unknown): SlaError {
  const kind = given === null ? "null" : typeof given;
  return new SlaError({ code: "wrong-type", path: "/0", message: `a list of requests is needed, not \`${kind}\`` });
}
