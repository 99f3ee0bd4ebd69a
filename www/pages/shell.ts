/** What all pages have in common: language, texts, and the calendar beside the page. */
import { setAssetFolder } from "../elements/shared/asset-folder";
import type { FirstWords } from "../words/first";
import { languageAfter, matchLanguage, nameOf, usual } from "../words/languages";

const root = document.documentElement;

/** The page's own texts; its HTML contains them in Chinese. */
export function speak(words: FirstWords): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-ui]")) place.textContent = words.ui(place.dataset["ui"]!);
  for (const place of document.querySelectorAll("[data-calculator]")) place.textContent = words.calculatorTitle();
  const title = document.querySelector("h1[data-ui], h1[data-calculator]")?.textContent;
  if (title) document.title = title;
  for (const place of document.querySelectorAll<HTMLElement>("[data-said]")) attributeIn(place);
  const other = document.querySelector<HTMLAnchorElement>("#language");
  if (other) {
    const next = languageAfter(root.lang);
    other.lang = other.hreflang = next;
    other.textContent = nameOf(next);
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav.pages a")) {
    const address = new URL(link.href);
    address.searchParams.set("lang", root.lang);
    link.href = address.href;
  }
}

/** What is read from an attribute, the description of the page or the name of its navigation, stands there in every language. */
function attributeIn(place: HTMLElement): void {
  const name = place.tagName === "META" ? "content" : "aria-label";
  const own = (place.dataset["own"] ??= place.getAttribute(name) ?? "");
  const said = JSON.parse(place.dataset["said"]!) as Partial<Record<string, string>>;
  place.setAttribute(name, said[root.lang] ?? own);
}

/** The first of the browser's languages that there is; the usual one for all others. */
export const browsers = (): string => navigator.languages.map(matchLanguage).find(Boolean) ?? usual;

/** The language in the address, else the browser's, in a frame of another page the page's own; `changed` is called when the visitor takes another. */
export function language(changed?: (lang: string) => void): string {
  setAssetFolder(new URL("./", document.baseURI));
  const asked = new URLSearchParams(location.search).get("lang");
  root.lang = matchLanguage(asked) ?? (asked === null && parent === window ? browsers() : root.lang);
  document.querySelector("#language")?.addEventListener("click", (event) => {
    event.preventDefault();
    root.lang = languageAfter(root.lang);
    const query = new URLSearchParams(location.search);
    query.set("lang", root.lang);
    history.replaceState(null, "", `?${query.toString().replace(/%3A/g, ":")}${location.hash}`);
    changed?.(root.lang);
  });
  return root.lang;
}
