/**
 * The shape that every language file has. A language is data: templates with `{name}` for a value and `{name|one|other}` for a word that
 * depends on a number, and a few functions for the forms that no template can say.
 */

/** A civil date, taken apart; `weekday` 0 is Sunday. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** Values for the places of a template. */
export type Params = Readonly<Record<string, string | number>>;

/** The reasons that the engine itself gives; every other code is a reason of the policy. */
export const reasonCodes = [
  "start-day-not-counted",
  "received-next",
  "cut-off-passed",
  "received-on",
  "received-after",
  "start-chosen",
  "month-end-clamped",
  "due-on-rest-day",
  "rolled-to-working-day",
  "excluded-days",
  "excluded-time",
  "dimension-set",
  "dimension-missing",
  "figure-missing",
  "time-of-day-missing",
  "event-missing",
  "event-did-not-happen",
  "calendar-unpublished",
  "beyond-supported",
  "tier-inversion",
  "no-number",
  "office-hours-missing",
  "closes-early",
  "due-by-time",
  "opens-late",
  "instants-truncated",
  "finish-undecided",
  "depends-on-value",
  "now-undecided",
  "clocks-forward",
  "clocks-back",
  "time-repeated",
  "time-skipped",
  "projected",
] as const;

/** A reason that the engine itself gives. */
export type ReasonCode = (typeof reasonCodes)[number];

/** Reasons with a fuller sentence if more parameters are given. */
export type FullReason = 
  | "calendar-unpublished-range"
  | "calendar-unpublished-date"
  | "due-on-rest-day-reading"
  | "rolled-to-working-day-reading"
  | "excluded-interval"
  | "now-undecided-day";

/** The sentences of a count, see `trace.ts`. */
export type TraceSentence =
  | "happened"
  | "from"
  | "notCounted"
  | "backFrom"
  | "backFromClear"
  | "backFromDays"
  | "rest"
  | "restNoted"
  | "weekend"
  | "excluded"
  | "skipped"
  | "counted"
  | "countedMakeup"
  | "countedAssumed"
  | "countedBack"
  | "countedBackMakeup"
  | "countedBackAssumed"
  | "assumed"
  | "endsMidnight"
  | "endsMidnightAfter"
  | "endsAt"
  | "noticeBy"
  | "noticeByTime"
  | "noticeOnBy"
  | "noticeOnByTime"
  | "calendarDays"
  | "calendarDaysBack"
  | "calendarDayBack"
  | "sameDay"
  | "sameWorkingDay"
  | "months"
  | "monthsBack"
  | "dueDay"
  | "clock"
  | "clockBack"
  | "officeClock"
  | "officeHours"
  | "cadence"
  | "instants"
  | "instantsAssumed"
  | "clockDue"
  | "noticeByInstant"
  | "range"
  | "rangeSame"
  | "cited"
  | "citedBeside";

/** The citation of the law for the place `{law}` of a sentence. */
export const lawOf: Readonly<Record<string, "start" | "clock" | "month" | "end">> = {
  "start-day-not-counted": "start", notCounted: "start", "month-end-clamped": "month", months: "month", monthsBack: "month", endsMidnight: "end", endsMidnightAfter: "end", endsAt: "end", clock: "clock",
};

/** The words of a copied message, of a pasted table and of a calendar entry. */
export type CopyWord =
  | "start"
  | "line"
  | "note"
  | "provisional"
  | "mark"
  | "commitment"
  | "kind"
  | "parties"
  | "limit"
  | "from"
  | "due"
  | "dueInWords"
  | "clause"
  | "promise"
  | "internal"
  | "unlabelled"
  | "entry"
  | "entryOf";

/** One language. */
export interface Language extends LaterTexts {
  /** BCP 47, as in the `lang` attribute. */
  readonly lang: string;
  /** The interface's own strings. */
  readonly ui: Readonly<Record<string, string>>;
  /** Sunday first. */
  readonly weekdays: readonly string[];
  /** Who owes it to whom, from `{debtor}` and `{creditor}`. */
  readonly parties: string;
  /** The separator between parts of one note. */
  readonly comma: string;
  /** The separator between the ends of a span of dates or moments. */
  readonly dash: string;

  /** `10月10日(周六)`; `year` says whether the year is shown. */
  date(day: Day, year: boolean): string;
  /** Without the weekday. */
  shortDate(day: Day, year: boolean): string;
  /** With the year and the whole weekday, to be read aloud. */
  fullDate(day: Day): string;
  /** A month of a year. */
  month(year: number, month: number): string;
  /** Both ends included, without weekdays. */
  range(from: Day, to: Day, year: boolean): string;
  /** Days, hours, minutes and seconds, none negative. */
  duration(days: number, hours: number, minutes: number, seconds: number): string;

  /** The end of a day, from `{date}`. */
  readonly endOfDay: string;
  /** A time on a day, from `{date}` and `{time}`. */
  readonly timeOfDay: string;
  /** The last moment on a day, from `{date}` and `{time}`. */
  readonly byTime: string;
  /** The last moment, from `{instant}`. */
  readonly byInstant: string;

  /** An amount with its units, from `{n}`. */
  readonly units: Readonly<Record<string, string>>;
  /** A limit of no days. */
  readonly sameDay: string;
  /** From `{limit}`. */
  readonly bounds: Readonly<Record<string, string>>;
  /** From `{limit}`. */
  readonly per: Readonly<Record<string, string>>;

  readonly reasons: Readonly<Record<ReasonCode | FullReason, string>>;
  readonly trace: Readonly<Record<TraceSentence, string>>;
  readonly copy: Readonly<Record<CopyWord, string>>;
}

/** The reasons that are shown in a row of the list. */
type FirstReason =
  | "start-chosen"
  | "dimension-missing"
  | "figure-missing"
  | "time-of-day-missing"
  | "event-missing"
  | "event-did-not-happen"
  | "no-number"
  | "calendar-unpublished-range"
  | "calendar-unpublished-date";

/** The part of a language that a first answer needs. */
export type FirstLanguage = Omit<Language, "reasons" | "trace" | "copy" | keyof LaterTexts> & Partial<LaterTexts> & { readonly reasons: Readonly<Record<FirstReason, string>> };

/** Texts about days, exclusions and readings, which no first answer needs. */
interface LaterTexts {
  /** Kinds of day. */
  readonly kinds: Readonly<Record<"workday" | "weekend" | "holiday" | "makeup-workday", string>>;
  /** Causes of an exclusion. */
  readonly causes: Readonly<Record<string, string>>;
  /** A limit of no working days. */
  readonly sameWorkingDay: string;
  /** A time that a reading leaves open. */
  readonly none: string;
  /** From `{date}` of a notice. */
  readonly notice: string;
}

/** The same without the interface's strings; the build adds those in `first-keys.ts`. */
export type FirstTexts = Omit<FirstLanguage, "ui" | keyof LaterTexts>;

/** Fills a template; a place without a value stays as it is, so that the gap is visible. */
export function fill(template: string, params: Params = {}): string {
  return template.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (place, name: string, one?: string, other?: string) => {
    const value = Object.prototype.hasOwnProperty.call(params, name) ? params[name] : undefined;
    if (value === undefined) return place;
    if (one === undefined || other === undefined) return String(value);
    return Number(value) === 1 ? one : other;
  });
}
