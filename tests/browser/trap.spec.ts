/** A wasm module stops in the middle of an answer, as after a fault of the machine: the page goes on with a new one. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { CASE_OF, DUE, host, SCRIPT, told } from "./support/host";
import { expect, test, type Page } from "./support/test";
import { CASE } from "./support/page";

/** In the page, before everything else: an instance of WebAssembly stops for good when it is told to. */
function breakable(): void {
  const page = window as unknown as { stops: number; instances: number };
  [page.stops, page.instances] = [0, 0];
  const breaks = (instance: WebAssembly.Instance): WebAssembly.Instance => {
    const ask = instance.exports["core_ask"] as (...given: number[]) => number;
    if (!ask) return instance;
    page.instances++;
    let dead = false;
    const stopping = (...given: number[]): number => {
      dead ||= page.stops > 0 && page.stops-- > 0;
      if (dead) throw new WebAssembly.RuntimeError("unreachable");
      return ask(...given);
    };
    return { exports: { ...instance.exports, core_ask: stopping } } as unknown as WebAssembly.Instance;
  };
  const { Instance, instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const { module, instance } = await instantiateStreaming(...given);
    return { module, instance: breaks(instance) };
  };
  WebAssembly.Instance = function (module: WebAssembly.Module, imports: WebAssembly.Imports) {
    return breaks(new Instance(module, imports));
  } as unknown as typeof WebAssembly.Instance;
}

/** Another start, at whose answer the core stops so many times; in one go, so that no other question of the page comes between. */
const startAt = (page: Page, startAt: string, stops = 0) => page.evaluate(([start, times]) => {
  (window as unknown as { stops: number }).stops = times;
  document.querySelector("sla-calculator")!.setAttribute("start-at", start);
}, [startAt, stops] as const);

test.describe("the core", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(breakable);
    await page.addInitScript(() => addEventListener("sla-error", () => ((window as unknown as { refused: boolean }).refused = true), true));
    await page.goto(`./${CASE}`);
    await expect(page.locator("[part~=hero]").first()).toContainText("10月8日");
  });

  test("a choice at which the core stops shows its dates all the same", async ({ page }) => {
    await startAt(page, "2026-10-08T09:00", 1);
    // The next working day after Thursday 8 October.
    await expect(page.locator("[part~=hero]").first()).toContainText("10月9日");
    const { stops, instances, refused } = await page.evaluate(() => {
      const { stops, instances, refused } = window as unknown as { stops: number; instances: number; refused?: boolean };
      return { stops, instances, refused };
    });
    expect({ stops, instances, refused }).toEqual({ stops: 0, instances: 2, refused: undefined });
  });

  test("where it stops twice the page says so, shows no old date, and the next choice its own", async ({ page }) => {
    await startAt(page, "2026-10-09T09:00", 2);
    await expect.poll(() => page.evaluate(() => (window as unknown as { refused?: boolean }).refused)).toBe(true);
    await expect(page.locator("sla-calculator")).not.toContainText("10月9日（周五）");
    await startAt(page, "2026-10-08T09:00");
    await expect(page.locator("[part~=hero]").first()).toContainText("10月9日");
  });
});

/** In the page or in a worker, before everything else: named functions of wasm modules stop at their next calls (`stopping`, `stopped`), and their instance for good. */
function stoppable(names: readonly string[]): void {
  const scope = globalThis as unknown as { stopping?: Record<string, number>; stopped: string[] };
  // A worker's script may have parts of the same name.
  if (scope.stopping) return;
  const stopping: Record<string, number> = (scope.stopping = Object.fromEntries(names.map((name) => [name, 1])));
  scope.stopped = [];
  const breaks = (instance: WebAssembly.Instance): WebAssembly.Instance => {
    let dead = false;
    const exports: Record<string, unknown> = { ...instance.exports };
    for (const name of Object.keys(exports).filter((one) => typeof exports[one] === "function" && !one.startsWith("__wbindgen_"))) {
      const own = exports[name] as (...given: number[]) => unknown;
      exports[name] = (...given: number[]) => {
        if (stopping[name]) {
          stopping[name]--;
          scope.stopped.push(name);
          dead = true;
        }
        if (dead) throw new WebAssembly.RuntimeError("unreachable");
        return own(...given);
      };
    }
    return { exports } as unknown as WebAssembly.Instance;
  };
  const { Instance, instantiate, instantiateStreaming } = WebAssembly;
  WebAssembly.instantiate = (async (from: BufferSource, imports: WebAssembly.Imports) => {
    const got = await instantiate(from, imports) as WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource;
    return got instanceof Instance ? breaks(got) : { module: got.module, instance: breaks(got.instance) };
  }) as unknown as typeof WebAssembly.instantiate;
  WebAssembly.instantiateStreaming = async (...given) => {
    const { module, instance } = await instantiateStreaming(...given);
    return { module, instance: breaks(instance) };
  };
  WebAssembly.Instance = function (module: WebAssembly.Module, imports: WebAssembly.Imports) {
    return breaks(new Instance(module, imports));
  } as unknown as typeof WebAssembly.Instance;
}

test.describe("the worker of lists", () => {
  /** Opens the desk's list, in whose worker these functions stop once. */
  async function desk(page: Page, ...names: string[]): Promise<() => Promise<string[]>> {
    await page.route(/assets\/worker-[\w-]+\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `(${stoppable.toString()})(${JSON.stringify(names)});\n${await response.text()}` });
    });
    await page.goto("/sales.html?lang=zh-CN&view=bulk");
    return async () => (await Promise.all(page.workers().map((one) => one.evaluate(() => (globalThis as unknown as { stopped?: string[] }).stopped ?? [])))).flat();
  }
  const give = (page: Page, name: string, buffer: Buffer) => page.locator("sla-bulk input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  /** Long enough to be answered column by column. */
  const ROWS = 600;
  const LIST = Buffer.from(`线路,客户等级,业务类型,范围,起算时间\n${Array.from({ length: ROWS / 2 }, (_, at) => `甲${at},金牌,数据专线,地市内,2026-09-30 16:00\n乙${at},金牌,数据专线,地市内,2026-10-08 09:00\n`).join("")}`);

  /** Three working days after each start: Saturday 10 October, worked, and Monday 12. */
  async function right(page: Page): Promise<void> {
    await page.getByRole("button", { name: "开始计算" }).click();
    await expect(page.getByRole("status").filter({ hasText: "已算出" })).toHaveText(`${ROWS}行已算出，0行有误`);
    const rows = page.locator("table.answers tbody tr");
    await expect(rows.nth(0)).toContainText("2026-10-10");
    await expect(rows.nth(1)).toContainText("2026-10-12");
    await expect(rows.nth(1)).not.toContainText("2026-10-10");
  }

  for (const name of ["tables_new", "tables_begin", "tables_room", "tables_answer", "tables_end"]) {
    test(`a list at which \`${name}\` stops has its dates all the same, and the next list, too`, async ({ page }) => {
      const stopped = await desk(page, name);
      await give(page, "a.csv", LIST);
      await right(page);
      expect(await stopped()).toContain(name);
      await give(page, "b.csv", LIST);
      await right(page);
    });
  }

  test("a list before which the core stops gets a sentence, and has its dates when it is given again", async ({ page }) => {
    const stopped = await desk(page, "core_ask");
    await give(page, "a.csv", LIST);
    await expect(page.getByRole("alert")).toBeVisible();
    expect(await stopped()).toEqual(["core_ask"]);
    await give(page, "a.csv", LIST);
    await right(page);
  });

  for (const name of ["workbook_new", "workbook_read", "workbook_sheets"]) {
    test(`a workbook at which \`${name}\` stops gets a sentence, and is read when it is given again`, async ({ page }) => {
      const stopped = await desk(page, name);
      const workbook = readFileSync(path.join(import.meta.dirname, "../lists/files/01-real-iso.xlsx"));
      await give(page, "a.xlsx", workbook);
      await expect(page.getByRole("alert")).toBeVisible();
      expect(await stopped()).toEqual([name]);
      await give(page, "a.xlsx", workbook);
      await page.getByRole("button", { name: "开始计算" }).click();
      await expect(page.getByRole("status").filter({ hasText: "已算出" })).toHaveText("4行已算出，0行有误");
    });
  }
});

test.describe("the reader of documents", () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data", file), "utf8")) as object;
  for (const [name, attribute, json] of [["compilePolicy", "policy-src", read("policies/cmcc-group-customer.json")], ["compileCalendar", "calendar-src", { ...read("calendars/cn.json"), version: "2026.99" }]] as const) {
    test(`a document at which \`${name}\` stops is an error without a date, and is read when it is asked for again`, async ({ page }) => {
      await page.addInitScript(stoppable, [name]);
      await page.route("**/own.json*", (route) => route.fulfill({ json }));
      await host(page, `<sla-calculator ${attribute}="own.json"></sla-calculator>${SCRIPT}`);
      await page.waitForFunction(() => customElements.get("sla-calculator"));
      const ask = (src: string) => page.evaluate(([request, attribute, src]) => {
        const element = document.querySelector("sla-calculator") as HTMLElement & { request: unknown };
        element.setAttribute(attribute, src);
        element.request = request;
      }, [CASE_OF, attribute, src] as const);
      await ask("own.json");
      await expect.poll(async () => (await told(page)).errors.length).toBeGreaterThan(0);
      expect(await page.evaluate(() => (globalThis as unknown as { stopped: string[] }).stopped)).toEqual([name]);
      expect((await told(page)).quotes.filter(Boolean)).toEqual([]);
      await ask("own.json?again");
      await expect.poll(async () => (await told(page)).quotes.at(-1)).toBe(DUE);
    });
  }
});
