/** The rules page: browse, search, load another document and see what moves. */
import { html, nothing, render, type TemplateResult } from "lit";
import { policyName } from "../../elements/calculator/context";
import { FAILED } from "../../elements/calculator/failure";
import { localMoment } from "../../elements/shared/moment";
import { quoters, type Quoter } from "../../elements/shared/engine";
import type { Quote, QuoteRequest } from "../../engine/types";
import type { PolicySources, PrintedTable, Words } from "../../words";
import { matchLanguage } from "../../words/languages";
import { loadPageStrings, fillPage, type GetString } from "../strings";
import { carry } from "../carry";
import { documentsIn } from "../documents";
import { language, speak } from "../shell";
import { caseFields, mineFields } from "./case";
import { answersOf, requestFor, type RuleAnswers } from "./model";
import { calendarId, comparison, fault, isCalendar, take, type Outcome } from "./own";
import type { Start } from "./guided";
import { contents, matching, rules, type Quoted, type Shown } from "./rules";
import { caseOf, queryFor, viewFrom, type View } from "./view";

const place = document.querySelector<HTMLElement>("#rules")!;

interface State {
  /** The policy of the page: the bundled one, or the one that its address names. */
  bundled: Quoter;
  /** What its address names. */
  documents: ReadonlyMap<string, string>;
  words: Words;
  ownWords: Words | undefined;
  sources: ReadonlyMap<string, Quoted>;
  tables: readonly PrintedTable[];
  remarks: PolicySources["remarks"];
  /** What the source is and where it was found. */
  source: string;
  say: GetString;
  view: View;
  /** Parts of the address that mean nothing here. */
  refused: readonly string[];
  /** When the page was opened: the example's start. */
  now: string;
  /** A start that the engine refuses, as it was typed. */
  typed: string | undefined;
  own: Outcome | undefined;
  /** The chosen case under supplied rules that have nothing in common with those of the page. */
  ownCase: Readonly<Record<string, string>>;
  pasted: string;
  /** The texts of supplied calendars, by their ids. */
  calendars: ReadonlyMap<string, string>;
  busy: boolean;
  /** The guided start, and what draws it, once somebody has opened it. */
  guided: { start: Start; view: typeof import("./guided")["startView"] } | undefined;
}

let state: State;

const roomy = matchMedia("(min-width: 1000px)");

/** The policy shown: the supplied one, once it has been accepted. */
const current = (): Quoter => (state.own?.state === "taken" ? state.own.sla : state.bundled);

async function sourcesOf(sla: Quoter, words: Words): Promise<ReadonlyMap<string, Quoted>> {
  return new Map(await Promise.all(sla.policy.rules.map(async ({ id }) => [id, { pieces: await words.quote(id), note: await words.note(id) }] as const)));
}

async function speakAll(lang: string): Promise<void> {
  await state.guided?.start.speak(lang);
  const [words, ownWords, say] = await Promise.all([state.bundled.words(lang), current().words(lang), loadPageStrings(lang)]);
  const year = Number(caseNow().startAt.slice(0, 4));
  const own = ownWords.relativeTo(year);
  Object.assign(state, { words: words.relativeTo(year), ownWords: own, say, sources: await sourcesOf(current(), own), tables: await own.tables(), remarks: await own.remarks(), source: await own.sourceLine() });
  speak(words);
  fillPage(say);
  draw();
}

async function bring(text: string): Promise<void> {
  Object.assign(state, { busy: true, own: undefined, ownCase: {} });
  draw();
  state.own = await take(text, state.calendars);
  Object.assign(state, { busy: false, view: { ...state.view, search: "", process: "" } });
  remember();
  await speakAll(document.documentElement.lang);
}

async function choose(event: Event): Promise<void> {
  const files = [...(event.target as HTMLInputElement).files ?? []];
  if (!files.length) return;
  try {
    for (const text of await Promise.all(files.map((file) => file.text()))) {
      if (isCalendar(text)) state.calendars = new Map([...state.calendars, [calendarId(text), text]]);
      else state.pasted = text;
    }
  } catch {
    return put({ own: { state: "unreadable" } });
  }
  // A calendar alone waits for the policy that uses it.
  if (state.pasted) await bring(state.pasted);
  else draw();
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

function put(change: Partial<State>): void {
  Object.assign(state, change);
  draw();
}

/** The answers to every rule, worked out once for a document and a start. */
let known: { sla: Quoter; startAt: string; answers: Map<string, RuleAnswers> } | undefined;

function answersNow(sla: Quoter, startAt: string): Map<string, RuleAnswers> {
  if (known?.sla !== sla || known.startAt !== startAt) known = { sla, startAt, answers: answersOf(sla, startAt) };
  return known.answers;
}

const caseNow = (): QuoteRequest => caseOf(state.bundled, state.view, state.now);

/** The place that the address names, if it is shown. */
function target(): Element | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // no text at all
  }
}

let pending = 0;

/** The view in the page's address. Typing replaces the current history entry; each other choice makes a new one. */
function remember(typing = false): void {
  clearTimeout(pending);
  const write = (): void => {
    const address = `?${queryFor(state.view, document.documentElement.lang, state.documents)}${target() ? location.hash : ""}`;
    if (address === location.search + location.hash) return;
    history[typing ? "replaceState" : "pushState"](null, "", address);
  };
  // Browsers slow down pages that write their address at every keystroke.
  if (typing) pending = window.setTimeout(write, 150);
  else write();
}

function go(change: Partial<View>, typing = false): void {
  put({ view: { ...state.view, ...change }, refused: [], typed: undefined });
  remember(typing);
}

/** Shows what the address asks for: when the page is opened, and on the way back and forward. */
async function arrive(): Promise<void> {
  clearTimeout(pending);
  const query = new URLSearchParams(location.search);
  const { view, refused } = viewFrom(query, state.bundled, state.now);
  Object.assign(state, { view, refused, typed: undefined });
  const root = document.documentElement;
  const lang = matchLanguage(query.get("lang") ?? root.lang) ?? root.lang;
  root.lang = lang;
  if (state.words.lang === lang && state.sources.size) draw();
  else await speakAll(lang);
  const place = target();
  if (place) place.scrollIntoView();
  else if (location.hash.length > 1) put({ refused: [...refused, location.hash] });
}

function provenance(): TemplateResult {
  const { say, own } = state;
  const words = state.ownWords ?? state.words;
  const { policy } = current();
  const mine = own?.state === "taken";
  return html`<section class="card provenance ${mine ? "own" : ""}" aria-labelledby="from">
    <h2 id="from">${mine ? say("policy.own") : say("policy.from")}</h2>
    <p><b>${policyName(words, policy.edition)}</b>${mine ? html` <span class="badge">${say(`policy.${policy.provenance}`)}</span>` : nothing}</p>
    ${state.source ? html`<p class="source-line">${state.source}</p>` : nothing}
    <p>${words.provenance()}</p>
    ${words.officeHours() ? html`<p>${words.officeHours()}</p>` : nothing}
    ${state.remarks.length ? html`<details class="remarks" ?open=${roomy.matches}><summary>${say("policy.remarks")}</summary>
      <dl>${state.remarks.map(({ title, text }) => html`<dt>${title}</dt><dd>${text}</dd>`)}</dl></details>` : nothing}
    ${mine
      ? html`<p class="dim">${say("policy.ownNote")}</p><button class="button" type="button" @click=${() => { state.own = undefined; void speakAll(document.documentElement.lang); }}>${say("policy.reset")}</button>`
      : html`<p><a href=${state.documents.get("policy-src") ?? "./policies/cmcc-group-customer.json"}>${say("policy.document")}</a></p>`}
  </section>`;
}

function caseShown(): TemplateResult {
  const { say, words, bundled, view: { chosen }, now, typed } = state;
  return caseFields({
    sla: bundled, words, say, now, typed, case_: caseNow(),
    choose: (id, value) => {
      const { [id]: _, ...others } = chosen.dimensions;
      go({ chosen: { ...chosen, dimensions: value ? { ...others, [id]: value } : others } });
    },
    start: (startAt) => {
      try {
        bundled.quote({ ...caseNow(), startAt });
      } catch {
        return put({ typed: startAt });
      }
      go({ chosen: { ...chosen, startAt } });
    },
  });
}

/** Whether the supplied rules are another version of the page's rules: only then is there anything to compare. */
const related = (own: Quoter): boolean => own.policy.rules.some(({ id }) => state.bundled.policy.rules.some((rule) => rule.id === id));

/** The visitor's own case, open until something is chosen: choices mark the cells that are for them. */
function mine(): TemplateResult | typeof nothing {
  const { own, say, view: { chosen } } = state;
  if (own?.state === "taken") {
    // Beside a comparison, the comparison's case is used.
    return related(own.sla) ? nothing : mineFields({
      sla: own.sla, words: state.ownWords ?? state.words, say, chosen: state.ownCase,
      choose: (id, value) => {
        const { [id]: _, ...others } = state.ownCase;
        put({ ownCase: value ? { ...others, [id]: value } : others });
      },
    });
  }
  return mineFields({
    sla: state.bundled, words: state.words, say, chosen: chosen.dimensions,
    choose: (id, value) => {
      const { [id]: _, ...others } = chosen.dimensions;
      go({ chosen: { ...chosen, dimensions: value ? { ...others, [id]: value } : others } });
    },
  });
}

function ownPanel(): TemplateResult {
  const { say, own, busy } = state;
  // It is open if it is beside the rules; above them it would push them off a phone's screen.
  return html`<details class="card own-panel" ?open=${roomy.matches || !!own}>
    <summary><h2>${say("own.title")}</h2></summary>
    <p class="dim">${say("own.lead")}</p>
    <div class="bring">
      <label class="button file">${say("own.file")}<input class="unseen" type="file" accept=".json,application/json" multiple @change=${choose}></label>
      <label>${say("own.paste")}<textarea rows="3" spellcheck="false" .value=${state.pasted} @input=${(event: Event) => { state.pasted = valueOf(event); }}></textarea></label>
      <button class="button primary" type="button" ?disabled=${busy} @click=${() => void bring(state.pasted)}>${say(busy ? "own.checking" : "own.check")}</button>
    </div>
    ${state.calendars.size ? html`<p class="dim" role="status">${say("own.calendar", { id: [...state.calendars.keys()].join(state.words.ui("list.join")) })}</p>` : nothing}
    ${own ? fault(own, say) : nothing}
  </details>`;
}

/** The text of the calendar of one's own that was brought last, or of the first that the page's address names. */
async function calendarText(): Promise<string | undefined> {
  const [address] = (state.documents.get("calendar-src") ?? "").split(" ");
  const own = [...state.calendars.values()].pop();
  if (own !== undefined || !address) return own;
  return (await fetch(new URL(address, document.baseURI))).text();
}

/** Opens the guided start, which is downloaded only now. */
async function guide(event: Event): Promise<void> {
  if (!(event.target as HTMLDetailsElement).open || state.guided) return;
  const { Start: Guided, startView } = await import("./guided");
  const start = new Guided({
    get sla() { return state.bundled; },
    get words() { return state.words; },
    now: state.now, today: state.now.slice(0, 10), calendar: calendarText, redraw: draw, bring: (text) => { state.pasted = text; void bring(text); },
  });
  await start.speak(document.documentElement.lang);
  put({ guided: { start, view: startView } });
}

function guided(): TemplateResult {
  const { say, guided } = state;
  return html`<details class="card guided-panel" @toggle=${(event: Event) => void guide(event)}><summary><h2>${say("guided.title")}</h2> <span class="dim">${say("guided.lead")}</span></summary>
    ${guided ? guided.view(guided.start, say) : nothing}</details>`;
}

/** What the supplied document moves: the result of supplying it, so it is shown before the rules. */
function moved(before: Quote): TemplateResult | typeof nothing {
  const { say, own, words, ownWords } = state;
  if (own?.state !== "taken" || !ownWords || !related(own.sla)) return nothing;
  return html`<section class="card own-moves" aria-labelledby="moves"><h2 id="moves">${say("moves.title")}</h2>
    ${caseShown()}${comparison(before, own.sla, words, ownWords, caseNow(), say)}</section>`;
}

/** What was not taken from the address. */
function unread(): TemplateResult | typeof nothing {
  const { say, refused } = state;
  return refused.length ? html`<section class="card unread" aria-label=${say("link")}><p><b>${say("link.refused")}</b></p>
    <ul>${refused.map((part) => html`<li><code>${part}</code></li>`)}</ul>
    <button class="button" type="button" @click=${() => put({ refused: [] })}>${say("link.dismiss")}</button></section>` : nothing;
}

function draw(): void {
  const { say, bundled, view: { search, process, group }, sources } = state;
  const case_ = caseNow();
  const sla = current();
  const words = state.ownWords ?? state.words;
  const before = bundled.quote(requestFor(bundled.policy, case_));
  const { startAt } = case_;
  const chosen = state.own?.state !== "taken" ? state.view.chosen.dimensions : related(sla) ? requestFor(sla.policy, case_).dimensions : state.ownCase;
  const shown: Shown = { sla, words, say, answers: answersNow(sla, startAt), tables: state.tables, chosen, startAt, sources, search, process, group };
  const found = matching(shown);
  const radio = (id: Shown["group"], key: string): TemplateResult =>
    html`<label class="radio"><input type="radio" name="group" value=${id} .checked=${group === id} @change=${() => go({ group: id })}><span>${say(key)}</span></label>`;
  place.querySelector(".fallback")?.remove();
  render(html`<div class="policy">
    <div class="side">${provenance()}${ownPanel()}${contents(shown, found)}</div>
    <div class="rules">
      ${unread()}${guided()}${moved(before)}
      <form class="tools" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label class="grow">${say("policy.search")}<input type="search" placeholder=${say("policy.searchHint")} .value=${search} @input=${(event: Event) => go({ search: valueOf(event) }, true)}></label>
        <label>${say("policy.process")}<select @change=${(event: Event) => go({ process: valueOf(event) })}>
          <option value="" .selected=${!process}>${say("policy.all")}</option>
          ${sla.policy.processes.map((id) => html`<option value=${id} .selected=${process === id}>${words.process(id)}</option>`)}</select></label>
        <fieldset class="group"><legend>${say("policy.group")}</legend>${radio("clause", "policy.byClause")}${radio("process", "policy.byProcess")}</fieldset>
      </form>
      ${mine()}
      <p class="dim" role="status">${say("policy.count", { shown: found.length, all: sla.policy.rules.length })}</p>
      ${rules(shown, found)}
    </div></div>`, place);
}

async function start(): Promise<void> {
  const lang = language((other) => void speakAll(other));
  carry(new URLSearchParams(location.search));
  const query = new URLSearchParams(location.search);
  const named = new Map(documentsIn(query));
  const bundled = await quoters.of({ policy: named.get("policy-src") ?? null, calendar: named.get("calendar-src") ?? null, base: document.baseURI });
  place.textContent = "";
  state = {
    bundled, documents: named, ownCase: {}, calendars: new Map(), words: await bundled.words(lang), ownWords: undefined, sources: new Map(), tables: [], remarks: [], source: "", say: (key) => key, own: undefined, pasted: "", busy: false, guided: undefined,
    view: { search: "", process: "", group: "clause", chosen: { dimensions: {} } }, refused: [], typed: undefined, now: localMoment(Date.now(), bundled.policy.zone),
  };
  await arrive();
  addEventListener("popstate", () => void arrive());
}

start().catch((thrown) => {
  place.textContent = FAILED;
  throw thrown;
});
