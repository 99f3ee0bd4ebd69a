/** The shapes of the public contract: what goes into the engine and what comes out. */

export type DayKind = "workday" | "weekend" | "holiday" | "makeup-workday";
export type Certainty = "confirmed" | "provisional";
export type Audience = "customer" | "sales" | "operator";

export interface Limit {
  amount: number;
  units: "businessDays" | "calendarDays" | "calendarMonths" | "calendarHours" | "calendarMinutes" | "occurrences";
  bound?: "at-most" | "at-least" | "every";
  per?: "order" | "year";
}

export interface Exclusion {
  from: string;
  to: string;
  cause: "customer" | "interconnection";
}

export interface QuoteRequest {
  dimensions: { [dimension: string]: string };
  startAt: string;
  events?: { [event: string]: string | null };
  conditions?: { [condition: string]: boolean };
  figures?: { [figure: string]: Limit };
  exclusions?: Exclusion[];
  readings?: { [reading: string]: string };
  audience?: Audience;
  now?: string;
  finishedAt?: { [commitmentId: string]: string };
}

export interface Reason {
  code: string;
  params?: { [name: string]: string | number };
}

export interface TraceDay {
  date: string;
  kind: DayKind;
  name?: string;
  notice?: string;
  ordinal: number | null;
  excluded?: string;
}

export interface Alternative {
  dimensions: { [dimension: string]: string };
  limit: Limit;
  dueAt?: string;
  dueDate?: string;
}

export interface Commitment {
  id: string;
  rules: string[];
  process: string;
  clause: string;
  kind: "promise" | "internal" | "unlabelled";
  debtor: string;
  creditor: string;
  shape: "deadline" | "lead-time" | "cadence" | "count" | "cap" | "deliverable" | "gate" | "ratio" | "fact";
  status: "out-of-scope" | "not-required" | "on-request" | "awaiting-event" | "indeterminate" | "unquantified" | "determined";
  limit?: Limit;
  startsAt?: string;
  dueAt?: string;
  dueDate?: string;
  precision?: "day" | "minute";
  certainty?: Certainty;
  dueRange?: { earliest: string; latest: string };
  awaits?: string[];
  projected?: { startsAt: string; dueAt: string; dueDate: string };
  instants?: string[];
  alternatives?: Alternative[];
  requirement?: "required" | "optional" | "on-request" | "none";
  deliverable?: { channel?: string[]; parts?: string[]; copies?: number; holders?: string[] };
  gate?: { before: string; requires: string };
  outcome?: { state: "open" | "met" | "missed"; minutes: number };
  trace?: TraceDay[];
  reasons: Reason[];
  readings: { [reading: string]: string };
}

export interface Quote {
  schema: 1;
  engine: string;
  policy: { id: string; edition: string; provenance: string };
  calendar: { id: string; version: string; publishedThrough: string };
  request: QuoteRequest;
  commitments: Commitment[];
}

export interface DayInfo {
  date: string;
  kind: DayKind;
  statutory: boolean;
  name?: string;
  notice?: string;
  certainty: Certainty;
}

export interface CalendarMonth {
  year: number;
  month: number;
  weeks: (DayInfo | null)[][];
}

export interface RuleInfo {
  id: string;
  rules: string[];
  process: string;
  clause: string;
  kind: Commitment["kind"];
  debtor: string;
  creditor: string;
  shape: Commitment["shape"];
  events: string[];
  conditions: string[];
  dimensions: string[];
}

export interface DimensionInfo {
  id: string;
  required: boolean;
  ordered: boolean;
  values: { id: string; category?: string }[];
  categories: string[];
}

export interface PolicyInfo {
  id: string;
  edition: string;
  from?: string;
  provenance: string;
  zone: string;
  hotline?: string;
  dimensions: DimensionInfo[];
  processes: string[];
  parties: string[];
  events: { id: string; opening: boolean }[];
  conditions: { id: string; default: boolean }[];
  figures: { id: string; units: Limit["units"]; known: boolean }[];
  readings: { id: string; item?: string; values: string[]; time: boolean; default: string }[];
  reasons: string[];
  causes: string[];
  rules: RuleInfo[];
}

export interface CalendarInfo {
  id: string;
  version: string;
  publishedThrough: string;
  supportedFrom: string;
  supportedThrough: string;
  notices: { id: string; title?: string }[];
}

export interface Problem {
  code: string;
  path: string;
  message: string;
  params?: { [name: string]: string | number };
  allowed?: string[];
}
