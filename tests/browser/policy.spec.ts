/** The rules page: browse, search, and a document of one's own. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";
const bundled = (): Record<string, never> & { rules: { id: string; limit?: { amount: number } }[] } =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data/policies/cmcc-group-customer.json"), "utf8"));

async function open(page: Page, query = CASE): Promise<void> {
  await page.goto(`policy.html${query}`);
  await expect(page.getByRole("article").first()).toBeVisible();
}

async function bring(page: Page, document: unknown): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({ name: "own.json", mimeType: "application/json", buffer: Buffer.from(typeof document === "string" ? document : JSON.stringify(document)) });
}

const article = (page: Page, title: string) => page.getByRole("article").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

test("every rule of the document stands there with its quoted source, and the page says where it comes from", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("article")).toHaveCount(bundled().rules.length);
  await expect(article(page, "停机办理").locator("blockquote").first()).toContainText("停机、销户时限统一为3个工作日");
  await expect(page.getByRole("region", { name: "来源" })).toContainText("未经运营商确认");
});

test("the limits of each tier stand side by side", async ({ page }) => {
  await open(page);
  // Rule R08 of the specification.
  const tiers = article(page, "业务验收").getByRole("group", { name: /客户服务等级/ });
  await expect(tiers.getByRole("definition")).toHaveText(["10个工作日", "10个工作日", "15个工作日", "15个工作日"]);
});

test("search finds rules by number, source or title, and by matter", async ({ page }) => {
  await open(page);
  await page.getByRole("searchbox").fill("R25");
  await expect(article(page, "停机办理")).toBeVisible();
  await expect(article(page, "故障受理")).toHaveCount(0);
  await page.getByRole("searchbox").fill("没有这样的规则");
  await expect(page.getByText("没有符合条件的规则")).toBeVisible();
  await page.getByRole("searchbox").fill("");
  await page.getByRole("combobox", { name: "事项" }).selectOption("notice");
  await expect(page.getByRole("heading", { level: 2, name: /第五章/ })).toHaveCount(0);
});

test("the contents lead to each chapter, and to each matter where rules stand by matter", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const contents = page.getByRole("navigation", { name: "目录" });
  await contents.getByRole("link", { name: "第八章 信息通告服务", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^第八章 信息通告服务 \d/ })).toBeInViewport();
  await page.getByRole("radio", { name: "按事项" }).check();
  await contents.getByRole("link", { name: "投诉处理", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^投诉处理/ })).toBeInViewport();
});

test("readings are listed with the one in use", async ({ page }) => {
  await open(page);
  const suspend = article(page, "停机办理");
  await suspend.getByText(/^读法/).click();
  await expect(suspend.getByText("当日不计入，从下一个工作日数第1天")).toContainText("采用");
});

test("a document with one changed limit shows what moves, and only that", async ({ page }) => {
  await open(page);
  const own = bundled();
  own.rules.find(({ id }) => id === "change.suspend")!.limit!.amount = 5;
  await bring(page, own);
  await expect(page.locator("table.moves tbody tr").filter({ hasText: "停机办理" })).toContainText("10月10日（周六）");
  // Five working days after 30 September: 8, 9, 10 (make-up), 12, 13 October.
  await expect(page.locator("table.moves tbody tr").filter({ hasText: "停机办理" })).toContainText("10月13日（周二）");
  // Cancellation has the limit of suspension; resumption has its own table.
  await expect(page.locator("table.moves")).toContainText("销户办理");
  await expect(page.locator("table.moves")).not.toContainText("复机办理");
  await expect(page.getByRole("heading", { name: "您载入的规则文件" })).toBeVisible();
  await page.getByRole("button", { name: "恢复内置规则" }).click();
  await expect(page.getByRole("heading", { name: "来源" })).toBeVisible();
  await expect(page.locator("table.moves")).toHaveCount(0);
});

test("a fault is told with its place in the document and what stands there", async ({ page }) => {
  await open(page);
  const own = bundled();
  const at = own.rules.findIndex(({ id }) => id === "change.suspend");
  (own.rules[at]!.limit as { amount: unknown }).amount = "three";
  await bring(page, own);
  await expect(page.getByRole("alert")).toContainText(`/rules/${at}/limit/amount`);
  await expect(page.getByRole("alert")).toContainText("three");
  await expect(page.getByRole("article")).toHaveCount(own.rules.length);
});

for (const [what, text, said] of [
  ["a comma too many", '{"a": [1, 2,]}', "第1行第13列的“]}”"],
  ["a name without marks", '{\n  "a": 1,\n  b: 2\n}', "第3行第3列的“b: 2”"],
  ["a text that breaks off", '{"a": {"b": [1', "内容在第1行第15列中断"],
  ["a second document", "{} {}", "第1行第4列的“{}”"],
  ["nothing", "  ", "还没有内容"],
] as const) {
  test(`${what} is told in Chinese by line and column`, async ({ page }) => {
    await open(page);
    await page.getByLabel("或粘贴规则文件的内容").fill(text);
    await page.getByRole("button", { name: "检查并比较" }).click();
    await expect(page.getByRole("alert")).toContainText(said);
    await expect(page.getByRole("alert")).not.toContainText(/JSON input|unexpected|expected/i);
  });
}

for (const [what, spoil, said] of [
  ["a field that is missing", (own: Record<string, unknown>) => { delete own["zone"]; }, "缺少“zone”这一项"],
  ["a field that nobody reads", (own: Record<string, unknown>) => { own["zzz"] = 1; }, "这里没有“zzz”这一项，可以有的是："],
  ["a list for an object", (own: Record<string, unknown>) => { own["rules"] = {}; }, "这里的内容不合规则文件的格式"],
] as const) {
  test(`${what} is told in Chinese, with the engine's words beside it`, async ({ page }) => {
    await open(page);
    const own = bundled();
    spoil(own as Record<string, unknown>);
    await bring(page, own);
    await expect(page.getByRole("alert")).toContainText(said);
    await expect(page.getByRole("alert").locator("[lang=en]")).not.toBeEmpty();
  });
}

test("what is not JSON is refused in words", async ({ page }) => {
  await open(page);
  await page.getByLabel("或粘贴规则文件的内容").fill("{ not json");
  await page.getByRole("button", { name: "检查并比较" }).click();
  await expect(page.getByRole("alert")).toContainText("这不是JSON文件");
});

test("another operator's document with other dimensions is shown whole", async ({ page }) => {
  await open(page);
  await bring(page, readFileSync(path.join(import.meta.dirname, "../../data/policies/telecom-public-facts.json"), "utf8"));
  await expect(article(page, "网络开通时限（最长）")).toBeVisible();
});

test("the guide's live examples answer, and its code can be copied", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-10-01T09:00:00+08:00"));
  await page.goto("embedding.html?lang=zh-CN");
  await expect(page.locator(".live sla-calculator [part=hero]")).toHaveCount(4);
  // Two days from eight in the morning of the day on which the guide is read; none of its examples is overdue.
  await expect(page.locator(".policy sla-calculator")).toContainText("10月3日 08:00");
  await expect(page.locator(".live").getByText("已超时")).toHaveCount(0);
  await expect(page.locator(".readonly .live").getByRole("radio", { name: "银牌" })).toBeDisabled();
  await expect(page.locator(".calendar sla-calendar table")).toBeVisible();
  await page.locator(".frame .live").scrollIntoViewIfNeeded();
  await expect(page.frameLocator(".frame iframe").locator("[part=hero]")).toBeVisible();
});

test("every custom property and part that the guide names is there", async ({ page }) => {
  await page.goto("embedding.html?lang=zh-CN");
  await expect(page.locator(".live sla-calculator [part=hero]").first()).toBeVisible();
  const tokens = readFileSync(path.join(import.meta.dirname, "../../www/elements/shared/tokens.css"), "utf8");
  const properties = await page.getByRole("region", { name: "自定义属性" }).getByRole("rowheader").allTextContents();
  expect(properties.length).toBeGreaterThan(10);
  for (const property of properties) expect(tokens).toContain(`var(${property},`);
  const parts = await page.getByRole("region", { name: "部件" }).getByRole("rowheader").allTextContents();
  for (const part of parts) await expect(page.locator(`sla-calculator [part~=${part}]`).first(), part).toBeAttached();
});
