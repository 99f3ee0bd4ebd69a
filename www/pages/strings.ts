/** The texts of the pages beside the calculator; the calculator's visitors do not load them. */
import { fill, type Params } from "../words/language";
import { matchLanguage, usual } from "../words/languages";

const files = import.meta.glob<{ default: Record<string, string> }>("../words/*/pages.json");

export type GetString = (key: string, params?: Params) => string;

export async function loadPageStrings(lang: string): Promise<GetString> {
  const texts = (await files[`../words/${matchLanguage(lang) ?? usual}/pages.json`]!()).default;
  return (key, params) => fill(texts[key] ?? key, params);
}

/** The texts that stand in the page itself. */
export function fillPage(say: GetString): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-page]")) place.textContent = say(place.dataset["page"]!);
  const title = document.querySelector("h1")?.textContent;
  if (title) document.title = title;
}
