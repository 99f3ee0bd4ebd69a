/** What others may write where a text is expected, and that nothing came of it. */
import { expect, type Page } from "./test";

/** Markup, templates and an address that would run. */
export const MARKUP = `"'><img src=https://elsewhere.example/x onerror="window.ran=1"><script>window.ran=1</script><svg onload=window.ran=1>\${window.ran=1}{{window.ran=1}}<a href="javascript:window.ran=1">x</a>`;
/** What turns the text behind it round, for the eye alone. */
export const TURNED = "\u202e\u2067";

/** The document with this behind every text that people read. */
export function withText(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withText(one, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, ["zh-CN", "en"].includes(key) && typeof one === "string" ? one + text : withText(one, text)]));
}

/** Everything in sight, wherever its shadow root is. */
export const sight = (page: Page) => page.evaluate(() => {
  const all = (from: ParentNode): Element[] => [...from.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const elements = all(document);
  const texts = (node: Node): string => (node.nodeType === Node.TEXT_NODE ? node.nodeValue! : /^(style|script)$/i.test(node.nodeName) ? "" : [...((node as Element).shadowRoot ?? node).childNodes].map(texts).join(""));
  return {
    ran: "ran" in window, images: elements.filter((one) => one.localName === "img" && (one as HTMLImageElement).src.includes("elsewhere")).length,
    addresses: elements.filter((one) => /^javascript:/i.test(one.getAttribute("href") ?? "")).length, text: texts(document.body),
  };
});

/** No script ran, nothing was loaded, nothing would run when it is pressed; all text in sight. */
export async function harmless(page: Page): Promise<string> {
  const { ran, images, addresses, text } = await sight(page);
  expect({ ran, images, addresses }).toEqual({ ran: false, images: 0, addresses: 0 });
  return text;
}
