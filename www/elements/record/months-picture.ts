/** Whether services were restored in time, by month and level. */
import { html, svg, type TemplateResult } from "lit";
import { percent, type RecordContext } from "./context";
import type { Judged } from "./judge";
import { figure, key, monthName, monthsOf, rounded, widthOf } from "./pictures";
import { outcomeOf, type Kept } from "./year";

const ROW = 76;
const BAR = 44;
/** So few tickets do not fill a bar. */
const LOW = 4;

interface Cell {
  met: Judged[];
  missed: Judged[];
}

/** The dimension by whose values a promise's limit differs most: the one that may be left out, else the first. */
export function levelOf({ sla }: RecordContext): string {
  const { dimensions } = sla.policy;
  return (dimensions.find(({ required }) => !required) ?? dimensions[0])?.id ?? "";
}

function cellsOf({ met, missed }: Kept, dimension: string): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [state, list] of [["met", met], ["missed", missed]] as const) {
    for (const one of list) {
      const key = `${one.ticket.dimensions[dimension] ?? ""} ${one.day.slice(0, 7)}`;
      const cell = cells.get(key) ?? { met: [], missed: [] };
      cell[state].push(one);
      cells.set(key, cell);
    }
  }
  return cells;
}

export function onTimeByMonth(kept: Kept, context: RecordContext): TemplateResult {
  const { year, words, say, sla, room } = context;
  const dimension = levelOf(context);
  const cells = cellsOf(kept, dimension);
  const months = monthsOf(year.period);
  const given = sla.policy.dimensions.find(({ id }) => id === dimension)?.values.map(({ id }) => id) ?? [];
  const levels = [...given, ""].filter((level) => months.some((month) => cells.has(`${level} ${month}`)));
  const width = widthOf(context);
  const label = room === "narrow" ? 52 : 88;
  const step = (width - label) / months.length;
  const most = Math.max(LOW, ...[...cells.values()].map(({ met, missed }) => met.length + missed.length));
  const name = (level: string): string => (level ? words.value(dimension, level) : say("level.none", { dimension: words.dimension(dimension) }));
  const height = Math.max(1, levels.length) * ROW + 20;
  const title = say("months.title", { title: words.title(kept.id), dimension: words.dimension(dimension) });
  const [met, missed] = [kept.met.length, kept.missed.length];
  const summary = say("months.summary", { rate: percent(met, met + missed), met, all: met + missed });
  const every = room === "narrow" ? 3 : 1;
  const bar = (level: string, row: number, month: string, at: number): TemplateResult => {
    const cell = cells.get(`${level} ${month}`);
    if (!cell) return svg``;
    const [x, wide, floor] = [rounded(label + at * step + step * 0.15), rounded(Math.min(step * 0.7, 40)), row * ROW + 18 + BAR];
    const high = (count: number): number => rounded((count / most) * BAR);
    const [below, above] = [high(cell.met.length), high(cell.missed.length)];
    const bubble = `${name(level)} ${month} ${say("outcome.met")} ${cell.met.length} ${say("outcome.missed")} ${cell.missed.length}`;
    return svg`<g><title>${bubble}</title><rect class="met" x=${x} y=${rounded(floor - below)} width=${wide} height=${below}/>
      ${cell.missed.length ? svg`<rect class="missed" x=${x} y=${rounded(floor - below - above)} width=${wide} height=${Math.max(1, above - 1)}/><text class="mark" x=${rounded(x + wide / 2)} y=${rounded(floor - below - above - 3)} text-anchor="middle">${cell.missed.length}</text>` : svg``}</g>`;
  };
  const drawing = html`<svg class="picture" viewBox="0 0 ${width} ${height}" role="img" aria-label=${`${title}${words.ui("list.colon")}${summary}`}>
    ${levels.map((level, row) => svg`<text class="row-name" x="0" y=${row * ROW + 18 + BAR - 4}>${name(level)}</text><line class="grid" x1=${label} x2=${width} y1=${row * ROW + 18 + BAR + 0.5} y2=${row * ROW + 18 + BAR + 0.5}/>
      ${months.map((month, at) => bar(level, row, month, at))}`)}
    ${months.map((month, at) => (at % every ? svg`` : svg`<text class="tick" x=${rounded(label + at * step + step * 0.15)} y=${height - 6}>${monthName(month, say)}</text>`))}</svg>`;
  const legend = html`<p class="legend small">${key(svg`<rect class="met" x="2" y="2" width="12" height="12"/>`, say("outcome.met"))}${key(svg`<rect class="missed" x="2" y="2" width="12" height="12"/>`, say("outcome.missed"))}</p>`;
  const rows = (): string[][] => levels.flatMap((level) => months.flatMap((month) => {
    const cell = cells.get(`${level} ${month}`);
    return cell ? [[`${name(level)} ${month}`, String(cell.met.length), String(cell.missed.length), percent(cell.met.length, cell.met.length + cell.missed.length), cell.missed.map((one) => one.name).join(words.ui("list.join"))]] : [];
  }));
  return figure({ id: "on-time", title, summary, drawing, legend, table: { head: [say("months.cell", { dimension: words.dimension(dimension) }), say("outcome.met"), say("outcome.missed"), say("column.rate"), say("months.late")], rows } }, context);
}

/** The verdict on a ticket's restoration. */
export const restorationOf = ({ verdicts }: Judged, { year: { duties } }: RecordContext): ReturnType<typeof outcomeOf> | undefined => {
  const verdict = verdicts.find(({ rule }) => rule.id === duties.restoration?.id);
  return verdict && outcomeOf(verdict, duties);
};
