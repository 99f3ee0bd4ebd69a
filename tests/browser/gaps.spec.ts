/** What stands beside the dates: other readings, the calendar's end, the picture. */
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";

const CASE = "?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city";

async function open(page: Page, query: string, now: string): Promise<void> {
  await page.clock.setFixedTime(new Date(now));
  await page.goto(`index.html${query}`);
  await expect(page.locator("sla-calendar table").first()).toBeVisible();
}

const row = (page: Page, title: string) => page.locator("[part=commitment]").filter({ has: page.getByRole("button", { name: title, exact: true }) });

test("a reading that moves the date is a chip in the row, and no other row has one", async ({ page }) => {
  // A Saturday: counted from Monday 14 September, or taken as received on it and counted from Tuesday.
  await open(page, `${CASE}&start-at=2026-09-12`, "2026-09-12T10:00:00+08:00");
  await expect(row(page, "停机办理")).toContainText("9月16日（周三）");
  await expect(row(page, "停机办理")).toContainText("另一读法：9月17日");
  await open(page, `${CASE}&start-at=2026-09-09`, "2026-09-09T10:00:00+08:00");
  await expect(row(page, "停机办理")).toContainText("9月14日（周一）");
  await expect(page.getByText("另一读法：9月")).toHaveCount(0);
});

test("operators are told that the calendar is about to end, customers are not", async ({ page }) => {
  await open(page, `${CASE}&start-at=2026-11-20&audience=operator`, "2026-11-20T10:00:00+08:00");
  await expect(page.getByRole("note")).toContainText("历书收录至2026年12月31日");
  await open(page, `${CASE}&start-at=2026-11-20`, "2026-11-20T10:00:00+08:00");
  await expect(page.getByRole("note")).toHaveCount(0);
  await open(page, `${CASE}&start-at=2026-09-09&audience=operator`, "2026-09-09T10:00:00+08:00");
  await expect(page.getByRole("note")).toHaveCount(0);
});

test("the answer is saved as a picture, without asking any server", async ({ page }) => {
  await open(page, `${CASE}&start-at=2026-09-30T16:00`, "2026-09-30T16:10:00+08:00");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存图片" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("sla.png");
  const bytes = readFileSync(await download.path());
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.readUInt32BE(16)).toBe(750);
  expect(bytes.readUInt32BE(20)).toBeGreaterThan(500);
});

test("inside WeChat the picture is shown for a long press, and print and download are not offered", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL!, userAgent: "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/86.0 Mobile MicroMessenger/8.0", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await open(page, `${CASE}&start-at=2026-09-30T16:00`, "2026-09-30T16:10:00+08:00");
  await page.getByText("更多", { exact: true }).click();
  await expect(page.getByRole("button", { name: "打印" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "日历文件" })).toHaveCount(0);
  await page.getByRole("button", { name: "保存图片" }).click();
  await expect(page.getByRole("img", { name: "长按图片保存" })).toBeVisible();
  await context.close();
});

test("one case prints on one sheet, everything at once on two, and the form stays off the paper", async ({ page }) => {
  const pages = async (): Promise<number> => (await page.pdf({ format: "A4", margin: { top: "10mm", bottom: "10mm", left: "10mm", right: "10mm" } })).toString("latin1").match(/\/Type\s*\/Page\b/g)!.length;
  await open(page, `${CASE}&start-at=2026-09-30T16:00`, "2026-09-30T16:10:00+08:00");
  expect(await pages()).toBe(1);
  await open(page, `${CASE}&start-at=2026-09-30T16:00&process=all&assurance-level=AA`, "2026-09-30T16:10:00+08:00");
  expect(await pages()).toBeLessThanOrEqual(2);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("sla-calculator [part=form]")).toBeHidden();
  await expect(row(page, "停机办理")).toBeVisible();
});

test("over everything the timeline has one lane a process, with each deadline in it", async ({ page }) => {
  await open(page, `${CASE}&start-at=2026-09-30T16:00&process=all&assurance-level=AA`, "2026-09-30T16:10:00+08:00");
  const lanes = page.getByRole("group", { name: "时间轴" }).getByRole("listitem");
  await expect(lanes).toHaveCount(4);
  await expect(lanes.filter({ hasText: "业务变更" })).toContainText("停机办理：10月10日（周六）");
});

for (const width of [700, 900, 1060]) {
  test(`a row's title keeps to one line where the element is ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, `${CASE}&start-at=2026-09-30T16:00`, "2026-09-30T16:10:00+08:00");
    const height = await row(page, "停机办理").getByRole("heading").evaluate((element) => element.getBoundingClientRect().height);
    expect(height).toBeLessThan(32);
  });
}
