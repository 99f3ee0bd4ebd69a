/** The page of a line's year: its language; the element does the rest, and nothing of the tickets goes into the address. */
import "../../elements/record/define";
import type { RecordKey, GetRecordString } from "../../elements/record/strings";
import type { Words } from "../../words";
import { carry } from "../carry";
import { giveDocuments } from "../documents";
import { language, speak } from "../shell";

/** The page's own texts follow the language that the element has loaded. */
function speakRecord(words: Words, say: GetRecordString): void {
  speak(words);
  for (const place of document.querySelectorAll<HTMLElement>("[data-record]")) place.textContent = say(place.dataset["record"] as RecordKey);
  document.title = say("title");
}

giveDocuments(document.querySelector("sla-record")!, new URLSearchParams(location.search));
language();
carry(new URLSearchParams(location.search));
document.querySelector("sla-record")!.addEventListener("sla-view", (event) => document.documentElement.classList.toggle("proof-shown", (event as CustomEvent<string>).detail === "proof"));
document.querySelector("sla-record")!.addEventListener("sla-words", (event) => {
  const { words, say } = (event as CustomEvent<{ words: Words; say: GetRecordString }>).detail;
  speakRecord(words, say);
});
