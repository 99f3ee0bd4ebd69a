/** Draws the guided start: the table, how it is read, what it does not say, and the policy made from it. */
import { html, nothing, type TemplateResult } from "lit";
import { tidy } from "../../../lists/tidy";
import { times } from "../../../engine/times";
import type { GetString } from "../../strings";
import { countsOfficeHours, PERIODS } from "./compose";
import type { Start } from "./state";
import { resultView } from "./result";
import { namesOf, type Place } from "./table";

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

/** The number of faults that are named; the others are similar. */
const NAMED = 8;

function tableIn(start: Start): TemplateResult {
  const { say, table, file, host } = start;
  const choose = (event: Event): void => {
    const [chosen] = (event.target as HTMLInputElement).files ?? [];
    if (chosen) void start.choose(chosen);
  };
  return html`<fieldset class="step"><legend>${say("table")}</legend>
    <label>${say("paste")}<textarea name="guided-table" rows="6" spellcheck="false" placeholder=${say("pasteHint")} .value=${start.pasted} @input=${(event: Event) => void start.paste(valueOf(event))}></textarea></label>
    <label class="button file">${say("file")}<input class="unseen" name="guided-file" type="file" accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt" @change=${choose}></label>
    ${file && file.sheets.length > 1 ? html`<label>${say("sheet")}<select name="guided-sheet" @change=${(event: Event) => void start.turnTo(Number(valueOf(event)))}>
      ${file.sheets.map(({ name }, at) => html`<option value=${at} .selected=${at === start.sheet}>${name}</option>`)}</select></label>` : nothing}
    <p class="dim" role="status">${table ? say("rows", { rows: table.body.length, columns: table.head.length }) : start.refused ? say(host && start.pasted ? "noTable" : "unreadable") : start.pasted.trim() ? say("noTable") : ""}</p>
  </fieldset>`;
}

function faultsOf(start: Start): TemplateResult | typeof nothing {
  const { say, grid } = start;
  if (!grid || start.readable) return nothing;
  const where = (title: string, { values }: Place): string => [title, ...namesOf(values, grid.dimensions)].join(" · ");
  const said = [
    ...grid.promises.flatMap(({ title, places }) => places.flatMap((place) => ("wrong" in place.read ? [say(`fault.${place.read.wrong}`, { row: place.row, where: where(title, place), text: place.text })] : []))),
    ...grid.twice.map(({ promise, first, second }) => say("fault.twice", { where: where(promise, first), first: first.text, second: second.text, one: first.row, two: second.row })),
  ];
  return html`<div class="fault" role="alert"><p><b>${say("faults")}</b></p><ul>${said.slice(0, NAMED).map((one) => html`<li>${one}</li>`)}
    ${said.length > NAMED ? html`<li>${say("missing.more", { n: said.length - NAMED })}</li>` : nothing}</ul></div>`;
}

function reading(start: Start): TemplateResult {
  const { say, layout, table } = start;
  const across = (value: "promises" | "values"): TemplateResult =>
    html`<label class="choice"><input type="radio" name="guided-across" value=${value} .checked=${layout.across === value} @change=${() => void start.set({ layout: { across: value } })}> <span>${say(`across.${value}`)}</span></label>`;
  return html`<fieldset class="step"><legend>${say("reading")}</legend>
    <fieldset><legend class="ask">${say("across")}</legend>${across("promises")}${across("values")}</fieldset>
    <div class="asked">
      <label>${say("keys")}<select name="guided-keys" @change=${(event: Event) => void start.set({ layout: { keys: Number(valueOf(event)) } })}>
        ${times(table!.head.length - 1, (at) => html`<option value=${at + 1} .selected=${at + 1 === layout.keys}>${at + 1} (${table!.head.slice(0, at + 1).filter(Boolean).join(", ")})</option>`)}</select></label>
      ${layout.across === "values" ? html`<label>${say("spread")}<input name="guided-spread" type="text" .value=${layout.spread} placeholder=${say("spreadName")} @input=${(event: Event) => void start.set({ layout: { spread: valueOf(event) } })}></label>` : nothing}
      ${start.asksDays ? html`<label>${say("days")}<select name="guided-days" @change=${(event: Event) => void start.set({ layout: { days: valueOf(event) as "" | "calendarDays" | "businessDays" } })}>
        ${(["", "calendarDays", "businessDays"] as const).map((days) => html`<option value=${days} .selected=${days === layout.days}>${say(days ? `days.${days}` : "days.open")}</option>`)}</select></label>` : nothing}
    </div>
    ${faultsOf(start)}</fieldset>`;
}

function unsaid(start: Start): TemplateResult {
  const { say, grid, host: { sla, words } } = start;
  const field = (name: "title" | "source"): TemplateResult =>
    html`<label class="wide">${say(name)}<input name=${`guided-${name}`} type="text" required maxlength="200" .value=${start[name]} @input=${(event: Event) => void start.set({ [name]: valueOf(event) })}></label>`;
  const issuer = (issued: boolean): TemplateResult =>
    html`<label class="choice"><input type="radio" name="guided-issuer" value=${String(issued)} .checked=${start.issued === issued} @change=${() => void start.set({ issued })}> <span>${say(issued ? "issuer.yes" : "issuer.no")}</span></label>`;
  const hour = (name: "opening" | "closing"): TemplateResult =>
    html`<label>${say(name)}<input name=${`guided-${name}`} type="time" required .value=${start[name]} @change=${(event: Event) => void start.set({ [name]: valueOf(event) })}></label>`;
  return html`<fieldset class="step"><legend>${say("unsaid")}</legend>
    <div class="asked">${field("title")}${field("source")}</div>
    <fieldset><legend class="ask">${say("issuer")}</legend>${issuer(false)}${issuer(true)}</fieldset>
    <datalist id="guided-events">${sla.policy.events.filter(({ opening }) => opening).map(({ id }) => html`<option value=${words.event(id)}></option>`)}</datalist>
    <div class="asked">${grid!.promises.map(({ title }, at) => html`<label>${say("start", { promise: title })}<input name=${`guided-start-${at}`} type="text" list="guided-events" maxlength="80" .value=${start.startOf(title)}
      @input=${(event: Event) => { start.starts.set(tidy(title), valueOf(event)); void start.update(); }}></label>`)}
      ${grid!.promises.map(({ title }, at) => html`<label>${say("end", { promise: title })}<input name=${`guided-end-${at}`} type="text" maxlength="80" .value=${start.ends.get(tidy(title)) ?? ""}
      @input=${(event: Event) => { start.ends.set(tidy(title), valueOf(event)); void start.update(); }}></label>`)}
      <label>${say("percent")}<input name="guided-percent" type="text" inputmode="decimal" maxlength="8" .value=${start.percent} @input=${(event: Event) => void start.set({ percent: valueOf(event) })}></label>
      ${start.percent.trim() ? html`<label>${say("per")}<select name="guided-per" @change=${(event: Event) => void start.set({ per: valueOf(event) as typeof start.per })}>
        ${PERIODS.map((per) => html`<option value=${per} .selected=${per === start.per}>${say(`per.${per}`)}</option>`)}</select></label>` : nothing}
      ${countsOfficeHours(grid!) ? html`${hour("opening")}${hour("closing")}` : nothing}</div>
    ${start.asksHours ? html`<p class="dim" role="status">${say("hours")}</p>` : nothing}
  </fieldset>`;
}

export function startView(start: Start, pageSay: GetString): TemplateResult {
  return html`<div class="guided">${tableIn(start)}
    ${start.table && start.grid ? html`${reading(start)}${unsaid(start)}` : nothing}
    ${start.made ? resultView(start, start.made, pageSay) : nothing}</div>`;
}
