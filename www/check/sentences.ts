/** The sentences of the self-check in each language: what is wrong, and what would correct it. */
import { fill, type Params } from "../words/language";
import { matchLanguage, usual } from "../words/languages";
import type chinese from "../words/zh-CN/check.json";

export type Sentence = keyof typeof chinese;
export type { Params };

const files = import.meta.glob<{ default: { readonly [key in Sentence]: string } }>("../words/*/check.json");

/** The function that words a finding in a language. */
export async function sentencesIn(lang: string): Promise<(key: Sentence, params: Params) => string> {
  const { default: texts } = await files[`../words/${matchLanguage(lang) ?? usual}/check.json`]!();
  return (key, params) => fill(texts[key], params);
}
