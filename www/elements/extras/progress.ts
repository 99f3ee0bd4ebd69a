import { html, nothing, svg, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { epochOf, shiftDate } from "../shared/moment";
import { zoneOf } from "../calculator/fields";

/** How much of the time is used up; a tick at the end of each working day that counts, and nowhere else. */
export function progress(due: Commitment, context: Context): TemplateResult {
  const zone = zoneOf(context.sla.policy);
  if (!due.startsAt || !due.dueAt || due.shape === "lead-time") return html`<div class="progress"></div>`;
  const [from, to] = [epochOf(due.startsAt, zone), epochOf(due.dueAt, zone)];
  const share = (epoch: number) => Math.min(100, Math.max(0, ((epoch - from) / (to - from)) * 100));
  const walked = context.traced?.id === due.id ? context.traced.trace ?? [] : [];
  const ticks = walked
    .filter((day) => day.ordinal !== null)
    .map((day) => share(epochOf(shiftDate(day.date, 1), zone)))
    .filter((at) => at < 100);
  return html`<svg class="progress" height="8" aria-hidden="true">
    <rect class="all" width="100%" height="8" rx="4"/>
    <rect class="used" width="${share(epochOf(context.now, zone))}%" height="8" rx="4"/>
    ${due.limit?.units === "businessDays" ? ticks.map((at) => svg`<line class="tick" x1="${at}%" x2="${at}%" y1="0" y2="8"/>`) : nothing}
  </svg>`;
}
