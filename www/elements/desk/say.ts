/** The desk's own strings, one file a language: only who opens the desk downloads them. */
import { fill, type Params } from "../../words/language";
import type zh from "./say.zh-CN";

/** A key of the desk's strings; every language has all of them. */
export type Key = keyof typeof zh;
export type Strings = Readonly<Record<Key, string>>;
export type Say = (key: Key, params?: Params) => string;

const files: Readonly<Record<string, () => Promise<{ default: Strings }>>> = {
  "zh-CN": () => import("./say.zh-CN"),
  en: () => import("./say.en"),
};

/** The strings of a language. */
export async function loadSay(lang: string): Promise<Say> {
  const { default: strings } = await (files[lang] ?? files["zh-CN"]!)();
  return (key, params) => fill(strings[key], params);
}
