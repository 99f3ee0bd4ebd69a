/** A link to a comparison holds the dates that were seen, and says under other rules which moved. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

async function open(page: Page, query: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`/sales.html${query}`);
  await expect(page.getByRole("table", { name: /对比$|side by side/ })).toBeVisible();
}

/** The address after a choice, with the dates. */
async function link(page: Page): Promise<string> {
  await open(page, CASE);
  await page.getByRole("radio", { name: "以铜牌为基准" }).check();
  await expect(page).toHaveURL(/&digest=/);
  return new URL(page.url()).search;
}

const notice = (page: Page) => page.getByRole("region", { name: "关于这个链接" });

test("a link to a comparison says nothing under the same rules and names each moved date with its tier under a newer calendar", async ({ page }) => {
  const old = await link(page);
  expect(old.length).toBeLessThan(1000);
  await open(page, old);
  await expect(page.getByRole("radio", { name: "以铜牌为基准" })).toBeChecked();
  await expect(notice(page)).toHaveCount(0);
  const calendar = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data/calendars/cn.json"), "utf8"));
  const { version } = calendar;
  calendar.version = "2026.10";
  calendar.days = calendar.days.filter((one: { from: string }) => one.from !== "2026-10-10");
  await page.route("**/calendars/cn.json", (route) => route.fulfill({ json: calendar }));
  await open(page, old);
  // Saturday 10 October 2026 is a rest day after all.
  await expect(notice(page).getByRole("row", { name: "金牌·停机办理 10月10日（周六） 10月12日（周一）", exact: true })).toBeVisible();
  await expect(notice(page).getByRole("row", { name: "铜牌·业务验收 10月27日（周二） 10月28日（周三）", exact: true })).toBeVisible();
  await expect(notice(page)).toContainText(`节假日安排：${version} → 2026.10`);
  expect(new URL(page.url()).search).toBe(old);
  await notice(page).getByRole("button", { name: "知道了" }).click();
  await expect(notice(page)).toHaveCount(0);
  await expect(page).toHaveURL(/calendar-version=2026\.10/);
});

test("a link to a sheet opens with its event and its tier, and compares what the sheet shows", async ({ page }) => {
  await open(page, `${CASE}&view=sheet`);
  await page.getByLabel("起算时间是什么的时间").selectOption("work-completed");
  await page.getByLabel("报价单内容").selectOption("gold");
  await expect(page).toHaveURL(/sheet-event=work-completed&sheet-value=gold&.*digest=/);
  const old = new URL(page.url()).search;
  await open(page, old);
  await expect(page.getByLabel("起算时间是什么的时间")).toHaveValue("work-completed");
  await expect(page.getByLabel("报价单内容")).toHaveValue("gold");
  await expect(notice(page)).toHaveCount(0);
  const calendar = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data/calendars/cn.json"), "utf8"));
  calendar.version = "2026.10";
  calendar.days = calendar.days.filter((one: { from: string }) => one.from !== "2026-10-10");
  await page.route("**/calendars/cn.json", (route) => route.fulfill({ json: calendar }));
  await open(page, old);
  // What waits for another event than the sheet's has no date that could move.
  await expect(notice(page).getByRole("row", { name: /^金牌·业务验收/ })).toBeVisible();
  await expect(notice(page).getByRole("row", { name: /停机办理/ })).toHaveCount(0);
  expect(new URL(page.url()).search).toBe(old);
});

test("a sheet's event and tier that do not exist are named and left out", async ({ page }) => {
  await open(page, `${CASE}&view=sheet&sheet-event=full-moon&sheet-value=platinum`);
  await expect(notice(page)).toContainText("sheet-event=full-moon");
  await expect(notice(page)).toContainText("sheet-value=platinum");
});

test("a comparison's dates that were altered are refused with a sentence, and the next choice leaves the link behind", async ({ page }) => {
  const old = await link(page);
  await open(page, old.replace(/digest=\w+/, "digest=000000"));
  await expect(notice(page)).toContainText("链接所附的日期记录不完整或被改动");
  await page.getByRole("radio", { name: "以银牌为基准" }).check();
  await expect(notice(page)).toHaveCount(0);
  await expect(page).toHaveURL(/base=silver/);
});

for (const [what, lang, parts, named] of [
  ["a value that does not exist", "zh-CN", { service: "zzz" }, ["service=zzz"]],
  ["the same in English", "en", { service: "zzz" }, ["service=zzz"]],
  ["a dimension that does not exist", "zh-CN", { foo: "x" }, ["foo=x"]],
  ["a pause by nobody's cause", "zh-CN", { pause: "constructor~2026-10-08T00:00~2026-10-09T00:00" }, ["pause=constructor~2026-10-08T00:00~2026-10-09T00:00"]],
  ["a day that does not exist", "zh-CN", { "start-at": "2026-02-30T10:00" }, ["start-at=2026-02-30T10:00"]],
  ["a figure that is no number", "zh-CN", { "figure.activationLimit": "abc" }, ["figure.activationLimit=abc"]],
  ["a reading and a document, which the desk takes from no link", "zh-CN", { "reading.nonWorkingReceipt": "received-next", "policy-src": "https://example.com/p.json" },
    ["reading.nonWorkingReceipt=received-next", "policy-src=https://example.com/p.json"]],
  ["a view and a line that do not exist", "zh-CN", { view: "zzz", item: "change.suspend~service=zzz" }, ["item=change.suspend~service=zzz", "view=zzz"]],
] as const) {
  test(`a link to the desk with ${what} compares all the rest, names that part and stays as it is`, async ({ page }) => {
    const query = new URLSearchParams({ lang, service: "data-line", locality: "cross-province", "start-at": "2026-09-30T16:00", ...parts });
    await open(page, `?${query}`);
    const about = page.getByRole("region", { name: lang === "en" ? "About this link" : "关于这个链接" });
    await expect.poll(async () => (await about.getByRole("listitem").allInnerTexts()).sort()).toEqual([...named].sort());
    await expect(page.getByRole("radio", { name: lang === "en" ? "Cross-province" : "跨省", exact: true })).toBeChecked();
    await expect(page.locator("sla-desk").getByRole("alert")).toHaveCount(0);
    expect(new URL(page.url()).searchParams.toString()).toBe(query.toString());
    await about.getByRole("button").click();
    await expect(about).toHaveCount(0);
    await expect.poll(() => new URL(page.url()).searchParams.get("locality")).toBe("cross-province");
    for (const part of named) await expect.poll(() => decodeURIComponent(page.url())).not.toContain(part);
  });
}

test("a comparison of its own names the value that is wrong, not the start", async ({ page }) => {
  await open(page, CASE);
  await page.locator("sla-compare").evaluate((element) => {
    Object.assign(element, { request: { dimensions: { service: "zzz", locality: "intra-city" }, startAt: "2026-09-30T16:00" } });
  });
  await expect(page.locator("sla-compare").getByRole("alert")).toHaveText("没有“zzz”这一选项");
});
