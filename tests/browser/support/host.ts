/** Pages of other people round the elements, and what those elements tell. */
import path from "node:path";
import { build, type Rolldown } from "vite";
import { NOW, type Page } from "./test";

export const SCRIPT = '<script type="module" src="../embed/sla-calculator.js"></script>';

/** Suspension within 3 working days of 30 September 2026 ends on make-up Saturday 10 October. */
export const CASE_OF = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" };
export const DUE = "2026-10-10";

export interface Told {
  quotes: string[];
  errors: { code: string; path: string; message: string }[];
}

/** Listens before anything else runs; `told` reads what was heard. */
const LISTEN = `<script>window.told = { quotes: [], errors: [] };
  document.addEventListener("sla-quote", ({ detail }) => told.quotes.push(detail.quote.commitments.find(({ id }) => id === "change.suspend")?.dueDate));
  document.addEventListener("sla-error", ({ detail }) => told.errors.push({ code: detail.code, path: detail.path, message: detail.message }));</script>`;

/** Opens a page of somebody else's; errors of its scripts are returned as they come. */
export async function host(page: Page, body: string, { head = "", csp, now = NOW }: { head?: string; csp?: string; now?: string } = {}): Promise<string[]> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.clock.setFixedTime(new Date(now));
  await page.route("**/portal/host.html", (route) => route.fulfill({
    contentType: "text/html; charset=utf-8", ...(csp && { headers: { "content-security-policy": csp } }),
    body: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>${LISTEN}${head}</head><body>${body}</body></html>`,
  }));
  await page.goto("portal/host.html");
  return complaints;
}

export const told = (page: Page): Promise<Told> => page.evaluate(() => (window as unknown as { told: Told }).told);

/** Every date in sight of the elements of a kind, wherever their shadow roots are, but for the day through which the calendar goes. */
export const datesShown = (page: Page, tag = "sla-calculator"): Promise<string[]> => page.locator(tag).evaluateAll((elements) => {
  const text = (node: Node): string => {
    if (node instanceof Element && (["STYLE", "SCRIPT", "INPUT"].includes(node.nodeName) || node.getAttribute("part") === "provenance" || !(node as HTMLElement).checkVisibility?.())) return "";
    const own = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes];
    return node.nodeType === Node.TEXT_NODE ? node.textContent ?? "" : own.map(text).join(" ");
  };
  return elements.flatMap((element) => text(element).match(/\d+月\d+日/g) ?? []);
});

/** An app of `tests/browser/hosts`, bundled as its author would. */
export async function bundled(name: string): Promise<string> {
  const made = await build({
    configFile: false, logLevel: "error", root: path.join(import.meta.dirname, "../hosts"), define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, lib: { entry: `${name}.mjs`, formats: ["iife"], name: "app" } },
  }) as Rolldown.RolldownOutput[];
  return made[0]!.output[0].code;
}
