/** A policy that says more of time than the bundled one: its answers on the page, in both languages, and what is loaded for it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

const text = readFileSync(path.join(import.meta.dirname, "../../docs/POLICY.md"), "utf8");
const block = (kind: string) => JSON.parse(new RegExp(`^\`\`\`json ${kind}\n(.*?)^\`\`\`$`, "ms").exec(text)![1]!) as { rules: unknown[] };
const timed = block("timed");
const policy = { ...block("policy"), ...timed, rules: [...block("policy").rules, ...timed.rules] };

async function open(page: Page, address: string, own: boolean): Promise<string[]> {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.route("**/own-policy.json", (route) => route.fulfill({ json: policy }));
  await page.goto(`${address}${own ? "&policy-src=own-policy.json" : ""}`);
  await settled(page);
  return asked.filter((url) => url.includes(".wasm")).map((url) => /(sla-[a-z]+)/.exec(path.basename(url))![1]!);
}

for (const [lang, due, limit, walk, hours] of [
  ["zh-CN", "3月16日（周一）17:30", "当个工作日", "已过当天12:00，视为3月16日（周一）收到", "办公时间：周一–周四 08:30–12:00，13:00–17:30 · 周五 08:30–12:00 · 调休上班日 09:00–16:00"],
  ["en", "17:30 on Mon 16 Mar", "the same working day", "after 12:00: counts as received on Mon 16 Mar", "Office hours: Mon–Thu 08:30–12:00, 13:00–17:30 · Fri 08:30–12:00 · make-up workday 09:00–16:00"],
] as const) {
  test(`the same working day, a time of the last day and office hours by weekday stand on the page: ${lang}`, async ({ page }) => {
    const loaded = await open(page, `index.html?lang=${lang}&process=service&tier=basic&event.fault-reported=2026-03-13T13:00&commitment=service.callback`, true);
    expect(new Set(loaded)).toEqual(new Set(["sla-quotes", "sla-documents", "sla-shapes"]));
    const calculator = page.locator("sla-calculator");
    await expect(calculator.getByRole("alert")).toHaveCount(0);
    for (const said of [due, limit, walk]) await expect(calculator).toContainText(said);
    await page.goto(`policy.html?lang=${lang}&policy-src=own-policy.json`);
    await settled(page);
    await expect(page.locator(".policy .provenance")).toContainText(hours);
  });
}

test("the hours that count are drawn with their break, and said", async ({ page }) => {
  await open(page, "index.html?lang=en&process=service&tier=basic&event.fault-reported=2026-03-12T10:00&commitment=service.answer", true);
  const calculator = page.locator("sla-calculator");
  await expect(calculator).toContainText("12 Mar, 15:00");
  await expect(calculator).toContainText("Office hours: Mon–Thu 08:30–12:00, 13:00–17:30");
  // the morning from 10:00 and the afternoon up to 15:00, each a bar of its own
  await expect(page.locator('sla-calendar rect.run[width$="%"]')).toHaveCount(2);
});

test("a page of the bundled policy loads nothing of it", async ({ page }) => {
  expect(await open(page, "index.html?lang=en", false)).toEqual(["sla-quotes"]);
});
