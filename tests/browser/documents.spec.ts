/** Documents that a host names: while one cannot be had nothing is answered in its place, and it can be tried again. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Page } from "./support/test";

const ATTRIBUTES = 'customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"';
const SCRIPT = '<script type="module" src="../embed/sla-calculator.js"></script>';
const data = (file: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data", file), "utf8"));

async function host(page: Page, body: string): Promise<void> {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title></head><body>${body}</body></html>`;
  await page.route("**/portal/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto("portal/host.html");
}

const row = (page: Page, title: string) => page.locator("[part=commitment]").filter({ has: page.getByRole("button", { name: title, exact: true }) });

test("a policy that cannot be had is named in the page's language, the built-in one does not stand in for it, and it can be tried again", async ({ page }) => {
  let there = false;
  await page.route("**/portal/own.json", (route) => (there ? route.fulfill({ json: data("policies/telecom-public-facts.json") }) : route.fulfill({ status: 404 })));
  await host(page, `<sla-calculator policy-src="own.json" process="repair" area="urban" network-grade="A" start-at="2026-10-01T08:00"></sla-calculator>${SCRIPT}`);
  await expect(page.getByRole("alert")).toContainText("规则文件“own.json”未能使用，因此不显示任何日期；没有改用内置规则。");
  await expect(page.getByRole("alert")).toContainText("服务器答复404。");
  await page.screenshot({ path: path.join(import.meta.dirname, "../../target/screenshots/document-missing-1280.png") });
  await expect(page.locator("[part=hero]")).toHaveCount(0);
  await page.evaluate(() => { document.documentElement.lang = "en"; });
  await expect(page.getByRole("alert")).toContainText("The policy document “own.json” could not be used");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toContainText("The server answered 404.");
  there = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("sla-calculator")).toContainText("3 Oct, 08:00"); // 48 hours in towns
});

const calendar = data("calendars/cn.json");
for (const [what, answer, reason] of [
  ["is no JSON", { body: "<html>" }, "内容不是JSON。"],
  ["is refused", { json: { ...calendar, noticesThrough: "2026" } }, "位置 /noticesThrough"],
  ["does not come", undefined, "没有连上服务器。"],
] as const) {
  test(`a calendar that ${what} is named with its reason, and no date is shown`, async ({ page }) => {
    await page.route("**/portal/days.json", (route) => (answer ? route.fulfill(answer) : route.abort()));
    await host(page, `<sla-calculator ${ATTRIBUTES} calendar-src="days.json"></sla-calculator>${SCRIPT}`);
    await expect(page.getByRole("alert")).toContainText("节假日文件“days.json”未能使用，因此不显示任何日期；没有改用内置节假日安排。");
    await expect(page.getByRole("alert")).toContainText(reason);
    await expect(page.getByText("10月")).toHaveCount(0);
  });
}

test("another document that fails later takes the place of no answer: the old one is marked as such", async ({ page }) => {
  await page.route("**/portal/days.json", (route) => route.fulfill({ status: 500 }));
  await host(page, `<sla-calculator ${ATTRIBUTES}></sla-calculator>${SCRIPT}`);
  await expect(row(page, "停机办理")).toContainText("10月10日（周六）");
  await page.locator("sla-calculator").evaluate((element) => element.setAttribute("calendar-src", "days.json"));
  await expect(page.getByRole("alert")).toContainText("节假日文件“days.json”未能使用");
  await page.locator("sla-calculator").evaluate((element) => element.removeAttribute("calendar-src"));
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a newer calendar beside the script brings the names of its notices, and a calendar that stands alone follows it", async ({ page }) => {
  // An amended notice makes Saturday 10 October 2026 a rest day.
  const newer = structuredClone(calendar);
  newer.version = "2026.10";
  newer.notices.push({ id: "2026-amended", year: 2026, title: "关于调整2026年国庆节放假的通知", date: "2026-03-02" });
  for (const one of newer.days) {
    if (one.from === "2026-10-10") Object.assign(one, { kind: "holiday", notice: "2026-amended" });
  }
  await page.route("**/embed/calendars/cn.json", (route) => route.fulfill({ json: newer }));
  await host(page, `<sla-calculator ${ATTRIBUTES}></sla-calculator><sla-calendar id="alone" month="2026-10"></sla-calendar>${SCRIPT}`);
  await row(page, "停机办理").getByRole("button", { name: "停机办理", exact: true }).click();
  await expect(page.getByRole("group", { name: "怎么算的：停机办理" })).toContainText("10月10日（周六）放假（国庆节，2026年3月2日通知）");
  await expect(page.locator("#alone").getByRole("gridcell", { name: /^2026年10月10日，星期六，放假，国庆节/ })).toHaveCount(1);
});

test("a reading that is not the default stands out above the answer, in its rows and in the explanation, and one press takes it back", async ({ page }) => {
  // Received on a Saturday: counted from Monday 14 September by default, taken as received on it by the other reading.
  await host(page, `<sla-calculator></sla-calculator>${SCRIPT}`);
  await expect(page.locator("[part=hero]")).toBeVisible();
  await page.locator("sla-calculator").evaluate((element) => {
    (element as unknown as { request: unknown }).request = {
      dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-12", readings: { nonWorkingReceipt: "received-next" },
    };
  });
  const mark = page.getByRole("group", { name: "本结果采用了非默认读法" });
  await expect(mark).toContainText("起点在非工作日时怎样起算：起点移到下一个工作日，该日不计入（默认：当日不计入，从下一个工作日数第1天）");
  await expect(row(page, "停机办理")).toContainText("9月17日（周四）");
  await expect(row(page, "停机办理")).toContainText("非默认读法");
  await row(page, "停机办理").getByRole("button", { name: "停机办理", exact: true }).click();
  await expect(page.getByRole("group", { name: "怎么算的：停机办理" })).toContainText("起点移到下一个工作日，该日不计入（默认");
  await page.emulateMedia({ media: "print" });
  await expect(mark).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await mark.getByRole("button", { name: "恢复默认读法" }).click();
  await expect(mark).toHaveCount(0);
  await expect(row(page, "停机办理")).toContainText("9月16日（周三）");
  await expect(page.getByText("非默认读法")).toHaveCount(0);
});
