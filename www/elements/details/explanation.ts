import { until } from "lit/directives/until.js";
import { html, nothing, type TemplateResult } from "lit";
import type { Alternative, Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { leading } from "../calculator/fields";
import { dueText, finishOf, spread, verdict, withAlternative } from "../commitment-list/order";
import { overrun } from "../commitment-list/overrun";
import { momentField } from "../form/moment-field";
import { markLine } from "./marks";
import { withAny } from "../calculator/choices";
import { apartNotes } from "./open-values";
import { formEvents } from "./more";
import { otherReadingText, projection } from "./other-reading";

/** If several values are open: what each value of the dimension that narrows the range most would leave. */
function narrowed(commitment: Commitment, dimension: string, context: Context): TemplateResult {
  const { words } = context;
  const all = commitment.alternatives!;
  const between = (least: string, most: string): string => (least === most ? least : words.ui("range.limits", { least, most }));
  return html`<ul class="alternatives">${[...new Set(all.map((one) => one.dimensions[dimension]!))].map((value) => {
    const { limits, dates } = spread({ ...commitment, alternatives: all.filter((one) => one.dimensions[dimension] === value) })!;
    return html`<li><button class="link" type="button" @click=${() => context.set({ dimensions: { [dimension]: value } })}>${words.value(dimension, value)}</button>
      <span>${between(words.limit(limits[0].limit), words.limit(limits[1].limit))}</span><b>${dates ? between(dueText(dates[0], context), dueText(dates[1], context)) : nothing}</b></li>`;
  })}</ul>`;
}

/** What each value of the open dimension would mean; choosing one fills it in. */
function alternatives(commitment: Commitment, context: Context): TemplateResult | typeof nothing {
  const { words, sla, quote: { request } } = context;
  if (!commitment.alternatives?.length) return nothing;
  const open = commitment.reasons.find(({ code }) => code === "dimension-missing")?.params?.["dimension"];
  if (open !== undefined && commitment.alternatives.every(({ dimensions }) => dimensions[open] && Object.keys(dimensions).length > 1)) return narrowed(commitment, String(open), context);
  // For a day that no notice settles there is a range, which only the commitment has.
  const whole = (one: Alternative): Commitment => sla.explain(withAny({ ...request, dimensions: { ...request.dimensions, ...one.dimensions } }, sla.policy), commitment.id);
  return html`<ul class="alternatives">${commitment.alternatives.map((one) => {
    const label = Object.entries(one.dimensions).map(([dimension, value]) => words.value(dimension, value)).join(" · ");
    const due = one.dueAt ? dueText(one.precision === "minute" ? withAlternative(commitment, one) : whole(one), context) : "";
    const said = verdict(withAlternative(commitment, one), context);
    return html`<li><button class="link" type="button" @click=${() => context.set({ dimensions: one.dimensions })}>${label}</button>
      <span>${words.limitOf(withAlternative(commitment, one))}</span><b>${due}</b>${said ? html`<span class="said ${said.state}">${said.text}</span>` : nothing}</li>`;
  })}</ul>`;
}

/** 按另一种读法: where the source can be read otherwise and the answer would be another. */
function readings(commitment: Commitment, context: Context): TemplateResult | typeof nothing {
  const { words } = context;
  const moved = context.otherReadings(commitment.id);
  if (!moved.length) return nothing;
  return html`<details class="readings"><summary>${words.ui("readings", { n: moved.length })}</summary><ul>${moved.map((one) => html`<li>
    <span>${words.reading(one.reading)}${words.ui("list.colon")}${words.reading(one.reading, one.value)}</span>
    <b>${otherReadingText(one.commitment, commitment, context)}</b></li>`)}</ul></details>`;
}

/** When it was finished: by the event that ends it, unless the form asks for that already. One that was given for the commitment alone stays to be seen. */
function finished({ id }: Commitment, context: Context): TemplateResult | typeof nothing {
  const { words, fields, sla } = context;
  const event = fields.finishedAt[id] ? undefined : finishOf(id, context);
  if (event && formEvents(context).includes(event)) return nothing;
  const field = event
    ? { name: `finish-${event}`, label: words.event(event), value: fields.events[event] ?? "", problem: context.problemAt(`events/${event}`), disabled: context.isReadonly(event) }
    : { name: "finishedAt", label: words.ui("finished"), value: fields.finishedAt[id] ?? "", problem: context.problemAt(`finishedAt/${id}`), disabled: context.isReadonly("finished-at") };
  const onChange = (moment: string) => context.set(event ? { events: { ...fields.events, [event]: moment } } : { finishedAt: { ...fields.finishedAt, [id]: moment } });
  return html`<div class="finished">${momentField({ ...field, words, sla, note: words.ui("finished.hint"), onChange })}</div>`;
}

/** One walk, a sentence a step; the days that the pointer is on stand out in it and in the calendar. */
function walk(steps: readonly { from: string; to: string; text: string }[], context: Context): TemplateResult {
  const lit = (step: { from: string; to: string }) => !!context.pointed && step.from <= context.pointed[1] && context.pointed[0] <= step.to;
  return html`<ol @pointerleave=${() => context.point(undefined)}>${steps.map((step) =>
    html`<li class=${lit(step) ? "lit" : ""} @pointerenter=${() => context.point([step.from, step.to])}>${step.text}</li>`)}</ol>`;
}

/** A sentence that is about no day of its own. */
const line = (text: string): { from: string; to: string; text: string } => ({ text, from: "", to: "" });

/** A commitment that waits, as it is once what it waits for comes when the limits before it end: so its count goes on to the projected day. */
function assumed(commitment: Commitment, context: Context): Commitment {
  const { id, awaits = [], reasons } = commitment;
  const { sla, quote: { request } } = context;
  const projected = projection(commitment, context);
  if (!projected) return { ...commitment, reasons: commitment.projected ? reasons.filter(({ code }) => code !== "projected") : reasons };
  const events = { ...request.events, ...Object.fromEntries(awaits.map((event) => [event, projected.startsAt])) };
  const one = sla.explain(withAny({ ...request, events }, sla.policy), id);
  return one.dueAt === projected.dueAt ? { ...one, reasons: [...reasons, ...one.reasons.filter(({ code, params }) => !reasons.some((own) => own.code === code && JSON.stringify(own.params) === JSON.stringify(params)))] } : commitment;
}

/** The walk to each end that is shown: of a provisional answer to the earliest, and folded to the latest where that is another day. */
function walks(given: Commitment, context: Context, unfolded: boolean): TemplateResult | typeof nothing {
  const commitment = assumed(given, context);
  const words = context.words.relativeTo(Number(commitment.startsAt?.slice(0, 4)) || undefined);
  const steps = words.trace(commitment, context.quote.request.exclusions);
  // If nobody has entered the start, the field below asks for it, and nothing is stated here.
  const waits = (reason: Commitment["reasons"][number]) => reason.code === "event-did-not-happen" && context.fields.events[String(reason.params?.["event"])] === undefined;
  const reasons = commitment.reasons.filter((reason) => !waits(reason)).map((reason) => line(words.reason(reason)));
  const { before, after } = words.beside(commitment);
  const said = steps.length ? [...before.map(line), ...steps, ...after.map(line)] : reasons;
  if (!said.length) return nothing;
  const range = commitment.dueRange;
  const latest = range && range.earliest !== range.latest ? words.traceLatest(commitment) : [];
  if (!range || !latest.length) return walk(said, context);
  return html`<h3>${words.ui("explanation.earliest", { date: words.date(range.earliest) })}</h3>${walk(said, context)}
    <details class="latest" ?open=${unfolded}><summary>${words.ui("explanation.latest", { date: words.date(range.latest) })}</summary>${walk([...before.map(line), ...latest], context)}</details>`;
}

/** What a late finish costs, where the document says so; under any other nobody downloads it. */
function credit(commitment: Commitment, { sla, words, quote: { request: { dimensions } } }: Context): unknown {
  const rule = sla.policy.rules.find(({ id }) => id === commitment.id);
  return rule?.credit ? until(import("../credit/view").then(({ creditView }) => creditView({ rule, words, sla, answer: { commitment, dimensions } }), () => nothing), nothing) : nothing;
}

/** Why the date is what it is, one sentence a step, and the question whether it is done; `unfolded` on paper. */
export function explanation(context: Context, unfolded = false): TemplateResult | typeof nothing {
  const { words, selected, fields, sla } = context;
  const commitment = context.traced ?? selected;
  if (!commitment) return nothing;
  const { id } = commitment;
  // The start that the form already asks for is not asked for again here.
  const start = context.started ? undefined : leading(context.process, context.sla.policy)?.event;
  const told = walks(commitment, context, unfolded);
  const over = overrun(commitment, context.quote.request, sla, words);
  return html`<section class="card explanation" role="group" aria-label=${words.ui("explanation", { title: words.title(id) })}>
    <h2>${words.ui("explanation", { title: words.title(id) })}</h2>
    ${told === nothing ? html`<p class="small">${words.ui(commitment.awaits ? "explanation.awaits" : "explanation.none")}</p>` : told}
    ${over ? html`<p class="overrun">${over}</p>` : nothing}
    ${credit(commitment, context)}
    ${markLine(commitment, context)}
    ${alternatives(commitment, context)}${apartNotes(commitment, context)}
    ${(commitment.awaits ?? []).filter((event) => event !== start).map((event) => momentField({
      name: `awaits-${event}`, label: words.event(event), value: fields.events[event] ?? "", words, sla, problem: context.problemAt(`events/${event}`), now: context.now, disabled: context.isReadonly(event),
      onChange: (moment) => context.set({ events: { ...fields.events, [event]: moment } }),
    }))}
    ${readings(commitment, context)}
    ${commitment.dueAt || commitment.alternatives?.some((one) => one.dueAt) ? finished(commitment, context) : nothing}
  </section>`;
}
