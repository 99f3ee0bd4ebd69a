/** What the columns are called that hold the moments of a policy's events: in its own words, and at service desks. */
import type { PolicyInfo } from "../engine/types";
import type { PolicyAliases, Words } from "../words";

/** The names of one event, without a word for time. */
export interface EventNames {
  id: string;
  /** Whether a request's start stands for it. */
  opening: boolean;
  /** The document's own. */
  titles: string[];
  /** For a list of requests: those of a start, or of an event that starts nothing. */
  requests: string[];
  /** For a list of tickets. */
  tickets: string[];
}

/** The column headings of service desks for the end of an outage; the policy document gives all others. */
const OUTAGE_ENDS = ["修复", "故障结束", "restored", "resolved", "recovered", "outage end"];
/** Those that only a list of tickets has for them: elsewhere they head the start of anything, what no clock starts with, or the end of a contract. */
export const TICKET_BEGINS = ["受理", "故障发生", "故障开始", "发生", "建单", "opened", "open", "reported", "created", "start", "outage start"];
export const TICKET_ENDS = ["end"];

/** Endings of a heading for a moment. */
export const CLOCKS = ["时间", "日期", "时刻", "日", "起", " time", " date", " at", " on", " timestamp"];

/** The event at which an outage ends and the event at which it begins (the start of the promise that the former finishes), as far as the document names them. */
export function outageOf({ events, rules }: PolicyInfo): { begins: string | undefined; ends: string | undefined } {
  const ends = events.find((one) => one.ends === "outage")?.id;
  const promise = ends === undefined ? undefined : rules.find(({ shape, finishedBy }) => shape === "deadline" && finishedBy[0] === ends);
  return { begins: promise?.events[0], ends };
}

export function eventNames(policy: PolicyInfo, languages: readonly Words[], aliases: readonly PolicyAliases[]): EventNames[] {
  const { ends } = outageOf(policy);
  return policy.events.map(({ id, opening }) => {
    const titles = languages.map((words) => words.event(id));
    const named = (kind: "starts" | "tickets"): string[] => [...titles, ...aliases.flatMap((one) => [...(one.events[id] ?? []), ...(one[kind]?.[id] ?? [])]), ...(id === ends ? OUTAGE_ENDS : [])];
    return { id, opening: !!opening, titles, requests: named(opening ? "starts" : "tickets"), tickets: named("tickets") };
  });
}

/** The events of which a request of these rules may begin with one: those that open them, and those that stand beside such a one, as an alarm beside the report of a fault. */
export function beginningsOf({ events, rules }: Pick<PolicyInfo, "events" | "rules">, ids: readonly string[]): string[] {
  const opening = new Set(events.flatMap(({ id, opening: opens }) => (opens ? [id] : [])));
  const asked = rules.filter(({ id }) => ids.includes(id));
  const opened = asked.filter((rule) => rule.events.some((id) => opening.has(id)));
  return [...new Set((opened.length ? opened : asked).flatMap((rule) => rule.events))];
}
