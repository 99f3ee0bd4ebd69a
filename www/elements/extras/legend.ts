import { html, svg, type TemplateResult } from "lit";
import type { Context } from "../calculator/context";

const COUNT: [TemplateResult, string][] = [
  [svg`<circle class="ring" cy="11" r="8"/>`, "legend.start"],
  [svg`<circle class="disc" cy="11" r="8"/><text class="in" y="15">1</text>`, "legend.counted"],
  [svg`<rect class="disc" x="-8" y="3" width="16" height="16" rx="3"/><text class="in" y="15">3</text>`, "legend.countedMakeup"],
  [svg`<line class="line skipped" x1="-10" x2="10" y1="11" y2="11"/>`, "legend.skipped"],
];

/** What the marks on the calendar mean. */
export function legend({ words, traced }: Context): TemplateResult {
  const item = (sign: TemplateResult, key: string) => html`<li>${sign}<span>${words.ui(key)}</span></li>`;
  const sign = (shape: TemplateResult) => html`<svg class="path" viewBox="-10 0 20 22" width="20" height="22" aria-hidden="true">${shape}</svg>`;
  const hours = traced?.precision === "minute";
  const provisional = traced?.certainty === "provisional";
  return html`<ul class="legend" aria-label=${words.ui("legend")}>
    ${item(html`<span class="badge rest">${words.ui("badge.holiday")}</span>`, "legend.rest")}
    ${item(html`<span class="badge makeup">${words.ui("badge.makeup-workday")}</span>`, "legend.makeup")}
    ${traced?.dueDate && !hours ? COUNT.map(([shape, key]) => item(sign(shape), key)) : ""}
    ${hours ? item(html`<span class="bar24"></span>`, "legend.hours") : ""}
    ${provisional ? item(html`<span class="badge maybe">${words.ui("provisional")}</span>`, "legend.provisional") : ""}
    ${item(html`<svg class="mark" viewBox="0 0 8 8" width="8" height="8" aria-hidden="true"><path d="M4 0l4 4-4 4-4-4z"/></svg>`, "legend.deadline")}
  </ul>`;
}
