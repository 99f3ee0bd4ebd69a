/** Which commitments a calendar can still remind of. */
import type { Commitment } from "../types";

/** Whether a commitment with a date is neither finished nor past at an instant. */
export function isToCome({ outcome, precision, dueAt = "", dueDate = "", dueRange }: Commitment, stamp: string): boolean {
  if (outcome && outcome.state !== "open") return false;
  // For a provisional date, the latest end decides.
  const later = precision !== "minute" && dueRange ? Date.parse(dueRange.latest) - Date.parse(dueDate) : 0;
  return Date.parse(dueAt) + later > Date.parse(stamp);
}
