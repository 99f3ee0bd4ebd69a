/** Nothing draws empty: whatever stops a rendering leaves the tag's own text and a sentence with the cause, is an `sla-error`, and no quote is told of. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CASE_OF, DUE, host, SCRIPT, told } from "./support/host";
import { hero, row } from "./support/page";
import { expect, test, type Page } from "./support/test";

const TAG = `<sla-calculator customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"><p>投诉与报障请拨打10086。</p></sla-calculator>`;
const calculator = (page: Page) => page.locator("sla-calculator").first();
const own = (page: Page) => page.getByText("投诉与报障请拨打10086。");

/** A real file of an old library: of its Debian package, which the page stage installs, or of its npm package. */
function library(file: string): string {
  const found = file.startsWith("/") ? file : path.join(import.meta.dirname, "../../node_modules", file);
  expect(existsSync(found), `${found}: install libjs-prototype and libjs-mootools (Debian's names)`).toBe(true);
  return readFileSync(found, "utf8");
}

const LIBRARIES: [name: string, file: string][] = [
  ["Prototype 1.7.3", "/usr/share/javascript/prototype/prototype.js"],
  ["MooTools Core 1.4.5", "/usr/share/javascript/mootools/mootools-core.min.js"],
  ["core-js 2", "core-js/client/shim.min.js"],
];

for (const [name, file] of LIBRARIES) {
  test(`${name} on the page: the calculator, its calendar, its copies and the elements for sales are as without it`, async ({ page }) => {
    const complaints = await host(page, `${TAG}<sla-calendar month="2026-10"></sla-calendar><sla-compare></sla-compare><sla-bulk></sla-bulk>${SCRIPT}`, { head: `<script>${library(file).replaceAll("</script", "<\\/script")}</script>` });
    await expect(hero(page)).toContainText("10月8日（周四）24时前");
    await expect(row(page, "停机办理")).toContainText("10月10日");
    await expect(calculator(page).locator("sla-calendar td.day")).not.toHaveCount(0);
    await row(page, "停机办理").getByRole("button", { name: "停机办理", exact: true }).click();
    await expect(calculator(page).getByRole("gridcell", { name: /2026年10月10日.*第3个工作日/ })).toBeVisible();
    await expect(page.locator("body > sla-calendar").getByRole("gridcell", { name: /2026年10月10日/ })).toBeVisible();
    await expect(page.locator("sla-compare table")).toBeVisible();
    await page.locator("sla-bulk textarea").fill("电路编号\t服务等级\t业务\t区域\t受理时间\nA-1\t金牌\t数据专线\t地市内\t2026-09-30 16:00");
    await page.locator("sla-bulk").getByRole("button", { name: "读取" }).click();
    await page.locator("sla-bulk").getByRole("button", { name: "计算" }).click();
    await expect(page.locator("sla-bulk").getByRole("region").last()).toContainText("2026-10-10");
    // What reaches no list and no iterator of theirs: a refusal with its list of values.
    await calculator(page).evaluate((element) => element.setAttribute("customer-tier", "platinum"));
    await expect(calculator(page).getByRole("alert").first()).toContainText("没有“platinum”这一选项");
    expect((await told(page)).errors).toEqual([expect.objectContaining({ path: "/dimensions/customerTier" })]);
    expect((await told(page)).quotes[0]).toBe(DUE);
    expect(complaints).toEqual([]);
  });
}

test("a list of Trusted Types without lit-html: the tag's own text, the cause, an error and no quote", async ({ page }) => {
  await host(page, `${TAG}${SCRIPT}`, { csp: "require-trusted-types-for 'script'; trusted-types theirs" });
  await expect(calculator(page).getByRole("alert")).toContainText("没有放行名为lit-html的策略");
  await expect(own(page)).toBeVisible();
  const { quotes, errors } = await told(page);
  expect(quotes).toEqual([]);
  expect(errors.length).toBeGreaterThan(0);
  expect(errors[0]).toMatchObject({ code: "unsupported" });
});

test("a page that forbids scripts from strings and allows lit-html draws as everywhere", async ({ page }) => {
  const complaints = await host(page, `${TAG}${SCRIPT}`, { csp: "require-trusted-types-for 'script'; trusted-types lit-html" });
  await expect(hero(page)).toContainText("10月8日");
  expect(complaints).toEqual([]);
});

for (const [what, break_] of [
  ["importNode", "Document.prototype.importNode = function () { return document.createDocumentFragment(); }"],
  ["Array.prototype.map", "Array.prototype.map = function () { return []; }"],
] as const) {
  test(`a page that has replaced ${what}: the tag's own text and an error, no quote`, async ({ page }) => {
    await host(page, `${TAG}${SCRIPT}`, { head: `<script>addEventListener("DOMContentLoaded", () => {}); ${break_}</script>` });
    await expect.poll(async () => (await told(page)).errors.length).toBeGreaterThan(0);
    await expect(own(page)).toBeVisible();
    await expect(calculator(page).getByText(/计算器未能/).first()).toBeVisible();
    expect((await told(page)).quotes).toEqual([]);
  });
}

test("what stopped the drawing once does not stop the next", async ({ page }) => {
  await host(page, `${TAG}${SCRIPT}`);
  await expect(hero(page)).toContainText("10月8日");
  await page.evaluate(() => {
    const kept = Document.prototype.importNode;
    Object.assign(window, { mend: () => { Document.prototype.importNode = kept; } });
    Document.prototype.importNode = () => { throw new Error("not now"); };
  });
  await calculator(page).evaluate((element) => element.setAttribute("process", "fault"));
  await expect(own(page)).toBeVisible();
  await page.evaluate(() => (window as unknown as { mend(): void }).mend());
  await calculator(page).evaluate((element) => element.setAttribute("process", "change"));
  await expect(hero(page)).toContainText("10月8日");
  await expect(own(page)).toBeHidden();
});

test("intrinsics frozen by SES: the elements are defined and answer", async ({ page }) => {
  const complaints = await host(page, `${TAG}<sla-calendar month="2026-10"></sla-calendar>${SCRIPT}`, { head: `<script>${library("ses/dist/lockdown.umd.js")}</script><script>lockdown({ errorTaming: "unsafe", consoleTaming: "unsafe" });</script>` });
  await expect(hero(page)).toContainText("10月8日");
  await expect(page.locator("body > sla-calendar").getByRole("gridcell", { name: /2026年10月10日/ })).toBeVisible();
  expect((await told(page)).quotes).toEqual([DUE]);
  expect(complaints).toEqual([]);
});

test("a frozen Symbol alone is enough to have stopped it", async ({ page }) => {
  const complaints = await host(page, `${TAG}${SCRIPT}`, { head: "<script>Object.freeze(Symbol);</script>" });
  await expect(hero(page)).toContainText("10月8日");
  expect(complaints).toEqual([]);
});

for (const when of ["before it is shown", "after it is shown"] as const) {
  test(`an element made in one document and put into another wears its styles there: ${when}`, async ({ page }) => {
    const complaints = await host(page, `<div id="place"></div><iframe title="inner" srcdoc="<!doctype html><html lang='zh-CN'><body></body></html>" width="1200" height="900"></iframe>${SCRIPT}`);
    await page.waitForFunction(() => customElements.get("sla-calculator") && document.querySelector("iframe")?.contentDocument?.body);
    await page.evaluate(async ([request, early]) => {
      const element = document.createElement("sla-calculator") as HTMLElement & { request: object };
      element.request = request as object;
      if (!early) {
        document.querySelector("#place")!.append(element);
        await new Promise((done) => { element.addEventListener("sla-quote", done, { once: true }); });
        await new Promise((done) => { setTimeout(done, 1500); });
      }
      document.querySelector("iframe")!.contentDocument!.body.append(element);
    }, [CASE_OF, when === "before it is shown"] as const);
    const inner = page.frameLocator("iframe").locator("sla-calculator");
    await expect(inner.locator("[part=hero]")).toContainText("10月8日");
    await expect(inner.locator("sla-calendar [part=month]")).toBeVisible();
    // The hero's own surface and the calendar's grid are those of the sheets.
    expect(await inner.locator("[part=hero]").evaluate((one) => getComputedStyle(one).padding)).not.toBe("0px");
    expect(await inner.evaluate((one) => [...one.shadowRoot!.adoptedStyleSheets].length)).toBeGreaterThan(5);
    expect(complaints).toEqual([]);
  });
}

for (const year of ["1970", "2040"]) {
  test(`a clock that stands at ${year}: dates stand, nothing is left or late, and the clock is named`, async ({ page }) => {
    await host(page, `${TAG}<sla-calendar></sla-calendar>${SCRIPT}`, { now: `${year}-03-01T10:00:00+08:00` });
    await expect(hero(page)).toContainText("2026年10月8日");
    await expect(calculator(page).getByRole("note").filter({ hasText: "本机时钟" })).toContainText(`${year}年3月1日`);
    await expect(calculator(page).getByText(/超时|还剩|剩余\d/)).toHaveCount(0);
    await expect(calculator(page).getByRole("gridcell", { name: /2026年10月10日/ })).toBeVisible();
    await expect(page.locator("body > sla-calendar").getByRole("note")).toContainText(`${year}年3月1日`);
    await expect(page.locator("body > sla-calendar").getByRole("grid", { name: "2026年12月" })).toBeVisible();
    expect((await told(page)).quotes).toEqual([DUE]);
    // Without a start there is nothing to begin from.
    await calculator(page).evaluate((element) => element.removeAttribute("start-at"));
    await expect(calculator(page).getByRole("alert").first()).toContainText(`本机时钟显示${year}-03-01`);
  });
}
