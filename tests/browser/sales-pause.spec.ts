/** The ledger of pauses. Dates are counted by hand: 8 and 9 October are Thursday and Friday, 10 October is worked, 12 October is Monday. */
import { violations } from "./support/axe";
import { fits } from "./support/page";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&view=pause&customer-tier=gold&service=data-line&locality=intra-city&assurance-level=A&start-at=2026-09-30T16:00";

const row = (page: Page, title: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: title, exact: true }) });

test("pasted pauses move each due date, with before, after and why; a bad line stays and is named", async ({ page }) => {
  await page.goto(`/sales.html${CASE}`);
  await page.getByRole("textbox", { name: "粘贴多段" }).fill("客户,2026-10-08 00:00,2026/10/9 00:00\n天气,2026-10-08 09:00,2026-10-08 10:00\n客户原因\t2026年9月30日 17:00\t2026.9.30 19:00");
  await page.getByRole("button", { name: "加入记录" }).click();
  await expect(page.getByRole("list", { name: "挂起记录" }).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("alert")).toContainText("第2行“天气,2026-10-08 09:00,2026-10-08 10:00”：不认得原因“天气”，应是客户原因、互联互通原因之一");
  await expect(page.getByRole("textbox", { name: "粘贴多段" })).toHaveValue("天气,2026-10-08 09:00,2026-10-08 10:00");
  // Without the 8th: 9, 10 and 12 October.
  await expect(row(page, "停机办理")).toContainText("10月10日（周六）");
  await expect(row(page, "停机办理")).toContainText("→ 10月12日（周一）");
  await expect(row(page, "停机办理")).toContainText("有1个工作日不计入时长（客户原因）");
  // A cause that the reason has named is not named again.
  await expect(row(page, "停机办理")).not.toContainText("；客户原因");
  // 6 hours from 16:00, two of them not counted.
  await expect(row(page, "业务恢复")).toContainText("9月30日 22:00");
  await expect(row(page, "业务恢复")).toContainText("→ 10月1日 00:00");
});

test("the ledger is part of the link, and of every view", async ({ page }) => {
  await page.goto(`/sales.html${CASE}&pause=customer~2026-10-08T00:00~2026-10-09T00:00`);
  await expect(row(page, "停机办理")).toContainText("→ 10月12日（周一）");
  await page.getByRole("tab", { name: "对比" }).click();
  await expect(page.getByText(/不计入时长：客户原因 10月8日/)).toBeVisible();
  await expect(page).toHaveURL(/pause=customer~2026-10-08T00:00~2026-10-09T00:00/);
  await page.getByRole("tab", { name: "挂起记录" }).click();
  await page.getByRole("button", { name: "删除第1段" }).click();
  await expect(page.getByText("还没有记录。")).toBeVisible();
});

test("a pause is added by hand once both ends have a time", async ({ page }) => {
  await page.goto(`/sales.html${CASE}`);
  const add = page.getByRole("button", { name: "添加一段" });
  await expect(add).toBeDisabled();
  for (const [name, date, time] of [["自", "2026-10-08", "0:00"], ["至", "2026-10-09", "0:00"]] as const) {
    await page.getByRole("textbox", { name: `${name} 日期` }).fill(date);
    await page.keyboard.press("Tab");
    await page.getByRole("textbox", { name: `${name} 时刻` }).fill(time);
    await page.keyboard.press("Tab");
  }
  await add.click();
  await expect(row(page, "停机办理")).toContainText("→ 10月12日（周一）");
});

test("an interval that ends before it begins is named and nothing is lost", async ({ page }) => {
  await page.goto(`/sales.html${CASE}&pause=customer~2026-10-09T00:00~2026-10-08T00:00`);
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await expect(page.getByRole("list", { name: "挂起记录" }).getByRole("listitem")).toHaveCount(1);
});

test("the ledger has no accessibility faults and no sideways scroll on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/sales.html${CASE.replace("zh-CN", "en")}&pause=customer~2026-10-08T00:00~2026-10-09T00:00`);
  await expect(page.getByRole("table")).toBeVisible();
  await fits(page);
  expect(await violations(page)).toEqual([]);
});

test("the ledger takes the finish and gives the verdict: each cause with its minutes, what ran over by the clock and as the rule counts it", async ({ page }) => {
  // Cross-province, AA: 5 hours from 23:10, with 60 + 30 minutes of pauses in them, so due at 05:40; 30 of the customer's minutes come after that.
  const pauses = ["customer~2026-10-01T00:00~2026-10-01T01:00", "interconnection~2026-10-01T02:00~2026-10-01T02:30", "customer~2026-10-01T06:00~2026-10-01T06:30"];
  await page.clock.setFixedTime(new Date("2026-10-02T09:00:00+08:00"));
  await page.goto(`/sales.html?lang=zh-CN&view=pause&customer-tier=silver&service=data-line&locality=cross-province&assurance-level=AA&start-at=2026-09-30T23:10&${pauses.map((one) => `pause=${one}`).join("&")}`);
  await expect(row(page, "业务恢复")).toContainText("→ 10月1日 05:40");
  await expect(row(page, "业务恢复")).toContainText("客户原因1小时");
  await expect(row(page, "业务恢复")).toContainText("互联互通原因30分钟");
  const finish = page.getByRole("group", { name: "业务恢复", exact: true });
  const give = async (date: string, time: string) => {
    for (const [name, text] of [["日期", date], ["时刻", time]] as const) {
      await finish.getByRole("textbox", { name: `业务恢复 ${name}` }).fill(text);
      await page.keyboard.press("Tab");
    }
  };
  await give("2026-10-01", "05:30");
  await expect(row(page, "业务恢复")).toContainText("按时完成，提前10分钟");
  await give("2026-10-01", "09:00");
  await expect(row(page, "业务恢复")).toContainText("超时3小时20分完成");
  await expect(row(page, "业务恢复")).toContainText("按钟点为3小时20分；扣除到期后的客户原因30分钟，为2小时50分");
  await expect(row(page, "业务恢复")).toContainText("表7-2");
  await expect(page).toHaveURL(/event\.service-restored=2026-10-01T09:00/);
  // Nothing but the customer's pause after the due moment: by the rule it is not over.
  await give("2026-10-01", "05:50");
  await expect(row(page, "业务恢复")).not.toContainText("扣除到期后");
  // What ended before it began, or is still to come, is judged by nobody, as in the record.
  const fault = page.getByRole("group", { name: "业务恢复", exact: true }).getByRole("alert");
  await give("2026-09-30", "23:00");
  await expect(fault).toContainText("不晚于起始");
  await expect(row(page, "业务恢复")).not.toContainText("按时完成");
  await give("2026-10-03", "09:00");
  await expect(fault).toContainText("晚于现在");
});
