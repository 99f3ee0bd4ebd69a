/** What a host's scripts and links give the elements: nothing, something else than they take, moments of other zones, faults in every place. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { CASE, NOW, open } from "./support/page";
import { expect, test, type Page } from "./support/test";

const CASE_OF = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" };
const NONE = [null, undefined];
const WRONG: unknown[] = [5, "zzz", true, [], () => 1];

async function host(page: Page, body: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  await page.clock.setFixedTime(new Date(NOW));
  await page.route("**/portal/host.html", (route) => route.fulfill({
    contentType: "text/html; charset=utf-8", body: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title></head><body>${body}</body></html>`,
  }));
  await page.goto("portal/host.html");
  return complaints;
}

const SCRIPT = '<script type="module" src="../embed/sla-calculator.js"></script>';
const note = (page: Page) => page.locator("sla-calculator .stale-note");

/** Sets a property to one thing after another and lets the element draw itself each time; `FUNCTION` stands for a function. */
async function give(page: Page, tag: string, property: string, values: unknown[]): Promise<void> {
  for (const value of values) {
    await page.locator(tag).evaluate(async (element, [name, given]) => {
      const one = element as unknown as Record<string, unknown> & { updateComplete: Promise<unknown> };
      one[name as string] = given === "FUNCTION" ? () => 1 : given;
      await one.updateComplete;
    }, [property, typeof value === "function" ? "FUNCTION" : value] as const);
  }
}

test("a request of nothing is as if not set, before the element is there and after", async ({ page }) => {
  const complaints = await host(page, `<sla-calculator></sla-calculator><sla-calculator></sla-calculator>
    <script>const [a, b] = document.querySelectorAll("sla-calculator"); a.request = null; b.request = ${JSON.stringify(CASE_OF)};</script>${SCRIPT}`);
  const [example, asked] = [page.locator("sla-calculator").nth(0), page.locator("sla-calculator").nth(1)];
  await expect(example.locator("[part=hero]")).toBeVisible();
  // What was set before the script came is the request, and the property is the element's own.
  await expect(asked.locator("[part=hero]")).toContainText("10月8日（周四）24时前");
  for (const none of ["null", "undefined"]) {
    await asked.evaluate((element, given) => { (element as unknown as { request: unknown }).request = given === "null" ? null : undefined; }, none);
    await expect(asked.getByRole("radio", { name: "金牌" })).toBeChecked();
    // The present moment is the example's start again.
    await expect(asked.locator(".moment .time").first()).toHaveValue("16:10");
  }
  expect(complaints).toEqual([]);
});

test("no property of any element breaks it, whatever a script sets it to", async ({ page }) => {
  const complaints = await host(page, `<sla-calculator start-at="2026-09-30T16:00"></sla-calculator><sla-calendar></sla-calendar><sla-compare></sla-compare><sla-bulk></sla-bulk>${SCRIPT}`);
  await expect(page.locator("sla-calculator sla-calendar table")).toBeVisible();
  await expect(page.locator("sla-compare table")).toBeVisible();
  await expect(page.locator("sla-bulk textarea, sla-bulk input").first()).toBeAttached();
  const PROPERTIES: Record<string, string[]> = {
    "sla-calculator": ["request", "process"],
    "body > sla-calendar": ["month", "deadlines", "exclusions", "commitment", "today", "marked", "only", "clipped"],
    "sla-compare": ["request", "dimension", "base"],
    "sla-bulk": ["request"],
  };
  for (const [tag, properties] of Object.entries(PROPERTIES)) {
    for (const property of properties) await give(page, tag, property, [...WRONG, ...NONE]);
  }
  await expect(page.locator("sla-calculator [part=hero]")).toBeVisible();
  await expect(page.locator("body > sla-calendar").getByRole("grid", { name: "2026年9月" })).toBeVisible();
  await expect(page.locator("sla-compare table")).toBeVisible();
  expect(complaints).toEqual([]);
});

/** A request with one fault, and what is said of it: with the value that is wrong, or with its place where there is none to show. */
const FAULTS: [given: object, zh: string, en: string][] = [
  [{ dimensions: { zzz: "x" } }, "无法识别“zzz”这一项", "There is no field “zzz”"],
  [{ events: { zzz: "2026-10-01" } }, "无法识别“zzz”这一项", "There is no field “zzz”"],
  [{ conditions: { zzz: true } }, "无法识别“zzz”这一项", "There is no field “zzz”"],
  [{ figures: { zzz: { amount: 5, units: "businessDays" } } }, "无法识别“zzz”这一项", "There is no field “zzz”"],
  [{ readings: { zzz: "x" } }, "无法识别“zzz”这一项", "There is no field “zzz”"],
  [{ finishedAt: { zzz: "2026-10-01" } }, "无法识别“zzz”这一项", "There is no field “zzz”"],
  [{ readings: { nonWorkingReceipt: "zzz" } }, "没有“zzz”这一选项", "“zzz” is not one of the choices"],
  [{ readings: { dayEnd: "close-of-business" } }, "还缺一项内容（位置 /readings/closingTime）", "A value is missing (at /readings/closingTime)"],
  [{ audience: "zzz" }, "没有“zzz”这一选项", "“zzz” is not one of the choices"],
  [{ conditions: { emergency: "yes" } }, "“yes”的写法不对（位置 /conditions/emergency）", "“yes” has the wrong form (at /conditions/emergency)"],
  [{ figures: { newGroupLimit: { amount: -3, units: "businessDays" } } }, "“-3”不是正整数", "“-3” is not a whole positive number"],
  [{ exclusions: [{ from: "2026-10-09T00:00", to: "2026-10-08T00:00", cause: "customer" }] }, "结束须晚于开始，且都要有时刻", "The end must be after the start, both with a time"],
  [{ exclusions: [{ from: "2026-10-08T00:00", to: "2026-10-09T00:00", cause: "zzz" }] }, "没有“zzz”这一选项", "“zzz” is not one of the choices"],
  [{ exclusions: 5 }, "的写法不对（位置 /exclusions）", "has the wrong form (at /exclusions)"],
  [{ exclusions: [5] }, "的写法不对（位置 /exclusions/0）", "has the wrong form (at /exclusions/0)"],
  [{ zzz: 5 }, "无法识别“zzz”这一项", "There is no field “zzz”"],
  [{ events: "zzz" }, "“zzz”的写法不对（位置 /events）", "“zzz” has the wrong form (at /events)"],
  [{ now: "zzz" }, "“zzz”不是有效的日期或时刻", "“zzz” is not a date or a time"],
  [{ finishedAt: { "change.suspend": "1999-13-01" } }, "“1999-13-01”不是有效的日期或时刻", "“1999-13-01” is not a date or a time"],
];

for (const [at, lang] of (["zh-CN", "en"] as const).entries()) {
  test(`every fault of a request that no field in sight can show is told above the last answer: ${lang}`, async ({ page }) => {
    // No row of a fault asks for a figure.
    await open(page, `${CASE.replace("zh-CN", lang)}&process=fault`);
    for (const [part, ...sentences] of FAULTS) {
      await page.locator("sla-calculator").evaluate((element, request) => { (element as unknown as { request: unknown }).request = request; },
        { ...CASE_OF, ...part, dimensions: { ...CASE_OF.dimensions, ...(part as typeof CASE_OF).dimensions } });
      await expect(note(page), JSON.stringify(part)).toContainText(sentences[at]!);
      // None of the engine's own English; its codes and places are the same in every language.
      await expect(note(page), JSON.stringify(part)).not.toContainText(/there is no|is needed|is not a value|`/);
    }
    await page.locator("sla-calculator").evaluate((element, request) => { (element as unknown as { request: unknown }).request = request; }, CASE_OF);
    await expect(note(page)).toHaveCount(0);
  });
}

test("a start that there is not, before there was any answer, is told in the answer's place", async ({ page }) => {
  await host(page, `<sla-calculator start-at="2026-02-30T10:00"></sla-calculator>${SCRIPT}`);
  await expect(page.locator("sla-calculator .answer").getByRole("alert")).toContainText("没有2026年2月30日（该月28天）");
  await page.locator("sla-calculator").evaluate((element) => element.setAttribute("start-at", "2026-09-30T16:00"));
  await expect(page.locator("sla-calculator [part=hero]")).toContainText("10月8日（周四）24时前");
});

test("a document that cannot be used is told in the page's language, the engine's words where they are unfolded", async ({ page }) => {
  await page.route("**/own.json", (route) => route.fulfill({ json: { schema: "zzz" } }));
  await host(page, `<sla-calculator policy-src="own.json"></sla-calculator>${SCRIPT}`);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("规则文件“own.json”未能使用");
  await expect(alert).toContainText("规则文件有误（位置 /");
  const detail = alert.locator("[lang=en]");
  await expect(detail).toBeHidden();
  await alert.getByText("技术细节（英文）").click();
  await expect(detail).toBeVisible();
  await expect(detail).toContainText("`");
});

for (const tag of ["sla-calculator", "sla-calendar", "sla-compare", "sla-bulk"]) {
  test(`a document that is not there is told in the page's language, and can be tried again: ${tag}`, async ({ page }) => {
    await host(page, `<${tag} policy-src="missing.json"></${tag}>${SCRIPT}`);
    const alert = page.locator(tag).getByRole("alert");
    await expect(alert).toContainText("规则文件“missing.json”未能使用");
    await expect(alert).toContainText("服务器答复404。");
    await expect(alert).not.toContainText(/could not|loaded/);
    const document = readFileSync(path.join(import.meta.dirname, "../../data/policies/cmcc-group-customer.json"), "utf8");
    await page.route("**/missing.json", (route) => route.fulfill({ contentType: "application/json", body: document }));
    await alert.getByRole("button", { name: "重试" }).click();
    await expect(alert).toHaveCount(0);
  });
}

// 18:00 and 23:30 of UTC are 02:00 and 07:30 of the next day in China; 12:00 of Tokyo is 11:00.
for (const [written, date, time, said] of [
  ["2026-09-29T18:00Z", "2026-09-30", "02:00", "9月30日 02:00"],
  ["2026-09-29T23:30:15Z", "2026-09-30", "07:30", "9月30日 07:30"],
  ["2026-09-30T12:00+09:00", "2026-09-30", "11:00", "9月30日 11:00"],
  ["2026-09-30T16:00+08:00", "2026-09-30", "16:00", "9月30日 16:00"],
] as const) {
  test(`a start of ${written} stands in the form by China's clocks, from a link and from a request`, async ({ page }) => {
    const moment = page.locator("sla-calculator #startAt, sla-calculator .moment .time").first();
    await page.setViewportSize({ width: 900, height: 900 });
    await open(page, CASE.replace("2026-09-30T16:00", encodeURIComponent(written)));
    await expect(page.locator("sla-calculator .summary")).toContainText(said.replace(" ", "\u00a0"));
    for (const request of [undefined, { ...CASE_OF, startAt: written }]) {
      if (request) await page.locator("sla-calculator").evaluate((element, given) => { (element as unknown as { request: unknown }).request = given; }, request);
      await expect(moment).toHaveValue(date);
      await expect(page.locator("sla-calculator .moment .time").first()).toHaveValue(time);
    }
  });
}
