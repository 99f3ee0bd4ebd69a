/** Modules that stopped in the middle of their code. */
import { refusal, type SlaError } from "./error";
import { forgetDocuments } from "./load";

/** Whether what was thrown is a fault of the machine's own, or no room on its stack: nothing in its memory can be relied on then. */
export function stopped(thrown: unknown): boolean {
  return thrown instanceof RangeError || (typeof WebAssembly === "object" && thrown instanceof WebAssembly.RuntimeError) || (thrown as Partial<Error> | null)?.message === "abort";
}

/** What a question to the reader of documents threw, as an error; a reader that stopped is not asked again. */
export function refusedBy(thrown: unknown): SlaError {
  if (!stopped(thrown)) return refusal(thrown);
  forgetDocuments();
  return refusal(thrown, "unsupported");
}
