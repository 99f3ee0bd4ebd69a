/** A policy and a calendar, ready to answer every question. */
import { AnalysisDecoder } from "./analysis";
import type { LatestStart, Moved, Quality, QualityEvents, Quote, QuoteRequest } from "./contract";
import { wrapErrors } from "./error";
import type { Parts } from "./parts";
import { Quoter } from "./quoter";
import type { TargetDecoder } from "./targets";

/** A request without the part that the call itself varies: its start, or the dimension that is compared. */
export type PartialRequest = Omit<QuoteRequest, "startAt"> & { startAt?: string };

export class Calculator extends Quoter<AnalysisDecoder> {
  /** The decoder of target results, if the policy has targets. */
  readonly #targets: TargetDecoder | undefined;

  /** @internal */
  constructor(parts: Parts) {
    super(parts, AnalysisDecoder);
    this.#targets = parts.Targets && new parts.Targets(parts.exchange, parts.engine.version, parts.policy, parts.calendar);
  }

  /**
   * One quote for each value of a dimension, in the policy's order; without a name, of the policy's first dimension.
   * @throws {SlaError} as `quote`; `unknown-value` at `/1` where the policy has no such dimension
   */
  compare(request: QuoteRequest, dimension?: string): Quote[] {
    return this.decoder.compare(request, dimension);
  }

  /**
   * The latest start with which the commitment is due on or before `dueBy`: a date, or for limits in hours and minutes a moment.
   * @throws {SlaError} as `explain`; `invalid-date` at `/2`; `unsupported` for a commitment without a date; `date-out-of-range` if no start
   * is early enough; `calendar-unpublished` if only a notice that is not published yet can tell
   */
  latestStart(request: PartialRequest, commitmentId: string, dueBy: string): LatestStart {
    return this.decoder.latestStart(request as QuoteRequest, commitmentId, dueBy);
  }

  /**
   * Each other value of a reading under which the commitment is due on another date.
   * @throws {SlaError} as `explain`
   */
  sensitivity(request: QuoteRequest, commitmentId: string): Moved[] {
    return this.decoder.sensitivity(request, commitmentId);
  }

  /**
   * A year of outages and call-backs against the policy's yearly caps, and of judged cases against its targets in per cent.
   * @throws {SlaError} as `quote`, and any fault of the events under `/1`
   */
  quality(request: QuoteRequest, events: QualityEvents): Quality {
    const quality = this.decoder.quality(request, events);
    return this.#targets?.added(quality, request, events) ?? quality;
  }
}

wrapErrors(Calculator.prototype, []);
