/** The words of the first answer: a tenth of all, loaded beside the engine. */
import { FirstWords } from "./first";
import { type Lang, matchLanguage } from "./languages";

const files = {
  "zh-CN": () => import("virtual:sla-first-words/zh-CN"),
  en: () => import("virtual:sla-first-words/en"),
} satisfies { [lang in Lang]: unknown };

/** For the bundled policy; `gaps` tells when a text was asked for that is not among them. */
export async function loadFirstWords(lang: string): Promise<FirstWords> {
  const { language, policy } = await files[matchLanguage(lang) ?? "en"]();
  return new FirstWords(language, policy, undefined, { met: false });
}
