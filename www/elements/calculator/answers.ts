import type { Commitment, Quote, QuoteRequest } from "../../engine/types";
import type { Quoter } from "../shared/engine";

/** What another reading of the source would answer. */
export interface OtherReading {
  readonly reading: string;
  readonly value: string;
  readonly commitment: Commitment;
}

type Moved = readonly OtherReading[];

/** The gist of an answer: two answers with the same gist are the same to the person who asked. */
const outcome = ({ status, limit, dueAt, dueRange, projected, requirement, alternatives, instants }: Commitment): string =>
  JSON.stringify([status, limit, dueAt, dueRange, projected, requirement, alternatives, instants]);

/** Questions about single commitments of one quote, each asked once. */
export class Answers {
  readonly #walks = new Map<string, Commitment>();
  readonly #readings = new Map<string, Moved>();
  #sensing = 0;
  readonly #sla: Quoter;
  /** The request for the engine, if the quote is combined from several. */
  readonly #asked: QuoteRequest;
  readonly #quote: Quote;
  readonly #fail: (thrown: unknown) => void;

  constructor(sla: Quoter, asked: QuoteRequest, quote: Quote, fail: (thrown: unknown) => void) {
    this.#sla = sla;
    this.#asked = asked;
    this.#quote = quote;
    this.#fail = fail;
  }

  /** The commitment with its walk; without the walk if the engine rejects the question. */
  walk(commitment: Commitment): Commitment {
    if (this.#isRange(commitment)) return commitment;
    return this.#once(this.#walks, commitment.id, commitment, () => this.#sla.explain(this.#asked, commitment.id));
  }

  /** The answer over all values of a required value that is not known; the engine itself has none for that. */
  #isRange({ alternatives = [] }: Commitment): boolean {
    return alternatives.some(({ dimensions }) => Object.keys(dimensions).some((id) => this.#asked.dimensions[id]));
  }

  /** The other readings of a commitment as far as they have been asked for: a row does not wait for them. */
  knownReadings(id: string): Moved {
    return this.#readings.get(id) ?? [];
  }

  otherReadings(id: string): Moved {
    return this.#once(this.#readings, id, [], () => this.#otherwise(id));
  }

  /** The answers under each other value of the readings that the answer rests on, as far as they differ from it. */
  #otherwise(id: string): Moved {
    const base = this.#quote.commitments.find((one) => one.id === id);
    if (!base || this.#isRange(base)) return [];
    const { readings } = base;
    const others = this.#sla.policy.readings.filter((one) => readings[one.id] !== undefined)
      .flatMap((one) => one.values.filter((value) => value !== readings[one.id]).map((value) => ({ reading: one.id, value })));
    return others.flatMap(({ reading, value }) => {
      const commitment = this.#under({ ...this.#asked.readings, [reading]: value }, id);
      return commitment && outcome(commitment) !== outcome(base) ? [{ reading, value, commitment }] : [];
    });
  }

  /** The commitment under these readings; nothing where one of them needs another that nobody gave, such as a closing time. */
  #under(readings: Readonly<Record<string, string>>, id: string): Commitment | undefined {
    try {
      return this.#sla.explain({ ...this.#asked, readings }, id);
    } catch {
      return undefined;
    }
  }

  /** The dates that another reading would move are determined when the page is idle. */
  sense(commitments: readonly Commitment[], found: () => void): void {
    this.rest();
    const idle = globalThis.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 200));
    this.#sensing = idle(() => {
      const dated = commitments.filter((one) => one.dueAt && one.status === "determined");
      if (dated.filter(({ id }) => this.otherReadings(id).length).length) found();
    });
  }

  /** The result is no longer needed. */
  rest(): void {
    (globalThis.cancelIdleCallback ?? clearTimeout)(this.#sensing);
  }

  #once<T>(known: Map<string, T>, id: string, otherwise: T, ask: () => T): T {
    const before = known.get(id);
    if (before !== undefined) return before;
    let answer = otherwise;
    try {
      answer = ask();
    } catch (thrown) {
      this.#fail(thrown);
    }
    known.set(id, answer);
    return answer;
  }
}
