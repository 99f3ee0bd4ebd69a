import { SlaRecord } from "./sla-record";

/** Safe to run twice, and beside another copy of the same script. */
if (!globalThis.customElements?.get("sla-record")) globalThis.customElements?.define("sla-record", SlaRecord);
