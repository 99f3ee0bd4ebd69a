/** The result of a list: the number of rows with dates, the values from the form, the faults, the first rows. */
import { html, nothing, type TemplateResult } from "lit";
import { nameOf } from "./target-name";
import { lookControls, answersTable, type LookContext } from "./look-view";
import { MOST_ROWS, type Done } from "./messages";
import { placeOf } from "./place";

export interface OutcomeContext extends LookContext {
  said: string;
  /** The process, the moment of the calculation and the editions: what a printed list must say. */
  matter: string;
  made: string;
  editions: string;
  /** Whose list it is, and whether the calendar file has what is past. */
  label: string;
  past: boolean;
  csv(): void;
  ics(): void;
  workbook(): void;
  copy(): void;
  picture(): void;
  /** Takes the list off the device, where it is kept there. */
  forget: (() => void) | undefined;
  /** Goes on after it was stopped. */
  resume(): void;
  setLabel(label: string): void;
  setPast(past: boolean): void;
}

const tooLong = ({ quoted, failed, unanswered }: Done): boolean => quoted + failed + unanswered > MOST_ROWS;

export function outcome(context: OutcomeContext): TemplateResult {
  const { result, words, say, said, seen, look, matter, made, editions, label, past, csv, ics, workbook, copy, picture, forget, resume, setLabel, setPast } = context;
  const { quoted, failed, unanswered, yearless, provisional, faults, head, fromForm, unused } = result;
  const part = seen.rows.length < seen.total ? say("bulk.page", { from: look.from + 1, to: look.from + seen.rows.length, total: seen.total }) : "";
  return html`<div class="outcome">
    <div class="on-paper"><h2>${[label.trim(), matter].filter(Boolean).join(words.ui("summary.join"))}</h2><p>${[say("bulk.pictureMade", { date: made }), part].filter(Boolean).join(say("stop"))}</p><p class="small">${editions}</p></div>
    <p role="status"><b>${result.cancelled ? say("bulk.cancelled") : nothing}${say("bulk.done", { quoted, failed })}${unanswered ? say("bulk.doneNone", { n: unanswered }) : nothing}</b></p>
    ${result.cancelled ? html`<div><button class="secondary" type="button" @click=${resume}>${say("bulk.resume")}</button></div>` : nothing}
    ${fromForm.length ? html`<p class="note">${say("bulk.tookFromForm", { list: fromForm.map(({ target, value, rows }) => say("bulk.tookOne", { name: nameOf(target, { events: [] }, words, say), value, n: rows })).join(say("bulk.alsoBecause")) })}</p>` : nothing}
    ${unused.length ? html`<p class="problem">${say("bulk.pause.unused", { names: unused.map((name) => `“${name}”`).join(say("bulk.and")) })}</p>` : nothing}
    ${yearless ? html`<p class="problem">${say("bulk.yearless", { n: yearless })}</p>` : nothing}
    ${provisional ? html`<p class="note">${say("bulk.provisionalRows", { n: provisional })}</p>` : nothing}
    <div class="downloads"><button class="primary" type="button" ?disabled=${head.length === 0 || tooLong(result)} @click=${workbook}>${say("bulk.workbook")}</button>
      <button class="secondary" type="button" @click=${csv}>${say("bulk.csv")}</button>
      <button class="secondary" type="button" @click=${copy}>${say("bulk.copy")}</button>
      <button class="secondary" type="button" ?disabled=${!quoted} @click=${picture}>${say("bulk.picture")}</button>
      <button class="secondary" type="button" ?disabled=${!quoted} @click=${ics}>${say("bulk.ics")}</button>
      ${forget ? html`<button class="secondary" type="button" @click=${forget}>${say("bulk.forget")}</button>` : nothing}
      <span class="small" role="status">${said}</span></div>
    <div class="entries"><label>${say("bulk.label")}<input id="label" autocomplete="off" .value=${label} @change=${(event: Event) => setLabel((event.target as HTMLInputElement).value)}></label>
      <label class="tick"><input type="checkbox" .checked=${past} @change=${(event: Event) => setPast((event.target as HTMLInputElement).checked)}>${say("bulk.past")}</label></div>
    ${result.remark ? html`<p class="note">${say("bulk.ofEveryRow", { text: result.remark })}</p>` : nothing}
    ${faults.length ? html`<details open><summary>${say("bulk.faults")}</summary><ul class="faults">${faults.map((one) => html`<li>${placeOf(one, say)}<b>${say(one.key, one.params)}</b></li>`)}</ul></details>` : nothing}
    ${lookControls(context)}
    ${answersTable(context)}
    ${result.spare.some((at) => head[at]) ? html`<p class="on-paper small">${say("bulk.notOnPaper", { names: result.spare.map((at) => head[at]).filter(Boolean).join(say("bulk.and")) })}</p>` : nothing}
  </div>`;
}
