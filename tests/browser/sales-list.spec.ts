/** A list of circuits from the workbook that a customer sends to the quote that goes back, and on the day after. Dates are counted by hand. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { serial, workbook } from "../lists/xlsx.mjs";
import { violations } from "./support/axe";
import { calendarBefore, policyWithCell, today, under } from "./support/documents";
import { expect, test, type Page } from "./support/test";

const folder = path.join(import.meta.dirname, "../../target/screenshots");
const CASE = "/sales.html?lang=zh-CN&view=bulk&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

const run = (page: Page) => page.getByRole("button", { name: "开始计算" }).click();
const outcome = (page: Page) => page.getByRole("status").filter({ hasText: "已算出" });
const answers = (page: Page) => page.locator("table.answers tbody tr");

async function give(page: Page, bytes: Uint8Array | string, name: string): Promise<void> {
  await page.locator("sla-bulk input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes as string) });
}

async function saved(page: Page, name: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const LIST = `线路,客户等级,业务类型,范围,起算时间
甲,金牌,数据专线,地市内,2026-09-30 16:00
乙,银牌,数据专线,地市内,2026-09-30 16:00
丙,铜牌,数据专线,跨地市,2026-02-13 17:30
丁,白金,数据专线,地市内,2026-09-30 16:00
`;

async function quoted(page: Page, list = LIST, name = "list.csv"): Promise<void> {
  await page.goto(CASE);
  await give(page, list, name);
  await run(page);
  await expect(outcome(page)).toBeVisible();
}

test("rows are found by any of their cells, by whether they have a date, and sorted by a column both ways", async ({ page }) => {
  await quoted(page);
  const names = () => page.locator("table.answers th[scope=row]").allTextContents();
  await expect(page.getByText("共4行", { exact: true })).toBeVisible();
  await page.getByRole("searchbox", { name: "查找" }).fill("跨地市");
  await expect(page.getByText("共1行", { exact: true })).toBeVisible();
  await expect.poll(names).toEqual(["丙"]);
  await page.getByRole("searchbox", { name: "查找" }).fill("");
  await page.getByRole("combobox", { name: "显示" }).selectOption("undated");
  await expect.poll(names).toEqual(["丁"]);
  await page.getByRole("combobox", { name: "显示" }).selectOption("all");
  const head = page.getByRole("columnheader", { name: "停机办理" });
  // Up, down, and as in the list; rows without a date come last both ways.
  for (const [order, sorted] of [[["丙", "甲", "乙", "丁"], "ascending"], [["甲", "乙", "丙", "丁"], "descending"], [["甲", "乙", "丙", "丁"], null]] as const) {
    await head.getByRole("button").click();
    await expect.poll(names).toEqual(order);
    if (sorted) await expect(head).toHaveAttribute("aria-sort", sorted);
    else await expect(head).not.toHaveAttribute("aria-sort");
  }
});

test("a long list is shown a page at a time, and other rows begin with their first page", async ({ page }) => {
  await quoted(page, `线路,客户等级,起算时间\n${Array.from({ length: 140 }, (_, at) => `L${at},${at % 2 ? "金牌" : "银牌"},2026-09-30`).join("\n")}\n`);
  const pages = page.getByRole("navigation", { name: "结果的各页" });
  await expect(pages).toContainText("第1–30行，共140行");
  await expect(pages.getByRole("button", { name: "上一页" })).toBeDisabled();
  await pages.getByRole("button", { name: "下一页" }).click();
  await expect(pages).toContainText("第31–60行，共140行");
  await expect(answers(page).nth(0)).toContainText("L30");
  await page.getByRole("searchbox", { name: "查找" }).fill("金牌");
  await expect(pages).toContainText("第1–30行，共70行");
  await expect(answers(page).nth(0)).toContainText("L1");
  await page.getByRole("searchbox", { name: "查找" }).fill("L139");
  await expect(pages).toHaveCount(0);
});

test("a printed list says whose it is, what for and when, has every row, and none of the page's help", async ({ page }) => {
  await quoted(page, `线路,客户等级,起算时间\n${Array.from({ length: 40 }, (_, at) => `L${at},金牌,2026-09-30`).join("\n")}\n`);
  await page.getByRole("textbox", { name: /名单属于谁/ }).fill("甲集团");
  await page.getByRole("textbox", { name: /名单属于谁/ }).press("Tab");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "甲集团·业务变更" })).toBeVisible();
  await expect(page.getByText("2026-09-30 16:10算出")).toBeVisible();
  await expect(page.getByText("每行一条业务")).toBeHidden();
  await expect(answers(page)).toHaveCount(40);
});

test("on A4 nothing of a wide list is cut off: what only stands beside it is left out by name, and the tool's own heading with it", async ({ page }) => {
  await page.setViewportSize({ width: 718, height: 1000 });
  const more = ["序号", "联系人", "联系电话", "装机地址", "月租费（元）", "备注"];
  const wide = LIST.split("\n").map((line, at) => (line ? `${line},${(at ? more.map((name) => `${name}的内容比较长`) : more).join(",")}` : "")).join("\n");
  await quoted(page, wide);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("这些列没有印出：序号、联系人、联系电话、装机地址、月租费（元）、备注")).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "装机地址" })).toBeHidden();
  for (const name of ["停机办理", "客户等级", "起算时间"]) await expect(page.getByRole("columnheader", { name })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  const [table, room] = await page.locator("table.answers").evaluate((element) => [element.getBoundingClientRect().right, document.documentElement.clientWidth]);
  expect(table).toBeLessThanOrEqual(room!);
  await page.screenshot({ path: path.join(folder, "list-paper.png"), fullPage: true });
});

test("what is remarked of every row is said once above the table; where rows differ each has its own", async ({ page }) => {
  await quoted(page, "线路,客户等级,起算时间\n甲,金牌,2026-09-30\n乙,银牌,2026-09-30\n");
  await expect(page.getByText(/^各行都有：其他业务变更：规范节选中没有业务开通时限/)).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "说明" })).toHaveCount(0);
  await give(page, LIST, "list.csv");
  await run(page);
  await expect(page.getByRole("columnheader", { name: "说明" })).toHaveCount(1);
  await expect(page.getByText(/^各行都有/)).toHaveCount(0);
});

for (const [width, lang, day] of [[1440, "zh-CN", "日在前，即2026-10-09"], [390, "en", "day first: 2026-10-09"]] as const) {
  test(`which of day and month is first is one visible choice, made by the rest of the column, at ${width} in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(CASE.replace("zh-CN", lang));
    await give(page, "Circuit,Customer tier,Order date\nA,Gold,30/09/2026 16:00\nB,Silver,09/10/2026 09:05\n", "list.csv");
    const choice = page.getByRole("radio", { name: day });
    await expect(choice).toBeChecked();
    // A choice that cannot be seen is none.
    expect(Number(await choice.evaluate((input) => getComputedStyle(input).opacity))).toBe(1);
    expect((await choice.boundingBox())!.width).toBeGreaterThan(12);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: lang === "en" ? "Compute" : "开始计算" }).click();
    // Suspension in three working days: from 9 October the 10th, the 12th and the 13th.
    await expect(answers(page).nth(1)).toContainText("2026-10-13");
    await page.screenshot({ path: path.join(folder, `list-order-${width}.png`), fullPage: true });
  });
}

test("seconds of a system's clock are shown as the moments that they are read as", async ({ page }) => {
  await page.goto(CASE);
  await give(page, "线路,客户等级,创建时间\n甲,金牌,1790755200\n", "list.csv");
  await expect(page.getByRole("row", { name: /^创建时间/ })).toContainText("即2026-09-30 16:00");
  await run(page);
  await expect(answers(page).nth(0)).toContainText("2026-10-10");
});

test("a row that a notice moved since the list was kept names the notice", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2025-10-20T09:00:00+08:00"));
  await under(page, { calendar: calendarBefore(2026) });
  await quoted(page, "线路,客户等级,起算时间\n甲,金牌,2026-02-13 17:30\n乙,金牌,2025-09-30 16:00\n");
  await today(page);
  await page.goto(CASE);
  const moved = page.getByRole("status").filter({ hasText: "处不同" });
  // Suspension and cancellation in three working days, resumption in one; the notice of 2026 settles all three.
  await expect(moved).toContainText(/甲 停机办理：2026-02-\d\d – 2026-02-\d\d → 2026-02-25 依据.*2026年/);
  await expect(moved).not.toContainText("乙");
});

test("only the columns in which rows differ are shown, and what is the same in all of them is said once", async ({ page }) => {
  await quoted(page, LIST.replace(/丁.*\n/, ""));
  await expect(page.getByRole("columnheader", { name: "业务类型" })).toHaveCount(1);
  await page.getByRole("checkbox", { name: "只看各行不同的列" }).check();
  await expect(page.getByRole("columnheader", { name: "业务类型" })).toHaveCount(0);
  await expect(page.getByText(/^各行相同：.*业务类型 数据专线/)).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "客户等级" })).toHaveCount(1);
});

test("a row opens in the calculator with its explanation; nothing can be changed there", async ({ page }) => {
  await quoted(page);
  await page.getByRole("button", { name: "乙", exact: true }).click();
  const row = page.getByRole("region", { name: "第3行 乙" });
  await expect(row).toBeFocused();
  const calculator = row.locator("sla-calculator");
  await expect(calculator).toContainText("10月10日");
  // The walk of the calculator: the days that do not count, and the make-up Saturday that does.
  await expect(calculator.locator(".explanation").first()).toContainText(/国庆节/);
  await expect(calculator.locator("input:enabled:visible")).toHaveCount(0);
  await page.screenshot({ path: path.join(folder, "list-row-1280.png"), fullPage: true });
  expect(await violations(page)).toEqual([]);
  await row.getByRole("button", { name: "关闭" }).click();
  await expect(row).toHaveCount(0);
});

test("an open row is in the language that is chosen after it was opened", async ({ page }) => {
  await quoted(page);
  await page.getByRole("button", { name: "乙", exact: true }).click();
  const calculator = page.locator("sla-bulk sla-calculator");
  await expect(calculator).toContainText("停机办理");
  await page.getByRole("link", { name: "English" }).click();
  await expect(calculator).toContainText("Suspension");
  await expect(calculator).not.toContainText("停机办理");
});

test("at 1440 pixels the name stays in sight and the answers are seen without scrolling; the picture has both", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const wide = LIST.split("\n").map((line, at) => (line ? `${line},${at ? "某某大道一百二十八号某某大厦十二层机房,张三,13800000000" : "装机地址,联系人,联系电话"}` : "")).join("\n");
  await quoted(page, wide);
  const scroll = page.locator(".scroll", { has: page.locator("table.answers") });
  const frame = (await scroll.boundingBox())!;
  for (const name of ["停机办理", "销户办理", "复机办理"]) {
    const box = (await page.getByRole("columnheader", { name }).boundingBox())!;
    expect(box.x + box.width, name).toBeLessThanOrEqual(frame.x + frame.width);
  }
  await scroll.evaluate((element) => { element.scrollLeft = element.scrollWidth; });
  const lead = (await page.locator("table.answers th[scope=row]").first().boundingBox())!;
  expect(Math.round(lead.x)).toBe(Math.round(frame.x) + 1);
  await page.screenshot({ path: path.join(folder, "list-1440.png"), fullPage: true });
  const picture = await saved(page, "存为图片");
  expect(picture.name).toMatch(/\.png$/);
  const size = await page.evaluate(async (data) => { const image = new Image(); image.src = data; await image.decode(); return [image.width, image.height]; }, `data:image/png;base64,${picture.bytes.toString("base64")}`);
  expect(size[0]).toBeGreaterThan(500);
  expect(size[1]).toBeGreaterThan(250);
});

test("date and time of day in two columns of a workbook are one moment, and the page says which they are", async ({ page }) => {
  const rows = [
    ["电路", "客户等级", "保障等级", "业务类型", "范围", "申告日期", "申告时间"],
    ["A1", "金牌", "AAA", "数据专线", "地市内", { n: serial("2026-09-30"), style: 1 }, { n: (16 * 60 + 10) / 1440, style: 2 }],
    ["A2", "银牌", "AA", "数据专线", "跨省", { n: serial("2026-10-01"), style: 1 }, { n: (23 * 60 + 30) / 1440, style: 2 }],
  ];
  await page.goto(CASE);
  await give(page, workbook([{ name: "故障", rows }], { formats: ["yyyy/m/d", "h:mm"] }), "faults.xlsx");
  await expect(page.getByRole("combobox", { name: "“申告日期”当作" })).toHaveValue("startAt");
  await expect(page.getByRole("combobox", { name: "“申告时间”当作" })).toHaveValue("startClock");
  await expect(page.getByRole("combobox", { name: "计算什么" })).toHaveValue("fault");
  await run(page);
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
  // Two hours in the city at AAA; five hours across provinces at AA.
  await expect(answers(page).nth(0)).toContainText("2026-09-30 18:10");
  await expect(answers(page).nth(1)).toContainText("2026-10-02 04:30");
});

test("another sheet that looks like a list is named, so that half of a file is not taken for the whole", async ({ page }) => {
  const sheet = (name: string, count: number) => ({ name, rows: [["线路", "客户等级", "业务类型", "范围", "受理时间"], ...Array.from({ length: count }, (_, at) => [`${name}${at}`, "金牌", "数据专线", "地市内", "2026-09-30 16:00"])] });
  await page.goto(CASE);
  await give(page, workbook([sheet("省内", 2), sheet("跨省", 5)]), "two.xlsx");
  await expect(page.getByText("“省内”也像清单，没有一起计算")).toBeVisible();
  await page.getByRole("combobox", { name: "工作表" }).selectOption({ label: "省内" });
  await expect(page.getByText("“跨省”也像清单，没有一起计算")).toBeVisible();
});

test("twelve circuits in a workbook become a quote, a sheet and a workbook; opened the next day under a changed rule, the row that moved is named with its clause", async ({ page }) => {
  test.setTimeout(180_000);
  const tiers = ["金牌", "银牌", "铜牌", "标准"];
  const rows = Array.from({ length: 12 }, (_, at) => [
    `DL${String(at + 1).padStart(4, "0")}`, `客户${at + 1}`, tiers[at % 4]!, "数据专线", ["地市内", "跨地市", "跨省"][at % 3]!, { n: serial(at < 6 ? "2026-09-30T16:00" : "2026-12-30T09:05"), style: 1 },
  ]);
  const source = workbook([{ name: "十二条电路", rows: [["某某集团2026年电路清单"], ["电路编号", "客户名称", "客户等级", "业务类型", "范围", "受理时间"], ...rows, ["合计", "12条"]], merged: ["A1:F1"] }], { formats: ['yyyy"年"m"月"d"日" hh:mm'] });

  // Yesterday: the workbook comes, under a policy by which gold lines in the city were resumed in two working days; today it is one.
  await page.clock.setFixedTime(new Date("2026-09-30T16:20:00+08:00"));
  await under(page, { policy: policyWithCell("2026-01", { id: "change.resume", table: "6-1", service: "leased-line-access", locality: "intra-city", tier: "gold", amount: 2 }) });
  await page.goto(CASE);
  await give(page, source, "电路.xlsx");
  await run(page);
  await expect(outcome(page)).toHaveText("12行已算出，0行有误");
  await page.getByRole("textbox", { name: /名单属于谁/ }).fill("某某集团");
  await page.getByRole("textbox", { name: /名单属于谁/ }).press("Tab");
  // Suspension in three working days: 8, 9 and the make-up Saturday 10 October. Resumption in two: 8 and 9.
  await expect(answers(page).nth(0)).toContainText("2026-10-10");
  await expect(answers(page).nth(0)).toContainText("2026-10-09");

  // The sheet has every circuit; the quote file has the list.
  await page.getByRole("tab", { name: "报价单" }).click();
  for (const name of ["DL0001", "DL0012"]) await expect(page.getByRole("rowheader", { name: new RegExp(name) })).toBeVisible();
  const file = await saved(page, "保存报价文件");
  expect((JSON.parse(file.bytes.toString("utf8")) as { list: { names: string[] } }).list.names).toHaveLength(12);

  // The workbook that goes to the customer, read again by the page.
  await page.getByRole("tab", { name: "批量" }).click();
  await expect(outcome(page)).toHaveText("12行已算出，0行有误");
  const book = await saved(page, "下载工作簿");
  expect(book.name).toBe("某某集团-业务变更-2026-09-30.xlsx");

  // The next day, in another session, under the rule of today.
  await page.clock.setFixedTime(new Date("2026-10-01T09:00:00+08:00"));
  await today(page);
  await page.goto(CASE);
  const moved = page.getByRole("status").filter({ hasText: "处不同" });
  await expect(moved).toContainText("与2026-09-30 16:20相比有1处不同");
  await expect(moved).toContainText("规则文件由2026-01变为");
  await expect(moved).toContainText(/DL0001 · 客户1 复机办理：2026-10-09 → 2026-10-08 依据.*表6-1/);
  await page.getByRole("combobox", { name: "显示" }).selectOption("moved");
  await expect(page.getByText("共1行", { exact: true })).toBeVisible();
  await expect(answers(page)).toHaveCount(1);
  await page.screenshot({ path: path.join(folder, "list-moved-1280.png"), fullPage: true });

  // And what went out can be read again, its dates as dates.
  await give(page, book.bytes, book.name);
  await expect(page.getByText("12行", { exact: true })).toBeVisible();
  await expect(page.getByRole("row", { name: /^停机办理/ }).first()).toContainText("2026-10-10");
});
