/** The parts of a calculator in their places. */
import { html, nothing, type TemplateResult } from "lit";
import { form, happened, summary } from "../form/form";
import { hero } from "../hero/hero";
import { policyName, type Context, type Extras, type Listing } from "./context";
import type { Sheet } from "./sheet";

export function side(context: Context, extras: Extras | undefined, { open, toggle }: Sheet): TemplateResult {
  const { words } = context;
  const wide = context.view === "wide";
  return html`<div class="side">
    ${happened(context)}
    ${wide ? nothing : summary(context, extras, open, toggle)}
    <div id="sheet" role="group" aria-label=${words.ui("form")} class=${wide || open ? "sheet" : "sheet folded"}>
      ${form(context, extras)}
      ${wide ? nothing : html`<button class="primary done" type="button" @click=${toggle}>${words.ui("form.done")}</button>`}
    </div>
  </div>`;
}

/** The last valid answer; `stale` says what is wrong where it is not the answer to what stands in the form. */
export function answer(context: Context, listing: Listing | undefined, extras: Extras | undefined, stale: TemplateResult | undefined): TemplateResult {
  return html`<div class="answer ${stale ? "stale" : ""}">
    ${stale ?? nothing}
    ${extras?.banner(context) ?? nothing}
    ${extras?.marks(context) ?? nothing}
    ${extras?.inputs(context) ?? nothing}
    ${hero(context, extras)}
    <div class="columns">
      <div class="main">
        ${listing && !context.words.gaps ? listing.list(context, extras) : html`<div class="coming" aria-busy="true"></div>`}
        ${extras?.below(context) ?? nothing}
      </div>
      <div class="aside">${extras?.aside(context) ?? nothing}</div>
    </div>
    ${extras?.paper(context) ?? nothing}
  </div>`;
}

/** Where the rules come from, with their edition and the calendar's version. */
export function provenance({ words, sla }: Context): TemplateResult {
  return html`<p class="provenance small" part="provenance">${words.provenance()}${" "}<br><span class="editions">${words.ui("editions", {
    policy: policyName(words, sla.policy.edition), calendar: sla.calendar.version,
    through: words.relativeTo(0).instant(sla.calendar.publishedThrough),
  })}</span></p>`;
}
