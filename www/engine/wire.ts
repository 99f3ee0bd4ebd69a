// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.

export const ENGINE = "0.1.0";
/** Encodes "none" in place of an index or a second. */
export const NONE = -1;
/** Encodes "none" in place of a day. */
export const NO_DAY = -2147483648;
/** The number of low bits that hold an edition or a rule; the bits above hold the index of a calendar plus 1, or 0. */
export const CALENDAR_BITS = 16;
/** The number of low bits of a value's first integer that hold its kind. */
export const KIND_BITS = 3;
/** The greatest depth and the most values of a question. */
export const DEPTH = 64;
export const VALUES = 1048576;

/* Questions. */
export const ASK_OPEN = 0;
export const ASK_QUOTE = 1;
export const ASK_EXPLAIN = 2;
export const ASK_COMPARE = 3;
export const ASK_LATEST_START = 4;
export const ASK_SENSITIVITY = 5;
export const ASK_QUALITY = 6;
export const ASK_DAY_INFO = 7;
export const ASK_MONTH = 8;
export const ASK_IS_WORKING_DAY = 9;
export const ASK_ADD_WORKING_DAYS = 10;
export const ASK_ADD_MANY = 11;
export const ASK_WORKING_DAYS_BETWEEN = 12;
export const ASK_TARGETS = 13;

/* Kinds of values. */
export const KIND_WORD = 0;
export const KIND_WHOLE = 1;
export const KIND_NUMBER = 2;
export const KIND_ASCII = 3;
export const KIND_TEXT = 4;
export const KIND_LIST = 5;
export const KIND_OBJECT = 6;

/* Values without parts. */
export const WORD_NULL = 0;
export const WORD_FALSE = 1;
export const WORD_TRUE = 2;
export const WORD_UNDEFINED = 3;
export const WORD_NO_PLAIN_VALUE = 4;
export const WORD_TOO_DEEP = 5;
export const WORD_UNREADABLE_LIST = 6;
export const WORD_UNREADABLE_OBJECT = 7;
export const WORD_NO_PLAIN_OBJECT = 8;
export const WORD_UNREADABLE_VALUE = 9;
export const WORD_TOO_LARGE = 10;

/* Bits of a day's facts. */
export const FACT_KIND = 15;
export const FACT_STATUTORY = 16;
export const FACT_CONFIRMED = 32;

/* The names behind integers. */
export const CODES = ["missing-field", "unknown-field", "unknown-value", "wrong-type", "invalid-date", "date-out-of-range", "calendar-unpublished", "invalid-duration", "invalid-interval", "invalid-number", "invalid-policy", "invalid-calendar", "unsupported", "invalid-notice"] as const;
export const UNITS = ["businessDays", "calendarDays", "calendarMonths", "calendarHours", "calendarMinutes", "occurrences", "businessHours"] as const;
export const BOUNDS = ["at-most", "at-least", "every"] as const;
export const PER = ["order", "year"] as const;
export const STATUSES = ["out-of-scope", "not-required", "on-request", "awaiting-event", "indeterminate", "unquantified", "determined"] as const;
export const KINDS = ["workday", "weekend", "holiday", "makeup-workday"] as const;
export const REQUIREMENTS = ["required", "optional", "on-request", "none"] as const;
export const STATES = ["open", "met", "missed"] as const;
export const FINISHES = ["given", "event", "none"] as const;
export const MEASURED = ["occurrences", "seconds"] as const;

/** Codes of the engine's reasons, each with the names and kinds of its parameters. */
export const REASONS: readonly (readonly [code: string, params: readonly (readonly [name: string, kind: string])[]])[] = [
  ["start-day-not-counted", [["date", "date"], ["event", "event"]]],
  ["received-next", [["date", "date"], ["event", "event"], ["next", "date"]]],
  ["cut-off-passed", [["date", "date"], ["event", "event"], ["cutOff", "time"], ["next", "date"]]],
  ["received-on", [["date", "date"], ["event", "event"], ["next", "date"]]],
  ["received-after", [["date", "date"], ["event", "event"], ["cutOff", "time"], ["next", "date"]]],
  ["start-chosen", [["event", "event"]]],
  ["month-end-clamped", [["date", "date"]]],
  ["due-on-rest-day", [["date", "date"], ["kind", "kind"], ["reading", "reading"]]],
  ["rolled-to-working-day", [["date", "date"], ["next", "date"], ["reading", "reading"]]],
  ["excluded-days", [["count", "number"], ["cause", "causes"]]],
  ["excluded-time", [["minutes", "number"], ["cause", "causes"]]],
  ["dimension-set", [["dimension", "dimension"], ["value", "value"]]],
  ["dimension-missing", [["dimension", "dimension"]]],
  ["figure-missing", [["figure", "figure"]]],
  ["time-of-day-missing", [["event", "event"]]],
  ["event-missing", [["event", "event"]]],
  ["event-did-not-happen", [["event", "event"]]],
  ["calendar-unpublished", [["publishedThrough", "date"]]],
  ["beyond-supported", [["supportedThrough", "date"]]],
  ["tier-inversion", [["dimension", "dimension"], ["value", "value"], ["dueDate", "date"]]],
  ["no-number", []],
  ["office-hours-missing", []],
  ["closes-early", [["date", "date"], ["time", "time"]]],
  ["due-by-time", [["date", "date"], ["time", "time"]]],
  ["opens-late", [["date", "date"], ["time", "time"]]],
  ["instants-truncated", [["count", "number"]]],
  ["finish-undecided", []],
  ["depends-on-value", [["dimension", "dimension"], ["value", "value"]]],
  ["now-undecided", [["earliest", "date"], ["latest", "date"]]],
  ["clocks-forward", [["date", "date"], ["time", "time"], ["minutes", "number"]]],
  ["clocks-back", [["date", "date"], ["time", "time"], ["minutes", "number"]]],
  ["time-repeated", [["date", "date"], ["event", "event"], ["time", "time"]]],
  ["time-skipped", [["date", "date"], ["event", "event"], ["time", "time"], ["taken", "time"]]],
  ["projected", [["event", "event"], ["date", "date"]]],
];

/* Where each integer of a record and each record inside it stands, and how many integers it has. */
export const HEAD_RULE = 0;
export const HEAD_STATUS = 1;
export const HEAD_HAS = 2;
export const HEAD_LENGTH = 3;
export const MOMENT_DAY = 0;
export const MOMENT_SECOND = 1;
export const MOMENT_LENGTH = 2;
export const LIMIT_AMOUNT = 0;
export const LIMIT_WORDS = 1;
export const LIMIT_LENGTH = 2;
export const END_DATE = 0;
export const END_AT = 1;
export const END_AT_DAY = 1;
export const END_AT_SECOND = 2;
export const END_LENGTH = 3;
export const DUE_DATE = 0;
export const DUE_AT = 1;
export const DUE_AT_DAY = 1;
export const DUE_AT_SECOND = 2;
export const DUE_LATEST = 3;
export const DUE_LENGTH = 4;
export const READINGS_LOW = 0;
export const READINGS_HIGH = 1;
export const READINGS_LENGTH = 2;
export const PROJECTED_START = 0;
export const PROJECTED_START_DAY = 0;
export const PROJECTED_START_SECOND = 1;
export const PROJECTED_END = 2;
export const PROJECTED_END_DATE = 2;
export const PROJECTED_END_AT_DAY = 3;
export const PROJECTED_END_AT_SECOND = 4;
export const PROJECTED_LENGTH = 5;
export const EXTRAS_REQUIREMENT = 0;
export const EXTRAS_DELIVERABLE = 1;
export const EXTRAS_GATE = 2;
export const EXTRAS_DEBTOR = 3;
export const EXTRAS_CREDITOR = 4;
export const EXTRAS_LENGTH = 5;
export const OUTCOME_BITS = 0;
export const OUTCOME_MINUTES = 1;
export const OUTCOME_LENGTH = 2;
export const ALTERNATIVE_DIMENSION = 0;
export const ALTERNATIVE_CHOICE = 1;
export const ALTERNATIVE_LIMIT = 2;
export const ALTERNATIVE_LIMIT_AMOUNT = 2;
export const ALTERNATIVE_LIMIT_WORDS = 3;
export const ALTERNATIVE_HAS = 4;
export const ALTERNATIVE_LENGTH = 5;
export const FACTS_BITS = 0;
export const FACTS_HOLIDAY = 1;
export const FACTS_NOTICE = 2;
export const FACTS_LENGTH = 3;
export const DAY_DATE = 0;
export const DAY_FACTS = 1;
export const DAY_FACTS_BITS = 1;
export const DAY_FACTS_HOLIDAY = 2;
export const DAY_FACTS_NOTICE = 3;
export const DAY_OPENS = 4;
export const DAY_CLOSES = 5;
export const DAY_LENGTH = 6;
export const TRACE_DAY_DATE = 0;
export const TRACE_DAY_FACTS = 1;
export const TRACE_DAY_FACTS_BITS = 1;
export const TRACE_DAY_FACTS_HOLIDAY = 2;
export const TRACE_DAY_FACTS_NOTICE = 3;
export const TRACE_DAY_ORDINAL = 4;
export const TRACE_DAY_MARKS = 5;
export const TRACE_DAY_LENGTH = 6;
export const NAMED_PLACE = 0;
export const NAMED_AT = 1;
export const NAMED_AT_DAY = 1;
export const NAMED_AT_SECOND = 2;
export const NAMED_LENGTH = 3;
export const EXCLUSION_FROM = 0;
export const EXCLUSION_FROM_DAY = 0;
export const EXCLUSION_FROM_SECOND = 1;
export const EXCLUSION_TO = 2;
export const EXCLUSION_TO_DAY = 2;
export const EXCLUSION_TO_SECOND = 3;
export const EXCLUSION_LENGTH = 4;
export const MOVED_READING = 0;
export const MOVED_VALUE = 1;
export const MOVED_MINUTE = 2;
export const MOVED_END = 3;
export const MOVED_END_DATE = 3;
export const MOVED_END_AT_DAY = 4;
export const MOVED_END_AT_SECOND = 5;
export const MOVED_LENGTH = 6;
export const REACHED_GROSS = 0;
export const REACHED_NET = 1;
export const REACHED_USED = 2;
export const REACHED_LENGTH = 3;
export const PERIOD_FROM = 0;
export const PERIOD_TO = 1;
export const PERIOD_LENGTH = 2;
export const SATISFACTION_TICKETS = 0;
export const SATISFACTION_CALLED_BACK = 1;
export const SATISFACTION_SATISFIED = 2;
export const SATISFACTION_LENGTH = 3;

/* The parts that it may have, in the order in which they stand, then flags. */
export const HAS_LIMIT = 1;
export const HAS_STARTS = 2;
export const HAS_DUE = 4;
export const HAS_READINGS = 8;
export const HAS_AWAITS = 16;
export const HAS_PROJECTED = 32;
export const HAS_INSTANTS = 64;
export const HAS_ALTERNATIVES = 128;
export const HAS_EXTRAS = 256;
export const HAS_OUTCOME = 512;
export const HAS_TRACE = 1024;
export const HAS_TRACE_LATEST = 2048;
export const HAS_REASONS = 4096;
export const HAS_MINUTE = 8192;
export const HAS_CONFIRMED = 16384;
export const HAS_PROJECTED_MINUTE = 32768;

/** A reader for each part. */
export interface CommitmentParts<T, C> {
  limit(one: T, context: C, has: number): void;
  starts(one: T, context: C, has: number): void;
  due(one: T, context: C, has: number): void;
  readings(one: T, context: C, has: number): void;
  awaits(one: T, context: C, has: number): void;
  projected(one: T, context: C, has: number): void;
  instants(one: T, context: C, has: number): void;
  alternatives(one: T, context: C, has: number): void;
  extras(one: T, context: C, has: number): void;
  outcome(one: T, context: C, has: number): void;
  trace(one: T, context: C, has: number): void;
  traceLatest(one: T, context: C, has: number): void;
  reasons(one: T, context: C, has: number): void;
}

/** Reads the parts whose bits are set, in order. */
export function readCommitmentParts<T, C>(read: CommitmentParts<T, C>, has: number, one: T, context: C): void {
  if (has & HAS_LIMIT) read.limit(one, context, has);
  if (has & HAS_STARTS) read.starts(one, context, has);
  if (has & HAS_DUE) read.due(one, context, has);
  if (has & HAS_READINGS) read.readings(one, context, has);
  if (has & HAS_AWAITS) read.awaits(one, context, has);
  if (has & HAS_PROJECTED) read.projected(one, context, has);
  if (has & HAS_INSTANTS) read.instants(one, context, has);
  if (has & HAS_ALTERNATIVES) read.alternatives(one, context, has);
  if (has & HAS_EXTRAS) read.extras(one, context, has);
  if (has & HAS_OUTCOME) read.outcome(one, context, has);
  if (has & HAS_TRACE) read.trace(one, context, has);
  if (has & HAS_TRACE_LATEST) read.traceLatest(one, context, has);
  if (has & HAS_REASONS) read.reasons(one, context, has);
}

/* The parts that it may have, in the order in which they stand, then flags. */
export const OTHER_END = 1;
export const OTHER_OUTCOME = 2;
export const OTHER_MINUTE = 4;

/** A reader for each part. */
export interface AlternativeParts<T, C> {
  end(one: T, context: C, has: number): void;
  outcome(one: T, context: C, has: number): void;
}

/** Reads the parts whose bits are set, in order. */
export function readAlternativeParts<T, C>(read: AlternativeParts<T, C>, has: number, one: T, context: C): void {
  if (has & OTHER_END) read.end(one, context, has);
  if (has & OTHER_OUTCOME) read.outcome(one, context, has);
}

/* The usual commitment with a date: its parts, and where each begins. */
export const DATED = HAS_LIMIT | HAS_STARTS | HAS_DUE | HAS_READINGS | HAS_REASONS;
export const DATED_LIMIT = 3;
export const DATED_STARTS = 5;
export const DATED_DUE = 7;
export const DATED_READINGS = 11;
export const DATED_REASONS = 13;

/* The parts of each answer, in the order in which they stand. */
export const REQUEST_ANSWER = ["edition", "startAt", "now", "events", "exclusions", "finishedAt"] as const;
export const QUOTE_ANSWER = ["request", "commitments"] as const;
export const EXPLAIN_ANSWER = ["request", "commitment"] as const;
export const COMPARE_ANSWER = ["dimension", "quotes"] as const;
export const LATEST_START_ANSWER = ["request", "start", "commitment"] as const;
export const SENSITIVITY_ANSWER = ["edition", "moved"] as const;
export const QUALITY_ANSWER = ["request", "period", "lines", "measures", "satisfaction"] as const;
export const MEASURE_ANSWER = ["commitment", "unit", "lines"] as const;
export const REACHED_ANSWER = ["reached", "left"] as const;
export const PROBLEM_ANSWER = ["path", "message", "params", "allowed"] as const;

/* The fields of a request that its answer does not send: they are shown as they were given. */
export const REQUEST_GIVEN = ["dimensions", "conditions", "figures", "readings", "audience"] as const;
