import { html, nothing, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import { sentenceOf } from "../calculator/sentences";
import { exampleMark, under } from "../form/choices";
import { pickButton } from "../form/moment-field";
import { daysBetween } from "../../engine/dates";
import { elementState } from "../shared/element-state";
import { tidyDate } from "../shared/moment";
import type { Desk } from "./context";
import { restingOnFigures } from "./figures";
import { gantt } from "./gantt";
import { answer, critical, requestOf, type Answer } from "./latest";
import type { Ends } from "./safe-start";
import { itemTitle, project } from "./project";
import { strip } from "./strip";

/** The day of the strip that is pointed at, by its place. */
const strips = elementState(() => ({ pointed: 0 }));

function wantedField(desk: Desk, problem: string | undefined): TemplateResult {
  const { say, words, wanted, sla } = desk;
  return html`<div class="field wanted"><div class="named"><label for="wanted">${say("back.wanted")}</label>${exampleMark(desk.isExample("wanted") ? words.ui("example.take") : undefined, () => desk.put({ wanted }))}</div>
    <span class="date"><input id="wanted" autocomplete="off" spellcheck="false" placeholder=${words.ui("moment.datePattern")} .value=${wanted}
      aria-invalid=${problem ? "true" : nothing} aria-describedby=${problem ? "wanted-note" : nothing}
      @change=${(event: Event) => desk.put({ wanted: tidyDate((event.target as HTMLInputElement).value) })}>
    ${pickButton({ label: say("back.wanted"), value: problem ? "" : wanted, words, sla, onChange: (date) => desk.put({ wanted: date }) })}</span>
    ${under("wanted", problem)}</div>`;
}

/** What a line's answer rests on beside the rules: figures that someone entered. */
const isMarked = (desk: Desk, one: Answer): boolean => restingOnFigures(desk.sla, requestOf(desk, one.item)).has(one.item.commitment);

/** Beyond the published calendar both ends are told: only the later one is safe. */
function dueText(one: Commitment, { words }: Desk): string {
  const { dueRange } = one;
  return dueRange && dueRange.earliest !== dueRange.latest ? words.range(dueRange.earliest, dueRange.latest) : words.due(one);
}

const endsText = ({ earliest, latest }: Ends, { words }: Desk): string => (earliest === latest ? words.date(latest) : words.range(earliest, latest));

function slip(one: Answer, desk: Desk): string {
  const { say } = desk;
  if (!one.slipped || !one.plan) return "";
  const { earliest, latest } = one.slipped;
  const least = daysBetween(one.plan.until.earliest, earliest);
  const most = daysBetween(one.plan.until.latest, latest);
  const n = least === most ? most : [least, most].sort((a, b) => a - b).join("–");
  const key = one.plan.act === "notice" ? "back.slipNotice" : "back.slip";
  const params = { act: desk.words.shortEvent(one.plan.event), due: endsText(one.slipped, desk), n };
  return one.slippedOn ? say(`${key}On`, { ...params, date: desk.words.date(one.slippedOn) }) : say(key, params);
}

/** The way to it from the order on, and what follows: each act with its day. */
function chainView({ chain, plan }: Answer, desk: Desk): TemplateResult | typeof nothing {
  const { say, words } = desk;
  if (!chain || !plan || (!chain.before.length && !chain.lacks && !chain.after.length)) return nothing;
  const limit = ({ limit: one }: Commitment) => (one ? words.limit(one) : "");
  const step = (event: string, date: string, commitment: Commitment) => html`<li>${say("back.latest", { date, act: desk.words.shortEvent(event) })}
    <span class="small">${say("chain.then", { title: words.title(commitment.id), limit: limit(commitment) })}</span></li>`;
  const own = plan.at ? words.instant(plan.at) : words.date(plan.by);
  return html`<section class="chain" aria-label=${say("chain")}><h3>${say("chain")}</h3>
    ${chain.lacks ? html`<p class="problem">${say("chain.lacks", { figure: words.figure(chain.lacks) })}</p>` : nothing}
    <ol>${chain.before.map(({ event, by, commitment }) => step(event, words.date(by), commitment))}${step(plan.event, own, plan.commitment)}
      <li>${say("chain.done", { date: words.date(desk.wanted), title: words.title(plan.commitment.id) })}</li>
      ${chain.after.map((one) => html`<li>${say("chain.after", { title: words.title(one.id), date: endsText(one.dueRange ?? { earliest: one.dueDate!, latest: one.dueDate! }, desk), limit: limit(one) })}</li>`)}</ol></section>`;
}

function lackText({ lacks }: Answer, { say, words }: Desk): string {
  if (!lacks) return "";
  if ("figure" in lacks) return say("back.figures", { figure: words.figure(lacks.figure) });
  return say("compare.needs", { dimension: words.dimension(lacks.dimension) });
}

function result(one: Answer, first: boolean, desk: Desk): TemplateResult {
  const { say, words, sla } = desk;
  const { plan, other, problem } = one;
  if (!plan) {
    return html`<li class="back-row"><h2>${itemTitle(one.item, desk)}</h2><p class="problem">${problem ? sentenceOf(problem, String(problem.params?.["value"] ?? desk.wanted), sla, words) : lackText(one, desk)}</p></li>`;
  }
  const { commitment, by, maybe } = plan;
  const act = desk.words.shortEvent(plan.event);
  const notice = plan.act === "notice";
  const ends = notice ? say("back.works", { date: words.date(plan.until.latest) }) : say("back.due", { date: dueText(commitment, desk) });
  return html`<li class="back-row ${first ? "first" : ""}"><h2>${itemTitle(one.item, desk)}
      ${first ? html`<span class="badge makeup">${say("back.critical")}</span>` : nothing}${isMarked(desk, one) ? html`<span class="badge plain">${say("figures.mark")}</span>` : nothing}</h2>
    <p class="latest"><b>${say(notice ? "back.latestNotice" : "back.latest", { date: plan.at ? words.instant(plan.at) : words.date(by), act })}</b>
      ${commitment.certainty === "provisional" ? html` <span class="badge maybe">${words.ui("provisional")}</span>` : nothing}</p>
    ${maybe ? html`<p class="small">${say(notice ? "back.maybeNotice" : "back.maybe", { date: words.date(maybe), act })}</p>` : nothing}
    <p class="small">${[words.limitOf(commitment), ends].filter(Boolean).join(words.ui("summary.join"))}</p>
    ${one.today ? html`<p class="problem">${say(notice ? "back.passedNotice" : "back.passed", { date: endsText(one.today, desk), act })}</p>` : nothing}
    <p class="small">${slip(one, desk)}</p>
    ${other ? html`<p class="small"><span class="badge plain">${say("back.reading")}</span> ${say("back.otherwise", { reading: words.reading("nonWorkingReceipt", other.value), date: words.date(other.startDate), act })}</p>` : nothing}
    ${chainView(one, desk)}
    <details><summary class="small">${say("back.counted")}</summary><ol class="walk">${words.traceSentences(commitment, desk.request.exclusions).map((text) => html`<li>${text}</li>`)}</ol></details>
  </li>`;
}

export function backView(desk: Desk): TemplateResult {
  const { say, items, wanted } = desk;
  const answers = items.map((item) => answer(desk, item));
  const first = critical(answers);
  const several = answers.filter(({ plan }) => plan).length > 1;
  const bad = answers.find(({ problem }) => problem && /date/.test(problem.code))?.problem;
  const problem = bad && !/^\d{4}-\d\d-\d\d$/.test(wanted) ? sentenceOf(bad, wanted, desk.sla, desk.words) : undefined;
  return html`<section class="stack">
    <p class="print-only">${say("back.wanted")} ${wanted}</p>
    ${wantedField(desk, problem)}${project(desk)}
    <ul class="back-rows" aria-label=${say("back.results")}>${answers.map((one) => result(one, several && one === first, desk))}</ul>
    ${several || first ? gantt(answers, first, desk) : nothing}
    ${first ? strip(desk, first.item, desk.words.shortEvent(first.plan!.event), strips(desk).pointed, (at) => { strips(desk).pointed = at; desk.redraw(); }) : nothing}
  </section>`;
}
