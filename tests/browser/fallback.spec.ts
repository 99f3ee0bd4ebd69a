/** Before there is a calculator, and where none comes: one true sentence, whom to call, and what is promised as plain tables. */
import path from "node:path";
import { CASE, hero, open } from "./support/page";
import { expect, test, type Page } from "./support/test";

/** What can be the matter, a sentence each; no two of them are seen together. */
const SENTENCES = { coming: "加载完成后", slow: "本页还没有加载出来", old: "请切换到极速模式", scripts: "请在浏览器中开启脚本", failed: "计算器未能加载" };
const restoration = (page: Page) => page.getByRole("row", { name: "业务恢复（地市内、跨地市） 2小时 4小时 6小时 8小时" });

async function shown(page: Page, said: keyof typeof SENTENCES): Promise<void> {
  await expect(page.getByText(SENTENCES[said])).toBeVisible();
  for (const [name, text] of Object.entries(SENTENCES)) if (name !== said) await expect(page.getByText(text), name).toBeHidden();
  await expect(page.getByRole("link", { name: "10086" })).toHaveAttribute("href", "tel:10086");
  await expect(restoration(page)).toBeVisible();
  await expect(page.getByRole("row", { name: "停机办理 3个工作日", exact: true })).toBeVisible();
}

/** The engine, packed and as it is. */
const WASM = /\.wasm(\.gz)?$/;

test("with scripts off", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("index.html");
  await shown(page, "scripts");
  await context.close();
});

test("where the browser does not know modules", async ({ page }) => {
  // What such a browser does: it runs the script for it, and not the modules.
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.goto("index.html");
  await page.addScriptTag({ url: "./no-engine.js" });
  await shown(page, "old");
});

test("where the page's script does not come: what is promised at once, and after a while what to do", async ({ page }) => {
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.goto("index.html");
  // However long the page took to come: the wait begins and ends here.
  const wait = (ends: boolean) => page.evaluate((end) => document.getAnimations().forEach((one) => { one.pause(); if (end) one.finish(); else one.currentTime = 0; }), ends);
  await wait(false);
  await shown(page, "coming");
  await wait(true);
  await shown(page, "slow");
});

test("where the engine is blocked, with what is wrong and a way to try again", async ({ page }) => {
  let blocked = true;
  await page.route(WASM, (route) => (blocked ? route.abort() : route.continue()));
  await page.goto(`index.html${CASE}`);
  await expect(page.getByRole("alert")).toContainText("计算器未能加载");
  await shown(page, "failed");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(import.meta.dirname, `../../target/screenshots/no-engine-${width}.png`), fullPage: true });
  }
  blocked = false;
  await page.getByRole("button", { name: "重试" }).click();
  await expect(hero(page)).toContainText("10月8日（周四）");
  await expect(restoration(page)).toHaveCount(0);
});

test("with an engine it is never seen, and nothing moves for it", async ({ page }) => {
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources?: { node?: Node }[] })[]) {
        for (const { node } of entry.sources ?? []) if (node instanceof Element && node.closest(".fallback")) moved.push(node.outerHTML);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page);
  for (const text of Object.values(SENTENCES)) await expect(page.getByText(text)).toBeHidden();
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
});

test("with a slow engine what is promised stands until the answer does, in a page that is opened with a case too", async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route(WASM, async (route) => { await held; await route.continue(); });
  await page.goto(`index.html${CASE}`);
  await expect(page.locator("sla-calculator [aria-busy]")).toHaveCount(1);
  await shown(page, "coming");
  release();
  await expect(hero(page)).toContainText("10月8日（周四）");
  await expect(restoration(page)).toHaveCount(0);
});

for (const [what, type, body] of [["another type", "text/plain", undefined], ["a page in its place", "text/html", "<!doctype html>"]] as const) {
  test(`where the engine's file comes as ${what} there is an answer, or one sentence that says why not`, async ({ page }) => {
    await page.route(WASM, async (route) => route.fulfill({ response: await route.fetch(), headers: { "content-type": type }, ...(body === undefined ? {} : { body }) }));
    await page.goto(`index.html${CASE}`);
    if (body === undefined) await expect(hero(page)).toContainText("10月8日（周四）");
    else await shown(page, "failed");
  });
}

/** What `sla-error` says, from the page's beginning on. */
async function told(page: Page): Promise<() => Promise<string | undefined>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    window.addEventListener("sla-error", (event) => said.push((event as CustomEvent<{ message: string }>).detail.message), true);
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said[0]);
}

const OURS = /^a file of the calculator did not come whole, or a part of it failed: \S/;

for (const [what, body] of [["do not come", undefined], ["are cut", "export const language = {"]] as const) {
  test(`where the first words ${what} the page says so, and the event in a sentence of its own, not in the browser's alone`, async ({ page }) => {
    const said = await told(page);
    await page.route("**/assets/first.*.js", (route) => (body === undefined ? route.abort() : route.fulfill({ contentType: "text/javascript", body })));
    await page.goto(`index.html${CASE}`);
    await expect(page.getByRole("alert")).toContainText("计算器未能加载");
    await shown(page, "failed");
    expect(await said()).toMatch(OURS);
  });
}

test("where what follows the answer does not come, the date stands, and the event says it in a sentence of its own", async ({ page }) => {
  const said = await told(page);
  await page.route("**/assets/details*.js", (route) => route.abort());
  await page.goto(`index.html${CASE}`);
  await expect.poll(said).toMatch(OURS);
  await expect(hero(page)).toContainText("10月8日（周四）");
});

test("without style sheet and scripts only what is then true is seen", async ({ page }) => {
  await page.route("**/assets/*", (route) => route.abort());
  await page.goto("index.html");
  await expect(page.getByText(SENTENCES.slow)).toBeVisible();
  for (const said of ["old", "scripts"] as const) await expect(page.getByText(SENTENCES[said])).toBeHidden();
});

test("every cell of the tables is what the engine answers for it", async ({ page }) => {
  await page.goto("index.html");
  const cells = await page.evaluate(async () => {
    interface Commitment { id: string; status: string; requirement?: string; creditor: string; limit?: { amount: number } }
    interface Row { rule: string; when?: Record<string, string[]>; words?: Record<string, string>; cells?: Record<string, string> }
    const { createCalculator } = await import(new URL("./embed/sla-calculator.js", location.href).href);
    const sla = await createCalculator();
    const words = await sla.words("zh-CN");
    const parsed = new DOMParser().parseFromString(await (await fetch("./index.html")).text(), "text/html");
    const idOf = (dimension: { id: string; values: { id: string }[]; categories: string[] }, name: string) =>
      [...dimension.values.map(({ id }) => id), ...dimension.categories].find((id) => words.value(dimension.id, id) === name);
    const usual = { customerTier: "gold", assuranceLevel: "A", service: "data-line", locality: "intra-city" };
    const printed = ((await words.tables()) as { rows: Row[] }[]).flatMap(({ rows }) => rows);
    /** What the source prints for an answer, or the answer's own limit; and to whom, if not to the customer. */
    const answered = (one: Commitment, dimensions: Record<string, string>, column: string): string => {
      const within = ({ when = {} }: Row) => Object.entries(when).every(([id, values]) => values.some((value) => value === dimensions[id] || sla.policy.dimensions.some((own: never) => (own as { id: string; values: { id: string; category?: string }[] }).id === id && (own as { values: { id: string; category?: string }[] }).values.some((known) => known.id === dimensions[id] && known.category === value))));
      const row = printed.find((each) => each.rule === one.id && within(each));
      const template = row?.cells?.[column] ?? row?.words?.[one.limit ? "limit" : one.requirement ?? ""];
      const own = template && template !== "{amount}" ? template.replace("{amount}", String(one.limit?.amount)).replace("{hours}", String((one.limit?.amount ?? 0) / 60)) : words.limitOf(one);
      return one.creditor === "customer" ? own : `${own}，对${words.party(one.creditor)}`;
    };
    const found: { what: string; said: string; answered: string }[] = [];
    for (const table of parsed.querySelectorAll<HTMLTableElement>(".fallback table")) {
      const [head, ...rows] = [...table.rows];
      const dimension = sla.policy.dimensions.find(({ id }: { id: string }) => words.dimension(id) === head!.cells[0]!.textContent);
      for (const row of rows) {
        const [, title, where] = /^(.*?)(?:（(.*)）)?$/.exec(row.cells[0]!.textContent!)!;
        // Any of the named places or services will do: the table says the same of them.
        const named = (where ?? "").split("，").map((group) => group.split("、").pop()!).filter(Boolean)
          .flatMap((name) => sla.policy.dimensions.flatMap((one: never) => { const id = idOf(one, name); return id ? [[(one as { id: string }).id, id]] : []; }));
        const columns = [...row.cells].slice(1).flatMap((cell) => Array<string>(cell.colSpan).fill(cell.textContent!));
        columns.forEach((said, at) => {
          const dimensions = { ...usual, ...Object.fromEntries(named), [dimension.id]: dimension.values[at].id };
          // What is promised in an emergency alone is said for one.
          const conditions = title!.startsWith("紧急") ? { emergency: true } : {};
          const { commitments } = sla.quote({ dimensions, conditions, startAt: "2026-09-30T16:00" }) as { commitments: Commitment[] };
          const one = commitments.find(({ id }) => words.title(id) === title);
          found.push({ what: `${row.cells[0]!.textContent} ${dimension.values[at].id}`, said, answered: one ? answered(one, dimensions, dimension.values[at].id) : "—" });
        });
      }
    }
    return found;
  });
  expect(cells.length).toBeGreaterThan(60);
  expect(cells.filter(({ said, answered }) => said !== answered)).toEqual([]);
});

test("the tables keep what the source says on request, to whom a notice is given, and the notice of an emergency", async ({ page }) => {
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.goto("index.html");
  for (const row of [
    "阶段反馈 每30分钟主动反馈客户 每1小时主动反馈客户 按需反馈客户",
    "口头反馈故障原因和处理结果 故障处理完成后30分钟内向客户反馈",
    "故障处理书面报告 2个工作日内需主动提供故障报告 按需于7日内提供故障报告 按需提供故障报告 按需提供故障处理确认书",
    "网络调整、割接等提前通知 7个工作日 5个工作日 4个工作日，对客户经理",
    "紧急网络调整通知 至少1天（按24小时计），对客户经理",
  ]) await expect(page.getByRole("row", { name: row, exact: true })).toBeVisible();
});

test("on a narrow screen the tables need no sideways scroll, and they say where they come from", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL!, viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  await page.goto("index.html");
  await expect(page.getByText("未经运营商确认，以合同为准")).toBeVisible();
  const table = await page.getByRole("table").first().boundingBox();
  expect(table!.x + table!.width).toBeLessThanOrEqual(320);
  await context.close();
});
