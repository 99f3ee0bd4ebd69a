/** A request without what a problem is about. */
import type { QuoteRequest } from "../../engine/types";

/** The request without the part at a path; without a start the present moment counts. */
export function without<R extends Partial<QuoteRequest>>(request: R, path: string): R {
  const [group = "", id = ""] = path.split("/").slice(1);
  const all = request as unknown as Record<string, Record<string, unknown> | unknown[] | undefined>;
  const part = all[group];
  if (Array.isArray(part)) return { ...request, [group]: part.filter((_, at) => String(at) !== id) };
  if (typeof part === "object") return { ...request, [group]: Object.fromEntries(Object.entries(part).filter(([name]) => name !== id)) };
  return { ...request, [group]: group === "startAt" ? "" : undefined };
}
