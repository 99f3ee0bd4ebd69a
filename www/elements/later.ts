/** What the embedded script loads after the calculator: its parts, and for a page that has one, the elements for sales. */
import "./define";

const SALES = "sla-compare, sla-bulk";

/** Those for sales: by a script of the page for elements that it puts into a shadow root, where nobody else sees them. */
export const defineSales = (): Promise<unknown> => import("./sales");

if (document.querySelector(SALES)) void defineSales();
else {
  const added = new MutationObserver((changes) => {
    const found = changes.some(({ addedNodes }) => [...addedNodes].some((node) => node instanceof Element && (node.matches(SALES) || node.querySelector(SALES))));
    if (!found) return;
    added.disconnect();
    void defineSales();
  });
  added.observe(document, { childList: true, subtree: true });
}
