/** From documents, or the bundled ones, to what answers by them. */
import { describedBy } from "./described";
import { refusal } from "./error";
import { Exchange } from "./exchange";
import { expanded } from "./info";
import { loadFirst, type WasmSource } from "./load";
import type { Parts } from "./parts";
import { Quoter } from "./quoter";
import { ENGINE } from "./wire";

/** Documents as parsed JSON; what is not given is the bundled one. */
export interface Documents {
  policy?: unknown;
  /** A list of them for a policy whose `calendars` are chosen by a dimension. */
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
  /** Likewise `sla-shapes.wasm`, the core of documents with office hours by weekday, the same working day, a time of the last day, targets in per cent, a zone whose clocks change or calendars chosen by a dimension. */
  shapesWasm?: WasmSource | Promise<WasmSource>;
}

/** What an answerer of these documents is made of, with this core where they need no other. */
export async function partsOf(options: Options | undefined, load: typeof loadFirst): Promise<Parts> {
  const given = read(options);
  return parts(given, load).catch((thrown: unknown) => { throw refusal(thrown, "unsupported"); });
}

/** What quotes, explains and knows the calendar, and loads no more for it than a first answer needs. */
export const createQuoter = async (options?: Options): Promise<Quoter> => new Quoter(await partsOf(options, loadFirst));

/** What was given, each read once; objects may throw when they are read. */
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
  const described = bundled.then(({ module }) => describedBy(module));
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
