/** The calendar page's own strings, one file in each language's folder. */
import { fill, type Params } from "../../words/language";
import { matchLanguage, usual } from "../../words/languages";
import type chinese from "../../words/zh-CN/calendar";

export type Key = keyof typeof chinese;
export type GetString = (key: Key, params?: Params) => string;

const files = import.meta.glob<{ default: Record<string, string> }>("../../words/*/calendar.ts");
const textsOf = async (lang: string): Promise<Record<string, string>> => (await files[`../../words/${matchLanguage(lang) ?? usual}/calendar.ts`]!()).default;

export async function loadStrings(lang: string): Promise<GetString> {
  const texts = await textsOf(lang);
  return (key, params) => fill(texts[key] ?? key, params);
}

/** Whether there is a sentence for a kind of fault. */
export async function hasText(key: string): Promise<boolean> {
  return key in await textsOf(usual);
}
