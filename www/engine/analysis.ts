/** Decodes the answers beyond quotes: comparisons, latest starts, readings that change a date, a year of quality. */
import { itemAt, precisionOf } from "./commitment";
import type { Commitment, LatestStart, LineQuality, Moved, Quality, QualityEvents, Quote, QuoteRequest } from "./contract";
import { dateOf } from "./dates";
import { Decoder } from "./decode";
import { readSequence } from "./sequence";
import {
  ASK_COMPARE, ASK_LATEST_START, ASK_QUALITY, ASK_SENSITIVITY, COMPARE_ANSWER, LATEST_START_ANSWER, MEASURED, MEASURE_ANSWER, MOVED_END_DATE, MOVED_END_AT_DAY,
  MOVED_LENGTH, MOVED_MINUTE, MOVED_READING, MOVED_END_AT_SECOND, MOVED_VALUE, PERIOD_FROM, PERIOD_LENGTH, PERIOD_TO, QUALITY_ANSWER, REACHED_ANSWER,
  REACHED_GROSS, REACHED_LENGTH, REACHED_NET, REACHED_USED, SATISFACTION_CALLED_BACK, SATISFACTION_LENGTH, SATISFACTION_SATISFIED, SATISFACTION_TICKETS,
  SENSITIVITY_ANSWER,
} from "./wire";

/** The decoder of the answers that only the full core gives (`src/wasm/analysis.rs`). */
export class AnalysisDecoder extends Decoder {
  compare(request: QuoteRequest, by: unknown): Quote[] {
    this.ask(ASK_COMPARE, request, by);
    const { dimensions } = itemAt(this.editions, this.editions.length - 1).info;
    let compared = itemAt(dimensions, 0);
    let value = 0;
    const quote = () => this.readQuote({ ...request, dimensions: { ...request.dimensions, [compared.id]: itemAt(compared.values, value++).id } });
    return readSequence(COMPARE_ANSWER, { dimension: () => (compared = itemAt(dimensions, this.next())), quotes: () => this.list(quote) }).quotes;
  }

  latestStart(request: QuoteRequest, id: unknown, dueBy: unknown): LatestStart {
    this.ask(ASK_LATEST_START, request, id, dueBy);
    const { start, commitment } = readSequence(LATEST_START_ANSWER, {
      start: () => {
        const startAt = this.moment() as string;
        return { startDate: startAt.slice(0, 10), startAt };
      },
      request: () => this.request(request),
      commitment: () => this.commitment(),
    });
    return { ...start, commitment };
  }

  sensitivity(request: QuoteRequest, id: unknown): Moved[] {
    this.ask(ASK_SENSITIVITY, request, id);
    return readSequence(SENSITIVITY_ANSWER, { edition: () => this.under(this.next()), moved: () => this.list(() => this.moved()) }).moved;
  }

  private moved(): Moved {
    const at = this.record(MOVED_LENGTH);
    const reading = itemAt(this.edition.info.readings, this.int(at + MOVED_READING));
    const value = itemAt(reading.values, this.int(at + MOVED_VALUE));
    const dueAt = this.instantOf(this.int(at + MOVED_END_AT_DAY), this.int(at + MOVED_END_AT_SECOND));
    return { reading: reading.id, value, dueDate: dateOf(this.int(at + MOVED_END_DATE)), dueAt, precision: precisionOf(this.int(at + MOVED_MINUTE)) };
  }

  quality(given: QuoteRequest, events: QualityEvents): Quality {
    this.ask(ASK_QUALITY, given, events);
    let lines: (string | undefined)[] = [];
    const { request, period, measures, satisfaction } = readSequence(QUALITY_ANSWER, {
      request: () => this.request(given),
      period: () => this.period(),
      lines: () => (lines = this.list(() => this.line(events))),
      measures: () => this.list(() => this.measure(lines)),
      satisfaction: () => this.satisfaction(),
    });
    return { ...this.heading(), request, period, measures, satisfaction };
  }

  private period(): Quality["period"] {
    const at = this.record(PERIOD_LENGTH);
    return { from: dateOf(this.int(at + PERIOD_FROM)), through: dateOf(this.int(at + PERIOD_TO) - 1) };
  }

  private satisfaction(): Quality["satisfaction"] {
    const at = this.record(SATISFACTION_LENGTH);
    const [tickets, calledBack, satisfied] = [this.int(at + SATISFACTION_TICKETS), this.int(at + SATISFACTION_CALLED_BACK), this.int(at + SATISFACTION_SATISFIED)];
    return { tickets, calledBack, satisfied, ratio: calledBack > 0 ? satisfied / calledBack : null };
  }

  /** The line of an outage, by the index of the outage. */
  private line({ outages }: QualityEvents): string | undefined {
    const place = this.next();
    return outages?.[place]?.line;
  }

  /** One cap, and every line against it. */
  private measure(lines: readonly (string | undefined)[]): Quality["measures"][number] {
    let cap: Commitment;
    return readSequence(MEASURE_ANSWER, {
      commitment: () => (cap = this.commitment()),
      unit: () => itemAt(MEASURED, this.next()),
      lines: () => lines.map((line) => this.reached(line, cap)),
    });
  }

  /** One line against one cap, or against the cap for each value of a missing dimension. */
  private reached(line: string | undefined, { alternatives }: Commitment): LineQuality {
    const { reached: one, left } = readSequence(REACHED_ANSWER, {
      reached: (): LineQuality => {
        const at = this.record(REACHED_LENGTH);
        const net = this.int(at + REACHED_NET);
        return { ...(line !== undefined && { line }), gross: this.int(at + REACHED_GROSS), ...(net >= 0 && { net }), used: this.int(at + REACHED_USED) };
      },
      left: () => this.list(() => this.next()),
    });
    const state = (left: number) => (left < 0 ? "exceeded" : "within");
    if (alternatives) one.alternatives = alternatives.map(({ dimensions }, place) => ({ dimensions: { ...dimensions }, left: itemAt(left, place), state: state(itemAt(left, place)) }));
    else if (left.length) Object.assign(one, { left: left[0], state: state(itemAt(left, 0)) });
    return one;
  }

  /** The policy, calendar and request of an answer. */
  private heading(): Pick<Quote, "schema" | "engine" | "policy" | "calendar"> {
    return { schema: 1, engine: this.engine, policy: this.edition.policy, calendar: this.calendar };
  }
}
