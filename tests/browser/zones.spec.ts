/** A policy in a zone whose clocks change: the moments on the page are those of its clocks, whatever the browser's zone. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { settled } from "./support/site";
import { expect, test } from "./support/test";

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, "../..", file), "utf8"));

test.use({ timezoneId: "America/New_York" });

for (const [lang, due, walk] of [
  ["zh-CN", "最迟3月29日 11:30", "3月29日（周日）01:00时钟拨快1小时"],
  ["en", "29 Mar, 11:30", "the clocks are put forward by 1 h; the limit runs in real time"],
] as const) {
  test(`hours over a change of the clocks stand on the page: ${lang}`, async ({ page }) => {
    await page.route("**/own-policy.json", (route) => route.fulfill({ json: read("data/policies/examples/water-undertaker-gb.json") }));
    await page.route("**/own-calendar.json", (route) => route.fulfill({ json: read("data/calendars/examples/gb-eng.json") }));
    const documents = "policy-src=own-policy.json&calendar-src=own-calendar.json";
    await page.goto(`index.html?lang=${lang}&${documents}&process=supply&premises=domestic&event.interruption-known=2026-03-28T22:30&commitment=supply.restoration`);
    await settled(page);
    const calculator = page.locator("sla-calculator");
    await expect(calculator.getByRole("alert")).toHaveCount(0);
    for (const said of [due, walk]) await expect(calculator).toContainText(said);
  });
}
