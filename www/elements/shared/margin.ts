/** By how much a limit was kept or missed, as far as what was given says it. */
import type { Commitment, PolicyInfo, QuoteRequest } from "../../engine/types";
import { daysBetween } from "../../engine/dates";
import { epochOf } from "../../engine/zones";

export interface Margin {
  minutes: number;
  /** The minutes are the fewest that it can be. */
  least: boolean;
  /** In time, and nothing more: on the due day where a day was given, or in the very moment. */
  exact: boolean;
}

/** What the request says of when a commitment was finished. */
export function finishGiven(id: string, { finishedAt, events }: Pick<QuoteRequest, "finishedAt" | "events">, { rules }: Pick<PolicyInfo, "rules">): string | undefined {
  const event = rules.find((rule) => rule.id === id)?.finishedBy.find((one) => events?.[one]);
  return finishedAt?.[id] || (event && events?.[event]) || undefined;
}

/** Whether only its day is known. */
export const isDay = (moment: string | undefined): boolean => moment !== undefined && !moment.includes("T");

/** The engine's whole minutes; of a day alone the whole days from a limit that ends with a day, and the fewest minutes from one that does not. */
export function marginOf({ outcome, precision, dueAt, dueDate, dueRange }: Commitment, finish: string | undefined, zone: string): Margin {
  const minutes = outcome?.minutes ?? 0;
  if (finish === undefined || !outcome || outcome.finish === "none") return { minutes, least: false, exact: false };
  if (!isDay(finish)) return { minutes, least: false, exact: outcome.state === "met" && epochOf(finish, zone) === Date.parse(dueAt ?? "") };
  if (precision !== "day" || dueDate === undefined) return { minutes, least: true, exact: false };
  const days = outcome.state === "missed" ? daysBetween(dueRange?.latest ?? dueDate, finish) : daysBetween(finish, dueRange?.earliest ?? dueDate);
  return { minutes: days * 1440, least: false, exact: !days };
}
