/** What a request gives, as the fields of the form show it. */
import type { QuoteRequest } from "../../engine/types";

/** A value as its field shows it; empty where it is not set. */
export const text = (value: unknown): string => (value == null ? "" : String(value));

export const texts = (record: object | null | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(record ?? {}).map(([id, value]) => [id, text(value)]));

/** A pause with its texts, as far as they are given. */
export const pauses = (list: QuoteRequest["exclusions"] | null): NonNullable<QuoteRequest["exclusions"]> =>
  (list ?? []).map(({ from, to, cause }) => ({ from: text(from), to: text(to), cause }));
