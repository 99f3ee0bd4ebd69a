import { html, nothing, svg, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { zoneOf } from "../calculator/fields";
import { dueText, groupOf, verdict } from "../commitment-list/order";
import { addDays, MS_PER_DAY } from "../../engine/dates";
import { epochOf, localMoment } from "../shared/moment";
import { times } from "../../engine/times";

/** With more days than this, single rest days are too thin to be seen. */
const SHADED = 100;

interface Scale {
  from: number;
  to: number;
  zone: string;
  at(epoch: number): number;
}

function scaleOf(commitments: Commitment[], context: Context): Scale {
  const zone = zoneOf(context.sla.policy);
  const ends = commitments.flatMap((one) => [epochOf(one.startsAt!, zone), epochOf(one.dueAt!, zone), one.dueRange ? epochOf(addDays(one.dueRange.latest, 1), zone) : epochOf(one.dueAt!, zone)]);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  // Whole days for what takes days, a margin for what takes hours.
  const short = last - first < 2 * MS_PER_DAY;
  const margin = (last - first) * 0.04 || 3_600_000;
  const from = short ? first - margin : epochOf(localMoment(first, zone).slice(0, 10), zone);
  const to = short ? last + margin : last + Math.max(margin, MS_PER_DAY / 2);
  return { from, to, zone, at: (epoch) => Math.min(100, Math.max(0, ((epoch - from) / (to - from)) * 100)) };
}

function shading(scale: Scale, context: Context): TemplateResult[] {
  const days = Math.ceil((scale.to - scale.from) / MS_PER_DAY) + 1;
  if (days > SHADED) return [];
  const first = localMoment(scale.from, scale.zone).slice(0, 10);
  return times(days, (at) => addDays(first, at)).flatMap((date) => {
    const { kind } = context.sla.dayInfo(date);
    if (kind === "workday" || kind === "makeup-workday") return [];
    const [left, right] = [scale.at(epochOf(date, scale.zone)), scale.at(epochOf(addDays(date, 1), scale.zone))];
    return right > left ? [svg`<rect class="rest" x="${left}%" width="${right - left}%" height="100%"/>`] : [];
  });
}

/** One commitment at a height of its own in its lane. */
function bar(one: Commitment, scale: Scale, y: number, name: string, context: Context): TemplateResult {
  const [start, due] = [scale.at(epochOf(one.startsAt!, scale.zone)), scale.at(epochOf(one.dueAt!, scale.zone))];
  const latest = one.certainty === "provisional" && one.dueRange ? scale.at(epochOf(addDays(one.dueRange.latest, 1), scale.zone)) : due;
  const state = verdict(one, context)?.state ?? "open";
  return svg`<g><title>${name}</title>
    <line class="run ${state}" x1="${Math.min(start, due)}%" x2="${Math.max(start, due)}%" y1="${y}" y2="${y}"/>
    ${latest > due ? svg`<line class="hatched" x1="${due}%" x2="${latest}%" y1="${y}" y2="${y}"/><svg class="over" x="${latest}%" y="${y - 14}" width="1" height="28"><path class="latest" d="M-4 7h4v14h-4"/></svg>` : nothing}
    <circle class="begin" cx="${start}%" cy="${y}" r="4"/>
    <svg class="over" x="${due}%" y="${y - 14}" width="1" height="28"><path class="end ${state}" d="M0 7l7 7l-7 7l-7-7z"/></svg></g>`;
}

/** Lanes in which nothing overlaps: a commitment each; over everything, a process each with its commitments below one another. */
function lanesOf(dated: Commitment[], context: Context): [name: string, members: Commitment[]][] {
  const { words, process } = context;
  if (process !== "all") return dated.map((one) => [words.title(one.id), [one]]);
  const processes = [...new Set(dated.map((one) => one.process))];
  return processes.map((id) => [words.process(id), dated.filter((one) => one.process === id)]);
}

/** Between two commitments of one lane. */
const STEP = 18;

/** Dates along the line, as many as there is room for. */
function axis(scale: Scale, context: Context): TemplateResult[] {
  // The years stand in the list; here there is no room for them.
  const words = context.words.relativeTo(undefined);
  const hours = scale.to - scale.from < 2 * MS_PER_DAY;
  const count = context.view === "wide" ? 5 : 3;
  const step = hours ? Math.ceil((scale.to - scale.from) / count / 3_600_000) * 3_600_000 : Math.ceil((scale.to - scale.from) / count / MS_PER_DAY) * MS_PER_DAY;
  const first = hours ? Math.ceil(scale.from / 3_600_000) * 3_600_000 : scale.from;
  // The last date stays within the line: a narrow step is little wider than its text.
  const room = hours || count < 4 ? 0.8 : 0.45;
  const marks: TemplateResult[] = [];
  for (let epoch = first; epoch < scale.to - step * room; epoch += step) {
    const local = localMoment(epoch, scale.zone);
    marks.push(svg`<text x="${scale.at(epoch)}%" y="12">${hours ? words.instant(local) : words.instant(local.slice(0, 10))}</text>`);
  }
  return marks;
}

/** Everything with a date on one time line: rest days are shaded, the present moment is a line, and open ranges are hatched. */
export function timeline(context: Context): TemplateResult | typeof nothing {
  const { words } = context;
  const dated = context.commitments
    .filter((one) => groupOf(one) === "dated" && one.startsAt && one.dueAt)
    .sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!));
  if (dated.length < 2) return nothing;
  const scale = scaleOf(dated, context);
  const rest = shading(scale, context);
  const now = epochOf(context.now, scale.zone);
  const nowLine = now > scale.from && now < scale.to ? svg`<line class="now" x1="${scale.at(now)}%" x2="${scale.at(now)}%" y1="0" y2="100%"/>` : nothing;
  const said = (one: Commitment): string => (context.process === "all" ? words.title(one.id) + words.ui("list.colon") : "") + dueText(one, context);
  return html`<section class="card timeline" role="group" aria-label=${words.ui("timeline")}>
    <h2>${words.ui("timeline")}</h2>
    <div class="lanes"><svg class="shade" aria-hidden="true">${rest}${nowLine}</svg><ul>
      ${lanesOf(dated, context).map(([name, members]) => html`<li><span class="name">${name}<span class="unseen">${words.ui("list.colon")}${members.map(said).join(words.ui("list.join"))}</span></span>
        <svg class="lane" height=${28 + (members.length - 1) * STEP} aria-hidden="true">${members.map((one, at) => bar(one, scale, 14 + at * STEP, said(one), context))}</svg></li>`)}
    </ul></div>
    <div class="axis" aria-hidden="true"><span class="name">${nowLine === nothing ? nothing : html`<i></i>${words.ui("timeline.now")}`}</span><svg height="16">${axis(scale, context)}</svg></div>
  </section>`;
}
