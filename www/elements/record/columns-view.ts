/** The view in which the meaning of a list's columns is checked and changed; loaded with the first list. */
import { html, nothing, type TemplateResult } from "lit";
import type { PolicyInfo } from "../../engine/types";
import { clockOf } from "../../lists/event-columns";
import { pauseTargets, unusedPauses } from "../../lists/pause-columns";
import type { Survey } from "../../lists/survey";
import { ticketTargets } from "../../lists/tickets";
import { CLOCK } from "../../lists/vocabulary";
import { readAs } from "../bulk/mapping-view";
import { nameOfTarget } from "./columns";
import { lacking, type IntakeContext, type OpenedList } from "./intake-view";

export interface ColumnsContext extends Pick<IntakeContext, "policy" | "words" | "say" | "desk"> {
  opened: OpenedList;
  busy: boolean;
  put(change: Partial<OpenedList>): void;
  sheet(at: number): void;
  run(): void;
}

const chosen = (event: Event): string => (event.target as HTMLSelectElement).value;

/** What a column may be taken for; one of times alone also for the time of day of a moment. */
const targetsOf = ({ fits }: Survey["columns"][number], policy: PolicyInfo, mapping: OpenedList["mapping"]): string[] =>
  [...ticketTargets(policy), ...(policy.causes.length ? pauseTargets(mapping) : []), ...(fits[CLOCK] ? policy.events.map(({ id }) => clockOf(id)) : [])];

function columnRow(at: number, { opened, policy, words, say, desk, put }: ColumnsContext): TemplateResult {
  const column = opened.survey.columns[at]!;
  const target = Object.keys(opened.mapping).find((id) => opened.mapping[id] === at) ?? "";
  const header = column.header || desk("bulk.nth", { n: at + 1 });
  const assign = (event: Event): void => {
    const mapping = Object.fromEntries(Object.entries(opened.mapping).filter(([id, place]) => place !== at && id !== chosen(event)));
    if (chosen(event)) mapping[chosen(event)] = at;
    put({ mapping });
  };
  return html`<tr class=${target ? "used" : ""}><th scope="row">${header}</th><td class="examples" data-name=${desk("bulk.column.examples")}>${column.examples.map((text) => html`<span>${text.slice(0, 30)}</span>`)}</td>
    <td><select aria-label=${desk("bulk.takenFor", { header })} @change=${assign}><option value="" ?selected=${!target}>${desk("bulk.unused")}</option>
      ${targetsOf(column, policy, opened.mapping).map((id) => html`<option value=${id} ?selected=${id === target}>${nameOfTarget(id, words, say, policy)}</option>`)}</select></td>
    <td data-name=${desk("bulk.column.rows")}>${column.filled}</td></tr>`;
}

/** The columns of a list whose heads speak of pauses and of which nothing is used. */
export const unusedOf = ({ survey, rows, mapping }: OpenedList): string[] => unusedPauses(survey.columns.map(({ header }) => header), rows, mapping);

/** Which column holds what; folded away once the year is shown. */
export function columnsCard(context: ColumnsContext): TemplateResult {
  const { opened, policy, words, say, desk, busy, put } = context;
  const missing = lacking(context, opened);
  const without = policy.dimensions.filter(({ id }) => opened.mapping[id] === undefined || opened.defaults[id]);
  const yearless = opened.survey.columns.some(({ yearless: count }) => count > 0);
  return html`<section class="card" aria-label=${desk("bulk.columns")}><h2>${desk("bulk.columns")}</h2>${readAs({ opened: opened.about, say: desk })}
    ${opened.sheets.length > 1 ? html`<label>${desk("bulk.sheet")}<select @change=${(event: Event) => context.sheet(Number(chosen(event)))}>${opened.sheets.map(({ name, hidden }, at) => html`<option value=${at} ?selected=${at === opened.sheet}>${name}${hidden ? desk("bulk.hiddenSheet") : ""}</option>`)}</select></label>` : nothing}
    <details class="columns-known" ?open=${missing.length > 0}><summary>${say("columns.known", { n: Object.keys(opened.mapping).length, all: opened.survey.columns.length })}</summary><div class="scroll columns-scroll" tabindex="0" role="region" aria-label=${desk("bulk.columnTable")}><table class="column-table"><thead><tr>${(["header", "examples", "as"] as const).map((key) => html`<th scope="col">${desk(`bulk.column.${key}`)}</th>`)}<th scope="col">${say("columns.filled")}</th></tr></thead>
      <tbody>${opened.survey.columns.map((_, at) => columnRow(at, context))}</tbody></table></div></details>
    ${Object.entries(opened.survey.otherwise).filter(([id]) => opened.mapping[id] === opened.survey.mapping[id]).map(([id, named]) => html`<p class="note" role="status">${desk("bulk.byCells", {
      header: opened.survey.columns[opened.mapping[id]!]!.header.trim(), target: nameOfTarget(id, words, say, policy), named: nameOfTarget(named, words, say, policy) })}</p>`)}
    ${without.length ? html`<fieldset class="without"><legend>${say("columns.without")}</legend><div class="mapping">${without.map(({ id, values }) => html`<label>${words.dimension(id)}<select @change=${(event: Event) => put({ defaults: { ...opened.defaults, [id]: chosen(event) } })}>
      <option value="" ?selected=${!opened.defaults[id]}>${say("entry.notGiven")}</option>${values.map((one) => html`<option value=${one.id} ?selected=${one.id === opened.defaults[id]}>${words.value(id, one.id)}</option>`)}</select></label>`)}</div></fieldset>` : nothing}
    ${yearless ? html`<label>${say("columns.year")}<input inputmode="numeric" maxlength="4" .value=${opened.year} @change=${(event: Event) => put({ year: chosen(event).trim() })}></label>` : nothing}
    ${missing.length ? html`<p class="problem" id="lacking">${desk("bulk.lacking", { names: missing.map((id) => nameOfTarget(id, words, say, policy)).join(desk("bulk.and")) })}</p>` : nothing}
    <button class="primary" type="button" ?disabled=${busy || missing.length > 0} aria-describedby=${missing.length ? "lacking" : nothing} @click=${() => context.run()}>${say("columns.run")}</button></section>`;
}
