/** Everything that the first answer can do without: loaded right after it. */
import { unsafeCSS, html, nothing, type CSSResult, type ReactiveControllerHost, type TemplateResult } from "lit";
import { SlaCalendar } from "../calendar/sla-calendar";
import { monthsOf, pathOf } from "../calendar/path";
import type { Context } from "../calculator/context";
import { zoneOf } from "../calculator/fields";
import { FOLDED } from "../commitment-list/list";
import { groupOf } from "../commitment-list/order";
import { timeline } from "../timeline/timeline";
import { actions } from "../actions/actions";
import { addStyles } from "../shared/styles";
import { explanation } from "./explanation";
import { isPrinting, Printing } from "./paper";
import styles from "./details.css?inline";
import commonPrint from "../shared/print.css?inline";
import printStyles from "./print.css?inline";
import timelineStyles from "../timeline/timeline.css?inline";

export { Answers } from "../calculator/answers";
export { withNewerCalendar } from "../shared/newer-calendar";
export { banner } from "./banner";
export { markIn, marks } from "./marks";
export { inputs, paper } from "./paper";
export { beside } from "./entered";
export { more } from "./more";
export { projection } from "./other-reading";
export { progress } from "./progress";
export { sentence, stale, unanswered } from "./refusal";
export { source } from "./source";

if (!customElements.get("sla-calendar")) customElements.define("sla-calendar", SlaCalendar);

const STYLES = [styles, timelineStyles, commonPrint, printStyles].map((text): CSSResult => unsafeCSS(text));

/** Adds the styles of these parts to a calculator. */
export function adopt(root: ShadowRoot): void {
  new Printing(root.host as Element & ReactiveControllerHost);
  addStyles(root, STYLES);
}

/** By the calendar of the chosen commitment, which may be another than the quote's. */
const seenFrom = ({ traced, sla }: Context): Context["sla"] => sla.by(traced?.calendar ?? sla.calendar.id);

/** The month with every deadline; where there is little room only the weeks of the count, until asked for all. */
function calendar(context: Context, clipped: boolean): TemplateResult {
  const { words, traced } = context;
  const sla = seenFrom(context);
  const deadlines = context.commitments
    .filter((one) => groupOf(one) === "dated")
    .map((one) => ({ id: one.id, date: one.dueDate!, title: words.title(one.id) }));
  return html`<sla-calendar exportparts="month, day, legend" .sla=${sla} .words=${words} .today=${context.today} .deadlines=${deadlines} .commitment=${traced}
    .exclusions=${context.fields.exclusions} .clipped=${clipped} .marked=${context.pointed} @sla-point=${(event: CustomEvent<string | undefined>) => context.point(event.detail ? [event.detail, event.detail] : undefined)}
     @sla-pick=${(event: CustomEvent<{ id: string }>) => context.select(event.detail.id)}></sla-calendar>`;
}

/** What the calendar draws of the chosen commitment, if it has any date. */
const drawn = (context: Context) => pathOf(context.traced, zoneOf(seenFrom(context).policy));

/** The right column may be this many pixels taller before the explanation moves to the middle. */
const UNEVEN = 300;

/** Whether the months of a long count stand beside a short list: then the explanation is not put below them, but below the list. */
function longCount(context: Context): boolean {
  const path = drawn(context);
  const dated = context.commitments.filter((one) => groupOf(one) === "dated").length;
  const rows = context.commitments.filter((one) => !FOLDED.includes(groupOf(one))).length;
  const [months, list] = [(path ? monthsOf(path).length : 1) * 330 + 80, rows * 76 + (dated > 1 ? 160 + dated * 28 : 0)];
  return context.view !== "narrow" && list + UNEVEN < months;
}

/** The right column: the month with its legend, and how the chosen commitment is counted. Where rows are cards, the chosen card holds both. */
export function aside(context: Context): TemplateResult | typeof nothing {
  if (isPrinting(context) || (context.view === "narrow" && drawn(context))) return nothing;
  return html`<div class="pin"><section class="card" part="calendar" role="group" aria-label=${context.words.ui("calendar")}>${calendar(context, false)}</section>
    ${context.view === "narrow" || longCount(context) ? nothing : explanation(context)}</div>`;
}

/** Which engine runs, where it is not the usual one. */
const engine = ({ sla, words }: Context): TemplateResult | typeof nothing => (sla.engine.kind === "javascript" ? html`<p class="small dim" part="engine">${words.ui("engine.javascript")}</p>` : nothing);

/** Under the list: everything on one line of time, and what to do with the answer. */
export const below = (context: Context): TemplateResult => html`${longCount(context) && !isPrinting(context) ? explanation(context) : nothing}${timeline(context)}${actions(context)}${engine(context)}`;

/** Under the chosen row, where there is no column beside it. */
export function inRow(context: Context): TemplateResult | typeof nothing {
  if (isPrinting(context)) return nothing;
  const { words } = context;
  return html`<div class="in-row">
    ${drawn(context) ? html`${calendar(context, !context.whole)}
      <button class="link" type="button" aria-expanded=${context.whole ? "true" : "false"} @click=${() => context.toggleWhole()}>${words.ui(context.whole ? "calendar.part" : "calendar.whole")}</button>` : nothing}
    ${explanation(context)}</div>`;
}
