// @vitest-environment jsdom
import { createCalculator } from "sla-calculator";
import "sla-calculator/element";
import { expect, test } from "vitest";

test("the engine answers", async () => {
  const sla = await createCalculator();
  expect(sla.addWorkingDays("2026-09-30", 3)).toBe("2026-10-10");
});

test("the element answers", async () => {
  document.body.innerHTML = '<sla-calculator customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"></sla-calculator>';
  const { quote } = await new Promise((resolve) => document.addEventListener("sla-quote", ({ detail }) => resolve(detail)));
  expect(quote.commitments.find(({ id }) => id === "change.suspend").dueDate).toBe("2026-10-10");
  console.log("change.suspend 2026-10-10");
});
