import { html, nothing, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { momentField } from "../form/moment-field";
import { markLine } from "./marks";

/** What each value of the open dimension would mean; choosing one fills it in. */
function alternatives(commitment: Commitment, context: Context): TemplateResult | typeof nothing {
  const { words, fields } = context;
  if (!commitment.alternatives?.length) return nothing;
  return html`<ul class="alternatives">${commitment.alternatives.map((one) => {
    const label = Object.entries(one.dimensions).map(([dimension, value]) => words.value(dimension, value)).join(" · ");
    const due = one.dueAt ? (/Hours|Minutes/.test(one.limit.units) ? words.instant(one.dueAt) : words.date(one.dueDate ?? "")) : "";
    return html`<li><button class="link" type="button" @click=${() => context.set({ dimensions: { ...fields.dimensions, ...one.dimensions } })}>${label}</button>
      <span>${words.limit(one.limit)}</span><b>${due}</b></li>`;
  })}</ul>`;
}

/** 另一读法: where the source can be read otherwise and the date would be another. */
function readings(commitment: Commitment, context: Context): TemplateResult | typeof nothing {
  const { words } = context;
  const moved = context.otherReadings(commitment.id);
  if (!moved.length) return nothing;
  return html`<details class="readings"><summary>${words.ui("readings", { n: moved.length })}</summary><ul>${moved.map((one) => html`<li>
    <span>${words.reading(one.reading)}${words.ui("list.colon")}${words.reading(one.reading, one.value)}</span>
    <b>${commitment.precision === "minute" ? words.instant(one.dueAt) : words.date(one.dueDate)}</b></li>`)}</ul></details>`;
}

/** Why the date is what it is, one sentence a step, and the question whether it is done. */
export function explanation(context: Context): TemplateResult | typeof nothing {
  const { words, selected, fields, sla: { policy: { zone } } } = context;
  const commitment = context.traced ?? selected;
  if (!commitment) return nothing;
  const { id } = commitment;
  const steps = words.relativeTo(Number(commitment.startsAt?.slice(0, 4)) || undefined).trace(commitment);
  const reasons = commitment.reasons.map((reason) => ({ text: words.reason(reason), from: "", to: "" }));
  const said = steps.length ? steps : reasons;
  const lit = (step: { from: string; to: string }) => !!context.pointed && step.from <= context.pointed[1] && context.pointed[0] <= step.to;
  return html`<section class="card explanation" role="group" aria-label=${words.ui("explanation", { title: words.title(id) })}>
    <h2>${words.ui("explanation", { title: words.title(id) })}</h2>
    ${said.length ? html`<ol @pointerleave=${() => context.point(undefined)}>${said.map((step) =>
      html`<li class=${lit(step) ? "lit" : ""} @pointerenter=${() => context.point([step.from, step.to])}>${step.text}</li>`)}</ol>` : html`<p class="small">${words.ui(commitment.awaits ? "explanation.awaits" : "explanation.none")}</p>`}
    ${markLine(commitment, context)}
    ${alternatives(commitment, context)}
    ${(commitment.awaits ?? []).map((event) => momentField({
      name: `awaits-${event}`, label: words.event(event), value: fields.events[event] ?? "", words, zone, problem: context.problemAt(`events/${event}`), now: context.now,
      onChange: (moment) => context.set({ events: { ...fields.events, [event]: moment } }),
    }))}
    ${commitment.dueAt ? readings(commitment, context) : nothing}
    ${commitment.dueAt
      ? html`<div class="finished">${momentField({
          name: "finishedAt", label: words.ui("finished"), value: fields.finishedAt[id] ?? "", words, zone, note: words.ui("finished.hint"),
          problem: context.problemAt(`finishedAt/${id}`),
          onChange: (moment) => context.set({ finishedAt: { ...fields.finishedAt, [id]: moment } }),
        })}</div>`
      : nothing}
  </section>`;
}
