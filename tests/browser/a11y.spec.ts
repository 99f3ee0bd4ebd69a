/** Every page and every state of the calculator by axe: light, dark and forced colours, both languages, desk and phone. */
import { violations } from "./support/axe";
import { CASE } from "./support/page";
import { PAGES, openIn, settled } from "./support/site";
import { expect, test, type BrowserContextOptions, type Page } from "./support/test";
import { WALKS } from "./support/walks";

/**
 * What one page is looked at in, one after the other: each scheme once, and a phone.
 * Forced colours change nothing but colours of the page that was looked at first.
 */
const SCHEMES = [
  [{ width: 1440, height: 900 }, { colorScheme: "light", forcedColors: "none" }, false],
  [{ width: 390, height: 6000 }, { colorScheme: "dark", forcedColors: "none" }, false],
  [{ width: 1440, height: 900 }, { colorScheme: "light", forcedColors: "active" }, true],
] as const;

async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

test("there are pages to check", () => {
  expect(PAGES).toContain("index.html");
});

for (const file of PAGES) {
  for (const lang of ["zh-CN", "en"]) {
    test(`${file} in ${lang}, light, dark on a phone, and in forced colours`, async ({ page }) => {
      await openIn(page, file, lang);
      for (const [size, scheme, colours] of SCHEMES) {
        await page.setViewportSize(size);
        await page.emulateMedia(scheme);
        // The elements hear of the scheme and of their width with the next frame, and draw themselves after it.
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        await settled(page);
        // The frame that the guide shows is a page that is tested by itself, in the same schemes.
        expect(await violations(page, { colours, frames: false }), JSON.stringify(scheme)).toEqual([]);
      }
    });
  }
}

/** States of the calculator; each in the scheme in which most could go wrong with it. */
const STATES: [name: string, options: BrowserContextOptions, query: string, prepare?: (page: Page) => Promise<unknown>][] = [
  ["everything for an operator, dark", { colorScheme: "dark" }, `${CASE}&process=all&audience=operator`],
  ["everything for an operator, English", {}, `${CASE.replace("zh-CN", "en")}&process=all&audience=operator`],
  ["a fault with an open level", {}, `${CASE}&process=fault`],
  ["a provisional range, dark", { colorScheme: "dark" }, CASE.replace("2026-09-30T16:00", "2027-02-04")],
  ["overdue, dark", { colorScheme: "dark" }, CASE.replace("2026-09-30T16:00", "2026-06-01")],
  ["a refused date", {}, CASE, async (page) => {
    const date = page.getByRole("textbox", { name: /发起业务开通工单 日期/ });
    await date.fill("2026-02-30");
    await date.press("Tab");
    await expect(page.getByRole("alert")).toBeVisible();
  }],
  ["the quoted source and the rarer fields open", {}, `${CASE}&process=fault`, async (page) => {
    await page.getByText("其他情况与时间").click();
    await page.getByRole("button", { name: /查看原文/ }).first().click();
    await expect(page.getByRole("blockquote").first()).toBeVisible();
  }],
  ["a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }, CASE],
  ["a phone with the form open, dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }, CASE, (page) =>
    page.getByRole("button", { name: /修改/, expanded: false }).click()],
];

for (const [name, options, query, prepare] of STATES) {
  test.describe(() => {
    test.use(options);
    test(`the calculator: ${name}`, async ({ page }) => {
      await opened(page, `index.html${query}`);
      await prepare?.(page);
      expect(await violations(page)).toEqual([]);
    });
  });
}

/** One fixed moment hides what another shows: rows, badges and ranges are others. */
const MOMENTS = [["an ordinary day", "2026-06-10T10:20:00+08:00"], ["the day before a holiday", "2026-09-30T16:10:00+08:00"], ["the last days of a published year", "2026-12-30T22:40:00+08:00"]] as const;
const PHONE = ["a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }] as const;
const DESK = ["a desk, dark", { viewport: { width: 1440, height: 900 }, colorScheme: "dark" }] as const;

/** Each state as it is found; a bar that goes with the page covers only what has been scrolled under it. */
async function walked(page: Page, file: string): Promise<void> {
  await WALKS[file]!(page, async (what) => {
    await page.evaluate(() => scrollTo(0, 0));
    // A frame shows a page that is walked through by itself.
    expect(await violations(page, { frames: false }), `${file}: ${what}`).toEqual([]);
  });
}

for (const [at, [moment, now]] of MOMENTS.entries()) {
  for (const [size, [where, options]] of [PHONE, DESK].entries()) {
    test.describe(() => {
      test.use(options);
      // The calculator in both sizes, the other pages by turns: what depends on the size alone is looked at above.
      for (const file of PAGES.filter((one) => one === "index.html" || (at + size) % 2 === 0)) {
        test(`on ${moment} nothing in any state of ${file} on ${where}`, async ({ page }) => {
          await page.clock.setFixedTime(new Date(now));
          await walked(page, file);
        });
      }
    });
  }
}

test("axe sees what is inside the elements", async ({ page }) => {
  await opened(page, `index.html${CASE}`);
  await page.locator("sla-calculator").evaluate((element) => element.shadowRoot!.append(document.createElement("input")));
  expect(JSON.stringify(await violations(page))).toContain("label");
});
