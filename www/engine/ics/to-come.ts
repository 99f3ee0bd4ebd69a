/** What of a quote a calendar can still remind of. */
import type { Commitment } from "../types";

/** Whether a dated commitment is neither done nor past at an instant. */
export function isToCome({ outcome, precision, dueAt = "", dueDate = "", dueRange }: Commitment, stamp: string): boolean {
  if (outcome && outcome.state !== "open") return false;
  // Of a provisional date the latest end counts.
  const later = precision !== "minute" && dueRange ? Date.parse(dueRange.latest) - Date.parse(dueDate) : 0;
  return Date.parse(dueAt) + later > Date.parse(stamp);
}
