/** What a list came to: how many rows have dates, what came from the form, the faults, the first rows. */
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../words";
import type { Say } from "../desk/say";
import { nameOf } from "./mapping-view";
import type { Done } from "./messages";
import { placeOf } from "./place";

export interface OutcomeContext {
  result: Done;
  words: Words;
  say: Say;
  said: string;
  /** Whose list it is, and whether the calendar file has what is past. */
  label: string;
  past: boolean;
  csv(): void;
  ics(): void;
  setLabel(label: string): void;
  setPast(past: boolean): void;
}

export function outcome({ result, words, say, said, label, past, csv, ics, setLabel, setPast }: OutcomeContext): TemplateResult {
  const { quoted, failed, unanswered, yearless, faults, head, preview, fromForm } = result;
  return html`<div class="outcome">
    <p role="status"><b>${result.cancelled ? say("bulk.cancelled") : nothing}${say("bulk.done", { quoted, failed })}${unanswered ? say("bulk.doneNone", { n: unanswered }) : nothing}</b></p>
    ${fromForm.length ? html`<p class="note">${say("bulk.tookFromForm", { list: fromForm.map(({ target, value, rows }) => say("bulk.tookOne", { name: nameOf(target, words, say), value, n: rows })).join(say("bulk.alsoBecause")) })}</p>` : nothing}
    ${yearless ? html`<p class="problem">${say("bulk.yearless", { n: yearless })}</p>` : nothing}
    <div class="downloads"><button class="primary" type="button" @click=${csv}>${say("bulk.csv")}</button>
      <button class="secondary" type="button" ?disabled=${!quoted} @click=${ics}>${say("bulk.ics")}</button>
      <span class="small" role="status">${said}</span></div>
    <div class="entries"><label>${say("bulk.label")}<input id="label" autocomplete="off" .value=${label} @change=${(event: Event) => setLabel((event.target as HTMLInputElement).value)}></label>
      <label class="tick"><input type="checkbox" .checked=${past} @change=${(event: Event) => setPast((event.target as HTMLInputElement).checked)}>${say("bulk.past")}</label></div>
    ${faults.length ? html`<details open><summary>${say("bulk.faults")}</summary><ul class="faults">${faults.map((one) => html`<li>${placeOf(one, say)}<b>${say(one.key, one.params)}</b></li>`)}</ul></details>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label=${say("bulk.preview", { n: preview.length })}><table><thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
      <tbody>${preview.map((row) => html`<tr>${row.map((text) => html`<td>${text}</td>`)}</tr>`)}</tbody></table></div>
  </div>`;
}
