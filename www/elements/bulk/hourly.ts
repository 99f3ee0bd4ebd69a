/** Determines where it matters whether a start has a time of day. */
import type { QuoteRequest } from "../../engine/types";
import { beginningsOf } from "../../lists/event-names";
import type { Quoter } from "../shared/engine";

/** The commitments of a process that get a column: what has a due date and is owed to the customer. */
export const idsOf = (sla: Quoter, process: string): string[] =>
  sla.policy.rules.filter((rule) => rule.process === process && /deadline|lead-time/.test(rule.shape) && rule.kind !== "internal").map(({ id }) => id);

/** For each process, the events that may open one of its commitments: a start is the moment of one of them. */
export function openingOf(sla: Quoter): Record<string, string[]> {
  const { policy } = sla;
  const opening = new Set(policy.events.flatMap(({ id, opening: opens }) => (opens ? [id] : [])));
  return Object.fromEntries(policy.processes.map((process) => {
    const ids = idsOf(sla, process);
    return [process, [...new Set(policy.rules.filter(({ id }) => ids.includes(id)).flatMap(({ events }) => events.filter((event) => opening.has(event))))]];
  }));
}

/** For each process, the events from which its dates run, and those of them with one of which a row may begin. */
export function eventsOf(sla: Quoter): { dated: Record<string, string[]>; beginning: Record<string, string[]> } {
  const { policy } = sla;
  const by = (found: (ids: string[]) => string[]) => Object.fromEntries(policy.processes.map((process) => [process, found(idsOf(sla, process))]));
  const dated = (ids: string[]): string[] => [...new Set(policy.rules.flatMap(({ id, events }) => (ids.includes(id) ? events : [])))];
  return { dated: by(dated), beginning: by((ids) => beginningsOf(policy, ids)) };
}

/** The processes in which a day without a time has another answer than midnight of that day. */
export function hourlyProcesses(sla: Quoter): string[] {
  const { policy, calendar } = sla;
  const dimensions = Object.fromEntries(policy.dimensions.map(({ id, values }) => [id, values[0]!.id]));
  const answer = (startAt: string) => {
    const [one] = sla.quoteMany([{ dimensions, startAt, audience: "sales" } satisfies QuoteRequest]);
    return one?.ok ? one.quote.commitments : [];
  };
  const day = calendar.supportedFrom.slice(0, 10);
  const [plain, midnight] = [answer(day), answer(`${day}T00:00`)];
  const told = (id: string, from: typeof plain) => { const one = from.find((each) => each.id === id); return `${one?.status} ${one?.dueAt}`; };
  return policy.processes.filter((process) => idsOf(sla, process).some((id) => told(id, plain) !== told(id, midnight)));
}
