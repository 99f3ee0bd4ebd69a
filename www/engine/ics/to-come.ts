/** Which commitments a calendar can still remind of. */
import type { Commitment } from "../types";
import { addDays, daysBetween } from "../dates";
import { epochOf } from "../zones";
import { zoneOf, type Days } from "./alarm";

/** Whether a dated commitment is neither done nor past at an instant, by the clocks of the calendar that counted it. */
export function isToCome(commitment: Commitment, stamp: string, days: Days): boolean {
  const { outcome, precision, dueAt = "", dueDate = "", dueRange } = commitment;
  if (outcome && outcome.state !== "open") return false;
  if (precision === "minute" || !dueRange) return Date.parse(dueAt) > Date.parse(stamp);
  // Of a provisional date the latest end counts, at the same time of its own day.
  const last = addDays(dueAt.slice(0, 10), daysBetween(dueDate, dueRange.latest)) + dueAt.slice(10, 19);
  return epochOf(last, zoneOf(commitment, days)) > Date.parse(stamp);
}
