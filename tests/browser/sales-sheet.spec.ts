/** The quote sheet: printing, and the file that reopens to the same answer. */
import { readFile } from "node:fs/promises";
import { extractText, getDocumentProxy } from "unpdf";
import { calendarBefore, today, under } from "./support/documents";
import { violations } from "./support/axe";
import { fits } from "./support/page";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&view=sheet&service=data-line&locality=intra-city&start-at=2026-09-30T16:00&figure.activationLimit=10";

async function open(page: Page, query = CASE): Promise<void> {
  await page.goto(`/sales.html${query}`);
  await expect(page.getByRole("table")).toBeVisible();
}

async function saved(page: Page): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "保存报价文件" }).click()]);
  return readFile(await file.path(), "utf8");
}

const give = (page: Page, text: string) =>
  page.getByLabel("打开报价文件").setInputFiles({ name: "quote.json", mimeType: "application/json", buffer: Buffer.from(text) });

test("a quote file reopens to the same sheet and the same answer, and says so", async ({ page }) => {
  await open(page);
  await page.getByRole("textbox", { name: "报价单编号" }).fill("SLA-2026-001");
  await page.getByRole("textbox", { name: "客户" }).fill("<b>某公司</b>");
  await page.keyboard.press("Tab");
  const text = await saved(page);
  await open(page, "?lang=zh-CN&view=sheet&service=vpn-line&locality=cross-province&start-at=2026-03-02T09:00");
  await give(page, text);
  await expect(page.locator("sla-desk").getByRole("status")).toContainText("一致");
  await expect(page.getByRole("textbox", { name: "报价单编号" })).toHaveValue("SLA-2026-001");
  await expect(page.getByRole("textbox", { name: "客户" })).toHaveValue("<b>某公司</b>");
  await expect(page.getByRole("combobox", { name: "业务", exact: true })).toHaveValue("data-line");
  await expect(page.getByRole("textbox", { name: /业务开通时限/ })).toHaveValue("10");
  expect(await saved(page)).toBe(text);
});

test("a sheet shows only what follows from its event: what other events start has its limit and no date", async ({ page }) => {
  await page.goto("/sales.html?lang=zh-CN&view=sheet&service=data-line&locality=intra-city&start-at=2026-09-30T16:00");
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) });
  await expect(row("停机办理")).toContainText("10月10日");
  await expect(row("业务验收")).toContainText("10个工作日");
  await expect(row("业务验收")).not.toContainText("10月");
  // As the moment of the works' completion it starts acceptance: 8, 9, 10, 12 to 16, 19 and 20 October.
  await page.getByRole("combobox", { name: "起算时间是什么的时间" }).selectOption("work-completed");
  await expect(row("业务验收")).toContainText("10月20日");
  await expect(row("停机办理")).not.toContainText("10月10日");
});

test("a sheet is for one tier or compares them, and paper has the rows that the screen has", async ({ page }) => {
  await page.goto("/sales.html?lang=zh-CN&view=sheet&service=data-line&locality=intra-city&start-at=2026-09-30T16:00");
  const table = page.locator("sla-compare table");
  const seen = () => table.locator("tbody tr:not(.group)").evaluateAll((rows) => rows.filter((row) => (row as HTMLElement).offsetHeight > 0).length);
  await expect(table.getByRole("columnheader")).toHaveCount(5);
  await page.getByRole("combobox", { name: "报价单内容" }).selectOption({ label: "金牌" });
  await expect(table.getByRole("columnheader")).toHaveCount(2);
  await expect(page.locator("sla-compare")).not.toContainText("基准");
  const onScreen = await seen();
  expect(onScreen).toBeGreaterThan(20);
  await page.emulateMedia({ media: "print" });
  expect(await seen()).toBe(onScreen);
  await expect(page.locator(".sheet-head")).toContainText("金牌·");
});

test("a file of an older calendar says which dates moved, from what to what, and by which notice", async ({ page }) => {
  await under(page, { calendar: calendarBefore(2026) });
  await open(page);
  const text = await saved(page);
  await today(page);
  await open(page);
  await give(page, text);
  const outcome = page.locator("sla-desk").getByRole("status");
  await expect(outcome).toContainText("节假日安排由2025.1变为2026.1");
  // The 8th and 9th are worked; whether Saturday the 10th is, only the notice of 2026 said.
  await expect(outcome.getByRole("listitem").filter({ hasText: "金牌·停机办理" }))
    .toHaveText(/^金牌·停机办理：10月10日–12日 → 10月10日（周六）。\s+依据国务院办公厅关于2026年部分节假日安排的通知，国办发明电〔2025〕7号$/);
});

for (const [name, text, sentence] of [
  ["is no JSON", "今天", "不是本工具保存的报价文件"],
  ["is other JSON", '{"kind":"other"}', "不是本工具保存的报价文件"],
  ["the engine refuses", '{"kind":"sla-quote-file","version":1,"sheet":{},"request":{"dimensions":{"service":"x","locality":"intra-city"},"startAt":"2026-09-30"},"dimension":"customerTier","editions":{"policy":{},"calendar":{}},"answers":{}}', "未能完成"],
] as const) {
  test(`a file that ${name} gets a sentence and changes nothing`, async ({ page }) => {
    await open(page);
    await give(page, text);
    await expect(page.getByRole("alert")).toContainText(sentence);
    await expect(page.getByRole("combobox", { name: "业务", exact: true })).toHaveValue("data-line");
  });
}

/** What a reader of PDF finds on each page of the printed sheet; Chromium writes some characters as their radicals. */
async function printed(page: Page): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" }))));
  return text.map((one) => one.normalize("NFKC").replace(/\s+/g, " "));
}

for (const [lang, number, head, equal, other, foot] of [
  ["zh-CN", "报价单编号", "承诺 金牌 银牌 铜牌 标准", "停机办理 第六章 业务变更服务 10月10日(周六) 3个工作日 4级相同", "复机办理 第六章 业务变更服务 · 表6-1 10月8日(周四) 1个工作日 10月8日(周四) 1个工作日 10月9日(周五) 2个工作日",
    ["经办人", "盖章处", "依据公开节选编制,未经运营商确认,以合同为准", "业务开通时限10个工作日(客", "节假日安排 2026.1,收录至2026年12月31日"]],
  ["en", "Quote number", "Commitment Gold Silver Bronze Standard", "Suspension Chapter 6, service changes Sat 10 Oct 3 working days all 4 the same", "Resumption Chapter 6, service changes, table 6-1 Thu 8 Oct 1 working day Thu 8 Oct 1 working day Fri 9 Oct 2 working days",
    ["Prepared by", "Stamp", "not confirmed by the operator; the contract prevails", "Activation limit: 10 working days (entered by the account manager)", "calendar 2026.1, through 31 Dec 2026"]],
] as const) {
  test(`the sheet prints on at most three pages with its head, every row, editions, marks and signature lines, in ${lang}`, async ({ page }) => {
    await open(page, CASE.replace("zh-CN", lang));
    await page.getByRole("textbox", { name: number }).fill("SLA-2026-001");
    await page.keyboard.press("Tab");
    await expect(page.locator("sla-desk svg.qr")).toBeVisible();
    const pages = await printed(page);
    expect(pages.length).toBeLessThanOrEqual(3);
    expect(pages[0]).toContain("SLA-2026-001");
    // On the screen only differences are shown until all are asked for; paper has what is equal, too.
    const all = pages.join(" ");
    for (const text of [equal, other]) expect(all).toContain(text);
    for (const one of pages.slice(0, 2)) expect(one).toContain(head);
    for (const text of foot) expect(pages.at(-1)).toContain(text);
  });
}

test("what is worked on the screen is not printed", async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "保存报价文件" })).toBeHidden();
  await expect(page.getByRole("tab").first()).toBeHidden();
  await expect(page.getByRole("checkbox", { name: "只看不同" })).toBeHidden();
});

test("the sheet has no accessibility faults and no sideways scroll on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, CASE.replace("zh-CN", "en"));
  await fits(page);
  expect(await violations(page)).toEqual([]);
});

test("a file that cannot be opened takes the word on the one before it away", async ({ page }) => {
  await open(page);
  const text = await saved(page);
  await give(page, text);
  await expect(page.locator("sla-desk").getByRole("status")).toContainText("一致");
  await give(page, text.replace("data-line", "zzz"));
  await expect(page.getByRole("alert")).toContainText("未能完成");
  await expect(page.locator("sla-desk").getByRole("status")).toHaveCount(0);
});

for (const [name, value] of [["number", 5], ["customer", { a: 1 }], ["notes", null]] as const) {
  test(`a file whose field ${name} is no text is none of this tool, and nothing of it is taken over`, async ({ page }) => {
    await open(page);
    await page.getByRole("textbox", { name: "报价单编号" }).fill("SLA-1");
    await page.keyboard.press("Tab");
    const file = JSON.parse(await saved(page));
    await page.getByRole("textbox", { name: "报价单编号" }).fill("SLA-2");
    await page.keyboard.press("Tab");
    await give(page, JSON.stringify({ ...file, sheet: { ...file.sheet, [name]: value } }));
    await expect(page.getByRole("alert")).toContainText("不是本工具保存的报价文件");
    await expect(page.getByRole("textbox", { name: "报价单编号" })).toHaveValue("SLA-2");
  });
}

for (const [lang, caption] of [["en", "The code holds the request"]] as const) {
  test(`on paper nothing lies under the code, and the sheet's own title is the first, in ${lang}`, async ({ page }) => {
    await open(page, CASE.replace("zh-CN", lang).replace("&figure.activationLimit=10", ""));
    await expect(page.locator("sla-desk svg.qr")).toBeVisible();
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" })));
    const sheets = await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => (await (await pdf.getPage(at + 1)).getTextContent()).items
      .flatMap((one) => ("str" in one && one.str.trim() ? [{ text: one.str.normalize("NFKC"), left: Number(one.transform[4]), y: Number(one.transform[5]) }] : []))));
    const tool = lang === "en" ? "Sales desk" : "销售台";
    expect(sheets[0]!.some(({ text }) => text === tool)).toBe(false);
    const sheet = sheets.find((items) => items.some(({ text }) => text.includes(caption)))!;
    const { y: middle, left } = sheet.find(({ text }) => text.includes(caption))!;
    // The caption stands beside the middle of the code, which is nearly 100 points high: whatever stands left of it there lies under the code.
    expect(sheet.filter((one) => one.left < left && Math.abs(one.y - middle) < 40)).toEqual([]);
  });
}

for (const [lang, sentence] of [["zh-CN", "一个码装不下"], ["en", "too much for one code"]] as const) {
  test(`a quote that is too much for a code says so in its place, in ${lang}`, async ({ page }) => {
    const day = (at: number) => String(at + 1).padStart(2, "0");
    const pauses = Array.from({ length: 84 }, (_, at) => `&pause=customer~2026-1${at % 3}-${day(Math.floor(at / 3))}T09:00~2026-1${at % 3}-${day(Math.floor(at / 3))}T18:00`);
    await open(page, CASE.replace("zh-CN", lang) + pauses.join(""));
    const code = page.getByRole("region", { name: lang === "en" ? "Check code" : "核对码", exact: true });
    await expect(code).toContainText(sentence);
    await expect(code.getByRole("img")).toHaveCount(0);
    await expect(code.locator("code")).toContainText('"k":"sla-');
  });
}

test("two desks on a page keep their sheets and pauses apart, and one that is removed leaves nothing behind", async ({ page }) => {
  await open(page);
  const first = page.locator("sla-desk").first();
  const customer = (desk: typeof first) => desk.getByRole("textbox", { name: "客户" });
  await customer(first).fill("甲公司");
  await page.keyboard.press("Tab");
  const add = () => page.evaluate(() => {
    const desk = document.createElement("sla-desk") as HTMLElement & { state: object };
    const shown = document.querySelector("sla-desk") as HTMLElement & { state: object };
    desk.state = shown.state;
    shown.after(desk);
  });
  await add();
  const second = page.locator("sla-desk").nth(1);
  await expect(customer(second)).toHaveValue("");
  await customer(second).fill("乙公司");
  await page.keyboard.press("Tab");
  await second.getByRole("textbox", { name: "备注" }).fill("只给乙");
  await page.keyboard.press("Tab");
  await expect(customer(first)).toHaveValue("甲公司");
  await expect(first.getByRole("textbox", { name: "备注" })).toHaveValue("");
  await first.evaluate((element) => element.remove());
  await expect(customer(page.locator("sla-desk").first())).toHaveValue("乙公司");
  await add();
  await expect(customer(page.locator("sla-desk").nth(1))).toHaveValue("");
});

test("a sheet says which of its conditions are examples still, on the screen and on paper, and takes them at one press", async ({ page }) => {
  await page.goto("/sales.html?lang=zh-CN&view=sheet&customer-tier=gold&locality=intra-city");
  const examples = page.getByText(/以下仍是示例，尚未填写/);
  await expect(examples).toContainText("业务：数据专线");
  await expect(examples).toContainText("起算时间：");
  await expect(examples).not.toContainText("地市内");
  await page.emulateMedia({ media: "print" });
  await expect(examples).toBeVisible();
  await expect(page.locator(".sheet-head dd", { hasText: "数据专线（示例）" })).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  while (await page.getByRole("button", { name: "示例 · 采用" }).count()) await page.getByRole("button", { name: "示例 · 采用" }).first().click();
  await expect(examples).toHaveCount(0);
});

test("a date that there is not is named at its field: the start, the end of the offer, the day of the sheet", async ({ page }) => {
  await page.goto("/sales.html?lang=zh-CN&view=sheet&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-10-08");
  for (const [name, typed, said] of [["有效期至", "2026-02-30", "没有2026年2月30日（该月28天）"], ["日期", "2026-13-01", "“2026-13-01”不是有效的日期"], ["有效期至", "1999-01-01", "“1999-01-01”超出可算范围"]] as const) {
    const field = page.getByRole("textbox", { name, exact: true });
    await field.fill(typed);
    await field.press("Tab");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(".sheet-field").filter({ has: field }).getByRole("alert")).toContainText(said);
  }
  const start = page.getByRole("textbox", { name: "起算时间 日期" });
  await start.fill("2026-02-30");
  await start.press("Tab");
  await expect(page.getByRole("group", { name: /^起算时间/ }).getByRole("alert")).toContainText("没有2026年2月30日");
});
