/** Every line with its caps, the ones that somebody must look at first. */
import { html, nothing, type TemplateResult } from "lit";
import { lineName, percent, rated, sharedSaid, valuesSaid, type RecordContext } from "./context";
import { amountSaid, byNeed, capSaid, leftSaid, stateSaid } from "./used";
import { isQuiet, stateOf, type LineYear, type Measured } from "./year";

/** Lines that are shown at a time. */
const PAGE = 50;

export interface LinesState {
  shown: number;
  wanted: string;
  over: boolean;
}

export const linesState = (): LinesState => ({ shown: PAGE, wanted: "", over: false });

/** A bar of what is used of a cap, with its figures. */
export function used(measure: Measured, context: RecordContext): TemplateResult {
  const { reached, unit } = measure;
  const state = stateOf(measure);
  const { left } = reached;
  const share = left === undefined ? undefined : Math.min(1, reached.used / Math.max(1, reached.used + left));
  const gross = reached.net !== undefined && reached.gross !== reached.net ? html`<span class="small">${context.say("used.both", { net: amountSaid(reached.net, unit, context), gross: amountSaid(reached.gross, unit, context) })}</span>` : nothing;
  return html`<span class="cap-used ${state}"><span class="amount"><b>${amountSaid(reached.used, unit, context)}</b>${capSaid(measure, context) ? html`<span class="small"> / ${capSaid(measure, context)}</span>` : nothing}</span>
    ${share === undefined ? nothing : html`<svg class="gauge" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="6"/><rect class="fill" width=${Math.round(share * 100)} height="6"/></svg>`}
    <span class="stands"><span class="badge ${state === "exceeded" ? "late" : state === "depends" ? "maybe" : state === "within" ? "rest" : "plain"}">${stateSaid(measure, context)}</span> <span class="small">${leftSaid(measure, context)}</span></span>${gross}</span>`;
}

/** What is to be known of a line beside its figures: that its number stands under several customers, that it was never out, or that tickets of it are in no figure. */
export function lineSaid(line: LineYear, { say }: RecordContext): string {
  const out = line.leftOut.length ? say("line.leftOut", { n: line.leftOut.length }) : isQuiet(line) ? say("used.none") : "";
  return [sharedSaid(line, say), out].filter(Boolean).join(say("notes.join"));
}

/** Why a line has no figure for a cap. */
const noFigure = (line: LineYear, { say }: RecordContext): string => say(!line.line ? "used.noLine" : line.leftOut.length ? "used.leftOut" : "used.noValues");

function row(line: LineYear, ids: readonly string[], context: RecordContext): TemplateResult {
  const { say, year } = context;
  const kept = line.kept.find(({ id }) => id === year.duties.restoration?.id);
  const { answers } = line;
  return html`<tr><th scope="row"><button class="link" type="button" @click=${() => context.openLine(line.key)}>${lineName(line, say)}</button>
      <span class="small">${[line.customers > 1 ? "" : line.customer, valuesSaid(line.dimensions, context)].filter(Boolean).join(context.words.ui("summary.join"))}</span>${lineSaid(line, context) ? html`<span class="small line-said">${lineSaid(line, context)}</span>` : nothing}</th>
    ${ids.map((id) => { const one = line.measures.find((measure) => measure.id === id); return html`<td data-name=${context.words.title(id)}>${one ? used(one, context) : html`<span class="small">${noFigure(line, context)}</span>`}</td>`; })}
    <td class="rate-of" data-name=${say("tile.onTime")}>${kept ? html`<b>${percent(kept.met.length, rated(kept))}</b> <span class="small">${kept.met.length}/${rated(kept)}</span>` : "—"}</td>
    <td class="rate-of" data-name=${say("tile.satisfaction")}>${answers.calledBack ? html`<b>${percent(answers.satisfied, answers.calledBack)}</b> <span class="small">${answers.satisfied}/${answers.calledBack}</span>` : "—"}</td></tr>`;
}

export function linesTable(state: LinesState, context: RecordContext): TemplateResult {
  const { year, words, say } = context;
  const ids = [...new Set(year.lines.flatMap(({ measures }) => measures.map(({ id }) => id)))];
  const wanted = state.wanted.trim().toLowerCase();
  const all = year.lines.filter((line) => (!wanted || `${line.line} ${line.customer}`.toLowerCase().includes(wanted)) && (!state.over || line.measures.some((one) => stateOf(one) === "exceeded"))).sort(byNeed);
  const shown = all.slice(0, state.shown);
  return html`<section class="part" id="lines" tabindex="-1" aria-labelledby="lines-title"><h2 id="lines-title">${say("lines.title", { n: year.lines.length })}</h2>
    <div class="filter"><label class="field"><span>${say("lines.search")}</span><input type="search" autocomplete="off" .value=${state.wanted} @input=${(event: Event) => { state.wanted = (event.target as HTMLInputElement).value; state.shown = PAGE; context.redraw(); }}></label>
      <label class="tick"><input type="checkbox" .checked=${state.over} @change=${(event: Event) => { state.over = (event.target as HTMLInputElement).checked; state.shown = PAGE; context.redraw(); }}>${say("lines.over")}</label></div>
    ${shown.length ? html`<table class="lines"><thead><tr><th scope="col">${say("column.line")}</th>${ids.map((id) => html`<th scope="col">${words.title(id)}</th>`)}<th scope="col">${say("tile.onTime")}</th><th scope="col">${say("tile.satisfaction")}</th></tr></thead>
      <tbody>${shown.map((line) => row(line, ids, context))}</tbody></table>` : html`<p class="small">${say("lines.none")}</p>`}
    ${all.length > shown.length ? html`<button class="secondary" type="button" @click=${() => { state.shown += PAGE; context.redraw(); }}>${say("lines.more", { n: Math.min(PAGE, all.length - shown.length), all: all.length })}</button>` : nothing}</section>`;
}
