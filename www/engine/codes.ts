/** The names behind the engine's integers, in the order of the Rust definitions. */
import codes from "#generated/codes.json";
import type { DayKind, Limit, Requirement, Status } from "./contract";

export const NO_DAY = -2147483648;
const enumOf = <T extends string>(...names: T[]): readonly T[] => names;
export const UNITS = enumOf<Limit["units"]>("businessDays", "calendarDays", "calendarMonths", "calendarHours", "calendarMinutes", "occurrences", "businessHours");
export const BOUNDS = enumOf<NonNullable<Limit["bound"]>>("at-most", "at-least", "every");
export const PER = enumOf<NonNullable<Limit["per"]>>("order", "year");
export const STATUSES = enumOf<Status>("out-of-scope", "not-required", "on-request", "awaiting-event", "indeterminate", "unquantified", "determined");
export const KINDS = enumOf<DayKind>("workday", "weekend", "holiday", "makeup-workday");
export const REQUIREMENTS = enumOf<Requirement>("required", "optional", "on-request", "none");
export const STATES = enumOf<"open" | "met" | "missed">("open", "met", "missed");
export const FINISHES = enumOf<"given" | "event" | "none">("given", "event", "none");
/** What an alternative has beside its limit, a bit each. */
export const OTHER = { due: 1, minute: 2, outcome: 4 } as const;

export const MEASURED = enumOf<"occurrences" | "seconds">("occurrences", "seconds");

/** The bits of a commitment's optional parts. */
export const HAS = {
  limit: 1,
  starts: 2,
  due: 4,
  minute: 8,
  confirmed: 16,
  awaits: 32,
  projected: 64,
  instants: 128,
  alternatives: 256,
  extras: 512,
  outcome: 1024,
  trace: 2048,
  projectedMinute: 4096,
  traceLatest: 8192,
} as const;
export const DATED = HAS.limit | HAS.starts | HAS.due;
/** What a reason says of a reading where none decides. */
export const NOTHING = -1;
/** What no two answers have in common, or nearly so. */
export const MOVING = HAS.starts | HAS.due | HAS.projected | HAS.instants | HAS.alternatives | HAS.outcome | HAS.trace;

/** Codes of the engine, each with the names and kinds of its parameters. */
export const REASONS = codes.reasons as unknown as readonly [code: string, params: readonly [name: string, kind: string][]][];
