/** A link holds every choice and the dates that were seen; opened under other rules it says what moved, and a hand-made one what was not taken. */
import { readFileSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { sumOf } from "../../www/elements/shared/digest.ts";
import { CASE, complaintsOf, fits, hero, open, row } from "./support/page";
import { expect, test, type Page } from "./support/test";

const SCREENSHOTS = path.join(import.meta.dirname, "../../target/screenshots");

/** One of everything that can be chosen. */
const ALL = `${CASE}&process=all&assurance-level=AA&audience=operator&commitment=change.suspend&event.alarm-raised=2026-09-30T15:50&event.initial-acceptance=2026-10-12
  &event.order-raised=2026-09-30T15:00&event.complaint-accepted=none&if.large-project=yes&if.service-affecting=no&if.involves-line=yes&figure.activationLimit=12&figure.newGroupLimit=20
  &finished.change.suspend=2026-10-09T10:00&finished.fault.restoration=2026-09-30T19:00&pause=customer~2026-09-30T16:30~2026-09-30T17:30&pause=interconnection~2026-10-08T09:00~2026-10-09T18:00
  &reading.nonWorkingReceipt=received-next&reading.cutOff=17:30`.replace(/\s+/g, "");

interface Choices {
  request: { readings?: object; exclusions?: object[] };
  process: string;
  selected: { id: string };
}

const choices = (page: Page) => page.locator("sla-calculator").evaluate((element) => {
  const { request, process, selected } = element as unknown as Choices;
  return { request, process, selected: selected.id };
});
const notice = (page: Page) => page.getByRole("region", { name: "关于这个链接" });
/** The address, once it holds the answer that was seen. */
async function link(page: Page): Promise<string> {
  await expect(page).toHaveURL(/&digest=/);
  return new URL(page.url()).search;
}

test("every choice comes back from the address, which stays under a thousand characters and says nothing under the same rules", async ({ page }) => {
  // After what it says to have ended.
  await open(page, ALL, "2026-10-12T09:00:00+08:00");
  const written = await link(page);
  const chosen = await choices(page);
  expect(chosen).toMatchObject({
    process: "all", selected: "change.suspend",
    request: {
      dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city", assuranceLevel: "AA" }, startAt: "2026-09-30T16:00", audience: "operator",
      events: { "alarm-raised": "2026-09-30T15:50", "initial-acceptance": "2026-10-12", "order-raised": "2026-09-30T15:00", "complaint-accepted": null },
      conditions: { "large-project": true, "service-affecting": false, "involves-line": true },
      figures: { activationLimit: { amount: 12, units: "businessDays" }, newGroupLimit: { amount: 20, units: "businessDays" } },
      finishedAt: { "change.suspend": "2026-10-09T10:00", "fault.restoration": "2026-09-30T19:00" },
      exclusions: [{ cause: "customer", from: "2026-09-30T16:30", to: "2026-09-30T17:30" }, { cause: "interconnection", from: "2026-10-08T09:00", to: "2026-10-09T18:00" }],
      readings: { nonWorkingReceipt: "received-next", cutOff: "17:30" },
    },
  });
  expect(written.length).toBeLessThan(1000);
  await page.goto("about:blank");
  await open(page, written);
  await expect.poll(() => choices(page)).toEqual(chosen);
  await expect(notice(page)).toHaveCount(0);
  expect(new URL(page.url()).search).toBe(written);
});

test("a commitment that is chosen stays chosen in the link, another process drops it", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "停机办理", exact: true }).click();
  await expect(page).toHaveURL(/commitment=change\.suspend/);
  await page.getByRole("radio", { name: "报障" }).check();
  await expect(page).toHaveURL(/process=fault/);
  await expect(page).not.toHaveURL(/commitment=/);
});

test("a link opened with a newer calendar says which dates moved, from what to what, until it is dismissed", async ({ page }) => {
  await open(page);
  const old = await link(page);
  const calendar = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data/calendars/cn.json"), "utf8"));
  const bundled = calendar.version;
  // An amended notice: Saturday 10 October 2026 is a rest day after all.
  calendar.version = "2026.10";
  calendar.days = calendar.days.filter((one: { from: string }) => one.from !== "2026-10-10");
  await page.route("**/calendars/cn.json", (route) => route.fulfill({ json: calendar }));
  await page.goto("about:blank");
  await open(page, old);
  await expect(notice(page)).toContainText("自链接生成以来，有2项日期变了");
  for (const title of ["停机办理", "销户办理"]) await expect(notice(page).getByRole("row", { name: `${title} 10月10日（周六） 10月12日（周一）`, exact: true })).toBeVisible();
  await expect(notice(page)).toContainText(`节假日安排：${bundled} → 2026.10`);
  await expect(row(page, "停机办理")).toContainText("10月12日（周一）");
  expect(new URL(page.url()).search).toBe(old);
  await page.emulateMedia({ media: "print" });
  await expect(notice(page)).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "English" }).click();
  const english = page.getByRole("region", { name: "About this link" });
  await expect(english.getByRole("row", { name: "Suspension Sat 10 Oct Mon 12 Oct", exact: true })).toBeVisible();
  await english.getByRole("button", { name: "Got it" }).click();
  await expect(english).toHaveCount(0);
  await expect(page).toHaveURL(/calendar-version=2026\.10/);
  await page.reload();
  await expect(row(page, "Suspension")).toContainText("Mon 12 Oct");
  await expect(page).toHaveURL(/calendar-version=2026\.10/);
  await expect(english).toHaveCount(0);
});

/** What is no choice of the case. */
const BESIDE = ["lang", "commitment", "edition", "calendar-version", "dates", "digest"];

/** The link with other old dates, and the digest that belongs to them and to its choices. */
function withDates(search: string, change: (dates: string) => string): string {
  const query = new URLSearchParams(search);
  const dates = change(query.get("dates")!);
  const choices = [...query].filter(([name]) => !BESIDE.includes(name)).map(([name, value]) => `${name}=${value}`).sort().join("&");
  query.set("dates", dates);
  query.set("digest", sumOf([query.get("edition"), query.get("calendar-version"), dates, choices].join()));
  return `?${query}`;
}

test("old dates that differ under the same editions are told apart to the day and to the minute", async ({ page }) => {
  await open(page, `${CASE}&process=all&assurance-level=A`);
  // `a` is ten days after 30 September, `8` eight days; 22:00 is 79,200 seconds after midnight, `1p40` in base 36, and 20:00 `1jk0`.
  const old = withDates(await link(page), (dates) => dates.replace(/(?<=[.~]?\w{5})a(?=\.|$)/, "8").replace("M1p40", "M1jk0"));
  await page.goto("about:blank");
  await open(page, old);
  await expect(notice(page).getByRole("row", { name: "停机办理 10月8日（周四） 10月10日（周六）", exact: true })).toBeVisible();
  await expect(notice(page).getByRole("row", { name: /^投诉处理 9月30日 20:00 9月30日 22:00$|^业务恢复 9月30日 20:00 9月30日 22:00$/ })).toHaveCount(1);
  await expect(notice(page).getByRole("row")).toHaveCount(3);
  // Another choice leaves the link behind.
  await page.getByRole("radio", { name: "银牌" }).check();
  await expect(notice(page)).toHaveCount(0);
  await expect(page).toHaveURL(/customer-tier=silver/);
});

test("other rules that move no date are named, with the sentence that nothing moved", async ({ page }) => {
  await open(page);
  const query = new URLSearchParams(await link(page));
  query.set("edition", "cmcc-group-customer/first");
  await page.goto("about:blank");
  await open(page, withDates(`?${query}`, (dates) => dates));
  await expect(notice(page)).toContainText("规则或节假日安排已更新，本情形的日期没有变");
  await expect(notice(page)).toContainText("规则：cmcc-group-customer/first → cmcc-group-customer/excerpt");
  await expect(notice(page).getByRole("row")).toHaveCount(0);
});

test("dates that do not belong to their digest are refused with a sentence, and the case stays", async ({ page }) => {
  await open(page, `${CASE}&process=notice`);
  const query = new URLSearchParams(await link(page));
  query.set("dates", query.get("dates")!.replace(/\w$/, (last) => (last === "1" ? "2" : "1")));
  await page.goto("about:blank");
  await open(page, `?${query}`);
  await expect(notice(page)).toContainText("链接所附的日期记录不完整或被改动，无法比较；下面是按现在的规则算出的结果。");
  await expect(page.getByRole("radio", { name: "网络调整、割接" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "金牌" })).toBeChecked();
});

test("a link whose start was changed is called damaged, and invents no old date; what other programs append changes nothing", async ({ page }) => {
  await open(page, `${CASE}&process=all`);
  const old = await link(page);
  await page.goto("about:blank");
  await open(page, `${old}&utm_source=mail&from=singlemessage`);
  await expect(notice(page)).toHaveCount(0);
  await page.goto("about:blank");
  await open(page, old.replace("start-at=2026-09-30", "start-at=2026-09-29"));
  await expect(notice(page)).toContainText("链接所附的日期记录不完整或被改动，无法比较");
  await expect(notice(page).getByRole("table")).toHaveCount(0);
});

/** The example is there before the address is read: the state's script comes only once the calculator has an answer. */
async function openLate(page: Page, query: string): Promise<void> {
  await page.route(/\/link\/open|\/open-[^/]*\.js/, async (route) => {
    await page.waitForFunction(() => {
      const calculator = document.querySelector("sla-calculator") as unknown as { quote?: object; problems?: object[] } | null;
      return !!(calculator?.quote || calculator?.problems?.length);
    }, undefined, { polling: 50 });
    await route.continue();
  });
  await open(page, query);
}

for (const part of ["customer-tier=zzz", "foo=x", "figure.activationLimit=abc", "pause=__proto__~2026-10-08T09:00~2026-10-09T18:00", "__proto__=x", "event.__proto__=x"]) {
  test(`\`${part}\` is named though the example was there first`, async ({ page }) => {
    await openLate(page, `?lang=zh-CN&service=data-line&locality=intra-city&start-at=2026-09-30T16:00&${part}`);
    await expect(notice(page).getByRole("listitem")).toHaveText([part]);
    await expect(hero(page)).toContainText("10月8日（周四）");
    await expect(notice(page)).toContainText("链接中的以下内容无法识别");
    expect(page.url()).toContain(part);
  });
}

test("a start outside what can be counted is named above the example", async ({ page }) => {
  await openLate(page, "?lang=zh-CN&start-at=0001-01-01T00:00");
  await expect(notice(page).getByRole("listitem")).toHaveText(["start-at=0001-01-01T00:00"]);
  await expect(page.locator("sla-calculator")).toContainText("示例");
});

const REFUSED = ["assurance-level=platinum", "figure.activationLimit=abc", "if.emergency=maybe", "event.alarm-raised=noon", "pause=x", "process=party", "service2=x", "colour.red=yes", "commitment=change.nothing", "reading.nonWorkingReceipt=never", "reading.mood=x"];

test("what means nothing in a link is named, and everything else is taken", async ({ page }) => {
  await open(page, `${CASE}&figure.newGroupLimit=4&if.large-project=yes&${REFUSED.join("&")}&from=singlemessage`);
  await expect.poll(async () => (await notice(page).getByRole("listitem").allInnerTexts()).sort()).toEqual([...REFUSED].sort());
  await expect.poll(async () => (await choices(page)).request).toMatchObject({ dimensions: { customerTier: "gold" }, startAt: "2026-09-30T16:00", figures: { newGroupLimit: { amount: 4 } }, conditions: { "large-project": true } });
  await expect(hero(page)).toContainText("10月8日（周四）");
  await notice(page).getByRole("button", { name: "知道了" }).click();
  await expect(page).toHaveURL(/digest=/);
  for (const part of REFUSED) expect(page.url()).not.toContain(part);
});

for (const part of ["zzz=1", "event.alarm-raised=noon", "service=zzz", "start-at=2026-10-12"]) {
  test(`a part that is left out of a link makes nothing chosen that was an example: ${part}`, async ({ page }) => {
    await page.goto(`index.html${CASE.replace("gold", "silver")}&process=change&example=customer-tier&${part}`);
    await expect(notice(page).getByRole("listitem")).toHaveText([part]);
    const tier = page.locator("fieldset.field").filter({ has: page.locator("legend", { hasText: "客户服务等级" }) });
    await expect(tier.getByRole("button", { name: "示例 · 采用" })).toBeVisible();
    await expect(tier.getByRole("radio", { name: "银牌" })).toBeChecked();
    await notice(page).getByRole("button", { name: "知道了" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("example")).toContain("customer-tier");
  });
}

test("names that other programs append in their own writing are named and left out, and the dates stay", async ({ page }) => {
  for (const odd of ["shareId=7", "startAt=2026-10-10", "toString=x", "reading-nonWorkingReceipt=received-next"]) {
    await page.goto(`./${CASE}&process=change&${odd}`);
    await expect(page.locator("[part=hero]"), odd).toContainText("10月8日");
    await expect(page.locator("#notices"), odd).toContainText(odd);
  }
});

test("a reading in a link is marked with its default, and one press goes back to it", async ({ page }) => {
  // A Saturday: counted from Monday 14 September, or taken as received on it and counted from Tuesday.
  await open(page, `${CASE.replace("2026-09-30T16:00", "2026-09-12")}&reading.nonWorkingReceipt=received-next`);
  await expect(row(page, "停机办理")).toContainText("9月17日（周四）");
  const mark = page.getByRole("group", { name: "本结果采用了非默认读法" });
  await expect(mark).toContainText("默认：当日不计入，从下一个工作日数第1天");
  await expect(page).toHaveURL(/reading\.nonWorkingReceipt=received-next/);
  await mark.getByRole("button", { name: "恢复默认读法" }).click();
  await expect(row(page, "停机办理")).toContainText("9月16日（周三）");
  await expect(page).not.toHaveURL(/reading\./);
});

test("a policy in a link is marked on screen and on paper, and one press goes back to the built-in one", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  await open(page, "?lang=zh-CN&policy-src=policies/telecom-public-facts.json&process=repair&area=urban&network-grade=A&start-at=2026-10-01T08:00");
  const mark = page.getByRole("region", { name: "链接指定的文件" });
  await expect(mark).toContainText("规则来自链接指定的文件“policies/telecom-public-facts.json”，不是内置规则。");
  await expect(page.locator("sla-calculator")).toContainText("10月3日 08:00"); // 48 hours in towns
  await page.emulateMedia({ media: "print" });
  await expect(mark).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await mark.getByRole("button", { name: "改用内置文件" }).click();
  await expect(mark).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "金牌" })).toBeChecked();
  await expect(hero(page)).toContainText("10月8日（周四）"); // one working day, the first after the holiday
  expect(complaints).toEqual([]);
});

test("notices and marks pass axe, on a phone too, and scroll nothing sideways", async ({ page }) => {
  await open(page, `${CASE}&reading.nonWorkingReceipt=received-next`);
  const old = withDates(await link(page), (dates) => dates.replace(/(?<=[.~]?\w{5})a(?=\.|$)/, "8"));
  await page.goto("about:blank");
  await open(page, `${old}&foo=bar`);
  for (const width of [1440, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(notice(page).getByRole("table")).toBeVisible();
    await fits(page);
    if (width > 320) await page.screenshot({ path: path.join(SCREENSHOTS, `link-${width}.png`), fullPage: true });
  }
  const { violations } = await new AxeBuilder({ page }).include("#notices").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
});

test("a document of another site is not taken from a link", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page, baseURL);
  await open(page, `${CASE}&policy-src=http://192.0.2.1/own.json&calendar-src=//192.0.2.1/cn.json`);
  await expect(notice(page).getByRole("listitem")).toHaveText(["policy-src=http://192.0.2.1/own.json", "calendar-src=//192.0.2.1/cn.json"]);
  await expect(row(page, "停机办理")).toContainText("10月10日（周六）");
  expect(complaints).toEqual([]);
});
