/** What few first answers need, loaded for these: answers with something unknown or without what their process does not ask for, and whether what is said to have ended can have. */
import type { Commitment, Problem, Quote, QuoteRequest, RuleInfo } from "../../engine/types";
import { endProblem } from "../shared/end-problem";
import type { Context } from "./context";
import { leading } from "./fields";
import { without } from "./leave-out";
import { problemOf } from "./problems";

export { quoteOpen } from "./unknown";

type Asked = Pick<Context, "process" | "sla">;

/** The rules of what is shown. */
const rulesOf = ({ process, sla: { policy } }: Asked): RuleInfo[] => policy.rules.filter((rule) => process === "all" || rule.process === process);

/** Whether what stands at a path is a field of the policy's for which nothing that is shown asks; of a figure, by the answer that lacks it. */
function isUnused(path: string, context: Asked, commitments: () => readonly Commitment[]): boolean {
  const { policy } = context.sla;
  const [group = "", id = ""] = path.split("/").slice(1);
  const rules = rulesOf(context);
  switch (group) {
    case "events": return policy.events.some((one) => one.id === id) && !rules.some(({ events, finishedBy }) => [...events, ...finishedBy].includes(id));
    case "finishedAt": return policy.rules.some((one) => one.id === id) && !rules.some((one) => one.id === id);
    case "exclusions": return !rules.some(({ shape }) => shape === "deadline");
    case "figures": return policy.figures.some((one) => one.id === id)
      && !commitments().some(({ process, reasons }) => (context.process === "all" || process === context.process) && reasons.some(({ params }) => params?.["figure"] === id));
    default: return false;
  }
}

/** What is answered to a request; without entries that cannot be, where what is shown does not ask for them. */
export function answerable<T extends { quote: { commitments: readonly Commitment[] } }>(answer: (request: QuoteRequest) => T, request: QuoteRequest, context: Asked): T {
  try {
    return answer(request);
  } catch (thrown) {
    const { path } = problemOf(thrown);
    const rest = without(request, path);
    if (JSON.stringify(rest) === JSON.stringify(request) || !isUnused(path, context, () => answerable(answer, rest, context).quote.commitments)) throw thrown;
    return answerable(answer, rest, context);
  }
}

/** Why something that the request says to have ended cannot have, of what the process is judged by. What begins another commitment that is shown may lie ahead: somebody plans by it. */
export function wrongEnd({ request, commitments }: Quote, context: Pick<Context, "process" | "started" | "sla">): Problem | undefined {
  const { process, started, sla: { policy } } = context;
  const shown = new Set(commitments.map(({ id }) => id));
  // The first event is the rule's own; others stand in for it by a reading.
  const planned = new Set(policy.rules.flatMap(({ id, events }) => (shown.has(id) ? events.slice(0, 1) : [])));
  const named = leading(process, policy)?.event;
  const opened = policy.events.filter(({ id, opening }) => opening && (named === undefined || id === named)).map(({ id }) => id);
  return endProblem({ request, rules: rulesOf(context), opened: started ? opened : [], now: request.now, planned }, policy);
}
