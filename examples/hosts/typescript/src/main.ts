import "sla-calculator/element";
import type { SlaCalculator } from "sla-calculator/elements";
import { createCalculator, SlaError, type Quote } from "sla-calculator";

const element: SlaCalculator | null = document.querySelector("sla-calculator");
element?.addEventListener("sla-quote", ({ detail }) => {
  const quote: Quote = detail.quote;
  console.log(quote.commitments.length, detail.request.startAt);
});
document.addEventListener("sla-error", ({ detail }) => console.log(detail.code, detail.path));
document.createElement("sla-compare").addEventListener("sla-compare", ({ detail }) => console.log(detail.quotes.length));

// @ts-expect-error -- an event that no element sends
document.querySelector("sla-bulk")?.addEventListener("sla-bulk", ({ detail }) => detail.nothing);

export async function due(bytes: Promise<Response>): Promise<string | undefined> {
  try {
    const sla = await createCalculator({ wasm: bytes });
    const kind: "wasm" | "javascript" = sla.engine.kind;
    console.log(kind);
    return sla.addWorkingDays("2026-09-30", 3);
  } catch (thrown) {
    if (thrown instanceof SlaError) return thrown.message;
    throw thrown;
  }
}
