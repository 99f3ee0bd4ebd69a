import { html, nothing, svg, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { addDays, daysBetween } from "../../engine/dates";
import { epochOf, localMoment } from "../shared/moment";
import { zoneOf } from "../calculator/fields";
import { times } from "../../engine/times";

/** With more days than this, single days are too thin to be seen. */
const DRAWN = 60;

/** Whether a day of the count counts: by its walk where that is known, else by its kind. */
function counts(date: string, start: string, due: Commitment, context: Context): boolean {
  const walk = context.traced?.id === due.id ? context.traced.trace : undefined;
  if (walk) return walk.some((day) => day.date === date && day.ordinal !== null);
  return date > start && /workday/.test(context.sla.dayInfo(date).kind);
}

/** How much of the time is used up: working days that count are blocks, all other time is a thin line, and the present moment is a knob. */
export function progress(due: Commitment, context: Context): TemplateResult | typeof nothing {
  const zone = zoneOf(context.sla.policy);
  if (!due.startsAt || !due.dueAt || due.shape === "lead-time") return nothing;
  const [from, to] = [epochOf(due.startsAt, zone), epochOf(due.dueAt, zone)];
  const share = (epoch: number) => Math.min(100, Math.max(0, ((epoch - from) / (to - from)) * 100));
  const now = share(epochOf(context.now, zone));
  const start = localMoment(from, zone).slice(0, 10);
  const days = due.limit?.units === "businessDays" ? daysBetween(start, due.dueDate!) + 1 : 0;
  const blocks: [left: number, right: number][] = days > 0 && days <= DRAWN
    ? times(days, (at) => addDays(start, at))
      .filter((date) => counts(date, start, due, context))
      .map((date) => [share(epochOf(date, zone)), share(epochOf(addDays(date, 1), zone))])
    : [[0, 100]];
  const piece = (kind: string, left: number, right: number, y: number, height: number) =>
    right > left ? svg`<rect class=${kind} x="${left}%" width="${right - left}%" y=${y} height=${height} rx=${height / 2}/>` : nothing;
  return html`<svg class="progress" height="12" aria-hidden="true">
    ${piece("all", 0, 100, 5, 2)}${piece("used", 0, now, 5, 2)}
    ${blocks.map(([left, right]) => svg`${piece("all", left, right, 2, 8)}${piece("used", left, Math.min(right, now), 2, 8)}`)}
    ${blocks.map(([left]) => (left > 0 ? svg`<line class="tick" x1="${left}%" x2="${left}%" y1="0" y2="12"/>` : nothing))}
    <circle class="knob" cx="${now}%" cy="6" r="5"/>
  </svg>`;
}
