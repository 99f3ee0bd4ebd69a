/**
 * The languages that there are, each by its tag with its own name; the first is the default. Each has a folder of its tag beside this file:
 * this line and that folder are all of a language.
 */
const NAMES = { "zh-CN": "中文", en: "English" };

/** A language that there is. */
export type Lang = keyof typeof NAMES;

export const languages = Object.keys(NAMES) as readonly Lang[];

/** The language of whoever asks for none. */
export const usual = languages[0]!;
/** The language of whoever asks for one that there is not. */
export const other: Lang = "en";

/** What a language is called in itself. */
export const nameOf = (lang: Lang): string => NAMES[lang];

/** The language for a BCP 47 tag such as `zh`, `zh-Hans-CN` or `en-GB`. */
export function matchLanguage(tag: unknown): Lang | undefined {
  if (typeof tag !== "string") return undefined;
  const wanted = tag.toLowerCase();
  const primary = wanted.split(/[-_]/)[0];
  return languages.find((lang) => lang.toLowerCase() === wanted) ?? languages.find((lang) => lang.split("-")[0] === primary);
}

/** The language after another, round in a circle: what a page's link turns to. */
export const languageAfter = (lang: string): Lang => languages[(languages.indexOf(lang as Lang) + 1) % languages.length]!;
