/** The picker of dates is our own calendar: it shows days off and make-up days, and all of it can be reached by keyboard. */
import { violations } from "./support/axe";
import { hero, open } from "./support/page";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&process=change&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";
const NOW = "2026-09-30T16:10:00+08:00";

const calculator = (page: Page) => page.locator("sla-calculator");

test("opened before the whole words have come, the calendar waits for them", async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route(/\/assets\/(list|words\.|details)[-.]?/, async (route) => { await held; await route.continue(); });
  await page.goto(`index.html${CASE}`);
  await page.getByRole("button", { name: "发起业务开通工单 打开日历" }).click();
  release();
  const dialog = page.getByRole("dialog", { name: "发起业务开通工单" });
  await expect(dialog.getByRole("button", { name: "关闭" })).toBeVisible();
  await expect(dialog.getByRole("heading")).toContainText(/^\d{4}年\d+月$/);
});

test("a date is picked by keyboard alone, and the days off and made up for say what they are", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, CASE, NOW);
  const button = page.getByRole("button", { name: "发起业务开通工单 打开日历" });
  await calculator(page).locator("#startAt").focus();
  await page.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "发起业务开通工单" });
  const cell = (name: RegExp) => dialog.getByRole("gridcell", { name });
  await expect(cell(/^2026年9月30日/)).toBeFocused();
  await expect(dialog.getByRole("columnheader")).toHaveCount(7);
  await page.keyboard.press("ArrowRight");
  await expect(cell(/^2026年10月1日.*放假/)).toBeFocused();
  await expect(cell(/^2026年10月1日.*放假/).getByText("休", { exact: true })).toBeVisible();
  await page.keyboard.press("PageUp");
  await expect(cell(/^2026年9月1日/)).toBeFocused();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("End");
  await expect(cell(/^2026年10月4日/)).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+PageDown");
  await expect(cell(/^2027年9月28日/)).toBeFocused();
  await page.keyboard.press("Shift+PageUp");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  // Opened again, the make-up day is chosen; the time of day stays.
  await page.keyboard.press("Space");
  await expect(cell(/^2026年9月30日/)).toBeFocused();
  for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await expect(cell(/^2026年10月10日.*调休上班/)).toBeFocused();
  await expect(cell(/^2026年10月10日.*调休上班/).getByText("班", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(calculator(page).locator("#startAt")).toHaveValue("2026-10-10");
  await expect(calculator(page).locator(".moment .time").first()).toHaveValue("16:00");
  await expect(hero(page)).toContainText("10月12日");
});

test("what happens in the picker is no news of the page, and its Escape leaves the form of a phone open", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, CASE, NOW);
  const heard = await calculator(page).evaluateHandle((element) => {
    const all: string[] = [];
    for (const type of ["sla-day", "sla-pick", "sla-point"]) element.addEventListener(type, () => all.push(type));
    return all;
  });
  await page.getByRole("button", { name: /修改/ }).click();
  const button = page.getByRole("button", { name: "发起业务开通工单 打开日历" });
  await button.click();
  await expect(page.getByRole("dialog", { name: "发起业务开通工单" }).getByRole("gridcell", { name: /^2026年9月30日/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "发起业务开通工单" })).toHaveCount(0);
  await expect(button).toBeVisible();
  await button.click();
  await page.getByRole("dialog", { name: "发起业务开通工单" }).getByRole("gridcell", { name: /^2026年9月28日/ }).click();
  await expect(calculator(page).locator("#startAt")).toHaveValue("2026-09-28");
  expect(await heard.jsonValue()).toEqual([]);
});

for (const [width, density, lang] of [[390, "", "zh-CN"], [320, "large", "en"], [1440, "", "en"], [280, "", "zh-CN"]] as const) {
  test(`the picker is whole at ${width} pixels${density && " in large text"} in ${lang}, with nothing for axe to find`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await open(page, CASE.replace("zh-CN", lang), NOW);
    if (density) await calculator(page).evaluate((element) => element.setAttribute("density", "large"));
    if (width < 680) await page.getByRole("button", { name: lang === "en" ? /Gold.*Change/ : /修改/ }).click();
    await page.getByRole("button", { name: lang === "en" ? /open calendar/ : /打开日历/ }).first().click();
    const dialog = calculator(page).locator("dialog");
    await expect(dialog.getByRole("gridcell").first()).toBeVisible();
    const box = await dialog.boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(width);
    expect(box!.y + box!.height).toBeLessThanOrEqual(700);
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });
}
