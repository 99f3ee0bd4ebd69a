/** The style sheets of an element, in whichever document it stands: a sheet belongs to the document that made it. */
import type { CSSResult } from "lit";

/** What each root wears, in order. */
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

/** Adds styles to what a root wears. */
export function addStyles(root: ShadowRoot, added: readonly CSSResult[]): void {
  const styles = [...(worn.get(root) ?? []), ...added];
  worn.set(root, styles);
  try {
    root.adoptedStyleSheets = styles.map((style) => sheetOf(style, root.ownerDocument));
  } catch {
    // Put on as elements, they are not put on as sheets the next time.
    worn.set(root, []);
    asElements(root, added);
  }
}

/** In another document a root wears the same, made there; nothing is left of its sheets. */
export function moveStyles(root: ShadowRoot): void {
  if (worn.get(root)?.length) addStyles(root, []);
}
