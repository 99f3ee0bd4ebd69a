/** What is wrong with tickets, each at its row, and what that does to the figures. */
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../words";
import { sentenceOf } from "../calculator/sentences";
import { nameOfTarget } from "./columns";
import type { RecordContext } from "./context";
import type { Judged, Note } from "./judge";
import type { Shown } from "./tickets-view";

/** Rows that are named before somebody asks for more. */
const SHOWN = 30;

/** One note as a sentence. */
export function noteSaid({ code, params, fault, problem }: Note, { sla, words, say }: Pick<RecordContext, "sla" | "words" | "say">): string {
  if (fault) return say(`unreadable.${fault.fault}`, { column: nameOfTarget(fault.target, words, say, sla.policy), value: fault.value });
  if (problem) return sentenceOf(problem, String(problem.params?.["value"] ?? ""), sla, words);
  return say(`note.${code as Exclude<typeof code, "unreadable" | "refused">}`, spoken(params, words));
}

/** Moments as people say them. */
function spoken(params: Note["params"], words: Words): Note["params"] {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === "from" || name === "to" ? words.instant(String(value)) : value]));
}

function list(tickets: readonly Judged[], context: RecordContext, all: boolean, more: () => void): TemplateResult {
  const { say } = context;
  const shown = all ? tickets : tickets.slice(0, SHOWN);
  return html`<ul class="rows">${shown.map((one) => html`<li><b>${one.ticket.row ? say("row.at", { row: one.ticket.row }) : say("source.entered")}</b> ${one.ticket.id}
      ${one.notes.map((note) => html`<span>${noteSaid(note, context)}</span>`)}</li>`)}</ul>
    ${tickets.length > shown.length ? html`<button class="link" type="button" @click=${more}>${say("tickets.more", { n: tickets.length - shown.length })}</button>` : nothing}`;
}

let everyLeftOut = false;
let everyNoted = false;

export function notesCard(tickets: Shown, context: RecordContext): TemplateResult | typeof nothing {
  const { judged, year, say } = context;
  const { leftOut, elsewhere } = year;
  const noted = judged.filter((one) => one.counted && one.notes.length);
  if (!leftOut.length && !noted.length && !elsewhere.length) return nothing;
  return html`<section class="part notes-card" aria-labelledby="notes-title"><h2 id="notes-title">${say("notes.title")}</h2>
    <p class="small">${say("notes.sum", { all: judged.length, year: judged.length - leftOut.length - elsewhere.length, elsewhere: elsewhere.length, leftOut: leftOut.length })}</p>
    ${leftOut.length ? html`<details open><summary><b>${say("notes.leftOut", { n: leftOut.length })}</b></summary>${list(leftOut, context, everyLeftOut, () => { everyLeftOut = true; context.redraw(); })}</details>` : nothing}
    ${noted.length ? html`<details><summary><b>${say("notes.counted", { n: noted.length })}</b></summary>${list(noted, context, everyNoted, () => { everyNoted = true; context.redraw(); })}</details>` : nothing}
    ${elsewhere.length ? html`<details><summary><b>${say("notes.elsewhere", { n: elsewhere.length })}</b></summary>${tickets.list("elsewhere", elsewhere, context)}</details>` : nothing}</section>`;
}
