/** How an opened list is run: what its author chose, as the jobs take it. */
import type { PolicyInfo, QuoteRequest } from "../../engine/types";
import { CLOCK, PAUSES, START } from "../../lists/vocabulary";
import { formTargets, startEvent, type Choices } from "./choices";
import type { Opened, Run } from "./messages";

/** Whether the list leaves open what 00:00 means. */
function zeros({ survey, hourly }: Opened, { mapping, process }: Choices): boolean {
  const column = survey.columns[mapping[START] ?? -1];
  return mapping[CLOCK] === undefined && !!column?.midnight && column.midnight === column.timed && hourly.includes(process);
}

export function runOf(policy: PolicyInfo, opened: Opened, choices: Choices, defaults: QuoteRequest): Run {
  const { mapping, answers, process, year, midnight } = choices;
  const targets = [...policy.dimensions.map(({ id }) => id), START, PAUSES];
  return {
    mapping, form: formTargets(policy, targets, choices, defaults), answers, process, event: startEvent(opened, choices) ?? "", year,
    midnight: zeros(opened, choices) ? midnight : "zero", defaults,
  };
}
