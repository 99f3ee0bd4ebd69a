/** Adds the elements and their events to the DOM's types: `querySelector("sla-calculator")`, `addEventListener("sla-quote", …)`. */
import type { DayInfo, Problem, Quote, QuoteRequest } from "../engine/types";
import type { SlaBulk } from "./bulk/sla-bulk";
import type { SlaCalculator } from "./calculator/sla-calculator";
import type { SlaCalendar } from "./calendar/sla-calendar";
import type { SlaCompare } from "./compare/sla-compare";
import type { SlaRecord } from "./record/sla-record";
import type { RecordShown } from "./record/told";

/** The events of the elements. All of them bubble and are composed. */
export interface SlaEvents {
  /** There is a new quote. */
  "sla-quote": CustomEvent<{ request: QuoteRequest; quote: Quote }>;
  /** A request was refused, or loading failed. */
  "sla-error": CustomEvent<Problem>;
  /** `<sla-compare>` shows other quotes. */
  "sla-compare": CustomEvent<{ quotes: Quote[] }>;
  /** `<sla-bulk>` has quoted a list, or was stopped. */
  "sla-bulk": CustomEvent<{ quoted: number; failed: number; cancelled: boolean; csv: Blob }>;
  /** `<sla-record>` shows a year. */
  "sla-record": CustomEvent<RecordShown>;
  /** A deadline of `<sla-calendar>` was chosen. */
  "sla-pick": CustomEvent<{ id: string; date: string }>;
  /** A day of `<sla-calendar>` was chosen. */
  "sla-day": CustomEvent<DayInfo>;
}

declare global {
  interface HTMLElementTagNameMap {
    "sla-calculator": SlaCalculator;
    "sla-calendar": SlaCalendar;
    "sla-compare": SlaCompare;
    "sla-bulk": SlaBulk;
    "sla-record": SlaRecord;
  }
  interface HTMLElementEventMap extends SlaEvents {}
  interface DocumentEventMap extends SlaEvents {}
  interface WindowEventMap extends SlaEvents {}
}
