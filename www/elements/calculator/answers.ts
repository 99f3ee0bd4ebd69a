import type { Commitment, Quote } from "../../engine/types";
import type { Calculator } from "../shared/engine";
import type { Context } from "./context";

type Moved = ReturnType<Context["otherReadings"]>;

/** What is asked about single commitments of one quote, each once. */
export class Answers {
  readonly #walks = new Map<string, Commitment>();
  readonly #readings = new Map<string, Moved>();
  readonly #sla: Calculator;
  readonly #quote: Quote;
  readonly #fail: (thrown: unknown) => void;

  constructor(sla: Calculator, quote: Quote, fail: (thrown: unknown) => void) {
    this.#sla = sla;
    this.#quote = quote;
    this.#fail = fail;
  }

  /** The commitment with its walk; without it where that is refused. */
  walk(commitment: Commitment): Commitment {
    return this.#once(this.#walks, commitment.id, commitment, () => this.#sla.explain(this.#quote.request, commitment.id));
  }

  /** The other readings of a commitment as far as they have been asked for: a row does not wait for them. */
  knownReadings(id: string): Moved {
    return this.#readings.get(id) ?? [];
  }

  otherReadings(id: string): Moved {
    return this.#once(this.#readings, id, [], () => this.#sla.sensitivity(this.#quote.request, id));
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
