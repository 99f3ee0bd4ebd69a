import { createCalculator } from "sla-calculator";

/** An edge function gets the module compiled from its platform: on Vercel by `import wasm from "sla-calculator/sla-calculator.wasm?module"`. */
addEventListener("fetch", (event) => event.respondWith(answer()));

async function answer() {
  const sla = await createCalculator({ wasm: globalThis.slaWasm });
  const { commitments } = sla.quote({ dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" });
  return new Response(`change.suspend ${commitments.find(({ id }) => id === "change.suspend").dueDate} ${sla.engine.kind}\n`);
}
