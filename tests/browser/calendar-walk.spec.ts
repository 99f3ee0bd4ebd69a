/** The walk of someone at an operator who never saw the site: the notice is out, and every portal must answer with it within ten minutes. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fits } from "./support/page";
import { NOTICE_2027, through2026 } from "./support/notice";
import { expect, test } from "./support/test";

const folder = path.join(import.meta.dirname, "../../target/screenshots");
const TEN_MINUTES = 600_000;

test("from the first page to a portal that answers with the new year, in Chinese, with a stopwatch", async ({ page }) => {
  test.setTimeout(240_000);
  // What lies beside the script: a folder that the operator fills.
  const beside = await mkdtemp(path.join(os.tmpdir(), "portal-"));
  const published = path.join(beside, "cn.json");
  await writeFile(published, JSON.stringify(through2026()));
  await page.route("**/calendars/cn.json", async (route) => route.fulfill({ contentType: "application/json", body: await readFile(published, "utf8") }));
  try {
    // A salesperson of the same device worked on a list last week.
    await page.goto("/sales.html?lang=zh-CN&view=bulk&service=data-line&locality=intra-city&start-at=2026-09-30T16:00");
    await page.locator("sla-bulk input[type=file]").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("线路,客户等级,起算日期\n甲,金牌,2027-02-04\n乙,金牌,2026-09-30\n") });
    await page.getByRole("button", { name: "开始计算" }).click();
    await expect(page.getByText("2行已算出，0行有误")).toBeVisible();
    await page.getByRole("textbox", { name: /名单属于谁/ }).fill("甲集团");
    await page.getByRole("textbox", { name: /名单属于谁/ }).press("Tab");

    const began = Date.now();
    const steps: string[] = [];
    const step = (name: string) => steps.push(`${name} ${((Date.now() - began) / 1000).toFixed(1)} s`);

    await page.goto("/index.html?lang=zh-CN");
    await page.getByRole("navigation", { name: "网站" }).getByRole("link", { name: "日历" }).click();
    await expect(page.locator(".current")).toContainText("通知到 2026 年");
    step("found the page");

    await page.getByRole("textbox", { name: "通知全文" }).fill(NOTICE_2027);
    await page.getByRole("button", { name: "读取并核对" }).click();
    await expect(page.locator(".result")).toContainText("已读懂 7 段假期、5 个调休上班日");
    step("pasted and read");

    // Checked: line by line, the year, what moves, and what moves of the list.
    await expect(page.getByRole("table", { name: "2027年2月" }).first().locator("td.holiday")).toHaveCount(8);
    await expect(page.getByRole("region", { name: "哪些日期会变" })).toContainText("变为上班：2027年2月13日");
    const list = page.getByRole("region", { name: "本机清单中会变的日期" }).first();
    await expect(list).toContainText("“甲集团”（2行，来自本机销售台的批量）");
    // Suspension in three working days: Saturday 13, Sunday 14 and Monday 15 February.
    await expect(list.getByRole("row", { name: /^甲 停机办理/ })).toContainText("2027年2月15日");
    await expect(list.getByRole("row", { name: /^乙/ })).toHaveCount(0);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, `the calendar at ${width}`);
      await page.screenshot({ path: path.join(folder, `calendar-walk-${width}-zh-CN.png`), fullPage: true });
    }
    step("checked");

    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载 cn.json" }).click()]);
    await writeFile(published, await readFile((await download.path())!));
    step("downloaded and put beside the script");

    // The portal: in use as its operator sees it, and answering.
    await page.goto("/index.html?lang=zh-CN&audience=operator&customer-tier=gold&service=data-line&locality=intra-city&start-at=2027-02-04&process=change");
    const calculator = page.locator("sla-calculator");
    await expect(calculator).toContainText("2027.1");
    await expect(calculator).toContainText("2月15日（周一）");
    await expect(calculator.getByText("暂定")).toHaveCount(0);
    step("the portal answers");

    console.log(steps.join("; "));
    expect(Date.now() - began).toBeLessThan(TEN_MINUTES);

    // The same notice once more, in English: it is in the calendar already.
    await page.goto("/calendar.html?lang=en");
    await expect(page.locator(".current")).toContainText("notices through 2027");
    await page.locator(".paste textarea").fill(NOTICE_2027);
    await page.locator(".paste .primary").click();
    await expect(page.locator(".fault")).toContainText("already");
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, `the calendar in English at ${width}`);
      await page.screenshot({ path: path.join(folder, `calendar-walk-${width}-en.png`), fullPage: true });
    }
  } finally {
    await rm(beside, { recursive: true });
  }
});
