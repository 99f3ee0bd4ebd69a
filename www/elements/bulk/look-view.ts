/** The table of a quoted list: found, sorted, with the columns that differ; a row opens the calculator's answer for it. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Words } from "../../words";
import type { GetString } from "../desk/strings";
import { PAGE, type Done, type Look, type OpenRow, type Seen } from "./messages";

export interface LookContext {
  result: Done;
  words: Words;
  say: GetString;
  look: Look;
  seen: Seen;
  /** Whether only the columns are shown in which rows differ. */
  differing: boolean;
  /** Places of the rows that moved since the list was kept. */
  movedRows: readonly number[];
  setLook(change: Partial<Look>): void;
  setDiffering(on: boolean): void;
  open(at: number): void;
}

const chosen = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

export function lookControls({ say, look, seen, differing, movedRows, setLook, setDiffering }: LookContext): TemplateResult {
  const kinds: Look["only"][] = ["all", "dated", "undated", ...(movedRows.length ? ["moved" as const] : [])];
  return html`<div class="look"><label>${say("bulk.find")}<input type="search" autocomplete="off" .value=${look.text} @input=${(event: Event) => setLook({ text: chosen(event) })}></label>
    <label>${say("bulk.only")}<select @change=${(event: Event) => setLook({ only: chosen(event) as Look["only"], rows: movedRows })}>
      ${kinds.map((one) => html`<option value=${one} ?selected=${one === look.only}>${say(`bulk.only.${one}`)}</option>`)}</select></label>
    <label class="tick"><input type="checkbox" .checked=${differing} @change=${(event: Event) => setDiffering((event.target as HTMLInputElement).checked)}>${say("bulk.differing")}</label>
    <span role="status">${say("bulk.found", { n: seen.total })}</span></div>`;
}

/** The heads sort: once upwards, again downwards, again as in the list. */
/** What a column is, for how it is shown: the remarks, or one that only stands beside the list. */
const kindOf = (at: number, { head, spare }: Done): string => (at === head.length - 1 ? "why" : spare.includes(at) ? "spare" : "");

function headCell(at: number, { result, say, look, setLook }: LookContext): TemplateResult {
  const sorted = look.sort === at;
  const name = result.head[at]!;
  const next = (): Partial<Look> => (!sorted ? { sort: at, down: false } : look.down ? { sort: undefined, down: false } : { down: true });
  return html`<th scope="col" class=${kindOf(at, result)} aria-sort=${sorted ? (look.down ? "descending" : "ascending") : nothing}>
    <button class="sort" type="button" title=${say("bulk.sort")} @click=${() => setLook(next())}>${name}${sorted ? html`<span aria-hidden="true">${look.down ? " ↓" : " ↑"}</span>` : nothing}</button></th>`;
}

function pager({ say, look, seen, setLook }: LookContext): TemplateResult {
  const last = look.from + seen.rows.length;
  return html`<nav class="running" aria-label=${say("bulk.pages")}><button class="secondary" type="button" ?disabled=${!look.from} @click=${() => setLook({ from: Math.max(0, look.from - PAGE) })}>${say("bulk.previous")}</button>
    <span>${say("bulk.page", { from: look.from + 1, to: last, total: seen.total })}</span>
    <button class="secondary" type="button" ?disabled=${last >= seen.total} @click=${() => setLook({ from: look.from + PAGE })}>${say("bulk.next")}</button></nav>`;
}

export function answersTable(context: LookContext): TemplateResult {
  const { result, say, seen, differing, open } = context;
  const { head, lead } = result;
  const same = new Set(differing ? seen.same.map(({ column }) => column) : []);
  const order = result.order.filter((at, place) => (place === 0 && lead) || !same.has(at));
  const said = seen.same.filter(({ column, text }) => same.has(column) && text && text !== result.remark && !order.includes(column));
  const cell = (row: Seen["rows"][number], at: number, place: number): TemplateResult => {
    if (place) return html`<td class=${kindOf(at, result)}>${row.cells[at]}</td>`;
    const name = html`<button class="link" type="button" title=${say("bulk.explain")} @click=${() => open(row.at)}>${row.cells[at]?.trim() || say("bulk.nthRow", { n: row.at + 1 })}</button>`;
    return lead ? html`<th scope="row">${name}</th>` : html`<td>${name}</td>`;
  };
  return html`${said.length ? html`<p class="small">${say("bulk.sameIn", { list: said.map(({ column, text }) => `${head[column]} ${text}`).join(say("bulk.alsoBecause")) })}</p>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label=${say("bulk.preview", { n: seen.rows.length })}><table class="answers ${lead ? "lead" : ""}"><thead><tr>${order.map((at) => headCell(at, context))}</tr></thead>
      <tbody>${seen.rows.map((row) => html`<tr>${order.map((at, place) => cell(row, at, place))}</tr>`)}</tbody></table></div>
    ${seen.total > seen.rows.length ? pager(context) : nothing}`;
}

/** One row in the calculator, a new one for another language: every promise of it, with its own explanation. Nothing of it can be changed here. */
export function rowView(row: OpenRow, process: string, element: { lang: string; density: string | null; policy: string | null; calendar: string | null }, say: GetString, close: () => void): TemplateResult {
  const { lang, density, policy, calendar } = element;
  return html`<section class="card open-row" tabindex="-1" aria-labelledby="open-row"><h2 id="open-row">${say("bulk.row", { line: row.line, name: row.name })}</h2>
    ${keyed(lang, html`<sla-calculator readonly process=${process} lang=${lang} label=${row.name} density=${density ?? nothing} policy-src=${policy ?? nothing} calendar-src=${calendar ?? nothing} .request=${row.request}></sla-calculator>`)}
    <button class="secondary" type="button" @click=${close}>${say("bulk.close")}</button></section>`;
}
