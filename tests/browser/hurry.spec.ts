/** A person in a hurry: what nobody knows is never told, what nobody chose never passes for chosen, and what leaves the page says when it was worked out. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { hero, open, row } from "./support/page";
import { expect, test } from "./support/test";

const FAULT = "?lang=zh-CN&process=fault&service=data-line&start-at=2026-09-30T23:10";
const NIGHT = "2026-09-30T23:20:00+08:00";
const group = (page: import("@playwright/test").Page, name: RegExp) => page.getByRole("group", { name });

test("tier, level and place unknown: the range over all of them, and which question narrows it most", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, `${FAULT}&customer-tier=unknown&locality=unknown`, NIGHT);
  await expect(group(page, /^客户服务等级/).getByRole("radio", { name: "不清楚" })).toBeChecked();
  await expect(group(page, /^范围/).getByRole("radio", { name: "不清楚" })).toBeChecked();
  const { commitments } = await page.locator("sla-calculator").evaluate((element) => (element as unknown as { quote: { commitments: { id: string; status: string; alternatives?: { dueAt: string; dimensions: object }[] }[] } }).quote);
  const restoration = commitments.find(({ id }) => id === "fault.restoration")!;
  // Asked with every value in turn, the engine gives the same ends.
  const ends = await page.locator("sla-calculator").evaluate((element) => {
    const { sla } = element as unknown as { sla: { quote(request: object): { commitments: { id: string; dueAt?: string }[] }; policy: { dimensions: { id: string; values: { id: string }[] }[] } } };
    const values = (id: string) => sla.policy.dimensions.find((one) => one.id === id)!.values.map((one) => one.id);
    const found = values("customerTier").flatMap((customerTier) => values("locality").flatMap((locality) => values("assuranceLevel").map((assuranceLevel) =>
      sla.quote({ dimensions: { customerTier, locality, assuranceLevel, service: "data-line" }, startAt: "2026-09-30T23:10" }).commitments.find(({ id }) => id === "fault.restoration")!.dueAt!)));
    return [...new Set(found)].sort();
  });
  expect([...new Set(restoration.alternatives!.map(({ dueAt }) => dueAt))].sort()).toEqual(ends);
  await expect(hero(page)).toContainText("范围缩小最多");
  await expect(hero(page)).toContainText("不清楚");
  await expect(hero(page).getByRole("status")).toContainText("至");
  await expect(page.getByRole("link", { name: "拨打 10086" })).toBeVisible();
  // What is the same for every tier and place has its date.
  await open(page, "?lang=zh-CN&process=change&service=data-line&customer-tier=unknown&locality=unknown&start-at=2026-09-30T16:00", "2026-09-30T16:10:00+08:00");
  await expect(row(page, "停机办理")).toContainText("10月10日");
  // The answers narrow it, one by one; unknown can be taken back.
  await group(page, /^客户服务等级/).getByRole("radio", { name: "金牌" }).click();
  await group(page, /^范围/).getByRole("radio", { name: "地市内" }).click();
  await expect(row(page, "复机办理")).toContainText("10月8日");
  await group(page, /^客户服务等级/).getByRole("radio", { name: "不清楚" }).click();
  await expect(row(page, "停机办理")).toContainText("10月10日");
  // And the address carries it.
  await expect.poll(() => new URL(page.url()).searchParams.get("customer-tier")).toBe("unknown");
  await page.reload();
  await expect(group(page, /^客户服务等级/).getByRole("radio", { name: "不清楚" })).toBeChecked();
});

for (const process of ["change", "fault", "complaint", "delivery", "all"]) {
  test(`with tier and place unknown every row can be opened, in whatever process: ${process}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 1000 });
    await open(page, `?lang=zh-CN&process=${process}&service=data-line&customer-tier=unknown&locality=unknown&start-at=2026-09-30T16:00`, NIGHT);
    const rows = page.locator("[part=commitment]").getByRole("button", { pressed: false, includeHidden: true });
    for (let at = 0; at < await rows.count(); at++) await rows.nth(at).evaluate((button: HTMLElement) => button.click());
    await expect(hero(page)).toBeVisible();
    await expect(page.getByRole("group", { name: /^怎么算的/ })).toBeVisible();
  });
}

test("late at every tier, place and level is late, with the hotline", async ({ page }) => {
  await open(page, `${FAULT.replace("2026-09-30T23:10", "2026-09-29T08:00")}&customer-tier=unknown&locality=unknown`, NIGHT);
  const outcome = await page.locator("sla-calculator").evaluate((element) => (element as unknown as { quote: { commitments: { id: string; outcome?: { state: string } }[] } }).quote.commitments.find(({ id }) => id === "fault.restoration")?.outcome?.state);
  expect(outcome).toBe("missed");
});

test("what nobody chose stays marked as an example, whatever else is chosen, and through the address", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, "", "2026-09-30T16:10:00+08:00");
  const marks = page.getByRole("button", { name: "示例 · 采用" });
  await expect(marks).toHaveCount(4);
  await group(page, /^客户服务等级/).getByRole("radio", { name: "银牌" }).click();
  await expect(marks).toHaveCount(3);
  await expect(hero(page).getByText("示例", { exact: true })).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.get("example")).toBe("start-at,service,locality");
  await page.reload();
  await expect(marks).toHaveCount(3);
  // The host's attributes have what was chosen and no more.
  expect(await page.locator("sla-calculator").evaluate((element) => [element.getAttribute("customer-tier"), element.getAttribute("start-at")])).toEqual([null, null]);
  for (let left = 3; left; left--) {
    await marks.first().click();
    await expect(marks).toHaveCount(left - 1);
  }
  await expect(hero(page).getByText("示例", { exact: true })).toHaveCount(0);
});

for (const [locale, lang, title] of [["en-GB", "en", "Group customer SLA calculator"], ["zh-TW", "zh-CN", "集团客户SLA计算器"], ["fr-FR", "zh-CN", "集团客户SLA计算器"]] as const) {
  test.describe(() => {
    test.use({ locale });
    test(`a browser of ${locale} is spoken to in ${lang}, unless the address says otherwise`, async ({ page }) => {
      for (const file of ["index.html", "policy.html"]) {
        await page.goto(file);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
      }
      await page.goto("index.html");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await page.goto("index.html?lang=zh-CN");
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    });
  });
}

for (const [lang, restoration, report, off] of [["zh-CN", "业务恢复", "故障处理书面报告", "休"], ["en", "Service restoration", "Written fault report", "Off"]] as const) {
  test(`a day off is marked beside a due day that is counted in days, and not beside an hour of a clock that runs through it, in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 1000 });
    // Five hours from 23:10 end on National Day, a day off; the report's seven days on 7 October, the last of the days off.
    const fault = `${FAULT.replace("zh-CN", lang)}&customer-tier=silver&locality=cross-province&assurance-level=AA`;
    await open(page, fault, NIGHT);
    await expect(hero(page)).toContainText(restoration);
    await expect(hero(page)).toContainText("04:10");
    await expect(hero(page).getByText(off, { exact: true })).toHaveCount(0);
    await open(page, `${fault}&event.fault-handled=2026-09-30T23:50&event.report-requested=2026-09-30T23:50`, NIGHT);
    await expect(row(page, restoration)).toContainText("04:10");
    await expect(row(page, restoration).getByText(off, { exact: true })).toHaveCount(0);
    await expect(row(page, report).getByText(off, { exact: true })).toBeVisible();
  });
}

test("a make-up workday is marked in the headline and in its row", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, "?lang=zh-CN&process=change&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00&event.change-completed=none", "2026-09-30T16:10:00+08:00");
  await expect(row(page, "停机办理").getByText("班", { exact: true })).toBeVisible();
  // Resumption is due before it and on an ordinary day.
  await expect(row(page, "复机办理").getByText("班", { exact: true })).toHaveCount(0);
  await open(page, "?lang=zh-CN&process=change&customer-tier=bronze&service=data-line&locality=cross-province&start-at=2026-09-30T16:00", "2026-09-30T16:10:00+08:00");
  await expect(hero(page)).toContainText("10月10日");
  await expect(hero(page).getByText("班", { exact: true })).toBeVisible();
});

test("every pause says its cause and how long it was, and the headline counts all of them", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const pauses = "&pause=customer~2026-10-01T00:00~2026-10-01T01:00&pause=interconnection~2026-10-01T02:00~2026-10-01T02:30";
  await open(page, `${FAULT}&customer-tier=silver&locality=cross-province&assurance-level=AA${pauses}`, NIGHT);
  await expect(hero(page)).toContainText("05:40");
  const steps = page.getByRole("group", { name: "怎么算的：业务恢复" }).getByRole("listitem");
  await expect(steps.filter({ hasText: "客户原因" }).filter({ hasText: "1小时" })).toHaveCount(1);
  await expect(steps.filter({ hasText: "互联互通原因" }).filter({ hasText: "30分钟" })).toHaveCount(1);
});

test("whatever is copied, saved or printed says whose it is, when it was worked out, and which day is made up for", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // What is drawn on the picture.
  await page.addInitScript(() => {
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
      drawn.push(text);
      draw.call(this, text, ...at);
    };
  });
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, "?lang=zh-CN&process=change&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00", "2026-09-30T16:10:00+08:00");
  await page.locator("sla-calculator").evaluate((element) => element.setAttribute("label", "T-2026/77"));
  await page.getByRole("button", { name: "复制结果" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("计算时刻：2026年9月30日");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("T-2026/77");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存图片" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("T-2026 77-办理变更-2026-09-30.png");
  expect(readFileSync(await download.path()).length).toBeGreaterThan(10_000);
  const drawn = await page.evaluate(() => (window as unknown as { drawn: string[] }).drawn.join("\n"));
  for (const text of ["T-2026/77", "计算时刻：2026年9月30日", "10月10日（周六），调休上班"]) expect(drawn).toContain(text);
  await page.emulateMedia({ media: "print" });
  const paper = page.locator("sla-calculator .inputs");
  await expect(paper).toBeVisible();
  for (const text of ["T-2026/77", "计算时刻：2026年9月30日 16:10"]) await expect(paper).toContainText(text);
  await expect(row(page, "停机办理").getByText("班", { exact: true })).toBeVisible();
});

test("Back undoes the last answer to a question and stays on the page; forward brings it again", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto("policy.html");
  await open(page, "?lang=zh-CN&process=change&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00", "2026-09-30T16:10:00+08:00");
  const tier = (name: string) => group(page, /^客户服务等级/).getByRole("radio", { name });
  await tier("银牌").click();
  await expect.poll(() => new URL(page.url()).searchParams.get("customer-tier")).toBe("silver");
  await group(page, /^范围/).getByRole("radio", { name: "跨省" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("locality")).toBe("cross-province");
  await page.goBack();
  await expect(group(page, /^范围/).getByRole("radio", { name: "地市内" })).toBeChecked();
  await expect(tier("银牌")).toBeChecked();
  await page.goBack();
  await expect(tier("金牌")).toBeChecked();
  await page.goForward();
  await expect(tier("银牌")).toBeChecked();
  await expect(page).toHaveURL(/index\.html/);
});

test("the case goes with whoever follows the navigation to the sales desk and back", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, "?lang=zh-CN&process=change&customer-tier=silver&service=vpn-line&locality=cross-city&start-at=2026-09-30T16:00", "2026-09-30T16:10:00+08:00");
  await expect.poll(() => new URL(page.url()).searchParams.get("dates")).toBeTruthy();
  await page.getByRole("navigation").getByRole("link", { name: /销售/ }).click();
  await expect(page.locator("sla-compare table")).toBeVisible();
  const asked = () => page.locator("sla-desk").evaluate((element) => (element as unknown as { request: { dimensions: object; startAt: string } }).request);
  expect(await asked()).toMatchObject({ dimensions: { service: "vpn-line", locality: "cross-city" }, startAt: "2026-09-30T16:00" });
  await expect(page.locator("#notices")).toBeEmpty();
  await page.getByRole("navigation").getByRole("link", { name: /计算/ }).click();
  await expect(hero(page)).toBeVisible();
  expect(await page.locator("sla-calculator").evaluate((element) => (element as unknown as { request: object }).request)).toMatchObject({ dimensions: { customerTier: "silver", service: "vpn-line", locality: "cross-city" }, startAt: "2026-09-30T16:00" });
});

test("the file to save keeps the case through a reload and a change of language, and an example stays one", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const file = pathToFileURL(path.join(import.meta.dirname, "../../dist/site/offline.html")).href;
  await page.goto(file);
  await expect(hero(page)).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await group(page, /^客户服务等级/).getByRole("radio", { name: "银牌" }).click();
  await group(page, /^范围/).getByRole("radio", { name: "不清楚" }).click();
  await expect.poll(() => page.url()).toContain("silver");
  await page.reload();
  await expect(group(page, /^客户服务等级/).getByRole("radio", { name: "银牌" })).toBeChecked();
  await expect(group(page, /^范围/).getByRole("radio", { name: "不清楚" })).toBeChecked();
  await expect(page.getByRole("button", { name: "示例 · 采用" })).toHaveCount(2);
  await page.getByRole("link", { name: "English" }).click();
  await page.reload();
  await expect(page.getByRole("group", { name: /^Customer/ }).getByRole("radio", { name: "Silver" })).toBeChecked();
});
