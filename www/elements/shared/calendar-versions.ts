/** The versions of the calendars behind answers: the version if there is one calendar, otherwise each version with its calendar, so that a newer version of any is noticed. */
import type { CalendarInfo, Quote } from "../../engine/types";

type Calendar = Pick<CalendarInfo, "id" | "version" | "publishedThrough">;

export function versionsOf(calendars: readonly Calendar[]): string {
  const all = [...new Map(calendars.map(({ id, version }) => [id, version]))];
  return all.length > 1 ? all.map(([id, version]) => `${id} ${version}`).join(", ") : all[0]?.[1] ?? "";
}

/** The last day that all of them settle. */
export const settledThrough = (calendars: readonly Calendar[]): string => calendars.map(({ publishedThrough }) => publishedThrough).sort()[0] ?? "";

/** The calendars by which some quotes were counted. */
export const calendarsOf = (quotes: readonly Pick<Quote, "calendar" | "calendars">[]): Calendar[] => quotes.flatMap(({ calendar, calendars }) => calendars ?? [calendar]);
