/** The policy made from the table: its answers, what is missing, what differs from the rules of the page, and the file. */
import { html, nothing, type TemplateResult } from "lit";
import { problemOf } from "../../../elements/calculator/problems";
import { fileName, save } from "../../../elements/actions/save";
import { momentField } from "../../../elements/form/moment-field";
import type { Quoter } from "../../../elements/shared/engine";
import type { Commitment } from "../../../engine/types";
import { tidy } from "../../../lists/tidy";
import type { Words } from "../../../words";
import type { GetString } from "../../strings";
import { requestFor } from "../model";
import { fault } from "../own";
import type { Made, Start } from "./state";
import { bothOf, combinationsOf, namesOf } from "./table";

/** The number of combinations shown; all are in the file. */
const SHOWN = 24;
const NAMED = 8;

interface Titled { id: string; title: Record<string, string> }
interface Document {
  dimensions: (Titled & { values: Titled[] })[];
  rules: Titled[];
}

/** The choice of a combination in the document. */
const dimensionsOf = ({ dimensions }: Document, values: readonly number[]): Record<string, string> =>
  Object.fromEntries(dimensions.map(({ id, values: all }, at) => [id, all[values[at]!]!.id]));

/** A moment, or a day without a time. */
const momentOf = (at: string, words: Words): string => (at.includes("T") ? words.instant(at) : words.date(at));

/** A limit with its date, or why there is none. */
function answer(one: Commitment | undefined, words: Words, say: GetString): TemplateResult {
  if (!one) return html`<td class="dim">${say("moves.absent")}</td>`;
  const due = one.certainty === "provisional" && one.dueRange ? words.range(one.dueRange.earliest, one.dueRange.latest) : words.due(one);
  return html`<td><b>${due || words.ui(`status.${one.status}`)}</b>${one.limit ? html` <span class="dim">${words.limitOf(one)}</span>` : nothing}</td>`;
}

interface Taken { sla: Quoter; words: Words; document: Document }

function answers(start: Start, { sla, words, document }: Taken, startAt: string, pageSay: GetString): TemplateResult {
  const { say, grid } = start;
  const all = combinationsOf(grid!.dimensions);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say("answers", { start: momentOf(startAt, words) })}><table class="answers">
    <caption>${say("answers", { start: momentOf(startAt, words) })}</caption>
    <thead><tr>${document.dimensions.map(({ id }) => html`<th scope="col">${words.dimension(id)}</th>`)}${document.rules.map(({ id }) => html`<th scope="col">${words.title(id)}</th>`)}</tr></thead>
    <tbody>${all.slice(0, SHOWN).map((values) => {
      const chosen = dimensionsOf(document, values);
      const { commitments } = sla.quote({ dimensions: chosen, startAt });
      return html`<tr>${document.dimensions.map(({ id }) => html`<th scope="row">${words.value(id, chosen[id]!)}</th>`)}${document.rules.map(({ id }) => answer(commitments.find((one) => one.id === id), words, pageSay))}</tr>`;
    })}</tbody></table></div>
    ${all.length > SHOWN ? html`<p class="dim">${say("more", { n: all.length - SHOWN })}</p>` : nothing}`;
}

/** What the visitor must know or add before the document can be relied on. */
function missing(start: Start): string[] {
  const { say, grid } = start;
  const gaps = grid!.promises.flatMap(({ title, places }) => places.flatMap(({ read, values, text }) => {
    const where = [title, ...namesOf(values, grid!.dimensions)].join(" · ");
    if (!("none" in read) || read.none === "not-offered") return [];
    return [read.none === "blank" ? say("missing.blank", { where }) : say("missing.words", { where, text })];
  }));
  const texts = [start.title, start.source, ...grid!.promises.map(({ title }) => title), ...grid!.dimensions.flatMap(({ title, values }) => [title, ...values])].filter((text) => text.trim());
  const single = texts.filter((text) => bothOf(text)["zh-CN"] === bothOf(text).en);
  return [
    ...(start.title.trim() ? [] : [say("missing.title")]),
    ...(start.source.trim() ? [] : [say("missing.source")]),
    ...(start.percent.trim() ? grid!.promises.filter(({ title }) => !start.ends.get(tidy(title))?.trim()).map(({ title }) => say("missing.end", { promise: title })) : []),
    ...gaps.slice(0, NAMED), ...(gaps.length > NAMED ? [say("missing.more", { n: gaps.length - NAMED })] : []),
    ...(single.length ? [say("missing.languages", { names: [...new Set(single)].slice(0, NAMED).join(start.host.words.ui("list.join")) })] : []),
    say("missing.quotes"), say("missing.examples"),
  ];
}

/** The case under the rules of the page: values of the same names, and an example for the rest. */
function sameCase({ host: { sla, words }, grid }: Start, values: readonly number[], startAt: string) {
  const names = namesOf(values, grid!.dimensions).flatMap((name) => Object.values(bothOf(name))).map(tidy);
  const dimensions: Record<string, string> = {};
  for (const { id, values: known } of sla.policy.dimensions) {
    const found = known.find((value) => names.includes(tidy(words.value(id, value.id))));
    if (found) dimensions[id] = found.id;
  }
  return requestFor(sla.policy, { dimensions, startAt });
}

const figures = (one: Commitment): string => JSON.stringify([one.limit, one.dueAt, one.dueRange, one.status]);

function moved(start: Start, { sla, words, document }: Taken, startAt: string, pageSay: GetString): TemplateResult {
  const { say, grid, host } = start;
  const rules = host.sla.policy.rules.filter(({ shape }) => shape === "deadline");
  const pairs = grid!.promises.flatMap(({ title }, at) => {
    const rule = start.comparedWith(title);
    if (!rule) return [];
    return combinationsOf(grid!.dimensions).map((values) => ({
      name: [title, ...namesOf(values, grid!.dimensions)].join(" · "),
      before: host.sla.explain(sameCase(start, values, startAt), rule),
      after: sla.explain({ dimensions: dimensionsOf(document, values), startAt }, document.rules[at]!.id),
    }));
  });
  const differ = pairs.filter(({ before, after }) => figures(before) !== figures(after));
  return html`<h3>${say("differs")}</h3>
    <div class="asked">${grid!.promises.map(({ title }, at) => html`<label>${say("compare", { promise: title })}<select name=${`guided-compare-${at}`} @change=${(event: Event) => { start.compared.set(tidy(title), (event.target as HTMLSelectElement).value); host.redraw(); }}>
      <option value="" .selected=${!start.comparedWith(title)}>${say("compare.none")}</option>
      ${rules.map(({ id }) => html`<option value=${id} .selected=${id === start.comparedWith(title)}>${host.words.title(id)}</option>`)}</select></label>`)}</div>
    <p role="status">${!pairs.length ? say("differs.none") : differ.length ? say("differs.some", { n: differ.length, all: pairs.length }) : say("differs.same", { n: pairs.length })}</p>
    ${differ.length ? html`<div class="scroll" tabindex="0" role="group" aria-label=${say("differs")}><table class="moves">
      <thead><tr><th scope="col">${say("combination")}</th><th scope="col">${say("differs.before")}</th><th scope="col">${say("differs.after")}</th></tr></thead>
      <tbody>${differ.slice(0, SHOWN).map(({ name, before, after }) => html`<tr><th scope="row">${name}</th>${answer(before, host.words, pageSay)}${answer(after, words, pageSay)}</tr>`)}</tbody></table></div>` : nothing}
    ${differ.length > SHOWN ? html`<p class="dim">${say("missing.more", { n: differ.length - SHOWN })}</p>` : nothing}`;
}

/** A start that both the rules of the page and the new ones accept. */
function startOf({ startAt, host }: Start, sla: Quoter, dimensions: Record<string, string>): { at: string; problem?: string } {
  try {
    sla.quote({ dimensions, startAt: startAt || host.now });
    return { at: startAt || host.now };
  } catch (thrown) {
    return { at: host.now, problem: problemOf(thrown).message };
  }
}

export function resultView(start: Start, { document, outcome, words }: Made, pageSay: GetString): TemplateResult {
  const { say, host } = start;
  const written = (take: (text: string) => void) => () => void start.written().then((text) => { if (text !== undefined) take(text); });
  const own = document as Document & { id: string };
  const body = (): TemplateResult | typeof nothing => {
    if (outcome.state !== "taken" || !words) return fault(outcome, pageSay);
    const near = words.relativeTo(Number(host.today.slice(0, 4)));
    const { at, problem } = startOf(start, outcome.sla, dimensionsOf(own, own.dimensions.map(() => 0)));
    const taken: Taken = { sla: outcome.sla, words: near, document: own };
    return html`<div class="field from">${momentField({ name: "guided-from", label: say("from"), value: start.startAt || host.now, words: near, sla: outcome.sla, now: host.now, problem, onChange: (startAt) => void start.set({ startAt }) })}</div>
      ${answers(start, taken, at, pageSay)}
      <h3>${say("missing")}</h3><ul class="missing">${missing(start).map((one) => html`<li>${one}</li>`)}</ul>
      ${moved(start, taken, at, pageSay)}
      <p class="dim" role="status">${say(start.ready ? "ready" : "waits")}</p>
      <div class="handed"><button class="button primary" type="button" ?disabled=${!start.ready} @click=${written((text) => save(new Blob([text], { type: "application/json" }), fileName([(start.made?.document as Document & { id: string }).id], "json")))}>${say("download")}</button>
        <button class="button" type="button" ?disabled=${!start.ready} @click=${written((text) => host.bring(text))}>${say("show")}</button></div>`;
  };
  return html`<fieldset class="step result"><legend>${say("result")}</legend>${body()}</fieldset>`;
}
