import type { CalendarInfo, PolicyInfo, Quality, QualityEvents, QuoteRequest } from "./contract";
import type { Moments } from "./dates";
import type { Decoder } from "./decode";
import type { Exchange } from "./exchange";
import type { EngineKind } from "./load";
import type { PolicySources, PolicyWords } from "../words/policy-words";

/** The version of the engine, which every quote names, and what runs it: WebAssembly, or the JavaScript build where that is forbidden or missing. */
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
  /** What writes moments in a zone whose clocks change. */
  momentsOf?: ((zone: string) => Moments) | undefined;
  /** All calendars, where a dimension chooses among several. */
  calendars?: CalendarInfo[];
  /** The calculator as it is seen from one of them; its type would be a circle. */
  by?: (calendar: string | QuoteRequest["dimensions"], from: object) => object;
  /** What reads answers where it is not the usual reader. */
  decoder?: Decoder;
  /** The compiled policy and calendar, then the calendars behind the first, where they are not the bundled ones. */
  documents: readonly (Uint8Array | undefined)[];
  /** Adds the targets of a policy that has any. */
  withTargets?: (quality: Quality, parts: Parts, request: QuoteRequest, events: QualityEvents) => Quality;
  /** Words and sources of a policy that is not the bundled one. */
  words?: { [lang: string]: PolicyWords };
  sources?: { [lang: string]: PolicySources };
  /** Names of the holidays of a calendar that is not the bundled one. */
  holidays?: { [lang: string]: { [id: string]: string } };
}
