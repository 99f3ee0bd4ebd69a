/**
 * SLA Calculator: what has the operator promised, and by which date and hour?
 * Works in browsers, workers, bundlers and Node 20; nothing here reads the clock, the locale or the host's time zone.
 */
import { Calculator } from "./calculator";
import { describedBy } from "./described";
import { SlaError, refusal } from "./error";
import { Exchange } from "./exchange";
import { expanded } from "./info";
import { loadCore, type WasmSource } from "./load";
import { ENGINE } from "./wire";

export type * from "./contract";
export type { Answer, PartialRequest } from "./calculator";
export type { Engine } from "./parts";
export type { ColumnAnswer, ColumnAnswers, Columns, Dictionary } from "./columns";
export type { AlarmOptions, IcsOptions } from "./ics";
export type { BusinessDayCalendar, MefCommitment, MefDocument, MefDuration } from "./systems/mef";
export type { Tmf622, Tmf657, TmfOptions } from "./systems/tmf";
export type { EngineKind, WasmSource } from "./load";
export type { Words } from "../words";
export { Calculator, SlaError };

/** Documents as parsed JSON; what is not given is the bundled one. */
export interface Documents {
  policy?: unknown;
  calendar?: unknown;
}

/** Documents, and the wasm modules for hosts that hand them over themselves. */
export interface Options extends Documents {
  /**
   * The core, `sla-calculator.wasm`: a `WebAssembly.Module`, its bytes, a `Response`, its address, or a promise of one of these.
   * Without it the file beside the script is taken. The core is loaded once: what the first call gives is used by all.
   */
  wasm?: WasmSource | Promise<WasmSource>;
  /** Likewise `sla-documents.wasm`, which only a policy or a calendar of one's own needs. */
  documentsWasm?: WasmSource | Promise<WasmSource>;
  /** Likewise `sla-shapes.wasm`, the core of documents with office hours by weekday, the same working day, a time of the last day, targets in per cent or a zone whose clocks change. */
  shapesWasm?: WasmSource | Promise<WasmSource>;
}

/**
 * A calculator of the bundled policy and China calendar, or of documents.
 * Documents are checked and refused whole with the first fault, as an `SlaError` with its path.
 */
export async function createCalculator(options?: Options): Promise<Calculator> {
  const given = read(options);
  return made(given).catch((thrown: unknown) => { throw refusal(thrown, "unsupported"); });
}

/** What was given, each read once; objects may throw when they are read. */
function read(options: Options | null | undefined): Options {
  try {
    const { policy, calendar, wasm, documentsWasm, shapesWasm } = options ?? {};
    return { policy, calendar, ...(wasm !== undefined && { wasm }), ...(documentsWasm !== undefined && { documentsWasm }), ...(shapesWasm !== undefined && { shapesWasm }) };
  } catch (thrown) {
    throw refusal(thrown);
  }
}

async function made({ policy, calendar, wasm, ...handed }: Options): Promise<Calculator> {
  const own = policy !== undefined || calendar !== undefined;
  const bundled = loadCore(wasm);
  const described = bundled.then(({ module }) => describedBy(module));
  const [core, [policyInfo, calendarInfo], compiled] = await Promise.all([
    bundled, described, own ? import("./documents").then(({ compile }) => compile({ policy, calendar }, described, handed)) : undefined,
  ]);
  const cores = compiled?.cores ?? core;
  const documents = [compiled?.policy?.bytes, compiled?.calendar?.bytes];
  return new Calculator({
    exchange: new Exchange(cores, documents),
    engine: { version: ENGINE, kind: cores.kind },
    documents,
    policy: compiled?.policy?.info ?? policyInfo.map(expanded),
    calendar: compiled?.calendar?.info ?? calendarInfo,
    ...(compiled?.withTargets && { withTargets: compiled.withTargets }),
    momentsOf: compiled?.momentsOf,
    ...(compiled?.calendar && { holidays: compiled.calendar.holidays }),
    ...(compiled?.policy && { words: compiled.policy.words, sources: compiled.policy.sources }),
  });
}
