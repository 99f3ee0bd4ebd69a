import { SlaCalculator } from "./sla-calculator";

/** Safe to run twice, and beside another copy of the same script. */
if (!globalThis.customElements?.get("sla-calculator")) globalThis.customElements?.define("sla-calculator", SlaCalculator);
