/** One line's year: its caps with the tickets they are made of, how the year ran, its calendar and its outages. */
import { html, nothing, type TemplateResult } from "lit";
import { outageCalendar } from "./calendar-picture";
import { climb } from "./climb-picture";
import { lineName, valuesSaid, type RecordContext } from "./context";
import { keptTable, satisfaction } from "./kept-view";
import { lanes } from "./lanes-picture";
import { lineSaid, used } from "./lines-view";
import { periodSaid } from "./year-view";
import type { Shown } from "./tickets-view";
import type { LineYear, Measured } from "./year";

/** Why tickets are left out, in the words of the rule itself, each reason once. */
function whyOut(id: string, leftOut: Measured["leftOut"], { sla, words }: RecordContext): string[] {
  const alike = new Map(leftOut.flatMap(({ request }) => (request ? [[JSON.stringify([request.dimensions, request.conditions]), request] as const] : [])));
  return [...new Set([...alike.values()].flatMap((request) => sla.explain(request, id).reasons.map((reason) => words.reason(reason))))];
}

function measureCard(line: LineYear, measure: Measured, shown: Shown, context: RecordContext): TemplateResult {
  const { words, say } = context;
  const { commitment, tickets, leftOut, id } = measure;
  const begun = measure.unit === "occurrences" ? tickets.filter(({ outage }) => outage!.from.slice(0, 10) >= context.year.period.from) : tickets;
  const alternatives = measure.reached.alternatives ?? [];
  return html`<div class="card measure"><h3>${words.title(id)}</h3>${used(measure, context)}
    ${alternatives.length ? html`<ul class="small">${alternatives.map(({ dimensions, state }) => html`<li>${Object.entries(dimensions).map(([name, value]) => words.value(name, value)).join()}${words.ui("list.colon")}${say(`state.${state}`)}</li>`)}</ul>` : nothing}
    ${commitment.status === "out-of-scope" ? html`<p class="small">${commitment.reasons.map((reason) => words.reason(reason)).join(words.ui("list.join"))}</p>` : nothing}
    <p class="small">${words.clause(commitment.clause)}</p>
    <details><summary>${say("measure.tickets", { n: begun.length })}</summary>${shown.list(`${line.key}.${id}`, begun, context)}</details>
    ${leftOut.length ? html`<details><summary>${say("measure.leftOut", { n: leftOut.length })}</summary><ul class="small">${whyOut(id, leftOut, context).map((why) => html`<li>${why}</li>`)}</ul>${shown.list(`${line.key}.${id}.out`, leftOut, context)}</details>` : nothing}</div>`;
}

export function lineView(line: LineYear, shown: Shown, whole: RecordContext, targets: unknown): TemplateResult {
  const context = { ...whole, sla: whole.sla.by(line.dimensions) };
  const { say, words, year } = context;
  const rest = line.measures.filter(({ commitment }) => commitment.status !== "out-of-scope");
  return html`<section class="part line-view" id="line" tabindex="-1" aria-labelledby="line-title">
    <button class="link back" type="button" @click=${() => context.openLine("")}>${say("line.back")}</button>
    <h2 id="line-title">${say("line.title", { line: lineName(line, say) })}</h2>
    <p class="small">${[line.customers > 1 ? "" : line.customer, valuesSaid(line.dimensions, context), say("year.title", periodSaid(year, context))].filter(Boolean).join(words.ui("summary.join"))}</p>
    ${lineSaid(line, context) ? html`<p>${lineSaid(line, context)}</p>` : nothing}
    <div class="measures">${line.measures.map((one) => measureCard(line, one, shown, context))}</div>
    ${rest.map((one) => climb(line, one, context))}
    ${outageCalendar(line, context)}${lanes(line, context)}
    <h3>${say("kept.title")}</h3>${keptTable(line.kept, `line.${line.key}`, shown, context)}${targets}
    <h3>${say("tile.satisfaction")}</h3>${satisfaction(line.answers, `line.${line.key}`, shown, context)}
    <h3>${say("line.tickets", { n: line.tickets.length })}</h3>${shown.list(`line.${line.key}.all`, line.tickets, context)}
    ${line.leftOut.length ? html`<h3>${say("line.lost", { n: line.leftOut.length })}</h3>${shown.list(`line.${line.key}.lost`, line.leftOut, context)}` : nothing}
  </section>`;
}
