/**
 * The available languages, each by its tag with its own name; the first is the default. Each has a folder named by its tag beside this file;
 * a language needs nothing but its line here and this folder.
 */
const NAMES = { "zh-CN": "中文", en: "English" };

/** An available language. */
export type Lang = keyof typeof NAMES;

export const languages = Object.keys(NAMES) as readonly Lang[];

/** The language if none is asked for. */
export const usual = languages[0]!;
/** The language if one is asked for that is not available. */
export const other: Lang = "en";

/** The name of a language in that language. */
export const nameOf = (lang: Lang): string => NAMES[lang];

/** The language for a BCP 47 tag such as `zh`, `zh-Hans-CN` or `en-GB`. */
export function matchLanguage(tag: unknown): Lang | undefined {
  if (typeof tag !== "string") return undefined;
  const wanted = tag.toLowerCase();
  const primary = wanted.split(/[-_]/)[0];
  return languages.find((lang) => lang.toLowerCase() === wanted) ?? languages.find((lang) => lang.split("-")[0] === primary);
}

/** The next language, cyclically: the target of a page's language link. */
export const languageAfter = (lang: string): Lang => languages[(languages.indexOf(lang as Lang) + 1) % languages.length]!;
