/** The classes only; nothing is defined by importing them. */
export { SlaCalculator } from "./calculator/sla-calculator";
export { SlaCalendar, type Deadline } from "./calendar/sla-calendar";
