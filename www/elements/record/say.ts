/** The strings of the record of a year, one file a language: only who opens it downloads them. */
import { fill, type Params } from "../../words/language";
import type zh from "./say.zh-CN";

/** A key of these strings; every language has all of them. */
export type RecordKey = keyof typeof zh;
export type RecordStrings = Readonly<Record<RecordKey, string>>;
export type RecordSay = (key: RecordKey, params?: Params) => string;

const files: Readonly<Record<string, () => Promise<{ default: RecordStrings }>>> = {
  "zh-CN": () => import("./say.zh-CN"),
  en: () => import("./say.en"),
};

/** The strings of a language. */
export async function loadRecordSay(lang: string): Promise<RecordSay> {
  const { default: strings } = await (files[lang] ?? files["zh-CN"]!)();
  return (key, params) => fill(strings[key], params);
}
