/**
 * Pictures of every state in `target/screenshots`, to be looked at one by one, beside those of every page that `pages.spec.ts` writes;
 * none may scroll sideways or lack its answer.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fits, hero } from "./support/page";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

// Many pictures to a test: a page is loaded once and taken through its states.
test.setTimeout(300_000);

const root = path.join(import.meta.dirname, "../..");
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };
type Size = keyof typeof SIZES;

/** Longer pages are lists whose states show at their beginning. */
const HIGHEST = 4000;

/** The whole page in one picture: the window is made as high as it, so that what sticks to an edge stands in its own place. */
async function picture(page: Page, name: string, size: Size): Promise<void> {
  const { width, height } = SIZES[size];
  await page.setViewportSize({ width, height });
  await fits(page, name);
  const whole = Math.min(HIGHEST, await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)));
  if (whole > height) await page.setViewportSize({ width, height: whole });
  await page.screenshot({ path: path.join(root, `target/screenshots/${name}-${size}.png`) });
  await page.setViewportSize({ width, height });
}

/** The same state in both languages. */
async function pictures(page: Page, name: string, size: Size): Promise<void> {
  for (const [lang, other] of [["zh", "English"], ["en", "中文"]] as const) {
    await expect(page.locator("#language")).toHaveText(other);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await picture(page, `${name}-${lang}`, size);
    await page.locator("#language").click();
  }
  await expect(page.locator("#language")).toHaveText("English");
}

const DIMENSIONS = { customerTier: "gold", service: "data-line", locality: "intra-city" };
const AAA = { ...DIMENSIONS, assuranceLevel: "AAA" };
const START = "2026-09-30T16:00";

/** State, process, request, and a text of its answer. */
const STATES: [name: string, process: string, request: object, shows: string][] = [
  ["change", "change", { startAt: START }, "10月8日（周四）24时前"],
  ["figures", "change", { startAt: START, figures: { activationLimit: { amount: 5, units: "businessDays" } } }, "10月16日（周五）"],
  ["finished", "change", { startAt: START, finishedAt: { "change.resume": "2026-10-08T10:00", "change.suspend": "2026-10-12T09:00" }, now: "2026-10-12T10:00:00+08:00" }, "按时完成"],
  ["reading", "change", { startAt: "2026-09-12", readings: { nonWorkingReceipt: "received-next" } }, "9月17日（周四）"],
  ["open-level", "fault", { startAt: START }, "9月30日 18:00 至 10月1日 00:00"],
  ["fault", "fault", { startAt: START, dimensions: AAA }, "9月30日 16:30下一次"],
  ["no-time", "fault", { startAt: "2026-09-30", dimensions: AAA }, "请补充时刻"],
  ["overdue", "fault", { startAt: START, dimensions: AAA, now: "2026-09-30T23:20:00+08:00" }, "已超时5小时20分"],
  ["complaint", "complaint", { startAt: START, dimensions: AAA }, "投诉处理"],
  ["notice", "notice", { startAt: "2026-10-12" }, "9月24日（周四）24时前"],
  ["acceptance", "delivery", { startAt: START }, "没有注明是对客户的承诺"],
  ["acceptance-sales", "delivery", { startAt: START, audience: "sales" }, "10月20日（周二）"],
  ["all", "all", { startAt: START, dimensions: AAA }, "有日期的承诺"],
  ["operator", "all", { startAt: START, audience: "operator" }, "内部服务标准，不是对客户的承诺"],
  ["provisional", "change", { startAt: "2027-02-04", now: "2027-02-04T09:00:00+08:00" }, "2月13日–15日"],
];

async function take(page: Page, [, process, request, shows]: (typeof STATES)[number]): Promise<void> {
  await page.locator("sla-calculator").evaluate((element, given) => Object.assign(element, given), { process, request: { dimensions: DIMENSIONS, ...request } });
  await expect(page.locator("sla-calculator")).toContainText(shows);
}

for (const size of Object.keys(SIZES) as Size[]) {
  test(`the calculator's states on a ${size}`, async ({ page }) => {
    await page.setViewportSize(SIZES[size]);
      await page.goto("index.html?lang=zh-CN");
    await expect(hero(page)).toContainText("示例");
    await pictures(page, "example", size);
    for (const state of STATES) {
      await take(page, state);
      await pictures(page, state[0], size);
    }
    await take(page, STATES[0]!);
    const fold = page.getByRole("button", { name: /修改/ });
    if (size === "phone") await fold.click();
    await page.getByText("其他情况与时间").click();
    await page.getByRole("textbox", { name: /发起业务开通工单 日期/ }).fill("2026-02-30");
    await page.getByRole("textbox", { name: /发起业务开通工单 日期/ }).press("Tab");
    await expect(page.getByRole("alert")).toContainText("没有2026年2月30日");
    await picture(page, "refused-zh", size);
  });

  test(`the states of the other pages on a ${size}`, async ({ page }) => {
    await page.setViewportSize(SIZES[size]);
      await page.goto("policy.html?lang=zh-CN");
    await settled(page);
    const own = JSON.parse(readFileSync(path.join(root, "data/policies/cmcc-group-customer.json"), "utf8")) as { rules: { id: string; limit?: { amount: number } }[] };
    const panel = page.getByText("载入自己的规则", { exact: true });
    if (size === "phone") await panel.click();
    await page.getByRole("textbox", { name: /粘贴/ }).fill('{"schema":1}');
    await page.getByRole("button", { name: "检查并比较" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await picture(page, "policy-refused-zh", size);
    own.rules.find(({ id }) => id === "change.suspend")!.limit!.amount = 5;
    await page.locator("input[type=file]").setInputFiles({ name: "own.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(own)) });
    await expect(page.getByRole("region", { name: "比较结果" })).toBeVisible();
    await pictures(page, "policy-own", size);
    await page.goto("sales.html?lang=zh-CN");
    for (const name of ["对比", "倒推", "挂起记录", "批量", "报价单"]) {
      await page.getByRole("tab", { name }).click();
      await expect(page.getByRole("tab", { name })).toHaveAttribute("aria-selected", "true");
      await pictures(page, `sales-${["对比", "倒推", "挂起记录", "批量", "报价单"].indexOf(name) + 1}`, size);
    }
  });

  test(`what stands there before and without an answer, on a ${size}`, async ({ page, browser, baseURL }) => {
    await page.setViewportSize(SIZES[size]);
      // The engine is on its way for ever, then it does not come.
    await page.route(/\.wasm(\.gz)?$/, () => undefined);
    await page.goto("index.html?lang=zh-CN");
    await expect(page.locator("sla-calculator [aria-busy=true]")).toBeAttached();
    await picture(page, "loading-zh", size);
    await page.unroute(/\.wasm(\.gz)?$/);
    await page.route(/\.wasm(\.gz)?$/, (route) => route.abort());
    for (const lang of ["zh-CN", "en"]) {
      await page.goto(`index.html?lang=${lang}`);
      await expect(page.getByRole("alert")).toBeVisible();
      await picture(page, `failed-${lang.slice(0, 2)}`, size);
    }
    const plain = await browser.newPage({ baseURL: baseURL!, viewport: SIZES[size], javaScriptEnabled: false });
    await plain.goto("index.html");
    await expect(plain.getByText("请在浏览器中开启脚本")).toBeVisible();
    await plain.screenshot({ path: path.join(root, `target/screenshots/no-script-${size}.png`) });
    await plain.close();
  });
}

/** States in which a colour says something. */
const COLOURED = STATES.filter(([name]) => ["change", "overdue", "provisional", "open-level"].includes(name));
const OTHERS = ["sales", "policy", "record", "calendar", "embedding"];

for (const size of Object.keys(SIZES) as Size[]) {
  test(`dark, in both languages, on a ${size}`, async ({ page }) => {
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto("index.html?lang=zh-CN");
    await settled(page);
    for (const state of COLOURED) {
      await take(page, state);
      await pictures(page, `${state[0]}-dark`, size);
    }
    for (const name of OTHERS) {
      await page.goto(`${name}.html?lang=zh-CN`);
      await settled(page);
      await pictures(page, `${name}-dark`, size);
    }
  });
}

test("forced colours and large text", async ({ page }) => {
  await page.setViewportSize(SIZES.desk);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await page.goto("index.html?lang=zh-CN");
  await settled(page);
  for (const state of COLOURED) {
    await take(page, state);
    await picture(page, `${state[0]}-forced`, "desk");
  }
  for (const name of ["sales", "policy"]) {
    await page.goto(`${name}.html?lang=zh-CN`);
    await settled(page);
    for (const size of Object.keys(SIZES) as Size[]) await picture(page, `${name}-forced`, size);
    await page.setViewportSize(SIZES.desk);
  }
  await page.emulateMedia({ forcedColors: "none" });
  for (const size of Object.keys(SIZES) as Size[]) {
    await page.setViewportSize(SIZES[size]);
    await page.goto(`frame.html?lang=zh-CN&density=large&customer-tier=gold&service=data-line&locality=intra-city&start-at=${START}`);
    await settled(page);
    await picture(page, "large", size);
  }
});
