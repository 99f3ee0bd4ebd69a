/** How each promise was kept, satisfaction with its denominator, and what other readings would give. */
import { html, nothing, type TemplateResult } from "lit";
import { elementState } from "../shared/element-state";
import { lineName, percent, rated, type RecordContext } from "./context";
import type { Shown } from "./tickets-view";
import { periodSaid, unclearSaid } from "./year-view";
import { effectsOf, yearReadings, type Answers, type Effect, type Kept } from "./year";

const STATES = ["met", "missed", "open", "unrecorded", "unjudged"] as const;

/** The promises of some tickets: a row each, its figures opening to their tickets. */
export function keptTable(kept: readonly Kept[], name: string, shown: Shown, context: RecordContext): TemplateResult {
  const { words, say } = context;
  if (!kept.length) return html`<p class="small">${say("kept.none")}</p>`;
  return html`<ul class="kept">${kept.map((one) => {
    const all = rated(one);
    return html`<li><div class="kept-head"><b>${words.title(one.id)}</b><span class="rate">${percent(one.met.length, all)}</span>
        <span class="small">${say("kept.of", { met: one.met.length, all })}</span></div>
      <svg class="split" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="met" width=${all ? (100 * one.met.length) / all : 0} height="6"/><rect class="missed" x=${all ? (100 * one.met.length) / all : 0} width=${all ? (100 * one.missed.length) / all : 0} height="6"/></svg>
      <div class="opens">${STATES.filter((state) => one[state].length).map((state) => html`<details><summary>${say(`outcome.${state}`)} ${one[state].length}</summary>
        ${state === "unrecorded" || state === "unjudged" ? html`<p class="small">${say(`kept.${state}`)}</p>` : nothing}${shown.list(`${name}.${one.id}.${state}`, one[state], context)}</details>`)}</div></li>`;
  })}</ul>`;
}

/** Satisfied tickets over those with a record of a call-back, each opening to its tickets. */
export function satisfaction(answers: Answers, name: string, shown: Shown, context: RecordContext): TemplateResult {
  const { say, words, year } = context;
  const { satisfied, calledBack, tickets, yes, no, uncalled } = answers;
  const rule = year.duties.satisfaction;
  const unclear = unclearSaid(answers, context);
  return html`<p><b class="rate">${percent(satisfied, calledBack)}</b> ${say("tile.answers", { satisfied, calledBack, tickets })}</p>
    <p class="small">${rule ? words.title(rule.id) : ""}${words.ui("list.colon")}${say("satisfaction.none")}</p>
    ${unclear ? html`<p class="note">${unclear}</p>` : nothing}
    <div class="opens">${yes.length ? html`<details><summary>${say("answer.satisfied")} ${yes.length}</summary>${shown.list(`${name}.yes`, yes, context)}</details>` : nothing}
      ${no.length ? html`<details><summary>${say("satisfaction.other")} ${no.length}</summary>${shown.list(`${name}.no`, no, context)}</details>` : nothing}
      ${uncalled.length ? html`<details><summary>${say("satisfaction.uncalled")} ${uncalled.length}</summary><p class="small">${say("satisfaction.notCounted")}</p>${shown.list(`${name}.uncalled`, uncalled, context)}</details>` : nothing}</div>`;
}

/** Whether the other readings are open, and what the engine was asked for last, so that a redraw asks nothing again. */
const otherReadings = elementState((): { wanted: boolean; known?: { year: unknown; effects: Effect[] } } => ({ wanted: false }));

function effectRow(effect: Effect, context: RecordContext): TemplateResult {
  const { words, say } = context;
  const { reading, value, chosen, unknown, caps } = effect;
  return html`<tr class=${chosen ? "chosen" : nothing}><th scope="row">${words.reading(reading, value)}${chosen ? html` <span class="badge plain">${say("effects.chosen")}</span>` : nothing}
      ${unknown ? html`<span class="small">${say("effects.noContract")}</span>` : reading === "qualityYear" ? html`<span class="small">${say("year.title", periodSaid(effect, context))}</span>` : nothing}</th>
    ${caps.map(({ exceeded, moved }) => unknown && !chosen ? html`<td>—</td>` : html`<td><b>${exceeded}</b>${moved.length ? html` <span class="small">${say("effects.moved", { n: moved.length, lines: moved.slice(0, 3).map((line) => lineName(line, say)).join(words.ui("list.join")) + (moved.length > 3 ? "…" : "") })}</span>` : nothing}</td>`)}</tr>`;
}

/** The year under each other reading of it; worked out when it is opened. */
export function effectsCard(context: RecordContext): TemplateResult {
  const { sla, judged, year, words, say } = context;
  const own = otherReadings(context.element);
  const { wanted } = own;
  if (wanted && own.known?.year !== year) own.known = { year, effects: effectsOf(sla, judged, year) };
  const effects = wanted ? own.known!.effects : [];
  const ids = effects[0]?.caps.map(({ id }) => id) ?? [];
  const open = (event: Event): void => {
    if (!(event.target as HTMLDetailsElement).open || own.wanted) return;
    own.wanted = true;
    context.redraw();
  };
  const groups = yearReadings(sla.policy).map(({ id }) => effects.filter(({ reading }) => reading === id)).filter((group) => group.length);
  return html`<section class="part effects" aria-labelledby="effects-title"><details ?open=${wanted} @toggle=${open}><summary><h2 id="effects-title">${say("effects.title")}</h2></summary>
    <p class="small">${say("effects.lead")}</p>
    ${groups.map((group) => html`<div class="scroll" tabindex="0" role="region" aria-label=${words.reading(group[0]!.reading)}><table><caption>${words.reading(group[0]!.reading)}</caption>
      <thead><tr><th scope="col">${say("effects.reading")}</th>${ids.map((id) => html`<th scope="col">${words.title(id)}${words.ui("list.colon")}${say("effects.lines")}</th>`)}</tr></thead>
      <tbody>${group.map((effect) => effectRow(effect, context))}</tbody></table></div>`)}</details></section>`;
}
