/** Every page that is shipped, found in `dist/site`. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Page } from "./test";

const site = path.join(import.meta.dirname, "../../../dist/site");

export const PAGES = existsSync(site) ? readdirSync(site).filter((file) => file.endsWith(".html")) : [];

/** The file to save is opened as a visitor would, from disk: its own policy allows what is inside it. */
const addressOf = (file: string) => (file === "offline.html" ? pathToFileURL(path.join(site, file)).href : file);

/** Every element of the page has drawn itself and waits for nothing; what the first answer can do without has followed it. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.querySelectorAll("main *")].every((one) => !one.localName.includes("-") || one.shadowRoot?.childElementCount));
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.waitForFunction(() => [...document.querySelectorAll<Element & { details?: object; failure?: object }>("sla-calculator")].every((one) => one.details ?? one.failure));
  await quiet(page);
}

/**
 * Every document is complete and none has loaded anything for half a second, as the documents themselves count it. Playwright's
 * `networkidle` says the same, but now and then never comes on a page whose frame loads when it gets near the window, although no
 * request is open and both documents are complete.
 */
async function quiet(page: Page): Promise<void> {
  const loaded = () => Promise.all(page.frames().map((frame) =>
    frame.evaluate(() => `${document.readyState} ${location.href} ${performance.getEntriesByType("resource").length}`).catch(() => "gone")));
  let before = "";
  await expect.poll(async () => {
    const now = (await loaded()).join("\n");
    const same = now === before;
    before = now;
    return same && now.split("\n").every((one) => one.startsWith("complete "));
  }, { intervals: [500] }).toBe(true);
}

/** Opens a page in a language: by its address, or where it takes nothing from its address, by the link that a visitor has. */
export async function openIn(page: Page, file: string, lang: string): Promise<void> {
  const address = addressOf(file);
  await page.goto(address === file ? `${file}?lang=${lang}` : address);
  await settled(page);
  const html = page.locator("html");
  if (address !== file && (await html.getAttribute("lang")) !== lang) await page.getByRole("link", { name: lang === "en" ? "English" : "中文" }).click();
  await expect(html).toHaveAttribute("lang", lang);
  await settled(page);
}

/** Where the files of a page may come from. */
export const homeOf = (file: string, baseURL: string | undefined) => (addressOf(file) === file ? baseURL : new URL("./", addressOf(file)).href);
