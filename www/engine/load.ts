/** Loading of the wasm modules, once each: from beside the script, from what a caller hands over, or in another way (`otherwise.ts`). */
import { first, whole } from "virtual:sla-wasm/first";
import type { CalendarInfo, NoticeReading, PolicyInfo, Problem } from "./contract";
import type { PolicySources, PolicyWords } from "../words/policy-words";

/** The exports of the core (`src/wasm/core.rs`), each of an engine in its memory. Questions and answers are integers there. */
export interface Core extends Exports {
  core_new(): number;
  core_room(engine: number, count: number): number;
  core_ask(engine: number, question: number, at: number): number;
  core_add(engine: number, day: number, n: number): number;
  __wbg_core_free(engine: number, moved: number): void;
}

/** What runs the engine: WebAssembly, or the JavaScript build of the same code where a page forbids that or a browser lacks it. */
export type EngineKind = "wasm" | "javascript";

/** The core that runs. One that stopped in the middle of its code is none: nothing in its memory can be relied on. */
export interface Cores {
  core: Core | undefined;
  kind: EngineKind;
  /** What it was made of; nothing of the JavaScript build. */
  readonly module: WebAssembly.Module | undefined;
  /** Makes it anew; nothing where the host needs time for that. */
  renew(): Core | undefined;
}

/** What a wasm module is made of: compiled already, its bytes, the answer to a request for it, or its address. */
export type WasmSource = WebAssembly.Module | BufferSource | Response | URL | string;

/** A document that someone brought, compiled for the core. */
export interface CompiledPolicy {
  bytes: Uint8Array;
  info: PolicyInfo[];
  /** Whether it says of time what the core that every page loads does not know. */
  shaped: boolean;
  words: { [lang: string]: PolicyWords };
  sources: { [lang: string]: PolicySources };
  /** Where the values of a dimension choose among calendars: each, in its order, with its place among those at hand. */
  calendars: (CompiledCalendar & { place: number })[];
}

export interface CompiledCalendar {
  bytes: Uint8Array;
  info: CalendarInfo;
  zone: string;
  /** Whether its clocks change, which the core that every page loads does not know. */
  shaped: boolean;
}

/** What wasm-bindgen writes beside a module: what the module imports, and who is told its exports. */
export interface Glue {
  __wbg_set_wasm(exports: Exports): void;
}

/** The exports of the documents build (`src/wasm/documents.rs`). */
interface DocumentsModule extends Glue {
  compilePolicy(document: unknown, base: unknown, calendars: unknown): CompiledPolicy;
  compileCalendar(document: unknown, id?: string, zone?: string): CompiledCalendar;
  policyFaults(document: unknown, base: unknown, calendars: unknown): Problem[];
  calendarFaults(document: unknown): Problem[];
  readNotice(text: string, calendar: unknown, given: unknown): NoticeReading;
  writeCalendar(calendar: unknown): string;
}

/** The exports of a module, whichever engine runs it. */
export interface Exports {
  memory: { readonly buffer: ArrayBuffer };
  [name: string]: unknown;
}

/** One of the modules as the build knows it. */
export interface Build {
  name: "quotes" | "core" | "shapes" | "documents";
  /** What the module calls its imports: a digest of itself, so that a module of another build is refused. */
  build: string;
  glue: Glue;
  /** Made when it is asked for: not every place that can import this has addresses. */
  source(): WasmSource | Promise<WasmSource>;
  /** The same by a shorter way, which need not lead there. */
  packed?: (() => Promise<WasmSource>) | undefined;
}

/** A module that was started, and how it is started again: at once, where the host does that. */
export interface Started {
  exports: Exports;
  module?: WebAssembly.Module;
  again(): Exports | Promise<Exports>;
}

/** Starts a module; compiled as it comes, if the server says what it is, which some do not. What came instead of it is found out by `otherwise`. */
export async function start({ build, glue }: Pick<Build, "build" | "glue">, given: WasmSource | Promise<WasmSource>): Promise<Started> {
  // Told apart by what they have: a test runner's page has classes of its own.
  let from = await given as Partial<URL & Response>;
  if (typeof from === "string" || from.href) from = await fetch(from as URL);
  const streamed = from.headers?.get("content-type") === "application/wasm";
  if (from.headers && !streamed) from = await from.arrayBuffer!() as object;
  const imports = { [build]: glue as unknown as WebAssembly.ModuleImports };
  const made = await WebAssembly[streamed ? "instantiateStreaming" : "instantiate"](from as never, imports) as Partial<WebAssembly.WebAssemblyInstantiatedSource>;
  const { module = from as WebAssembly.Module, instance = made as WebAssembly.Instance } = made;
  const begin = ({ exports }: WebAssembly.Instance) => {
    glue.__wbg_set_wasm(exports as unknown as Exports);
    return exports as unknown as Exports;
  };
  return {
    exports: begin(instance),
    module,
    again() {
      try {
        return begin(new WebAssembly.Instance(module, imports));
      } catch {
        // Chromium before 115 makes none so large at once on a page.
        return WebAssembly.instantiate(module, imports).then(begin);
      }
    },
  };
}

/** The same, and where that fails by any other road there is; the first fault where that cannot be loaded either. */
async function started(build: Build, given: WasmSource | Promise<WasmSource> | undefined): Promise<Started & { kind: EngineKind }> {
  try {
    return { ...await start(build, given ?? build.packed?.() ?? build.source()), kind: "wasm" };
  } catch (thrown) {
    const { otherwise } = await import("./otherwise").catch(() => { throw thrown; });
    return otherwise(build, thrown, given);
  }
}

let quotes: Promise<Cores> | undefined;
let core: Promise<Cores> | undefined;
let documents: Promise<DocumentsModule> | undefined;

/** The core of a build. */
export async function coresOf(build: Build, given: WasmSource | Promise<WasmSource> | undefined): Promise<Cores> {
  const { exports, kind, module, again } = await started(build, given);
  const put = (core: Exports): void => void (cores.core = core as Core);
  const cores: Cores = {
    core: undefined,
    kind,
    module,
    renew() {
      const made = again();
      if (made instanceof Promise) made.then(put, () => undefined);
      else put(made);
      return cores.core;
    },
  };
  put(exports);
  return cores;
}

async function startDocuments(given: WasmSource | Promise<WasmSource> | undefined): Promise<DocumentsModule> {
  const [glue, { build, source }] = await Promise.all([import("#web/documents/sla_documents_bg.js") as Promise<DocumentsModule>, import("virtual:sla-wasm/documents")]);
  await started({ name: "documents", build, glue, source }, given);
  return glue;
}

/** The core that a first answer needs; of what is given only the first that starts is used. A failed load may be tried again. */
export function loadFirst(given?: WasmSource | Promise<WasmSource>): Promise<Cores> {
  quotes ??= coresOf(first, given);
  quotes.catch(() => (quotes = undefined));
  return quotes;
}

/** The core that answers every question, likewise: the same one, where files cost nothing or all are one. */
export function loadCore(given?: WasmSource | Promise<WasmSource>): Promise<Cores> {
  if (!whole) return loadFirst(given);
  core ??= whole().then((build) => coresOf(build, given));
  core.catch(() => (core = undefined));
  return core;
}

/** The reader of documents. A failed load may be tried again, and a reader that stopped in the middle of its code is not used again. */
export function loadDocuments(given?: WasmSource | Promise<WasmSource>): Promise<DocumentsModule> {
  documents ??= startDocuments(given);
  documents.catch(() => (documents = undefined));
  return documents;
}

/** The next question to the reader of documents goes to a new one. */
export function forgetDocuments(): void {
  documents = undefined;
}
