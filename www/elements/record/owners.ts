/** The customers of a line number: a number may have several customers, and is then a line of each. */
import type { Ticket } from "../../lists/tickets";
import { tidy } from "../../lists/tidy";
import { saysNone } from "../../lists/vocabulary";

/** The customers under whom each line number stands: for each its name for comparing, with the name as it was first written. */
export type Owners = ReadonlyMap<string, ReadonlyMap<string, string>>;

type Named = Pick<Ticket, "line" | "customer">;

const nameOf = ({ customer }: Named): string => (saysNone(customer) ? "" : tidy(customer));

export function ownersOf(named: readonly Named[]): Owners {
  const owners = new Map<string, Map<string, string>>();
  for (const one of named) {
    const name = nameOf(one);
    if (!one.line || !name) continue;
    const own = owners.get(one.line) ?? new Map<string, string>();
    owners.set(one.line, own);
    if (!own.has(name)) own.set(name, one.customer);
  }
  return owners;
}

/** How many customers a line number belongs to. */
export const customersOf = (line: string, owners: Owners): number => owners.get(line)?.size ?? 0;

/** The key of a line: its number and, if the number has several customers, the customer. */
export const keyOf = (named: Named, owners: Owners): string => (customersOf(named.line, owners) > 1 ? `${named.line}\n${nameOf(named)}` : named.line);

/** Whether a number of several customers names none of them. */
export const lacksCustomer = (named: Named, owners: Owners): boolean => !nameOf(named) && customersOf(named.line, owners) > 1;

/** A line's values: for each dimension the last one that a ticket gives; a blank is ignored. */
export const lastGiven = (tickets: readonly Pick<Ticket, "dimensions">[]): Record<string, string> => Object.assign({}, ...tickets.map(({ dimensions }) => dimensions)) as Record<string, string>;
