// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.

/** The answer for one value of an optional dimension that the request does not give. */
export interface Alternative {
  /** The id of the calendar that counts for that value, where a dimension chooses it. */
  calendar?: string;
  /** The value, by dimension. */
  dimensions: { [name: string]: string };
  /** The due moment for that value. */
  dueAt?: string;
  /** The due date for that value, `YYYY-MM-DD`. */
  dueDate?: string;
  /** The limit for that value. */
  limit: Limit;
  /** The outcome for that value. */
  outcome?: Outcome;
  /** Whether `dueAt` is exact to the minute or stands for its day. */
  precision?: Precision;
}

/** Whose commitments are shown. */
export type Audience = "customer" | "sales" | "operator";

/** What a calendar document says about itself, as `sla.calendar` shows it. */
export interface CalendarInfo {
  /** The clock changes of a named zone. */
  clockChanges?: ClockChanges;
  /** The ids of the holidays, in the order of the compact form. */
  holidays: string[];
  /** The calendar's id. */
  id: string;
  /** The notices, in the document's order. */
  notices: Notice[];
  /** The last day that the notices settle, `YYYY-MM-DD`. Later days rest on the standing rules. */
  publishedThrough: string;
  /** The first day that the calendar knows, `YYYY-MM-DD`. */
  supportedFrom: string;
  /** The last day that the calendar knows, by notices or by the standing rules, `YYYY-MM-DD`. */
  supportedThrough: string;
  /** The version: the last year of notices and a counter from 1, such as `2026.1`. Of two versions the higher is newer. */
  version: string;
}

/** A month as a grid of weeks from Monday; the first and last week are filled with days of the neighbouring months. */
export interface CalendarMonth {
  /** The month, 1 to 12. */
  month: number;
  /** Weeks of seven days, from Monday; `null` for a day outside the supported range. */
  weeks: ((DayInfo | null)[])[];
  /** The year. */
  year: number;
}

/** The calendar behind a quote. */
export interface CalendarName {
  /** The calendar's id. */
  id: string;
  /** The last day that its notices settle, `YYYY-MM-DD`. */
  publishedThrough: string;
  /** The calendar's version. */
  version: string;
}

/** Which calendar each value of a dimension uses. */
export interface CalendarsInfo {
  /** The id of the dimension that chooses the calendar. */
  dimension: string;
  /** The calendar's id for each value. */
  of: { [name: string]: string };
}

/** What a customer answered when called back. */
export type CallBackAnswer = "satisfied" | "dissatisfied" | "no-answer";

/** Whether a cap is kept. */
export type CapState = "within" | "exceeded";

/** Cases with the same state and the same reason. */
export interface CaseGroup {
  /** The reason that their verdicts give. */
  because?: string;
  /** The id of the dimension that would have to be known to say whether the target applies to them. */
  missing?: string;
  /** The state of the cases. */
  state: VerdictState;
  /** Their indexes in the list of verdicts, in order. */
  verdicts: number[];
}

/** Whether notices settle every day that was counted. */
export type Certainty = "confirmed" | "provisional";

/** One change of the clocks. */
export interface ClockChange {
  /** The moment of the change in UTC: `2026-03-29T01:00Z`. */
  at: string;
  /** The offset from then on, `±HH:MM`. */
  offset: string;
}

/** The clock changes of a named zone. */
export interface ClockChanges {
  /** The changes, in order. */
  changes: ClockChange[];
  /** The first day for which the changes are known, `YYYY-MM-DD`; absent if there are no changes and the document names no day. */
  from?: string;
  /** The offset before the first change, `±HH:MM`. */
  offset: string;
  /** Where the changes are published. */
  source: ClockSource;
  /** The last day for which the changes are known, `YYYY-MM-DD`. */
  through: string;
}

/** The publication that a zone's clock changes are taken from. */
export interface ClockSource {
  /** The date of the publication, `YYYY-MM-DD`. */
  date?: string;
  /** The number (文号) or version of the publication. */
  number?: string;
  /** The title, in the language of the publication. */
  title: string;
  /** The address of the publication. */
  url?: string;
}

/** The code of a [`Problem`]; the names are those of the public contract. */
export type Code = "missing-field" | "unknown-field" | "unknown-value" | "wrong-type" | "invalid-date" | "date-out-of-range" | "calendar-unpublished" | "invalid-duration" | "invalid-interval" | "invalid-number" | "invalid-policy" | "invalid-calendar" | "unsupported" | "invalid-notice";

/** One commitment of a quote: a rule of the policy applied to the request. In JavaScript the parts that several answers share (limits, reasons, whole commitments without a date) are one frozen object: copy it before you change it. */
export interface Commitment {
  /** The answer for each value of an optional dimension, if only that dimension is missing. */
  alternatives?: Alternative[];
  /** The ids of the events that it waits for. */
  awaits?: string[];
  /** The id of the calendar that counted, if it is not the quote's or the quote has none. */
  calendar?: string;
  /** Whether notices settle every day that was counted. */
  certainty?: Certainty;
  /** The id of the clause that it stands in. */
  clause: string;
  /** The id of the party to which it is owed; the debtor's again where the source names nobody. */
  creditor: string;
  /** The id of the party that owes it in this case. */
  debtor: string;
  /** What is handed over, and how. */
  deliverable?: Deliverable;
  /** The due moment: for a limit in days or months the exclusive end of `dueDate` (00:00 of the next day, unless it ends earlier), for a limit in hours or minutes the last moment in time. */
  dueAt?: string;
  /** The last day in time, `YYYY-MM-DD`, local to the policy's zone. This is the date to show to people. */
  dueDate?: string;
  /** The earliest and the latest due date of a provisional answer; `dueDate` is the earliest. */
  dueRange?: DueRange;
  /** An act that may happen only after something else was done. */
  gate?: Gate;
  /** The commitment's id, `process.what`. */
  id: string;
  /** The moments of a cadence, at most 1,000. */
  instants?: string[];
  /** Whether it is a promise, an internal standard, or not labelled. */
  kind: Kind;
  /** The limit, present whenever it is known, whatever the status. */
  limit?: Limit;
  /** Open, met or missed, with the minutes left, spared or over; present if the request gives `now` or a finish. */
  outcome?: Outcome;
  /** Whether `dueAt` is exact to the minute or stands for its day. */
  precision?: Precision;
  /** The id of its process. */
  process: string;
  /** The start and end that it has if every step before it takes its whole limit. */
  projected?: Projected;
  /** Every reading that the answer depends on, with its value. */
  readings: { [name: string]: string };
  /** Why the answer is what it is. */
  reasons: Reason[];
  /** Whether the deliverable is required, optional, owed on request, or not owed. */
  requirement?: Requirement;
  /** The numbers of the source's rules behind it, such as `R25`. */
  rules: string[];
  /** The form of the rule: a deadline, a lead time, a cadence, and so on. */
  shape: Shape;
  /** The moment from which its clock runs: a date alone if the time of day does not matter or is not known. */
  startsAt?: string;
  /** How far the answer is determined. Dates are present only with `determined`; of several that apply, the first in the order of `Status`. */
  status: Status;
  /** The walk from the start to `dueDate`, on demand; of a provisional answer the walk to the earliest end. */
  trace?: TraceDay[];
  /** The walk of a provisional answer to its latest end, on demand. */
  traceLatest?: TraceDay[];
}

/** A condition: a circumstance that a request states as true or false. */
export interface ConditionInfo {
  /** The value that holds when the request does not give one. */
  default: boolean;
  /** The condition's id: its key in `QuoteRequest.conditions`. */
  id: string;
}

/** What is credited when a limit is missed. */
export interface Credit {
  /** The most that is credited in all; without it there is no cap. */
  most?: number;
  /** The steps, all of which are added up. */
  steps: CreditStep[];
}

/** A period of lateness that is credited again each time it recurs. */
export interface CreditPeriod {
  /** The number of units. */
  amount: number;
  /** Whether a period counts once it has begun or only once it has passed. */
  counted: Periods;
  /** The unit: minutes, hours, days of 24 hours, or working days. */
  units: Units;
}

/** An amount that is credited when a limit is missed. */
export interface CreditStep {
  /** The step holds only if the finish is later than this. */
  after?: Lateness;
  /** The amount, in the unit that the document's own text names. */
  amount: number;
  /** The amount is credited once for each such period; without it, once. */
  every?: CreditPeriod;
  /** The values for which the step holds, by dimension; a dimension that is not named does not matter. */
  when?: { [name: string]: string[] };
}

/** What the calendar knows of one day. */
export interface DayInfo {
  /** Whether a notice settles the day. */
  certainty: Certainty;
  /** The time of day, `HH:MM`, at which the office closes, if it closes earlier than usual. */
  closes?: string;
  /** The date, `YYYY-MM-DD`. */
  date: string;
  /** The kind of day: working day, weekend, holiday or make-up workday. */
  kind: DayKind;
  /** The name of the holiday that the day belongs to. */
  name?: string;
  /** The notice that arranges the day. */
  notice?: string;
  /** The time of day, `HH:MM`, from which the office is open, if it opens later than usual. */
  opens?: string;
  /** Whether the law itself names the day as a holiday. */
  statutory: boolean;
}

/** The kind of a day. A Saturday inside a notice's rest range is a holiday. */
export type DayKind = "workday" | "weekend" | "holiday" | "makeup-workday";

/** A document or thing that is handed over, and how. */
export interface Deliverable {
  /** The ids of the channels by which it is handed over. */
  channel?: string[];
  /** The number of copies. */
  copies?: number;
  /** The ids of the parties that keep a copy. */
  holders?: string[];
  /** The ids of its parts. */
  parts?: string[];
}

/** A dimension of the policy: something that limits depend on, such as the customer's tier or the service. */
export interface DimensionInfo {
  /** The ids of the categories of values. */
  categories: string[];
  /** The ids of the dimensions from which a table of the policy derives this one when a request leaves it open; empty where no table does. */
  from?: string[];
  /** The dimension's id: its key in `QuoteRequest.dimensions`. */
  id: string;
  /** Whether the values are ranked: the first is the best, the last the lowest. */
  ordered: boolean;
  /** The ids of the rules that set this dimension themselves in some case, whatever that table says; empty where no table derives it. */
  overriddenBy?: string[];
  /** Whether every request must give a value. */
  required: boolean;
  /** The values, in the policy's order. */
  values: ValueInfo[];
}

/** The earliest and the latest possible due date of a provisional answer. */
export interface DueRange {
  /** The earliest due date, `YYYY-MM-DD`. */
  earliest: string;
  /** The latest due date, `YYYY-MM-DD`. */
  latest: string;
}

/** What an event ends, besides the commitments that it finishes. */
export type EventEnds = "outage";

/** An event: something that starts or ends clocks. */
export interface EventInfo {
  /** What the event ends besides commitments; absent for most events. */
  ends?: EventEnds;
  /** The event's id: its key in `QuoteRequest.events`. */
  id: string;
  /** Whether the event takes `startAt` when the request does not give it (an opening event). */
  opening: boolean;
}

/** An interval that does not count, with its cause. */
export interface Exclusion {
  /** The id of the cause. Only causes that a rule names stop its clock. */
  cause: string;
  /** The first moment, with a time of day. */
  from: string;
  /** The first moment after the interval, with a time of day; later than `from`. */
  to: string;
}

/** A figure: a limit that the source lacks and that an operator or a request supplies. */
export interface FigureInfo {
  /** The figure's id: its key in `QuoteRequest.figures`. */
  id: string;
  /** Whether the policy itself has a value for the figure. */
  known: boolean;
  /** The units in which the figure is given. */
  units: Units;
}

/** How the finish is known. */
export type Finish = "given" | "event" | "none";

/** A gate: an act that may happen only after something else was done. */
export interface Gate {
  /** The id of the act that has to wait. */
  before: string;
  /** The id of what must have been done first. */
  requires: string;
}

/** One case of a promise that was already judged. Nothing is assumed about a field that is absent. */
export interface JudgedCase {
  /** Why it is not counted or cannot be judged: any text, repeated in the answer. */
  because?: string;
  /** The id of the commitment. */
  commitment: string;
  /** The values of the case; the request's values if it gives none. */
  dimensions?: { [name: string]: string };
  /** Its due day, `YYYY-MM-DD`. */
  dueDate?: string;
  /** The moment at which it ended. */
  finishedAt?: string;
  /** The moment from which its limit ran, `startsAt` of the commitment's answer. */
  startsAt?: string;
  /** Whether the case was in time, late, or cannot be judged. */
  state: VerdictState;
}

/** Whether a rule is a promise to the customer. */
export type Kind = "promise" | "internal" | "unlabelled";

/** A length of lateness. */
export interface Lateness {
  /** The number of units. */
  amount: number;
  /** The unit: minutes, hours, days of 24 hours, or working days. */
  units: Units;
}

/** The latest start that still meets a wanted date. */
export interface LatestStart {
  /** The commitment with that start, with its walk. */
  commitment: Commitment;
  /** The last moment of that day that still meets the date; before the cut-off, where there is one. */
  startAt: string;
  /** The last possible start, a calendar day (`YYYY-MM-DD`) that may be a rest day. */
  startDate: string;
}

/** How a line stands against the cap for one value of an optional dimension that is missing. */
export interface LeftWith {
  /** The value, by dimension. */
  dimensions: { [name: string]: string };
  /** What is left of the cap for that value (faults or seconds, see `unit`); negative if exceeded. */
  left: number;
  /** Whether the cap is kept for that value. */
  state: CapState;
}

/** An amount of time or number. */
export interface Limit {
  /** The number of units; 0 is the same day. */
  amount: number;
  /** Whether the amount is a maximum, a minimum or an interval; absent for a plain limit. */
  bound?: LimitBound;
  /** What a number of occurrences or hours is counted over. */
  per?: Per;
  /** The unit. */
  units: Units;
}

/** In which sense an amount limits. */
export type LimitBound = "at-most" | "at-least" | "every";

/** One line against one cap. */
export interface LineQuality {
  /** The result for each value of an optional dimension that is missing. */
  alternatives?: LeftWith[];
  /** The faults that began in the year, or the seconds of interruption in it (see `unit`). */
  gross: number;
  /** What is left of the cap, negative if exceeded; absent if the cap is not known. */
  left?: number;
  /** The name of the line; absent for outages that name none. */
  line?: string;
  /** The seconds of interruption without those of excluded causes; absent for faults. */
  net?: number;
  /** Whether the cap is kept; absent if the cap is not known. */
  state?: CapState;
  /** What counts against the cap under the readings, in the measure's unit. */
  used: number;
}

/** The unit in which a yearly cap is measured. */
export type Measured = "occurrences" | "seconds";

/** Another value of a reading, under which a commitment is due on another date. */
export interface Moved {
  /** The due moment under that value. */
  dueAt: string;
  /** The due date under that value, `YYYY-MM-DD`. */
  dueDate: string;
  /** Whether `dueAt` is exact to the minute or stands for its day. */
  precision: Precision;
  /** The reading's id. */
  reading: string;
  /** The other value. */
  value: string;
}

/** A day that is worked in one calendar and not in the other. */
export interface MovedDay {
  /** Its kind now. */
  after: DayKind;
  /** Its kind before: by the notices, or else by the standing rules. */
  before: DayKind;
  /** The day, `YYYY-MM-DD`. */
  date: string;
}

/** A notice that arranges holidays and make-up workdays. */
export interface Notice {
  /** The date of the publication, `YYYY-MM-DD`. */
  date?: string;
  /** The id that the document gives it. */
  id: string;
  /** The number (文号) or version of the publication. */
  number?: string;
  /** The title, in the language of the publication. */
  title: string;
  /** The year whose holidays it arranges. */
  year: number;
}

/** What a notice arranges. */
export type NoticeKind = "year" | "adjusted" | "extended" | "occasion";

/** One rest that a notice arranges, as it was understood. */
export interface NoticeLine {
  /** The first day of rest, `YYYY-MM-DD`. */
  from: string;
  /** The holiday's id in the calendar document. */
  holiday: string;
  /** The number of the line on which it begins, from 1. For HTML, a line of the page as displayed. */
  line: number;
  /** The weekend days worked in exchange; if a line has several rests, all of them are with the first. */
  makeupDays: string[];
  /** The text of the line. */
  text: string;
  /** The last day of rest, `YYYY-MM-DD`. */
  to: string;
}

/** A notice that was read and checked, and the calendar that results. */
export interface NoticeReading {
  /** The calendar document with the notice added, under a higher version. */
  calendar: unknown;
  /** The same document as the text of a file. */
  file: string;
  /** What the notice arranges. */
  kind: NoticeKind;
  /** The days that change between work and rest. */
  moved: MovedDay[];
  /** The parts of the text that were ignored. */
  passed: PassedLine[];
  /** What was understood, line by line. */
  read: NoticeLine[];
  /** The year that the notice arranges. */
  year: number;
}

/** The office hours of some days of the week. */
export interface OfficeHours {
  /** The weekdays, from Monday (1) to Sunday (7). */
  days: number[];
  /** The open spans, in order; the time between two of them is a break. */
  hours: OpenSpan[];
  /** Whether make-up workdays have these hours, whatever weekday they fall on. */
  makeupWorkdays?: boolean;
}

/** A span of a day in which an office is open, in the policy's zone. */
export interface OpenSpan {
  /** The closing time, `HH:MM`; `24:00` is the end of the day. */
  closes: string;
  /** The opening time, `HH:MM`. */
  opens: string;
}

/** One outage of a line. */
export interface Outage {
  /** The id of its cause, if it is one that the policy lets rules exclude. */
  cause?: string;
  /** The moment at which it began. */
  from: string;
  /** The name of its line. All outages without one belong to one line without a name. */
  line?: string;
  /** The moment at which the service was restored. */
  to: string;
}

/** Whether a commitment is open, met or missed, and by how much. If a dimension is missing and every value of it leads to the same state, that state with the minutes that hold for every value. */
export interface Outcome {
  /** How the finish is known. */
  finish: Finish;
  /** Whole minutes: left if open, spared if met, over if missed. */
  minutes: number;
  /** The state. */
  state: State;
}

/** A part of the text that arranges no day and was ignored. */
export interface PassedLine {
  /** The number of the line, from 1. */
  line: number;
  /** The text of the line. */
  text: string;
}

/** What an amount is counted over. */
export type Per = "order" | "year";

/** The year over which caps count. */
export interface Period {
  /** The first day, `YYYY-MM-DD`. */
  from: string;
  /** The last day, `YYYY-MM-DD`, included. */
  through: string;
}

/** Which periods of lateness are counted. */
export type Periods = "full" | "begun";

/** A policy in one of its editions, as `sla.policy` describes it. Everything is ids; their texts are in `sla.words(lang)`. */
export interface PolicyInfo {
  /** The calendar of each value, where a dimension chooses among several, each in its own zone; `zone` is then that of the first. */
  calendars?: CalendarsInfo;
  /** The ids of the processes that people call the hotline about. */
  calledAbout: string[];
  /** The causes that an exclusion may have. */
  causes: string[];
  /** The conditions. */
  conditions: ConditionInfo[];
  /** The deliverables. */
  deliverables: Deliverable[];
  /** The dimensions, in the policy's order. */
  dimensions: DimensionInfo[];
  /** The edition's id. */
  edition: string;
  /** The events. */
  events: EventInfo[];
  /** The figures that the source lacks. */
  figures: FigureInfo[];
  /** The edition's first day, `YYYY-MM-DD`; absent for an edition without a beginning. */
  from?: string;
  /** The gates. */
  gates: Gate[];
  /** The telephone number to call. */
  hotline?: string;
  /** The policy's id. */
  id: string;
  /** The office hours by weekday, where the policy states them. */
  officeHours?: OfficeHours[];
  /** The ids of the parties. */
  parties: string[];
  /** The ids of the processes, in display order. */
  processes: string[];
  /** The origin of the policy: `public-excerpt`, `public-facts` or `operator-issued`. */
  provenance: string;
  /** The ids of the processes that start with an event, in the order in which the form's first question offers them. */
  questions: string[];
  /** The readings. */
  readings: ReadingInfo[];
  /** The codes of the reasons that the policy words itself; the engine has more. */
  reasons: string[];
  /** Of these, the causes that are only recorded: they stop no clock. */
  recorded?: string[];
  /** The rules, in the policy's order. */
  rules: RuleInfo[];
  /** The targets in per cent; absent where the policy has none. */
  targets?: TargetInfo[];
  /** The zone of every moment without an offset: `±HH:MM`, or the name of a zone whose clocks change as its calendar says. */
  zone: string;
}

/** The policy behind a quote. */
export interface PolicyName {
  /** The edition in force. */
  edition: string;
  /** The policy's id. */
  id: string;
  /** The origin of the policy: `public-excerpt`, `public-facts` or `operator-issued`. */
  provenance: string;
}

/** How exact a due moment is. */
export type Precision = "day" | "minute";

/** A fault in the caller's input: its code, its place and a sentence. */
export interface Problem {
  /** The values that would have been accepted, if there is a list of them. */
  allowed?: string[];
  /** The code. */
  code: Code;
  /** One English sentence in lower case without a full stop; the caller's value is in backticks. */
  message: string;
  /** The parameters of the message, by name, for texts in other languages. */
  params?: { [name: string]: string };
  /** The place: a JSON Pointer into the request or document; `/0`, `/1` are positional arguments. For a missing field, the field that should be there. */
  path: string;
}

/** The start and end that a commitment has if every step before it takes its whole limit. */
export interface Projected {
  /** The due moment: the exclusive end of the day, or for hour clocks the last moment in time. */
  dueAt: string;
  /** The due date, `YYYY-MM-DD`. */
  dueDate: string;
  /** Whether `dueAt` is exact to the minute or stands for its day. */
  precision: Precision;
  /** The assumed start. */
  startsAt: string;
}

/** A year of quality: outages, satisfaction and judged cases against the policy. */
export interface Quality {
  /** The calendar that counted. */
  calendar: CalendarName;
  /** The version of the engine. */
  engine: string;
  /** The caps over a year, in the policy's order. */
  measures: QualityMeasure[];
  /** The year over which caps count. */
  period: Period;
  /** The policy that answered. */
  policy: PolicyName;
  /** The request, normalised. */
  request: QuoteRequest;
  /** The answers to call-backs. */
  satisfaction: Satisfaction;
  /** The version of this type. */
  schema: number;
  /** The policy's targets, in its order; absent if it has none. */
  targets?: QualityTarget[];
}

/** What happened in a year. */
export interface QualityEvents {
  /** The outages. */
  outages?: Outage[];
  /** The fault tickets, for the satisfaction. */
  tickets?: Ticket[];
  /** The judged cases; only under a policy that has targets. */
  verdicts?: JudgedCase[];
}

/** One cap over a year, and every line against it. */
export interface QualityMeasure {
  /** The cap, as a commitment. */
  commitment: Commitment;
  /** The lines, in the order of their first outage. */
  lines: LineQuality[];
  /** The unit of the numbers of its lines: faults (`occurrences`) or seconds. */
  unit: Measured;
}

/** A target of the policy in each period of a year. */
export interface QualityTarget {
  /** The target's id. */
  id: string;
  /** The periods that the year reaches into, in order. */
  periods: TargetPeriod[];
  /** The cases that lack the moment which decides their period. */
  undated: CaseGroup[];
  /** The target as the edition of the request has it. */
  wanted: TargetInfo;
}

/** The commitments for one request. */
export interface Quote {
  /** The calendar that counted. If the request does not decide which of several calendars counts, the first of `calendars`. */
  calendar: CalendarName;
  /** The calendars of which one counts, if the request does not decide which. */
  calendars?: CalendarName[];
  /** The commitments, in the policy's order. */
  commitments: Commitment[];
  /** The version of the engine. */
  engine: string;
  /** The policy that answered. */
  policy: PolicyName;
  /** The request, normalised. If the request does not decide which calendar counts, and with it the zone, its moments stand as they were given. */
  request: QuoteRequest;
  /** The version of this type. */
  schema: number;
}

/** A request. In a quote it is normalised: every moment with a time of day carries the policy's offset. */
export interface QuoteRequest {
  /** The audience: `customer` (the default) sees promises, `sales` also what the source does not label, `operator` everything. */
  audience?: Audience;
  /** Whether each condition holds; a condition that is not given has its default. */
  conditions?: { [name: string]: boolean };
  /** The value, or the category, of each dimension. */
  dimensions: { [name: string]: string };
  /** The moment of each event, or `null` for an event that did not happen. */
  events?: { [name: string]: string | null };
  /** The intervals that do not count, each with its cause. */
  exclusions?: Exclusion[];
  /** The limits that the source lacks. */
  figures?: { [name: string]: Limit };
  /** The moment at which each commitment was finished, by commitment id. */
  finishedAt?: { [name: string]: string };
  /** The present moment, in the form of `startAt`. With it, outcomes say `open` and what is left. */
  now?: string;
  /** The value of each reading that is not the policy's default. */
  readings?: { [name: string]: string };
  /** The moment of every opening event that `events` does not give: `YYYY-MM-DD[THH:MM[:SS][Z|±HH:MM]]`, without an offset in the policy's zone. A call that searches for the start may leave it out. */
  startAt: string;
}

/** A reading: a point where the source can be interpreted in several ways, with its default and its alternatives. */
export interface ReadingInfo {
  /** The value that holds when the request does not set the reading. */
  default: string;
  /** The reading's id: its key in `QuoteRequest.readings`. */
  id: string;
  /** The numbers, such as `A16`, of the open questions of the source that this reading answers. */
  item?: string;
  /** Whether the reading also takes a time of day, `HH:MM` in the policy's zone. */
  time: boolean;
  /** The ids of the values that the reading can take. */
  values: string[];
  /** Whether a year of quality (`sla.quality`) depends on the reading. */
  year?: boolean;
}

/** Why an answer is what it is: a code with its parameters. */
export interface Reason {
  /** The code. Its text is in the texts of the language or, for a reason of the policy, of the policy. */
  code: string;
  /** The parameters, by name. */
  params?: { [name: string]: Scalar };
}

/** Whether a deliverable is owed. */
export type Requirement = "required" | "optional" | "on-request" | "none";

/** A rule: what is the same in every answer to it. */
export interface RuleInfo {
  /** The id of the clause that it stands in. */
  clause: string;
  /** The ids of the conditions that it depends on. */
  conditions: string[];
  /** What is credited when it is missed; absent where the document says nothing of it. */
  credit?: Credit;
  /** The id of the party to which it is owed; the debtor's again where the source names nobody. */
  creditor: string;
  /** The id of the party that owes it. */
  debtor: string;
  /** The ids of the dimensions that it depends on. */
  dimensions: string[];
  /** The ids of the events that may start its clock. */
  events: string[];
  /** The ids of the events that end it: its own first, then those that end it in some case. */
  finishedBy: string[];
  /** The id of its commitment. */
  id: string;
  /** Whether it is a promise, an internal standard, or not labelled. */
  kind: Kind;
  /** The id of its process. */
  process: string;
  /** The numbers of the source's rules behind it, such as `R25`. */
  rules: string[];
  /** The form of the rule: a deadline, a lead time, a cadence, and so on. */
  shape: Shape;
}

/** Customer satisfaction after fault handling. */
export interface Satisfaction {
  /** The number of tickets with a record of a call-back. */
  calledBack: number;
  /** Satisfied tickets divided by tickets with a record of a call-back, 0 to 1; `null` if there is none. */
  ratio: number | null;
  /** The number of tickets whose customer was satisfied. */
  satisfied: number;
  /** The number of tickets given. */
  tickets: number;
}

/** The value of a reason's parameter. */
export type Scalar = number | string;

/** The form of a rule. */
export type Shape = "deadline" | "lead-time" | "cadence" | "count" | "cap" | "deliverable" | "gate" | "ratio" | "fact";

/** Whether a commitment is still open, was met, or was missed. */
export type State = "open" | "met" | "missed";

/** How far the answer to a commitment is determined. Of several that apply, the first in this order. */
export type Status = "out-of-scope" | "not-required" | "on-request" | "awaiting-event" | "indeterminate" | "unquantified" | "determined";

/** How a share is compared with the target. */
export type TargetBound = "at-least" | "at-most" | "more-than" | "less-than";

/** Which moment of a case decides the period in which it counts. */
export type TargetBy = "start" | "due" | "finish";

/** Which cases the share is of. */
export type TargetCounts = "met" | "missed";

/** A target: the share of some promises' cases that must be in time (or may be late) in every period. */
export interface TargetInfo {
  /** How the share is compared with the target. */
  bound: TargetBound;
  /** Which moment of a case decides the period in which it counts. */
  by: TargetBy;
  /** The id of the clause that it stands in. */
  clause: string;
  /** Whether the share is of cases in time or of cases late. */
  counts: TargetCounts;
  /** The target's id. */
  id: string;
  /** The ids of the commitments whose cases are counted. */
  of: string[];
  /** The length of a period. */
  per: TargetPer;
  /** The target, in per cent. */
  percent: number;
  /** The values whose cases are counted, by dimension; a dimension that is not named does not matter. */
  when?: { [name: string]: string[] };
}

/** The length of a target's period. */
export type TargetPer = "month" | "quarter" | "half-year" | "year";

/** One period of a target. */
export interface TargetPeriod {
  /** The number of cases that are not counted. */
  excluded: number;
  /** The first day, `YYYY-MM-DD`. */
  from: string;
  /** The cases, grouped by state and reason. */
  groups: CaseGroup[];
  /** The highest that the share can be, 0 to 1. */
  highest: number | null;
  /** The lowest that the share can be, whatever becomes of the unknown cases, 0 to 1; `null` if there is no case. */
  lowest: number | null;
  /** The number of cases in time. */
  met: number;
  /** The number of cases that were late. */
  missed: number;
  /** The share among the cases that are known, 0 to 1; `null` if there is none. */
  ratio: number | null;
  /** Whether the period was not yet over at the request's `now`. */
  running: boolean;
  /** Whether the target is met. */
  state: TargetState;
  /** The last day, `YYYY-MM-DD`, included. */
  through: string;
  /** The number of cases that cannot be called in time or late: open, unrecorded or unjudged. */
  unknown: number;
}

/** Whether the share of a period meets its target. */
export type TargetState = "met" | "missed" | "undecided" | "none";

/** A fault ticket, for the satisfaction. */
export interface Ticket {
  /** What the customer answered when called back; absent if there is no record of a call-back. */
  answer?: CallBackAnswer;
}

/** One day of a walk, the day-by-day list of how a date was counted. */
export interface TraceDay {
  /** `true` for a weekend day that this walk assumes to be a make-up workday although no notice says so yet. */
  assumed?: boolean;
  /** The date, `YYYY-MM-DD`. */
  date: string;
  /** The cause that takes the day out of the count; several are separated by commas. */
  excluded?: string;
  /** The kind of day. */
  kind: DayKind;
  /** The name of the holiday that the day belongs to. */
  name?: string;
  /** The notice that arranges the day. */
  notice?: string;
  /** The day's number in the count, from 1; `null` for a day that is not counted. */
  ordinal: number | null;
}

/** The unit of a limit; the names are those of MEF's `Duration`, except `occurrences`. */
export type Units = "businessDays" | "calendarDays" | "calendarMonths" | "calendarHours" | "calendarMinutes" | "occurrences" | "businessHours";

/** A value of a dimension. */
export interface ValueInfo {
  /** The id of the category that the value belongs to. A request may give the category instead of the value. */
  category?: string;
  /** The value's id, as requests write it. */
  id: string;
}

/** The state of one case of a promise. */
export type VerdictState = "met" | "missed" | "open" | "unrecorded" | "unjudged" | "excluded";
