/** What is wrong with tickets, each at its row, and what that does to the figures. */
import { html, nothing, type TemplateResult } from "lit";
import { elementState } from "../shared/element-state";
import type { RecordContext } from "./context";
import type { Judged } from "./judge";
import { noteSaid } from "./note-said";
import type { Shown } from "./tickets-view";

/** Rows that are named before somebody asks for more. */
const SHOWN = 30;

function list(tickets: readonly Judged[], context: RecordContext, all: boolean, more: () => void): TemplateResult {
  const { say } = context;
  const shown = all ? tickets : tickets.slice(0, SHOWN);
  return html`<ul class="rows">${shown.map((one) => html`<li><b>${one.ticket.row ? say("row.at", { row: one.ticket.row }) : say("source.entered")}</b> ${one.ticket.id}
      ${one.notes.map((note) => noteSaid(note, context)).join(say("notes.join"))}</li>`)}</ul>
    ${tickets.length > shown.length ? html`<button class="link" type="button" @click=${more}>${say("tickets.more", { n: tickets.length - shown.length })}</button>` : nothing}`;
}

/** Whether somebody asked for all rows rather than the first. */
const asked = elementState(() => ({ leftOut: false, noted: false }));

export function notesCard(tickets: Shown, context: RecordContext): TemplateResult | typeof nothing {
  const { judged, year, say } = context;
  const { leftOut, elsewhere } = year;
  const every = asked(context.element);
  const noted = judged.filter((one) => one.counted && one.notes.length);
  if (!leftOut.length && !noted.length && !elsewhere.length) return nothing;
  return html`<section class="part notes-card" aria-labelledby="notes-title"><h2 id="notes-title">${say("notes.title")}</h2>
    <p class="small">${say("notes.sum", { all: judged.length, year: judged.length - leftOut.length - elsewhere.length, elsewhere: elsewhere.length, leftOut: leftOut.length })}</p>
    ${leftOut.length ? html`<details open><summary><b>${say("notes.leftOut", { n: leftOut.length })}</b></summary>${list(leftOut, context, every.leftOut, () => { every.leftOut = true; context.redraw(); })}</details>` : nothing}
    ${noted.length ? html`<details><summary><b>${say("notes.counted", { n: noted.length })}</b></summary>${list(noted, context, every.noted, () => { every.noted = true; context.redraw(); })}</details>` : nothing}
    ${elsewhere.length ? html`<details><summary><b>${say("notes.elsewhere", { n: elsewhere.length })}</b></summary>${tickets.list("elsewhere", elsewhere, context)}</details>` : nothing}</section>`;
}
