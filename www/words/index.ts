/** The texts for quotes: titles, dates, sentences. Only the language that is shown is downloaded. */

import type { Commitment, Exclusion, Notice } from "../engine/types";
import { wrapErrors } from "../engine/error";
import { dayOf } from "./dates";
import { languageFiles } from "./files";
import { FirstWords } from "./first";
import { languages, matchLanguage } from "./languages";
import { fill, lawOf, type Language } from "./language";
import { officeHoursText } from "./office-hours";
import { entry, type PolicyAliases, type PolicySources, type PolicyWords, type PrintedTable, type QuotePiece } from "./policy-words";
import { besideSteps, toLatest, traceSteps, type TraceStep } from "./trace";

export type { PolicyAliases, PolicySources, PolicyWords, PrintedRow, PrintedTable, QuotePiece } from "./policy-words";
export { languages, matchLanguage, type Lang } from "./languages";
export type { TraceStep } from "./trace";

/** The quoted sources of a custom policy, or a function that loads them. */
export type Sources = PolicySources | (() => Promise<PolicySources>);

/**
 * Loads the texts of a language, for the bundled policy unless another policy's texts are given.
 * Rejects with a `RangeError` of code `unknown-value` for a language that does not exist.
 */
export async function loadWords(lang: string, policyWords?: PolicyWords, sources?: Sources): Promise<Words> {
  const known = matchLanguage(lang);
  if (known === undefined) {
    const wanted = typeof lang === "string" ? lang : typeof lang;
    const fault = new RangeError(`there is no language \`${wanted}\` here; there are ${languages.join(", ")}`);
    throw Object.assign(fault, { code: "unknown-value", path: "/0", params: { value: wanted }, allowed: [...languages] });
  }
  const files = languageFiles(known);
  const [own, policy] = await Promise.all([files.own(), policyWords ?? files.policy().then((file) => file.default as PolicyWords)]);
  const bundled = policyWords === undefined ? () => files.sources().then((file) => file.default as PolicySources) : undefined;
  return new Words(own.default, policy, sources ?? bundled);
}

/** All texts of one language and one policy; `sla.words(lang)` gives them. */
export class Words extends FirstWords<Language> {
  private readonly sources: Sources | undefined;

  constructor(own: Language, policy: PolicyWords, sources?: Sources, referenceYear?: number) {
    super(own, policy, referenceYear);
    this.sources = sources;
  }

  override relativeTo(year: number | undefined): Words {
    return new Words(this.language, this.policyWords as PolicyWords, this.sources, year);
  }

  /** The same texts, with the notices and holidays of another calendar. */
  withCalendar(notices: readonly Notice[], holidays: Readonly<Record<string, string>>): Words {
    const added = Object.fromEntries(notices.map((notice) => [notice.id, notice]));
    const words = this.policyWords as PolicyWords;
    const all = { ...words, notices: { ...words.notices, ...added }, holidays: { ...words.holidays, ...holidays } };
    return new Words(this.language, all, this.sources, this.referenceYear);
  }

  override cited(sentence: string): string {
    const part = entry(lawOf, sentence);
    const law = part && entry((this.policyWords as PolicyWords).law, part);
    return law ? fill(this.language.trace[part === "clock" ? "citedBeside" : "cited"], { law }) : "";
  }

  /** The text of an amount that is credited for a late finish, in the document's words. */
  credit(rule: string, amount: number): string {
    return fill(entry((this.policyWords as PolicyWords).credits, rule) ?? "{amount}", { amount });
  }

  /** The shortest name of an event that the document has. */
  shortEvent(event: string): string {
    return entry((this.policyWords as PolicyWords).short, event) ?? this.event(event);
  }

  /** The title of a target in per cent. */
  target(id: string): string {
    return entry((this.policyWords as PolicyWords).targets, id) ?? id;
  }

  /** The name of the cases that a target counts, in the document's words; empty if it has none. */
  counted(id: string): string {
    return entry((this.policyWords as PolicyWords).counted, id) ?? "";
  }

  /** The quotation of a target from its source, with the note on it. */
  async targetQuote(id: string): Promise<{ readonly pieces: readonly QuotePiece[]; readonly note: string }> {
    const found = entry((await this.allSources())?.targets, id);
    return { pieces: found?.quote ?? [], note: found?.note ?? "" };
  }

  /** The name of the policy's zone if its clocks change; otherwise every moment shows the one offset. */
  get zone(): string | undefined {
    return (this.policyWords as PolicyWords).zone;
  }

  /** The office hours in words, if the policy states them by weekday; otherwise empty. */
  officeHours(): string {
    const hours = officeHoursText(this.policyWords as PolicyWords, this.language);
    return hours && fill(this.language.trace.officeHours, { hours });
  }

  // Texts of the list, the count and the calendar.

  clause(id: string): string {
    return this.entry(this.policyWords.clauses, id) ?? id;
  }
  party(id: string): string {
    return this.entry(this.policyWords.parties, id) ?? id;
  }
  /** The parties, "who owes it to whom"; only the debtor if the source names no creditor. */
  parties({ debtor, creditor }: { readonly debtor: string; readonly creditor: string }): string {
    const said = debtor === creditor ? this.party(debtor) : fill(this.language.parties, { debtor: this.party(debtor), creditor: this.party(creditor) });
    return this.sentence(said);
  }
  /** A text with the capital letter of the beginning of a sentence. */
  sentence(text: string): string {
    return text.slice(0, 1).toLocaleUpperCase("en") + text.slice(1);
  }
  act(id: string): string {
    return this.entry(this.policyWords.acts, id) ?? id;
  }
  condition(id: string): string {
    return this.entry(this.policyWords.conditions, id)?.title ?? id;
  }
  conditionHint(id: string): string {
    return this.entry(this.policyWords.conditions, id)?.hint ?? "";
  }
  figure(id: string): string {
    return this.entry(this.policyWords.figures, id)?.title ?? id;
  }
  holiday(id: string): string {
    return this.entry(this.policyWords.holidays, id) ?? id;
  }
  /** The full name of a notice with its number, as far as they are known. */
  notice(id: string): string {
    const notice = this.entry(this.policyWords.notices, id);
    return [notice?.title, notice?.number].filter(Boolean).join(this.language.comma) || id;
  }
  /** A notice named by its date: "2025年11月4日通知". */
  noticeDate(id: string): string | undefined {
    const day = dayOf(this.entry(this.policyWords.notices, id)?.date ?? "");
    return day && fill(this.language.notice ?? "", { date: this.language.shortDate(day, true) });
  }
  /** A date for screen readers: `2026年10月10日，星期六`. */
  dateFull(iso: string): string {
    return this.say(iso, (day) => this.language.fullDate(day));
  }
  /** `周六` */
  weekday(iso: string): string {
    return this.say(iso, (day) => this.language.weekdays[day.weekday] ?? iso);
  }
  month(year: number, month: number): string {
    return this.language.month(year, month);
  }
  /** The source's word for a requirement of this rule. */
  requirement({ id, requirement = "" }: { readonly id: string; readonly requirement?: string }): string {
    return requirement && (this.wording(id, requirement) ?? this.ui(`requirement.${requirement}`));
  }
  /** The unit beside an input field: `个工作日`, `working days` */
  unit(units: string): string {
    return this.amount(units, 2).replace("2", "").trim();
  }

  /** The clauses, in the order of the source. */
  clauses(): string[] {
    return Object.keys((this.policyWords as PolicyWords).clauses);
  }
  /** The quotation of the specification in the language that is shown; ` … ` marks omissions. */
  async source(commitmentId: string): Promise<string> {
    return (await this.quote(commitmentId)).map(({ text, translation }) => translation ?? text).join(" … ");
  }
  /** The pieces of the specification behind a commitment, word for word, each with its translation. */
  async quote(commitmentId: string): Promise<readonly QuotePiece[]> {
    return entry((await this.allSources())?.rules, commitmentId)?.quote ?? [];
  }
  /** The note on the quotation. */
  async note(commitmentId: string): Promise<string> {
    return entry((await this.allSources())?.rules, commitmentId)?.note ?? "";
  }
  /** The tables as the source prints them. */
  async tables(): Promise<readonly PrintedTable[]> {
    return (await this.allSources())?.tables ?? [];
  }
  /** The name of the source and where it was found. */
  async sourceLine(): Promise<string> {
    return (await this.allSources())?.source ?? "";
  }
  /** Remarks on the source: what it is, what is missing from it, what was repaired. */
  async remarks(): Promise<PolicySources["remarks"]> {
    return (await this.allSources())?.remarks ?? [];
  }
  /** The aliases of the policy's names, in this language. */
  async aliases(): Promise<PolicyAliases> {
    return (await this.allSources())?.aliases ?? { dimensions: {}, values: {}, events: {} };
  }
  private async allSources(): Promise<PolicySources | undefined> {
    return typeof this.sources === "function" ? this.sources() : this.sources;
  }

  /**
   * The count of a commitment with a date, step by step, in counting order. Given the request's exclusions, a limit in hours
   * lists each excluded interval; without them, only their total.
   */
  trace(commitment: Commitment, exclusions?: readonly Exclusion[]): TraceStep[] {
    const start = dayOf(commitment.startsAt ?? "");
    return traceSteps(commitment, start ? this.relativeTo(this.referenceYear ?? start.year) : this, exclusions);
  }
  /** The count of a provisional commitment to its latest end; empty for any other commitment. */
  traceLatest(commitment: Commitment): TraceStep[] {
    const latest = toLatest(commitment, this.zone);
    return latest ? this.trace(latest) : [];
  }
  /** The reasons that are not part of a step: what holds before counting, and what follows from the end. */
  beside(commitment: Commitment): { readonly before: readonly string[]; readonly after: readonly string[] } {
    const start = dayOf(commitment.startsAt ?? "");
    return besideSteps(commitment, start ? this.relativeTo(this.referenceYear ?? start.year) : this);
  }
  traceSentences(commitment: Commitment, exclusions?: readonly Exclusion[]): string[] {
    return this.trace(commitment, exclusions).map((step) => step.text);
  }
  /** The sentence about one day of the trace; empty if there is none. */
  traceSentence(day: { readonly date: string } | string, commitment: Commitment): string {
    const date = typeof day === "string" ? day : day.date;
    return this.trace(commitment).find((step) => step.from <= date && date <= step.to)?.text ?? "";
  }
}

// Here, too, every invalid input throws an `SlaError`.
for (const one of [Words, FirstWords]) wrapErrors(one.prototype);
