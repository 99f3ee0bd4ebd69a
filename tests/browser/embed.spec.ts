/** The calculator on other people's pages: each way of embedding it is loaded and a date is read from it. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, type Page, type TestInfo } from "./support/test";

/** A request of the specification: suspension within 3 working days of 30 September 2026 ends on make-up Saturday 10 October. */
const ATTRIBUTES = 'customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"';
const DUE = "10月10日（周六）";

const FALLBACK = "请切换到极速模式";

/** Everything that a careless style sheet of an old portal does. */
const HOSTILE = `
  * { color: red !important; background: yellow !important; font: italic 40px/1 serif !important; letter-spacing: 9px !important; text-transform: uppercase !important; }
  div, section, p, ul, li, table, td, button, input, form { display: none !important; float: right !important; position: static !important; }
  :root { --sla: broken; --text: red; --bg: yellow; --body: 40px; }`;

/** A page of somebody else's, on the same server so that its script can be asked for. */
async function host(page: Page, body: string, { style = "", head = "" } = {}): Promise<void> {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title><style>${style}</style>${head}</head><body>${body}</body></html>`;
  await page.route("**/portal/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto("portal/host.html");
}

const row = (page: Page | ReturnType<Page["frameLocator"]>, title: string) =>
  page.locator("[part=commitment]").filter({ has: page.getByRole("button", { name: title, exact: true, includeHidden: true }) });

/** A file of the site, saved as a visitor would. */
async function saved(page: Page, from: string, info: TestInfo): Promise<string> {
  const response = await page.request.get(from);
  expect(response.ok()).toBe(true);
  const file = info.outputPath(path.basename(from));
  writeFileSync(file, await response.body());
  return pathToFileURL(file).href;
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  return complaints;
}

test("the module script finds its files beside itself, from a page in another folder", async ({ page }) => {
  const complaints = complaintsOf(page);
  await host(page, `<sla-calculator ${ATTRIBUTES}></sla-calculator><script type="module" src="../embed/sla-calculator.js"></script>`);
  await expect(row(page, "停机办理")).toContainText(DUE);
  expect(complaints).toEqual([]);
});

test("the module script gives the engine to scripts of the page", async ({ page }) => {
  await host(page, "");
  const added = await page.evaluate(async () => {
    const { createCalculator } = await import(new URL("../embed/sla-calculator.js", location.href).href);
    return (await createCalculator()).addWorkingDays("2026-09-30", 3);
  });
  expect(added).toBe("2026-10-10");
});

test("the single script needs no second file", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => { if (/^http/.test(request.url())) asked.push(new URL(request.url()).pathname); });
  await host(page, `<sla-calculator ${ATTRIBUTES}></sla-calculator><script src="../embed/sla-calculator.single.js"></script>`);
  await expect(row(page, "停机办理")).toContainText(DUE);
  await expect(page.locator("sla-calendar table")).toBeVisible();
  // A newer calendar beside the script is looked for afterwards; the answer does not need it.
  const others = asked.filter((one) => !/host\.html$|favicon|sla-calculator\.single\.js$|calendars\/cn\.json$/.test(one));
  expect(others).toEqual([]);
  expect(await page.evaluate(() => typeof (globalThis as { SlaCalculator?: { createCalculator?: unknown } }).SlaCalculator?.createCalculator)).toBe("function");
});

test("the single script works on a page opened from disk", async ({ page }, info) => {
  const script = await saved(page, "embed/sla-calculator.single.js", info);
  const file = info.outputPath("host.html");
  writeFileSync(file, `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><sla-calculator ${ATTRIBUTES}></sla-calculator><script src="${script}"></script>`);
  const complaints = complaintsOf(page);
  await page.goto(pathToFileURL(file).href);
  await expect(row(page, "停机办理")).toContainText(DUE);
  expect(complaints).toEqual([]);
});

test("the offline file works from a double click, in both languages, and asks for nothing", async ({ page }, info) => {
  await page.clock.setFixedTime(new Date("2026-09-30T16:00:00+08:00"));
  const address = await saved(page, "offline.html", info);
  const complaints = complaintsOf(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  await expect(row(page, "停机办理")).toContainText(DUE);
  await expect(page.locator("sla-calendar table")).toBeVisible();
  await page.getByRole("link", { name: "English" }).click();
  await expect(row(page, "Suspension")).toContainText("Sat 10 Oct");
  await row(page, "Suspension").locator(".clause").click();
  await expect(page.getByRole("blockquote").first()).toContainText("3");
  expect(complaints).toEqual([]);
  expect(asked.filter((one) => !one.startsWith("file:") && !one.startsWith("data:"))).toEqual([]);
});

test("the offline file opened from the site, whose policy keeps it from running, says first to save it, in both languages", async ({ page }) => {
  await page.goto("offline.html");
  for (const said of ["请先把本文件保存到电脑，再双击打开", "First save this file, then open it from the disk"]) await expect(page.getByText(said, { exact: true })).toBeVisible();
  await expect(page.locator("[part=commitment]")).toHaveCount(0);
});

test("the offline file's own policy lets no other script run", async ({ page }, info) => {
  await page.goto(await saved(page, "offline.html", info));
  // A script in the page runs as it is put there, or never.
  const ran = await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.intruder = true" }));
    return "intruder" in window;
  });
  expect(ran).toBe(false);
});

test("a frame takes its options from its address, is usable at a height of 600 and tells its own", async ({ page, baseURL }) => {
  const query = "customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00&lang=zh-CN";
  await host(page, `<iframe title="SLA" src="${baseURL}frame.html?${query}" width="700" height="600"></iframe>`, {
    head: "<script>addEventListener('message', (event) => { (window.heights = window.heights || []).push(event.data) })</script>",
  });
  const frame = page.frameLocator("iframe");
  await expect(row(frame, "停机办理")).toContainText(DUE);
  const told = () => page.evaluate(() => (window as unknown as { heights?: { type: string; height: number }[] }).heights ?? []);
  await expect.poll(async () => (await told()).at(-1)?.height ?? 0).toBeGreaterThan(600);
  expect((await told())[0]!.type).toBe("sla-height");
  await frame.getByRole("radio", { name: "报障" }).check();
  await expect(frame.locator("[part=hero]")).toContainText("业务恢复");
});

test("a frame takes no policy, calendar or reading from its address, and shows no dates as if none had been asked for", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`frame.html?${ATTRIBUTES.replaceAll('"', "").replaceAll(" ", "&")}&policy-src=policies/telecom-public-facts.json&calendar-src=x.json&reading.nonWorkingReceipt=received-next`);
  await expect(page.getByRole("alert").first()).toContainText("policy-src");
  await expect(row(page, "停机办理")).toHaveCount(0);
  expect(asked.filter((one) => /x\.json|telecom/.test(new URL(one).pathname))).toEqual([]);
  await expect(page.locator("sla-calculator")).not.toHaveAttribute("policy-src");
});

test("no style of a hostile page gets in, and none gets out", async ({ page }) => {
  await host(page, `<h1 id="theirs">门户</h1><sla-calculator ${ATTRIBUTES}></sla-calculator><script type="module" src="../embed/sla-calculator.js"></script>`, { style: HOSTILE });
  await expect(row(page, "停机办理")).toContainText(DUE);
  const looks = await row(page, "停机办理").evaluate((element) => {
    const { color, fontStyle, textTransform, letterSpacing } = getComputedStyle(element.querySelector("h3")!);
    return { color, fontStyle, textTransform, letterSpacing };
  });
  expect(looks).toEqual({ color: "rgb(27, 36, 48)", fontStyle: "normal", textTransform: "none", letterSpacing: "normal" });
  expect(await page.locator("#theirs").evaluate((element) => getComputedStyle(element).color)).toBe("rgb(255, 0, 0)");
});

test("with scripts off every page says what to switch on", async ({ browser, baseURL }, info) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  for (const [address, said] of [["index.html", "请在浏览器中开启脚本"], ["frame.html", "请在浏览器中开启脚本"], [await saved(page, "offline.html", info), FALLBACK]] as const) {
    await page.goto(address);
    await expect(page.getByText(said), address).toBeVisible();
  }
  await context.close();
});

test("a calendar beside the script that is newer than the bundled one changes the answer", async ({ page }) => {
  // An amended notice: Saturday 10 October 2026 is a rest day after all.
  const calendar = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data/calendars/cn.json"), "utf8"));
  calendar.version = "2026.10";
  calendar.days = calendar.days.filter((one: { from: string }) => one.from !== "2026-10-10");
  await page.route("**/embed/calendars/cn.json", (route) => route.fulfill({ json: calendar }));
  await host(page, `<sla-calculator ${ATTRIBUTES}></sla-calculator><script type="module" src="../embed/sla-calculator.js"></script>`);
  await expect(row(page, "停机办理")).toContainText("10月12日（周一）");
  await expect(page.locator("sla-calculator [part=provenance]")).toContainText("2026.10");
});

test("a calendar beside the script that is older is left alone", async ({ page }) => {
  const calendar = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data/calendars/cn.json"), "utf8"));
  calendar.version = "2025.9";
  calendar.days = calendar.days.filter((one: { from: string }) => one.from !== "2026-10-10");
  await page.route("**/embed/calendars/cn.json", (route) => route.fulfill({ json: calendar }));
  const answered = page.waitForResponse("**/embed/calendars/cn.json");
  await host(page, `<sla-calculator ${ATTRIBUTES}></sla-calculator><script type="module" src="../embed/sla-calculator.js"></script>`);
  await answered;
  await expect(row(page, "停机办理")).toContainText(DUE);
});

test("another policy runs on the same page without a line of code", async ({ page }) => {
  // Telecom regulations: 48 hours in towns, 72 in the country.
  await host(page, `<sla-calculator policy-src="../policies/telecom-public-facts.json" process="repair" area="urban" network-grade="A" start-at="2026-10-01T08:00"></sla-calculator>
    <script type="module" src="../embed/sla-calculator.js"></script>`);
  const calculator = page.locator("sla-calculator");
  await expect(calculator).toContainText("10月3日 08:00");
  await page.getByRole("radio", { name: "农村" }).check();
  await expect(calculator).toContainText("10月4日 08:00");
});
