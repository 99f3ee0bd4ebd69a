import { SlaCompare } from "./sla-compare";

/** Safe to run twice, and beside another copy of the same script. */
if (!globalThis.customElements?.get("sla-compare")) globalThis.customElements?.define("sla-compare", SlaCompare);
