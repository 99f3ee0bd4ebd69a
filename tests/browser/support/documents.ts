/** The sales page under other documents than today's, which are made from the real ones. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";

const read = (file: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../data", file), "utf8"));

/** The calendar before the notice of `year` came out: without that notice, its days, and whatever came after it. */
export function calendarBefore(year: number): { version: string } {
  const calendar = read("calendars/cn.json") as { version: string; noticesThrough: number; notices: { id: string; year: number }[]; days: { notice: string }[] };
  const known = new Set(calendar.notices.filter((notice) => notice.year < year).map(({ id }) => id));
  return {
    ...calendar, version: `${year - 1}.1`, noticesThrough: year - 1,
    notices: calendar.notices.filter(({ id }) => known.has(id)), days: calendar.days.filter(({ notice }) => known.has(notice)),
  } as typeof calendar;
}

interface Rule {
  id: string;
  limit: { amount: number; units: string };
}

/** The policy of an edition in which one rule had another amount. */
export function policyWith(edition: string, id: string, amount: number): unknown {
  const policy = read("policies/cmcc-group-customer.json") as { editions: { id: string }[]; rules: Rule[] };
  const rules = policy.rules.map((rule) => (rule.id === id ? { ...rule, limit: { ...rule.limit, amount }, examples: [] } : rule));
  return { ...policy, editions: [{ ...policy.editions[0]!, id: edition }], rules };
}

/** The policy of an edition in which one cell of a table had another amount; `id` is the rule that takes it. */
export function policyWithCell(edition: string, cell: { id: string; table: string; service: string; locality: string; tier: string; amount: number }): unknown {
  const policy = structuredClone(read("policies/cmcc-group-customer.json")) as {
    editions: { id: string }[]; rules: { id: string; examples?: unknown[] }[];
    tables: { id: string; rows: { when: { service: string[]; locality: string[] }; cells: Record<string, number> }[] }[];
  };
  const row = policy.tables.find(({ id }) => id === cell.table)!.rows.find(({ when }) => when.service.includes(cell.service) && when.locality.includes(cell.locality))!;
  row.cells[cell.tier] = cell.amount;
  // Examples and printed tables are of the edition of today.
  policy.rules.find(({ id }) => id === cell.id)!.examples = [];
  return { ...policy, editions: [{ ...policy.editions[0]!, id: edition }] };
}

/** An amended calendar in which a day is not what its notice made it. */
export function calendarWithout(date: string, version: string): unknown {
  const calendar = read("calendars/cn.json") as { days: { from: string }[] };
  return { ...calendar, version, days: calendar.days.filter(({ from }) => from !== date) };
}

/** The other policy of the tree. */
export const telecom = (): unknown => read("policies/telecom-public-facts.json");

/** From now on the sales page is that of the given documents. */
export async function under(page: Page, documents: { calendar?: unknown; policy?: unknown }): Promise<void> {
  const attributes = Object.keys(documents).map((name) => `${name}-src="older-${name}.json"`).join(" ");
  for (const [name, json] of Object.entries(documents)) await page.route(`**/older-${name}.json`, (route) => route.fulfill({ json }));
  await page.route("**/sales.html*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("<sla-desk", `<sla-desk ${attributes}`) });
  });
}

/** The sales page of today again. */
export const today = (page: Page): Promise<void> => page.unroute("**/sales.html*");
