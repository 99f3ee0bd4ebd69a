/** Loads the wasm modules, each once: from beside the script, from what the caller supplies, or by a fallback (`fallback.ts`). */
import { first, whole } from "virtual:sla-wasm/first";
import type { CalendarInfo, NoticeReading, PolicyInfo, Problem } from "./contract";
import { SlaError } from "./error";
import type { PolicySources, PolicyWords } from "../words/policy-words";

/** The exports of the core (`src/wasm/core.rs`). Each takes the address of an engine in its memory; questions and answers are integers there. */
export interface Core extends Exports {
  core_new(): number;
  core_room(engine: number, count: number): number;
  core_ask(engine: number, question: number, at: number): number;
  core_add(engine: number, day: number, n: number): number;
  __wbg_core_free(engine: number, moved: number): void;
}

/** What runs the engine: WebAssembly, or the JavaScript build of the same code if the page forbids WebAssembly or the browser lacks it. */
export type EngineKind = "wasm" | "javascript";

/** Holds the running core. After a trap there is none: nothing in its memory can be relied on. */
export interface Cores {
  core: Core | undefined;
  kind: EngineKind;
  /** The module that it was started from; `undefined` for the JavaScript build. */
  readonly module: WebAssembly.Module | undefined;
  /** Starts a new core; `undefined` if the host cannot do that synchronously. */
  renew(): Core | undefined;
}

/** A wasm module as a caller may supply it: compiled, as bytes, as a `Response`, or as an address. */
export type WasmSource = WebAssembly.Module | BufferSource | Response | URL | string;

/** A custom policy, compiled for the core. */
export interface CompiledPolicy {
  bytes: Uint8Array;
  info: PolicyInfo[];
  /** Whether it uses features of time that the core of every page does not support. */
  shaped: boolean;
  words: { [lang: string]: PolicyWords };
  sources: { [lang: string]: PolicySources };
  /** If a dimension chooses among calendars: each of them, in the policy's order, with its index among the supplied ones. */
  calendars: (CompiledCalendar & { place: number })[];
}

export interface CompiledCalendar {
  bytes: Uint8Array;
  info: CalendarInfo;
  zone: string;
  /** Whether its clocks change, which the core of every page does not support. */
  shaped: boolean;
}

/** The JavaScript that wasm-bindgen writes for a module: its imports, and the function that takes its exports. */
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

/** One of the modules, as the build emits it. */
export interface Build {
  name: "quotes" | "core" | "shapes" | "documents";
  /** The name of the module's imports: a digest of the module, so that one from another build is refused. */
  build: string;
  glue: Glue;
  /** A function, because not every host that imports this file has addresses. */
  source(): WasmSource | Promise<WasmSource>;
  /** A faster way to get the same file, which may fail. */
  packed?: (() => Promise<WasmSource>) | undefined;
}

/** A started module, and a function that starts it again synchronously, if the host can. */
export interface Started {
  exports: Exports;
  module?: WebAssembly.Module;
  again(): Exports | Promise<Exports>;
}

/** Starts a module, compiled while it is downloaded if the server sends the right type. If something else was sent, `fallback` finds out what. */
export async function start({ build, glue }: Pick<Build, "build" | "glue">, given: WasmSource | Promise<WasmSource>): Promise<Started> {
  // Recognised by their members: a test runner's page has classes of its own.
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
        // Before version 115, Chromium does not instantiate a module of this size synchronously on a page.
        return WebAssembly.instantiate(module, imports).then(begin);
      }
    },
  };
}

/** What stops a folder of which files are missing: the module did not start, and what would say why or stand in for it did not come. */
const incomplete = (thrown: unknown): SlaError =>
  new SlaError({ code: "unsupported", path: "/0/wasm", params: { reason: "incomplete" }, message: `files of the calculator are missing beside the script: ${String(thrown)}` });

/** Starts a module, with the fallback if that fails; if the fallback cannot be loaded either, the first fault is told. */
async function started(build: Build, given: WasmSource | Promise<WasmSource> | undefined): Promise<Started & { kind: EngineKind }> {
  try {
    return { ...await start(build, given ?? build.packed?.() ?? build.source()), kind: "wasm" };
  } catch (thrown) {
    const { fallback } = await import("./fallback").catch(() => { throw incomplete(thrown); });
    return fallback(build, thrown, given);
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

/** Loads the core that a first answer needs; of several supplied modules the first that starts is used. A failed load may be tried again. */
export function loadFirst(given?: WasmSource | Promise<WasmSource>): Promise<Cores> {
  quotes ??= coresOf(first, given);
  quotes.catch(() => (quotes = undefined));
  return quotes;
}

/** Loads the core that answers every question; it is the same one if all files are local or one file. */
export function loadCore(given?: WasmSource | Promise<WasmSource>): Promise<Cores> {
  if (!whole) return loadFirst(given);
  core ??= whole().then((build) => coresOf(build, given));
  core.catch(() => (core = undefined));
  return core;
}

/** Loads the reader of documents. A failed load may be tried again; a reader that trapped is not used again. */
export function loadDocuments(given?: WasmSource | Promise<WasmSource>): Promise<DocumentsModule> {
  documents ??= startDocuments(given);
  documents.catch(() => (documents = undefined));
  return documents;
}

/** Makes the next call load a new reader of documents. */
export function forgetDocuments(): void {
  documents = undefined;
}
