/** Where the words of a language are. */
import { type Lang, matchLanguage } from "./languages";

/** One line a language: its own words, the bundled policy's words, the bundled policy's quoted sources. */
export const languageFiles = {
  "zh-CN": {
    own: () => import("./zh-CN"),
    policy: () => import("#generated/words.zh-CN.json"),
    sources: () => import("#generated/sources.zh-CN.json"),
  },
  en: {
    own: () => import("./en"),
    policy: () => import("#generated/words.en.json"),
    sources: () => import("#generated/sources.en.json"),
  },
} satisfies { [lang in Lang]: unknown };

/** Begins to load the bundled words of a language, beside the code that says them; a fault is met where they are awaited. */
export function fetchWords(lang: string): void {
  const known = matchLanguage(lang);
  if (!known) return;
  for (const load of [languageFiles[known].own, languageFiles[known].policy]) load().catch(() => undefined);
}
