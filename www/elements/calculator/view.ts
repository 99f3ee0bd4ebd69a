/** The parts of a calculator in their places. */
import { html, nothing, type TemplateResult } from "lit";
import { form, happened, summary } from "../form/form";
import { hero } from "../hero/hero";
import { policyName, type Context, type Details, type Listing } from "./context";
import type { Sheet } from "./sheet";

export function side(context: Context, details: Details | undefined, { open, toggle }: Sheet): TemplateResult {
  const { words } = context;
  const wide = context.view === "wide";
  return html`<div class="side">
    ${happened(context)}
    ${wide ? nothing : summary(context, details, open, toggle)}
    <div id="sheet" role="group" aria-label=${words.ui("form")} class=${wide || open ? "sheet" : "sheet folded"}>
      ${form(context, details)}
      ${wide ? nothing : html`<button class="primary done" type="button" @click=${toggle}>${words.ui("form.done")}</button>`}
    </div>
  </div>`;
}

/** The last valid answer; `stale` says what is wrong where it is not the answer to what stands in the form. */
export function answer(context: Context, listing: Listing | undefined, details: Details | undefined, stale: TemplateResult | undefined): TemplateResult {
  return html`<div class="answer ${stale ? "stale" : ""}">
    ${stale ?? nothing}
    ${details?.banner(context) ?? nothing}
    ${details?.marks(context) ?? nothing}
    ${details?.inputs(context) ?? nothing}
    ${hero(context, details)}
    <div class="columns">
      <div class="main">
        ${listing && !context.words.gaps ? listing.list(context, details) : html`<div class="coming" aria-busy="true"></div>`}
        ${details?.below(context) ?? nothing}
      </div>
      <div class="aside">${details?.aside(context) ?? nothing}</div>
    </div>
    ${details?.paper(context) ?? nothing}
  </div>`;
}

/** Where the rules come from, with their edition and the calendar's version. */
export function provenance({ words, sla }: Context): TemplateResult {
  return html`<p class="provenance small" part="provenance">${words.provenance()}${" "}<br><span class="editions">${words.ui("editions", {
    policy: policyName(words, sla.policy.edition), calendar: sla.calendar.version,
    through: words.relativeTo(0).instant(sla.calendar.publishedThrough),
  })}</span></p>`;
}
