/** Pages that forbid or lack something: the calculator answers all the same, or says what the page forbids. */
import { expect, test, type Page } from "./support/test";

const ATTRIBUTES = 'customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"';
const DUE = "10月10日（周六）";
const FALLBACK = "请切换到极速模式";

const row = (page: Page | ReturnType<Page["frameLocator"]>, title: string) =>
  page.locator("[part=commitment]").filter({ has: page.getByRole("button", { name: title, exact: true, includeHidden: true }) });

/** A page of somebody else's under a policy of its own. */
async function host(page: Page, body: string, policy = ""): Promise<void> {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title></head><body>${body}</body></html>`;
  await page.route("**/portal/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", headers: policy ? { "content-security-policy": policy } : {}, body: html }));
  await page.goto("portal/host.html");
}

const TAG = `<sla-calculator ${ATTRIBUTES}>${FALLBACK}</sla-calculator>`;
const kind = (page: Page) => page.evaluate(() => (document.querySelector("sla-calculator") as unknown as { sla: { engine: { kind: string } } }).sla.engine.kind);
const SAID = "由JavaScript引擎计算";

for (const [what, script] of [["module", '<script type="module" src="../embed/sla-calculator.js"></script>'], ["single", '<script src="../embed/sla-calculator.single.js"></script>']] as const) {
  test(`a page that forbids WebAssembly gets the same answer from the JavaScript engine, and is told so: ${what} script`, async ({ page }) => {
    await host(page, TAG + script, "default-src 'self'");
    await expect(row(page, "停机办理")).toContainText(DUE);
    expect(await kind(page)).toBe("javascript");
    await expect(page.getByText(SAID)).toBeVisible();
  });

  test(`a page that allows WebAssembly runs it and says nothing of an engine: ${what} script`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await host(page, TAG + script, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    await expect(row(page, "停机办理")).toContainText(DUE);
    await expect(page.locator("sla-calendar table")).toBeVisible();
    expect(await kind(page)).toBe("wasm");
    await expect(page.getByText(SAID)).toHaveCount(0);
    expect(asked.filter((one) => /javascript|fallback/.test(one))).toEqual([]);
  });
}

test("an element that a page without WebAssembly adds long after the single script has run gets the JavaScript engine from beside that script", async ({ page }) => {
  await page.route("**/portal/late.js", (route) => route.fulfill({
    contentType: "text/javascript; charset=utf-8",
    body: `setTimeout(() => { document.body.innerHTML += ${JSON.stringify(TAG)}; }, 500);`,
  }));
  await host(page, '<script src="../embed/sla-calculator.single.js"></script><script src="late.js"></script>', "default-src 'self'");
  await expect(row(page, "停机办理")).toContainText(DUE);
  expect(await kind(page)).toBe("javascript");
});

test("a policy of one's own is read by the JavaScript engine, too", async ({ page }) => {
  await host(page, `<sla-calculator policy-src="../policies/telecom-public-facts.json" process="repair" area="urban" network-grade="A" start-at="2026-09-30T08:00"></sla-calculator><script type="module" src="../embed/sla-calculator.js"></script>`, "default-src 'self'");
  await expect(page.locator("[part=commitment]").first()).toBeVisible();
  expect(await kind(page)).toBe("javascript");
});

test("where neither engine may be loaded the element says what the page forbids, and the tag's own text stays", async ({ page }) => {
  await page.route("**/sla-calculator.javascript.js", (route) => route.abort());
  await host(page, `${TAG}<script src="../embed/sla-calculator.single.js"></script>`, "default-src 'self'");
  await expect(page.getByRole("alert")).toContainText("不允许WebAssembly");
  await expect(page.getByRole("alert")).toContainText("wasm-unsafe-eval");
  await expect(page.getByText(FALLBACK)).toBeVisible();
});

test("where the files that stand in for the engine are not beside the script the element says that they are missing", async ({ page }) => {
  await page.route("**/embed/**/fallback*.js", (route) => route.fulfill({ status: 404 }));
  await page.route("**/embed/fallback*.js", (route) => route.fulfill({ status: 404 }));
  await host(page, `${TAG}<script type="module" src="../embed/sla-calculator.js"></script>`, "default-src 'self'");
  await expect(page.getByRole("alert")).toContainText("把整个文件夹放到脚本旁边");
  await expect(page.getByText(FALLBACK)).toBeVisible();
});

test("a frame without an origin of its own answers", async ({ page, baseURL }) => {
  await host(page, `<iframe title="SLA" sandbox="allow-scripts" src="${baseURL}frame.html?customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00&lang=zh-CN" width="700" height="600"></iframe>`);
  await expect(row(page.frameLocator("iframe"), "停机办理")).toContainText(DUE);
});

test("the single script in a page of another encoding is read as it is written", async ({ page }) => {
  await page.route("**/sla-calculator.single.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ status: 200, contentType: "text/javascript", body: await response.body() });
  });
  const body = Buffer.from(`<!doctype html><html lang="zh-CN"><meta charset="gbk"><title>x</title><sla-calculator ${ATTRIBUTES}></sla-calculator><script src="../embed/sla-calculator.single.js"></script>`, "latin1");
  await page.route("**/portal/host.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("portal/host.html");
  expect(await page.evaluate(() => document.characterSet)).toBe("GBK");
  await expect(row(page, "停机办理")).toContainText(DUE);
});

test.describe("script and engine of two builds", () => {
  /** The module under the name of another build, as a site has it whose files were replaced in part. */
  const ofAnotherBuild = (bytes: Buffer): Buffer => {
    const [asked] = WebAssembly.Module.imports(new WebAssembly.Module(new Uint8Array(bytes)));
    const other = Buffer.from(bytes);
    other.write("0".repeat(8), other.indexOf(asked!.module));
    return other;
  };

  test("an engine that a cache kept is fetched anew, once, and answers", async ({ page }) => {
    let times = 0;
    await page.route("**/embed/sla-quotes.wasm*", async (route) => {
      const response = await route.fetch();
      times += 1;
      const bytes = await response.body();
      await route.fulfill({ status: 200, contentType: "application/wasm", body: times === 1 ? ofAnotherBuild(bytes) : bytes });
    });
    await host(page, `${TAG}<script type="module" src="../embed/sla-calculator.js"></script>`);
    await expect(row(page, "停机办理")).toContainText(DUE);
    expect(times).toBe(2);
    expect(await kind(page)).toBe("wasm");
  });

  test("where the server has another build, the element says what to do and shows no date", async ({ page }) => {
    await page.route("**/embed/sla-quotes.wasm*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ status: 200, contentType: "application/wasm", body: ofAnotherBuild(await response.body()) });
    });
    await host(page, `${TAG}<script type="module" src="../embed/sla-calculator.js"></script>`);
    await expect(page.getByRole("alert")).toContainText("来自不同的版本");
    await expect(page.locator("[part=commitment]")).toHaveCount(0);
  });
});
