import { SlaCalculator } from "./sla-calculator";

/** Safe to run twice, and beside another copy of the same script. */
if (!customElements.get("sla-calculator")) customElements.define("sla-calculator", SlaCalculator);
