/** Lines of a project on one axis of time: from the latest start to the due date, rest days shaded, the critical one marked. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { addDays, daysBetween } from "../../engine/dates";
import type { Desk } from "./context";
import { requestOf, type Answer } from "./latest";
import type { Ends } from "./safe-start";
import { itemTitle } from "./project";
import { times } from "../../engine/times";

/** With more days than this, single rest days are too thin to be seen. */
const SHADED = 120;

interface Scale {
  first: string;
  days: number;
  at(date: string): number;
}

function scaleOf(answers: Answer[], desk: Desk): Scale {
  const starts = answers.map(({ plan }) => plan!.by);
  const ends = answers.map(({ plan }) => plan!.until.latest);
  const all = [...starts, ...ends, desk.wanted, ...starts.flatMap((date) => (date < desk.today ? [desk.today] : []))].sort();
  const first = addDays(all[0]!, -1);
  const days = daysBetween(first, all[all.length - 1]!) + 2;
  return { first, days, at: (date) => (daysBetween(first, date) / days) * 100 };
}

/** Shades the days off, where all lines have the same. */
function shading({ first, days, at }: Scale, desk: Desk, answers: readonly Answer[]): TemplateResult[] {
  const [sla, other] = new Set(answers.map(({ item }) => desk.sla.by(requestOf(desk, item).dimensions)));
  if (days > SHADED || !sla || other) return [];
  return times(days, (index) => addDays(first, index)).flatMap((date) => {
    const { kind } = sla.dayInfo(date);
    return kind === "workday" || kind === "makeup-workday" ? [] : [svg`<rect class="rest" x="${at(date)}%" width="${100 / days}%" height="100%"/>`];
  });
}

function bar({ plan }: Answer, { at }: Scale): TemplateResult {
  const { by, until } = plan!;
  const [start, due, end] = [at(by), at(addDays(until.earliest, 1)), at(addDays(until.latest, 1))];
  return svg`<line class="run" x1="${start}%" x2="${due}%" y1="14" y2="14"/>
    ${end > due ? svg`<line class="hatched" x1="${due}%" x2="${end}%" y1="14" y2="14"/>` : nothing}
    <circle class="begin" cx="${start}%" cy="14" r="4"/>
    <svg class="over" x="${due}%" y="0" width="1" height="28"><path class="end" d="M0 7l7 7l-7 7l-7-7z"/></svg>`;
}

function axis({ first, days, at }: Scale, desk: Desk): TemplateResult[] {
  const words = desk.words.relativeTo(undefined);
  const step = Math.max(1, Math.ceil(days / (desk.room === "narrow" ? 3 : 6)));
  return times(Math.ceil((days - step / 3) / step), (index) => addDays(first, index * step))
    .map((date) => svg`<text x="${at(date)}%" y="12">${words.instant(date)}</text>`);
}

const endsSaid = ({ earliest, latest }: Ends, words: Desk["words"]): string => (earliest === latest ? words.date(latest) : words.range(earliest, latest));

export function gantt(answers: Answer[], first: Answer | undefined, desk: Desk): TemplateResult | typeof nothing {
  const dated = answers.filter(({ plan }) => plan);
  if (!dated.length) return nothing;
  const { say, words } = desk;
  const scale = scaleOf(dated, desk);
  const rest = shading(scale, desk, dated);
  const wanted = scale.at(addDays(desk.wanted, 1));
  const line = svg`<line class="now" x1="${wanted}%" x2="${wanted}%" y1="0" y2="100%"/>`;
  // If lanes are below their names, each is shaded separately.
  const apart = desk.room === "narrow";
  return html`<section class="card timeline gantt" aria-label=${say("back.timeline")}>
    <h2>${say("back.timeline")}</h2>
    <div class="lanes">${apart ? nothing : html`<svg class="shade" aria-hidden="true">${rest}${line}</svg>`}<ul>${dated.map((one) => html`<li class=${one === first ? "critical" : ""}>
      <span class="name">${itemTitle(one.item, desk)}${one === first && dated.length > 1 ? html` <span class="badge makeup">${say("back.critical")}</span>` : nothing}<span class="unseen">${
        say("back.spoken", { start: words.date(one.plan!.by), due: endsSaid(one.plan!.until, words) })}</span></span>
      <svg class="lane" height="28" aria-hidden="true">${apart ? rest : nothing}${bar(one, scale)}${apart ? line : nothing}</svg></li>`)}</ul></div>
    <div class="axis" aria-hidden="true"><span class="name"><i></i>${say("back.wantedShort")}</span><svg height="16">${axis(scale, desk)}</svg></div>
  </section>`;
}
