/** The rules page: browse, search, load a document of one's own and see what moves. */
import { html, nothing, render, type TemplateResult } from "lit";
import { policyName } from "../../elements/calculator/context";
import { FAILED } from "../../elements/calculator/failure";
import { localMoment } from "../../elements/shared/moment";
import { sharedCalculator, type Calculator } from "../../elements/shared/engine";
import type { Quote, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { requestFrom } from "../address";
import { sayings, speakPage, type Say } from "../say";
import { language, speak } from "../shell";
import { limitsOf, requestFor } from "./model";
import { comparison, fault, take, type Outcome } from "./own";
import { contents, matching, rules, type Shown } from "./rules";

const place = document.querySelector<HTMLElement>("#rules")!;

interface State {
  bundled: Calculator;
  case_: QuoteRequest;
  words: Words;
  ownWords: Words | undefined;
  sources: ReadonlyMap<string, string>;
  say: Say;
  search: string;
  process: string;
  group: Shown["group"];
  own: Outcome | undefined;
  pasted: string;
  busy: boolean;
}

let state: State;

const roomy = matchMedia("(min-width: 1000px)");

/** The policy that is shown: one's own once it has been taken. */
const current = (): Calculator => (state.own?.state === "taken" ? state.own.sla : state.bundled);

async function sourcesOf(sla: Calculator, words: Words): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all(sla.policy.rules.map(async ({ id }) => [id, await words.source(id)] as const)));
}

async function speakAll(lang: string): Promise<void> {
  const [words, ownWords, say] = await Promise.all([state.bundled.words(lang), current().words(lang), sayings(lang)]);
  const year = Number(state.case_.startAt.slice(0, 4));
  const own = ownWords.relativeTo(year);
  Object.assign(state, { words: words.relativeTo(year), ownWords: own, say, sources: await sourcesOf(current(), own) });
  speak(words);
  speakPage(say);
  draw();
}

async function bring(text: string): Promise<void> {
  Object.assign(state, { busy: true, own: undefined });
  draw();
  state.own = await take(text);
  Object.assign(state, { busy: false, search: "", process: "" });
  await speakAll(document.documentElement.lang);
}

async function choose(event: Event): Promise<void> {
  const file = (event.target as HTMLInputElement).files?.[0];
  if (!file) return;
  try {
    state.pasted = await file.text();
  } catch {
    return put({ own: { state: "unreadable" } });
  }
  await bring(state.pasted);
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

function put(change: Partial<State>): void {
  Object.assign(state, change);
  draw();
}

function provenance(): TemplateResult {
  const { say, own } = state;
  const words = state.ownWords ?? state.words;
  const { policy } = current();
  const mine = own?.state === "taken";
  return html`<section class="card provenance ${mine ? "own" : ""}" aria-labelledby="from">
    <h2 id="from">${mine ? say("policy.own") : say("policy.from")}</h2>
    <p><b>${policyName(words, policy.edition)}</b> <span class="badge">${say(`policy.${policy.provenance}`)}</span></p>
    <p>${words.provenance()}</p>
    ${mine
      ? html`<p class="dim">${say("policy.ownNote")}</p><button class="button" type="button" @click=${() => { state.own = undefined; void speakAll(document.documentElement.lang); }}>${say("policy.reset")}</button>`
      : html`<p><a href="./policies/cmcc-group-customer.json">${say("policy.document")}</a></p>`}
  </section>`;
}

function caseFields(): TemplateResult {
  const { say, words, bundled, case_ } = state;
  const change = (id: string, value: string): void => {
    const dimensions = { ...case_.dimensions };
    if (value) dimensions[id] = value;
    else delete dimensions[id];
    put({ case_: { ...case_, dimensions } });
  };
  return html`<fieldset class="case"><legend>${say("request")}</legend>
    ${bundled.policy.dimensions.map(({ id, values, required }) => html`<label>${words.dimension(id)}
      <select @change=${(event: Event) => change(id, valueOf(event))}>
        ${required ? nothing : html`<option value="">${words.unknown(id)}</option>`}
        ${values.map((value) => html`<option value=${value.id} ?selected=${case_.dimensions[id] === value.id}>${words.value(id, value.id)}</option>`)}
      </select></label>`)}
    <label>${say("request.start")}<input type="datetime-local" .value=${case_.startAt.slice(0, 16)} @change=${(event: Event) => valueOf(event) && put({ case_: { ...case_, startAt: valueOf(event) } })}></label>
  </fieldset>`;
}

function ownPanel(): TemplateResult {
  const { say, own, busy } = state;
  // Beside the rules it stands open; above them it would push them off a phone's screen.
  return html`<details class="card own-panel" ?open=${roomy.matches || !!own}>
    <summary><h2>${say("own.title")}</h2></summary>
    <p class="dim">${say("own.lead")}</p>
    <div class="bring">
      <label class="button file">${say("own.file")}<input class="unseen" type="file" accept=".json,application/json" @change=${choose}></label>
      <label>${say("own.paste")}<textarea rows="3" spellcheck="false" .value=${state.pasted} @input=${(event: Event) => { state.pasted = valueOf(event); }}></textarea></label>
      <button class="button primary" type="button" ?disabled=${busy} @click=${() => void bring(state.pasted)}>${say(busy ? "own.checking" : "own.check")}</button>
    </div>
    ${own ? fault(own, say) : nothing}
  </details>`;
}

/** What a document of one's own moves: the answer to having brought it, so it stands before the rules. */
function moved(before: Quote): TemplateResult | typeof nothing {
  const { say, own, words, ownWords, case_ } = state;
  if (own?.state !== "taken" || !ownWords) return nothing;
  return html`<section class="card own-moves" aria-labelledby="moves"><h2 id="moves">${say("moves.title")}</h2>
    ${caseFields()}${comparison(before, own.sla, words, ownWords, case_, say)}</section>`;
}

function draw(): void {
  const { say, bundled, case_, search, process, group, sources } = state;
  const sla = current();
  const words = state.ownWords ?? state.words;
  const before = bundled.quote(requestFor(bundled.policy, case_));
  const request = requestFor(sla.policy, case_);
  const shown: Shown = { sla, words, say, quote: sla.quote(request), limits: limitsOf(sla, request), sources, search, process, group };
  const found = matching(shown);
  const radio = (id: Shown["group"], key: string): TemplateResult =>
    html`<label class="radio"><input type="radio" name="group" value=${id} .checked=${group === id} @change=${() => put({ group: id })}><span>${say(key)}</span></label>`;
  render(html`<div class="policy">
    <div class="side">${provenance()}${ownPanel()}${contents(shown, found)}</div>
    <div class="rules">
      ${moved(before)}
      <form class="tools" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label class="grow">${say("policy.search")}<input type="search" placeholder=${say("policy.searchHint")} .value=${search} @input=${(event: Event) => put({ search: valueOf(event) })}></label>
        <label>${say("policy.process")}<select @change=${(event: Event) => put({ process: valueOf(event) })}>
          <option value="" ?selected=${!process}>${say("policy.all")}</option>
          ${sla.policy.processes.map((id) => html`<option value=${id} ?selected=${process === id}>${words.process(id)}</option>`)}</select></label>
        <fieldset class="group"><legend>${say("policy.group")}</legend>${radio("clause", "policy.byClause")}${radio("process", "policy.byProcess")}</fieldset>
      </form>
      <p class="dim" role="status">${say("policy.count", { shown: found.length, all: sla.policy.rules.length })}</p>
      ${rules(shown, found)}
    </div></div>`, place);
}

async function start(): Promise<void> {
  const lang = language((other) => void speakAll(other));
  const bundled = await sharedCalculator();
  const asked = requestFrom(new URLSearchParams(location.search));
  const now = localMoment(Date.now(), bundled.policy.zone);
  const case_ = requestFor(bundled.policy, { dimensions: {}, ...asked, startAt: asked.startAt ?? now });
  place.textContent = "";
  state = {
    bundled, case_, words: await bundled.words(lang), ownWords: undefined, sources: new Map(), say: (key) => key,
    search: "", process: "", group: "clause", own: undefined, pasted: "", busy: false,
  };
  await speakAll(lang);
}

start().catch((thrown) => {
  place.textContent = FAILED;
  throw thrown;
});
