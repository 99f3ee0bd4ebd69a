/** The calendar file of an answer: whose order it is, and what of it is still to come. */
import { readFile } from "node:fs/promises";
import { violations } from "./support/axe";
import { CASE, open } from "./support/page";
import { expect, test, type Page } from "./support/test";

const button = (page: Page) => page.getByRole("button", { name: "日历文件", exact: true });
const field = (page: Page) => page.getByRole("textbox", { name: "客户、线路或工单" });

/** The file that an action hands over, its folded lines joined. */
async function fileOf(page: Page, action: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), action()]);
  return (await readFile(await file.path(), "utf8")).replace(/\r\n /g, "");
}
const uids = (text: string) => text.match(/^UID:.*$/gm) ?? [];

test("what is typed names the entries, and the same name gives the same entries again", async ({ page }) => {
  await open(page);
  await button(page).click();
  await expect(field(page)).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await field(page).fill("甲公司 专线1");
  const first = await fileOf(page, () => field(page).press("Enter"));
  expect(first.match(/SUMMARY:甲公司 专线1：/g)).toHaveLength(3);
  await expect(field(page)).toBeHidden();
  await expect(button(page)).toBeFocused();
  await button(page).click();
  await expect(field(page)).toHaveValue("甲公司 专线1");
  expect(uids(await fileOf(page, () => field(page).press("Enter")))).toEqual(uids(first));
  await button(page).click();
  await field(page).fill("乙公司");
  const other = uids(await fileOf(page, () => field(page).press("Enter")));
  expect(new Set([...other, ...uids(first)]).size).toBe(6);
});

test("the file is of the answer that is shown, changed while the name was asked for", async ({ page }) => {
  await open(page);
  await button(page).click();
  await page.locator("sla-calculator").evaluate((element) => element.setAttribute("start-at", "2026-10-12T10:00"));
  await expect(page.locator("[part=hero]")).toContainText("10月13日（周二）24时前");
  const text = await fileOf(page, () => field(page).press("Enter"));
  expect(text).toContain("DTSTART;VALUE=DATE:20261015");
  expect(text).not.toContain("20261010");
});

test("what has passed is offered apart", async ({ page }) => {
  await open(page, CASE, "2026-10-09T09:00:00+08:00");
  await button(page).click();
  const past = page.getByRole("checkbox", { name: /含已过期限的\d+项/ });
  const coming = uids(await fileOf(page, () => field(page).press("Enter")));
  await button(page).click();
  await past.check();
  const all = uids(await fileOf(page, () => field(page).press("Enter")));
  expect(all.length).toBeGreaterThan(coming.length);
  expect(all).toEqual(expect.arrayContaining(coming));
});

test("a page that names the order gets its file at once", async ({ page }) => {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title><body>
    <sla-calculator label="工单 T-2026-77" customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"></sla-calculator><script type="module" src="../embed/sla-calculator.js"></script>`;
  await page.route("**/portal/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto("portal/host.html");
  const text = await fileOf(page, () => button(page).click());
  expect(text.match(/SUMMARY:工单 T-2026-77：/g)).toHaveLength(3);
});

test("escape closes the question and goes back to the button", async ({ page }) => {
  await open(page);
  await button(page).click();
  await field(page).press("Escape");
  await expect(field(page)).toBeHidden();
  await expect(button(page)).toBeFocused();
});
