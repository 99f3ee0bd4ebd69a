/** Start and end of a commitment as RFC 3339 writes moments, which strict receivers ask for. */
import type { Commitment } from "../contract";
import { clocksOf, offsetAt } from "../zones";

/** A moment with a time and an offset; a day alone is written as its first second in the policy's zone. */
export function momentOf(iso: string, zone: string): string {
  if (iso.includes("T")) return iso;
  const midnight = `${iso}T00:00:00`;
  const epoch = clocksOf(zone)?.epochOf(midnight);
  return midnight + (epoch === undefined ? zone : offsetAt(epoch, zone));
}

/** The last second that is in time: of a day clock the second before its exclusive end, of a minute clock the due moment itself. */
export function lastSecond({ dueAt = "", precision }: Pick<Commitment, "dueAt" | "precision">): string | undefined {
  if (!dueAt) return undefined;
  return precision === "minute" ? dueAt : shifted(dueAt, -1);
}

/** The same for the latest end of a provisional answer. */
export function latestSecond(one: Pick<Commitment, "dueAt" | "dueDate" | "dueRange" | "precision">): string | undefined {
  const last = lastSecond(one);
  if (!last || !one.dueRange || !one.dueDate) return last;
  return shifted(last, (Date.parse(one.dueRange.latest) - Date.parse(one.dueDate)) / 1000);
}

/** So many seconds later on the same wall clock. */
function shifted(iso: string, seconds: number): string {
  return new Date(Date.parse(`${iso.slice(0, 19)}Z`) + seconds * 1000).toISOString().slice(0, 19) + iso.slice(19);
}
