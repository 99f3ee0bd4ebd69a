/** The use of one cap over a line's year: a rising curve, the cap, and the moment at which it was exceeded. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { epochOf } from "../shared/moment";
import { writtenMinute } from "./moments";
import type { RecordContext } from "./context";
import { curveOf, type Curve } from "./curve";
import { figure, monthName, monthsOf, rounded, widthOf } from "./pictures";
import { amountSaid, capSaid } from "./used";
import type { LineYear, Measured } from "./year";

const HEIGHT = 248;
const LEFT = 44;
const RIGHT = 12;
const TOP = 28;
const BOTTOM = 28;

/** A step of an axis that people count in. */
const stepOf = (most: number): number => [1, 2, 3, 4, 6, 12, 24, 48, 96, 240, 480, 1200].find((step) => most / step <= 6) ?? Math.ceil(most / 6);

interface Scale {
  width: number;
  x(at: number): number;
  y(used: number): number;
  /** In hours, or faults. */
  most: number;
  unit: number;
}

function scaleOf(curve: Curve, measure: Measured, width: number): Scale {
  const unit = measure.unit === "seconds" ? 3600 : 1;
  const highest = Math.max(...curve.points.map(({ used }) => used), (curve.cap ?? 0) * 1.25, unit) / unit;
  const step = stepOf(highest);
  const most = Math.ceil(highest / step) * step;
  return {
    width, unit, most,
    x: (at) => rounded(LEFT + ((at - curve.from) / (curve.to - curve.from)) * (width - LEFT - RIGHT)),
    y: (used) => rounded(HEIGHT - BOTTOM - (used / unit / most) * (HEIGHT - TOP - BOTTOM)),
  };
}

/** Hours climb in slopes, faults in steps. */
function pathOf({ points }: Curve, { x, y }: Scale, unit: Measured["unit"]): string {
  return points.map(({ at, used }, place) => (place === 0 ? `M${x(at)} ${y(used)}` : unit === "seconds" ? `L${x(at)} ${y(used)}` : `H${x(at)}V${y(used)}`)).join("");
}

function grid({ most, y, width, unit }: Scale): TemplateResult[] {
  const step = stepOf(most);
  const lines: number[] = [];
  for (let at = 0; at <= most; at += step) lines.push(at);
  return lines.map((at) => svg`<line class="grid" x1=${LEFT} x2=${width - RIGHT} y1=${y(at * unit)} y2=${y(at * unit)}/><text class="tick" x=${LEFT - 8} y=${y(at * unit) + 4} text-anchor="end">${at}</text>`);
}

/** On a narrow picture every other month has its name. */
function months({ x, width }: Scale, { year, say, sla, room }: RecordContext): TemplateResult[] {
  const all = monthsOf(year.period);
  const every = room === "narrow" ? 3 : 1;
  return all.map((month, at) => {
    const from = Math.max(x(epochOf(`${month}-01`, sla.policy.zone)), LEFT);
      return svg`<line class="grid" x1=${from} x2=${from} y1=${HEIGHT - BOTTOM} y2=${HEIGHT - BOTTOM + 4}/>${at % every || from > width - 36 ? nothing : svg`<text class="tick" x=${from + 3} y=${HEIGHT - 8}>${monthName(month, say)}</text>`}`;
  });
}

function passing(curve: Curve, scale: Scale, context: RecordContext): TemplateResult | typeof nothing {
  const { passed, cap } = curve;
  if (passed === undefined || cap === undefined) return nothing;
  const [x, y] = [scale.x(passed), scale.y(cap)];
  const left = x > scale.width / 2;
  return svg`<line class="passing" x1=${x} x2=${x} y1=${TOP} y2=${HEIGHT - BOTTOM}/><circle class="passed" cx=${x} cy=${y} r="5"/>
    <text class="mark" x=${left ? x - 8 : x + 8} y=${TOP - 10} text-anchor=${left ? "end" : "start"}>${context.say("climb.passedOn", { date: context.words.date(writtenMinute(passed, context.sla.policy.zone).slice(0, 10)) })}</text>`;
}

/** The room that a cap's label takes. */
const LABEL = 130;

/** What the cap is, where the curve is not: above its line at the left, or below it at the right of a curve that passed it early. */
function capLabel({ passed, cap }: Curve, { x, y, width }: Scale, text: string): TemplateResult {
  const early = passed !== undefined && x(passed) < LEFT + LABEL;
  return svg`<text class="mark" x=${early ? width - RIGHT - 6 : LEFT + 6} y=${y(cap!) + (early ? 14 : -6)} text-anchor=${early ? "end" : "start"}>${text}</text>`;
}

/** The tickets by which the curve climbed to a moment. */
const ticketsAt = ({ tickets, unit }: Measured, at: number, zone: string): string[] => tickets.filter(({ outage }) => {
  const from = epochOf(outage!.from, zone);
  return unit === "occurrences" ? from === at : from < at && at <= epochOf(outage!.to, zone);
}).map(({ name }) => name);

export function climb(line: LineYear, measure: Measured, context: RecordContext): TemplateResult {
  const { sla, year, words, say, now } = context;
  const curve = curveOf(sla, line, measure, year.period, year.asked, now);
  const scale = scaleOf(curve, measure, widthOf(context));
  const { width, y } = scale;
  const said = (used: number): string => amountSaid(used, measure.unit, context);
  const title = say("climb.title", { measure: words.title(measure.id) });
  const last = curve.points[curve.points.length - 1]!;
  const passed = curve.passed === undefined ? "" : words.instant(writtenMinute(curve.passed, sla.policy.zone));
  const summary = say(curve.cap === undefined ? "climb.open" : passed ? "climb.passed" : "climb.kept", { used: said(last.used), cap: capSaid(measure, context), moment: passed });
  const path = pathOf(curve, scale, measure.unit);
  const drawing = html`<svg class="picture" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label=${`${title}${words.ui("list.colon")}${summary}`}>
    ${curve.cap === undefined ? nothing : svg`<rect class="beyond" x=${LEFT} y=${TOP} width=${width - LEFT - RIGHT} height=${Math.max(0, y(curve.cap) - TOP)}/>`}
    ${grid(scale)}${months(scale, context)}
    <text class="tick" x=${LEFT - 8} y=${TOP - 12} text-anchor="end">${say(measure.unit === "seconds" ? "climb.hours" : "climb.times")}</text>
    <path class="area" d=${`${path}V${y(0)}H${scale.x(curve.from)}Z`}/><path class="climb" d=${path}/>
    ${curve.cap === undefined ? nothing : svg`<line class="cap" x1=${LEFT} x2=${width - RIGHT} y1=${y(curve.cap)} y2=${y(curve.cap)}/>${capLabel(curve, scale, say("climb.cap", { cap: said(curve.cap) }))}`}
    ${passing(curve, scale, context)}
    <circle class="now" cx=${scale.x(last.at)} cy=${y(last.used)} r="4"/></svg>`;
  const rows = (): string[][] => {
    const steps = curve.points.filter(({ used }, at) => at > 0 && used !== curve.points[at - 1]!.used);
    return steps.map(({ at, used }) => [words.instant(writtenMinute(at, sla.policy.zone)), said(used), ticketsAt(measure, at, sla.policy.zone).join(words.ui("list.join")), curve.cap === undefined ? "" : used > curve.cap ? say("state.exceeded") : say("state.within")]);
  };
  return figure({ id: measure.id.replace(/\W+/g, "-"), title, of: line.line, summary, drawing, table: { head: [say("climb.moment"), say("climb.used"), say("column.tickets"), say("column.state")], rows } }, context);
}
