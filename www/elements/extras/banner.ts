import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../calculator/context";
import { daysBetween } from "../shared/moment";

/** So many days before the calendar ends its keeper is told; notices come out in November. */
const NEAR = 60;

/** A clock that is wrong is named to everyone; that the calendar is about to end, to operators, whose task it is. */
export function banner({ sla, words, fields, today, clock }: Context): TemplateResult | typeof nothing {
  const { publishedThrough } = sla.calendar;
  if (clock) return html`<p class="banner" role="note">${words.ui("clock.outside", { clock: words.relativeTo(0).instant(clock) })}</p>`;
  if (fields.audience !== "operator" || daysBetween(today, publishedThrough) > NEAR) return nothing;
  return html`<p class="banner" role="note">${words.ui("calendar.ends", { through: words.relativeTo(0).instant(publishedThrough) })}</p>`;
}
