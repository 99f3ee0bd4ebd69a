/** How an opened list is run: what its author chose, as the jobs take it. */
import type { PolicyInfo, QuoteRequest } from "../../engine/types";
import { daysOf } from "../../lists/event-columns";
import { PAUSES, START } from "../../lists/vocabulary";
import { dayOrder, formTargets, momentQuestions, startEvent, usedEvents, type Choices } from "./choices";
import type { Opened, Run } from "./messages";

export function runOf(policy: PolicyInfo, opened: Opened, choices: Choices, defaults: QuoteRequest): Run {
  const { mapping, answers, process, year, midnight } = choices;
  const asked = momentQuestions(opened, choices);
  const events = usedEvents(opened, mapping);
  const targets = [...policy.dimensions.map(({ id }) => id), START, PAUSES];
  return {
    mapping, form: formTargets(policy, targets, choices, defaults), answers, process, event: startEvent(opened, choices) ?? "", year, order: asked.includes("order") ? dayOrder(opened, choices) : "",
    midnight: asked.includes("zeros") ? midnight : "zero",
    events, days: daysOf(opened.survey, mapping, events), beginning: opened.beginning[process] ?? [], defaults,
  };
}
