/** The guided start's own strings, one file in each language's folder: only who opens it downloads them. */
import { fill, type Params } from "../../../words/language";
import { matchLanguage, usual } from "../../../words/languages";
import type zh from "../../../words/zh-CN/guided";

export type Key = keyof typeof zh;
export type GetString = (key: Key, params?: Params) => string;

const files = import.meta.glob<{ default: Readonly<Record<Key, string>> }>("../../../words/*/guided.ts");

export async function loadStrings(lang: string): Promise<GetString> {
  const { default: strings } = await files[`../../../words/${matchLanguage(lang) ?? usual}/guided.ts`]!();
  return (key, params) => fill(strings[key], params);
}
