/** The sales desk's page: language, address, and the desk that does the rest. */
import "../../elements/desk/define";
import type { Key, GetString } from "../../elements/desk/strings";
import type { SlaDesk } from "../../elements/desk/sla-desk";
import { setAssetFolder } from "../../elements/shared/asset-folder";
import type { Words } from "../../words";
import { languageAfter, matchLanguage } from "../../words/languages";
import { readable } from "../address";
import { keep } from "../link/snapshot";
import { carry } from "../carry";
import { documentsIn, giveDocuments } from "../documents";
import { browsers, speak as speakShell } from "../shell";
import { deskFrom, deskQuery } from "./address";
import { DeskLink, shownBy } from "./link";

const desk = document.querySelector<SlaDesk>("sla-desk")!;
const root = document.documentElement;

/** The page's own texts follow the language that the desk has loaded. */
function speak(words: Words, say: GetString): void {
  speakShell(words);
  for (const place of document.querySelectorAll<HTMLElement>("[data-say]")) place.textContent = say(place.dataset["say"] as Key);
  document.title = say("title");
}

/** A quote sheet and a quoted list are handed to a customer: their own heading stands on them, not the tool's. */
function head(): void {
  root.classList.toggle("sheet", desk.state.view === "sheet");
  root.classList.toggle("listed", desk.state.view === "bulk");
}

let pending = 0;

/** Only what someone has chosen goes into the address, with the dates that are seen. */
function remember(): void {
  head();
  clearTimeout(pending);
  pending = window.setTimeout(write, 150);
}

function write(): void {
  const kept = new URLSearchParams(link.standing ? location.search : deskQuery(desk.state, root.lang));
  kept.set("lang", root.lang);
  for (const [name, address] of documentsIn(query)) kept.set(name, address);
  const quotes = link.standing ? undefined : shownBy(desk);
  if (quotes) keep(kept, quotes, desk.sla);
  history.replaceState(null, "", `?${readable(kept)}`);
  taken(kept);
}

/** The desk compares over a dimension that the case may have a value of: that stays with the case. */
function taken(kept: URLSearchParams): void {
  const whole = new URLSearchParams(kept);
  for (const [name, value] of query) if (!whole.has(name)) whole.append(name, value);
  carry(whole);
}

setAssetFolder(new URL("./", document.baseURI));
const query = new URLSearchParams(location.search);
root.lang = matchLanguage(query.get("lang")) ?? (query.has("lang") ? root.lang : browsers());
giveDocuments(desk, query);
desk.state = deskFrom(query);
head();
taken(query);
const link = new DeskLink(document.querySelector("#notices")!, desk, query, remember);
desk.addEventListener("sla-desk", remember);
desk.addEventListener("sla-words", (event) => {
  const { words, say } = (event as CustomEvent<{ words: Words; say: GetString }>).detail;
  speak(words, say);
});
document.querySelector("#language")?.addEventListener("click", (event) => {
  event.preventDefault();
  root.lang = languageAfter(root.lang);
  remember();
});
