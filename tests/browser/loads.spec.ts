import { readFileSync } from "node:fs";
import path from "node:path";
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
  expect(files.some((file) => file.endsWith(".wasm"))).toBe(true);
  expect(counted()).toEqual(expect.arrayContaining(files));
});

for (const lang of ["zh-CN", "en"]) {
  test(`the first words say the first answer of every process, ${lang}`, async ({ page }) => {
    await page.route(/\/assets\/(extras|words|zh-CN|en)[-.]/, (route) => route.abort());
    for (const process of ["change", "fault", "complaint", "notice", "delivery", "all"]) {
      await page.goto(`./?lang=${lang}&process=${process}&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00`);
      await expect(page.locator("[part=commitment]").first(), process).toBeVisible();
      await expect(page.locator("sla-calculator"), process).not.toContainText(/[a-z]+-[a-z]+\.|\w+\.\w+-|\{/);
    }
  });
}

test("a server that does not know what wasm is serves it all the same", async ({ page }) => {
  let served = 0;
  await page.route(/\.wasm$/, async (route) => {
    served++;
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto(`./${CASE}`);
  await expect(page.locator("[part=hero] .when")).toBeVisible();
  expect(served).toBeGreaterThan(0);
});

test("what follows the first answer is asked for again where the network failed", async ({ page }) => {
  let refused = 0;
  await page.route(/\/assets\/extras[-.]/, (route) => (refused++ ? route.continue() : route.abort()));
  await page.goto(`./${CASE}`);
  await expect(page.locator("sla-calendar table").first()).toBeVisible();
  expect(refused).toBeGreaterThan(1);
});

test("a page without frames gets what follows the first answer, too", async ({ page }) => {
  await page.addInitScript(() => { window.requestAnimationFrame = () => 0; });
  await page.goto(`./${CASE}`);
  await expect(page.locator("sla-calendar table").first()).toBeVisible();
});
