import { html, nothing, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import type { Context } from "../calculator/context";
import { daysBetween } from "../../engine/dates";

/** So many days before the calendar ends its keeper is told; notices come out in November. */
const NEAR = 60;

/** What the file beside the script has to do with it; loaded for operators alone. */
async function beside({ words, sla }: Context): Promise<TemplateResult | typeof nothing> {
  const { besideNote } = await import("./beside-note");
  return besideNote(words.lang, sla.calendar.version);
}

/**
 * A clock that is wrong is named to everyone. Operators, whose task it is, are told that the calendar is about to end, or that the file
 * that replaces it is not used.
 */
export function banner(context: Context): TemplateResult | typeof nothing {
  const { sla, words, fields, today, clock } = context;
  if (clock) return html`<p class="banner" role="note">${words.ui("clock.outside", { clock: words.relativeTo(0).instant(clock) })}</p>`;
  if (fields.audience !== "operator") return nothing;
  const { publishedThrough } = sla.calendar;
  const ends = daysBetween(today, publishedThrough) <= NEAR;
  return html`${ends ? html`<p class="banner" role="note">${words.ui("calendar.ends", { through: words.relativeTo(0).instant(publishedThrough) })}</p>` : nothing}${until(beside(context), nothing)}`;
}
