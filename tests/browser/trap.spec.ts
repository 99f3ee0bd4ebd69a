/** The core stops in the middle of an answer, as after a fault of the machine: the page goes on with a new one. */
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

test.beforeEach(async ({ page }) => {
  await page.addInitScript(breakable);
  await page.addInitScript(() => addEventListener("sla-error", () => ((window as unknown as { refused: boolean }).refused = true), true));
  await page.goto(`./${CASE}`);
  await expect(page.locator("[part~=hero]").first()).toContainText("10月8日");
});

/** Another start, at whose answer the core stops so many times; in one go, so that no other question of the page comes between. */
const startAt = (page: Page, startAt: string, stops = 0) => page.evaluate(([start, times]) => {
  (window as unknown as { stops: number }).stops = times;
  document.querySelector("sla-calculator")!.setAttribute("start-at", start);
}, [startAt, stops] as const);

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
