import { createCalculator } from "sla-calculator";
import wasm from "./sla-calculator.wasm";

/** A worker may compile no wasm; it gets the module compiled from its platform. */
export default {
  async fetch() {
    const sla = await createCalculator({ wasm });
    const { commitments } = sla.quote({ dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" });
    return new Response(`change.suspend ${commitments.find(({ id }) => id === "change.suspend").dueDate} ${sla.engine.kind}\n`);
  },
};
