/** The order of the commitments in the list, and what a row says in addition to the headline. */
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { dueText, groupOf, type Group } from "./order";

/** Groups in the order in which they are shown. */
const GROUPS: readonly Group[] = ["dated", "ongoing", "awaiting", "indeterminate", "on-request", "service", "internal", "not-applicable"];

export function grouped(commitments: readonly Commitment[]): [Group, Commitment[]][] {
  const groups = new Map<Group, Commitment[]>(GROUPS.map((group) => [group, []]));
  for (const commitment of commitments) groups.get(groupOf(commitment))!.push(commitment);
  // Internal standards with a figure come before those without.
  groups.get("internal")!.sort((a, b) => Number(!a.limit) - Number(!b.limit));
  groups.get("dated")!.sort((a, b) => Date.parse(a.dueAt ?? "") - Date.parse(b.dueAt ?? ""));
  return [...groups].filter(([, members]) => members.length > 0);
}

/** Whether its clock runs day and night; office hours do not. */
export const runsOn = ({ precision, limit }: Pick<Commitment, "precision" | "limit">): boolean => precision === "minute" && limit?.units !== "businessHours";

/** The due moment under another reading, beside the answer shown; only its time if only that differs. */
export function otherReadingDue(one: Commitment, shown: Commitment, context: Context): string {
  const { words } = context;
  const range = one.dueRange && one.dueRange.earliest !== one.dueRange.latest;
  return !range && one.precision === "day" && (one.dueDate === shown.dueDate || one.precision !== shown.precision) ? words.due(one) : dueText(one, context);
}
