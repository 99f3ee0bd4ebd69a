/** The sales desk's page: language, address, and the desk that does the rest. */
import "../../elements/desk/define";
import type { Key, Say } from "../../elements/desk/say";
import type { SlaDesk } from "../../elements/desk/sla-desk";
import { filesBeside } from "../../elements/shared/newer-calendar";
import { matchLanguage, type Words } from "../../words";
import { deskFrom, deskQuery } from "./address";

const desk = document.querySelector<SlaDesk>("sla-desk")!;
const root = document.documentElement;

/** The page's own texts follow the language that the desk has loaded. */
function speak(words: Words, say: Say): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-ui]")) place.textContent = words.ui(place.dataset["ui"]!);
  for (const place of document.querySelectorAll<HTMLElement>("[data-say]")) place.textContent = say(place.dataset["say"] as Key);
  document.title = say("title");
  const other = document.querySelector<HTMLAnchorElement>("#language");
  if (other) other.lang = root.lang === "en" ? "zh-CN" : "en";
}

let pending = 0;

/** Only what someone has chosen goes into the address. */
function remember(): void {
  clearTimeout(pending);
  pending = window.setTimeout(() => history.replaceState(null, "", `?${deskQuery(desk.state, root.lang)}`), 150);
}

filesBeside(new URL("./", document.baseURI));
const query = new URLSearchParams(location.search);
root.lang = matchLanguage(query.get("lang") ?? root.lang) ?? root.lang;
desk.state = deskFrom(query);
desk.addEventListener("sla-desk", remember);
desk.addEventListener("sla-words", (event) => {
  const { words, say } = (event as CustomEvent<{ words: Words; say: Say }>).detail;
  speak(words, say);
});
document.querySelector("#language")?.addEventListener("click", (event) => {
  event.preventDefault();
  root.lang = root.lang === "en" ? "zh-CN" : "en";
  remember();
});
