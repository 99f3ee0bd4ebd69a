/** Where tickets come in: a file, pasted cells or one by one; and what the columns of a list hold. */
import { html, nothing, type TemplateResult } from "lit";
import type { PolicyInfo } from "../../engine/types";
import type { Cell } from "../../lists/cells";
import type { Mapping, Survey } from "../../lists/survey";
import { clockOf, LINE, ticketTargets } from "../../lists/tickets";
import { CLOCK } from "../../lists/vocabulary";
import type { Words } from "../../words";
import { readAs, type ReadAs } from "../bulk/mapping-view";
import type { Say } from "../desk/say";
import { nameOfTarget } from "./columns";
import { dutiesOf } from "./judge";
import type { RecordSay } from "./say";

/** A list as it was opened, and how it is to be read. */
export interface OpenedList {
  file: string;
  about: ReadAs;
  sheets: { name: string; hidden: boolean }[];
  sheet: number;
  rows: Cell[][];
  lines: number[];
  broken: ReadonlySet<number>;
  survey: Survey;
  mapping: Mapping;
  /** For a dimension, what rows without a value of their own take. */
  defaults: Record<string, string>;
  year: string;
}

export interface IntakeContext {
  policy: PolicyInfo;
  words: Words;
  say: RecordSay;
  desk: Say;
  over: boolean;
  setOver(over: boolean): void;
  take(file: File | undefined): void;
  paste(text: string): void;
  enter(): void;
  example(): void;
}

export function intake({ say, desk, over, setOver, take, paste, enter, example }: IntakeContext): TemplateResult {
  const drag = (on: boolean) => (event: DragEvent): void => { event.preventDefault(); setOver(on); };
  const drop = (event: DragEvent): void => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files[0]); };
  const pick = (event: Event): void => { const input = event.target as HTMLInputElement; take(input.files?.[0]); input.value = ""; };
  const read = (event: Event): void => paste((event.currentTarget as HTMLElement).closest(".intake")!.querySelector("textarea")!.value);
  return html`<p class="small">${say("intake.lead")}</p>
    <div class="intake"><div class="drop ${over ? "over" : ""}" @dragover=${drag(true)} @dragleave=${drag(false)} @drop=${drop}>
      <span>${desk("bulk.drop")}</span><label class="secondary pick-file">${desk("bulk.choose")}<input class="unseen" type="file" accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.html,.htm,.xml,text/csv,text/plain" @change=${pick}></label></div>
    <div><label for="pasted"><b>${desk("bulk.paste")}</b></label><textarea id="pasted" rows="3" spellcheck="false" placeholder=${say("intake.example")}></textarea>
      <div class="running"><button class="secondary" type="button" @click=${read}>${desk("bulk.read")}</button><button class="secondary" type="button" @click=${enter}>${say("intake.enter")}</button>
      <button class="link" type="button" @click=${example}>${say("intake.show")}</button></div></div></div>`;
}

export interface ColumnsContext extends Pick<IntakeContext, "policy" | "words" | "say" | "desk"> {
  opened: OpenedList;
  busy: boolean;
  put(change: Partial<OpenedList>): void;
  sheet(at: number): void;
  run(): void;
}

const chosen = (event: Event): string => (event.target as HTMLSelectElement).value;

/** What a list must have: a line, the beginning of a fault and its end. */
export function lacking({ policy }: { policy: PolicyInfo }, { mapping }: OpenedList): string[] {
  const { restoration } = dutiesOf(policy);
  const starts = restoration?.events ?? [];
  return [
    ...(mapping[LINE] === undefined ? [LINE] : []),
    ...(starts.length && starts.every((id) => mapping[id] === undefined) ? starts.slice(0, 1) : []),
    ...(restoration?.finishedBy.slice(0, 1) ?? []).filter((id) => mapping[id] === undefined),
  ];
}

/** What a column may be taken for; one of times alone also for the time of day of a moment. */
const targetsOf = ({ fits }: Survey["columns"][number], policy: PolicyInfo): string[] =>
  [...ticketTargets(policy), ...(fits[CLOCK] ? policy.events.map(({ id }) => clockOf(id)) : [])];

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
      ${targetsOf(column, policy).map((id) => html`<option value=${id} ?selected=${id === target}>${nameOfTarget(id, words, say, policy)}</option>`)}</select></td>
    <td data-name=${desk("bulk.column.rows")}>${column.filled}</td></tr>`;
}

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
    ${without.length ? html`<fieldset class="without"><legend>${say("columns.without")}</legend><div class="mapping">${without.map(({ id, values }) => html`<label>${words.dimension(id)}<select @change=${(event: Event) => put({ defaults: { ...opened.defaults, [id]: chosen(event) } })}>
      <option value="" ?selected=${!opened.defaults[id]}>${say("entry.notGiven")}</option>${values.map((one) => html`<option value=${one.id} ?selected=${one.id === opened.defaults[id]}>${words.value(id, one.id)}</option>`)}</select></label>`)}</div></fieldset>` : nothing}
    ${yearless ? html`<label>${say("columns.year")}<input inputmode="numeric" maxlength="4" .value=${opened.year} @change=${(event: Event) => put({ year: chosen(event).trim() })}></label>` : nothing}
    ${missing.length ? html`<p class="problem" id="lacking">${desk("bulk.lacking", { names: missing.map((id) => nameOfTarget(id, words, say, policy)).join(desk("bulk.and")) })}</p>` : nothing}
    <button class="primary" type="button" ?disabled=${busy || missing.length > 0} aria-describedby=${missing.length ? "lacking" : nothing} @click=${() => context.run()}>${say("columns.run")}</button></section>`;
}
