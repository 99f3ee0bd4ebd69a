/** The parts of a calculator in their places. */
import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../../engine/types";
import { list } from "../commitment-list/list";
import { form, happened, summary } from "../form/form";
import { hero } from "../hero/hero";
import { policyName, type Context, type Extras } from "./context";
import { typedAt, type Fields } from "./fields";
import { fieldOf, sentenceOf } from "./problems";
import type { Sheet } from "./sheet";

export function side(context: Context, extras: Extras | undefined, { open, toggle, leave }: Sheet): TemplateResult {
  const { words } = context;
  const wide = context.view === "wide";
  return html`<div class="side">
    ${happened(context)}
    ${wide ? nothing : summary(context, open, toggle)}
    <div id="sheet" role="group" aria-label=${words.ui("form")} class=${wide || open ? "sheet" : "sheet folded"} @focusout=${leave}>
      ${form(context, extras)}
      ${wide ? nothing : html`<button class="primary done" type="button" @click=${toggle}>${words.ui("form.done")}</button>`}
    </div>
  </div>`;
}

/** The last valid answer; `stale` says what is wrong where it is not the answer to what stands in the form. */
export function answer(context: Context, extras: Extras | undefined, stale: TemplateResult | undefined): TemplateResult {
  return html`<div class="answer ${stale ? "stale" : ""}">
    ${stale ?? nothing}
    ${extras?.banner(context) ?? nothing}
    ${extras?.marks(context) ?? nothing}
    ${extras?.inputs(context) ?? nothing}
    ${hero(context, extras)}
    <div class="columns">
      <div class="main">
        ${list(context, extras)}
        ${extras?.below(context) ?? nothing}
      </div>
      <div class="aside">${extras?.aside(context) ?? nothing}</div>
    </div>
    ${extras?.paper(context) ?? nothing}
  </div>`;
}

const sentence = (problem: Problem, own: Fields, { sla, words }: Context): string => sentenceOf(problem, typedAt(own, fieldOf(problem.path)), sla, words);

/** Whether a field stands in plain sight beside the answer, and says itself what is wrong with it. */
function inSight(field: string, { view, sla, commitments }: Context): boolean {
  const [group, id] = field.split("/");
  if (view !== "wide") return false;
  if (group === "dimensions") return sla.policy.dimensions.some((one) => one.id === id);
  return group === "startAt" || (group === "figures" && commitments.some(({ reasons }) => reasons.some(({ params }) => params?.["figure"] === id)));
}

/** Above the last valid answer: what is wrong, where its field does not say so in plain sight. */
export function stale(problem: Problem, own: Fields, context: Context): TemplateResult {
  const beside = inSight(fieldOf(problem.path), context);
  return html`<p class="stale-note" role="status"><span class="badge late">${context.words.ui("stale")}</span> ${beside ? "" : sentence(problem, own, context)}</p>`;
}

/** There has been no valid answer yet. */
export const unanswered = (problem: Problem, own: Fields, context: Context): TemplateResult =>
  html`<div class="answer"><p class="stale-note" role="alert">${sentence(problem, own, context)}</p></div>`;

/** Where the rules come from, with their edition and the calendar's version. */
export function provenance({ words, sla }: Context): TemplateResult {
  return html`<p class="provenance small" part="provenance">${words.provenance()}${" "}<br><span class="editions">${words.ui("editions", {
    policy: policyName(words, sla.policy.edition), calendar: sla.calendar.version,
    through: words.relativeTo(0).instant(sla.calendar.publishedThrough),
  })}</span></p>`;
}
