/** The page of a proof, and what it keeps from one proof to the next; loaded with the first. */
import type { TemplateResult } from "lit";
import type { ProofOf, RecordContext } from "./context";
import type { ProofParts } from "./proof-view";

export class ProofSheet {
  readonly #draw: typeof import("./proof-view");
  readonly #parts: ProofParts;

  constructor(draw: typeof import("./proof-view")) {
    this.#draw = draw;
    this.#parts = new draw.ProofParts();
  }

  view(proof: ProofOf, context: RecordContext): TemplateResult {
    return this.#draw.proofView(proof, this.#parts, context);
  }
}
