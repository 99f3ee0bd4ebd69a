/**
 * SLA Calculator: what has the operator promised, and by which date and hour?
 * Works in browsers, workers, bundlers and Node 20; nothing here reads the clock, the locale or the host's time zone.
 */
import calendarInfo from "#generated/calendar-info.json";
import codes from "#generated/codes.json";
import policyInfo from "#generated/policy-info.json";
import { Calculator } from "./calculator";
import type { CalendarInfo } from "./contract";
import { SlaError } from "./error";
import { Exchange } from "./exchange";
import { expanded, type Compact } from "./info";
import { loadCore } from "./load";

export type * from "./contract";
export type { Answer, PartialRequest } from "./calculator";
export type { AlarmOptions, IcsOptions } from "./ics";
export type { Words } from "../words";
export { Calculator, SlaError };

/** Documents as parsed JSON; what is not given is the bundled one. */
export interface Documents {
  policy?: unknown;
  calendar?: unknown;
}

/**
 * A calculator of the bundled policy and China calendar, or of documents.
 * Documents are checked and refused whole with the first fault, as an `SlaError` with its path.
 */
export async function createCalculator(documents?: Documents): Promise<Calculator> {
  const own = documents?.policy !== undefined || documents?.calendar !== undefined;
  const [{ Core, memory }, compiled] = await Promise.all([loadCore(), own ? import("./documents").then(({ compile }) => compile(documents ?? {})) : undefined]);
  const exchange = new Exchange(new Core(), memory);
  exchange.open([compiled?.policy?.bytes, compiled?.calendar?.bytes]);
  return new Calculator({
    exchange,
    engine: codes.engine,
    policy: compiled?.policy?.info ?? (policyInfo as unknown as Compact[]).map(expanded),
    calendar: compiled?.calendar?.info ?? (calendarInfo as unknown as CalendarInfo),
    ...(compiled?.calendar && { holidays: compiled.calendar.holidays }),
    ...(compiled?.policy && { words: compiled.policy.words, sources: compiled.policy.sources }),
  });
}
