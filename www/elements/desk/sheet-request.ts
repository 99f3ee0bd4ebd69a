/** What a quote sheet asks: its start is the moment of one event, and what other events would start has no date yet. */
import type { QuoteRequest } from "../../engine/types";
import { comparedRequest } from "./compare-view";
import type { Desk } from "./context";

/** The events that open something, in the policy's order. */
export const openings = ({ sla }: Pick<Desk, "sla">): string[] => sla.policy.events.flatMap(({ id, opening }) => (opening ? [id] : []));

export function sheetRequest(desk: Desk): QuoteRequest {
  const request = comparedRequest(desk);
  const all = openings(desk);
  const own = all.includes(desk.event) ? desk.event : all[0];
  return { ...request, events: { ...Object.fromEntries(all.filter((id) => id !== own).map((id) => [id, null])), ...request.events } };
}

/** The request as the desk's form has it: events that only the sheet knows not to have happened are left out. */
export const deskRequest = ({ events = {}, ...request }: QuoteRequest): QuoteRequest =>
  ({ ...request, events: Object.fromEntries(Object.entries(events).filter(([, at]) => at !== null)) });
