/** The languages that there are; the first is the default. */
export const languages = ["zh-CN", "en"] as const;

/** A language that there is. */
export type Lang = (typeof languages)[number];

/** The language for a BCP 47 tag such as `zh`, `zh-Hans-CN` or `en-GB`. */
export function matchLanguage(tag: unknown): Lang | undefined {
  if (typeof tag !== "string") return undefined;
  const wanted = tag.toLowerCase();
  const primary = wanted.split(/[-_]/)[0];
  return languages.find((lang) => lang.toLowerCase() === wanted) ?? languages.find((lang) => lang.split("-")[0] === primary);
}
