import "../bulk/define";
import "../compare/define";
import { SlaDesk } from "./sla-desk";

/** Safe to run twice, and beside another copy of the same script. */
if (!globalThis.customElements?.get("sla-desk")) globalThis.customElements?.define("sla-desk", SlaDesk);
