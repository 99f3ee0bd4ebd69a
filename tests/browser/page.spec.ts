/** The page as a person uses it: by role and name, in a real browser. Dates are those of the specification, worked out by hand. */
import { CASE, complaintsOf, day, fits, hero, open, row } from "./support/page";
import { expect, test, type Page } from "./support/test";

/** The date of the focused cell. */
const focusedDay = (page: Page) => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return (element as HTMLElement | null)?.dataset["date"];
});

test("an untouched page answers with an example and says so", async ({ page }) => {
  await open(page, "");
  await expect(hero(page)).toContainText("示例");
  await expect(hero(page)).toContainText("10月8日（周四）24时前");
  await expect(page.locator("sla-calculator [part=provenance]")).toContainText("合同为准");
});

test("choosing a case shows every promise with its date and weekday", async ({ page }) => {
  await open(page, "?lang=zh-CN");
  await page.getByRole("radio", { name: "办理变更" }).check();
  await page.getByRole("radio", { name: "铜牌" }).check();
  await page.getByRole("combobox", { name: "业务", exact: true }).selectOption("vpn-line");
  await page.getByRole("radio", { name: "跨地市" }).check();
  const date = page.getByRole("textbox", { name: /发起业务开通工单 日期/ });
  await date.fill("2026年2月13日");
  await date.press("Tab");
  await expect(date).toHaveValue("2026-02-13");
  await expect(row(page, "复机办理")).toContainText("2月25日（周三）");
});

test("a chosen commitment is counted on the calendar, day by day", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "停机办理", exact: true }).click();
  await expect(row(page, "停机办理")).toContainText("10月10日（周六）");
  await expect(row(page, "停机办理")).toContainText("还剩3个工作日");
  await expect(day(page, /^2026年9月30日，星期三，.*停机办理起算日/)).toHaveCount(1);
  await expect(day(page, /^2026年10月1日，星期四，放假，国庆节$/)).toHaveCount(1);
  await expect(day(page, /^2026年10月8日，星期四，第1个工作日/)).toHaveCount(1);
  await expect(day(page, /^2026年10月9日，星期五，第2个工作日$/)).toHaveCount(1);
  await expect(day(page, /^2026年10月10日，星期六，调休上班，第3个工作日，停机办理截止/)).toHaveCount(1);
  await expect(page.getByRole("group", { name: "怎么算的：停机办理" })).toContainText("10月10日（周六）调休上班，计第3个工作日");
});

test("the language changes in place, the case stays", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Group customer SLA calculator");
  await expect(row(page, "Suspension")).toContainText("Sat 10 Oct");
  await expect(page.getByRole("radio", { name: "Gold" })).toBeChecked();
  await page.getByRole("link", { name: "中文" }).click();
  await expect(row(page, "停机办理")).toContainText("10月10日（周六）");
});

test("an impossible date is named at its field and the last answer stays", async ({ page }) => {
  await open(page);
  const date = page.getByRole("textbox", { name: /发起业务开通工单 日期/ });
  await date.fill("2026-02-30");
  await date.press("Tab");
  await expect(page.getByRole("alert")).toHaveText("没有2026年2月30日（该月28天）");
  await expect(date).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("下方是上一次有效结果", { exact: true })).toBeVisible();
  await expect(hero(page)).toContainText("10月8日（周四）");
  await date.fill("2026-09-30");
  await date.press("Tab");
  await expect(page.getByText("下方是上一次有效结果", { exact: true })).toHaveCount(0);
});

test("an unknown attribute value is named at its field, and the dates of before are gone", async ({ page }) => {
  await open(page);
  await page.locator("sla-calculator").evaluate((element) => element.setAttribute("customer-tier", "platinum"));
  await expect(page.getByRole("alert").first()).toHaveText("没有“platinum”这一选项");
  await expect(hero(page)).toHaveCount(0);
});

test("an unknown level shows the range, and each level's answer", async ({ page }) => {
  await open(page, `${CASE}&process=fault`);
  await expect(hero(page)).toContainText("9月30日 18:00 至 10月1日 00:00");
  await expect(row(page, "业务恢复")).toContainText("2小时至8小时");
  await page.getByRole("button", { name: "A级", exact: true }).click();
  await expect(page.getByRole("radio", { name: "A级", exact: true })).toBeChecked();
  await expect(hero(page)).toContainText("9月30日 22:00");
});

test("a missing figure is named; entering it gives the date", async ({ page }) => {
  await open(page);
  await expect(row(page, "其他业务变更")).toContainText("规范节选中没有业务开通时限");
  const figure = page.getByRole("textbox", { name: "业务开通时限" });
  await figure.fill("0");
  await figure.press("Tab");
  await expect(row(page, "其他业务变更")).toContainText("“0”不是正整数");
  await figure.fill("10");
  await figure.press("Tab");
  await expect(row(page, "其他业务变更")).toContainText("10月23日（周五）"); // 3 + 10 working days
  await expect(page.getByRole("textbox", { name: "业务开通时限" })).toHaveValue("10");
});

test("only hour limits ask for a missing time", async ({ page }) => {
  await open(page, `${CASE.replace("T16:00", "")}&assurance-level=A&process=all`);
  await expect(row(page, "停机办理")).toContainText("10月10日（周六）");
  await expect(row(page, "停机办理")).not.toContainText("请补充时刻");
  const time = row(page, "投诉处理").getByRole("textbox");
  await time.fill("9:30");
  await time.press("Tab");
  await expect(row(page, "投诉处理")).toContainText("9月30日 15:30");
});

test("a year that the calendar does not include is a provisional range", async ({ page }) => {
  await open(page, CASE.replace("2026-09-30T16:00", "2027-02-04"), "2027-02-04T09:00:00+08:00");
  await expect(row(page, "停机办理")).toContainText("2月15日–17日");
  await expect(row(page, "停机办理")).toContainText("暂定");
});

test("an overdue commitment says by how much and whom to call", async ({ page }) => {
  await open(page, CASE, "2026-10-12T05:20:00+08:00");
  await expect(hero(page)).toContainText("已超时1天5小时20分");
  await expect(hero(page).getByRole("link", { name: /10086/ })).toHaveAttribute("href", "tel:10086");
});

test("the date grid has one tab stop and the keys of the pattern", async ({ page }) => {
  await open(page);
  await expect(page.locator("sla-calendar td[tabindex='0']")).toHaveCount(1);
  await day(page, /^2026年10月8日/).focus();
  const steps: [key: string, date: string][] = [
    ["ArrowRight", "2026-10-09"], ["ArrowDown", "2026-10-16"], ["Home", "2026-10-12"], ["End", "2026-10-18"], ["PageDown", "2026-11-18"], ["PageUp", "2026-10-18"],
    ["Shift+PageDown", "2027-10-18"], ["Shift+PageUp", "2026-10-18"], ["ArrowUp", "2026-10-11"], ["ArrowLeft", "2026-10-10"],
  ];
  for (const [key, date] of steps) {
    await page.keyboard.press(key);
    await expect.poll(() => focusedDay(page), key).toBe(date);
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "停机办理", pressed: true })).toHaveCount(1);
});

test("the clause opens the quoted source", async ({ page }) => {
  await open(page);
  await row(page, "停机办理").getByRole("button", { name: /查看原文/ }).click();
  await expect(row(page, "停机办理").getByRole("blockquote").first()).toContainText("停机、销户时限统一为3个工作日");
});

test("a rule that stands in a table shows its rows of it, with the cell of the case", async ({ page }) => {
  await open(page);
  await row(page, "复机办理").getByRole("button", { name: /查看原文/ }).click();
  const table = row(page, "复机办理").getByRole("table");
  await expect(table).toContainText("时限(单位:工作日)");
  // Gold, data line, intra-city: one working day.
  await expect(table.locator(".mine")).toHaveText([/^1\s/]);
});

test("the address carries the case, and a link opens it again", async ({ page }) => {
  await open(page);
  await page.getByRole("radio", { name: "银牌" }).check();
  await page.getByRole("radio", { name: "网络调整、割接" }).check();
  await expect(page).toHaveURL(/customer-tier=silver/);
  await expect(page).toHaveURL(/process=notice/);
  await page.reload();
  await expect(page.getByRole("radio", { name: "银牌" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "网络调整、割接" })).toBeChecked();
});

test("nothing is asked of another host and nothing breaks the content security policy", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  await open(page);
  await page.getByRole("button", { name: "停机办理", exact: true }).click();
  await page.getByRole("link", { name: "English" }).click();
  await expect(row(page, "Suspension")).toContainText("Sat 10 Oct");
  expect(complaints).toEqual([]);
});

test("the checks for errors and other hosts see them", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  await open(page);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.intruder = true" }));
    new Image().src = "http://192.0.2.1/pixel.png";
  });
  await expect.poll(() => complaints.filter((one) => /script-src/.test(one)).length).toBeGreaterThan(0);
  await expect.poll(() => complaints.filter((one) => /192\.0\.2\.1/.test(one)).length).toBeGreaterThan(0);
});

// 320 by 256 is a screen of 1280 by 1024 at 400 %.
for (const [width, height, lang] of [[320, 256, "zh-CN"], [320, 800, "en"], [390, 844, "zh-CN"], [1280, 800, "en"]] as const) {
  test(`no sideways scroll at ${width} by ${height} pixels, ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, `${CASE.replace("zh-CN", lang)}&process=all`);
    await fits(page);
  });
}
