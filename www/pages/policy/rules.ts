/** The list of rules: by chapter or by process, searchable, each with its source, limits and readings. */
import { until } from "lit/directives/until.js";
import { html, nothing, type TemplateResult } from "lit";
import type { Quoter } from "../../elements/shared/engine";
import type { Commitment, RuleInfo } from "../../engine/types";
import { quotation } from "../../elements/shared/quotation";
import { printedTable, underTable } from "../../elements/shared/printed-table";
import type { PrintedTable, QuotePiece, Words } from "../../words";
import type { GetString } from "../strings";
import type { RuleAnswers } from "./model";

/** What a rule quotes, and the note on it. */
export interface Quoted {
  pieces: readonly QuotePiece[];
  note: string;
}

export interface Shown {
  sla: Quoter;
  words: Words;
  say: GetString;
  answers: ReadonlyMap<string, RuleAnswers>;
  /** The source's tables. */
  tables: readonly PrintedTable[];
  /** The choices of the visitor's own case; nothing is chosen silently. */
  chosen: Readonly<Record<string, string>>;
  startAt: string;
  sources: ReadonlyMap<string, Quoted>;
  search: string;
  process: string;
  group: "clause" | "process";
}

const quotedTexts = (one: Quoted | undefined): string[] => (one ? [...one.pieces.flatMap(({ text, translation = "" }) => [text, translation]), one.note] : []);

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/** The rules that match the search: each word occurs somewhere in the rule. */
export function matching({ sla, words, sources, search, process }: Shown): RuleInfo[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  return sla.policy.rules.filter((rule) => {
    if (process && rule.process !== process) return false;
    const text = plain([words.title(rule.id), words.clause(rule.clause), rule.rules.join(" "), rule.id, ...quotedTexts(sources.get(rule.id))].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

/** A limit, and whether it is on request; without a limit, the status. */
function limitText(one: Commitment, words: Words): string {
  const asked = one.limit && one.requirement === "on-request" ? words.requirement(one) : "";
  return [asked, words.limitOf(one)].filter(Boolean).join(words.ui("day.join")) || words.ui(`status.${one.status}`);
}

/** 铜牌、标准: the values that something holds for, each once. */
const valuesText = (values: readonly Readonly<Record<string, string>>[], words: Words): string =>
  [...new Set(values.map((one) => Object.entries(one).map(([dimension, value]) => words.value(dimension, value)).join(words.ui("summary.join"))))].join(words.ui("list.join"));

/** Who owes it to whom, and for which values where that differs. */
function partiesText(rule: RuleInfo, { answers, words, say }: Shown): string {
  const { parties } = answers.get(rule.id)!;
  if (parties.length < 2) return words.parties(parties[0]?.answer ?? rule);
  return parties.map(({ values, answer }) => say("rule.for", { text: words.parties(answer), values: valuesText(values, words) })).join(say("rule.then"));
}

/** What the policy says of some values, or where a condition holds or does not. */
function remarks(rule: RuleInfo, { answers, words, say }: Shown): TemplateResult | typeof nothing {
  const all = answers.get(rule.id)!.remarks;
  if (!all.length) return nothing;
  const when = ({ condition }: (typeof all)[number]): string => (condition ? say(condition.holds ? "rule.where" : "rule.whereNot", { condition: words.condition(condition.id) }) : "");
  return html`<ul class="remarks dim">${all.map((one) => html`<li>${[[valuesText(one.values, words), when(one)].filter(Boolean).join(words.ui("summary.join")), one.reasons.map((code) => words.reason({ code })).join(words.ui("day.join"))].filter(Boolean).join(words.ui("list.colon"))}</li>`)}</ul>`;
}

/** A rule's limits: those of its printed table stand there, the others in as many columns and rows as they have. */
function limits(rule: RuleInfo, shown: Shown): TemplateResult | typeof nothing {
  const { answers, tables, sla, words, say } = shown;
  const table = tables.find(({ rows }) => rows.some((row) => row.rule === rule.id));
  if (table) return html`<p class="limit"><a href="#printed-${table.id}">${table.title}</a></p>`;
  const { dimensions, limits: all } = answers.get(rule.id)!;
  const [first] = all;
  if (!first || all.every(({ answer }) => !answer.limit)) return nothing;
  if (!dimensions.length) return html`<p class="limit"><span class="dim">${say("rule.limits")}</span> <b>${limitText(first.answer, words)}</b></p>`;
  const ordered = sla.policy.dimensions.filter(({ id }) => dimensions.includes(id));
  const across = ordered.find((one) => one.ordered) ?? ordered[ordered.length - 1]!;
  const down = dimensions.filter((id) => id !== across.id);
  if (!down.length) {
    return html`<div role="group" aria-label="${say("rule.limits")} ${words.dimension(across.id)}"><dl class="limits">
      ${all.map(({ values, answer }) => html`<div class=${shown.chosen[across.id] === values[across.id] ? "mine" : nothing}><dt>${words.value(across.id, values[across.id]!)}</dt><dd>${limitText(answer, words)}</dd></div>`)}</dl></div>`;
  }
  const name = (values: Readonly<Record<string, string>>): string => down.map((id) => words.value(id, values[id]!)).join(words.ui("summary.join"));
  const rows = [...new Set(all.map(({ values }) => name(values)))];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say("rule.limits")}><table class="printed">
    <thead><tr><th scope="col">${down.map((id) => words.dimension(id)).join(words.ui("summary.join"))}</th>${across.values.map(({ id }) => html`<th scope="col">${words.value(across.id, id)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row">${row}</th>${across.values.map(({ id }) => {
      const one = all.find(({ values }) => values[across.id] === id && name(values) === row);
      const mine = one && Object.keys(one.values).every((key) => shown.chosen[key] === one.values[key]);
      return html`<td class=${mine ? "mine" : nothing}>${one ? limitText(one.answer, words) : "–"}${mine ? html`<span class="unseen">${words.ui("printed.mine")}</span>` : nothing}</td>`;
    })}</tr>`)}</tbody></table></div>`;
}

/** The readings that a rule may depend on, each with its other values. */
function readings(rule: RuleInfo, { sla, answers, words, say }: Shown): TemplateResult | typeof nothing {
  const known = sla.policy.readings.filter(({ id }) => answers.get(rule.id)!.readings.has(id));
  if (!known.length) return nothing;
  return html`<details class="readings"><summary>${say("rule.readings", { n: known.length })}</summary><dl>${known.map((reading) => html`
    <dt>${words.reading(reading.id)}</dt>
    ${reading.values.map((value) => html`<dd>${words.reading(reading.id, value)}${value === reading.default ? html` <span class="badge">${say("rule.default")}</span>` : nothing}</dd>`)}
    ${reading.time ? html`<dd>${say("rule.time")}</dd>` : nothing}`)}</dl></details>`;
}

/** The source's tables that belong to a chapter or matter, with those rules that are shown. */
function tablesOf(id: string, members: readonly RuleInfo[], shown: Shown): TemplateResult[] {
  const { tables, sla, words, chosen, startAt, group } = shown;
  const found = tables.filter((table) => {
    const rule = sla.policy.rules.find((one) => one.id === table.rows[0]?.rule);
    const home = group === "clause" ? table.clause : rule?.process;
    return home === id && table.rows.some((row) => members.some((one) => one.id === row.rule));
  });
  const link = (rule: string): string => `#rule-${rule}`;
  return found.map((table) => html`<section class="card source-table" id="printed-${table.id}" aria-label=${table.title}>
    ${printedTable(table, { sla, words, chosen, startAt, link })}${underTable(table, words)}</section>`);
}

function rule(one: RuleInfo, shown: Shown): TemplateResult {
  const { words, say, sources } = shown;
  const quoted = sources.get(one.id);
  return html`<article class="card rule" id="rule-${one.id}">
    <header><h3><a href="#rule-${one.id}">${words.title(one.id)}</a></h3><span class="badge ${one.kind}">${say(`rule.${one.kind}`)}</span></header>
    <p class="dim">${[shown.group === "clause" ? words.process(one.process) : words.clause(one.clause), one.rules.join(words.ui("list.join")), partiesText(one, shown)].filter(Boolean).join(" · ")}</p>
    ${quoted?.pieces.length ? quotation(quoted.pieces, words) : nothing}
    ${quoted?.note ? html`<p class="dim remark"><b>${words.ui("source.note")}</b> ${quoted.note}</p>` : nothing}
    ${limits(one, shown)}
    ${one.credit ? until(import("../../elements/credit/view").then(({ creditView }) => creditView({ rule: one, words, sla: shown.sla }), () => nothing), nothing) : nothing}
    ${shown.sla.policy.targets?.some(({ of }) => of.includes(one.id)) ? until(import("../../elements/targets/rule-view").then(({ ruleTargets }) => ruleTargets({ rule: one, words, sla: shown.sla }), () => nothing), nothing) : nothing}
    ${remarks(one, shown)}
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
    ${tablesOf(id, members, shown)}
    ${members.map((one) => rule(one, shown))}</section>`)}`;
}
