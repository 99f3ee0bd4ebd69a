/** The organisation's own days, chosen on the year, as a file that contains the national calendar and these days. */
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../words";
import { kindOf, nextKind, overlaid, works, type CalendarDocument, type Own } from "./model";
import type { GetString } from "./texts";
import { year } from "./year";

export interface OwnState extends Own {
  year: number;
  /** A year as typed, if it cannot be shown. */
  typed?: string | undefined;
}

/** The years of which the days can be shown. */
const YEARS = { first: 2004, last: 2035 };

export const emptyOwn = (base: CalendarDocument, year: number): OwnState => ({ id: "", name: "", weekend: base.weekend, days: new Map(), noon: { closes: "12:00", opens: "13:00" }, year });

const valid = (id: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id !== "cn";

/** A day as the next click makes it. */
function toggled(base: CalendarDocument, own: OwnState, date: string): OwnState {
  const days = new Map(own.days);
  const next = nextKind(works(kindOf({ days: base.days, weekend: own.weekend }, date)), days.get(date));
  if (next) days.set(date, next);
  else days.delete(date);
  return { ...own, days };
}

export function ownDays(base: CalendarDocument, own: OwnState, words: Words, say: GetString, put: (own: OwnState) => void, save: (document: CalendarDocument) => void): TemplateResult {
  const kinds = [...own.days.values()];
  const text = (event: Event): string => (event.target as HTMLInputElement).value.trim();
  const rested = kinds.filter((kind) => kind === "holiday").length;
  const worked = kinds.filter((kind) => kind === "makeup-workday").length;
  const half = kinds.length - rested - worked;
  const noon = (name: "closes" | "opens"): TemplateResult => html`<label>${say(`mine.${name}`)}<input type="time" required .value=${own.noon[name]} @change=${(event: Event) => {
    if (text(event) > "00:00") put({ ...own, noon: { ...own.noon, [name]: text(event) } });
  }}></label>`;
  const changed = kinds.length > 0 || own.weekend.join() !== base.weekend.join();
  const bad = own.id !== "" && !valid(own.id);
  const names = say("mine.weekdays").split(",");
  return html`<details class="card own"><summary><h2>${say("mine.title")}</h2></summary>
    <p class="dim">${say("mine.lead")}</p>
    <div class="fields">
      <label>${say("mine.year")}<input type="number" min=${base.noticesThrough - 1} max=${YEARS.last} .value=${own.typed ?? String(own.year)} aria-invalid=${own.typed === undefined ? "false" : "true"} @change=${(event: Event) => {
        const typed = text(event);
        const chosen = Number(typed);
        const known = Number.isInteger(chosen) && chosen >= YEARS.first && chosen <= YEARS.last;
        put(known ? { ...own, year: chosen, typed: undefined } : { ...own, typed });
      }}></label>
      <label>${say("mine.id")}<input type="text" spellcheck="false" autocapitalize="off" .value=${own.id} aria-invalid=${bad ? "true" : "false"} @input=${(event: Event) => put({ ...own, id: text(event) })}></label>
      <label>${say("mine.name")}<input type="text" .value=${own.name} @input=${(event: Event) => put({ ...own, name: text(event) })}></label>
    </div>
    ${own.typed === undefined ? nothing : html`<p class="problem" role="alert">${say("mine.badYear", { value: own.typed, ...YEARS, year: own.year })}</p>`}
    ${bad ? html`<p class="problem" role="alert">${say("mine.bad")}</p>` : nothing}
    <fieldset class="weekend"><legend>${say("mine.weekend")}</legend>${names.map((name, at) => html`<label class="check"><input type="checkbox" .checked=${own.weekend.includes(at + 1)} @change=${(event: Event) => {
      const on = (event.target as HTMLInputElement).checked;
      put({ ...own, weekend: on ? [...own.weekend, at + 1].sort() : own.weekend.filter((one) => one !== at + 1) });
    }}>${name}</label>`)}</fieldset>
    ${year({ year: own.year, calendar: { days: base.days, weekend: own.weekend, ...(base.halfDays && { halfDays: base.halfDays }) }, say, words, own: own.days, choose: (date) => put(toggled(base, own, date)) })}
    ${half ? html`<div class="fields">${noon("closes")}${noon("opens")}</div>` : nothing}
    <p role="status">${kinds.length ? say("mine.count", { rested, worked, half }) : say("mine.none")}</p>
    <p><button class="button primary" type="button" ?disabled=${!changed || !valid(own.id) || !own.name} @click=${() => save(overlaid(base, own))}>${say("mine.download", { id: own.id || "…" })}</button></p>
    <p class="dim">${say("mine.where", { id: own.id || "…" })}</p></details>`;
}
