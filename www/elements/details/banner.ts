import { html, nothing, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import type { Context } from "../calculator/context";
import { daysBetween } from "../../engine/dates";

/** The operator is told this many days before the calendar ends; notices are published in November. */
const NEAR = 60;

/** The state of the file beside the script; loaded only for operators. */
async function beside({ words, sla }: Context): Promise<TemplateResult | typeof nothing> {
  const { unusedCalendarNote } = await import("./unused-calendar");
  return unusedCalendarNote(words.lang, sla.calendar.version);
}

let counted: typeof import("./counted") | undefined;

/** By which calendar the answer is counted; only under a policy of several calendars anybody downloads what says it. */
const countedBy = (context: Context): unknown =>
  context.sla.policy.calendars ? counted?.counted(context) ?? until(import("./counted").then((loaded) => (counted = loaded).counted(context)), nothing) : nothing;

/** The same as texts, once it has been loaded. */
export const calendarNote = (context: Context): string[] => counted?.calendarNote(context) ?? [];

/**
 * A clock that is wrong is named to everyone. Operators, whose task it is, are told that the calendar is about to end, or that the file
 * that replaces it is not used.
 */
export function banner(context: Context): TemplateResult | typeof nothing {
  const { sla, words, fields, today, clock } = context;
  if (clock) return html`<p class="banner" role="note">${words.ui("clock.outside", { clock: words.relativeTo(0).instant(clock.slice(0, 16)) })}</p>`;
  if (fields.audience !== "operator") return html`${countedBy(context)}`;
  const { publishedThrough } = sla.calendar;
  const ends = daysBetween(today, publishedThrough) <= NEAR;
  return html`${ends ? html`<p class="banner" role="note">${words.ui("calendar.ends", { through: words.relativeTo(0).instant(publishedThrough) })}</p>` : nothing}${countedBy(context)}${until(beside(context), nothing)}`;
}
