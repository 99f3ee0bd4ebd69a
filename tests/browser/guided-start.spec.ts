/** The guided start of the rules page: from a pasted table or a workbook to a policy document that the command line takes. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { writeWorkbook } from "../../www/lists/write-workbook";
import { violations } from "./support/axe";
import { fits } from "./support/page";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

const root = path.join(import.meta.dirname, "../..");
const COMMAND = path.join(root, "dist/npm/cli.js");

/** Made up: two tiers, two services, hours and working days, one cell that promises nothing and one without a number. */
const TABLE = [
  ["等级 Tier", "业务 Service", "故障修复 Repair", "装机 Installation", "移机 Relocation"],
  ["金牌 Gold", "专线 Line", "4小时", "3个工作日", "5个工作日"],
  ["", "短信 SMS", "2小时", "1个工作日", "/"],
  ["银牌 Silver", "专线 Line", "8小时", "5个工作日", "尽快"],
  ["", "短信 SMS", "4小时", "2个工作日", "/"],
];

async function open(page: Page, lang: string, query = ""): Promise<void> {
  await page.goto(`policy.html?lang=${lang}${query}`);
  await settled(page);
  await page.getByText(lang === "en" ? "Make a policy from a table" : "从一张表开始编写规则").click();
  await expect(page.locator("textarea[name=guided-table]")).toBeVisible();
}

const paste = (page: Page, rows: readonly (readonly string[])[]) => page.locator("textarea[name=guided-table]").fill(rows.map((row) => row.join("\t")).join("\n"));

/** The bundled page counts from a moment in March 2026, a Monday. */
async function from(page: Page): Promise<void> {
  for (const [field, text] of [["起算时间 日期", "2026-03-02"], ["起算时间 时刻", "10:00"]] as const) {
    await page.locator(".guided").getByLabel(field).fill(text);
    await page.keyboard.press("Tab");
  }
}

const row = (page: Page, ...names: string[]) => names.reduce((found, name) => found.filter({ has: page.getByRole("rowheader", { name, exact: true }) }), page.locator("table.answers tbody tr"));

test("a pasted table becomes a policy that answers at once, says what it lacks, and is a file that `policy check` accepts", async ({ page }) => {
  await open(page, "zh-CN");
  await paste(page, TABLE);
  await expect(page.getByText("已读：4行，5列")).toBeVisible();
  await page.getByLabel("前面几列说明时限适用于谁").selectOption("2");
  await from(page);
  // 10:00 and 4 hours; Monday 2 March and 3 and 5 working days.
  await expect(row(page, "金牌", "专线").getByRole("cell")).toContainText([/14:00.*4小时/s, /3月5日.*3个工作日/s, /3月9日.*5个工作日/s]);
  await expect(row(page, "银牌", "短信").getByRole("cell").nth(1)).toContainText("3月4日");
  await expect(row(page, "银牌", "专线").getByRole("cell").nth(2)).not.toContainText("个工作日");
  const missing = page.locator("ul.missing");
  await expect(missing).toContainText("移机 Relocation · 银牌 Silver · 专线 Line：“尽快”不是数字");
  await expect(missing).toContainText("规则名称");
  await expect(missing).toContainText("时限的出处");
  await expect(page.getByRole("button", { name: "下载规则文档" })).toBeDisabled();

  await page.getByLabel("规则名称").fill("某服务商服务标准 Some provider's standards");
  await page.getByLabel(/^时限的出处/).fill("服务合同附件一");
  await page.getByLabel("“故障修复 Repair”从何时起算").fill("申告故障 Fault reported");
  await expect(page.getByText("已按规则文档的要求检查通过")).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载规则文档" }).click()]);
  expect(download.suggestedFilename()).toBe("some-provider-s-standards.json");
  const file = (await download.path())!;
  expect(execFileSync(process.execPath, [COMMAND, "policy", "check", file], { encoding: "utf8" })).not.toContain("/rules");
  const policy = JSON.parse(readFileSync(file, "utf8"));
  expect(policy.provenance.kind).toBe("public-facts");
  expect(policy.rules.map((rule: { title: object }) => rule.title)).toEqual([{ "zh-CN": "故障修复", en: "Repair" }, { "zh-CN": "装机", en: "Installation" }, { "zh-CN": "移机", en: "Relocation" }]);
  expect(policy.dimensions.map(({ values }: { values: { id: string }[] }) => values.map(({ id }) => id))).toEqual([["gold", "silver"], ["line", "sms"]]);
  expect(policy.events.map(({ id }: { id: string }) => id)).toEqual(["fault-reported", "event-2"]);

  // The page shows it as any document that is brought.
  await page.getByRole("button", { name: "在本页查看" }).click();
  await expect(page.locator(".provenance.own")).toContainText("某服务商服务标准");
  await expect(page.getByRole("article")).toHaveCount(3);
});

test("tiers in the head: each row is a promise, and what differs from the rules of the page is listed", async ({ page }) => {
  await open(page, "zh-CN", "&start-at=2026-03-02T10:00");
  await paste(page, [["项目", "金牌级", "银牌级"], ["停机办理", "3个工作日", "4个工作日"], ["销户办理", "3个工作日", "3个工作日"]]);
  await expect(page.getByRole("radio", { name: /每一行是一项承诺/ })).toBeChecked();
  await from(page);
  // The bundled rules give 3 working days to both (clause 6.1); only the silver suspension differs.
  await expect(page.getByLabel("“停机办理”相当于本页的")).toHaveValue("change.suspend");
  await expect(page.getByText("4项中有1项不同")).toBeVisible();
  const differs = page.locator(".result table.moves tbody tr");
  await expect(differs).toHaveCount(1);
  await expect(differs.getByRole("rowheader")).toHaveText("停机办理 · 银牌级");
  await expect(differs.getByRole("cell")).toContainText([/3月5日.*3个工作日/s, /3月6日.*4个工作日/s]);
});

test("a workbook is read as lists are, and days without a further word are asked about", async ({ page }) => {
  await open(page, "en");
  const blob = await writeWorkbook([{ name: "Limits", rows: [["Tier", "Installation", "Repair (hours)"], ["Gold", "3 days", "4"], ["Silver", "5 days", "8"]] }]);
  await page.locator("input[name=guided-file]").setInputFiles({ name: "limits.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: Buffer.from(await blob.arrayBuffer()) });
  await expect(page.getByRole("alert")).toContainText('Row 1, Installation · Gold: "3 days" can be calendar days or working days');
  await page.getByLabel("“Days” without further detail means").selectOption({ label: "calendar days" });
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(row(page, "Silver").getByRole("cell")).toContainText([/5 (calendar )?days/, /8 hours/]);
});

test("what cannot be read and what stands twice is named with its row, and nothing is guessed", async ({ page }) => {
  await open(page, "en");
  await paste(page, [["Tier", "Repair"], ["Gold", "4 hours"], ["Silver", "soonish"], ["Gold", "5 hours"]]);
  await expect(page.getByRole("alert")).toContainText(['Row 2, Repair · Silver: "soonish" is not a limit']);
  await expect(page.getByRole("alert")).toContainText('Repair · Gold occurs twice: "4 hours" (row 1) and "5 hours" (row 3)');
  await expect(page.getByRole("button", { name: "Download the policy document" })).toHaveCount(0);
});

test("office hours are asked for where the table counts in them", async ({ page }) => {
  await open(page, "en");
  await paste(page, [["Tier", "Response"], ["Gold", "2 working hours"], ["Silver", "4 working hours"]]);
  await expect(page.getByText("The table counts in office hours: enter when they begin and end.")).toBeVisible();
  await page.getByLabel("Office hours from").fill("09:00");
  await page.getByLabel("to", { exact: true }).fill("17:00");
  await expect(page.locator("table.answers tbody tr")).toHaveCount(2);
});

test("by keyboard alone: from the panel to the file", async ({ page }) => {
  await page.goto("policy.html?lang=en");
  await settled(page);
  await page.locator(".guided-panel summary").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("textarea[name=guided-table]")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator("textarea[name=guided-table]")).toBeFocused();
  await page.keyboard.insertText("Tier,Repair\nGold,4 hours\nSilver,8 hours");
  const until = async (name: string): Promise<void> => {
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.getAttribute("name") === wanted || document.activeElement?.textContent?.trim() === wanted, name)) return;
    }
    throw new Error(`Tab does not reach ${name}`);
  };
  await expect(page.locator("table.answers")).toBeVisible();
  await until("guided-title");
  await page.keyboard.insertText("A provider's SLA");
  await until("guided-source");
  await page.keyboard.insertText("Contract, annex 1");
  await expect(page.getByRole("button", { name: "Download the policy document" })).toBeEnabled();
  await until("Download the policy document");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(JSON.parse(readFileSync((await download.path())!, "utf8")).title.en).toBe("A provider's SLA");
});

for (const [name, width, height] of [["narrow", 320, 700], ["phone", 390, 844], ["desk", 1440, 900]] as const) {
  for (const lang of ["zh-CN", "en"]) {
    test(`it fits ${width} px and has no accessibility faults: ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, lang);
      await paste(page, TABLE);
      await page.locator("select[name=guided-keys]").selectOption("2");
      await page.locator("input[name=guided-title]").fill("某服务商服务标准 Some provider's standards");
      await page.locator("input[name=guided-source]").fill("服务合同附件一");
      await expect(page.locator(".handed .primary")).toBeEnabled();
      await fits(page, `${name} ${lang}`);
      expect(await violations(page)).toEqual([]);
      await page.locator(".guided-panel").screenshot({ path: path.join(root, `target/screenshots/guided-${lang}-${name}.png`) });
    });
  }
}

test("nobody who does not open it downloads it", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("policy.html?lang=en");
  await settled(page);
  const before = asked.length;
  await page.locator(".guided-panel summary").click();
  await expect(page.locator("textarea[name=guided-table]")).toBeVisible();
  expect(asked.slice(before).some((url) => /\/assets\/.*\.js$/.test(url))).toBe(true);
});
