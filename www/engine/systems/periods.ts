/** Start and end of a commitment as RFC 3339 writes moments, which strict receivers ask for. */
import type { Commitment } from "../contract";
import { addDays, daysBetween, MS_PER_DAY } from "../dates";
import { epochOf, zonedSecond } from "../zones";

/** A moment with a time and an offset; a day alone is written as its first second in the policy's zone. */
export function momentOf(iso: string, zone: string): string {
  return iso.includes("T") ? iso : zonedSecond(epochOf(iso, zone), zone);
}

/** The last second that is in time: of a day clock the second before its exclusive end, of a minute clock the due moment itself. */
export function lastSecond({ dueAt, precision }: Pick<Commitment, "dueAt" | "precision">, zone: string): string | undefined {
  return dueAt && precision !== "minute" ? zonedSecond(Date.parse(dueAt) - 1000, zone) : dueAt;
}

/** The same for the latest end of a provisional answer. */
export function latestSecond(one: Pick<Commitment, "dueAt" | "dueDate" | "dueRange" | "precision">, zone: string): string | undefined {
  const last = lastSecond(one, zone);
  if (!last || !one.dueRange || !one.dueDate) return last;
  // The same time of day by the local clocks, on the latest day.
  const local = addDays(last.slice(0, 10), daysBetween(one.dueDate, one.dueRange.latest)) + last.slice(10, 19);
  return zonedSecond(epochOf(local, zone), zone);
}

/** `endsEarly` for columns: of a local moment in milliseconds since 1970-01-01T00:00 local time, and a day since 1970-01-01. */
export const shownEndsEarly = (shown: number, dueDate: number): boolean => Math.floor(shown / MS_PER_DAY) === dueDate;
