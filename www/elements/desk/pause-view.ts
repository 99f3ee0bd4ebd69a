import { html, nothing, type TemplateResult } from "lit";
import type { Exclusion, Problem } from "../../engine/types";
import { sentenceOf } from "../calculator/sentences";
import { verdict } from "../commitment-list/order";
import { overrun } from "../commitment-list/overrun";
import { causeOptions, pauseCauses } from "../shared/causes";
import { elementState } from "../shared/element-state";
import { endProblem } from "../shared/end-problem";
import { zonedMoment } from "../shared/moment";
import { momentField } from "../form/moment-field";
import type { Desk } from "./context";
import { badSaid, effects, endsOf, readLedger, whyOf, type BadLine, type Effect } from "./ledger";
import { reasonOf } from "./reason";
import { openings } from "./sheet-request";

/** The lines that could not be read, and the entry that is being filled in. */
const entering = elementState((): { bad: BadLine[]; draft: Exclusion } => ({ bad: [], draft: { cause: "", from: "", to: "" } }));

const dueText = ({ words }: Desk, one: Effect["before"]): string => (one.precision === "minute" ? words.instant(one.dueAt!) : words.date(one.dueDate!));

function entry(one: Exclusion, at: number, desk: Desk): TemplateResult {
  const { say, words, fields } = desk;
  return html`<li><span><b>${words.cause(one.cause)}</b> ${words.span(one.from, one.to)}</span>
    <button class="link" type="button" aria-label=${say("pause.removeOne", { n: at + 1 })} @click=${() => desk.set({ exclusions: fields.exclusions.filter((_, index) => index !== at) })}>${say("back.remove")}</button></li>`;
}

function adding(desk: Desk): TemplateResult {
  const { say, words, sla, fields } = desk;
  const causes = sla.policy.causes;
  const own = entering(desk);
  const { draft } = own;
  const change = (part: Partial<Exclusion>) => { own.draft = { ...own.draft, ...part }; desk.redraw(); };
  const cause = draft.cause || causes[0]!;
  const whole = /T/.test(draft.from) && /T/.test(draft.to);
  const add = () => {
    const whole = { ...draft, cause };
    own.draft = { cause, from: "", to: "" };
    desk.set({ exclusions: [...fields.exclusions, whole] });
  };
  return html`<fieldset class="card adding"><legend>${say("pause.add")}</legend>
    <div class="field"><label for="pause-cause">${words.ui("exclusion.cause")}</label><select id="pause-cause" @change=${(event: Event) => change({ cause: (event.target as HTMLSelectElement).value })}>
      ${causeOptions(sla.policy, cause, words)}</select></div>
    ${momentField({ name: "pause-from", label: words.ui("exclusion.from"), value: draft.from, words, sla, onChange: (from) => change({ from }) })}
    ${momentField({ name: "pause-to", label: words.ui("exclusion.to"), value: draft.to, words, sla, onChange: (to) => change({ to }) })}
    <button class="secondary" type="button" ?disabled=${!whole} @click=${add}>${say("pause.add")}</button>
    ${whole ? nothing : html`<p class="note">${say("pause.needs")}</p>`}</fieldset>`;
}

function pasting(desk: Desk): TemplateResult {
  const { say, words, sla, fields } = desk;
  const own = entering(desk);
  const take = (event: Event) => {
    const area = (event.currentTarget as HTMLElement).parentElement!.querySelector("textarea")!;
    const read = readLedger(area.value, sla.policy, words);
    own.bad = read.bad;
    // Lines that could not be read stay in the field, where they can be corrected.
    area.value = read.bad.map(({ text }) => text).join("\n");
    desk.set({ exclusions: [...fields.exclusions, ...read.entries] });
    desk.redraw();
  };
  return html`<div class="card adding"><label for="pause-lines"><b>${say("pause.paste")}</b></label><p class="note">${say("pause.form", { cause: words.cause(sla.policy.causes[0]!) })}</p>
    <textarea id="pause-lines" rows="4" spellcheck="false"></textarea>
    <button class="secondary" type="button" @click=${take}>${say("pause.take")}</button>
    ${own.bad.length ? html`<ul class="problem" role="alert">${own.bad.map((one) => html`<li>${badSaid(one, desk)}</li>`)}</ul>` : nothing}</div>`;
}

/** The moments at which the duties with these deadlines ended. */
function finishes(all: Effect[], desk: Desk, wrong: Problem | undefined): TemplateResult {
  const { say, words, sla, fields } = desk;
  const problemOf = (event: string): string | undefined => (wrong?.path === `/events/${event}` ? sentenceOf(wrong, "", sla, words) : undefined);
  return html`<fieldset class="card adding"><legend>${say("pause.finish")}</legend>
    ${endsOf(all, sla.policy).map((event) => momentField({
      name: `finish-${event}`, label: words.event(event), value: fields.events[event] ?? "", words, sla, problem: problemOf(event), onChange: (moment) => desk.set({ events: { ...fields.events, [event]: moment } }),
    }))}</fieldset>`;
}

/** An impossible end among those that are entered here. */
function wrongEnd(all: readonly Effect[], desk: Desk): Problem | undefined {
  const { sla: { policy }, request } = desk;
  const rules = policy.rules.filter(({ id }) => all.some((one) => one.id === id));
  return endProblem({ request, rules, opened: openings(desk), now: zonedMoment(Date.now(), policy.zone) }, policy);
}

const isJudged = ({ after: { outcome } }: Effect): boolean => !!outcome && outcome.finish !== "none";

/** In time or late, and where pauses came after the due moment, by how much in both ways of counting. */
function verdictCell(one: Effect, desk: Desk): TemplateResult | typeof nothing {
  if (!isJudged(one)) return nothing;
  const said = verdict(one.after, { sla: desk.sla, words: desk.words, fields: desk.fields, today: desk.today, started: true });
  const over = overrun(one.after, desk.request, desk.sla, desk.words);
  return html`<b class=${said?.state ?? ""}>${said?.text}</b>${over ? html`<span class="small">${over}</span>` : nothing}`;
}

function moved(all: Effect[], desk: Desk, wrong: Problem | undefined): TemplateResult {
  const { say, words } = desk;
  const judged = !wrong && all.some(isJudged);
  return html`<table class="effects"><caption class="unseen">${say("pause.effects")}</caption>
    <thead><tr><th scope="col">${say("compare.commitment")}</th><th scope="col">${say("pause.before")}</th><th scope="col">${say("pause.after")}</th><th scope="col">${say("pause.why")}</th>${judged ? html`<th scope="col">${say("pause.verdict")}</th>` : nothing}</tr></thead>
    <tbody>${all.map((one) => html`<tr><th scope="row">${words.title(one.id)}</th><td>${dueText(desk, one.before)}</td>
      <td>${one.moved ? html`<b>→ ${dueText(desk, one.after)}</b>` : say("pause.unmoved")}</td>
      <td class="small">${one.moved ? whyOf(one, desk.sla, desk.request, words).join(say("stop")) : ""}</td>${judged ? html`<td>${verdictCell(one, desk)}</td>` : nothing}</tr>`)}</tbody></table>`;
}

export function pauseView(desk: Desk): TemplateResult {
  const { say, words, fields, sla } = desk;
  let all: Effect[] = [];
  let fault = "";
  try {
    all = effects(sla, desk.request);
  } catch (thrown) {
    fault = reasonOf(thrown, desk);
  }
  const wrong = wrongEnd(all, desk);
  return html`<section class="stack">
    <p class="small">${pauseCauses(sla.policy, words) ? say("pause.lead", { causes: pauseCauses(sla.policy, words) }) : say("pause.recorded")}</p>
    ${fields.exclusions.length ? html`<ol class="entries" aria-label=${say("pause.entries")}>${fields.exclusions.map((one, at) => entry(one, at, desk))}</ol>` : html`<p>${say("pause.none")}</p>`}
    ${fault ? html`<p class="problem" role="alert">${fault}</p>` : nothing}
    ${all.length ? moved(all, desk, wrong) : nothing}
    ${all.length ? finishes(all, desk, wrong) : nothing}
    <div class="two">${adding(desk)}${pasting(desk)}</div>
  </section>`;
}
