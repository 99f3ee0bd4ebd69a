/** What is wrong with a moment that was typed or stands in a list, for the desk's sentences. */
import type { MomentFault } from "../../lists/moments";
import type { Words } from "../../words";

/** The sentence of each fault of a moment. */
export const MOMENT_FAULTS = {
  form: "bulk.bad.date", year: "bulk.bad.year", order: "bulk.bad.order", unclear: "bulk.bad.unclear", weekday: "bulk.bad.weekday", clocks: "bulk.bad.clocks",
} as const satisfies Readonly<Record<MomentFault, string>>;

/** A day of the week, 0 for Sunday, by its full name. */
export const weekdayName = (weekday: number | undefined, words: Words): string => words.ui("weekday.full").split(" ")[((weekday ?? 0) + 6) % 7] ?? "";
