/** What a person can add to a case: conditions, other moments, time that does not count, who is looking. Dates are worked out by hand. */
import { CASE, hero, open, row } from "./support/page";
import { expect, test, type Page } from "./support/test";

const FAULT = `${CASE}&assurance-level=AAA&process=fault`;

const more = (page: Page) => page.getByText("其他情况与时间").click();
const condition = (page: Page, name: string) => page.getByRole("checkbox", { name: new RegExp(`^${name}`) });

test("an emergency replaces the lead time by the emergency's 24 hours", async ({ page }) => {
  await open(page, CASE.replace("2026-09-30T16:00", "2026-10-12T10:00") + "&process=notice");
  await expect(row(page, "网络调整、割接等提前通知")).toContainText("9月24日（周四）");
  await more(page);
  await condition(page, "重大安全隐患").check();
  await expect(row(page, "紧急网络调整通知")).toContainText("10月11日 10:00");
  await expect(hero(page)).toContainText("10月11日 10:00");
});

test("a fault that others caused has no restoration limit", async ({ page }) => {
  await open(page, FAULT);
  await expect(row(page, "业务恢复")).toContainText("9月30日 18:00");
  await more(page);
  await condition(page, "故障不是由移动公司").check();
  await expect(row(page, "业务恢复")).toHaveCount(0); // folded away with what does not apply
  await expect(hero(page)).not.toContainText("业务恢复");
  await condition(page, "故障不是由移动公司").uncheck();
  await expect(row(page, "业务恢复")).toContainText("9月30日 18:00");
});

test("a terminal fault takes the ordinary level whatever was chosen", async ({ page }) => {
  await open(page, FAULT);
  await more(page);
  await condition(page, "终端类故障").check();
  await expect(row(page, "业务恢复")).toContainText("10月1日 00:00"); // 8 hours after 16:00
  await condition(page, "涉及专线").check();
  await expect(row(page, "业务恢复")).toContainText("9月30日 18:00");
});

test("time that waits for the customer is added to an hour limit", async ({ page }) => {
  await open(page, FAULT);
  await more(page);
  await page.getByRole("button", { name: "添加一段" }).click();
  for (const [name, value] of [["自 日期", "2026-09-30"], ["自 时刻", "16:30"], ["至 日期", "2026-09-30"], ["至 时刻", "17:30"]] as const) {
    const field = page.getByRole("textbox", { name, exact: true });
    await field.fill(value);
    await field.press("Tab");
  }
  await expect(row(page, "业务恢复")).toContainText("9月30日 19:00");
  await page.getByRole("button", { name: "删除这一段" }).click();
  await expect(row(page, "业务恢复")).toContainText("9月30日 18:00");
});

test("time that ends before it begins is named at its fields and the last answer stays", async ({ page }) => {
  await open(page, FAULT);
  await more(page);
  await page.getByRole("button", { name: "添加一段" }).click();
  for (const [name, value] of [["自 日期", "2026-09-30"], ["自 时刻", "17:30"], ["至 日期", "2026-09-30"], ["至 时刻", "16:30"]] as const) {
    const field = page.getByRole("textbox", { name, exact: true });
    await field.fill(value);
    await field.press("Tab");
  }
  await expect(page.getByRole("alert").filter({ hasText: "结束须晚于开始" })).toBeVisible();
  await expect(row(page, "业务恢复")).toContainText("9月30日 18:00");
});

test("an event that was awaited gives its commitment a date", async ({ page }) => {
  await open(page, CASE.replace("2026-09-30T16:00", "2026-06-01") + "&process=delivery&audience=sales");
  await expect(row(page, "终验")).toContainText("等待");
  await more(page);
  const date = page.getByRole("textbox", { name: "初验 日期", exact: true });
  await date.fill("2026-07-01");
  await date.press("Tab");
  await expect(row(page, "终验")).toContainText("10月1日（周四）"); // three months, not rolled off the holiday
});

test("an operator sees the internal standards, apart and with the sentence that they are no promise", async ({ page }) => {
  await open(page, FAULT);
  await expect(page.getByText("内部服务标准，不是对客户的承诺")).toHaveCount(0);
  await more(page);
  await page.getByRole("combobox", { name: "查看身份" }).selectOption("operator");
  await expect(page.getByText("内部服务标准，不是对客户的承诺")).toBeVisible();
  await page.getByRole("combobox", { name: "查看身份" }).selectOption("customer");
  await expect(page.getByText("内部服务标准，不是对客户的承诺")).toHaveCount(0);
});

test("the nearest deadline that has passed is shown in words and colour, never by colour alone", async ({ page }) => {
  await open(page, FAULT, "2026-09-30T23:20:00+08:00");
  await expect(hero(page)).toContainText("已超时5小时20分"); // restoration was due at 18:00
  await expect(hero(page).locator("svg").first()).toBeVisible();
});
