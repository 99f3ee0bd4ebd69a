/** What a column of a list may be taken for, in words. */
import type { PolicyInfo } from "../../engine/types";
import { clockOf } from "../../lists/event-columns";
import { pausePartOf } from "../../lists/pause-columns";
import { CLOCK, PAUSES, START } from "../../lists/vocabulary";
import type { Words } from "../../words";
import type { GetString } from "../desk/strings";

export function nameOf(target: string, { events }: Pick<PolicyInfo, "events">, words: Words, say: GetString): string {
  const { n, part } = pausePartOf(target) ?? {};
  if (n && part) return say(`bulk.pause.${part}`, { n });
  const own = { [START]: words.ui("moment.start"), [CLOCK]: say("bulk.clock"), [PAUSES]: say("bulk.pauses") }[target];
  if (own) return own;
  const event = events.find(({ id }) => id === target || clockOf(id) === target)?.id;
  if (event === undefined) return words.dimension(target);
  return event === target ? words.event(event) : say("bulk.eventClock", { event: words.event(event) });
}
