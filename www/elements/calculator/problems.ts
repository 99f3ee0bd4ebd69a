/** What the engine refused, and the field it is about; `sentences.ts` words it. */
import type { Problem } from "../../engine/types";

/** Any thrown thing as a problem; one that did not come from the engine has an empty path and its own message. */
export function problemOf(thrown: unknown): Problem {
  const error = thrown as Partial<Problem> | null | undefined;
  return {
    code: error?.code ?? "unsupported",
    path: error?.path ?? "",
    message: error?.message ?? String(thrown),
    ...(error?.params ? { params: error.params } : {}),
    ...(error?.allowed ? { allowed: error.allowed } : {}),
  };
}

/** The field a path belongs to: `/figures/activationLimit/amount` is about `figures/activationLimit`. */
export const fieldOf = (path: string): string => path.split("/").slice(1, 3).map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~")).join("/");
