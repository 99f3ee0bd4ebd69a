/** `<sla-calculator>` as an element of somebody else's page: attributes, properties, events, language, many at once. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Page } from "./support/test";

/** Suspension within 3 working days of 30 September 2026 ends on make-up Saturday 10 October. */
const ATTRIBUTES = 'customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"';
const SCRIPT = '<script type="module" src="../embed/sla-calculator.js"></script>';

async function host(page: Page, body: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title></head><body>${body}</body></html>`;
  await page.route("**/portal/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto("portal/host.html");
  return complaints;
}

const calculator = (page: Page) => page.locator("sla-calculator");
const row = (page: Page, title: string) => page.locator("[part=commitment]").filter({ has: page.getByRole("button", { name: title, exact: true }) });
const dueOf = (page: Page, id: string) => calculator(page).first().evaluate((element, wanted) => {
  const { quote } = element as unknown as { quote?: { commitments: { id: string; dueDate?: string }[] } };
  return quote?.commitments.find((one) => one.id === wanted)?.dueDate;
}, id);

test("ten on one page share one engine, and each survives being moved, removed and put back", async ({ page }) => {
  const engines: string[] = [];
  page.on("request", (request) => { if (new URL(request.url()).pathname.endsWith(".wasm")) engines.push(request.url()); });
  const complaints = await host(page, `<p id="top">门户</p>${`<sla-calculator ${ATTRIBUTES}></sla-calculator>`.repeat(10)}<div id="other"></div>${SCRIPT}`);
  await expect(page.locator("[part=hero]")).toHaveCount(10);
  await page.evaluate(() => {
    const [first, second, third] = document.querySelectorAll("sla-calculator");
    document.querySelector("#other")!.append(first!);
    second!.remove();
    // What changes while it is out of the page counts when it is back.
    second!.setAttribute("start-at", "2026-02-10");
    second!.setAttribute("process", "notice");
    document.body.append(second!);
    third!.remove();
  });
  await expect(page.locator("[part=hero]")).toHaveCount(9);
  await expect(page.locator("#other").getByText("10月8日（周四）24时前").first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => (document.querySelector("body > sla-calculator:last-child") as unknown as { quote: { request: { startAt: string } } }).quote.request.startAt)).toBe("2026-02-10");
  expect(engines).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test("the host's address, title, scroll and focus are left alone", async ({ page }) => {
  await host(page, `<input id="theirs"><div style="height: 3000px"></div><sla-calculator ${ATTRIBUTES}></sla-calculator><script type="module">
    document.querySelector("#theirs").focus(); scrollTo(0, 500); await import("../embed/sla-calculator.js");</script>`);
  await expect(row(page, "停机办理")).toContainText("10月10日");
  await calculator(page).evaluate((element) => element.setAttribute("customer-tier", "silver"));
  await expect.poll(() => calculator(page).evaluate((element) => (element as unknown as { request: { dimensions: { customerTier: string } } }).request.dimensions.customerTier)).toBe("silver");
  expect(await page.evaluate(() => [new URL(location.href).search, location.hash, document.title, scrollY, document.activeElement?.id])).toEqual(["", "", "门户", 500, "theirs"]);
});

test("defined twice, by a second copy and by the single script, it goes on", async ({ page }) => {
  const complaints = await host(page, `<sla-calculator ${ATTRIBUTES}></sla-calculator>${SCRIPT}
    <script type="module" src="../embed/sla-calculator.js?copy"></script><script src="../embed/sla-calculator.single.js" defer></script>`);
  await expect(row(page, "停机办理")).toContainText("10月10日（周六）");
  await page.evaluate((attributes) => document.body.insertAdjacentHTML("beforeend", `<sla-calculator ${attributes}></sla-calculator>`), ATTRIBUTES);
  await expect(page.locator("[part=hero]")).toHaveCount(2);
  expect(complaints).toEqual([]);
});

test("attributes say what is chosen, both ways", async ({ page }) => {
  await host(page, `<sla-calculator ${ATTRIBUTES} process="notice"></sla-calculator>${SCRIPT}`);
  const element = calculator(page);
  await element.evaluate((one) => one.setAttribute("start-at", "2026-10-12"));
  await expect(row(page, "网络调整、割接等提前通知")).toContainText("9月24日（周四）");
  await element.evaluate((one) => one.setAttribute("customer-tier", "standard"));
  await expect(row(page, "网络调整、割接等提前通知")).toContainText("9月30日（周三）");
  await page.getByRole("radio", { name: "银牌" }).check();
  await expect(element).toHaveAttribute("customer-tier", "silver");
  await expect(row(page, "网络调整、割接等提前通知")).toContainText("9月29日（周二）");
  await page.getByRole("radio", { name: "报障" }).check();
  await expect(element).toHaveAttribute("process", "fault");
  await page.getByRole("radio", { name: "A级", exact: true }).check();
  await expect(element).toHaveAttribute("assurance-level", "A");
  await element.evaluate((one) => one.removeAttribute("assurance-level"));
  await expect(page.getByRole("group", { name: "业务保障等级" }).getByRole("radio", { name: "不清楚" })).toBeChecked();
});

test("what is readonly cannot be changed by the visitor", async ({ page }) => {
  await host(page, `<sla-calculator ${ATTRIBUTES} readonly="customer-tier, start-at"></sla-calculator>${SCRIPT}`);
  await expect(page.getByRole("radio", { name: "金牌" })).toBeDisabled();
  await expect(page.getByRole("textbox", { name: /日期$/ }).first()).toBeDisabled();
  await expect(page.getByRole("radio", { name: "跨地市" })).toBeEnabled();
});

test("the request is a property: set whole, read back, and the quote with it", async ({ page }) => {
  await host(page, `<sla-calculator></sla-calculator>${SCRIPT}`);
  await expect(page.locator("[part=hero]")).toBeVisible();
  const request = { dimensions: { customerTier: "bronze", service: "vpn-line", locality: "cross-city" }, startAt: "2026-02-13" };
  await calculator(page).evaluate((element, wanted) => { (element as unknown as { request: unknown }).request = wanted; }, request);
  await expect.poll(() => dueOf(page, "change.resume")).toBe("2026-02-25"); // bronze, cross-city, overlay, over Spring Festival
  const read = await calculator(page).evaluate((element) => (element as unknown as { request: { dimensions: object; startAt: string } }).request);
  expect(read).toMatchObject(request);
});

test("quotes and errors are told through shadow roots, with what they are about", async ({ page }) => {
  await host(page, `<div id="shell"></div><script type="module">
    window.heard = [];
    for (const type of ["sla-quote", "sla-error"]) document.addEventListener(type, ({ type, bubbles, composed, detail }) =>
      heard.push({ type, bubbles, composed, code: detail.code, path: detail.path, start: detail.request?.startAt, commitments: detail.quote?.commitments.length }));
    document.querySelector("#shell").attachShadow({ mode: "open" }).innerHTML = '<sla-calculator ${ATTRIBUTES}></sla-calculator>';
    await import("../embed/sla-calculator.js");</script>`);
  const last = (type: string) => page.evaluate((wanted) => (window as unknown as { heard: { type: string }[] }).heard.filter((one) => one.type === wanted).at(-1), type);
  await expect.poll(() => last("sla-quote")).toMatchObject({ bubbles: true, composed: true, start: "2026-09-30T16:00" });
  expect((await last("sla-quote") as unknown as { commitments: number }).commitments).toBeGreaterThan(5);
  expect(await last("sla-error")).toBeUndefined();
  await calculator(page).evaluate((element) => element.setAttribute("start-at", "2026-02-30"));
  await expect.poll(() => last("sla-error")).toMatchObject({ bubbles: true, composed: true, code: "invalid-date", path: "/startAt" });
});

test("a host's style reaches every part that the element's manifest names, the calendar's inside it too", async ({ page }) => {
  const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../dist/npm/custom-elements.json"), "utf8")) as { modules: { declarations: { tagName: string; cssParts: { name: string }[] }[] }[] };
  const parts = manifest.modules[0]!.declarations.find(({ tagName }) => tagName === "sla-calculator")!.cssParts.map(({ name }) => name);
  expect(parts).toContain("legend");
  await host(page, `<style>${parts.map((name, at) => `sla-calculator::part(${name}) { outline: ${at + 1}px solid red; }`).join(" ")}</style><sla-calculator ${ATTRIBUTES}></sla-calculator>${SCRIPT}`);
  await expect(page.locator("sla-calendar [part=legend]")).toBeVisible();
  for (const [at, name] of parts.entries()) await expect(page.locator(`sla-calculator [part~=${name}]`).first(), name).toHaveCSS("outline-width", `${at + 1}px`);
});

test("the nearest lang decides the language, and the element follows when it changes", async ({ page }) => {
  await host(page, `<section lang="en"><sla-calculator ${ATTRIBUTES}></sla-calculator></section><sla-calculator ${ATTRIBUTES}></sla-calculator>${SCRIPT}`);
  const [english, chinese] = [calculator(page).nth(0), calculator(page).nth(1)];
  await expect(english.getByRole("radio", { name: "Gold" })).toBeChecked();
  await expect(chinese.getByRole("radio", { name: "金牌" })).toBeChecked();
  await page.evaluate(() => { document.querySelector("section")!.lang = "zh-CN"; });
  await expect(english.getByRole("radio", { name: "金牌" })).toBeChecked();
  await chinese.evaluate((element) => { (element as HTMLElement).lang = "en"; });
  await expect(chinese.getByRole("radio", { name: "Gold" })).toBeChecked();
});

test("large density makes text of 18 pixels and targets of 48", async ({ page }) => {
  await host(page, `<sla-calculator ${ATTRIBUTES} density="large"></sla-calculator>${SCRIPT}`);
  await expect(row(page, "停机办理")).toBeVisible();
  const title = await row(page, "停机办理").getByRole("button", { name: "停机办理" }).evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(title).toBeGreaterThanOrEqual(18);
  const choice = await page.locator("label", { has: page.getByRole("radio", { name: "银牌" }) }).boundingBox();
  expect(choice!.height).toBeGreaterThanOrEqual(48);
});

test("what stands inside the tag is shown where the engine cannot start, and not otherwise", async ({ page }) => {
  await page.route("**/embed/*.wasm*", (route) => route.abort());
  await host(page, `<sla-calculator ${ATTRIBUTES}><p>请致电客户经理</p></sla-calculator>${SCRIPT}`);
  await expect(page.getByRole("alert")).toContainText("计算器未能加载");
  await expect(page.getByText("请致电客户经理")).toBeVisible();
  await page.unroute("**/embed/*.wasm*");
  await page.getByRole("button", { name: "重试" }).click();
  await expect(row(page, "停机办理")).toContainText("10月10日（周六）");
  await expect(page.getByText("请致电客户经理")).toBeHidden();
});
