/** What the rules page shows stands in its own address: opened again, and gone back and forward to, it is the same view. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

/** The bundled rules with five working days for suspension instead of three. */
const OWN = (() => {
  const own = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data/policies/cmcc-group-customer.json"), "utf8")) as { rules: { id: string; limit?: { amount: number } }[] };
  own.rules.find(({ id }) => id === "change.suspend")!.limit!.amount = 5;
  return Buffer.from(JSON.stringify(own));
})();

async function open(page: Page, query = CASE): Promise<void> {
  await page.clock.setFixedTime(new Date("2026-11-23T10:00:00+08:00"));
  await page.goto(`policy.html${query}`);
  await expect(page.locator("#rules [role=status]").first()).toBeVisible();
}

const bring = (page: Page) => page.locator("input[type=file]").setInputFiles({ name: "own.json", mimeType: "application/json", buffer: OWN });
const search = (page: Page) => page.getByRole("searchbox");
const matter = (page: Page) => page.getByRole("combobox", { name: "事项" });
const day = (page: Page) => page.getByRole("textbox", { name: "起算时间 日期" });
const time = (page: Page) => page.getByRole("textbox", { name: "起算时间 时刻" });
const suspension = (page: Page) => page.locator("table.moves tbody tr").filter({ hasText: "停机办理" });
const unread = (page: Page) => page.getByRole("region", { name: "关于这个链接" });

test("search, matter, arrangement and rule are there again after a reload", async ({ page }) => {
  await open(page);
  await search(page).fill("3个工作日");
  await matter(page).selectOption("change");
  await page.getByRole("radio", { name: "按事项" }).check();
  await page.getByRole("link", { name: "停机办理", exact: true }).click();
  await expect(page).toHaveURL(/search=3%E4%B8%AA.*&group=process#rule-change\.suspend$/);
  const shown = await page.getByRole("article").getByRole("heading").allTextContents();
  expect(shown.length).toBeGreaterThan(0);
  await page.reload();
  await expect(search(page)).toHaveValue("3个工作日");
  await expect(matter(page)).toHaveValue("change");
  await expect(page.getByRole("radio", { name: "按事项" })).toBeChecked();
  expect(await page.getByRole("article").getByRole("heading").allTextContents()).toEqual(shown);
  await expect(page.locator("#rule-change\\.suspend")).toBeInViewport();
  await expect(unread(page)).toHaveCount(0);
});

test("each choice can be gone back from and forward to; what is typed is no step of its own", async ({ page }) => {
  await open(page);
  await matter(page).selectOption("notice");
  await search(page).pressSequentially("R6");
  await expect(page).toHaveURL(/search=R6/);
  await page.getByRole("radio", { name: "按事项" }).check();
  await page.goBack();
  await expect(page.getByRole("radio", { name: "按章节" })).toBeChecked();
  await expect(search(page)).toHaveValue("R6");
  await page.goBack();
  await expect(matter(page)).toHaveValue("");
  await expect(search(page)).toHaveValue("");
  await page.goForward();
  await expect(matter(page)).toHaveValue("notice");
  await expect(search(page)).toHaveValue("R6");
  await page.goForward();
  await expect(page.getByRole("radio", { name: "按事项" })).toBeChecked();
});

test("a chapter in the address is gone to when the page is opened", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, `${CASE}#group-chapter-8`);
  await expect(page.getByRole("heading", { level: 2, name: /^第八章 信息通告服务 \d/ })).toBeInViewport();
});

test("the day that one's own rules are compared for stays: reload, back and forward", async ({ page }) => {
  await open(page);
  await bring(page);
  // Five working days after 30 September: 8, 9, 10 (make-up), 12, 13 October.
  await expect(suspension(page)).toContainText("10月13日（周二）");
  await day(page).fill("2026年10月19日");
  await day(page).press("Enter");
  // Five working days after Monday 19 October: 20, 21, 22, 23, 26.
  await expect(suspension(page)).toContainText("10月26日（周一）");
  await expect(page).toHaveURL(/start-at=2026-10-19T16:00/);
  await page.goBack();
  await expect(suspension(page)).toContainText("10月13日（周二）");
  await page.goForward();
  await expect(suspension(page)).toContainText("10月26日（周一）");
  await page.reload();
  await bring(page);
  await expect(day(page)).toHaveValue("2026-10-19");
  await expect(time(page)).toHaveValue("16:00");
  await expect(suspension(page)).toContainText("10月26日（周一）");
});

test("a day that there is not is quoted and told, and the last comparison stays", async ({ page }) => {
  await open(page);
  await bring(page);
  await day(page).fill("2026-02-30");
  await day(page).press("Enter");
  await expect(page.locator(".case").getByRole("alert")).toContainText("没有2026年2月30日（该月28天）");
  await expect(day(page)).toHaveValue("2026-02-30");
  await expect(suspension(page)).toContainText("10月13日（周二）");
  await expect(page).toHaveURL(/start-at=2026-09-30T16:00/);
  // Typed as people type, and no field of the browser's own whose words follow the machine.
  await day(page).fill("20261019");
  await time(page).fill("9:30");
  await time(page).press("Enter");
  await expect(page).toHaveURL(/start-at=2026-10-19T09:30/);
  await expect(page.locator("input[type=datetime-local], input[type=date]")).toHaveCount(0);
});

for (const [what, query, named] of [
  ["a matter, an arrangement and values that there are not", "?lang=zh-CN&process=zzz&group=yyy&service=xxx&locality=intra-city", ["process=zzz", "group=yyy", "service=xxx"]],
  ["a day that there is not", "?lang=zh-CN&start-at=2026-02-30T10:00&search=R25", ["start-at=2026-02-30T10:00"]],
  ["a field that there is not, and an event of no time", "?lang=zh-CN&foo=x&event.alarm-raised=y", ["foo=x", "event.alarm-raised=y"]],
  ["a document of another site and a reading, which no link may bring here", "?lang=zh-CN&policy-src=https://example.com/own.json&reading.nonWorkingReceipt=received-next", ["policy-src=https://example.com/own.json", "reading.nonWorkingReceipt=received-next"]],
  ["a rule that there is not", "?lang=zh-CN#rule-zzz", ["#rule-zzz"]],
  ["a place of damaged letters", "?lang=zh-CN#%E0%A4%A", ["#%E0%A4%A"]],
  ["names that every object has", "?lang=zh-CN&constructor=x&__proto__=y", ["constructor=x", "__proto__=y"]],
] as const) {
  test(`${what} in the address: left out with a word, everything else stays`, async ({ page }) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    await open(page, query);
    await expect(unread(page)).toContainText("无法识别，已忽略");
    expect((await unread(page).getByRole("listitem").allTextContents()).sort()).toEqual([...named].sort());
    await expect(page.getByRole("article").first()).toBeVisible();
    if (query.includes("search=")) await expect(search(page)).toHaveValue("R25");
    await unread(page).getByRole("button", { name: "知道了" }).click();
    await expect(unread(page)).toHaveCount(0);
    // The first choice leaves what was not taken behind.
    await matter(page).selectOption("notice");
    for (const part of named) await expect(page).not.toHaveURL(new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
    expect(complaints).toEqual([]);
  });
}

test("the contents follow the source: chapter 6 stands before chapter 7, each with its sections in order", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const titles = await page.getByRole("navigation", { name: "目录" }).getByRole("link").allTextContents();
  // The chapter, its section and its table, as their titles name them.
  const places = titles.map((title) => [/第(.)章/, /（(.)）/, /表\d-(\d)/].map((part, at) => {
    const found = part.exec(title)?.[1] ?? "";
    return at < 2 ? "一二三四五六七八九".indexOf(found || " ") + 1 : Number(found);
  }));
  expect(places.length).toBeGreaterThan(10);
  expect(places).toEqual([...places].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!));
});
