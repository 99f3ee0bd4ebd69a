// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.
import type { Units } from "./contract";

/** What a clock counts. */
export type Counts = "workingDays" | "days" | "months" | "seconds" | "officeSeconds" | "times";

/** What a clock of each unit counts, and how many of them make one. */
export const COUNTED: { readonly [units in Units]: { readonly counts: Counts; readonly each: number } } = {
  businessDays: { counts: "workingDays", each: 1 },
  calendarDays: { counts: "days", each: 1 },
  calendarMonths: { counts: "months", each: 1 },
  calendarHours: { counts: "seconds", each: 3600 },
  calendarMinutes: { counts: "seconds", each: 60 },
  occurrences: { counts: "times", each: 1 },
  businessHours: { counts: "officeSeconds", each: 3600 },
};
