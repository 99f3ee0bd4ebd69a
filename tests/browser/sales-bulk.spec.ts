/** Lists quoted in bulk. Dates are counted by hand: an order of 30 September 2026 is suspended by 10 October and resumed by the 8th (gold, in the city) or the 9th (silver, across provinces). */
import { writeFile, readFile } from "node:fs/promises";
import { telecom, under } from "./support/documents";
import { violations } from "./support/axe";
import { complaintsOf, fits } from "./support/page";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&view=bulk&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

async function open(page: Page, query = CASE): Promise<void> {
  await page.goto(`/sales.html${query}`);
  await expect(page.getByRole("textbox", { name: /粘贴表格|Paste a table/ })).toBeVisible();
}

async function give(page: Page, bytes: Uint8Array | string, name = "circuits.csv"): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(bytes as string) });
}

const run = (page: Page) => page.getByRole("button", { name: "开始计算" }).click();
const lacking = (page: Page) => page.getByText("请先指明哪一列是");
/** Says that a column of the list is some target. */
const take = (page: Page, header: string, target: string) => page.getByRole("combobox", { name: `“${header}”当作` }).selectOption({ label: target });
/** Takes the form's value in every row, for a target that no column holds. */
const fromForm = (page: Page, target: string) => page.getByRole("combobox", { name: target, exact: true }).selectOption("form");
const outcome = (page: Page) => page.getByRole("status").filter({ hasText: "已算出" });

async function download(page: Page, name: string | RegExp): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return readFile(await file.path());
}

/** GB18030 bytes of a text, by turning the platform's decoder round. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  }
  return Uint8Array.from([...text].flatMap((letter) => (letter.charCodeAt(0) < 128 ? [letter.charCodeAt(0)] : codes.get(letter) ?? [63])));
}

const LIST = "线路,客户等级,业务类型,范围,起算时间\n线路甲,金牌,数据专线,地市内,2026/9/30\n线路乙,银牌,VPN专线,跨省,2026年9月30日\n";

for (const [name, bytes, encoding] of [
  ["UTF-8", LIST, "UTF-8"],
  ["UTF-8 with its mark", `\ufeff${LIST}`, "UTF-8"],
  ["GB18030", gb18030(LIST), "GB18030"],
  ["semicolons", LIST.replace(/,/g, ";"), "以分号分隔"],
  ["tabs", LIST.replace(/,/g, "\t"), "以制表符分隔"],
  ["UTF-16, as a spreadsheet saves Unicode text", Buffer.from(`\ufeff${LIST.replace(/,/g, "\t")}`, "utf16le"), "UTF-16"],
] as const) {
  test(`a list in ${name} is read, its columns are recognised, each row is dated`, async ({ page }) => {
    await open(page);
    await give(page, bytes);
    await expect(page.getByText(/^2行，/)).toContainText(encoding);
    await run(page);
    await expect(outcome(page)).toHaveText("2行已算出，0行有误");
    await expect(page.getByRole("row", { name: /^线路甲 2026/ })).toContainText("2026-10-08");
    await expect(page.getByRole("row", { name: /^线路乙 2026/ })).toContainText("2026-10-09");
  });
}

test("a row that is opened shows its own calculator, and nothing of the page fails over it", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  await open(page, "?lang=zh-CN&view=bulk");
  await page.getByRole("textbox", { name: "粘贴表格" }).fill("客户\t等级\t业务\t范围\t下单时间\n甲\t金牌\t数据专线\t地市内\t2026-10-09 10:00\n");
  await page.getByRole("button", { name: "读取粘贴的内容" }).click();
  await run(page);
  const title = await page.title();
  await page.getByRole("button", { name: "甲", exact: true }).click();
  const row = page.locator("sla-calculator");
  await expect(row.locator("[part=hero]")).toBeVisible();
  // The list comes with the second words, which the element tells of, too.
  await expect(row.locator("[part=commitment]").first()).toBeVisible();
  await page.locator("#language").click();
  await expect(row.getByText("Gold").first()).toBeVisible();
  await expect(row.locator("[part=commitment]").first()).toBeVisible();
  await expect(page).not.toHaveTitle(title);
  expect(complaints).toEqual([]);
});

test("the forms of dates that people and spreadsheets write all mean the same day", async ({ page }) => {
  const forms = ["2026-09-30", "2026/9/30", "2026.9.30", "20260930", "2026年9月30日", "46295", "46295.6667", "２０２６／９／３０", "2026年9月30日 下午4点", "2026-09-30 16:00"];
  await open(page);
  await give(page, `tier,start\n${forms.map((form) => `gold,${form}`).join("\n")}\n`);
  await run(page);
  await expect(outcome(page)).toHaveText(`${forms.length}行已算出，0行有误`);
  await expect(page.getByRole("cell", { name: "2026-10-10", exact: true })).toHaveCount(forms.length * 2); // suspension and cancellation
});

test("a bad row is named by line and column and kept with its error; the good ones are quoted", async ({ page }) => {
  await open(page);
  await give(page, "线路,客户等级,起算日期\n甲,金牌,2026-09-30\n乙,白金,2026-09-30\n丙,银牌,1/9/2026\n丁,银牌,2026-02-30\n");
  await run(page);
  await expect(outcome(page)).toHaveText("1行已算出，3行有误");
  const faults = page.getByRole("listitem");
  await expect(faults.filter({ hasText: "第3行“客户等级”列“白金”" })).toContainText("应是其中之一：金牌 / 银牌 / 铜牌 / 标准");
  await expect(faults.filter({ hasText: "第4行“起算日期”列“1/9/2026”" })).toContainText("日和月可以互换");
  await expect(faults.filter({ hasText: "第5行“起算日期”列“2026-02-30”" })).toHaveText("第5行“起算日期”列“2026-02-30”：没有2026年2月30日（该月28天）");
  const text = (await download(page, "下载CSV")).toString("utf8");
  expect(text.split("\r\n")).toHaveLength(6); // header, four rows, the end
  expect(text).toContain("乙,白金,2026-09-30,数据专线,地市内,,,,,,第3行");
});

test("a quotation mark without a partner spoils its own row only, which is named with its line", async ({ page }) => {
  await open(page);
  await give(page, `线路,客户等级,起算日期\n甲,金牌,2026-09-30\n"乙,银牌,2026-09-30\n丙,金牌,2026-09-30\n"丁",金牌,2026-09-30\n`);
  await expect(page.getByText(/^4行，/)).toBeVisible();
  await run(page);
  await expect(outcome(page)).toHaveText("3行已算出，1行有误");
  for (const good of ["甲", "丙", "丁"]) await expect(page.getByRole("row", { name: new RegExp(`^${good} `) })).toContainText("2026-10-10");
  await expect(page.getByRole("listitem").filter({ hasText: "第3行“\"乙,银牌,2026-09-30”" })).toContainText("双引号");
});

test("a cell over several lines is no stray quotation mark", async ({ page }) => {
  await open(page);
  await give(page, `线路,客户等级,起算日期\n"甲\n""一""号",金牌,2026-09-30\n乙 5" 管,白金,2026-09-30\n`);
  await run(page);
  await expect(outcome(page)).toHaveText("1行已算出，1行有误");
  await expect(page.getByRole("listitem").filter({ hasText: "第4行“客户等级”列“白金”" })).toHaveCount(1);
});

test("a refused date is quoted as it was typed, in each row", async ({ page }) => {
  await open(page);
  await give(page, "线路,客户等级,起算日期\n甲,金牌,2026年9月31日\n乙,金牌,2026/9/31\n丙,金牌,99999999\n");
  await run(page);
  await expect(outcome(page)).toHaveText("0行已算出，3行有误");
  await expect(page.locator("sla-bulk .faults").getByRole("listitem")).toHaveText([
    "第2行“起算日期”列“2026年9月31日”：没有2026年9月31日（该月30天）",
    "第3行“起算日期”列“2026/9/31”：没有2026年9月31日（该月30天）",
    /^第4行“起算日期”列“99999999”：“99999999”不是有效的日期/,
  ]);
});

test("of two columns with one header the page says which it takes, until another is chosen", async ({ page }) => {
  await open(page);
  await give(page, "线路,客户等级,起算日期,起算日期\n甲,金牌,2026-09-30,2026-10-08\n");
  await expect(page.getByRole("status").filter({ hasText: "第3、4列的表头都是“起算日期”" })).toContainText("现采用第3列");
  await page.getByRole("combobox", { name: "“起算日期”当作" }).nth(1).selectOption({ label: "起算时间" });
  await expect(page.getByRole("status").filter({ hasText: "第3、4列的表头都是“起算日期”" })).toContainText("现采用第4列");
});

test("a column of pauses moves the dates of its rows; what cannot be read is named, and what the engine refuses is said in the page's language", async ({ page }) => {
  await open(page);
  await give(page, `线路,客户等级,起算日期,排除时段
甲,金牌,2026-09-30,客户 2026-10-08 00:00 至 2026-10-09 00:00
乙,金牌,2026-09-30,
丙,金牌,2026-09-30,天气 2026-10-08 00:00 至 2026-10-09 00:00
丁,金牌,2026-09-30,客户 2026-10-08 至 2026-10-09
戊,金牌,2026-09-30,客户 2026-10-09 00:00 至 2026-10-08 00:00
己,金牌,2026-09-30,客户原因：2026年10月8日 0:00到2026年10月8日 12:00；客户 2026/10/8 12:00～2026/10/9 0:00
`);
  await expect(page.getByRole("combobox", { name: "“排除时段”当作" })).toHaveValue("exclusions");
  await run(page);
  await expect(outcome(page)).toHaveText("3行已算出，3行有误");
  // Without the 8th, which the customer took: 9, 10 and 12 October.
  await expect(page.getByRole("row", { name: /^甲/ })).toContainText("2026-10-12");
  await expect(page.getByRole("row", { name: /^乙/ })).toContainText("2026-10-10");
  await expect(page.getByRole("row", { name: /^己/ })).toContainText("2026-10-12");
  const faults = page.getByRole("listitem");
  await expect(faults.filter({ hasText: "第4行“排除时段”列“天气" })).toContainText("应写明原因和起止时刻");
  await expect(faults.filter({ hasText: "第5行“排除时段”列" })).toContainText("应写明原因和起止时刻");
  await expect(faults.filter({ hasText: "第6行“排除时段”列" })).not.toContainText(/[a-z]{3}/i);
  const csv = (await download(page, "下载CSV")).toString("utf8");
  expect(csv).toContain("甲,金牌,2026-09-30,客户 2026-10-08 00:00 至 2026-10-09 00:00,数据专线,地市内,2026-10-12");
});

test("pauses of the desk hold for every row and stand in the output, in a form that can be read again", async ({ page }) => {
  await open(page, `${CASE}&pause=customer~2026-10-08T00:00~2026-10-09T00:00`);
  await give(page, "线路,客户等级,起算日期\n甲,金牌,2026-09-30\n");
  await run(page);
  await expect(page.getByRole("row", { name: /^甲/ })).toContainText("2026-10-12");
  const csv = (await download(page, "下载CSV")).toString("utf8");
  expect(csv).toContain("甲,金牌,2026-09-30,数据专线,地市内,客户原因 2026-10-08 00:00 ~ 2026-10-09 00:00,2026-10-12");
  await open(page);
  await give(page, csv);
  await run(page);
  await expect(page.getByRole("row", { name: /^甲/ }).getByText("2026-10-12").first()).toBeVisible();
  await expect(outcome(page)).toHaveText("1行已算出，0行有误");
});

test("a list is quoted under another policy, too, by its own columns and processes", async ({ page }) => {
  await under(page, { policy: telecom() });
  await open(page, "?lang=zh-CN&view=bulk&start-at=2026-10-01T08:00");
  await give(page, "线路,城乡\n甲,农村\n乙,城镇\n");
  await page.getByRole("combobox", { name: "计算什么" }).selectOption({ label: "修复" });
  await fromForm(page, "起算时间");
  await run(page);
  // Telecom regulations: 72 hours in the country, 48 in towns.
  await expect(page.getByRole("row", { name: /^甲/ })).toContainText("2026-10-04 08:00");
  await expect(page.getByRole("row", { name: /^乙/ })).toContainText("2026-10-03 08:00");
  // What is offered first is computed, without a choice: 24 hours at most.
  await open(page, "?lang=zh-CN&view=bulk&start-at=2026-10-01T08:00");
  await give(page, "线路,城乡\n甲,农村\n");
  await fromForm(page, "起算时间");
  await run(page);
  await expect(page.getByRole("row", { name: /^甲/ })).toContainText("2026-10-02 08:00");
});

test("cells beyond the head are kept", async ({ page }) => {
  await open(page);
  await give(page, "客户等级,起算日期\n金牌,2026-09-30,备注,更多\n");
  await run(page);
  await expect(outcome(page)).toHaveText("1行已算出，0行有误");
  expect((await download(page, "下载CSV")).toString("utf8")).toContain("金牌,2026-09-30,备注,更多,数据专线,地市内,2026-10-10");
});

test("columns mapped once hold for the next list of the same columns", async ({ page }) => {
  await open(page);
  await give(page, "a,b\n银,2026-09-30\n");
  await take(page, "a", "客户服务等级");
  await take(page, "b", "起算时间");
  await give(page, "a,b\n金,2026-09-30\n银,2026-09-29\n");
  await expect(page.getByText(/^2行，/)).toBeVisible();
  await run(page);
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
});

test("the calendar file stops at two hundred events and says so", async ({ page }) => {
  await open(page);
  await give(page, `客户等级,起算日期\n${"金牌,2026-09-30\n".repeat(80)}`);
  await run(page);
  await expect(outcome(page)).toHaveText("80行已算出，0行有误");
  await page.getByRole("textbox", { name: /名单属于谁/ }).fill("甲公司");
  const calendar = (await download(page, /下载日历文件/)).toString("utf8");
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(200);
  await expect(page.getByText("日历文件含200项；超出200项的没有列入；有80行的名称和起算时间与别的行相同")).toBeVisible();
});

test("a list that names no customer, circuit or ticket is asked whose it is before it can overwrite another's entries", async ({ page }) => {
  await open(page);
  await give(page, "序号,客户等级,起算日期\n1,金牌,2026-09-30\n2,金牌,2026-03-02\n");
  await run(page);
  await page.getByRole("button", { name: /下载日历文件/ }).click();
  await expect(page.getByText("表中没有客户、线路或工单的列")).toBeVisible();
  const field = page.getByRole("textbox", { name: /名单属于谁/ });
  await expect(field).toBeFocused();
  await field.fill("甲公司");
  const calendar = (await download(page, /下载日历文件/)).toString("utf8");
  expect(calendar.match(/SUMMARY:.*/g)).toHaveLength(3);
  expect(calendar).toContain("SUMMARY:甲公司：");
  await expect(page.getByText("日历文件含3项；已过期限的3项没有列入")).toBeVisible();
  await page.getByRole("checkbox", { name: /已过期限/ }).check();
  expect((await download(page, /下载日历文件/)).toString("utf8").match(/SUMMARY:.*/g)).toHaveLength(6);
});

test("a date without a year asks for the year", async ({ page }) => {
  await open(page);
  await give(page, "客户等级,日期\n金牌,9月30日\n");
  await run(page);
  await expect(page.getByText("有1行日期没有年份。请填写年份后重新计算。")).toBeVisible();
  await page.getByRole("textbox", { name: "1行日期没有年份，是哪一年" }).fill("2026");
  await page.keyboard.press("Tab");
  await run(page);
  await expect(outcome(page)).toHaveText("1行已算出，0行有误");
  await expect(page.getByRole("cell", { name: "2026-10-10", exact: true })).toHaveCount(2);
});

test("columns can be mapped by hand, and what is in no column comes from the desk", async ({ page }) => {
  await open(page);
  await page.getByRole("textbox", { name: "粘贴表格" }).fill("a\tb\n银\t2026-09-30\n");
  await page.getByRole("button", { name: "读取粘贴的内容" }).click();
  await take(page, "a", "客户服务等级");
  await take(page, "b", "起算时间");
  await run(page);
  await expect(outcome(page)).toHaveText("1行已算出，0行有误");
});

test("the CSV opens in spreadsheets with its Chinese intact and runs no formula; the calendar file has its entries", async ({ page }) => {
  await open(page);
  await give(page, "线路,客户等级,起算日期\n\"=HYPERLINK(\"\"x\"\")\",金牌,2026-09-30\n+1+A1,银牌,2026-09-30\n+8613800138000,银牌,2026-09-30\n");
  await run(page);
  await expect(outcome(page)).toBeVisible();
  const csv = await download(page, "下载CSV");
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.toString("utf8")).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv.toString("utf8")).toContain("'+1+A1,银牌");
  expect(csv.toString("utf8")).toContain("\r\n+8613800138000,银牌");
  const calendar = (await download(page, /下载日历文件/)).toString("utf8");
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(9); // suspension, cancellation and resumption, three times
  expect(new Set(calendar.match(/UID:.*/g))).toHaveProperty("size", 9);
});

test("a list without a tier or a start is not computed before its author says where they are, and what the form gave is named", async ({ page }) => {
  await open(page);
  await give(page, "线路,业务类型,范围,到期\n甲,数据专线,跨省,x\n乙,互联网专线,地市内,y\n");
  await expect(lacking(page)).toHaveText("请先指明哪一列是客户服务等级、起算时间，或在“清单中没有的”里选用表单的值。");
  await expect(page.getByRole("button", { name: "开始计算" })).toBeDisabled();
  await fromForm(page, "客户服务等级");
  await expect(lacking(page)).toHaveText(/哪一列是起算时间，/);
  await fromForm(page, "起算时间");
  await expect(lacking(page)).toHaveCount(0);
  await run(page);
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
  await expect(page.getByText("清单中没有、取自表单：客户服务等级 金牌（2行）；起算时间 2026-09-30 16:00（2行）")).toBeVisible();
  const csv = (await download(page, "下载CSV")).toString("utf8");
  expect(csv).toContain("线路,业务类型,范围,到期,客户服务等级（取自表单）,起算时间（取自表单）,");
  expect(csv).toContain("甲,数据专线,跨省,x,金牌,2026-09-30 16:00,2026-10-10");
});

test("columns that no header names are proposed by what they hold; one press takes them", async ({ page }) => {
  await open(page);
  await page.getByRole("textbox", { name: "粘贴表格" }).fill("甲\t金牌\t2026-09-30\n乙\t银牌\t2026-09-30\n");
  await page.getByRole("button", { name: "读取粘贴的内容" }).click();
  await expect(page.getByText("没有认出表头：第一行已按业务读取。")).toBeVisible();
  await expect(page.getByRole("button", { name: "开始计算" })).toBeDisabled();
  await expect(page.getByText("“第2列”像客户服务等级（2/2行）")).toBeVisible();
  await page.getByRole("button", { name: "就按这样" }).click();
  await run(page);
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
  await expect(page.getByRole("row", { name: /^甲 2026/ })).toContainText("2026-10-10");
});

test("a fault's start is known by the specification's own word, and the matter with it; a row without a time has no answer and says why", async ({ page }) => {
  await open(page);
  await give(page, "工单,客户等级,保障等级,范围,申告时间\n1,金牌,AAA,地市内,2026-09-30 23:10\n2,银牌,,地市内,2026-09-30 23:10\n3,银牌,AA,地市内,2026-09-30\n4,银牌,AA,地市内,2026-09-30 晚上12:00\n5,银牌,AA,地市内,2026-10-10（周日） 08:00\n");
  await expect(page.getByRole("combobox", { name: "计算什么" })).toHaveValue("fault");
  await run(page);
  await expect(outcome(page)).toHaveText("1行已算出，2行有误，2行没有结果");
  await expect(page.getByRole("row", { name: /^1 2026/ })).toContainText("2026-10-01 01:10");
  const faults = page.locator("sla-bulk .faults").getByRole("listitem");
  await expect(faults.filter({ hasText: "第3行" })).toContainText("请补充业务保障等级");
  await expect(faults.filter({ hasText: "第4行" })).toContainText("请补充“提出故障申告”的时刻");
  await expect(faults.filter({ hasText: "第5行" })).toContainText("两种理解");
  await expect(faults.filter({ hasText: "第6行" })).toContainText("这一天是星期六");
  const rows = (await download(page, "下载CSV")).toString("utf8").split("\r\n");
  expect(rows[2]).toContain("没有结果：业务恢复：请补充业务保障等级");
});

test("times that are all 00:00 are asked about before an hour clock starts at them, and not where only the day counts", async ({ page }) => {
  const list = (start: string) => `客户等级,保障等级,范围,${start}\n金牌,AAA,地市内,2026-09-30 00:00:00\n银牌,AA,地市内,2026-10-01 00:00:00\n`;
  await open(page);
  await give(page, list("申告时间"));
  await run(page);
  await expect(outcome(page)).toHaveText("0行已算出，2行有误");
  await page.getByRole("radio", { name: "只有日期，没有时刻" }).check();
  await run(page);
  await expect(outcome(page)).toHaveText("0行已算出，0行有误，2行没有结果");
  await page.getByRole("radio", { name: "确实是0时0分" }).check();
  await run(page);
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
  await expect(page.getByRole("row", { name: /金牌 AAA/ }).last()).toContainText("2026-09-30 02:00");
  await give(page, list("派单时间"));
  await expect(page.getByRole("radio", { name: "确实是0时0分" })).toHaveCount(0);
  await run(page);
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
});

test("a start is the moment of one event: acceptance is not counted from an order's day", async ({ page }) => {
  await open(page);
  await give(page, "线路,客户等级,竣工时间\n甲,金牌,2026-02-10\n");
  await expect(page.getByRole("combobox", { name: "计算什么" })).toHaveValue("delivery");
  await run(page);
  // Acceptance: ten working days over Spring Festival, 14 and 28 February being make-up days.
  await expect(page.getByRole("row", { name: /^甲/ })).toContainText("2026-03-02");
  await give(page, "线路,客户等级,日期\n甲,金牌,2026-02-10\n");
  await page.getByRole("combobox", { name: "计算什么" }).selectOption("delivery");
  await expect(page.getByRole("button", { name: "开始计算" })).toBeDisabled();
  await page.getByRole("combobox", { name: "起算时间是什么的时间" }).selectOption("order-raised");
  await run(page);
  await expect(outcome(page)).toBeVisible();
  await expect(page.getByRole("row", { name: /^甲/ })).not.toContainText("2026-03-02");
  await page.getByRole("combobox", { name: "起算时间是什么的时间" }).selectOption("work-completed");
  await run(page);
  await expect(page.getByRole("row", { name: /^甲/ })).toContainText("2026-03-02");
});

test("an unknown text is asked once, and what it means is known in the next list with that header", async ({ page }) => {
  await open(page);
  const list = `客户等级,起算日期\n${"钻石,2026-09-30\n".repeat(3)}金牌,2026-09-30\n`;
  await give(page, list);
  await page.getByRole("combobox", { name: "客户服务等级“钻石”，3行" }).selectOption({ label: "金牌" });
  await run(page);
  await expect(outcome(page)).toHaveText("4行已算出，0行有误");
  await page.reload();
  await give(page, list.replace("起算日期", "起算时间"));
  await expect(page.getByRole("combobox", { name: "客户服务等级“钻石”，3行" })).toHaveValue("gold");
  await run(page);
  await expect(outcome(page)).toHaveText("4行已算出，0行有误");
});

for (const [name, made] of [
  ["a reactive object, as frameworks make them", "new Proxy({ dimensions: new Proxy({ customerTier: 'gold', service: 'data-line', locality: 'intra-city' }, {}), startAt: '2026-09-30T16:00' }, {})"],
  ["functions among the values", "({ dimensions: { customerTier: 'gold', service: 'data-line', locality: 'intra-city' }, startAt: '2026-09-30T16:00', audience: 'sales', note: () => 1 })"],
] as const) {
  test(`a request of ${name} is quoted: what goes to the worker is plain`, async ({ page }) => {
    await open(page);
    await page.locator("sla-bulk").evaluate((element, text) => { (element as unknown as { request: unknown }).request = new Function(`return ${text}`)(); }, made);
    await give(page, "客户等级,起算日期\n金牌,2026-09-30\n");
    await run(page);
    await expect(outcome(page)).toHaveText("1行已算出，0行有误");
  });
}

test("a request that cannot be sent to the worker is an error with an end", async ({ page }) => {
  await open(page);
  await page.locator("sla-bulk").evaluate((element) => {
    const round: Record<string, unknown> = { dimensions: {}, startAt: "2026-09-30" };
    round["self"] = round;
    (element as unknown as { request: unknown }).request = round;
    (globalThis as unknown as { heard: unknown[] }).heard = [];
    addEventListener("sla-error", (event) => (globalThis as unknown as { heard: unknown[] }).heard.push((event as CustomEvent).detail));
  });
  await give(page, "客户等级,业务,范围,起算日期\n金牌,数据专线,地市内,2026-09-30\n");
  await run(page);
  await expect(page.getByRole("alert")).toContainText("清单没有算完");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "开始计算" })).toBeEnabled();
  expect(await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toHaveLength(1);
});

for (const [name, bytes, sentence] of [
  ["an empty file", "", "没有数据行"],
  ["a header alone", "线路,客户等级\n", "没有数据行"],
  ["a damaged workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), "已损坏"],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), "不是文本表格"],
  ["prose", "今天天气很好", "没有认出表格"],
] as const) {
  test(`${name} gets a plain sentence`, async ({ page }) => {
    await open(page);
    await give(page, bytes, "file.xlsx");
    await expect(page.getByRole("alert")).toContainText(sentence);
  });
}

test("a file of 200 MB is refused by its size and is not read", async ({ page }) => {
  await open(page);
  await page.locator("sla-bulk .drop").evaluate((target) => {
    const file = new File(["a"], "large.csv");
    Object.defineProperty(file, "size", { value: 200_000_000 });
    const event = new DragEvent("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { files: [file] } });
    target.dispatchEvent(event);
  });
  await expect(page.getByRole("alert")).toContainText("200MB");
});

test.describe("a hundred thousand rows", () => {
  const TIERS = ["金牌", "银牌", "铜牌", "标准"];
  const rows = Array.from({ length: 100_000 }, (_, at) => `线路${at},${TIERS[at % 4]},2026-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`);

  /** The longest task of a page's main thread in processor time: what other programs take from the machine is not the page's. */
  async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
    const browser = page.context().browser()!;
    await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "toplevel"] });
    await work();
    // A task is written down when it ends: another one has to follow it.
    await page.evaluate(() => new Promise((go) => setTimeout(go)));
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as { traceEvents: { name: string; ph: string; pid: number; tid: number; tdur?: number; args?: { name?: string } }[] };
    const main = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
    const tasks = traceEvents.filter(({ name, ph, pid, tid, tdur }) => name.endsWith("RunTask") && ph === "X" && tdur !== undefined && main.has(`${pid} ${tid}`));
    expect(tasks.length, "tasks of the main thread in the trace").toBeGreaterThan(0);
    return Math.max(...tasks.map(({ tdur }) => tdur! / 1000));
  }

  /** The longest task of the best of at most three runs: a machine at work slows one run down, a page that blocks slows every one. */
  async function bestOf(page: Page, work: () => Promise<void>, before: () => Promise<void> = async () => {}): Promise<number> {
    const runs: number[] = [];
    while (runs.length < 3 && !(Math.min(...runs) < 50)) {
      await before();
      runs.push(await longestTask(page, work));
    }
    if (runs.length > 1) console.log(`longest tasks of ${runs.length} runs: ${runs.map((one) => one.toFixed(1)).join(", ")} ms`);
    return Math.min(...runs);
  }

  /** Stops the next run as soon as that is offered: a slow hand would find a fast run at its end. */
  const stopAtOnce = (page: Page) => page.locator("sla-bulk").evaluate((element) => {
    const watch = new MutationObserver(() => {
      const stop = element.shadowRoot!.querySelector<HTMLElement>(".running button");
      if (stop) watch.disconnect();
      stop?.click();
    });
    watch.observe(element.shadowRoot!, { childList: true, subtree: true });
  });

  test("are quoted without blocking the page, and can be stopped", async ({ page }, info) => {
    test.setTimeout(180_000);
    const file = info.outputPath("large.csv");
    await writeFile(file, `线路,客户等级,起算日期\n${rows.join("\n")}\n`);
    const opening = await bestOf(page, async () => {
      await page.locator("input[type=file]").setInputFiles(file);
      await expect(page.getByText(/^100000行，/)).toBeVisible({ timeout: 60_000 });
    }, () => open(page));
    expect(opening).toBeLessThan(50);
    await stopAtOnce(page);
    await run(page);
    await expect(outcome(page)).toContainText("已停止：");
    const quoting = await bestOf(page, async () => {
      await run(page);
      await expect(outcome(page)).toHaveText("100000行已算出，0行有误", { timeout: 120_000 });
    });
    expect(quoting).toBeLessThan(50);
    // By the keyboard: looking a field up by its name is work of the test's own in the page.
    const found = page.locator("sla-bulk .look [role=status]");
    await page.getByRole("searchbox", { name: "查找" }).focus();
    const looking = await bestOf(page, async () => {
      await page.keyboard.insertText("线路99999");
      await expect(found).toHaveText("共1行", { timeout: 60_000 });
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      await expect(found).toHaveText("共100000行", { timeout: 60_000 });
    });
    expect(looking).toBeLessThan(50);
    console.log(`longest task of the main thread at 100,000 rows: opening ${opening.toFixed(1)} ms, quoting ${quoting.toFixed(1)} ms, finding ${looking.toFixed(1)} ms`);
    // The measure sees a page that is held up.
    const held = await bestOf(page, async () => {
      await page.evaluate(() => Array.from({ length: 5_000_000 }, (_, at) => String(Math.sqrt(at))).length);
    });
    expect(held).toBeGreaterThan(50);
    const csv = (await download(page, "下载CSV")).toString("utf8");
    expect(csv.split("\r\n")).toHaveLength(100_002);
  });
});

const FILES = new URL("../lists/", import.meta.url);
const file = (name: string) => readFile(new URL(name, FILES));

for (const name of [
  "01-real-iso.xlsx", "03-real-custom-cn.xlsx", "06-real-md.xlsx", "11-title-row.xlsx", "12-total-row.xlsx", "13-merged-two-row-head.xlsx", "15-several-sheets.xlsx", "20-ea-31.xlsx", "20-ea-57.xlsx", "31-xlwt-slash.xls", "40-odfpy.ods",
  "53-unicode-text-utf16le.txt", "54-utf16be.csv", "58-title-row.csv", "59-total-row.csv", "60-chinese-comma.csv", "63-two-row-head.csv", "67-sep-line.csv", "09-text-dates.xlsx", "17-merged-data-cells.xlsx",
]) {
  test(`${name} answers right at the first try, without a question`, async ({ page }) => {
    await open(page);
    await give(page, await file(`files/${name}`), name);
    await run(page);
    await expect(outcome(page)).toHaveText("4行已算出，0行有误");
    await expect(page.locator(".question")).toHaveCount(0);
    // Suspension: three working days. 30 September: 8, 9 and the make-up Saturday 10 October. 13 February 2026: 14 and 24, 25 February.
    const silver = name.startsWith("17") ? "金牌" : "银牌";
    for (const [circuit, tier, due] of [["GD20260001", "金牌", "2026-10-10"], ["GD20260002", silver, "2026-10-10"], ["GD20260004", "标准", "2026-02-25"]] as const) {
      const row = page.getByRole("row", { name: new RegExp(`^${circuit} .*${tier}`) });
      await expect(row).toContainText(due);
    }
  });
}

test("a workbook's reader is in no file that a list without one loads", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  await give(page, LIST);
  await run(page);
  await expect(outcome(page)).toBeVisible();
  expect(asked.filter((one) => /workbook|markup/.test(one))).toEqual([]);
  await give(page, await file("files/01-real-iso.xlsx"), "a.xlsx");
  await expect(page.getByText("4行", { exact: true })).toBeVisible();
  expect(asked.filter((one) => /workbook.*\.wasm$/.test(one))).toHaveLength(1);
});

test("another sheet can be chosen; what is hidden, merged or without a value is said", async ({ page }) => {
  await open(page);
  await give(page, await file("files/15-several-sheets.xlsx"), "a.xlsx");
  await expect(page.getByRole("combobox", { name: "工作表" })).toHaveValue("1");
  await page.getByRole("combobox", { name: "工作表" }).selectOption({ label: "说明" });
  await expect(page.getByRole("alert")).toContainText("没有认出表格");
  await give(page, await file("made/hidden.xlsx"), "a.xlsx");
  await expect(page.getByText("有1行是隐藏的，也已读取：3")).toBeVisible();
  await expect(page.getByText("有1列是隐藏的，也已读取：B")).toBeVisible();
  await expect(page.getByRole("option", { name: "旧（隐藏）" })).toBeAttached();
  await give(page, await file("made/formula-without-value.xlsx"), "a.xlsx");
  await expect(page.getByText("有1个公式没有保存结果，按空格处理：G2")).toBeVisible();
});

test("a workbook with a password, and one that unpacks to a gigabyte, get a sentence, and the page goes on", async ({ page }) => {
  await open(page);
  await give(page, await file("made/password.xlsx"), "a.xlsx");
  await expect(page.getByRole("alert")).toContainText("设了密码");
  const { bomb } = await import("../lists/bomb.mjs");
  await give(page, bomb(), "a.xlsx");
  await expect(page.getByRole("alert")).toContainText("展开后太大");
  await give(page, await file("files/01-real-iso.xlsx"), "a.xlsx");
  await run(page);
  await expect(outcome(page)).toHaveText("4行已算出，0行有误");
});

test("the workbook that goes out has dates as dates, numbers of orders as texts, ranges in two columns, and what it rests on; it can be read again", async ({ page }) => {
  await open(page);
  await give(page, "工单号,客户等级,起算日期\n000123,金牌,2026-09-30\n=1+1,银牌,2027-02-04\n-120.5,白金,2026-09-30\n");
  await run(page);
  await expect(outcome(page)).toHaveText("2行已算出，1行有误");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载工作簿" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^清单-业务变更-\d{4}-\d\d-\d\d\.xlsx$/);
  const bytes = await readFile(await download.path());
  await give(page, bytes, "again.xlsx");
  await expect(page.getByRole("combobox", { name: "工作表" })).toHaveValue("0");
  const cells = page.locator(".column-table .examples");
  await expect(cells.nth(0)).toHaveText(/000123\s*=1\+1\s*-120\.5/);
  // 2027 is not published: the earliest and the latest end stand in columns of their own.
  for (const head of ["停机办理（最早）", "停机办理（最迟）"]) await expect(page.getByRole("rowheader", { name: head })).toBeVisible();
  await expect(page.getByRole("row", { name: /^停机办理（最迟）/ })).toContainText("2027-02-17");
  await page.getByRole("combobox", { name: "工作表" }).selectOption({ label: "依据" });
  await expect(page.getByText(/读取|没有认出/).first()).toBeVisible();
});

for (const [lang, names, mark, column, word] of [
  ["zh-CN", ["开始计算", "下载CSV", "下载工作簿"], "（暂定）", "停机办理（是否暂定）", "暂定"],
  ["en", ["Compute", "Download CSV", "Download workbook"], " (provisional)", "Suspension (certainty)", "provisional"],
] as const) {
  test(`a date that a notice may still move says so in the table, in CSV, on the clipboard and in the workbook, also where both its ends are one day, in ${lang}`, async ({ page }) => {
    // Three working days from Wednesday 30 December 2026: the 31st, Monday 4 and Tuesday 5 January, whatever the notice of 2027 says; that of 2 November (3, 4, 5) rests on a published year.
    await page.clock.setFixedTime(new Date("2026-11-30T09:00:00+08:00"));
    await open(page, `?lang=${lang}&view=bulk`);
    await give(page, "客户,等级,业务,范围,下单时间\n乙,铜牌,数据专线,跨地市,2026-12-30 9:05\n甲,铜牌,数据专线,跨地市,2026-11-02 9:05\n");
    const [compute, csv, workbook] = names;
    await page.getByRole("button", { name: compute }).click();
    const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name} `) });
    await expect(row("乙").getByRole("cell", { name: `2027-01-05${mark}`, exact: true }).first()).toBeVisible();
    await expect(row("甲").getByRole("cell", { name: "2026-11-05", exact: true }).first()).toBeVisible();
    await expect(row("甲")).not.toContainText(mark);
    await expect(page.getByText(lang === "en" ? "1 row has provisional dates" : "有1行含暂定日期")).toBeVisible();
    const text = (await download(page, csv)).toString("utf8");
    const [head, first, second] = text.replace("\ufeff", "").split("\r\n").map((line) => line.split(","));
    const at = head!.indexOf(column.replace(/[（ ].*/, ""));
    expect([first![at], second![at]]).toEqual([`2027-01-05${mark}`, "2026-11-05"]);
    // So does the list on the sheet that goes to a customer, for the one row alone.
    await page.getByRole("tab", { name: lang === "en" ? "Quote sheet" : "报价单" }).click();
    const sheet = page.locator("section.list");
    await expect(sheet.getByRole("row", { name: /^乙 / })).toContainText(`2027-01-05${mark}`);
    await expect(sheet.getByRole("row", { name: /^甲 / })).toContainText("2026-11-05");
    await expect(sheet.getByRole("row", { name: /^甲 / })).not.toContainText(mark);
    await page.getByRole("tab", { name: lang === "en" ? "Bulk" : "批量" }).click();
    await expect(row("乙")).toBeVisible();
    // Dates of the workbook stay dates, which a list reads again.
    await give(page, await download(page, workbook), "again.xlsx");
    const read = (name: string) => page.getByRole("row", { name: new RegExp(`^${name.replace(/[()]/g, "\\$&")} `) });
    await expect(read(column)).toContainText(word);
    await expect(page.locator(".column-table").getByText("2027-01-05").first()).toBeVisible();
    await expect(page.locator(".column-table").getByText(`2027-01-05${mark}`)).toHaveCount(0);
  });
}

test("a list is there again after another tab and a reload, is asked under the rules of now, and is part of the quote file and the sheet", async ({ page }) => {
  await open(page);
  await give(page, "线路,客户等级,起算日期\n甲,金牌,2026-09-30\n乙,钻石,2026-09-30\n");
  await page.getByRole("combobox", { name: "客户服务等级“钻石”，1行" }).selectOption({ label: "银牌" });
  await run(page);
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
  await page.getByRole("tab", { name: "对比" }).click();
  await page.getByRole("tab", { name: "批量" }).click();
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
  await expect(page.getByText(/已按现行规则重新计算，与.*相同/)).toBeVisible();
  await page.reload();
  await expect(outcome(page)).toHaveText("2行已算出，0行有误");
  // As if a date had been another one when the list was kept, under an earlier calendar.
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("sla-list")!);
    kept.answers[1][0] = "2026-10-12";
    kept.editions.calendar = "2025.9";
    localStorage.setItem("sla-list", JSON.stringify(kept));
  });
  await page.reload();
  const moved = page.getByRole("status").filter({ hasText: "有1处不同" });
  await expect(moved).toContainText("乙 停机办理：2026-10-12 → 2026-10-10");
  await expect(moved).toContainText("2025.9");
  await page.getByRole("tab", { name: "报价单" }).click();
  await expect(page.getByRole("rowheader", { name: "乙" })).toBeVisible();
  const file = JSON.parse((await download(page, "保存报价文件")).toString("utf8")) as { list: { names: string[] } };
  expect(file.list.names).toEqual(["甲", "乙"]);
  await page.getByRole("tab", { name: "批量" }).click();
  await page.getByRole("button", { name: "从本机删除这份清单" }).click();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /^sla-(list|ticket)/.test(key)))).toEqual([]);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "粘贴表格" })).toBeVisible();
  await expect(outcome(page)).toHaveCount(0);
});

test("a stopped run goes on where it was stopped", async ({ page }) => {
  await open(page);
  await give(page, `客户等级,起算日期\n${"金牌,2026-09-30\n银牌,2026-09-29\n".repeat(30_000)}`);
  await page.locator("sla-bulk").evaluate((element) => {
    const watch = new MutationObserver(() => {
      const stop = element.shadowRoot!.querySelector<HTMLElement>(".running button");
      if (stop) watch.disconnect();
      stop?.click();
    });
    watch.observe(element.shadowRoot!, { childList: true, subtree: true });
  });
  await run(page);
  await expect(outcome(page)).toContainText("已停止：");
  await page.getByRole("button", { name: "继续计算" }).click();
  await expect(outcome(page)).toHaveText("60000行已算出，0行有误", { timeout: 60_000 });
});

test("the list has no accessibility faults and no sideways scroll on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, CASE.replace("zh-CN", "en"));
  await give(page, LIST);
  await page.getByRole("button", { name: "Compute" }).click();
  await expect(page.getByRole("table")).toHaveCount(2);
  await fits(page);
  expect(await violations(page)).toEqual([]);
});
