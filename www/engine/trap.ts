/** Wasm modules that trapped. */
import { refusal, type SlaError } from "./error";
import { forgetDocuments } from "./load";

/** Whether a thrown value is a trap or a stack overflow, after which nothing in the module's memory can be relied on. */
export function isTrap(thrown: unknown): boolean {
  return thrown instanceof RangeError || (typeof WebAssembly === "object" && thrown instanceof WebAssembly.RuntimeError) || (thrown as Partial<Error> | null)?.message === "abort";
}

/** Turns what the reader of documents threw into an `SlaError`; a reader that trapped is not used again. */
export function refusedBy(thrown: unknown): SlaError {
  if (!isTrap(thrown)) return refusal(thrown);
  forgetDocuments();
  return refusal(thrown, "unsupported");
}
