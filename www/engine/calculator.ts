/** A calculator: a policy and a calendar, ready to answer every question. */
import { AnalysisDecoder } from "./analysis";
import type { LatestStart, Moved, Quality, QualityEvents, Quote, QuoteRequest } from "./contract";
import { onlyRefuses } from "./error";
import type { Parts } from "./parts";
import { Quoter } from "./quoter";

/** A request whose start moment the call finds or whose compared dimension it varies. */
export type PartialRequest = Omit<QuoteRequest, "startAt"> & { startAt?: string };

export class Calculator extends Quoter {
  readonly #parts: Parts;

  /** @internal */
  constructor(parts: Parts) {
    super(parts, AnalysisDecoder);
    this.#parts = parts;
  }

  /**
   * One quote per value of a dimension, in the policy's order; the policy's first dimension unless one is named.
   * @throws {SlaError} as `quote`; `unknown-value` at `/1` where the policy has no such dimension
   */
  compare(request: QuoteRequest, dimension?: string): Quote[] {
    return this.#analysis.compare(request, dimension);
  }

  /**
   * The latest start whose due date is not after `dueBy`: a date, or an instant for hour clocks.
   * @throws {SlaError} as `explain`; `invalid-date` at `/2`; `unsupported` for a commitment without a date, `date-out-of-range` where no start
   * keeps the date, `calendar-unpublished` where only a later notice can tell
   */
  latestStart(request: PartialRequest, commitmentId: string, dueBy: string): LatestStart {
    return this.#analysis.latestStart(request as QuoteRequest, commitmentId, dueBy);
  }

  /**
   * Each other reading that moves a commitment's date.
   * @throws {SlaError} as `explain`
   */
  sensitivity(request: QuoteRequest, commitmentId: string): Moved[] {
    return this.#analysis.sensitivity(request, commitmentId);
  }

  /**
   * A year of outages and ticket answers against what the policy caps over a year, and of judged cases against its targets in per cent.
   * @throws {SlaError} as `quote`, and any fault of the events under `/1`
   */
  quality(request: QuoteRequest, events: QualityEvents): Quality {
    const quality = this.#analysis.quality(request, events);
    return this.#parts.withTargets?.(quality, this.#parts, request, events) ?? quality;
  }

  get #analysis(): AnalysisDecoder {
    return this.decoder as AnalysisDecoder;
  }
}

onlyRefuses(Calculator.prototype, []);
