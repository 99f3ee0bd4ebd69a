/** A request as somebody else's code gives it: frameworks assign `null` at first, and scripts know no types. */
import type { QuoteRequest } from "../../engine/types";

const isRecord = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether it has another shape than the form's fields can hold; what is wrong the engine says. */
export const isOdd = (given: object): boolean =>
  !isRecord(given) || Object.entries(given).some(([name, value]: [string, unknown]) =>
    value != null && (Array.isArray(value) ? name !== "exclusions" || !value.every(isRecord) : !/^(startAt|audience|now)$/.test(name) && !isRecord(value)));

/** A value as its field shows it; empty where it is not set. */
export const text = (value: unknown): string => (value == null ? "" : String(value));

export const texts = (record: object | null | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(record ?? {}).map(([id, value]) => [id, text(value)]));

/** A pause with its texts, as far as they are given. */
export const pauses = (list: QuoteRequest["exclusions"] | null): NonNullable<QuoteRequest["exclusions"]> =>
  (list ?? []).map(({ from, to, cause }) => ({ from: text(from), to: text(to), cause }));
