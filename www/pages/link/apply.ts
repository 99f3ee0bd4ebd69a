/** Gives the calculator the request in an address at once; the other code for addresses is loaded with the answer. */
import type { SlaCalculator } from "../../elements/calculator/sla-calculator";
import type { QuoteRequest } from "../../engine/types";
import { camel, requestFrom } from "../request";

/** Parts of an address that need a notice before the answer, or with which the answer is compared. */
export const APART = /^((policy|calendar)-src|edition|calendar-version|dates|digest)$/;

/** Gives the calculator what an address asks for; returns the parts that mean nothing, as written in the address. */
export function take(calculator: SlaCalculator, query: URLSearchParams): string[] {
  const refused: string[] = [];
  const process = query.get("process");
  if (process) calculator.process = process;
  const commitment = query.get("commitment");
  if (commitment) calculator.select(commitment);
  const request = requestFrom(query, (part) => refused.push(part));
  const readings = [...query].filter(([name], at, all) => name.startsWith("reading.") && all.findIndex(([other]) => other === name) === at);
  if (readings.length) request.readings = Object.fromEntries(readings.map(([name, value]) => [name.slice(8), value]));
  if (Object.keys(request).length > 1 || Object.keys(request.dimensions ?? {}).length) calculator.request = { startAt: "", ...request } as QuoteRequest;
  const examples = query.get("example");
  if (examples) calculator.examples = examples.split(",").map(camel);
  return refused;
}

/** Whether the process and the commitment in an address are the ones shown. */
export function isShown(calculator: SlaCalculator, query: URLSearchParams): boolean {
  const { process, selected } = calculator;
  const commitment = query.get("commitment");
  return (query.get("process") ?? process) === process && (!commitment || commitment === selected?.id);
}
