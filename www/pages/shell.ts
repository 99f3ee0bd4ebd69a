/** What every page of ours has in common: its language, its texts, and the calendar beside it. */
import { filesBeside } from "../elements/shared/files-beside";
import type { FirstWords } from "../words/first";
import { matchLanguage } from "../words/languages";

const root = document.documentElement;

/** The page's own texts, which stand in it in Chinese. */
export function speak(words: FirstWords): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-ui]")) place.textContent = words.ui(place.dataset["ui"]!);
  for (const place of document.querySelectorAll("[data-calculator]")) place.textContent = words.calculatorTitle();
  const title = document.querySelector("h1[data-ui], h1[data-calculator]")?.textContent;
  if (title) document.title = title;
  for (const place of document.querySelectorAll<HTMLElement>("[data-en]")) attributeIn(place);
  const other = document.querySelector<HTMLAnchorElement>("#language");
  if (other) other.lang = root.lang === "en" ? "zh-CN" : "en";
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav.pages a")) {
    const address = new URL(link.href);
    address.searchParams.set("lang", root.lang);
    link.href = address.href;
  }
}

/** What is read from an attribute, the description of the page or the name of its navigation, stands there in both languages. */
function attributeIn(place: HTMLElement): void {
  const name = place.tagName === "META" ? "content" : "aria-label";
  const { en = "", zh = place.getAttribute(name) ?? "" } = place.dataset;
  place.dataset["zh"] = zh;
  place.setAttribute(name, root.lang === "en" ? en : zh);
}

/** The first of the browser's languages that there is; Chinese for all others. */
export const browsers = (): string => navigator.languages.map(matchLanguage).find(Boolean) ?? "zh-CN";

/** The language in the address, else the browser's, in a frame of another page the page's own; `changed` is called when the visitor takes another. */
export function language(changed?: (lang: string) => void): string {
  filesBeside(new URL("./", document.baseURI));
  const asked = new URLSearchParams(location.search).get("lang");
  root.lang = matchLanguage(asked) ?? (asked === null && parent === window ? browsers() : root.lang);
  document.querySelector("#language")?.addEventListener("click", (event) => {
    event.preventDefault();
    root.lang = root.lang === "en" ? "zh-CN" : "en";
    const query = new URLSearchParams(location.search);
    query.set("lang", root.lang);
    history.replaceState(null, "", `?${query.toString().replace(/%3A/g, ":")}${location.hash}`);
    changed?.(root.lang);
  });
  return root.lang;
}
