/** Next year's notice on the calendar page: pasted, checked, downloaded, put beside the site, and answered with. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { violations } from "./support/axe";
import { host, SCRIPT } from "./support/host";
import { NOTICE_2027 as NOTICE, through2026 } from "./support/notice";
import { complaintsOf } from "./support/page";
import { expect, test, type Page } from "./support/test";

const folder = path.join(import.meta.dirname, "../../target/screenshots");
const shot = (page: Page, name: string) => page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });

/** Opens the page on the edition that ends with 2026. */
async function open(page: Page, lang = "zh-CN"): Promise<void> {
  await page.goto(`calendar.html?lang=${lang}`);
  await page.locator(".calendar-page").waitFor();
  const more = page.locator(".paste details");
  await more.locator("summary").click();
  await more.locator("input[type=file]").setInputFiles({ name: "cn.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(through2026())) });
  await expect(page.locator(".current")).toContainText(/您打开的日历.*2026|The calendar you opened.*2026/);
}

const read = async (page: Page, text: string): Promise<void> => {
  await page.locator(".paste textarea").fill(text);
  await page.locator(".paste .primary").click();
};

test("a made-up 2027 is pasted, seen, downloaded and put beside the site, and the calculator answers with it", async ({ page }) => {
  await open(page);
  await read(page, NOTICE);
  const result = page.locator(".result");
  await expect(result).toContainText("已读懂 7 段假期、5 个调休上班日；新日历版本 2027.1。");
  await expect(result.locator("li").nth(1)).toContainText("班 2月13日、2月14日");
  const october = page.getByRole("table", { name: "2027年10月" }).first();
  await expect(october.locator("td.makeup-workday")).toHaveText(/^9班/);
  await expect(october.locator("td.holiday")).toHaveCount(7);
  await expect(page.getByRole("region", { name: "哪些日期会变" })).toContainText("变为上班：2027年2月13日");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载 cn.json" }).click()]);
  expect(download.suggestedFilename()).toBe("cn.json");
  const file = readFileSync((await download.path())!, "utf8");
  await page.setViewportSize({ width: 1440, height: 900 });
  await shot(page, "calendar-read-1440-zh-CN");
  expect(await violations(page, { colours: false, frames: false })).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, "calendar-read-390-zh-CN");

  await page.route("**/calendars/cn.json", (route) => route.fulfill({ contentType: "application/json", body: file }));
  await page.goto("index.html?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&start-at=2027-02-04&process=change");
  await expect(page.locator("sla-calculator")).toContainText("2月13日（周六）");
});

test("what is wrong is said by line, with the line and what would be right, in both languages", async ({ page }) => {
  await open(page);
  await read(page, NOTICE.replace("9月26日（周日）、", ""));
  const fault = page.locator(".fault");
  await expect(fault).toContainText("没有采用：第10行");
  await expect(fault).toContainText("七、国庆节：10月1日（周五）");
  await expect(fault).toContainText("全年合计不符");
  await expect(fault).toBeFocused();
  await shot(page, "calendar-fault-1280-zh-CN");
  await page.locator("#language").click();
  await expect(fault).toContainText("The year does not add up");
  await read(page, NOTICE.replace("10月9日（周六）", "10月16日（周六）"));
  await expect(fault).toContainText("passes over a nearer weekend");
  await fault.getByRole("button", { name: "Compared with the official page: 2027-10-16 is right" }).click();
  await expect(page.locator(".result")).toContainText("version 2027.1");
  await shot(page, "calendar-read-1280-en");
});

test("a notice saved in GBK is read when it is chosen as a file", async ({ page }) => {
  await open(page);
  // GBK of the digits and letters is ASCII; the one Chinese word here tells that the file is no UTF-8.
  await page.locator(".actions input[type=file]").setInputFiles({ name: "notice.txt", mimeType: "text/plain", buffer: Buffer.from([0xd4, 0xaa, 0xb5, 0xa9, 0xa3, 0xba, 0x31, 0xd4, 0xc2]) });
  await expect(page.locator(".paste textarea")).toHaveValue("元旦：1月");
  await expect(page.locator(".fault")).toBeVisible();
});

test("a notice that is chosen while another calendar is still being opened is read for that calendar, and what it came to stays", async ({ page }) => {
  await page.goto("calendar.html?lang=zh-CN");
  await page.locator(".calendar-page").waitFor();
  const opened = { ...through2026(), version: "2026.99" };
  // Both in one go, the way a fast hand or a slow machine does it.
  await page.locator(".calendar-page").evaluate((place, { calendar, notice }) => {
    const choose = (selector: string, name: string, text: string): void => {
      const input = place.querySelector<HTMLInputElement>(selector)!;
      const files = new DataTransfer();
      files.items.add(new File([text], name));
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    choose(".paste details input[type=file]", "cn.json", calendar);
    choose(".actions input[type=file]", "notice.txt", notice);
  }, { calendar: JSON.stringify(opened), notice: NOTICE });
  await expect(page.locator(".current")).toContainText("2026.99");
  await expect(page.locator(".result")).toContainText("新日历版本 2027.1");
  await expect(page.locator(".card", { hasText: "第3步" })).toContainText("高于原来的 2026.99");
  await expect(page.locator(".paste textarea")).toHaveValue(NOTICE);
});

test("days of one's own are chosen on the year and lie over the national calendar", async ({ page }) => {
  await open(page);
  await page.locator(".own summary").click();
  await page.locator('.own button[data-date="2026-03-16"]').click();
  await page.locator('.own button[data-date="2026-10-03"]').click();
  await expect(page.locator(".card.own")).toContainText("休息 1 天，上班 1 天，半天假 0 天。");
  await page.getByLabel("文件标识").fill("acme");
  await page.getByLabel("名称", { exact: true }).fill("司庆日");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载 acme.json" }).click()]);
  const document = JSON.parse(readFileSync((await download.path())!, "utf8"));
  expect(document.id).toBe("acme");
  expect(document.days.filter(({ notice }: { notice: string }) => notice === "acme-2026").map(({ from, kind }: { from: string; kind: string }) => [from, kind])).toEqual([["2026-03-16", "holiday"], ["2026-10-03", "makeup-workday"]]);
  // The national rest is cut where the own day lies.
  expect(document.days.filter(({ holiday, kind }: { holiday: string; kind: string }) => holiday === "national-day" && kind === "holiday").map(({ from, to }: { from: string; to: string }) => [from, to]).slice(-2)).toEqual([["2026-10-01", "2026-10-02"], ["2026-10-04", "2026-10-07"]]);
  await shot(page, "calendar-own-1280-zh-CN");
  await page.route("**/calendars/acme.json", (route) => route.fulfill({ json: document }));
  await page.goto("index.html?lang=zh-CN");
});

test("half days off are chosen by clicking on, follow the hours given, and are told beside the month", async ({ page }) => {
  await open(page);
  await page.locator(".own summary").click();
  const day = (date: string) => page.locator(`.own button[data-date="${date}"]`);
  for (const [date, clicks] of [["2026-12-31", 2], ["2026-03-09", 3], ["2026-03-10", 4]] as const) {
    for (let click = 0; click < clicks; click++) await day(date).click();
  }
  await expect(day("2026-12-31")).toHaveAccessibleName(/下午放假$/);
  await expect(day("2026-03-09")).toHaveAccessibleName(/上午放假$/);
  await expect(day("2026-03-10")).toHaveAttribute("aria-pressed", "false");
  await expect(page.locator(".card.own")).toContainText("休息 0 天，上班 0 天，半天假 2 天。");
  await page.getByLabel("下午放假的，办公到").fill("11:30");
  await page.getByLabel("文件标识").fill("acme");
  await page.getByLabel("名称", { exact: true }).fill("年末");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载 acme.json" }).click()]);
  const document = JSON.parse(readFileSync((await download.path())!, "utf8"));
  expect(document.halfDays).toEqual([
    { date: "2026-03-09", opens: "13:00", holiday: "acme-day", notice: "acme-2026" },
    { date: "2026-12-31", closes: "11:30", holiday: "acme-day", notice: "acme-2026" },
  ]);
  // A policy counts by the calendar that it names: an overlay of the bundled one names this.
  const names = { "zh-CN": "本单位", en: "Own" };
  const policy = { schema: 1, extends: "cmcc-group-customer", id: "acme", title: names, calendar: "acme", provenance: { kind: "operator-issued", source: names, read: "2026-11-29", statement: names } };
  await page.route("**/acme.json", (route) => route.fulfill({ json: document }));
  await page.route("**/acme-policy.json", (route) => route.fulfill({ json: policy }));
  await host(page, `<sla-calendar policy-src="acme-policy.json" calendar-src="acme.json" month="2026-12"></sla-calendar>${SCRIPT}`);
  const cell = page.locator("sla-calendar").getByRole("gridcell", { name: /2026年12月31日.*办公到11:30，年末/ });
  await expect(cell).toContainText("半");
  await expect(page.locator("sla-calendar").getByText("半天假")).toBeVisible();
});

const calendar = through2026();
for (const [what, answer, sentence] of [
  ["a page in its place", { contentType: "text/html", body: "<!doctype html><title>404</title>" }, "不是日历文件"],
  ["cut short", { body: JSON.stringify(calendar).slice(0, 4000) }, "不是日历文件"],
  ["older", { json: { ...calendar, version: "2025.3" } }, "版本（2025.3）比正在使用的"],
  ["of the same version with other days", { json: { ...calendar, days: calendar.days.slice(0, -1) } }, "版本相同"],
  ["newer and wrong", { json: { ...calendar, version: "2099.1", noticesThrough: "2026" } }, "有错误，没有采用"],
  ["of another calendar", { json: { ...calendar, id: "acme", version: "2099.1" } }, "不是国家日历"],
] as const) {
  test(`a file beside the script that is ${what} leaves the dates right and tells the operator`, async ({ page }) => {
    await page.route("**/calendars/cn.json", (route) => route.fulfill(answer));
    const query = "lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00&process=change";
    await page.goto(`index.html?${query}&audience=operator`);
    const calculator = page.locator("sla-calculator");
    await expect(calculator.locator(".banner").filter({ hasText: sentence })).toBeVisible();
    await expect(calculator).toContainText("10月10日");
    await expect(page.getByText("未能加载")).toHaveCount(0);
    await page.goto(`index.html?${query}`);
    await expect(calculator).toContainText("10月10日");
    await expect(calculator.locator(".banner")).toHaveCount(0);
  });
}

test("a year that is none is said to be none, in both languages, and the year shown before stays", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  for (const [lang, title, name, said] of [
    ["zh-CN", "本单位自己的日子", "年份", "不是2004至2035之间的年份"],
    ["en", "Days of your own", "Year", "is not a year from 2004 to 2035"],
  ] as const) {
    await page.goto(`calendar.html?lang=${lang}`);
    await page.getByText(title, { exact: true }).click();
    const own = page.locator(".own");
    const year = own.getByLabel(name, { exact: true });
    const shown = await own.locator("table").first().textContent();
    for (const typed of ["2026.5", "1999"]) {
      await year.fill(typed);
      await year.press("Tab");
      await expect(own.getByRole("alert")).toContainText(typed);
      await expect(own.getByRole("alert")).toContainText(said);
      await expect(year).toHaveAttribute("aria-invalid", "true");
      expect(await own.locator("table").first().textContent()).toBe(shown);
    }
    await year.fill("2025");
    await year.press("Tab");
    await expect(own.getByRole("alert")).toHaveCount(0);
    await expect(own.locator("table").first()).not.toHaveText(shown!);
  }
  expect(complaints).toEqual([]);
});
