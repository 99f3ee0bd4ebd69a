/**
 * SLA Calculator: what has the operator promised, and by which date and hour?
 * Works in browsers, workers, bundlers and Node 20; nothing here reads the clock, the locale or the host's time zone.
 */
import { ANYTHING, callOptions } from "./call-options";
import { partsOf, type Options } from "./create";
import { SlaError } from "./error";
import { checkPromised, WASM } from "./given-wasm";
import { loadCore } from "./load";
import { Calculator } from "./package-calculator";

export type * from "./contract";
export type { PartialRequest } from "./calculator";
export type { Documents, Options } from "./create";
export type { Answer } from "./quoter";
export type { Engine } from "./parts";
export type { ColumnAnswer, ColumnAnswers, Columns, Dictionary } from "./column-types";
export type { AlarmOptions, IcsOptions } from "./ics";
export type { BusinessDayCalendar, MefCommitment, MefDocument, MefDuration } from "./systems/mef";
export type { Tmf622, Tmf657, TmfOptions } from "./systems/tmf";
export type { EngineKind, WasmSource } from "./load";
export type { Words } from "../words";
export { Calculator, SlaError };

/**
 * Makes a calculator of the bundled policy and China calendar, or of the documents in `options`.
 * @throws {SlaError} (rejects) `invalid-policy` or `invalid-calendar` with the path of the first fault of a document, and every fault in `faults`;
 * `wrong-type` or `unknown-field` under `/0` for an option that is of another kind, cannot be read or does not exist; `unsupported` if the wasm
 * module cannot be loaded
 */
export async function createCalculator(options?: Options): Promise<Calculator> {
  const given = callOptions(options, "/0", { policy: ANYTHING, calendar: ANYTHING, wasm: WASM, documentsWasm: WASM, shapesWasm: WASM });
  await Promise.all((["wasm", "documentsWasm", "shapesWasm"] as const).map((name) => checkPromised(given[name], `/0/${name}`)));
  return new Calculator(await partsOf(given, loadCore));
}
