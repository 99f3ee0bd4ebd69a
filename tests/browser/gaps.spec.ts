/** What stands beside the dates: other readings, the calendar's end, the picture. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, type Locator, type Page } from "./support/test";

const CASE = "?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city";

async function open(page: Page, query: string, now: string): Promise<void> {
  await page.clock.setFixedTime(new Date(now));
  await page.goto(`index.html${query}`);
  await expect(page.locator("sla-calendar table").first()).toBeVisible();
}

const row = (page: Page, title: string) => page.locator("[part=commitment]").filter({ has: page.getByRole("button", { name: title, exact: true }) });

const heightOf = (place: Locator) => place.evaluate((element) => element.getBoundingClientRect().height);

test("a reading that moves the date is a chip in the row, and no other row has one", async ({ page }) => {
  // A Saturday: counted from Monday 14 September, or taken as received on it and counted from Tuesday.
  await open(page, `${CASE}&start-at=2026-09-12`, "2026-09-12T10:00:00+08:00");
  await expect(row(page, "停机办理")).toContainText("9月16日（周三）");
  await expect(row(page, "停机办理")).toContainText("按另一种读法：9月17日");
  await open(page, `${CASE}&start-at=2026-09-09`, "2026-09-09T10:00:00+08:00");
  await expect(row(page, "停机办理")).toContainText("9月14日（周一）");
  await expect(page.getByText("按另一种读法：9月")).toHaveCount(0);
});

test("operators are told that the calendar is about to end, customers are not", async ({ page }) => {
  await open(page, `${CASE}&start-at=2026-11-20&audience=operator`, "2026-11-20T10:00:00+08:00");
  await expect(page.getByRole("note")).toContainText("节假日安排收录至2026年12月31日");
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
  expect(download.suggestedFilename()).toBe("办理变更-2026-09-30.png");
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
    await expect.poll(() => heightOf(row(page, "停机办理").getByRole("heading"))).toBeLessThan(32);
  });
}

const legend = (page: Page) => page.getByRole("list", { name: "图例" });

test("the legend explains the marks that are drawn, and no other", async ({ page }) => {
  // From 30 September to 8 October: only rest days between, and the first working day is the due day itself.
  await open(page, `${CASE}&start-at=2026-09-30T16:00`, "2026-09-30T16:10:00+08:00");
  await expect(legend(page).getByRole("listitem")).toHaveText([/放假/, /调休上班/, /起算日/, /不计/, /截止/]);
  // To 10 October 8 and 9 are counted before it.
  await row(page, "停机办理").getByRole("button", { name: "停机办理", exact: true }).click();
  await expect(legend(page).getByRole("listitem")).toHaveText([/放假/, /调休上班/, /起算日/, /第几个工作日/, /不计/, /截止/]);
  await page.getByRole("button", { name: "下个月" }).click();
  await expect(legend(page)).toHaveCount(0); // November has nothing to explain
});

test("an open level draws its range: the earliest and the latest end are on the calendar", async ({ page }) => {
  // 2 to 8 hours from 16:00: 18:00 on the same day at the earliest, midnight at the latest.
  await open(page, `${CASE}&process=fault&start-at=2026-09-30T16:00`, "2026-09-30T16:10:00+08:00");
  await expect(page.getByRole("gridcell", { name: /^2026年9月30日.*业务恢复最早截止/ })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: /^2026年10月1日.*业务恢复最迟截止/ })).toBeVisible();
  await expect(legend(page)).toContainText("最早至最迟");
});

test("an ordinal stays where the earliest end is marked", async ({ page }) => {
  await open(page, `${CASE}&start-at=2027-02-04`, "2027-02-04T09:00:00+08:00");
  const cell = page.getByRole("gridcell", { name: /^2027年2月13日.*第1个工作日.*复机办理最早截止/ });
  await expect(cell.locator("svg.path text").filter({ hasText: /^1$/ })).toBeVisible();
  await expect(cell.locator("svg.path text").filter({ hasText: /^早$/ })).toBeVisible();
});

test("feedback in stages names its next moment after its due one, and its last once the service is restored", async ({ page }) => {
  await open(page, `${CASE}&process=fault&assurance-level=AAA&start-at=2026-09-30T16:00`, "2026-09-30T23:20:00+08:00");
  await expect(row(page, "阶段反馈")).toContainText("9月30日 23:30下一次");
  await open(page, `${CASE}&process=fault&assurance-level=AAA&start-at=2026-09-30T16:00&event.service-restored=2026-09-30T18:00`, "2026-09-30T23:20:00+08:00");
  await expect(row(page, "阶段反馈")).toContainText("9月30日 18:00最后一次");
});

test("rows keep to two lines in both languages where titles do", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const [lang, title] of [["zh-CN", "停机办理"], ["en", "Suspension"]] as const) {
    await open(page, `${CASE.replace("zh-CN", lang)}&start-at=2026-09-30T16:00`, "2026-09-30T16:10:00+08:00");
    await expect.poll(() => heightOf(row(page, title)), lang).toBeLessThanOrEqual(76);
  }
});

test("how a long count came about stands beside its months, not below them", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, `${CASE}&process=notice&start-at=2026-10-12`, "2026-09-30T16:10:00+08:00");
  const [months, count] = [page.getByRole("group", { name: "日历" }), page.getByRole("group", { name: /^怎么算的/ })];
  const room = async (): Promise<number> => {
    const [right, left] = [await months.boundingBox(), await count.boundingBox()];
    return right!.x - left!.x - left!.width;
  };
  await expect.poll(room).toBeGreaterThan(0);
});

test("the month stays in sight beside a long list", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, `${CASE}&process=all&audience=operator&start-at=2026-09-30T16:00`, "2026-09-30T16:10:00+08:00");
  await row(page, "提前通知集团客户部").scrollIntoViewIfNeeded();
  await expect(page.getByRole("group", { name: "日历" }).getByRole("gridcell", { name: /2026年10月8日/ })).toBeInViewport();
});

test("the bar of the next deadline has a block for each working day that counts, and none for other days", async ({ page }) => {
  const blocks = page.locator("[part=hero] svg.progress rect.all[height='8']");
  // Standard tier resumes in 2 working days: Friday 11 September, then Monday 14 and Tuesday 15.
  await open(page, `${CASE.replace("gold", "standard")}&start-at=2026-09-11`, "2026-09-11T10:00:00+08:00");
  await expect(blocks).toHaveCount(2);
  await open(page, `${CASE}&start-at=2026-09-30`, "2026-09-30T10:00:00+08:00");
  await expect(blocks).toHaveCount(1); // eight days, of which one counts
});

test("the file to save opens in the language that its address names", async ({ page }) => {
  const file = pathToFileURL(path.join(import.meta.dirname, "../../dist/site/offline.html")).href;
  await page.goto(`${file}?lang=en`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Group customer SLA calculator");
  await page.getByRole("link", { name: "中文" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("集团客户SLA计算器");
});

test("what is overdue heads the answer before what was finished late", async ({ page }) => {
  await open(page, `${CASE}&start-at=2026-09-30T16:00&finished.change.resume=2026-10-08T10:00&finished.change.suspend=2026-10-12T09:00`, "2026-10-12T10:00:00+08:00");
  const hero = page.locator("[part=hero]");
  await expect(hero).toContainText("销户办理");
  await expect(hero).toContainText("已超时1天10小时");
});

test("when nothing is counted any more the calendar goes back to one month", async ({ page }) => {
  await open(page, `${CASE}&process=notice&start-at=2026-10-12`, "2026-09-30T16:10:00+08:00");
  await expect(page.getByRole("grid")).toHaveCount(2);
  await page.getByRole("radio", { name: "业务验收" }).check();
  await expect(page.getByRole("grid", { name: "2026年9月" })).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(1);
});

test("large text keeps every control's words whole at 320 pixels, and the calendar is large with it", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("frame.html?lang=zh-CN&density=large&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00");
  await expect(page.locator("sla-calendar .box.large")).toBeVisible();
  const cut = () => page.locator("sla-calculator").locator("button, label, h2, h3, p, li").evaluateAll((all) => all.filter((one) => {
    const [box, words] = [one.getBoundingClientRect(), document.createRange()];
    words.selectNodeContents(one);
    return !one.closest(".unseen") && box.width > 0 && (words.getBoundingClientRect().right > box.right + 1 || box.right > innerWidth + 1);
  }).map((one) => one.textContent));
  await expect.poll(cut).toEqual([]);
});
