/** The one error class of the package. */
import type { Code, Problem } from "./contract";

/** A fault in the input: its code, its place, and what would have been accepted. */
export class SlaError extends Error implements Problem {
  override readonly name = "SlaError";
  readonly code: Code;
  /** A JSON Pointer into the request or document; `/0`, `/1` for positional arguments. */
  readonly path: string;
  readonly params?: { [name: string]: string };
  readonly allowed?: string[];
  /** For a refused document, every fault in document order, this one included. */
  declare readonly faults?: readonly Problem[];

  constructor({ code, path, message, params, allowed }: Problem) {
    super(message);
    this.code = code;
    this.path = path;
    if (params) this.params = params;
    if (allowed) this.allowed = allowed;
  }

  /** The same as a plain object, safe for `postMessage`. */
  toProblem(): Problem {
    const { code, path, message, params, allowed } = this;
    return { code, path, ...(params && { params }), message, ...(allowed && { allowed }) };
  }
}

function isProblem(thrown: unknown): thrown is Problem {
  const problem = thrown as Partial<Problem> | null;
  return typeof problem === "object" && problem !== null && typeof problem.code === "string" && typeof problem.path === "string" && typeof problem.message === "string";
}

/** The text of a thrown value; an object may throw again while it is read. */
function said(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch {
    return "it throws when it is read";
  }
}

/**
 * Turns any thrown value into an `SlaError`. The engine's problems keep their code; anything else came from a caller's object
 * that threw while it was read (`wrong-type`), or from something that could not be loaded (`unsupported`). The thrown value is its `cause`.
 */
export function refusal(thrown: unknown, code: "wrong-type" | "unsupported" = "wrong-type"): SlaError {
  try {
    if (thrown instanceof SlaError) return thrown;
    if (isProblem(thrown)) return new SlaError(thrown);
  } catch {
    // An object that throws when it is looked at is no problem of the engine's.
  }
  const message = `${code === "wrong-type" ? "what was given cannot be read" : "a file of the calculator did not come whole, or a part of it failed"}: ${said(thrown)}`;
  return Object.assign(new SlaError({ code, path: "", message }), { cause: thrown });
}

/** Makes every method of a class throw, or reject with, nothing but `SlaError`; except the methods in `plain`, which read no object of the caller. */
export function wrapErrors(prototype: object, plain: readonly string[] = []): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const method: unknown = descriptor.value;
    if (name === "constructor" || plain.includes(name) || typeof method !== "function") continue;
    Object.defineProperty(prototype, name, {
      ...descriptor,
      value: function strict(this: unknown, ...given: unknown[]): unknown {
        try {
          const answer: unknown = method.apply(this, given);
          return answer instanceof Promise ? answer.catch((thrown: unknown) => { throw refusal(thrown, "unsupported"); }) : answer;
        } catch (thrown) {
          throw refusal(thrown);
        }
      },
    });
  }
}
