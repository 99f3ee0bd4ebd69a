/** The list of rules: by chapter or by matter, searched, each with its source, limits and readings. */
import { html, nothing, type TemplateResult } from "lit";
import type { Calculator } from "../../elements/shared/engine";
import type { Quote, RuleInfo } from "../../engine/types";
import { quotation } from "../../elements/shared/quotation";
import type { QuotePiece, Words } from "../../words";
import type { Say } from "../say";
import type { Limits } from "./model";

/** What a rule quotes, and the note on it. */
export interface Quoted {
  pieces: readonly QuotePiece[];
  note: string;
}

export interface Shown {
  sla: Calculator;
  words: Words;
  say: Say;
  quote: Quote;
  limits: Map<string, Limits[]>;
  sources: ReadonlyMap<string, Quoted>;
  search: string;
  process: string;
  group: "clause" | "process";
}

const quotedTexts = (one: Quoted | undefined): string[] => (one ? [...one.pieces.flatMap(({ text, translation = "" }) => [text, translation]), one.note] : []);

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/** The rules that match what is looked for, each word of it somewhere. */
export function matching({ sla, words, sources, search, process }: Shown): RuleInfo[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  return sla.policy.rules.filter((rule) => {
    if (process && rule.process !== process) return false;
    const text = plain([words.title(rule.id), words.clause(rule.clause), rule.rules.join(" "), rule.id, ...quotedTexts(sources.get(rule.id))].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

function limits(rule: RuleInfo, { quote, limits: all, words, say }: Shown): TemplateResult | typeof nothing {
  const tables = all.get(rule.id) ?? [];
  const one = quote.commitments.find(({ id }) => id === rule.id)?.limit;
  if (!tables.length) return one ? html`<p class="limit"><span class="dim">${say("rule.limits")}</span> <b>${words.limit(one)}</b></p>` : nothing;
  return html`${tables.map(({ dimension, cells }) => html`<div role="group" aria-label="${say("rule.limits")} ${words.dimension(dimension)}"><dl class="limits">
    ${cells.map(([value, limit]) => html`<div><dt>${words.value(dimension, value)}</dt><dd>${limit ? words.limit(limit) : "–"}</dd></div>`)}</dl></div>`)}`;
}

/** The interpretations that a rule rests on, each with the values that it could have instead. */
function readings(rule: RuleInfo, { sla, quote, words, say }: Shown): TemplateResult | typeof nothing {
  const used = Object.keys(quote.commitments.find(({ id }) => id === rule.id)?.readings ?? {});
  const known = sla.policy.readings.filter(({ id }) => used.includes(id));
  if (!known.length) return nothing;
  return html`<details class="readings"><summary>${say("rule.readings", { n: known.length })}</summary><dl>${known.map((reading) => html`
    <dt>${words.reading(reading.id)}</dt>
    ${reading.values.map((value) => html`<dd>${words.reading(reading.id, value)}${value === reading.default ? html` <span class="badge">${say("rule.default")}</span>` : nothing}</dd>`)}
    ${reading.time ? html`<dd>${say("rule.time")}</dd>` : nothing}`)}</dl></details>`;
}

function rule(one: RuleInfo, shown: Shown): TemplateResult {
  const { words, say, sources } = shown;
  const quoted = sources.get(one.id);
  return html`<article class="card rule" id="rule-${one.id}">
    <header><h3><a href="#rule-${one.id}">${words.title(one.id)}</a></h3><span class="badge ${one.kind}">${say(`rule.${one.kind}`)}</span></header>
    <p class="dim">${shown.group === "clause" ? words.process(one.process) : words.clause(one.clause)} · ${one.rules.join(words.ui("list.join"))} · ${words.party(one.debtor)} → ${words.party(one.creditor)}</p>
    ${quoted?.pieces.length ? quotation(quoted.pieces, words) : nothing}
    ${quoted?.note ? html`<p class="dim remark"><b>${words.ui("source.note")}</b> ${quoted.note}</p>` : nothing}
    ${limits(one, shown)}
    ${readings(one, shown)}
  </article>`;
}

/** Chapters, or matters, in the document's order, each with the rules that are shown of it. */
function groupsOf({ sla, words, group }: Shown, found: RuleInfo[]): (readonly [id: string, members: RuleInfo[]])[] {
  const of = (one: RuleInfo): string => (group === "clause" ? one.clause : one.process);
  const order = group === "process" ? sla.policy.processes : [...words.clauses(), ...sla.policy.rules.map(of)];
  return [...new Set(order)].map((id) => [id, found.filter((one) => of(one) === id)] as const).filter(([, members]) => members.length);
}

const titleOf = (id: string, { words, group }: Shown): string => (group === "clause" ? words.clause(id) : words.process(id));

/** The way to each of them. */
export function contents(shown: Shown, found: RuleInfo[]): TemplateResult | typeof nothing {
  const groups = groupsOf(shown, found);
  if (groups.length < 2) return nothing;
  return html`<nav class="contents" aria-label=${shown.say("policy.contents")}><h2>${shown.say("policy.contents")}</h2>
    <ul>${groups.map(([id, members]) => html`<li><a href="#group-${id}">${titleOf(id, shown)}</a> <span class="dim">${members.length}</span></li>`)}</ul></nav>`;
}

export function rules(shown: Shown, found: RuleInfo[]): TemplateResult {
  const groups = groupsOf(shown, found);
  if (!groups.length) return html`<p class="card dim">${shown.say("policy.none")}</p>`;
  return html`${groups.map(([id, members]) => html`<section class="chapter" id="group-${id}">
    <h2>${titleOf(id, shown)} <span class="dim">${members.length}</span></h2>
    ${members.map((one) => rule(one, shown))}</section>`)}`;
}
