/** The lines that there are, beside those that have a ticket: a line that was never out has a year, too. */
import type { PolicyInfo } from "../../engine/types";
import type { Ticket } from "../../lists/tickets";
import { plain, visible } from "../../lists/tidy";
import type { Judged, Read } from "./judge";
import { keyOf, lacksCustomer, ownersOf, type Owners } from "./owners";

/** A line that somebody names, with what is known of it. */
export interface KnownLine {
  line: string;
  customer: string;
  dimensions: Record<string, string>;
}

/** A line as a page names it: by its name alone, or with its values. */
export type NamedLine = string | (Pick<KnownLine, "line"> & Partial<KnownLine>);

export const knownLine = (named: NamedLine): KnownLine => {
  const { line, customer = "", dimensions = {} } = typeof named === "string" ? { line: named } : named;
  return { line: plain(line), customer: visible(customer), dimensions };
};

/** What is said of a line number without a customer holds for the line of each of its customers. */
export const spread = (lines: readonly KnownLine[], owners: Owners): KnownLine[] =>
  lines.flatMap((one) => (lacksCustomer(one, owners) ? [...owners.get(one.line)!.values()].map((customer) => ({ ...one, customer })) : [one]));

/** Whether a row of a list names a line and nothing that happened to it. */
export const declaresLine = ({ ticket, faults }: Read): boolean =>
  !!ticket.line && !ticket.id && !faults.length && !ticket.answer && !ticket.exclusions.length && !Object.keys(ticket.events).length;

/** One entry per line, by its key; a later entry may supply what an earlier one leaves open. */
export function united(lines: readonly KnownLine[], owners = ownersOf(lines)): Map<string, KnownLine> {
  const all = new Map<string, KnownLine>();
  for (const one of lines) {
    if (!one.line) continue;
    const key = keyOf(one, owners);
    const before = all.get(key);
    all.set(key, before ? { line: one.line, customer: before.customer || one.customer, dimensions: { ...one.dimensions, ...before.dimensions } } : one);
  }
  return all;
}

/** A ticket with what it does not say itself: the only customer of its line's number, and what its line's own entry says. */
export function completed(ticket: Ticket, lines: ReadonlyMap<string, KnownLine>, owners: Owners): Ticket {
  const [only = "", another] = owners.get(ticket.line)?.values() ?? [];
  const known = lines.get(keyOf(ticket, owners));
  return { ...ticket, customer: ticket.customer || (another === undefined ? only : ""), dimensions: { ...known?.dimensions, ...ticket.dimensions } };
}

/** Whether a line's values are enough to ask for its caps. */
export const isComplete = (dimensions: Readonly<Record<string, string>>, policy: PolicyInfo): boolean =>
  policy.dimensions.every(({ id, required }) => !required || dimensions[id] !== undefined);

/** Every line that has no ticket in the year: named by somebody, or by tickets of other years or in no figure. */
export function quietLines(known: ReadonlyMap<string, KnownLine>, judged: readonly Judged[], busy: ReadonlyMap<string, unknown>, owners: Owners): KnownLine[] {
  // A line's values come from its last ticket, and preferably from one that counts.
  const told = [...judged.filter((one) => one.counted).reverse(), ...judged.filter((one) => !one.counted).reverse()];
  const all = united([...known.values(), ...told.map(({ ticket: { line, customer, dimensions } }) => ({ line, customer, dimensions }))], owners);
  return [...all].flatMap(([key, one]) => (busy.has(key) ? [] : [one]));
}
