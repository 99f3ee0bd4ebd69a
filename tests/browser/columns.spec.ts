/** In other people's pages: a column of a wide window, one colour of the host's, any width and large text; measured, not looked at. */
import { violations } from "./support/axe";
import { host, SCRIPT } from "./support/host";
import { hero, open } from "./support/page";
import { expect, test, type Page } from "./support/test";

const CASE = 'customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"';
const calculator = (page: Page) => page.locator("sla-calculator");

test("in a column of 600 pixels on a desktop the form unfolds within the column", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await host(page, `<div style="width: 600px; margin-left: 500px"><sla-calculator ${CASE}></sla-calculator></div>${SCRIPT}`);
  await expect(hero(page)).toBeVisible();
  await page.getByRole("button", { name: /修改/ }).click();
  const sheet = await page.getByRole("group", { name: "办理情况" }).boundingBox();
  const column = await calculator(page).boundingBox();
  expect(sheet!.x).toBeGreaterThanOrEqual(column!.x);
  expect(sheet!.x + sheet!.width).toBeLessThanOrEqual(column!.x + column!.width);
  expect(await page.getByRole("group", { name: "办理情况" }).evaluate((element) => getComputedStyle(element).position)).not.toBe("fixed");
  // Nothing of the answer lies under it.
  const answer = await hero(page).boundingBox();
  expect(answer!.y).toBeGreaterThanOrEqual(sheet!.y + sheet!.height);
  await page.getByRole("button", { name: "完成", exact: true }).click();
  await expect(page.getByRole("group", { name: "办理情况" })).toBeHidden();
});

for (const [accent, scheme] of [["#b00020", "light"], ["#ffd400", "light"], ["#00a34a", "dark"], ["#0a1f44", "dark"], ["oklch(0.7 0.15 200)", "light"]] as const) {
  test(`one accent of a host, ${accent} in ${scheme}, themes surfaces, text and buttons, and all of it can be read`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const background = scheme === "dark" ? "#11161d" : "#fff";
    await host(page, `<main style="color-scheme: light dark; background: ${background}"><sla-calculator ${CASE} style="--sla-accent: ${accent}"></sla-calculator></main>${SCRIPT}`, { head: '<meta name="color-scheme" content="light dark">' });
    await expect(page.locator("sla-calendar table").first()).toBeVisible();
    const usual = scheme === "dark" ? "rgb(22, 48, 74)" : "rgb(230, 240, 250)";
    await expect(hero(page)).not.toHaveCSS("background-color", usual);
    expect(await violations(page, { colours: true })).toEqual([]);
  });
}

/** Texts that lie on each other, wherever their shadow roots are; what covers by its nature (bars that stick to the window) is left out. */
const collisions = (page: Page, drawings = true): Promise<string[]> => page.evaluate((drawn) => {
  const found: { text: string; box: DOMRect; element: Element }[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Element) {
      if (["STYLE", "SCRIPT", "INPUT", "SELECT", "OPTION", "TEXTAREA"].includes(node.nodeName)) return;
      // What a drawing says is in the names of what it draws, and it is as large as the drawing.
      if (!drawn && node.nodeName === "svg" && node.closest("[aria-hidden=true]")) return;
      const style = getComputedStyle(node);
      if (style.visibility === "hidden" || style.display === "none" || style.position === "fixed" || style.position === "sticky" || style.clip === "rect(0px, 0px, 0px, 0px)") return;
      if (node.nodeName === "DETAILS" && !(node as HTMLDetailsElement).open) return visitAll(node.querySelector("summary")!.childNodes);
      if (node.shadowRoot) return visitAll(node.shadowRoot.childNodes);
    } else if (node instanceof Text && node.data.trim()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({ text: node.data.trim(), box, element: node.parentElement! });
      return;
    }
    visitAll(node.childNodes);
  };
  const visitAll = (nodes: NodeListOf<ChildNode>): void => nodes.forEach(visit);
  visitAll(document.querySelectorAll("sla-calculator") as unknown as NodeListOf<ChildNode>);
  if (found.length < 30) return [`only ${found.length} texts were found`];
  const lies: string[] = [];
  found.forEach((one, at) => {
    for (const other of found.slice(at + 1)) {
      if (one.element === other.element) continue;
      // A line's box is higher than its letters.
      const tall = Math.min(one.box.height, other.box.height) * 0.35;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 2 && down > tall) lies.push(`“${one.text}” and “${other.text}” by ${Math.round(across)}×${Math.round(down)}`);
    }
  });
  return lies;
}, drawings);

const FAULT = "customer-tier=silver&service=data-line&locality=cross-province&assurance-level=AA&start-at=2026-09-30T23:10";

for (const [lang, process] of [["zh-CN", "all"], ["en", "all"], ["zh-CN", "fault"], ["en", "fault"]]) {
  test(`from 280 to 1,600 pixels no text lies on another: ${process} in ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, `?lang=${lang}&${FAULT}&process=${process}`, "2026-10-01T09:00:00+08:00");
    for (const width of [280, 320, 360, 390, 480, 600, 680, 720, 800, 960, 1080, 1200, 1280, 1440, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => collisions(page), { message: `at ${width}` }).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `sideways scroll at ${width}`).toBeLessThanOrEqual(0);
    }
  });
}

for (const lang of ["zh-CN", "en"]) {
  for (const width of [390, 1280]) {
    test(`with every text at 200 % no text lies on another, at ${width} pixels in ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, `?lang=${lang}&${FAULT}&process=all`, "2026-10-01T09:00:00+08:00");
      // As browsers do that enlarge text alone.
      await page.evaluate(() => {
        const all: HTMLElement[] = [];
        const visit = (root: ParentNode): void => root.querySelectorAll<HTMLElement>("*").forEach((one) => { all.push(one); if (one.shadowRoot) visit(one.shadowRoot); });
        visit(document);
        const sizes = all.map((one) => { const { fontSize, lineHeight } = getComputedStyle(one); return [parseFloat(fontSize), parseFloat(lineHeight)] as const; });
        all.forEach(({ style }, at) => {
          const [size, line] = sizes[at]!;
          style.fontSize = `${size * 2}px`;
          if (line) style.lineHeight = `${line * 2}px`;
        });
      });
      await expect.poll(() => collisions(page, false)).toEqual([]);
    });
  }
}
