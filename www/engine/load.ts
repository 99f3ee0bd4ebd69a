/** Loading of the two wasm modules, once each: from beside the script, from disk in Node, or from bytes at hand. */
import * as glue from "#web/core/sla_core_bg.js";
import coreSource from "virtual:sla-wasm/core";
import type { CalendarInfo, PolicyInfo } from "./contract";
import type { PolicySources, PolicyWords } from "../words/policy-words";

/** A core (`src/wasm/core.rs`). Questions and answers are integers in its memory. */
export interface Core {
  room(count: number): number;
  ask(question: number, at: number): number;
  add(day: number, n: number): number;
  free(): void;
}

/** The core's class, and the memory in which its answers stand. */
export interface Cores {
  Core: new () => Core;
  memory: WebAssembly.Memory;
}

/** A document that someone brought, compiled for the core. */
export interface CompiledPolicy {
  bytes: Uint8Array;
  info: PolicyInfo[];
  words: { [lang: string]: PolicyWords };
  sources: { [lang: string]: PolicySources };
}

export interface CompiledCalendar {
  bytes: Uint8Array;
  info: CalendarInfo;
}

/** The exports of the documents build (`src/wasm/documents.rs`). */
interface DocumentsModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  compilePolicy(document: unknown, base: unknown, calendar: unknown): CompiledPolicy;
  compileCalendar(document: unknown): CompiledCalendar;
}

/** What a module is instantiated from; Node has no fetch for files. */
async function bytesOf(source: URL | Uint8Array<ArrayBuffer>): Promise<Response | BufferSource> {
  if (!(source instanceof URL)) return source;
  if (READS_FILES && source.protocol === "file:" && typeof process === "object" && process.versions?.node) {
    const { readFile } = await import("node:fs/promises");
    return readFile(source);
  }
  return fetch(source);
}

/** Starts a module with what wasm-bindgen wrote for it; compiled as it comes, if the server says what it is, which some do not. */
async function start(name: string, glue: { __wbg_set_wasm(exports: WebAssembly.Exports): void }, from: URL | Uint8Array<ArrayBuffer>): Promise<WebAssembly.Exports> {
  const imports = { [`./sla_${name}_bg.js`]: glue as unknown as WebAssembly.ModuleImports };
  let source = await bytesOf(from);
  if (source instanceof Response) {
    if (!source.ok) throw new Error(`\`${source.url}\` could not be loaded (${source.status})`);
    if (source.headers.get("content-type") !== "application/wasm") source = await source.arrayBuffer();
  }
  const { instance } = source instanceof Response ? await WebAssembly.instantiateStreaming(source, imports) : await WebAssembly.instantiate(source, imports);
  glue.__wbg_set_wasm(instance.exports);
  return instance.exports;
}

let core: Promise<Cores> | undefined;
let documents: Promise<DocumentsModule> | undefined;

async function startCore(): Promise<Cores> {
  const { memory } = await start("core", glue, coreSource);
  return { Core: glue.Core, memory: memory as WebAssembly.Memory };
}

async function startDocuments(): Promise<DocumentsModule> {
  const [module, source] = await Promise.all([import("#web/documents/sla_documents_bg.js") as Promise<DocumentsModule>, import("virtual:sla-wasm/documents")]);
  await start("documents", module, source.default);
  return module;
}

/** The core, ready to be constructed. A failed load may be tried again. */
export function loadCore(): Promise<Cores> {
  core ??= startCore();
  core.catch(() => (core = undefined));
  return core;
}

/** The reader of documents. A failed load may be tried again. */
export function loadDocuments(): Promise<DocumentsModule> {
  documents ??= startDocuments();
  documents.catch(() => (documents = undefined));
  return documents;
}
