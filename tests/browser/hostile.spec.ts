/** What others wrote into documents, requests, lists and addresses: text and nothing else. No script runs, no request leaves, the next answer is right. */
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { CASE_OF, DUE, host, SCRIPT, told } from "./support/host";
import { harmless, MARKUP, TURNED, withText } from "./support/hostile";
import { complaintsOf, hero } from "./support/page";
import { expect, test } from "./support/test";

const read = (file: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data", file), "utf8")) as unknown;
const ATTRIBUTES = 'customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"';

test("markup in every text of a policy and a calendar is shown as it is written", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  for (const [name, file] of [["policy", "policies/cmcc-group-customer.json"], ["calendar", "calendars/cn.json"]] as const) {
    const json = withText(read(file), MARKUP) as { version?: string };
    if (name === "calendar") json.version = "2026.99";
    await page.route(`**/own-${name}.json`, (route) => route.fulfill({ json }));
  }
  await host(page, `<sla-calculator ${ATTRIBUTES} policy-src="own-policy.json" calendar-src="own-calendar.json"></sla-calculator><sla-compare ${ATTRIBUTES} policy-src="own-policy.json"></sla-compare>${SCRIPT}`);
  await expect(hero(page)).toContainText("10月8日");
  await page.locator("[part=commitment] button[aria-expanded=false]").evaluateAll((buttons) => buttons.forEach((one) => (one as HTMLButtonElement).click()));
  await page.waitForTimeout(500);
  expect(await harmless(page)).toContain(MARKUP.slice(0, 40));
  expect((await told(page)).quotes).toContain(DUE);
  expect(complaints).toEqual([]);
});

test("marks that turn text round leave the dates beside a document's own names as they are", async ({ page }) => {
  await page.route("**/own-policy.json", (route) => route.fulfill({ json: withText(read("policies/cmcc-group-customer.json"), TURNED) }));
  await host(page, `<sla-calculator ${ATTRIBUTES} policy-src="own-policy.json"></sla-calculator>${SCRIPT}`);
  await expect(hero(page)).toContainText("10月8日");
  await page.locator("[part=commitment] button[aria-expanded=false]").evaluateAll((buttons) => buttons.forEach((one) => (one as HTMLButtonElement).click()));
  await page.waitForTimeout(300);
  expect((await harmless(page)).match(/[\u202a-\u202e\u2066-\u2069]/g)).toBeNull();
});

test("a request that throws, holds itself, was detached or is ten megabytes long is refused, and the next one is answered", async ({ page }) => {
  const complaints = await host(page, `<sla-calculator></sla-calculator>${SCRIPT}`);
  await page.waitForFunction(() => document.querySelector("sla-calculator")?.shadowRoot?.querySelector("[part~=hero], input"));
  const count = await page.evaluate(async (good) => {
    const element = document.querySelector("sla-calculator") as HTMLElement & { request: unknown };
    const throws = () => { throw new Error("thrown by the caller's own object"); };
    const itself: Record<string, unknown> = { ...good };
    itself["events"] = itself;
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const detached = new ArrayBuffer(64);
    structuredClone(detached, { transfer: [detached] });
    const long = "x".repeat(10_000_000);
    const all = [
      { ...good, get startAt() { return throws(); } }, new Proxy({}, { get: throws, ownKeys: throws, getPrototypeOf: throws }), proxy, itself, { ...good, startAt: detached }, { ...good, events: new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer },
      { ...good, dimensions: { ...good.dimensions, customerTier: long } }, { ...good, startAt: long }, { ...good, [long]: 1 }, JSON.parse(`{"__proto__": {"startAt": "2026-01-01"}, "constructor": {"prototype": {"ran": 1}}}`), long, 5, [good], () => good, Symbol("x"), 10n,
    ];
    for (const one of all) {
      element.request = one;
      await new Promise((later) => setTimeout(later, 60));
    }
    element.request = good;
    return all.length;
  }, CASE_OF);
  await expect.poll(async () => (await told(page)).quotes.at(-1)).toBe(DUE);
  await expect(hero(page)).toContainText("10月8日");
  const { errors } = await told(page);
  expect(errors.length).toBeGreaterThanOrEqual(count - 2);
  for (const { code, message } of errors) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(message.length).toBeLessThan(2000);
  }
  expect(await page.evaluate(() => "ran" in {})).toBe(false);
  expect(complaints).toEqual([]);
  await harmless(page);
});

test("cells with markup, turned text and formulas are text, and no other row's answer is another", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  const names = [MARKUP, `甲${TURNED}`, "=1+1", "@SUM(A1)", "__proto__", "constructor", "x".repeat(100_000)];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [...names, "乙"].map((name) => `${quoted(name)},金牌,数据专线,地市内,2026-09-30 16:00`);
  await page.goto("/sales.html?lang=zh-CN&view=bulk");
  await page.locator("sla-bulk input[type=file]").setInputFiles({ name: `${MARKUP.replaceAll("/", "")}.csv`, mimeType: "text/csv", buffer: Buffer.from(`线路,客户等级,业务类型,范围,起算时间\n${rows.join("\n")}\n`) });
  await page.getByRole("button", { name: "开始计算" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已算出" })).toBeVisible();
  const shown = await page.locator("table.answers tbody tr").evaluateAll((found) => found.map((one) => [...one.querySelectorAll("td")].map((cell) => cell.textContent!.trim()).filter((text) => /^\d{4}-\d\d-\d\d$/.test(text)).join("|")));
  expect(shown).toHaveLength(rows.length);
  expect([...new Set(shown)]).toEqual(["2026-10-10|2026-10-10|2026-10-08"]);
  expect(await harmless(page)).toContain("<script>");
  expect(complaints).toEqual([]);
});

test("an address with markup is answered as if that were not there, and says what it did not take", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  const bad = encodeURIComponent(MARKUP);
  for (const address of [`index.html?lang=zh-CN&service=${bad}&customer-tier=gold&x=${bad}`, `index.html?lang=${bad}`, `sales.html?lang=zh-CN&label=${bad}&view=${bad}`, `policy.html?q=${bad}&lang=zh-CN`, `record.html?line=${bad}`, `calendar.html?${bad}=${bad}`, `frame.html?lang=zh-CN&process=${bad}`, `index.html?lang=zh-CN#${bad}`, `index.html?policy-src=https://elsewhere.example/x.json`]) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(300);
    const text = await harmless(page);
    expect(text.length, address).toBeGreaterThan(100);
  }
  expect(complaints).toEqual([]);
});

test("a document of another origin that is not meant for us is an error with a name, and no date is shown", async ({ page }) => {
  const asked: (string | undefined)[] = [];
  const other = http.createServer((request, response) => {
    asked.push(request.headers.cookie);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(read("policies/cmcc-group-customer.json")));
  });
  await new Promise<void>((ready) => other.listen(0, "localhost", ready));
  try {
    const address = `http://localhost:${(other.address() as AddressInfo).port}/policy.json`;
    await host(page, `<sla-calculator ${ATTRIBUTES} policy-src="${address}"></sla-calculator>${SCRIPT}`);
    await expect.poll(async () => (await told(page)).errors.length).toBeGreaterThan(0);
    expect((await told(page)).quotes).toEqual([]);
    expect(await harmless(page)).not.toMatch(/\d月\d+日/);
    expect(asked.every((cookie) => cookie === undefined)).toBe(true);
  } finally {
    other.close();
  }
});
