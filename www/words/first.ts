/** The texts of the first load, for form and headline: names, dates, limits, and the reasons why there is no date. */

import type { Commitment, Limit } from "../engine/types";
import { closingTime, dayOf, timeOf } from "./dates";
import { fill, type Day, type FirstLanguage, type Params } from "./language";
import { entry, type FirstPolicyWords } from "./policy-words";

/** For each parameter of a reason, what its value names. */
const paramKinds: Readonly<Record<string, "date" | "shortDate" | "fullYear" | "event" | "dimension" | "duration">> = {
  date: "date",
  next: "date",
  publishedThrough: "fullYear",
  supportedThrough: "fullYear",
  dueDate: "date",
  earliest: "shortDate",
  latest: "shortDate",
  event: "event",
  dimension: "dimension",
  minutes: "duration",
};

/** Records whether a text was requested that the first load lacks; the full texts have it. */
export interface Gaps {
  met: boolean;
}

/** The texts of the first load, of one language and one policy. An id without a text is shown itself. */
export class FirstWords<L extends FirstLanguage = FirstLanguage> {
  readonly lang: string;
  /** The templates of the language, for other modules in this folder. */
  readonly language: L;
  protected readonly policyWords: FirstPolicyWords;
  protected readonly referenceYear: number | undefined;
  readonly gaps: Gaps | undefined;

  constructor(own: L, policy: FirstPolicyWords, referenceYear?: number, gaps?: Gaps) {
    this.lang = own.lang;
    this.language = own;
    this.policyWords = policy;
    this.referenceYear = referenceYear;
    this.gaps = gaps;
  }

  /** The same texts, with the year shown in dates of any year but `year`; without it, in no date. */
  relativeTo(year: number | undefined): FirstWords<L> {
    return new FirstWords(this.language, this.policyWords, year, this.gaps);
  }

  /** An entry of a table; a missing one is recorded as a gap of the first load. */
  protected entry<T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
    const found = entry(table, id);
    if (found === undefined && this.gaps) this.gaps.met = true;
    return found;
  }

  // The interface and the policy.

  ui(key: string, params?: Params): string {
    return fill(this.entry(this.language.ui, key) ?? key, params);
  }
  policyTitle(): string {
    return this.policyWords.title;
  }
  /** The name of the policy's calculator. */
  calculatorTitle(): string {
    return this.policyWords.calculator || this.ui("page.titleOf", { policy: this.policyTitle() });
  }
  provenance(): string {
    return this.policyWords.provenance;
  }
  edition(id: string): string {
    return this.entry(this.policyWords.editions, id) ?? id;
  }
  title(commitmentId: string): string {
    return this.entry(this.policyWords.rules, commitmentId) ?? commitmentId;
  }
  process(id: string): string {
    return this.entry(this.policyWords.processes, id) ?? id;
  }
  /** The name of a process in the form's first question. */
  question(id: string): string {
    return entry(this.policyWords.questions, id) ?? this.process(id);
  }
  event(id: string): string {
    return this.entry(this.policyWords.events, id) ?? id;
  }
  figureMissing(id: string): string {
    return this.entry(this.policyWords.figures, id)?.missing ?? id;
  }
  dimension(id: string): string {
    return this.entry(this.policyWords.dimensions, id)?.title ?? id;
  }
  dimensionHint(id: string): string {
    return this.entry(this.policyWords.dimensions, id)?.hint ?? "";
  }
  /** The label for an optional dimension without a value. */
  unknown(dimension: string): string {
    return this.entry(this.policyWords.dimensions, dimension)?.unknown ?? "";
  }
  value(dimension: string, id: string): string {
    return entry(this.entry(this.policyWords.dimensions, dimension)?.values, id)?.title ?? id;
  }
  definition(dimension: string, id: string): string {
    return entry(this.entry(this.policyWords.dimensions, dimension)?.values, id)?.definition ?? "";
  }
  /** The name of a reading, or of one of its values. */
  reading(id: string, value?: string): string {
    const reading = this.entry(this.policyWords.readings, id);
    if (value === undefined) return reading?.title ?? id;
    return entry(reading?.values, value)?.title ?? ((value === "none" && this.language.none) || value);
  }
  cause(id: string): string {
    return id.split(",").map((one) => this.entry(this.policyWords.causes, one) ?? this.entry(this.language.causes, one) ?? one).join(this.language.comma);
  }

  // Dates.

  /** `10月10日（周六）` */
  date(iso: string): string {
    return this.say(iso, (day, year) => this.language.date(day, year));
  }
  /** `10月10日（周六）24时前`: until the end of the day. */
  dateEnd(iso: string): string {
    return fill(this.language.endOfDay, { date: this.date(iso) });
  }
  /** `10月1日 05:30`, in the offset that the text itself has; a bare date gives no time. */
  instant(iso: string): string {
    const time = timeOf(iso);
    const date = this.say(iso, (day, year) => this.language.shortDate(day, year));
    return time ? fill(this.language.timeOfDay, { date, time }) : date;
  }
  /** `2月15日–17日`, both ends included. */
  range(earliest: string, latest: string): string {
    const [from, to] = [dayOf(earliest), dayOf(latest)];
    if (!from || !to) return earliest + this.language.dash + latest;
    if (earliest.slice(0, 10) === latest.slice(0, 10)) return this.date(earliest);
    return this.language.range(from, to, this.showsYear(from) || this.showsYear(to));
  }
  /** A span between two moments; a common date is written once. */
  span(from: string, to: string): string {
    const end = from.slice(0, 10) === to.slice(0, 10) && timeOf(to) ? timeOf(to) : this.instant(to);
    return this.instant(from) + this.language.dash + end;
  }
  /** The due date or moment of a commitment; empty if it has none. */
  due(commitment: Pick<Commitment, "dueAt" | "dueDate" | "precision">): string {
    const { dueAt, dueDate, precision } = commitment;
    if (precision === "minute") return dueAt === undefined ? "" : fill(this.language.byInstant, { instant: this.instant(dueAt) });
    if (dueDate === undefined) return "";
    const closing = closingTime(commitment);
    return closing ? fill(this.language.byTime, { date: this.date(dueDate), time: closing }) : this.dateEnd(dueDate);
  }
  protected say(iso: string, say: (day: Day, year: boolean) => string): string {
    const day = dayOf(iso);
    return day ? say(day, this.showsYear(day)) : iso;
  }
  private showsYear(day: Day): boolean {
    return this.referenceYear !== undefined && day.year !== this.referenceYear;
  }

  // Amounts.

  /** `5小时20分`, `10天` */
  duration(minutes: number): string {
    const seconds = Math.round(Math.abs(minutes) * 60);
    const whole = Math.floor(seconds / 60);
    return this.language.duration(Math.floor(whole / 1440), Math.floor(whole / 60) % 24, whole % 60, seconds % 60);
  }
  /** A margin from the engine's whole minutes; 0 is "less than a minute". */
  margin(minutes: number): string {
    return minutes ? this.duration(minutes) : this.ui("outcome.brief");
  }
  workingDays(n: number): string {
    return this.amount("businessDays", n);
  }
  /** The limit of a commitment, in the rule's own wording. */
  limitOf({ id, limit }: { readonly id: string; readonly limit?: Limit }): string {
    return limit ? this.wording(id, `${limit.amount} ${limit.units}`) ?? this.limit(limit) : "";
  }
  /** The source's wording of a rule's requirement, gate or limit, or of a rule without a figure. */
  wording(id: string, what: string): string | undefined {
    return entry(entry(this.policyWords.wording, id), what);
  }
  /** `3个工作日`, `每年不超过6小时` */
  limit(limit: Limit): string {
    if (limit.units === "calendarDays" && limit.amount === 0) return this.language.sameDay;
    if (limit.units === "businessDays" && limit.amount === 0) return this.later("sameWorkingDay");
    let said = this.amount(limit.units, limit.amount);
    for (const template of [entry(this.language.bounds, limit.bound ?? ""), entry(this.language.per, limit.per ?? "")]) {
      if (template !== undefined) said = fill(template, { limit: said });
    }
    return said;
  }
  /** Records a text that the first load lacks. */
  private later(name: "sameWorkingDay"): string {
    const found = this.language[name];
    if (found === undefined && this.gaps) this.gaps.met = true;
    return found ?? "";
  }
  protected amount(units: string, n: number): string {
    return fill(entry(this.language.units, units) ?? `{n} ${units}`, { n });
  }

  // Why.

  /** The sentence of a reason: the engine's own, or the policy's. */
  reason(reason: { readonly code: string; readonly params?: Params }): string {
    const { code, params = {} } = reason;
    const said: Record<string, string | number> = {};
    for (const name of Object.keys(params)) said[name] = this.param(name, params);
    const through = dayOf(String(params["publishedThrough"] ?? ""));
    if (through) said["year"] = through.year + 1;
    if (params["from"] !== undefined && params["to"] !== undefined) said["span"] = this.span(String(params["from"]), String(params["to"]));
    const sentence = entry(this.language.reasons as Readonly<Record<string, string>>, fullReason(code, params)) ?? this.entry(this.policyWords.reasons, code) ?? code;
    return fill(sentence, { ...said, law: this.cited(code) });
  }
  /** The citation of the law in a sentence; empty in the first answer. */
  cited(_sentence: string): string {
    return "";
  }
  private param(name: string, params: Params): string | number {
    const value = params[name] ?? "";
    const text = String(value);
    if (name === "value" && params["dimension"] !== undefined) return this.value(String(params["dimension"]), text);
    if (name === "kind") return this.entry(this.language.kinds as Readonly<Record<string, string>> | undefined, text) ?? text;
    if (name === "figure") return this.figureMissing(text);
    if (name === "cause") return this.cause(text);
    if (name === "reading") return this.reading(text);
    switch (entry(paramKinds, name)) {
      case "date":
        return this.date(text);
      case "shortDate":
        return this.instant(text);
      case "fullYear":
        return this.relativeTo(0).instant(text);
      case "event":
        return this.event(text);
      case "dimension":
        return this.dimension(text);
      case "duration":
        return this.margin(Number(value));
      default:
        return value;
    }
  }
}

/** The fuller variant of a sentence, if its parameters are given. */
function fullReason(code: string, params: Params): string {
  if (code === "calendar-unpublished" && params["earliest"] !== undefined) {
    return params["earliest"] === params["latest"] ? "calendar-unpublished-date" : "calendar-unpublished-range";
  }
  if (code === "now-undecided" && params["earliest"] !== undefined && params["earliest"] === params["latest"]) return "now-undecided-day";
  if (params["reading"] !== undefined) return `${code}-reading`;
  if (code === "excluded-time" && params["from"] !== undefined && params["cause"] !== undefined) return "excluded-interval";
  return code;
}
