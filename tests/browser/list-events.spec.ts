/** A list of faults with a column for each event: what the columns are taken for is shown and can be changed, and the dates follow. AAA within one city has two hours (table 7-2). */
import { expect, test, type Page } from "./support/test";

const LIST = `工单号,客户等级,业务保障等级,业务,范围,申告时间,告警时间,故障恢复时间,处理人
T1,金牌,AAA,数据专线,地市内,2026-09-28 10:00,2026-09-28 09:30,2026-09-28 11:45,张
T2,金牌,AAA,数据专线,地市内,,2026-09-28 14:00,,李
`;

async function open(page: Page, lang: string): Promise<void> {
  await page.goto(`/sales.html?lang=${lang}&view=bulk&service=data-line&locality=intra-city`);
  await page.locator("sla-bulk input[type=file]").setInputFiles({ name: "faults.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) });
}
const taken = (page: Page, header: string) => page.locator("tr", { has: page.getByRole("rowheader", { name: header, exact: true }) }).getByRole("combobox");
const row = (page: Page, name: string) => page.locator("table.answers tbody tr").filter({ hasText: name });

test("an alarm's column is the alarm's and not the start's; without it the fault counts from its report", async ({ page }) => {
  await open(page, "zh-CN");
  await expect(taken(page, "申告时间").locator("option:checked")).toHaveText("起算时间");
  await expect(taken(page, "告警时间").locator("option:checked")).toHaveText("出现监控告警");
  await expect(taken(page, "故障恢复时间").locator("option:checked")).toHaveText("业务恢复");
  await expect(taken(page, "处理人").locator("option:checked")).toHaveText("不使用");
  await page.getByRole("button", { name: "开始计算" }).click();
  await expect(row(page, "T1")).toContainText("2026-09-28 11:30");
  await expect(row(page, "T2")).toContainText("2026-09-28 16:00");
  await taken(page, "告警时间").selectOption("");
  await page.getByRole("button", { name: "开始计算" }).click();
  await expect(row(page, "T1")).toContainText("2026-09-28 12:00");
  await expect(row(page, "T2")).not.toContainText("16:00");
  await taken(page, "告警时间").selectOption("alarm-raised");
  await page.getByRole("button", { name: "开始计算" }).click();
  await expect(row(page, "T1")).toContainText("2026-09-28 11:30");
});

test("the same in English, and a row opens in the calculator with its alarm", async ({ page }) => {
  await open(page, "en");
  await expect(taken(page, "告警时间").locator("option:checked")).toHaveText("Monitoring alarm raised");
  await page.getByRole("button", { name: "Compute" }).click();
  await row(page, "T1").getByRole("button", { name: "T1" }).click();
  await expect(page.locator(".open-row sla-calculator")).toContainText("11:30");
});
