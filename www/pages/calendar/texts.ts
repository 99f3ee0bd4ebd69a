/** The calendar page's own strings, one file a language. */
import { fill, type Params } from "../../words/language";
import type { Key } from "./say.zh-CN";

export type { Key };
export type Say = (key: Key, params?: Params) => string;

const FILES = {
  "zh-CN": () => import("./say.zh-CN"),
  en: () => import("./say.en"),
};

export async function loadSay(lang: string): Promise<Say> {
  const texts: Record<string, string> = (await FILES[lang === "en" ? "en" : "zh-CN"]()).default;
  return (key, params) => fill(texts[key] ?? key, params);
}

/** Whether there is a sentence for a kind of fault. */
export async function hasText(key: string): Promise<boolean> {
  return key in (await FILES["zh-CN"]()).default;
}
