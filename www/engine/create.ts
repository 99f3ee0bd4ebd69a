/** Loads what a calculator of given documents, or of the bundled ones, is made of. */
import { Decoder } from "./decode";
import { bundledInfo } from "./bundled-info";
import { refusal } from "./error";
import { Exchange } from "./exchange";
import { expanded } from "./policy-info";
import { loadFirst, type WasmSource } from "./load";
import type { Parts } from "./parts";
import { Quoter } from "./quoter";
import { ENGINE } from "./wire";

/** Custom documents as parsed JSON; an absent one is the bundled one. */
export interface Documents {
  policy?: unknown;
  /** A calendar document, or a list of them for a policy in which a dimension chooses the calendar. */
  calendar?: unknown;
}

/** The documents, and the wasm modules if the host supplies them itself. */
export interface Options extends Documents {
  /**
   * The core, `sla-calculator.wasm`: a `WebAssembly.Module`, its bytes, a `Response`, its address, or a promise of one of these.
   * Without it the file beside the script is loaded. The core is loaded once: the first call's module is used by all calculators.
   */
  wasm?: WasmSource | Promise<WasmSource>;
  /** Likewise `sla-documents.wasm`, which only custom documents need. */
  documentsWasm?: WasmSource | Promise<WasmSource>;
  /** Likewise `sla-shapes.wasm`, the core of documents with office hours by weekday, the same working day, a time of the last day, targets in per cent, a zone whose clocks change or calendars chosen by a dimension. */
  shapesWasm?: WasmSource | Promise<WasmSource>;
}

/** The parts of a calculator of these documents, on this core unless they need another one. */
export async function partsOf(options: Options | undefined, load: typeof loadFirst): Promise<Parts> {
  const given = read(options);
  return parts(given, load).catch((thrown: unknown) => { throw refusal(thrown, "unsupported"); });
}

/** Makes a `Quoter`, which loads no more than a first answer needs. */
export const createQuoter = async (options?: Options): Promise<Quoter> => new Quoter(await partsOf(options, loadFirst), Decoder);

/** The options, each read once, because an object may throw when it is read. */
function read(options: Options | null | undefined): Options {
  try {
    const { policy, calendar, wasm, documentsWasm, shapesWasm } = options ?? {};
    return { policy, calendar, ...(wasm !== undefined && { wasm }), ...(documentsWasm !== undefined && { documentsWasm }), ...(shapesWasm !== undefined && { shapesWasm }) };
  } catch (thrown) {
    throw refusal(thrown);
  }
}

async function parts({ policy, calendar, wasm, ...handed }: Options, load: typeof loadFirst): Promise<Parts> {
  const bundled = load(wasm);
  const described = bundled.then(({ module }) => bundledInfo(module));
  if (policy !== undefined || calendar !== undefined) {
    // Met where it is awaited, also when the reader of documents does not come.
    described.catch(() => undefined);
    return (await import("./documents")).ownParts({ policy, calendar }, bundled, described, handed);
  }
  const [cores, [policyInfo, calendarInfo]] = await Promise.all([bundled, described]);
  // A policy and a calendar, both of which are the bundled ones.
  const documents = [undefined, undefined];
  return { exchange: new Exchange(cores, documents), engine: { version: ENGINE, kind: cores.kind }, documents, policy: policyInfo.map(expanded), calendar: calendarInfo };
}
