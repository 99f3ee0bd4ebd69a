/** The style sheets of an element, in whichever document it stands: a sheet belongs to the document that made it. */
import type { CSSResult } from "lit";

/** The style sheets of each root, in order. */
const worn = new WeakMap<ShadowRoot, readonly CSSResult[]>();
const made = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

function sheetOf(style: CSSResult, document: Document): CSSStyleSheet {
  let sheets = made.get(document);
  if (!sheets) made.set(document, (sheets = new Map()));
  let sheet = sheets.get(style);
  if (!sheet) {
    sheet = new (document.defaultView as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
  }
  return sheet;
}

/** Style elements, where the document takes no sheets: they go with the tree into another one. */
function asElements(root: ShadowRoot, styles: readonly CSSResult[]): void {
  // The nonce by which Lit's own style elements pass a host's policy.
  const nonce = (globalThis as { litNonce?: string }).litNonce ?? "";
  for (const style of styles) root.append(Object.assign(root.ownerDocument.createElement("style"), { nonce, textContent: style.cssText }));
}

/** Adds styles to a root. */
export function addStyles(root: ShadowRoot, added: readonly CSSResult[]): void {
  const styles = [...(worn.get(root) ?? []), ...added];
  worn.set(root, styles);
  try {
    root.adoptedStyleSheets = styles.map((style) => sheetOf(style, root.ownerDocument));
  } catch {
    // Styles that were added as elements are not added as sheets the next time.
    worn.set(root, []);
    asElements(root, added);
  }
}

/** In another document the root gets the same styles, made for that document, and loses the previous sheets. */
export function moveStyles(root: ShadowRoot): void {
  if (worn.get(root)?.length) addStyles(root, []);
}
