/** Keyboard alone reaches everything that can be operated: each page is walked through its states, and Tab through each state. */
import { PAGES } from "./support/site";
import { expect, test, type Page } from "./support/test";
import { WALKS } from "./support/walks";

/**
 * Starts at the page's beginning, presses Tab until it comes round, and gives what can be operated but was not reached. Of the radio
 * buttons of a group one is enough, and of the parts of a grid, a row of tabs or a listbox, where arrows do the rest.
 */
async function unreached(page: Page): Promise<{ stops: number; left: string[] }> {
  await page.evaluate(() => {
    const reached = new Set<Element>();
    Object.assign(window, {
      reached,
      /** The element that has the focus, wherever its shadow root is; a frame counts as one. */
      focused: (): Element => {
        let one = document.activeElement ?? document.body;
        while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
        return one;
      },
    });
    (document.activeElement as HTMLElement | null)?.blur();
    const modal = [...document.querySelectorAll("sla-calculator, sla-desk, sla-record")].some((one) => one.shadowRoot?.querySelector("dialog[open]"));
    // From the beginning of the page; a dialog keeps the focus it has taken.
    if (!modal) { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex"); }
  });
  let stops = await lap(page);
  let left = await leftOut(page);
  // What takes the focus by itself while Tab goes round makes one lap leave something out; two do not.
  if (left.length) {
    stops = await lap(page, stops);
    left = await leftOut(page);
  }
  return { stops, left };
}

/** Tab until it comes round, at least so often; how often that was. */
async function lap(page: Page, least = 0): Promise<number> {
  let stops = 0;
  for (let idle = 0; (idle < 2 || stops < least) && stops < 1500; stops++) {
    await page.keyboard.press("Tab");
    const news = await page.evaluate(() => {
      const { reached, focused } = window as unknown as { reached: Set<Element>; focused: () => Element };
      const one = focused();
      // What a frame has in it is a page by itself, through which Tab goes on.
      const news = one !== document.body && (!reached.has(one) || one instanceof HTMLIFrameElement);
      reached.add(one);
      return news;
    });
    // The window itself stands between the last stop and the first.
    idle = news ? 0 : idle + 1;
  }
  return stops;
}

/** What can be operated and has not been reached. */
const leftOut = (page: Page): Promise<string[]> => page.evaluate(() => {
  const { reached } = window as unknown as { reached: Set<Element> };
  const all: Element[] = [];
  const visit = (from: ParentNode): void => {
    for (const one of from.querySelectorAll("*")) {
      all.push(one);
      if (one.shadowRoot) visit(one.shadowRoot);
    }
  };
  const modal = (() => { visit(document); return all.find((one) => one instanceof HTMLDialogElement && one.matches(":modal")); })();
  if (modal) { all.length = 0; visit(modal); }
  const operable = all.filter((one) => one.matches("a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable], [role=button], [role=link], [role=tab], [role=gridcell][tabindex]"));
  const shown = (one: Element): boolean => one.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && one.getClientRects().length > 0 && !one.closest("[inert]");
  const group = (one: Element): string | undefined => {
    if (one instanceof HTMLInputElement && one.type === "radio") return `radio ${one.name}`;
    return one.closest("[role=tablist], [role=grid], [role=listbox], [role=menu], table:has([role=gridcell])") && one.matches("[role]") ? "composite" : undefined;
  };
  const inGroup = (one: Element): boolean => {
    const name = group(one);
    if (!name) return false;
    if (name === "composite") {
      const box = one.closest("[role=tablist], [role=grid], [role=listbox], [role=menu], table");
      return [...reached].some((other) => box!.contains(other));
    }
    return [...reached].some((other) => other.getRootNode() === one.getRootNode() && group(other) === name);
  };
  return operable.filter((one) => shown(one) && !one.matches(":disabled, [type=hidden]") && !reached.has(one) && !inGroup(one)
    // What only takes the focus from a script, such as a heading that is jumped to, is nothing to operate.
    && !(one.getAttribute("tabindex") === "-1" && !one.matches("a, button, input, select, textarea, summary, [role=button], [role=link], [role=tab], [role=gridcell]"))
    ).map((one) => one.outerHTML.replace(/<!--.*?-->/g, "").slice(0, 160));
});

const SIZES = [["a desk", { width: 1440, height: 900 }, PAGES], ["a phone", { width: 390, height: 844 }, ["index.html", "sales.html", "policy.html"]]] as const;

for (const [size, viewport, files] of SIZES) {
  for (const file of files) {
    test(`keyboard alone reaches everything: ${file} on ${size}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      expect(Object.keys(WALKS), "the page has a walk").toContain(file);
      await WALKS[file]!(page, async (what) => {
        const { stops, left } = await unreached(page);
        expect(left, what).toEqual([]);
        expect(stops, `${what}: there was something to reach`).toBeGreaterThan(5);
      });
    });
  }
}

test("what Tab does not reach is found", async ({ page }) => {
  await WALKS["frame.html"]!(page, async () => {
    await page.locator("sla-calculator").evaluate((element) => {
      const button = document.createElement("button");
      button.tabIndex = -1;
      button.textContent = "out of reach";
      element.shadowRoot!.append(button);
    });
    expect((await unreached(page)).left.join()).toContain("out of reach");
  });
});
