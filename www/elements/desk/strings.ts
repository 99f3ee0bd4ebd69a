/** The desk's own strings, one file in each language's folder: only who opens the desk downloads them. */
import { fill, type Params } from "../../words/language";
import { matchLanguage, usual } from "../../words/languages";
import type zh from "../../words/zh-CN/desk";

/** A key of the desk's strings; every language has all of them. */
export type Key = keyof typeof zh;
export type Strings = Readonly<Record<Key, string>>;
export type GetString = (key: Key, params?: Params) => string;

const files = import.meta.glob<{ default: Strings }>("../../words/*/desk.ts");

/** The strings of a language. */
export async function loadStrings(lang: string): Promise<GetString> {
  const { default: strings } = await files[`../../words/${matchLanguage(lang) ?? usual}/desk.ts`]!();
  return (key, params) => fill(strings[key], params);
}
