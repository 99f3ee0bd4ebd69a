// Requests over every tier, level, service and place, with answers worked out here from the specification's tables
// and the plain walk, not by the engine.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dateOf, walk } from "./days.mjs";
import { root } from "./paths.mjs";

export const policy = path.join(root, "data/policies/cmcc-group-customer.json");
export const calendarFile = path.join(root, "data/calendars/cn.json");

/** `delivery.acceptance` in working days by tier (contract, R08). */
const ACCEPTANCE = { gold: 10, silver: 10, bronze: 15, standard: 15 };
/** `change.suspend` and `change.cancel` (R25). */
const SUSPENSION = 3;
const LEVELS = ["AAA", "AA", "A", "ordinary"];
const SERVICES = ["data-line", "internet-line", "voice-line", "vpn-line", "group-sms", "group-mms"];
const PLACES = ["intra-city", "cross-city", "cross-province"];

/** The policy's rules by id, as its document has them. */
const rules = new Map(JSON.parse(readFileSync(policy, "utf8")).rules.map((rule) => [rule.id, rule]));
const promised = (id) => rules.get(id).kind === "promise";

/** Requests of an operator, who is shown every commitment of the policy. */
export function cases(starts, length) {
  const tiers = Object.keys(ACCEPTANCE);
  const commitments = rules.size;
  return Array.from({ length }, (_, index) => {
    const customerTier = tiers[index % tiers.length];
    const start = starts[index];
    const due = (id, n) => ({ id, date: dateOf(walk(start, n)) });
    return {
      request: {
        dimensions: {
          customerTier,
          assuranceLevel: LEVELS[(index >> 2) % LEVELS.length],
          service: SERVICES[index % SERVICES.length],
          locality: PLACES[(index >> 1) % PLACES.length],
        },
        startAt: `${dateOf(start)}T16:00`,
        audience: "operator",
      },
      commitments,
      due: [due("change.suspend", SUSPENSION), due("change.cancel", SUSPENSION), due("delivery.acceptance", ACCEPTANCE[customerTier])],
    };
  });
}

/** The same requests with no audience named: a customer's, who is shown the promises. */
export function customers(list) {
  const commitments = [...rules.keys()].filter(promised).length;
  return list.map(({ request: { audience: _, ...request }, due }) => ({ request, commitments, due: due.filter(({ id }) => promised(id)) }));
}

export function write(folder, list) {
  writeFileSync(path.join(folder, "requests.json"), JSON.stringify(list));
}

/** What is wrong with a quote; nothing when it is right. */
export function fault(quote, { commitments, due }) {
  if (quote.commitments.length !== commitments) return `${quote.commitments.length} commitments, not ${commitments}`;
  for (const { id, date } of due) {
    const found = quote.commitments.find((one) => one.id === id)?.dueDate;
    if (found !== date) return `${id} due ${found}, not ${date}`;
  }
  return undefined;
}
