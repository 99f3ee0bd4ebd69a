import { SlaBulk } from "./sla-bulk";

/** Safe to run twice, and beside another copy of the same script. */
if (!globalThis.customElements?.get("sla-bulk")) globalThis.customElements?.define("sla-bulk", SlaBulk);
