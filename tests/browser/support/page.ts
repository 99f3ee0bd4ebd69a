/** What the page tests share: the case of the specification, and how a person finds things. */
import { expect, type Page } from "./test";

export { NOW } from "./test";

export const CASE = "?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

export async function open(page: Page, query = CASE, now?: string): Promise<void> {
  if (now) await page.clock.setFixedTime(new Date(now));
  await page.goto(`index.html${query}`);
  await expect(page.locator("sla-calculator [part=hero]")).toBeVisible();
  await expect(page.locator("sla-calendar table").first()).toBeVisible();
}

export const hero = (page: Page) => page.locator("sla-calculator [part=hero]");
export const row = (page: Page, title: string) => page.locator("[part=commitment]").filter({ has: page.getByRole("button", { name: title, exact: true }) });
export const day = (page: Page, name: string | RegExp) => page.getByRole("gridcell", { name });

/** Once the page has laid itself out for its width, nothing of it lies outside. */
export const fits = (page: Page, what?: string) =>
  expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message: `${what ?? "the page"} scrolls sideways` }).toBeLessThanOrEqual(0);

/** Errors of the page: exceptions, console errors (a breach of the content security policy is one) and requests to other hosts. */
export function complaintsOf(page: Page, baseURL: string | undefined): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!baseURL || !/^(blob|data):/.test(request.url()) && !request.url().startsWith(baseURL)) complaints.push(request.url());
  });
  return complaints;
}
