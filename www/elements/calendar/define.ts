import { SlaCalendar } from "./sla-calendar";

/** Safe to run twice, and beside another copy of the same script. */
if (!globalThis.customElements?.get("sla-calendar")) globalThis.customElements?.define("sla-calendar", SlaCalendar);
