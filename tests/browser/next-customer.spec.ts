/** What was entered for one customer is named for the next, or cleared: it never stays without a word. */
import { violations } from "./support/axe";
import { fits, hero, open } from "./support/page";
import { expect, test, type Page } from "./support/test";

const DESK = "/sales.html?lang=zh-CN&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";
const textbox = (page: Page, name: string | RegExp) => page.getByRole("textbox", { name, exact: true });

async function type(page: Page, name: string | RegExp, text: string): Promise<void> {
  await textbox(page, name).fill(text);
  await textbox(page, name).press("Tab");
}

const figure = (page: Page) => page.getByRole("textbox", { name: /^业务开通时限/ });
const question = (page: Page) => page.getByRole("group", { name: "以下内容是为“甲公司”填写的，现在仍在使用" });

async function forFirstCustomer(page: Page): Promise<void> {
  await page.goto(`${DESK}&view=sheet&pause=customer~2026-10-08T00:00~2026-10-09T00:00`);
  await type(page, "客户", "甲公司");
  await type(page, "联系人与电话", "王工 138");
  await figure(page).fill("10");
  await figure(page).press("Tab");
  await expect(question(page)).toHaveCount(0);
}

test("a figure is kept with its day and its customer, and goes at one press, for the next visit too", async ({ page }) => {
  await forFirstCustomer(page);
  const note = page.getByText("上面的数值是9月30日（周三）为“甲公司”填写的；换了客户请核对。");
  await expect(note).toBeVisible();
  await page.goto(`${DESK}&view=compare`);
  await expect(figure(page)).toHaveValue("10");
  await expect(note).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-10-08T09:00:00+08:00"));
  await page.reload();
  await expect(note).toBeVisible();
  await page.getByRole("button", { name: "清除", exact: true }).click();
  await expect(figure(page)).toHaveValue("");
  await expect(page.getByText(/客户经理填写）/)).toHaveCount(0);
  await page.goto(`${DESK}&view=compare`);
  await expect(page.getByRole("table").first()).toBeVisible();
  await expect(figure(page)).toHaveValue("");
});

test("another customer on the sheet: everything of the one before is named, on the screen alone, and cleared at one press", async ({ page }) => {
  await forFirstCustomer(page);
  await type(page, "客户", "乙公司");
  await expect(question(page).getByRole("listitem")).toHaveText([/^业务开通时限10个工作日/, /^不计入时长：客户原因 10月8日/, "联系人与电话：王工 138"]);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page, `the question at ${width}`);
    expect(await violations(page)).toEqual([]);
  }
  // The next customer's paper does not name another.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("甲公司")).toHaveCount(2);
  for (const said of await page.getByText("甲公司").all()) await expect(said).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await question(page).getByRole("button", { name: "全部清除" }).click();
  await expect(question(page)).toHaveCount(0);
  await expect(figure(page)).toHaveValue("");
  await expect(textbox(page, "联系人与电话")).toHaveValue("");
  await expect(page.getByText(/不计入时长：/)).toHaveCount(0);
  await expect(textbox(page, "客户")).toHaveValue("乙公司");
  await expect(page).not.toHaveURL(/figure\.|pause=/);
});

test("what holds for the next customer too is theirs from then on, and a name that is put right asks nothing", async ({ page }) => {
  await forFirstCustomer(page);
  await type(page, "客户", "乙公司");
  await expect(question(page)).toBeVisible();
  await type(page, "客户", "甲公司");
  await expect(question(page)).toHaveCount(0);
  await type(page, "客户", "乙公司");
  await question(page).getByRole("button", { name: "保留，用于“乙公司”" }).click();
  await expect(question(page)).toHaveCount(0);
  await expect(figure(page)).toHaveValue("10");
  await expect(page.getByText("上面的数值是9月30日（周三）为“乙公司”填写的")).toBeVisible();
});

test("a list that is kept for one customer is not on the next one's sheet before somebody says so", async ({ page }) => {
  await page.goto(`${DESK}&view=bulk`);
  await textbox(page, "粘贴表格").fill("线路,客户等级,起算日期\n甲一号,金牌,2026-09-30\n");
  await page.getByRole("button", { name: "读取粘贴的内容" }).click();
  await page.getByRole("button", { name: "开始计算" }).click();
  await type(page, /名单属于谁/, "甲公司");
  await page.getByRole("tab", { name: "报价单" }).click();
  const rows = page.getByRole("row", { name: /^甲一号/ });
  await expect(rows).toHaveCount(1);
  await type(page, "客户", "乙公司");
  await expect(question(page).getByRole("listitem")).toHaveText([/^清单（1行/]);
  await expect(rows).toHaveCount(0);
  await question(page).getByRole("button", { name: "保留，用于“乙公司”" }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole("heading", { name: /^乙公司 清单/ })).toBeVisible();
});

test("in English, what was entered for another customer is named as naturally", async ({ page }) => {
  await page.goto(`${DESK.replace("zh-CN", "en")}&view=sheet&pause=customer~2026-10-08T00:00~2026-10-09T00:00`);
  await type(page, "Customer", "Alpha");
  await type(page, "Customer", "Beta");
  const asked = page.getByRole("group", { name: 'This was entered for "Alpha" and is still in use' });
  await expect(asked.getByRole("listitem")).toHaveText([/^Not counted: customer/]);
  await asked.getByRole("button", { name: 'Keep it for "Beta"' }).click();
  await expect(asked).toHaveCount(0);
});

const CASE = "?lang=zh-CN&process=fault&customer-tier=gold&service=data-line&locality=intra-city&assurance-level=AAA&start-at=2026-09-30T16:00";

test("the calculator names what an answer rests on beside the case, where it is folded too, and clears it at one press", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, `${CASE}&pause=customer~2026-09-30T16:30~2026-09-30T17:00&event.service-restored=2026-09-30T18:10&if.terminal-fault=yes`, "2026-09-30T18:20:00+08:00");
  const named = page.getByRole("group", { name: "结果还用到" });
  await expect(named.getByRole("listitem")).toHaveText([/^终端/, "业务恢复：2026年9月30日 18:10", /^挂起（不计入时长）：客户原因 /]);
  await page.setViewportSize({ width: 390, height: 844 });
  const fold = page.getByRole("button", { name: /另填3项.*修改/ });
  await expect(fold).toBeVisible();
  await fits(page);
  await fold.click();
  await named.getByRole("button", { name: "清除这些，换一个客户" }).click();
  await expect(named).toHaveCount(0);
  await expect(page.getByRole("button", { name: /另填/ })).toHaveCount(0);
  await expect.poll(() => page.url()).not.toMatch(/pause=|event\.|if\./);
  // The case itself stays.
  expect(await page.locator("sla-calculator").evaluate((element) => (element as unknown as { request: object }).request)).toMatchObject({ dimensions: { customerTier: "gold", assuranceLevel: "AAA" }, startAt: "2026-09-30T16:00" });
});

test("a name that was typed for the entries of one case names none of the next", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, CASE.replace("fault", "change"), "2026-09-30T16:10:00+08:00");
  const name = page.getByRole("textbox", { name: "客户、线路或工单" });
  const ask = page.getByRole("button", { name: "日历文件", exact: true });
  await ask.click();
  await name.fill("甲公司");
  const waiting = page.waitForEvent("download");
  await name.press("Enter");
  await waiting;
  await ask.click();
  await expect(name).toHaveValue("甲公司");
  await page.getByRole("group", { name: /^客户服务等级/ }).getByRole("radio", { name: "银牌" }).click();
  await expect(hero(page)).toBeVisible();
  await ask.click();
  await expect(name).toHaveValue("");
});
