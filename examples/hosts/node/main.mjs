import { createCalculator } from "sla-calculator";

const sla = await createCalculator();
const { commitments } = sla.quote({
  dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" },
  startAt: "2026-09-30T16:00",
});
console.log("change.suspend", commitments.find(({ id }) => id === "change.suspend").dueDate, sla.engine.kind);
