/** An impossible end, as a form rejects it: not after its beginning, or in the future, by the same rule as in the record. */
import type { PolicyInfo, Problem, QuoteRequest, RuleInfo } from "../../engine/types";
import { epochOf, localSecond } from "../../engine/zones";
import { endFault } from "../record/moments";

/** The request, and the moments that are known. */
export interface Ended {
  request: Pick<QuoteRequest, "startAt" | "events" | "finishedAt">;
  /** The rules that are judged. */
  rules: readonly RuleInfo[];
  /** The events whose moment is the start of the request, unless they have their own. */
  opened: readonly string[];
  /** The present moment; without one nothing is in the future. */
  now?: string | undefined;
  /** Events that may lie ahead all the same, because somebody plans by them. */
  planned?: ReadonlySet<string>;
}

/** By the clocks of the zone; a day alone stays one. */
const local = (moment: string, zone: string): string => (moment.includes("T") ? localSecond(epochOf(moment, zone), zone) : moment);

/** The first moment at which something of the rule began: what began later was not needed for it to end. A notice ends before its works begin. */
function begunAt({ shape, events, finishedBy }: RuleInfo, { request, opened }: Ended, zone: string): string | undefined {
  if (shape !== "deadline") return undefined;
  const moments = events.flatMap((id) => {
    const given = request.events?.[id];
    const moment = given === undefined && opened.includes(id) ? request.startAt : given;
    return moment && !finishedBy.includes(id) ? [local(moment, zone)] : [];
  });
  return moments.sort()[0];
}

/** The first impossible end, with its field, among moments that the engine has accepted. */
export function endProblem(asked: Ended, { zone }: Pick<PolicyInfo, "zone">): Problem | undefined {
  const { request: { events = {}, finishedAt = {} }, rules, now, planned } = asked;
  for (const rule of rules) {
    const event = rule.finishedBy.find((id) => events[id]);
    const given = finishedAt[rule.id] ?? (event && events[event]);
    if (!given || !/^(deadline|lead-time)$/.test(rule.shape)) continue;
    const ended = local(given, zone);
    // A bare day may mean any moment of that day.
    const [first, last] = ended.includes("T") ? [ended, ended] : [ended, `${ended}T24:00`];
    const begun = begunAt(rule, asked, zone);
    const before = begun !== undefined && endFault(begun, last, last, zone);
    const ahead = finishedAt[rule.id] === undefined && event !== undefined && planned?.has(event);
    const future = !before && !ahead && now !== undefined && endFault("2000-01-01T00:00", first, local(now, zone), zone);
    if (!before && !future) continue;
    const against = before ? begun : local(now!, zone);
    const own = finishedAt[rule.id] !== undefined || event === undefined;
    return {
      code: before ? "invalid-interval" : "date-out-of-range", path: own ? `/finishedAt/${rule.id}` : `/events/${event}`,
      params: { end: before ? "before" : "future", value: given, against, ...(own ? { commitment: rule.id } : { event }) }, message: `\`${given}\` is ${before ? "not after its beginning" : "later than the present moment"} \`${against}\``,
    };
  }
  return undefined;
}
