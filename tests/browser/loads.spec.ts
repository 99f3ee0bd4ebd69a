import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
// With the clock of the machine: a fixed one takes the measures of performance with it.
import { expect, test } from "@playwright/test";
import { CASE } from "./support/page";

interface Budget {
  name: string;
  files: { file: string }[];
}

/** What `cargo xtask size` counted for `index.html`; the size stage runs before this one. */
function counted(): string[] {
  const file = path.join(import.meta.dirname, "../../target/size.json");
  const budgets = JSON.parse(readFileSync(file, "utf8")) as Budget[];
  const page = budgets.find(({ name }) => name.startsWith("index.html"));
  return page!.files.map(({ file }) => file.replace("dist/site/", ""));
}

test("the size budget counts every file that is asked for before the first answer", async ({ page }) => {
  await page.addInitScript(() => {
    // In the task that draws the answer, before the page can ask for anything else, however long the next frame takes.
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      const watch = new MutationObserver(() => {
        if (!root.querySelector('[part~="hero"] .when')) return;
        watch.disconnect();
        performance.mark("first answer");
      });
      watch.observe(root, { childList: true, subtree: true });
      return root;
    };
  });
  await page.goto("./");
  await page.waitForFunction(() => performance.getEntriesByName("first answer").length === 1);
  const asked = await page.evaluate(() => {
    const [mark] = performance.getEntriesByName("first answer");
    // By when each was asked for, not by when it came: what follows the first answer is not counted.
    return performance
      .getEntriesByType("resource")
      .filter((entry) => entry.startTime < mark!.startTime)
      .map((entry) => new URL(entry.name).pathname.slice(1));
  });
  const files = asked.filter((file) => !/\.(svg|ico)$/.test(file));
  expect(files.some((file) => file.endsWith(".wasm.gz"))).toBe(true);
  expect(counted()).toEqual(expect.arrayContaining(files));
});

for (const lang of ["zh-CN", "en"]) {
  test(`the first words say the first answer of every process, ${lang}`, async ({ page }) => {
    await page.route(/\/assets\/(list|details|words|zh-CN|en)[-.]/, (route) => route.abort());
    for (const process of ["change", "fault", "complaint", "notice", "delivery", "all"]) {
      await page.goto(`./?lang=${lang}&process=${process}&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00`);
      await expect(page.locator("[part=hero]"), process).toBeVisible();
      await expect(page.locator("sla-calculator"), process).not.toContainText(/[a-z]+-[a-z]+\.|\w+\.\w+-|\{/);
    }
  });
}

for (const width of [1440, 900, 390]) {
  test(`the list is drawn as soon as it is here, and the answer above it neither waits for it nor moves, ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route(/\/assets\/list-/, async (route) => { await held; await route.continue(); });
    await page.route(/\/assets\/details-/, (route) => route.abort());
    await page.goto(`./${CASE}`);
    const hero = page.locator("[part=hero]");
    await expect(hero.locator(".when")).toBeVisible();
    await expect(page.locator("[part=commitment]")).toHaveCount(0);
    await expect(page.locator("sla-calculator [aria-busy]")).toHaveCount(1);
    const before = await hero.boundingBox();
    release();
    await expect(page.locator("[part=commitment]").first()).toBeVisible();
    await expect(page.locator("sla-calculator [aria-busy]")).toHaveCount(0);
    expect(await hero.boundingBox()).toEqual(before);
  });
}

for (const file of [/\.wasm\.gz$/, /\.wasm$/]) test(`a server that does not know what wasm is serves it all the same, ${file}`, async ({ page }) => {
  let served = 0;
  if (!file.test(".wasm.gz")) await page.route(/\.wasm\.gz$/, (route) => route.fulfill({ status: 404 }));
  await page.route(file, async (route) => {
    served++;
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto(`./${CASE}`);
  await expect(page.locator("[part=hero] .when")).toBeVisible();
  expect(served).toBeGreaterThan(0);
});

const site = path.join(import.meta.dirname, "../../dist/site");

/** Every way in which a server may answer for the packed engine, or a browser be unable to unpack it; the engine itself stands behind each. */
for (const [what, answer, plain] of [
  ["told to the browser as packed, which unpacks it", (body: Buffer) => ({ body, headers: { "content-type": "application/wasm", "content-encoding": "gzip" } }), 0],
  ["unpacked by the server", (body: Buffer) => ({ body: gunzipSync(body), contentType: "application/gzip" }), 0],
  ["missing", () => ({ status: 404, body: "" }), 1],
  ["a page in its place", () => ({ body: "<!doctype html>", contentType: "text/html" }), 1],
  ["cut", (body: Buffer) => ({ body: body.subarray(0, body.length >> 1) }), 1],
  ["damaged", (body: Buffer) => ({ body: Buffer.concat([body.subarray(0, 9_000), Buffer.alloc(1_000), body.subarray(10_000)]) }), 1],
  ["not to be unpacked by the browser", undefined, 1],
] as const) {
  test(`the packed engine is ${what}: there is an answer`, async ({ page }) => {
    let asked = 0;
    page.on("request", (request) => { asked += Number(request.url().endsWith(".wasm")); });
    if (answer) await page.route(/\.wasm\.gz$/, (route) => route.fulfill(answer(readFileSync(path.join(site, new URL(route.request().url()).pathname)))));
    else await page.addInitScript(() => { delete (window as { DecompressionStream?: unknown }).DecompressionStream; });
    await page.goto(`./${CASE}`);
    await expect(page.locator("[part=hero] .when")).toBeVisible();
    expect(asked).toBe(plain);
  });
}

test("another language that is asked for while the list is on its way has its list, too", async ({ page }) => {
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route(/\/assets\/list-/, async (route) => { await held; await route.continue(); });
  await page.goto(`./${CASE}`);
  const element = page.locator("sla-calculator");
  await expect(element.locator("[part=hero] .when")).toBeVisible();
  // The words of the first language are whole by now, of the second only the first ones come.
  await expect.poll(() => element.evaluate((one) => (one as unknown as { words: { gaps?: object } }).words.gaps === undefined)).toBe(true);
  await element.evaluate((one) => one.setAttribute("lang", "en"));
  await expect(element.locator("[part=hero]")).toContainText(/[A-Z][a-z]+ [a-z]+/);
  release();
  await expect(element.locator("[part=commitment]").first()).toContainText(/[A-Z][a-z]+ [a-z]+/);
  await expect(element.locator("[aria-busy]")).toHaveCount(0);
  expect(faults).toEqual([]);
});

test("what follows the first answer is asked for again where the network failed", async ({ page }) => {
  let refused = 0;
  await page.route(/\/assets\/details[-.]/, (route) => (refused++ ? route.continue() : route.abort()));
  await page.goto(`./${CASE}`);
  await expect(page.locator("sla-calendar table").first()).toBeVisible();
  expect(refused).toBeGreaterThan(1);
});

test("a page without frames gets what follows the first answer, too", async ({ page }) => {
  await page.addInitScript(() => { window.requestAnimationFrame = () => 0; });
  await page.goto(`./${CASE}`);
  await expect(page.locator("sla-calendar table").first()).toBeVisible();
});

for (const [name, address, core] of [
  ["the calculator", "./", "sla-quotes"],
  ["the rules", "policy.html", "sla-quotes"],
  ["the calendar", "calendar.html", "sla-quotes"],
  ["the desk, which compares and works back", "sales.html", "sla-calculator"],
  ["the record, which counts a year", "record.html", "sla-calculator"],
] as const) {
  test(`one core is loaded, the one that the page's questions need: ${name}`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(...(/(sla-[a-z]+)-\w+\.wasm/.exec(request.url())?.slice(1) ?? [])));
    await page.goto(address);
    await expect(page.locator("main")).toContainText(/\d/);
    await page.waitForLoadState("networkidle");
    expect(asked).toEqual([core]);
  });
}
