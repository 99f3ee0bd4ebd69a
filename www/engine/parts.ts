import type { AnalysisDecoder } from "./analysis";
import type { CalendarInfo, PolicyInfo, QuoteRequest } from "./contract";
import type { Moments } from "./dates";
import type { Exchange } from "./exchange";
import type { EngineKind } from "./load";
import type { TargetDecoder } from "./targets";
import type { PolicySources, PolicyWords } from "../words/policy-words";

/** The version of the engine, which every quote names, and what runs it: WebAssembly, or the JavaScript build if WebAssembly is forbidden or missing. */
export interface Engine {
  readonly version: string;
  readonly kind: EngineKind;
}

/** What a calculator is made of. */
export interface Parts {
  exchange: Exchange;
  engine: Engine;
  policy: PolicyInfo[];
  calendar: CalendarInfo;
  /** The writer of moments, in a zone whose clocks change. */
  momentsOf?: ((zone: string) => Moments) | undefined;
  /** All calendars, if a dimension chooses among several. */
  calendars?: CalendarInfo[];
  /** Makes the calculator for one of them; its own type would be circular. */
  by?: (calendar: string | QuoteRequest["dimensions"], from: object) => object;
  /** The decoder, if it is not the usual one. */
  decoder?: AnalysisDecoder;
  /** The compiled policy and calendar, then the further calendars; `undefined` for bundled ones. */
  documents: readonly (Uint8Array | undefined)[];
  /** The decoder of target results, if the policy has targets. */
  Targets?: typeof TargetDecoder;
  /** The texts and quoted sources of a custom policy. */
  words?: { [lang: string]: PolicyWords };
  sources?: { [lang: string]: PolicySources };
  /** The names of the holidays of a custom calendar. */
  holidays?: { [lang: string]: { [id: string]: string } };
}
