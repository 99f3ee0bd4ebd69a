/** What is wrong with a ticket, or worth knowing of it, as a sentence. */
import type { Words } from "../../words";
import { sentenceOf } from "../calculator/sentences";
import { nameOfTarget } from "./columns";
import type { RecordContext } from "./context";
import type { Note } from "./judge";

export function noteSaid({ code, params, fault, problem }: Note, { sla, words, say }: Pick<RecordContext, "sla" | "words" | "say">): string {
  if (fault) return say(`unreadable.${fault.fault}`, { column: nameOfTarget(fault.target, words, say, sla.policy), value: fault.value });
  if (problem) return sentenceOf(problem, String(problem.params?.["value"] ?? ""), sla, words);
  return say(`note.${code as Exclude<typeof code, "unreadable" | "refused">}`, spoken(params, words));
}

/** Moments as people say them. */
function spoken(params: Note["params"], words: Words): Note["params"] {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === "from" || name === "to" ? words.instant(String(value)) : value]));
}
