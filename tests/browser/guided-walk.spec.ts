/**
 * Tried as one who cannot program would: a company's promise in two pages of text becomes a policy by the guided start and the guide alone, and a quarter of
 * its call-outs is judged by it. The page is used by what it says, never by what it is made of. The promise is made up for this test.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

const root = path.join(import.meta.dirname, "../..");
const promise = readFileSync(path.join(root, "tests/guided/lift-service-promise.txt"), "utf8");
/** What somebody copies out of it: the lines of the table. */
const table = promise.split("\n").filter((line) => line.includes("\t")).join("\n");

/** A cell of the answers, by the names of its row and column as they stand there. */
const cell = (page: Page, kind: string, area: string, what: number) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: kind, exact: true }) }).filter({ has: page.getByRole("rowheader", { name: area, exact: true }) }).first().getByRole("cell").nth(what);

async function written(page: Page): Promise<string> {
  await page.goto("policy.html?lang=zh-CN");
  await settled(page);
  await page.getByText("从一张表开始编写规则").click();
  await page.getByRole("textbox", { name: "粘贴表格（连表头）" }).fill(table);
  await expect(page.getByText("已读：6行，5列")).toBeVisible();
  await page.getByRole("combobox", { name: "前面几列说明时限适用于谁" }).selectOption({ label: "2 (故障类别, 所在区域)" });
  await page.getByRole("textbox", { name: "规则名称" }).fill("安和里电梯维保服务承诺 Lift maintenance promise");
  await page.getByRole("textbox", { name: "时限的出处" }).fill("服务承诺第二条、第四条（虚构） Sections 2 and 4 (made up)");
  await page.getByRole("radio", { name: "是我们自己的时限" }).check();
  for (const what of ["到场", "恢复", "书面说明"]) {
    await page.getByRole("combobox", { name: `“${what}”从何时起算` }).fill("派单 Job sent");
    await page.getByRole("textbox", { name: `“${what}”以什么为完成` }).fill({ 到场: "到达现场 Arrived", 恢复: "交还使用 Back in use", 书面说明: "送交说明 Report handed over" }[what]!);
  }
  // "The same working day" ends when the office closes.
  await page.getByLabel("办公时间自").fill("09:00");
  await page.getByLabel("至", { exact: true }).fill("18:00");
  await page.getByRole("textbox", { name: "承诺的按时比率" }).fill("95");
  await page.getByRole("combobox", { name: "按哪一期间计算" }).selectOption({ label: "每季度" });
  for (const [field, text] of [["起算时间 日期", "2026-03-12"], ["起算时间 时刻", "10:00"]] as const) {
    await page.getByRole("group", { name: /^4/ }).getByLabel(field).fill(text);
    await page.keyboard.press("Tab");
  }
  // Thursday 12 March, 10:00, worked out by hand.
  const rows: [string, string, RegExp[]][] = [
    ["困人", "城区", [/3月12日.*10:30/, /3月12日.*14:00/, /3月13日/]], ["困人", "郊区", [/10:45/, /16:00/, /3月13日/]],
    ["停梯", "城区", [/12:00/, /18:00/, /3月16日/]], ["停梯", "郊区", [/14:00/, /3月13日/, /3月16日/]],
    ["带病运行", "城区", [/3月12日.*18:00/, /3月17日/]], ["带病运行", "郊区", [/3月13日/, /3月19日/]],
  ];
  for (const [kind, area, dues] of rows) for (const [at, due] of dues.entries()) await expect(cell(page, kind, area, at), `${kind} ${area} ${at}`).toHaveText(due);
  await expect(page.getByText("已按规则文档的要求检查通过")).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载规则文档" }).click()]);
  return readFileSync((await download.path())!, "utf8");
}

test("the promise becomes a policy, the rules page shows it with its share, and its call-outs are judged by it", async ({ page }) => {
  const document = await written(page);
  await page.getByRole("button", { name: "在本页查看" }).click();
  const arrival = page.getByRole("article").filter({ has: page.getByRole("heading", { name: "到场" }) });
  await expect(arrival).toContainText("每季度，到场、恢复、书面说明按时的比率不低于95%");

  // The file beside the pages, as the guide has it: its year of call-outs.
  await page.clock.setFixedTime(new Date("2026-04-10T10:00:00+08:00"));
  await page.route("**/lift.json", (route) => route.fulfill({ contentType: "application/json", body: document }));
  await page.goto("record.html?lang=zh-CN&policy-src=lift.json");
  await settled(page);
  const head = ["工单号", "故障类别", "所在区域", "派单", "到达现场", "交还使用", "送交说明"];
  const jobs = [
    ["A1", "困人", "城区", "2026-01-05 10:00", "2026-01-05 10:20", "2026-01-05 13:00", "2026-01-06 09:00"],
    ["A2", "停梯", "郊区", "2026-02-03 09:00", "2026-02-03 13:30", "2026-02-04 17:00", "2026-02-05 10:00"],
    ["A3", "停梯", "城区", "2026-03-12 10:00", "2026-03-12 11:00", "2026-03-12 17:00", ""],
  ];
  await page.getByRole("textbox", { name: "粘贴表格" }).fill([head, ...jobs].map((row) => row.join("\t")).join("\n"));
  await page.getByRole("button", { name: "读取粘贴的内容" }).click();
  await page.getByRole("button", { name: "查看这一年" }).click();
  // Nine cases in the first quarter: A2 came half an hour late, of A3's report nobody wrote down the end. 7 of 8 are 87.5 %.
  const quarter = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "2026年1月1日 至 2026年3月31日" }) });
  await expect(quarter.getByRole("cell")).toHaveText([/87\.5%（7\/8）.*77\.8%至88\.9%/, "未达到", "8", "1", "0"]);
});

test("a share that is no number is named where it stands, and without an end of a promise the page says what is missing", async ({ page }) => {
  await page.goto("policy.html?lang=zh-CN");
  await settled(page);
  await page.getByText("从一张表开始编写规则").click();
  await page.getByRole("textbox", { name: "粘贴表格（连表头）" }).fill("等级\t修复\n金牌\t一小时\n银牌\t十小时");
  await page.getByRole("textbox", { name: "承诺的按时比率" }).fill("95%");
  await expect(page.getByText("“修复”以什么为完成没有填写，年度记录无法判定")).toBeVisible();
  await expect(page.getByRole("row", { name: /^银牌/ })).toContainText("10小时");
  await page.getByRole("textbox", { name: "承诺的按时比率" }).fill("大多数");
  await expect(page.getByText("/targets/0/percent")).toBeVisible();
});
