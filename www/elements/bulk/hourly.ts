/** Where it matters whether a start has its time of day. */
import type { QuoteRequest } from "../../engine/types";
import type { Calculator } from "../shared/engine";

/** The commitments of a process that get a column: what has a due date and is owed to the customer. */
export const idsOf = (sla: Calculator, process: string): string[] =>
  sla.policy.rules.filter((rule) => rule.process === process && /deadline|lead-time/.test(rule.shape) && rule.kind !== "internal").map(({ id }) => id);

/** The processes in which a day without a time is answered otherwise than that day's midnight. */
export function hourlyProcesses(sla: Calculator): string[] {
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
