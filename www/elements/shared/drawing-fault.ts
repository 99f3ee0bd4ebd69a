/** Finds out why drawing failed, so that the page's administrator sees the cause instead of an empty box. Loaded only then. */
import { matchLanguage, usual } from "../../words/languages";

const files = import.meta.glob<{ default: { readonly [key: string]: string } }>("../../words/*/faults.json");

/** The built-in functions that drawing needs, by their usual names. */
const NATIVES: readonly (readonly [holder: string, names: string])[] = [
  ["Array", "from isArray"], ["Array.prototype", "map filter find some every slice concat indexOf forEach join"], ["Object", "keys entries values assign fromEntries"],
  ["Promise.prototype", "then catch"], ["JSON", "parse stringify"], ["String.prototype", "replace split trim startsWith"], ["Document.prototype", "importNode createElement createTreeWalker createComment"],
  ["Node.prototype", "appendChild insertBefore removeChild"], ["Element.prototype", "setAttribute removeAttribute attachShadow remove"],
];

const at = (path: string): unknown => path.split(".").reduce<unknown>((holder, name) => (holder as Record<string, unknown> | undefined)?.[name], globalThis);

/** Those of them that have been replaced. */
function replaced(): string[] {
  return NATIVES.flatMap(([holder, names]) => names.split(" ").filter((name) => {
    const found = (at(holder) as Record<string, unknown> | undefined)?.[name];
    return typeof found === "function" && !/\[native code\]/.test(Function.prototype.toString.call(found));
  }).map((name) => `${holder}.${name}`));
}

/** Why, for people. */
export async function drawingFault(thrown: unknown, lang: string): Promise<string> {
  const { default: texts } = await files[`../../words/${matchLanguage(lang) ?? usual}/faults.json`]!();
  if (/Trusted ?(HTML|Types?|Script)/i.test(String(thrown))) return texts["undrawn.types"]!;
  const names = replaced();
  return names.length ? texts["undrawn.replaced"]!.replace("{names}", names.join(", ")) : texts["undrawn.other"]!;
}
