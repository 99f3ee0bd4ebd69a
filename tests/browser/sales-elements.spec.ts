/** `<sla-compare>` and `<sla-bulk>` on other people's pages: from the package, bundled or not, and from the embedded script. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "vite";
import { expect, test, type Page, type TestInfo } from "./support/test";

const root = path.join(import.meta.dirname, "../..");
const TYPES: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

/** Suspension within 3 working days of 30 September 2026 ends on make-up Saturday 10 October, resumption for gold on the 8th. */
const LIST = "线路,客户等级,起算日期\n甲,金牌,2026-09-30\n乙,白金,2026-09-30\n";
const REQUEST = '{ dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00", audience: "sales" }';
const ELEMENTS = "<sla-compare></sla-compare><sla-bulk></sla-bulk>";
const ASK = `for (const one of document.querySelectorAll("sla-compare, sla-bulk")) one.request = ${REQUEST};`;

/** Serves a page of somebody else's, and files beside it from a folder. */
async function host(page: Page, address: string, body: string, { head = "", headers = {}, folder = "" } = {}): Promise<void> {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>${head}</head><body>${body}</body></html>`;
  const at = new URL(address);
  await page.route((url) => url.origin === at.origin && url.pathname.startsWith(at.pathname.replace(/[^/]*$/, "")), (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === at.pathname) return route.fulfill({ contentType: TYPES[".html"]!, body: html, headers });
    if (!folder) return route.fallback();
    const file = path.join(folder, pathname.slice(at.pathname.lastIndexOf("/") + 1));
    return route.fulfill({ contentType: TYPES[path.extname(file)] ?? "text/plain", body: readFileSync(file) });
  });
  await page.goto(address);
}

async function compares(page: Page): Promise<void> {
  const resume = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^复机办理/ }) });
  await expect(resume.getByRole("cell").first()).toContainText("10月8日（周四）");
}

async function quotesTheList(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "粘贴表格" }).fill(LIST);
  await page.getByRole("button", { name: "读取粘贴的内容" }).click();
  await page.getByRole("button", { name: "开始计算" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已算出" })).toHaveText("1行已算出，1行有误");
  await expect(page.getByRole("row", { name: /^甲/ })).toContainText("2026-10-10");
}

const note = (page: Page) => page.getByText("不允许后台计算");

function npmUrl(): string {
  const address = process.env["SLA_NPM_URL"];
  test.skip(!address, "the package is served by `cargo xtask test page`");
  return address!;
}

/** Where a page finds Lit without a bundler. */
const LIT = {
  lit: "/modules/lit/index.js", "lit/": "/modules/lit/", "lit-html": "/modules/lit-html/lit-html.js", "lit-html/": "/modules/lit-html/",
  "lit-element/": "/modules/lit-element/", "@lit/reactive-element": "/modules/@lit/reactive-element/reactive-element.js", "@lit/reactive-element/": "/modules/@lit/reactive-element/",
};

test("from the package without a bundler, with a worker of its own", async ({ page }) => {
  const npm = npmUrl();
  await page.route("**/modules/**", (route) => {
    const file = path.join(root, "node_modules", new URL(route.request().url()).pathname.replace("/modules/", ""));
    return route.fulfill({ contentType: "text/javascript", body: readFileSync(file) });
  });
  await host(page, new URL("portal.html", npm).href, `${ELEMENTS}<script type="module">import "./element.js"; ${ASK}</script>`, {
    head: `<script type="importmap">${JSON.stringify({ imports: LIT })}</script>`,
  });
  await compares(page);
  await quotesTheList(page);
  expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual(["/bulk-worker.js"]);
  await expect(note(page)).toHaveCount(0);
});

/** An app that somebody builds with Vite from the package. */
async function bundled(info: TestInfo): Promise<string> {
  const app = info.outputPath("app");
  const outDir = info.outputPath("bundle");
  await build({
    configFile: false, root: path.join(root, "dist/npm"), base: "./", logLevel: "error",
    resolve: { alias: { lit: path.join(root, "node_modules/lit") } },
    plugins: [{
      name: "app",
      resolveId: (id) => (id.endsWith("/app.js") ? app : null),
      load: (id) => (id === app ? `import "sla-calculator/element";\n${ASK}` : null),
    }],
    build: { outDir, emptyOutDir: true, minify: false, modulePreload: { polyfill: false }, rolldownOptions: { input: "/app.js", output: { entryFileNames: "app.js" } } },
    // A package resolves itself by its own name.
    worker: { format: "es" },
  });
  return outDir;
}

test("from the package in an app that Vite built, with the worker bundled", async ({ page, baseURL }, info) => {
  npmUrl();
  await host(page, `${baseURL}app/index.html`, `${ELEMENTS}<script type="module" src="./app.js"></script>`, { folder: await bundled(info) });
  await compares(page);
  await quotesTheList(page);
  expect(page.workers()).toHaveLength(1);
  await expect(note(page)).toHaveCount(0);
});

test("from the embedded script, which loads them only for a page that has one", async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const sales = () => asked.filter((one) => /\/(sales|jobs|worker)-/.test(one));
  await host(page, `${baseURL}portal/host.html`, '<sla-calculator></sla-calculator><script type="module" src="../embed/sla-calculator.js"></script>');
  await expect(page.locator("sla-calendar table")).toBeVisible();
  expect(sales()).toEqual([]);
  await page.evaluate(`const box = document.createElement("div"); box.innerHTML = "${ELEMENTS}"; document.body.append(box); ${ASK}`);
  await compares(page);
  await quotesTheList(page);
  await expect(note(page)).toHaveCount(0);
  expect(sales().length).toBeGreaterThan(0);
});

test("from an embedded script of another origin, by a worker that imports it", async ({ page, baseURL }) => {
  const own = new URL(baseURL!).origin;
  // A server that lets other origins read its files, as scripts of modules need anyway.
  await page.context().route((url) => url.origin === own, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  await host(page, new URL("/portal/host.html", own.replace("127.0.0.1", "localhost")).href, `${ELEMENTS}<script type="module" src="${baseURL}embed/sla-calculator.js"></script><script>${ASK}</script>`);
  await compares(page);
  await quotesTheList(page);
  expect(page.workers().map((worker) => new URL(worker.url()).protocol)).toEqual(["blob:"]);
  await expect(note(page)).toHaveCount(0);
});

test("where the page allows no worker the list is quoted on the page, in slices, and the element says so", async ({ page, baseURL }) => {
  await host(page, `${baseURL}portal/host.html`, `${ELEMENTS}<script type="module" src="../embed/sla-calculator.js"></script><script>${ASK}</script>`, {
    headers: { "content-security-policy": "worker-src 'none'" },
  });
  await compares(page);
  await quotesTheList(page);
  await expect(note(page)).toBeVisible();
  expect(page.workers()).toHaveLength(0);
});
