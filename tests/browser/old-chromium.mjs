// The shipped page and package on Chromium 80, the oldest engine that they must run on.
// Run by `cargo xtask test old-chromium`, which serves both.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { OldChromium } from "./support/old-chromium.mjs";
import { steps } from "./support/visit.mjs";

const { SLA_BASE_URL: site, SLA_NPM_URL: npm } = process.env;
if (!site || !npm) throw new Error("start it with `cargo xtask test old-chromium`, which serves what it opens");

let browser;
before(async () => {
  browser = await OldChromium.start();
});
after(() => browser?.close());

test("the browser is as old as is meant", async () => {
  assert.match(await browser.version(), /Chrome\/80\./);
});

test("the page shows a due date", async () => {
  // The browser speaks English; the page is asked for in Chinese.
  await browser.open(`${site}?lang=zh-CN`);
  const hero = `document.querySelector("sla-calculator")?.shadowRoot?.querySelector('[part~="hero"]')?.textContent`;
  const date = String.raw`/\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}/`;
  const text = await browser.until(`(${date}.test(${hero} ?? "") ? ${hero} : "")`);
  assert.ok(text, `no date appeared: ${await browser.evaluate(`String(${hero})`)}; ${browser.faults.join("; ")}`);
  assert.deepEqual(browser.faults, []);
});

for (const [what, step] of steps(site)) test(`the page: ${what}`, () => step(browser));

test("the package answers", async () => {
  await browser.open(`${npm}package.json`);
  const due = await browser.until(`import("/index.js").then(async ({ createCalculator }) => {
    const sla = await createCalculator();
    const { commitments } = sla.quote({
      dimensions: { customerTier: "gold", assuranceLevel: "AAA", service: "data-line", locality: "intra-city" },
      startAt: "2026-09-30T16:00",
    });
    return commitments.find((one) => one.id === "change.suspend").dueDate;
  })`);
  // 8 and 9 October are working days, 10 October a Saturday that is worked.
  assert.equal(due, "2026-10-10");
});
