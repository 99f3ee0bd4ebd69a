import { SlaCalendar } from "./sla-calendar";

/** Safe to run twice, and beside another copy of the same script. */
if (!customElements.get("sla-calendar")) customElements.define("sla-calendar", SlaCalendar);
