/** The strings of the record of a year, one file in each language's folder: only who opens it downloads them. */
import { fill, type Params } from "../../words/language";
import { matchLanguage, usual } from "../../words/languages";
import type zh from "../../words/zh-CN/record";

/** A key of these strings; every language has all of them. */
export type RecordKey = keyof typeof zh;
export type RecordStrings = Readonly<Record<RecordKey, string>>;
export type GetRecordString = (key: RecordKey, params?: Params) => string;

const files = import.meta.glob<{ default: RecordStrings }>("../../words/*/record.ts");

/** The strings of a language. */
export async function loadRecordStrings(lang: string): Promise<GetRecordString> {
  const { default: strings } = await files[`../../words/${matchLanguage(lang) ?? usual}/record.ts`]!();
  return (key, params) => fill(strings[key], params);
}
