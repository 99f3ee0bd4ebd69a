/** A year as twelve months, its rest days and make-up workdays marked by letters, not by colour alone. */
import { times } from "../../engine/times";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../words";
import { halfOf, kindOf, weeksOf, type CalendarDocument, type OwnDays } from "./model";
import type { GetString } from "./texts";

export interface Year {
  year: number;
  calendar: Pick<CalendarDocument, "days" | "weekend" | "halfDays">;
  say: GetString;
  words: Words;
  own?: OwnDays;
  /** Days can be chosen. */
  choose?: (date: string) => void;
}

function cell({ calendar, say, words, own, choose }: Year, date: string | undefined): TemplateResult {
  if (!date) return html`<td></td>`;
  const kind = own?.get(date) ?? halfOf(calendar, date) ?? kindOf(calendar, date);
  const marked = kind !== "workday" && kind !== "weekend";
  const shown = html`<span class="number">${Number(date.slice(8))}</span>${marked ? html`<b aria-hidden="true">${say(`mark.${kind}`)}</b>` : nothing}`;
  const name = `${words.instant(date)} ${say(`kind.${kind}`)}`;
  return choose
    ? html`<td class=${`${kind} ${own?.has(date) ? "own" : ""}`}><button type="button" aria-pressed=${own?.has(date) ? "true" : "false"} aria-label=${name} data-date=${date} @click=${() => choose(date)}>${shown}</button></td>`
    : html`<td class=${kind}>${shown}${marked ? html`<span class="unseen">${say(`kind.${kind}`)}</span>` : nothing}</td>`;
}

export function year(shown: Year): TemplateResult {
  const { say, words } = shown;
  const weekdays = say("mine.weekdays").split(",");
  const months = times(12, (at) => at + 1);
  return html`<div class="months">${months.map((month) => html`<table class="month" aria-label=${words.month(shown.year, month)}>
      <caption>${words.month(shown.year, month)}</caption>
      <thead><tr>${weekdays.map((name) => html`<th scope="col" abbr=${name}>${name.replace("周", "").slice(0, 2)}</th>`)}</tr></thead>
      <tbody>${weeksOf(shown.year, month).map((week) => html`<tr>${week.map((date) => cell(shown, date))}</tr>`)}</tbody></table>`)}</div>
    <p class="dim">${say("year.legend")}</p>`;
}
