/** What an address asks the calculator for, given to it at once; the rest about addresses is loaded with the answer. */
import type { SlaCalculator } from "../../elements/calculator/sla-calculator";
import type { QuoteRequest } from "../../engine/types";
import { camel, requestFrom } from "../request";

/** Parts of an address of which something must be said before an answer is seen, or with which it is compared. */
export const APART = /^((policy|calendar)-src|edition|calendar-version|dates|digest)$/;

/** Gives the calculator what an address asks for; what is returned means nothing, as it stands in the address. */
export function take(calculator: SlaCalculator, query: URLSearchParams): string[] {
  const refused: string[] = [];
  const process = query.get("process");
  if (process) calculator.process = process;
  const commitment = query.get("commitment");
  if (commitment) calculator.select(commitment);
  const request = requestFrom(query, (part) => refused.push(part));
  const readings = [...query].filter(([name]) => name.startsWith("reading."));
  if (readings.length) request.readings = Object.fromEntries(readings.map(([name, value]) => [name.slice(8), value]));
  if (Object.keys(request).length > 1 || Object.keys(request.dimensions ?? {}).length) calculator.request = { startAt: "", ...request } as QuoteRequest;
  const examples = query.get("example");
  if (examples) calculator.examples = examples.split(",").map(camel);
  return refused;
}

/** Whether process and commitment of an address are those that are shown. */
export function isShown(calculator: SlaCalculator, query: URLSearchParams): boolean {
  const { process, selected } = calculator;
  const commitment = query.get("commitment");
  return (query.get("process") ?? process) === process && (!commitment || commitment === selected?.id);
}
