/** What the columns of a list of tickets are called, and what of a list's columns is remembered on the device. */
import type { PolicyInfo } from "../../engine/types";
import { clockOf } from "../../lists/event-columns";
import { pausePartOf } from "../../lists/pause-columns";
import { signature, type Mapping } from "../../lists/survey";
import { ANSWER, CUSTOMER, LINE, TICKET } from "../../lists/tickets";
import { PAUSES } from "../../lists/vocabulary";
import type { Words } from "../../words";
import type { GetRecordString } from "./strings";

export function nameOfTarget(target: string, words: Words, say: GetRecordString, policy: PolicyInfo): string {
  const own: Record<string, string> = { [TICKET]: say("column.ticket"), [LINE]: say("column.line"), [CUSTOMER]: say("column.customer"), [ANSWER]: say("tile.satisfaction"), [PAUSES]: say("column.pauses") };
  if (own[target]) return own[target];
  if (policy.dimensions.some(({ id }) => id === target)) return words.dimension(target);
  const pause = pausePartOf(target);
  if (pause) return say(`column.pause.${pause.part}`, { n: pause.n });
  const clocked = policy.events.find(({ id }) => clockOf(id) === target);
  if (clocked) return say("column.clock", { event: words.event(clocked.id) });
  return policy.events.some(({ id }) => id === target) ? words.event(target) : words.condition(target);
}

export interface Kept {
  mapping: Mapping;
  defaults: Record<string, string>;
}

const KEY = "sla-ticket-columns";
const REMEMBERED = 20;

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const keyOf = ({ id }: PolicyInfo, headers: readonly string[]): string => `${id}|${signature(headers)}`;

function all(): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return isTable(read) ? read : {};
  } catch {
    // Storage may be forbidden to this page.
    return {};
  }
}

/** What was chosen for a list with these columns before. */
export function recall(policy: PolicyInfo, headers: readonly string[]): Kept | undefined {
  const found = all()[keyOf(policy, headers)];
  if (!isTable(found) || !isTable(found["mapping"]) || !isTable(found["defaults"])) return undefined;
  const mapping = Object.entries(found["mapping"]).filter((entry): entry is [string, number] => Number.isInteger(entry[1]) && (entry[1] as number) < headers.length);
  const defaults = Object.entries(found["defaults"]).filter(([id, value]) => policy.dimensions.some((one) => one.id === id && one.values.some((known) => known.id === value))) as [string, string][];
  return { mapping: Object.fromEntries(mapping), defaults: Object.fromEntries(defaults) };
}

export function remember(policy: PolicyInfo, headers: readonly string[], kept: Kept): void {
  const { [keyOf(policy, headers)]: _, ...others } = all();
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...Object.fromEntries(Object.entries(others).slice(-REMEMBERED + 1)), [keyOf(policy, headers)]: kept }));
  } catch {
    // The choice then holds for this list only.
  }
}
