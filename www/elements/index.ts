/** The classes only; nothing is defined by importing them. */
export { SlaCalculator } from "./calculator/sla-calculator";
export { SlaCalendar, type Deadline } from "./calendar/sla-calendar";
export { SlaBulk } from "./bulk/sla-bulk";
export { SlaRecord } from "./record/sla-record";
export type { Ticket } from "../lists/tickets";
export { SlaCompare } from "./compare/sla-compare";
export type { SlaEvents } from "./tags";
