// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.

/** What an optional dimension left open would give. */
export interface Alternative {
  /** The calendar by which it is counted, where the value chooses it. */
  calendar?: string;
  /** The value of the dimension. */
  dimensions: { [name: string]: string };
  /** The due moment with it. */
  dueAt?: string;
  /** The due date with it. */
  dueDate?: string;
  /** The limit with it. */
  limit: Limit;
  /** How it stands with it. */
  outcome?: Outcome;
  /** How exact that is. */
  precision?: Precision;
}

/** Whose commitments are shown. */
export type Audience = "customer" | "sales" | "operator";

/** What a calendar document says of itself. */
export interface CalendarInfo {
  /** How the clocks of a named zone are changed. */
  clockChanges?: ClockChanges;
  /** The ids of the holidays, in the order of the compact form. */
  holidays: string[];
  /** The document's id. */
  id: string;
  /** The notices, in order. */
  notices: Notice[];
  /** The last day that the notices settle. */
  publishedThrough: string;
  /** The first day it knows. */
  supportedFrom: string;
  /** The last day it knows, by notices or by standing rules. */
  supportedThrough: string;
  /** The document's version. */
  version: string;
}

/** A month as a grid of weeks from Monday; the days of its neighbours fill the first and last week. */
export interface CalendarMonth {
  /** The month, 1–12. */
  month: number;
  /** Its weeks of seven days; `null` for a day outside the supported range. */
  weeks: ((DayInfo | null)[])[];
  /** The year. */
  year: number;
}

/** The name of the calendar behind a quote. */
export interface CalendarName {
  /** Its id. */
  id: string;
  /** The last day that its notices settle. */
  publishedThrough: string;
  /** Its version. */
  version: string;
}

/** By which calendar each value of a dimension counts. */
export interface CalendarsInfo {
  /** The dimension. */
  dimension: string;
  /** The calendar's id, by value. */
  of: { [name: string]: string };
}

/** What a call-back brought. */
export type CallBackAnswer = "satisfied" | "dissatisfied" | "no-answer";

/** Whether a cap holds. */
export type CapState = "within" | "exceeded";

/** Cases that stand alike. */
export interface CaseGroup {
  /** Why, as the verdicts say it. */
  because?: string;
  /** The dimension without which it is not known whether the target speaks of them. */
  missing?: string;
  /** How. */
  state: VerdictState;
  /** Their places among the verdicts, in order. */
  verdicts: number[];
}

/** Whether notices cover the whole count. */
export type Certainty = "confirmed" | "provisional";

/** One change of the clocks. */
export interface ClockChange {
  /** When, in UTC: `2026-03-29T01:00Z`. */
  at: string;
  /** The offset from then on, `±HH:MM`. */
  offset: string;
}

/** How the clocks of a named zone are changed. */
export interface ClockChanges {
  /** The changes, in order. */
  changes: ClockChange[];
  /** The first day for which that says them; absent where there are no changes and the document names none. */
  from?: string;
  /** The offset before the first change, `±HH:MM`. */
  offset: string;
  /** Where they are published. */
  source: ClockSource;
  /** The last day for which that says them. */
  through: string;
}

/** Where the changes of the clocks are published. */
export interface ClockSource {
  /** Its date. */
  date?: string;
  /** Its number or version. */
  number?: string;
  /** Its title. */
  title: string;
  /** Its address. */
  url?: string;
}

/** What kind of fault a [`Problem`] is; the names are those of the public contract. */
export type Code = "missing-field" | "unknown-field" | "unknown-value" | "wrong-type" | "invalid-date" | "date-out-of-range" | "calendar-unpublished" | "invalid-duration" | "invalid-interval" | "invalid-number" | "invalid-policy" | "invalid-calendar" | "unsupported" | "invalid-notice";

/** One commitment of a quote. In JavaScript what several answers have in common, such as limits, reasons and whole commitments without a date, is one frozen object: take a copy to change it. */
export interface Commitment {
  /** The answer for each value of an optional dimension left open. */
  alternatives?: Alternative[];
  /** The events it waits for. */
  awaits?: string[];
  /** The calendar by which it is counted, where that is another than the quote's, or the quote has none. */
  calendar?: string;
  /** Whether notices cover the whole count. */
  certainty?: Certainty;
  /** The clause it stands in. */
  clause: string;
  /** To whom it is owed. */
  creditor: string;
  /** Who owes it. */
  debtor: string;
  /** What is handed over. */
  deliverable?: Deliverable;
  /** The exclusive end of the day, or the last moment of a minute clock. */
  dueAt?: string;
  /** The local day. */
  dueDate?: string;
  /** The possible due dates of a provisional answer. */
  dueRange?: DueRange;
  /** One act that waits for another. */
  gate?: Gate;
  /** Its id. */
  id: string;
  /** The moments of a cadence. */
  instants?: string[];
  /** Whose obligation it is. */
  kind: Kind;
  /** Its limit, whenever that is known. */
  limit?: Limit;
  /** How it stands at a moment. */
  outcome?: Outcome;
  /** How exact it is. */
  precision?: Precision;
  /** Its process. */
  process: string;
  /** Start and end if every step before takes its whole limit. */
  projected?: Projected;
  /** Every interpretation that it rests on. */
  readings: { [name: string]: string };
  /** Why the answer is what it is. */
  reasons: Reason[];
  /** Whether it is owed. */
  requirement?: Requirement;
  /** The rules of the source behind it. */
  rules: string[];
  /** What sort of rule it is. */
  shape: Shape;
  /** The start of its clock. */
  startsAt?: string;
  /** Where it stands. */
  status: Status;
  /** The walk from start to end; it ends on `dueDate`. */
  trace?: TraceDay[];
  /** The walk of a provisional answer to the latest of its possible ends. */
  traceLatest?: TraceDay[];
}

/** A condition. */
export interface ConditionInfo {
  /** What holds unless given. */
  default: boolean;
  /** Its id. */
  id: string;
}

/** What a missed limit costs. */
export interface Credit {
  /** No more than this. */
  most?: number;
  /** The amounts that are added up. */
  steps: CreditStep[];
}

/** A period of lateness that is counted again and again. */
export interface CreditPeriod {
  /** How many. */
  amount: number;
  /** Whether one that has only begun counts. */
  counted: Periods;
  /** Of what: minutes, hours, days of 24 hours, or working days. */
  units: Units;
}

/** An amount that a missed limit adds. */
export interface CreditStep {
  /** Only once it is later than this. */
  after?: Lateness;
  /** How much. */
  amount: number;
  /** For each such period; otherwise once. */
  every?: CreditPeriod;
  /** For which values, by dimension; for all where a dimension is not named. */
  when?: { [name: string]: string[] };
}

/** What is known of one day. */
export interface DayInfo {
  /** Whether a notice covers the day. */
  certainty: Certainty;
  /** The time of day at which the office closes at the latest, where that is not the whole day. */
  closes?: string;
  /** The date. */
  date: string;
  /** What the day is. */
  kind: DayKind;
  /** The holiday that makes it what it is. */
  name?: string;
  /** The notice that says so. */
  notice?: string;
  /** The time of day from which the office can be open, where that is not the whole day. */
  opens?: string;
  /** Whether the law names the day itself. */
  statutory: boolean;
}

/** What a day is. A Saturday inside a notice's rest range is a holiday. */
export type DayKind = "workday" | "weekend" | "holiday" | "makeup-workday";

/** What is handed over, and how. */
export interface Deliverable {
  /** By which channels. */
  channel?: string[];
  /** In how many copies. */
  copies?: number;
  /** Who keeps one. */
  holders?: string[];
  /** With which parts. */
  parts?: string[];
}

/** A dimension of the policy. */
export interface DimensionInfo {
  /** Its categories. */
  categories: string[];
  /** The dimensions by which a table of the policy fills it where a request leaves it open. */
  from?: string[];
  /** Its id. */
  id: string;
  /** Whether the first value is the best and the last the least. */
  ordered: boolean;
  /** The rules that set it themselves in some case, whatever that table says; absent where no table fills it. */
  overriddenBy?: string[];
  /** Whether a request must give it. */
  required: boolean;
  /** Its values. */
  values: ValueInfo[];
}

/** The possible due dates. */
export interface DueRange {
  /** The earliest date. */
  earliest: string;
  /** The latest date. */
  latest: string;
}

/** What an event ends, beside the commitments that it finishes. */
export type EventEnds = "outage";

/** An event. */
export interface EventInfo {
  /** What it ends, where the document says so. */
  ends?: EventEnds;
  /** Its id. */
  id: string;
  /** Whether it takes `startAt` unless given. */
  opening: boolean;
}

/** An excluded interval. */
export interface Exclusion {
  /** Why the time does not count. */
  cause: string;
  /** Its first moment. */
  from: string;
  /** Its end. */
  to: string;
}

/** A limit that the source lacks. */
export interface FigureInfo {
  /** Its id. */
  id: string;
  /** Whether the policy has it. */
  known: boolean;
  /** The units it is given in. */
  units: Units;
}

/** From where a finish is known. */
export type Finish = "given" | "event" | "none";

/** One act that waits for another. */
export interface Gate {
  /** The act that waits. */
  before: string;
  /** What must have been done. */
  requires: string;
}

/** One case of a promise, judged; of what is not told nothing is assumed. */
export interface JudgedCase {
  /** Why it is not counted or cannot be told: any text, repeated in the answer. */
  because?: string;
  /** The promise. */
  commitment: string;
  /** Its own values; those of the request where there are none. */
  dimensions?: { [name: string]: string };
  /** Its due day. */
  dueDate?: string;
  /** When it ended. */
  finishedAt?: string;
  /** From when its limit runs: the moment of the commitment's answer. */
  startsAt?: string;
  /** How it stands. */
  state: VerdictState;
}

/** Whose obligation a rule is. */
export type Kind = "promise" | "internal" | "unlabelled";

/** How late something is. */
export interface Lateness {
  /** How many. */
  amount: number;
  /** Of what: minutes, hours, days of 24 hours, or working days. */
  units: Units;
}

/** The latest start that keeps a wanted date. */
export interface LatestStart {
  /** The commitment with that start, walk included. */
  commitment: Commitment;
  /** Its last moment. */
  startAt: string;
  /** The last calendar day, rest days included. */
  startDate: string;
}

/** What is left with one value of an optional dimension left open. */
export interface LeftWith {
  /** The value of the dimension. */
  dimensions: { [name: string]: string };
  /** What is left of the cap with it, below zero when it is exceeded. */
  left: number;
  /** Whether the cap holds with it. */
  state: CapState;
}

/** An amount of time or number. */
export interface Limit {
  /** How many. */
  amount: number;
  /** In which sense it bounds. */
  bound?: LimitBound;
  /** Over what it counts. */
  per?: Per;
  /** Of what. */
  units: Units;
}

/** How an amount bounds. */
export type LimitBound = "at-most" | "at-least" | "every";

/** One line against one cap. */
export interface LineQuality {
  /** The answer for each value of an optional dimension left open. */
  alternatives?: LeftWith[];
  /** The faults that began in the year, or the seconds of interruption in it. */
  gross: number;
  /** What is left of the cap, below zero when it is exceeded; absent when the cap is not known. */
  left?: number;
  /** The line, when the events name one. */
  line?: string;
  /** The seconds without those of the rule's excluded causes; only of time. */
  net?: number;
  /** Whether the cap holds. */
  state?: CapState;
  /** What counts against the cap under the readings. */
  used: number;
}

/** What a cap of a year is measured in. */
export type Measured = "occurrences" | "seconds";

/** A reading that would move a date. */
export interface Moved {
  /** The moment under it. */
  dueAt: string;
  /** The date under it. */
  dueDate: string;
  /** Whether that moment counts to the minute, or its day. */
  precision: Precision;
  /** The reading. */
  reading: string;
  /** Its other value. */
  value: string;
}

/** A day that is worked under one calendar and not under the other. */
export interface MovedDay {
  /** What it is now. */
  after: DayKind;
  /** What it was: by the notices, or else by the standing rules. */
  before: DayKind;
  /** The day. */
  date: string;
}

/** One notice of holidays and make-up workdays. */
export interface Notice {
  /** Its date. */
  date?: string;
  /** Its id in the document. */
  id: string;
  /** Its number. */
  number?: string;
  /** Its title. */
  title: string;
  /** The year it speaks of. */
  year: number;
}

/** What a notice arranges. */
export type NoticeKind = "year" | "adjusted" | "extended" | "occasion";

/** One rest of a notice, as it was understood. */
export interface NoticeLine {
  /** The first day of rest. */
  from: string;
  /** The holiday's id. */
  holiday: string;
  /** The line on which it begins, counted from 1. Of HTML, the lines of the page as it is shown. */
  line: number;
  /** The weekend days worked for it; they stand with the first rest of a line. */
  makeupDays: string[];
  /** What stands there. */
  text: string;
  /** The last day of rest. */
  to: string;
}

/** A notice that was read and proved, and the calendar with it. */
export interface NoticeReading {
  /** The calendar document with the notice in it, under a higher version. */
  calendar: unknown;
  /** The same as the text of a file. */
  file: string;
  /** What it arranges. */
  kind: NoticeKind;
  /** The days that are worked now and were not before, or the other way round. */
  moved: MovedDay[];
  /** What was passed over. */
  passed: PassedLine[];
  /** What was understood, line by line. */
  read: NoticeLine[];
  /** The year that the notice arranges. */
  year: number;
}

/** The office hours of some days. */
export interface OfficeHours {
  /** The weekdays, Monday 1 to Sunday 7. */
  days: number[];
  /** The hours, in order. */
  hours: OpenSpan[];
  /** Whether make-up workdays have them, whatever weekday they fall on. */
  makeupWorkdays?: boolean;
}

/** Hours in which an office is open. */
export interface OpenSpan {
  /** Until when, `HH:MM`; `24:00` is the end of the day. */
  closes: string;
  /** From when, `HH:MM`. */
  opens: string;
}

/** One outage of a line. */
export interface Outage {
  /** A cause of the policy's exclusions, when it was one of them. */
  cause?: string;
  /** Its first moment. */
  from: string;
  /** Which line; outages without one are those of one line. */
  line?: string;
  /** Its end. */
  to: string;
}

/** How a commitment stands. Where a dimension is open and every value of it comes to the same state, that state with the minutes that hold at every value. */
export interface Outcome {
  /** From where the finish is known. */
  finish: Finish;
  /** Whole minutes left, spared or over. */
  minutes: number;
  /** Open, met or missed. */
  state: State;
}

/** A part of the text that arranges nothing. */
export interface PassedLine {
  /** The line, counted from 1. */
  line: number;
  /** What stands there. */
  text: string;
}

/** Over what an amount counts. */
export type Per = "order" | "year";

/** The year that the caps count over. */
export interface Period {
  /** Its first day. */
  from: string;
  /** Its last day. */
  through: string;
}

/** Which periods of lateness are counted. */
export type Periods = "full" | "begun";

/** A policy in one of its editions. */
export interface PolicyInfo {
  /** By which calendar each value of a dimension counts, each in its own zone; `zone` is then that of the first. */
  calendars?: CalendarsInfo;
  /** The processes about which people call the hotline. */
  calledAbout: string[];
  /** The causes of exclusions. */
  causes: string[];
  /** Its conditions. */
  conditions: ConditionInfo[];
  /** Its deliverables. */
  deliverables: Deliverable[];
  /** Its dimensions. */
  dimensions: DimensionInfo[];
  /** The edition. */
  edition: string;
  /** Its events. */
  events: EventInfo[];
  /** Its figures. */
  figures: FigureInfo[];
  /** The edition's first day. */
  from?: string;
  /** Its gates. */
  gates: Gate[];
  /** Whom to call. */
  hotline?: string;
  /** Its id. */
  id: string;
  /** When the office is open, where the policy says so by weekday. */
  officeHours?: OfficeHours[];
  /** Its parties. */
  parties: string[];
  /** Its processes, in display order. */
  processes: string[];
  /** Where it comes from: `public-excerpt`, `public-facts` or `operator-issued`. */
  provenance: string;
  /** The processes that something starts, in the order in which the first question offers them. */
  questions: string[];
  /** Its readings. */
  readings: ReadingInfo[];
  /** The reasons that it words itself. */
  reasons: string[];
  /** Those of them that are recorded only: they stop no clock. */
  recorded?: string[];
  /** Its rules, in order. */
  rules: RuleInfo[];
  /** The shares that it wants over a period, where it says any. */
  targets?: TargetInfo[];
  /** The zone of every time in it: `±HH:MM`, or the name of a zone whose clocks change as its calendar says. */
  zone: string;
}

/** The name of the policy behind a quote. */
export interface PolicyName {
  /** The edition in force. */
  edition: string;
  /** Its id. */
  id: string;
  /** Where it comes from. */
  provenance: string;
}

/** How exact a due moment is. */
export type Precision = "day" | "minute";

/** What a [`Problem`] says. */
export interface Problem {
  /** What would have been accepted, where there is a list. */
  allowed?: string[];
  /** The kind of fault. */
  code: Code;
  /** One English sentence, lower case, the value in backticks, no full stop. */
  message: string;
  /** The fault's own values, by name. */
  params?: { [name: string]: string };
  /** Where it is: a JSON Pointer into the request or document; `/0`, `/1` for positional arguments. */
  path: string;
}

/** Start and end if every step before takes its whole limit. */
export interface Projected {
  /** The exclusive end of the day, or the last moment. */
  dueAt: string;
  /** The local day. */
  dueDate: string;
  /** How exact the end is. */
  precision: Precision;
  /** The start. */
  startsAt: string;
}

/** A year of quality. */
export interface Quality {
  /** The calendar behind it. */
  calendar: CalendarName;
  /** The version of the engine. */
  engine: string;
  /** The caps over a year, in the policy's order. */
  measures: QualityMeasure[];
  /** The year. */
  period: Period;
  /** The policy behind it. */
  policy: PolicyName;
  /** The request, normalised. */
  request: QuoteRequest;
  /** The answers to call-backs. */
  satisfaction: Satisfaction;
  /** The version of this shape. */
  schema: number;
  /** The policy's targets, in its order, where it has any. */
  targets?: QualityTarget[];
}

/** What happened in a year. */
export interface QualityEvents {
  /** The outages. */
  outages?: Outage[];
  /** The fault tickets. */
  tickets?: Ticket[];
  /** The judged cases of promises; only of a policy that has targets. */
  verdicts?: JudgedCase[];
}

/** One cap over a year, and every line against it. */
export interface QualityMeasure {
  /** The cap. */
  commitment: Commitment;
  /** The lines, in the order of their first outage. */
  lines: LineQuality[];
  /** What it is measured in. */
  unit: Measured;
}

/** A target of the policy over the periods of a year. */
export interface QualityTarget {
  /** The target's id. */
  id: string;
  /** The periods that the year reaches into, in order. */
  periods: TargetPeriod[];
  /** The cases without the moment that says in which period they count. */
  undated: CaseGroup[];
  /** What is wanted, as the request's edition has it. */
  wanted: TargetInfo;
}

/** The commitments for one request. */
export interface Quote {
  /** The calendar behind it. Where the request leaves open which of several counts, the first of `calendars`. */
  calendar: CalendarName;
  /** The calendars of which one counts, where the request leaves open which. */
  calendars?: CalendarName[];
  /** The commitments, in the policy's order. */
  commitments: Commitment[];
  /** The version of the engine. */
  engine: string;
  /** The policy behind it. */
  policy: PolicyName;
  /** The request, normalised; as it was given where it leaves open which calendar counts, and with it the zone. */
  request: QuoteRequest;
  /** The version of this shape. */
  schema: number;
}

/** A request; in a quote it is normalised: every moment with a time carries the policy's offset. */
export interface QuoteRequest {
  /** Whose commitments are shown: `customer` unless given, `sales` or `operator`. */
  audience?: Audience;
  /** The conditions that are known. */
  conditions?: { [name: string]: boolean };
  /** The value or category of each dimension. */
  dimensions: { [name: string]: string };
  /** The events that happened, or `null` for one that did not. */
  events?: { [name: string]: string | null };
  /** Intervals that do not count. */
  exclusions?: Exclusion[];
  /** The limits that the source lacks. */
  figures?: { [name: string]: Limit };
  /** When commitments were finished. */
  finishedAt?: { [name: string]: string };
  /** The present moment. */
  now?: string;
  /** Readings other than the policy's. */
  readings?: { [name: string]: string };
  /** The start moment; a call that varies it may leave it out. */
  startAt: string;
}

/** A reading with its alternatives. */
export interface ReadingInfo {
  /** The value that holds unless given. */
  default: string;
  /** Its id. */
  id: string;
  /** The questions of the source that it answers. */
  item?: string;
  /** Whether it also takes a time of day `HH:MM`. */
  time: boolean;
  /** Its values. */
  values: string[];
  /** Whether a year of quality rests on it, where the document says so. */
  year?: boolean;
}

/** Why an answer is what it is: a code, and its parameters by name. */
export interface Reason {
  /** The code; words for it are the language's or the policy's. */
  code: string;
  /** The parameters. */
  params?: { [name: string]: Scalar };
}

/** Whether a deliverable is owed. */
export type Requirement = "required" | "optional" | "on-request" | "none";

/** A rule: what is the same in every answer. */
export interface RuleInfo {
  /** The clause it stands in. */
  clause: string;
  /** The conditions it asks about. */
  conditions: string[];
  /** What is owed when it is missed, where the document says so. */
  credit?: Credit;
  /** To whom it is owed. */
  creditor: string;
  /** Who owes it. */
  debtor: string;
  /** The dimensions it asks about. */
  dimensions: string[];
  /** The events from which its clock may run. */
  events: string[];
  /** The event that ends it, then those that end it in a case of its own. */
  finishedBy: string[];
  /** The commitment's id. */
  id: string;
  /** Whose obligation it is. */
  kind: Kind;
  /** Its process. */
  process: string;
  /** The rules of the source behind it. */
  rules: string[];
  /** What sort of rule it is. */
  shape: Shape;
}

/** How satisfied the answers to call-backs were. */
export interface Satisfaction {
  /** Those with a record of a call-back. */
  calledBack: number;
  /** Satisfied tickets over those with a record of a call-back; `null` when there is none. */
  ratio: number | null;
  /** Those whose customer was satisfied. */
  satisfied: number;
  /** The tickets given. */
  tickets: number;
}

/** A number or a text. */
export type Scalar = number | string;

/** What sort of rule it is. */
export type Shape = "deadline" | "lead-time" | "cadence" | "count" | "cap" | "deliverable" | "gate" | "ratio" | "fact";

/** Whether a commitment is still open, was met or was missed. */
export type State = "open" | "met" | "missed";

/** Where a commitment stands; the first that applies, in this order. */
export type Status = "out-of-scope" | "not-required" | "on-request" | "awaiting-event" | "indeterminate" | "unquantified" | "determined";

/** How a share is set against its target. */
export type TargetBound = "at-least" | "at-most" | "more-than" | "less-than";

/** Which moment of a case says in which period it counts. */
export type TargetBy = "start" | "due" | "finish";

/** Which cases are set against all of them. */
export type TargetCounts = "met" | "missed";

/** A share of the cases of some promises that is wanted in every period. */
export interface TargetInfo {
  /** How it is set against the target. */
  bound: TargetBound;
  /** Which moment of a case says in which period it counts. */
  by: TargetBy;
  /** The clause it stands in. */
  clause: string;
  /** Which of the cases make the share. */
  counts: TargetCounts;
  /** Its id. */
  id: string;
  /** The commitments whose cases are counted. */
  of: string[];
  /** Over what. */
  per: TargetPer;
  /** The target, in per cent. */
  percent: number;
  /** Of which values, by dimension; of all where a dimension is not named. */
  when?: { [name: string]: string[] };
}

/** Over what a share is taken. */
export type TargetPer = "month" | "quarter" | "half-year" | "year";

/** One period of a target. */
export interface TargetPeriod {
  /** Cases that are not counted. */
  excluded: number;
  /** Its first day. */
  from: string;
  /** The cases, those that stand alike together. */
  groups: CaseGroup[];
  /** The most that it can be. */
  highest: number | null;
  /** The least that it can be, whatever comes of the unknown ones; `null` when there is no case. */
  lowest: number | null;
  /** Cases in time. */
  met: number;
  /** Cases late. */
  missed: number;
  /** The share of those that are known; `null` when there is none. */
  ratio: number | null;
  /** Whether it was not yet over at the request's `now`. */
  running: boolean;
  /** How its share stands. */
  state: TargetState;
  /** Its last day. */
  through: string;
  /** Cases of which neither can be told: open, unrecorded or unjudged. */
  unknown: number;
}

/** How a share stands against its target. */
export type TargetState = "met" | "missed" | "undecided" | "none";

/** One fault ticket. */
export interface Ticket {
  /** What the customer answered when called back; absent without a record of a call-back. */
  answer?: CallBackAnswer;
}

/** One day of the walk. */
export interface TraceDay {
  /** `true` for a weekend day that this walk assumes to be a make-up day, which no notice says yet. */
  assumed?: boolean;
  /** The date. */
  date: string;
  /** The cause that takes it out of the count, or several, parted by commas. */
  excluded?: string;
  /** What the day is. */
  kind: DayKind;
  /** The holiday that makes it what it is. */
  name?: string;
  /** The notice that says so. */
  notice?: string;
  /** Its number in the count; `null` when it is not counted. */
  ordinal: number | null;
}

/** What a limit counts; the names are MEF's. */
export type Units = "businessDays" | "calendarDays" | "calendarMonths" | "calendarHours" | "calendarMinutes" | "occurrences" | "businessHours";

/** A value of a dimension. */
export interface ValueInfo {
  /** The category it belongs to, which a request may give instead. */
  category?: string;
  /** Its id. */
  id: string;
}

/** How one case of a promise stands. */
export type VerdictState = "met" | "missed" | "open" | "unrecorded" | "unjudged" | "excluded";
