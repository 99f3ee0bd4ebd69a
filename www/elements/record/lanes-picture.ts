/** A lane for each outage of a line: from its start to its end, what did not count, and the moment at which it was due. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { epochOf } from "../shared/moment";
import { isBefore } from "./moments";
import type { RecordContext } from "./context";
import type { Judged } from "./judge";
import { restorationOf } from "./months-picture";
import { figure, key, rounded, widthOf } from "./pictures";
import type { LineYear } from "./year";

/** The number of lanes in a picture; the table has all. */
const MOST = 30;
const ROW = 44;
const TOP = 26;
const HOUR = 3_600_000;

interface Lane {
  ticket: Judged;
  /** Hours from the start. */
  end: number;
  due: number | undefined;
  pauses: { from: number; to: number; cause: string }[];
  late: boolean;
}

function laneOf(ticket: Judged, context: RecordContext): Lane {
  const { zone } = context.sla.policy;
  const { outage, pauses, verdicts } = ticket;
  const start = epochOf(outage!.from, zone);
  const after = (moment: string): number => (epochOf(moment, zone) - start) / HOUR;
  const due = verdicts.find(({ rule }) => rule.id === context.year.duties.restoration?.id)?.commitment.dueAt;
  return {
    ticket, end: after(outage!.to), due: due === undefined ? undefined : after(due), late: restorationOf(ticket, context) === "missed",
    pauses: pauses.map(({ from, to, cause }) => ({ from: after(from), to: after(to), cause })),
  };
}

/** One long outage among short ones must not make the short ones unseen: beyond this the lanes are cut, and say so. */
function reachOf(lanes: readonly Lane[]): number {
  // A due moment far after every end need not be visible.
  const longest = Math.max(...lanes.map(({ end }) => end));
  const ends = lanes.map(({ end, due }) => Math.max(end, Math.min(due ?? 0, longest))).sort((a, b) => a - b);
  const usual = ends[Math.floor(ends.length * 0.75)] ?? 1;
  return Math.max(1, Math.min(ends[ends.length - 1] ?? 1, usual * 2.5)) * 1.06;
}

export function lanes(line: LineYear, context: RecordContext): TemplateResult | typeof nothing {
  const { words, say } = context;
  const all = line.tickets.filter(({ outage }) => outage).map((one) => laneOf(one, context)).sort((a, b) => (isBefore(a.ticket.outage!.from, b.ticket.outage!.from, context.sla.policy.zone) ? -1 : 1));
  if (!all.length) return nothing;
  const width = widthOf(context);
  const shown = all.slice(-MOST);
  const reach = reachOf(shown);
  const x = (hours: number): number => rounded(1 + (Math.min(hours, reach) / reach) * (width - 2));
  const height = TOP + shown.length * ROW;
  const title = say("lanes.title");
  const summary = say("lanes.summary", { n: all.length, late: all.filter(({ late }) => late).length }) + (all.length > MOST ? say("lanes.more", { n: MOST }) : "");
  const step = [0.5, 1, 2, 4, 6, 12, 24, 48].find((one) => reach / one <= (width < 400 ? 5 : 10)) ?? Math.ceil(reach / 8);
  const ticks: number[] = [];
  for (let at = 0; at < reach; at += step) ticks.push(at);
  const lasted = ({ end, ticket }: Lane): string => words.margin(Math.floor(end * 60)) + (ticket.open ? say("lanes.open") : "");
  const drawing = html`<svg class="picture lanes-picture" viewBox="0 0 ${width} ${height}" role="img" aria-label=${`${title}${words.ui("list.colon")}${summary}`}>
    ${ticks.map((at) => svg`<line class="grid" x1=${x(at)} x2=${x(at)} y1=${TOP - 6} y2=${height}/><text class="tick" x=${x(at) + (at ? 0 : 1)} y="12" text-anchor=${at ? "middle" : "start"}>${say("lanes.hours", { n: at })}</text>`)}
    ${shown.map((lane, row) => {
      const y = TOP + row * ROW;
      const { due, end, pauses } = lane;
      const on = due === undefined ? end : Math.min(end, due);
      return svg`<g><title>${`${lane.ticket.name} ${lasted(lane)}`}</title><text class="row-name" x="2" y=${y + 12}>${[lane.ticket.name, words.instant(lane.ticket.outage!.from), lasted(lane)].join(" · ")}</text>
        <rect class="met" x=${x(0)} y=${y + 18} width=${Math.max(1, rounded(x(on) - x(0)))} height="14"/>
        ${end > on ? svg`<rect class="missed" x=${x(on)} y=${y + 18} width=${Math.max(1, rounded(x(end) - x(on)))} height="14"/>` : nothing}
        ${pauses.map(({ from, to }) => svg`<rect class="pause" x=${x(from)} y=${y + 20} width=${Math.max(1, rounded(x(to) - x(from)))} height="10"/>`)}
        ${end > reach ? svg`<path class="cut" d=${`M${width - 8} ${y + 15}l5 10l-5 10`}/>` : nothing}
        ${due === undefined || due > reach ? nothing : svg`<line class="due" x1=${x(due)} x2=${x(due)} y1=${y + 14} y2=${y + 36}/>`}</g>`;
    })}</svg>`;
  const legend = html`<p class="legend small">${key(svg`<rect class="met" y="3" width="16" height="10"/>`, say("lanes.out"))}${key(svg`<rect class="pause" y="3" width="16" height="10"/>`, say("lanes.pause"))}
    ${key(svg`<line class="due" x1="8" x2="8" y1="1" y2="15"/>`, say("lanes.due"))}${key(svg`<rect class="missed" y="3" width="16" height="10"/>`, say("lanes.late"))}</p>`;
  const rows = (): string[][] => all.map((lane) => {
    const { outage, pauses, verdicts } = lane.ticket;
    const due = verdicts.find(({ rule }) => rule.id === context.year.duties.restoration?.id)?.commitment;
    return [lane.ticket.name, words.instant(outage!.from), lane.ticket.open ? say("lanes.stillOpen") : words.instant(outage!.to), pauses.map(({ cause, from, to }) => `${words.cause(cause)} ${words.span(from, to)}`).join(words.ui("list.join")), due?.dueAt ? words.due(due) : "", lasted(lane)];
  });
  return figure({ id: "lanes", title, of: line.line, summary, drawing, legend, table: { head: [say("column.ticket"), say("column.from"), say("column.to"), say("column.pauses"), say("column.due"), say("column.lasted")], rows } }, context);
}
