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

/** Section 2 of the specification, typed out by hand: heads and cells as the source prints them. */
const PRINTED: Record<string, string[]> = {
  "5-6": ["业务类别|开通进度反馈", "金牌|银牌|铜牌|标准", "专线接入类业务|反馈3次|反馈3次|反馈2次|反馈2次", "叠加类业务|反馈1次|反馈1次|反馈1次|反馈1次"],
  "5-7": ["服务承诺|金牌级|银牌级|铜牌级|标准级|备注", "业务开通交付报告|●|●|空白|空白|可选项指标需达到一定比例", "业务交付测试报告|●|●|●|●", "专门维护人员|●|●|●|●", "服务满意度调查|●|●|○|○"],
  "6-1": ["业务类别|时限(单位:工作日)", "金牌级|银牌级|铜牌级|标准级", "叠加类业务|地市内|1|1|2|2", "跨省/跨地市|2|2|3|3", "专线接入类业务|地市内|1|1|2|2", "跨省/跨地市|2|2|3|3"],
  "7-1": ["业务类别|AAA级|AA级|A级|普通级", "地市内/跨地市|2|4|6|8", "跨省|4|5|6|8"],
  "7-2": ["业务类别|AAA级|AA级|A级|普通级", "地市内/跨地市|2|4|6|8", "跨省|4|5|6|8"],
  "7-3": ["故障处理反馈|金牌级|银牌级|铜牌级|标准级", "阶段反馈故障处理情况|每30分钟主动反馈客户|每1小时主动反馈客户|按需反馈客户|按需反馈客户", "口头反馈故障原因和处理结果|故障处理完成后30分钟内向客户反馈"],
  "7-4": ["故障处理结果反馈|金牌级|银牌级|铜牌级|标准级", "提交故障处理书面报告|2个工作日内需主动提供故障报告|按需于7日内提供故障报告|按需提供故障报告|按需提供故障处理确认书"],
  "7-5": ["指标|AAA级|AA级|A级|普通级", "同一专线故障重复发生次数|≤4次/年|≤6次/年|≤8次/年|≤10次/年", "年业务中断历时|≤6小时|≤12小时|≤24小时|≤48小时"],
  "8-1": ["指标|金牌级|银牌级|铜牌级|标准级", "告知方式|告知函|工单、电子邮件|工单、电子邮件|工单、电子邮件", "客户确认反馈|需要|需要|无|无", "根据客户需要调整时间|可调整|不可调整|不可调整|不可调整", "割接后客户确认|有|有|无|无"],
};

const lines = (page: Page, table: string): Promise<string[]> =>
  page.locator(`#printed-${table} tr`).evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent!.replace("（适用于所选情形）", "").trim()).join("|")));
const marked = (page: Page, table: string) => page.locator(`#printed-${table} td.mine`);

test("each of the nine tables stands as the source prints it, every cell of it, with no case chosen", async ({ page }) => {
  await open(page, "?lang=zh-CN");
  await expect(page.locator(".source-table")).toHaveCount(9);
  for (const [table, expected] of Object.entries(PRINTED)) expect(await lines(page, table), table).toEqual(expected);
  await expect(page.locator(".mine")).toHaveCount(0);
  for (const select of await page.getByRole("group", { name: "我的情形" }).getByRole("combobox").all()) await expect(select).toHaveValue("");
});

test("the cells of one's own case are marked, and all that are left open by it", async ({ page }) => {
  await open(page, "?lang=zh-CN");
  const choose = (name: string, value: string) => page.locator(`.own-case select[name=${name}]`).selectOption(value);
  await choose("customerTier", "bronze");
  // Nothing is said of the service yet: both rows of the column.
  await expect(marked(page, "5-6")).toHaveText([/^反馈2次/, /^反馈1次/]);
  await choose("service", "vpn-line");
  await choose("locality", "cross-city");
  await expect(marked(page, "5-6")).toHaveText([/^反馈1次\s*（适用于所选情形）$/]);
  await expect(marked(page, "6-1")).toHaveText([/^3\s/]);
  await expect(marked(page, "8-1")).toHaveText([/^工单、电子邮件/, /^无/, /^不可调整/, /^无/]);
  await choose("assuranceLevel", "AA");
  await expect(marked(page, "7-2")).toHaveText([/^4\s/]);
  await expect(page).toHaveURL(/locality=cross-city/);
});

test("a cell that a document changes is what its table shows", async ({ page }) => {
  await open(page, "?lang=zh-CN");
  const own = bundled() as unknown as { tables: { id: string; rows: { cells: Record<string, number> }[] }[] };
  own.tables.find(({ id }) => id === "6-1")!.rows[3]!.cells["bronze"] = 9;
  await bring(page, own);
  await expect(page.locator("#printed-6-1")).toContainText("9");
  expect(await lines(page, "6-1")).toEqual([...PRINTED["6-1"]!.slice(0, 5), "跨省/跨地市|2|2|9|3"]);
});

test("a document without printed tables shows each rule's limits for every value", async ({ page }) => {
  await open(page, "?lang=zh-CN");
  const own = bundled() as unknown as Record<string, unknown>;
  delete own["printedTables"];
  await bring(page, own);
  await expect(page.locator(".source-table")).toHaveCount(0);
  const rows = article(page, "复机办理").locator("tbody tr");
  await expect(rows.filter({ hasText: "跨地市" })).toHaveText(/2个工作日.*2个工作日.*3个工作日.*3个工作日/);
  await expect(rows.filter({ hasText: "地市内" })).toHaveText(/1个工作日.*1个工作日.*2个工作日.*2个工作日/);
});

test("what the source is, what it lacks and what was repaired is said, and notes are told apart from quotations", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "?lang=zh-CN");
  const from = page.getByRole("region", { name: "来源" });
  for (const said of ["范本(编辑修改稿)", "表5-1至表5-5", "图8-1", "安徽，2012年", "724小时", "表5-6之前损坏的标签"]) await expect(from).toContainText(said);
  await expect(article(page, "故障处理书面报告").locator("blockquote").first()).toHaveText("根据客户业务的重要程度,在故障处理结束后按需向客户提交故障处理的书面报告,相关要求见表7-4。");
  await expect(article(page, "故障处理书面报告").locator(".remark")).toContainText("说明（非原文）");
  // A piece from another place says so; a translation never stands in the quotation's place.
  await expect(article(page, "投诉处理").locator(".place")).toHaveText("第七章（二） 故障处理 · 表7-2");
  await page.getByRole("link", { name: "English" }).click();
  await expect(article(page, "Suspension").locator("blockquote[lang=zh-CN]").first()).toHaveText("停机、销户时限统一为3个工作日");
  await expect(article(page, "Suspension").locator(".translation").first()).toContainText("Translation");
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

test("a document that is nested deeper than calls can be is refused with a sentence", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await open(page);
  await bring(page, "[".repeat(9_000) + "]".repeat(9_000));
  await expect(page.locator(".own-panel").getByRole("alert")).toContainText("规则文件有误");
  await expect(page.getByRole("button", { name: "检查并比较" })).toBeEnabled();
  expect(errors).toEqual([]);
});
