/** The places where a text of somebody else's can enter a page, one by one: files of quotes, notices, records, policies and pauses, and paper. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { harmless, MARKUP, TURNED, withText } from "./support/hostile";
import { complaintsOf } from "./support/page";
import { expect, test, type Page } from "./support/test";

const read = (...file: string[]): string => readFileSync(path.join(import.meta.dirname, "../..", ...file), "utf8");
const FORMULA = "=HYPERLINK(\"https://elsewhere.example/x\")";
const LONG = "金".repeat(1_000_000);
const csv = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n"));
const DESK = "/sales.html?lang=zh-CN&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

/** A list of two lines that was worked out on the desk, and the quote file with it. */
async function quoteFile(page: Page): Promise<Record<string, unknown> & { list: { answers: string[][]; names: string[]; text: string }; sheet: Record<string, string> }> {
  await page.goto(`${DESK}&view=bulk`);
  await page.locator("sla-bulk input[type=file]").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("线路,客户等级,起算日期\n甲,金牌,2026-09-30\n乙,金牌,2026-10-08\n") });
  await page.getByRole("button", { name: "开始计算" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已算出" })).toHaveText("2行已算出，0行有误");
  await page.getByRole("tab", { name: "报价单" }).click();
  await expect(page.locator("section.list").getByRole("row", { name: /^甲 / })).toContainText("2026-10-10");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "保存报价文件" }).click()]);
  return JSON.parse(readFileSync(await file.path(), "utf8"));
}
async function opened(page: Page, file: unknown): Promise<void> {
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${DESK}&view=sheet`);
  await page.getByLabel("打开报价文件").setInputFiles({ name: "quote.json", mimeType: "application/json", buffer: Buffer.from(typeof file === "string" ? file : JSON.stringify(file)) });
}

test("a list in a quote file has the dates of now on the sheet and on paper, whatever its author wrote", async ({ page }) => {
  const file = await quoteFile(page);
  const forged = { ...file, list: { ...file.list, answers: file.list.answers.map((row) => row.map(() => "2031-01-01")) } };
  await opened(page, forged);
  const list = page.locator("section.list");
  for (const media of ["screen", "print"] as const) {
    await page.emulateMedia({ media });
    // Three working days: Saturday 10 October is worked; from the 8th, Monday 12.
    await expect(list.getByRole("row", { name: /^甲 / })).toContainText("2026-10-10");
    await expect(list.getByRole("row", { name: /^乙 / })).toContainText("2026-10-12");
    await expect(page.locator("sla-desk")).not.toContainText("2031");
  }
  // So it is when the page is opened again, and in the file that is saved from it.
  await page.emulateMedia({ media: "screen" });
  await page.reload();
  await expect(list.getByRole("row", { name: /^甲 / })).toContainText("2026-10-10");
  await expect(page.locator("sla-desk")).not.toContainText("2031");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "保存报价文件" }).click()]);
  expect(readFileSync(await saved.path(), "utf8")).not.toContain("2031");
});

/** A copy with one text, after the other, replaced by `text`. */
function* spoilt(value: unknown, text: string): Generator<unknown> {
  if (typeof value === "string") return void (yield text);
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) for (const one of spoilt((value as Record<string, unknown>)[key], text)) yield Array.isArray(value) ? value.map((own, at) => (String(at) === key ? one : own)) : { ...value, [key]: one };
}

test("a quote file of somebody else's with markup in any of its texts runs nothing and shows no other date", async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  const file = await quoteFile(page);
  const complaints = complaintsOf(page, baseURL);
  const { answers: _, ...rest } = file;
  const all = [...spoilt({ ...rest, list: { ...file.list, answers: [], limits: [], ids: [] } }, MARKUP)];
  expect(all.length).toBeGreaterThan(20);
  const input = page.getByLabel("打开报价文件");
  for (const one of all) {
    await input.setInputFiles({ name: "quote.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ ...(one as object), answers: file["answers"] })) });
    await page.waitForTimeout(80);
  }
  await harmless(page);
  for (const text of ["{", "null", "[]", '{"__proto__":{"ran":1}}', JSON.stringify({ ...file, sheet: { ...file.sheet, customer: LONG } })]) {
    await input.setInputFiles({ name: "quote.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.waitForTimeout(80);
  }
  await opened(page, { ...file, sheet: { ...file.sheet, customer: MARKUP, notes: `甲${TURNED}`, number: FORMULA } });
  await expect(page.getByRole("textbox", { name: "客户", exact: true })).toHaveValue(MARKUP.replaceAll("\n", ""));
  await page.emulateMedia({ media: "print" });
  const paper = await harmless(page);
  expect(paper).toContain("<script>");
  await expect(page.locator("section.list").getByRole("row", { name: /^甲 / })).toContainText("2026-10-10");
  expect(await page.evaluate(() => "ran" in {})).toBe(false);
  expect(complaints).toEqual([]);
});

test("a notice and a calendar with markup, turned text and ten megabytes are refused in a sentence, and the next notice is read", async ({ page, baseURL }) => {
  test.setTimeout(120_000);
  const complaints = complaintsOf(page, baseURL);
  const notice = read("tests/support/notices.rs").match(/pub const NEXT: &str = "([^"]+)"/)![1]!;
  await page.goto("/calendar.html?lang=zh-CN");
  const field = page.locator(".paste textarea");
  for (const text of [notice.replace("放假", `${MARKUP}放假`), notice.replaceAll("月", `月${TURNED}`), MARKUP, FORMULA, "金".repeat(3_400_000)]) {
    await field.fill(text);
    await page.locator(".paste .primary").click();
    await expect(page.locator(".paste .primary")).toBeEnabled({ timeout: 60_000 });
    await harmless(page);
  }
  await page.locator(".paste details summary").click();
  const calendar = JSON.parse(read("data/calendars/cn.json")) as Record<string, unknown>;
  for (const file of [JSON.stringify(withText({ ...calendar, version: "2026.99" }, MARKUP)), "{", '{"__proto__":{"ran":1}}']) {
    await page.locator(".paste input[type=file][accept*=json]").setInputFiles({ name: "cn.json", mimeType: "application/json", buffer: Buffer.from(file) });
    await page.waitForTimeout(300);
    await harmless(page);
  }
  await page.reload();
  await field.fill(notice);
  await page.locator(".paste .primary").click();
  await expect(page.getByRole("table", { name: "2027年10月" }).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a record whose every cell has markup, turned text or a formula is text, and its own lines alone have its tickets", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  await page.goto("/record.html?lang=zh-CN");
  const head = ["工单号", "专线", "客户", "客户等级", "业务保障等级", "业务", "范围", "申告时间", "恢复时间", "暂停开始", "暂停结束", "暂停原因"];
  const good = ["T1", "L-1", "甲", "金牌", "AAA", "数据专线", "地市内", "2026-05-05 10:00", "2026-05-05 13:00", "", "", ""];
  const rows = head.flatMap((_, at) => [MARKUP, `甲${TURNED}`, FORMULA, "__proto__"].map((text) => good.map((cell, place) => (place === at ? text : place ? cell : `T-${at}-${text.length}`))));
  await page.locator("sla-record .intake input[type=file]").first().setInputFiles({ name: `${MARKUP.replaceAll("/", "")}.csv`, mimeType: "text/csv", buffer: csv([head, good, ...rows]) });
  await page.getByRole("button", { name: "查看这一年" }).first().click();
  await expect(page.locator("sla-record .tiles, sla-record [role=alert]").first()).toBeVisible();
  await page.locator("sla-record details:not([open]) > summary").evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
  await page.waitForTimeout(500);
  await harmless(page);
  expect(await page.evaluate(() => "ran" in {})).toBe(false);
  expect(complaints).toEqual([]);
});

test("a policy of somebody else's, and a table for the guided start, with markup everywhere are text", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  await page.goto("/policy.html?lang=zh-CN");
  const give = (text: string) => page.locator("input[type=file]").first().setInputFiles({ name: `${MARKUP.replaceAll("/", "")}.json`, mimeType: "application/json", buffer: Buffer.from(text) });
  const policy = read("data/policies/cmcc-group-customer.json");
  for (const text of [JSON.stringify(withText(JSON.parse(policy), MARKUP)), policy.replaceAll('"id": "change.suspend"', `"id": ${JSON.stringify(MARKUP)}`), "{", '{"__proto__":{"ran":1}}', JSON.stringify({ schema: 1, [LONG]: 1 })]) {
    await give(text);
    await page.waitForTimeout(700);
    await harmless(page);
  }
  const guided = page.locator("textarea[name=guided-table]");
  await page.getByText("从一张表开始编写规则").click();
  await guided.fill([["项目", MARKUP], [MARKUP, "4小时"], [`甲${TURNED}`, MARKUP], [FORMULA, "__proto__"]].map((row) => row.join("\t")).join("\n"));
  await page.waitForTimeout(700);
  await harmless(page);
  expect(complaints).toEqual([]);
});

test("pauses that are pasted with markup are refused row by row, as text", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  await page.goto(`${DESK}&view=pause`);
  const field = page.getByRole("textbox", { name: "粘贴多段" });
  await field.fill(`${MARKUP},2026-10-08 00:00,2026/10/9 00:00\n客户,${MARKUP},2026-10-09\n客户${TURNED},2026-10-08 00:00,2026-10-09 00:00\n${FORMULA}\t__proto__\tconstructor`);
  await page.getByRole("button", { name: "加入记录" }).click();
  await expect(page.getByRole("alert")).toContainText("第1行");
  expect(await harmless(page)).toContain("<script>");
  // Marks of direction are no part of a cause: that row alone is a pause.
  await expect(page.getByRole("list", { name: "挂起记录" }).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "粘贴多段" })).not.toHaveValue(/2026-10-08 00:00,2026-10-09 00:00/);
  expect(complaints).toEqual([]);
});
