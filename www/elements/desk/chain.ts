/** The commitments before and after one: order → activation → acceptance, worked back and forward from a day. */
import type { Commitment, QuoteRequest, RuleInfo } from "../../engine/types";
import type { Calculator } from "../shared/calculators";
import { safeStart } from "./safe-start";

/** An act with its latest day, and the commitment that runs from it. */
export interface Step {
  /** The event of the act, e.g. `order-raised`. */
  event: string;
  by: string;
  commitment: Commitment;
}

/** A commitment that follows, with its start and due day; or the figure without which it has none. */
export interface Chain {
  before: Step[];
  /** The figure without which the chain ends here. */
  lacks?: string;
  after: Commitment[];
}

/** The event that starts a commitment's clock. */
export function openingEvent({ policy }: Calculator, id: string): string | undefined {
  const opening = new Set(policy.events.flatMap((event) => (event.opening ? [event.id] : [])));
  return policy.rules.find((rule) => rule.id === id)?.events.find((event) => opening.has(event));
}

/** Deadlines of the same process that another event starts. */
const others = ({ policy }: Calculator, id: string, event: string): RuleInfo[] => {
  const process = policy.rules.find((rule) => rule.id === id)?.process;
  return policy.rules.filter((rule) => rule.id !== id && rule.process === process && rule.shape === "deadline" && !rule.events.includes(event));
};

/**
 * The commitment at whose end the policy expects an event. The engine is asked with that event still to come and every
 * missing figure given; the commitment is recognised by its end, at which the projected clock starts.
 */
function before(sla: Calculator, request: QuoteRequest, id: string, event: string): string | undefined {
  const figures = Object.fromEntries(sla.policy.figures.map((figure) => [figure.id, { amount: 1, units: figure.units }]));
  const asked = { ...request, figures, events: { ...request.events, [event]: null }, startAt: sla.calendar.supportedFrom.slice(0, 10) };
  const { commitments } = sla.quote(asked);
  const projected = commitments.find((one) => one.id === id)?.projected;
  if (!projected) return undefined;
  const candidates = new Set(others(sla, id, event).map((rule) => rule.id));
  return commitments.find((one) => candidates.has(one.id) && one.dueDate === projected.startsAt.slice(0, 10))?.id;
}

const figureMissing = ({ reasons }: Commitment): string | undefined => {
  const reason = reasons.find(({ code }) => code === "figure-missing");
  return reason && String(reason.params?.["figure"]);
};

/** The steps before a commitment that must be started by `by`, the first of them first. */
function back(sla: Calculator, request: Omit<QuoteRequest, "startAt">, id: string, by: string): Pick<Chain, "before" | "lacks"> {
  const event = openingEvent(sla, id);
  const earlier = event && before(sla, { ...request, startAt: by }, id, event);
  const act = earlier && openingEvent(sla, earlier);
  if (!earlier || !act) return { before: [] };
  const lacks = figureMissing(sla.explain({ ...request, startAt: by }, earlier));
  if (lacks) return { before: [], lacks };
  const start = safeStart(sla, request as QuoteRequest, earlier, by);
  const rest = back(sla, request, earlier, start.by);
  return { ...rest, before: [...rest.before, { event: act, by: start.by, commitment: start.commitment }] };
}

/** `by` is the last day to start the commitment, `until` the day that it ends. */
export function chainOf(sla: Calculator, request: Omit<QuoteRequest, "startAt">, id: string, by: string, until: string): Chain {
  const event = openingEvent(sla, id);
  if (!event) return { before: [], after: [] };
  const following = others(sla, id, event).filter((rule) => {
    const start = openingEvent(sla, rule.id);
    return rule.kind !== "internal" && start && before(sla, { ...request, startAt: by }, rule.id, start) === id;
  });
  const after = following.map((rule) => sla.explain({ ...request, startAt: until }, rule.id)).filter(({ dueDate }) => dueDate);
  return { ...back(sla, request, id, by), after };
}
