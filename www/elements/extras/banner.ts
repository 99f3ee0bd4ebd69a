import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../calculator/context";
import { daysBetween } from "../shared/moment";

/** So many days before the calendar ends its keeper is told; notices come out in November. */
const NEAR = 60;

/** For operators, whose task it is: the calendar is about to end. */
export function banner({ sla, words, fields, today }: Context): TemplateResult | typeof nothing {
  const { publishedThrough } = sla.calendar;
  if (fields.audience !== "operator" || daysBetween(today, publishedThrough) > NEAR) return nothing;
  return html`<p class="banner" role="note">${words.ui("calendar.ends", { through: words.relativeTo(0).instant(publishedThrough) })}</p>`;
}
