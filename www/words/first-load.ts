/** The words of the first answer: a tenth of all, loaded beside the engine. */
import { FirstWords } from "./first";
import { matchLanguage, other } from "./languages";

const files = import.meta.glob<typeof import("./zh-CN/begin")>("./*/begin.ts");

/** For the bundled policy; `gaps` records requests for texts that are not among them. */
export async function loadFirstWords(lang: string): Promise<FirstWords> {
  const { language, policy } = await files[`./${matchLanguage(lang) ?? other}/begin.ts`]!();
  return new FirstWords(language, policy, undefined, { met: false });
}
