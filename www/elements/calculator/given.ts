/** A request as somebody else's code gives it: frameworks assign `null` at first, and scripts know no types. */
import type { Problem, QuoteRequest } from "../../engine/types";

const RECORDS = ["dimensions", "events", "conditions", "figures", "readings", "finishedAt"] as const;

const isRecord = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

const wrong = (path: string, value: unknown, wanted: string): Problem =>
  ({ code: "wrong-type", path, message: `${wanted} is needed, not \`${String(value)}\``, params: { value: String(value) } });

/** The first part of another type than the form's fields can hold; what else is wrong the engine says. */
export function wrongIn(given: unknown): Problem | undefined {
  if (given == null) return undefined;
  if (!isRecord(given)) return wrong("", given, "an object");
  const request = given as Record<string, unknown>;
  for (const name of RECORDS) if (request[name] != null && !isRecord(request[name])) return wrong(`/${name}`, request[name], "an object");
  const { exclusions } = request;
  if (exclusions == null) return undefined;
  if (!Array.isArray(exclusions)) return wrong("/exclusions", exclusions, "a list");
  const at = exclusions.findIndex((one) => !isRecord(one));
  return at < 0 ? undefined : wrong(`/exclusions/${at}`, exclusions[at], "an object");
}

/** A value as its field shows it. */
export const text = (value: unknown): string => (value == null ? "" : String(value));

/** Every value as the text that its field shows; those that are not set are empty. */
export const texts = (record: object | null | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(record ?? {}).map(([id, value]) => [id, text(value)]));

/** A pause with its texts, as far as they are given. */
export const pauses = (list: QuoteRequest["exclusions"] | null): NonNullable<QuoteRequest["exclusions"]> =>
  (list ?? []).map(({ from, to, cause }) => ({ from: text(from), to: text(to), cause }));
