/** What a late finish costs and whose causes there are, as an operator's document says it: in the calculator, on the desk and on the rules page. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

const root = path.join(import.meta.dirname, "../..");
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), "utf8"));
const DOCUMENTS = "policy-src=own-policy.json&calendar-src=own-calendar.json";

async function open(page: Page, address: string): Promise<void> {
  await page.route("**/own-policy.json", (route) => route.fulfill({ json: read("data/policies/examples/water-undertaker-gb.json") }));
  await page.route("**/own-calendar.json", (route) => route.fulfill({ json: read("data/calendars/examples/gb-eng.json") }));
  await page.goto(`${address}&${DOCUMENTS}`);
  await settled(page);
}

test("regulation 9(4): 24 and a half hours late owe £20 and £10 at domestic premises, £50 and £25 at others", async ({ page }) => {
  // Known at 22:30 and due at 10:30 the next day.
  for (const [premises, owed] of [["domestic", "£30"], ["other", "£75"]]) {
    await open(page, `index.html?lang=en&process=supply&premises=${premises}&start-at=2026-01-15T22:30&finished.supply.restoration=2026-01-17T11:00`);
    const credit = page.locator("sla-calculator .explanation .credit");
    await expect(credit.getByRole("status")).toHaveText(`Credit for this delay: ${owed}`);
    await expect(credit.getByRole("listitem")).toHaveCount(2);
  }
  await open(page, "index.html?lang=zh-CN&process=supply&premises=domestic&start-at=2026-01-15T22:30&finished.supply.restoration=2026-01-16T10:00");
  const credit = page.locator("sla-calculator .explanation .credit");
  await expect(credit.getByRole("listitem")).toHaveText(["20英镑", /每满24小时：10英镑/]);
  await expect(credit.getByRole("status")).toHaveCount(0);
});

test("the rules page has every step, and the ledger offers the document's causes alone, each as recorded", async ({ page }) => {
  await open(page, "policy.html?lang=en");
  await expect(page.locator("#rule-supply\\.restoration .credit").getByRole("listitem")).toHaveText(["Domestic premises: £20", /^Domestic premises: £10 for each full 24 hours/, "Premises of any other kind: £50", /£25/]);
  await open(page, "sales.html?lang=en&view=pause");
  const causes = page.getByRole("combobox", { name: "Cause" }).getByRole("option");
  await expect(causes).toHaveText(["Severe weather (recorded, pauses nothing)", "Industrial action by employees (recorded, pauses nothing)"]);
});

test("under the bundled policy nothing of it is downloaded", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("index.html?lang=en&process=fault&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-01-15T22:30");
  await settled(page);
  expect(asked.filter((url) => /credit/.test(url))).toEqual([]);
});
