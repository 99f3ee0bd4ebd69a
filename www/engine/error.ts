/** The one error of the package. */
import type { Code, Problem } from "./contract";

/** Bad input: which code, where, and what would have been accepted. */
export class SlaError extends Error implements Problem {
  override readonly name = "SlaError";
  readonly code: Code;
  /** A JSON Pointer into the request or document; `/0`, `/1` for positional arguments. */
  readonly path: string;
  readonly params?: { [name: string]: string };
  readonly allowed?: string[];

  constructor({ code, path, message, params, allowed }: Problem) {
    super(message);
    this.code = code;
    this.path = path;
    if (params) this.params = params;
    if (allowed) this.allowed = allowed;
  }

  /** The same as a plain object, safe to post. */
  toProblem(): Problem {
    const { code, path, message, params, allowed } = this;
    return { code, path, ...(params && { params }), message, ...(allowed && { allowed }) };
  }
}

function isProblem(thrown: unknown): thrown is Problem {
  const problem = thrown as Partial<Problem> | null;
  return typeof problem === "object" && problem !== null && typeof problem.code === "string" && typeof problem.path === "string" && typeof problem.message === "string";
}

/** What the engine threw as an `SlaError`; anything else as it is. */
export function asError(thrown: unknown): unknown {
  return isProblem(thrown) && !(thrown instanceof SlaError) ? new SlaError(thrown) : thrown;
}

/** Runs a call into the engine; its problems come out as `SlaError`. */
export function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw asError(thrown);
  }
}
