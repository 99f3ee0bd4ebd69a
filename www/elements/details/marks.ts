/** Readings that are not the policy's own choice stand out wherever an answer rests on them, on screen and on paper. */
import { html, nothing, type TemplateResult } from "lit";
import type { Commitment, ReadingInfo } from "../../engine/types";
import type { Context } from "../calculator/context";
import { calendarNote } from "./banner";
import { apartNotes } from "./open-values";

type Readings = Readonly<Record<string, string>>;

const departing = (readings: Readings, { sla }: Context): ReadingInfo[] =>
  sla.policy.readings.filter((reading) => (readings[reading.id] ?? reading.default) !== reading.default);

const said = ({ id, default: usual }: ReadingInfo, readings: Readings, { words }: Context): string =>
  words.ui("reading.mark", { reading: words.reading(id), value: words.reading(id, readings[id]), usual: words.reading(id, usual) });

/** The same as texts, for a picture. */
export const marksSaid = (context: Context): string[] => {
  const readings = context.quote.request.readings ?? {};
  return departing(readings, context).map((one) => said(one, readings, context));
};

/** What everything that leaves the page says beside the answer: whose it is, the readings, and when it was worked out, on which what is left rests. */
export function saidBeside(context: Context): string[] {
  const { words, label, clock, now } = context;
  const worked = clock === undefined ? [words.ui("paper.now") + words.ui("list.colon") + words.relativeTo(0).instant(now.slice(0, 16))] : [];
  return [...(label ? [label] : []), ...calendarNote(context), ...marksSaid(context), ...worked];
}

/** Above the answer: which readings it rests on, what the default would be, and the way back. */
export function marks(context: Context): TemplateResult | typeof nothing {
  const { words, quote } = context;
  const readings = quote.request.readings ?? {};
  const found = departing(readings, context);
  if (!found.length) return nothing;
  return html`<section class="marks" role="group" aria-label=${words.ui("reading.marks")}>
    <b>${words.ui("reading.marks")}</b>
    <ul>${found.map((one) => html`<li>${said(one, readings, context)}</li>`)}</ul>
    ${context.isReadonly("readings") ? nothing : html`<button class="secondary" type="button" @click=${() => context.set({ readings: {} })}>${words.ui("reading.reset")}</button>`}
  </section>`;
}

/** In the row of a commitment: that its answer rests on such a reading, and which values of an open dimension are answered in another way. */
export function markIn(commitment: Commitment, context: Context): TemplateResult {
  const { readings } = commitment;
  const found = departing(readings, context);
  const mark = found.length ? html`<span class="badge marked" title=${found.map((one) => said(one, readings, context)).join("\n")}>${context.words.ui("reading.marked")}</span>` : nothing;
  return html`${mark}${apartNotes(commitment, context)}`;
}

/** In the explanation, in full. */
export function markLine({ readings }: Commitment, context: Context): TemplateResult | typeof nothing {
  const found = departing(readings, context);
  return found.length ? html`<p class="marked-line">${found.map((one) => said(one, readings, context)).join(context.words.ui("day.join"))}</p>` : nothing;
}
