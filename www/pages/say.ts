/** The texts of the pages beside the calculator; the calculator's visitors do not load them. */
import { fill, type Params } from "../words/language";

const FILES = {
  "zh-CN": () => import("../words/pages.zh-CN.json"),
  en: () => import("../words/pages.en.json"),
};

export type Say = (key: string, params?: Params) => string;

export async function sayings(lang: string): Promise<Say> {
  const texts = (await FILES[lang === "en" ? "en" : "zh-CN"]()).default as Record<string, string>;
  return (key, params) => fill(texts[key] ?? key, params);
}

/** The texts that stand in the page itself. */
export function speakPage(say: Say): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-page]")) place.textContent = say(place.dataset["page"]!);
  const title = document.querySelector("h1")?.textContent;
  if (title) document.title = title;
}
