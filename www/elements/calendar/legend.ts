import { html, nothing, svg, type TemplateResult } from "lit";
import type { Words } from "../../words";
import type { Mark } from "./path";

const sign = (shape: TemplateResult): TemplateResult => html`<svg class="path" viewBox="-10 0 20 22" aria-hidden="true">${shape}</svg>`;

const badge = (name: string, words: Words): TemplateResult => html`<span class="badge ${name === "holiday" ? "rest" : "makeup"}">${words.ui(`badge.${name}`)}</span>`;

/** The signs in the order in which they are explained. */
const SIGNS: [Mark, (words: Words) => TemplateResult][] = [
  ["rest", (words) => badge("holiday", words)],
  ["makeup", (words) => badge("makeup-workday", words)],
  ["short", (words) => html`<span class="badge rest">${words.ui("hours.badge")}</span>`],
  ["start", (words) => sign(svg`<circle class="ring" cy="11" r="8"/><text class="by" y="15">${words.ui("path.start")}</text>`)],
  ["counted", () => sign(svg`<circle class="disc" cy="11" r="8"/><text class="in" y="15">1</text>`)],
  ["countedMakeup", () => sign(svg`<rect class="disc" x="-8" y="3" width="16" height="16" rx="3"/><text class="in" y="15">3</text>`)],
  ["skipped", () => sign(svg`<line class="line skipped" x1="-10" x2="10" y1="11" y2="11"/>`)],
  ["excluded", () => sign(svg`<line class="line" x1="-10" x2="10" y1="11" y2="11"/><path class="stop" d="M-3 5v12M3 5v12"/>`)],
  ["office", () => sign(svg`<rect class="clock" x="-10" width="20" y="7" height="8"/><rect class="run" x="-4" width="8" y="7" height="8"/>`)],
  ["hours", () => sign(svg`<rect class="clock" x="-10" width="20" y="7" height="8"/><rect class="run" x="-4" width="10" y="7" height="8"/>`)],
  ["provisional", (words) => sign(svg`<rect class="open" x="-9" y="1.5" width="18" height="19" rx="3"/><text class="by" y="15">${words.ui("path.latest")}</text>`)],
  ["deadline", () => sign(svg`<path class="disc" d="M0 5l6 6-6 6-6-6z"/>`)],
];

/** What the marks that are drawn mean; `days`, whether they count days and not working days. */
export function legend(drawn: ReadonlySet<Mark>, words: Words, days: boolean): TemplateResult | typeof nothing {
  if (!drawn.size) return nothing;
  return html`<ul class="legend" part="legend" aria-label=${words.ui("legend")}>
    ${SIGNS.filter(([mark]) => drawn.has(mark)).map(([mark, draw]) => html`<li>${draw(words)}<span>${words.ui(`legend.${mark}${mark === "counted" && days ? "Day" : ""}`)}</span></li>`)}
  </ul>`;
}
