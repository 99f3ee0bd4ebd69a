/** What few first answers need, loaded for these: answers with something unknown, and whether what is said to have ended can have. */
import type { Problem, Quote } from "../../engine/types";
import { endProblem } from "../shared/end-problem";
import type { Context } from "./context";
import { leading } from "./fields";

export { quoteOpen } from "./unknown";

/** Why something that the request says to have ended cannot have, of what the process is judged by. What begins another commitment that is shown may lie ahead: somebody plans by it. */
export function wrongEnd({ request, commitments }: Quote, { process, started, sla: { policy } }: Pick<Context, "process" | "started" | "sla">): Problem | undefined {
  const shown = new Set(commitments.map(({ id }) => id));
  // The first event is the rule's own; others stand in for it by a reading.
  const planned = new Set(policy.rules.flatMap(({ id, events }) => (shown.has(id) ? events.slice(0, 1) : [])));
  const rules = policy.rules.filter((rule) => process === "all" || rule.process === process);
  const named = leading(process, policy)?.event;
  const opened = policy.events.filter(({ id, opening }) => opening && (named === undefined || id === named)).map(({ id }) => id);
  return endProblem({ request, rules, opened: started ? opened : [], now: request.now, planned }, policy);
}
