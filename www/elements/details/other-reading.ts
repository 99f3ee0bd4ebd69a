/** What another reading answers, and what a projection is worth once something is known. */
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { otherReadingDue } from "../commitment-list/groups";
import { groupOf } from "../commitment-list/order";

/** Where the steps before would end if each took its whole limit; nothing once one of them is known to have ended later. */
export function projection({ process, projected }: Commitment, { sla, quote: { request: { events = {} } } }: Pick<Context, "sla" | "quote">): Commitment["projected"] {
  const ends = sla.policy.rules.flatMap((rule) => (rule.process === process ? rule.finishedBy : []));
  return projected && ends.some((event) => Date.parse(events[event] ?? "") > Date.parse(projected.startsAt)) ? undefined : projected;
}

/** What another reading answers, beside the answer that is shown: what both say is no difference. */
export function otherReadingText(one: Commitment, shown: Commitment, context: Context): string {
  const { words } = context;
  if (one.dueAt && one.status === "determined") return otherReadingDue(one, shown, context);
  if (one.projected) return words.ui("projected", { date: one.projected.precision === "minute" ? words.instant(one.projected.dueAt) : words.date(one.projected.dueDate) });
  const other = (say: (one: Commitment) => string | undefined): string | undefined => (say(one) === say(shown) ? undefined : say(one));
  const awaited = ({ awaits = [] }: Commitment): string => awaits.map((event) => words.event(event)).join(words.ui("list.join"));
  if (one.awaits) return other(awaited) ? words.ui("awaits", { events: awaited(one) }) : words.ui("hero.none");
  const said = groupOf(one) === "not-applicable" ? undefined
    : other((each) => words.limitOf(each)) || other((each) => words.requirement(each)) || (one.gate && words.wording(one.id, "gate"));
  return said || words.ui(`status.${one.status}`);
}
