/** What the embedded script loads after the calculator: its parts, and for a page that has one, the elements for sales. */
import "./define";

/** What is loaded when the page has one of these elements. */
const LATER: readonly (readonly [tags: string, load: () => Promise<unknown>])[] = [
  ["sla-compare, sla-bulk", () => import("./sales")],
  ["sla-record", () => import("./record/define")],
];

/** By a script of the page, for elements that it puts into a shadow root, where nobody else sees them. */
export const defineSales = (): Promise<unknown> => import("./sales");
export const defineRecord = (): Promise<unknown> => import("./record/define");

for (const [tags, load] of LATER) {
  if (document.querySelector(tags)) {
    void load();
    continue;
  }
  const added = new MutationObserver((changes) => {
    const found = changes.some(({ addedNodes }) => [...addedNodes].some((node) => node instanceof Element && (node.matches(tags) || node.querySelector(tags))));
    if (!found) return;
    added.disconnect();
    void load();
  });
  added.observe(document, { childList: true, subtree: true });
}
