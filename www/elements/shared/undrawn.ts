/** Something stopped the drawing: the true cause for whoever looks after the page, in place of an empty box. Loaded only then. */

const TEXTS = {
  "zh-CN": {
    types: "计算器未能显示：本页的安全策略（Trusted Types）没有放行名为lit-html的策略，请网站管理员把它加入trusted-types。",
    replaced: "计算器未能显示：本页的其他脚本替换了浏览器自带的{names}。",
    other: "计算器未能显示。",
  },
  en: {
    types: "The calculator cannot be shown: this page's security policy (Trusted Types) does not allow the policy named lit-html; its administrator can add it to trusted-types.",
    replaced: "The calculator cannot be shown: another script of this page has replaced the browser's own {names}.",
    other: "The calculator cannot be shown.",
  },
};

/** What drawing rests on, by the names that people know. */
const NATIVES: readonly (readonly [holder: string, names: string])[] = [
  ["Array", "from isArray"], ["Array.prototype", "map filter find some every slice concat indexOf forEach join"], ["Object", "keys entries values assign fromEntries"],
  ["Promise.prototype", "then catch"], ["JSON", "parse stringify"], ["String.prototype", "replace split trim startsWith"], ["Document.prototype", "importNode createElement createTreeWalker createComment"],
  ["Node.prototype", "appendChild insertBefore removeChild"], ["Element.prototype", "setAttribute removeAttribute attachShadow remove"],
];

const at = (path: string): unknown => path.split(".").reduce<unknown>((holder, name) => (holder as Record<string, unknown> | undefined)?.[name], globalThis);

/** Those that are no longer the browser's. */
function replaced(): string[] {
  return NATIVES.flatMap(([holder, names]) => names.split(" ").filter((name) => {
    const found = (at(holder) as Record<string, unknown> | undefined)?.[name];
    return typeof found === "function" && !/\[native code\]/.test(Function.prototype.toString.call(found));
  }).map((name) => `${holder}.${name}`));
}

/** Why, for people. */
export function whyUndrawn(thrown: unknown, lang: string): string {
  const texts = TEXTS[lang === "en" ? "en" : "zh-CN"];
  if (/Trusted ?(HTML|Types?|Script)/i.test(String(thrown))) return texts.types;
  const names = replaced();
  return names.length ? texts.replaced.replace("{names}", names.join(", ")) : texts.other;
}
