/** Everything that the first answer can do without: loaded right after it. */
import { unsafeCSS, html, nothing, type CSSResult, type TemplateResult } from "lit";
import { SlaCalendar } from "../calendar/sla-calendar";
import type { Context } from "../calculator/context";
import { groupOf } from "../commitment-list/order";
import { timeline } from "../timeline/timeline";
import { actions } from "../actions/actions";
import { explanation } from "./explanation";
import { legend } from "./legend";
import styles from "./extras.css?inline";
import timelineStyles from "../timeline/timeline.css?inline";

export { more } from "./more";
export { progress } from "./progress";
export { source } from "./source";

if (!customElements.get("sla-calendar")) customElements.define("sla-calendar", SlaCalendar);

/** Adds the styles of these parts to a calculator. */
export function adopt(root: ShadowRoot): void {
  const sheets = [styles, timelineStyles].map((text): CSSResult => unsafeCSS(text));
  if (!root.adoptedStyleSheets) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets.flatMap((sheet) => sheet.styleSheet ?? [])];
}

function calendar(context: Context): TemplateResult {
  const { words, sla, traced } = context;
  const deadlines = context.commitments
    .filter((one) => groupOf(one) === "dated")
    .map((one) => ({ id: one.id, date: one.dueDate!, title: words.title(one.id) }));
  return html`<section class="card" part="calendar" aria-label=${words.ui("calendar")}>
    <sla-calendar exportparts="month, day" .sla=${sla} .words=${words} .today=${context.today} .deadlines=${deadlines} .commitment=${traced}
      .exclusions=${context.fields.exclusions} @sla-pick=${(event: CustomEvent<{ id: string }>) => context.select(event.detail.id)}></sla-calendar>
    ${legend(context)}
  </section>`;
}

/** The right column: the month, its legend, and how the chosen commitment is counted. */
export const aside = (context: Context): TemplateResult =>
  html`${calendar(context)}${context.view === "narrow" ? nothing : explanation(context)}`;

/** Under the list: everything on one line of time, and what to do with the answer. */
export const below = (context: Context): TemplateResult => html`${timeline(context)}${actions(context)}`;

/** Under the chosen row, where there is no column beside it. */
export const inRow = (context: Context): TemplateResult => explanation(context);
