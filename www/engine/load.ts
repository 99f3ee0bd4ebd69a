/** Loading of the two wasm modules, once each: from beside the script, from disk in Node, or from bytes at hand. */
import initCore, { Core as BoundCore } from "#web/core/sla_core.js";
import coreSource from "virtual:sla-wasm/core";
import type { CalendarInfo, PolicyInfo } from "./contract";
import type { PolicySources, PolicyWords } from "../words/policy-words";

/** The core's exports (`src/wasm/core.rs`). Answers are integers for the decoder; problems are thrown as plain objects. */
export interface Core {
  /** Where in the memory the quote stands until the next one. */
  ask(request: unknown, trace: boolean): number;
  explain(request: unknown, id: unknown): Int32Array;
  compare(request: unknown, dimension: unknown): Int32Array;
  latestStart(request: unknown, id: unknown, dueBy: unknown): Int32Array;
  sensitivity(request: unknown, id: unknown): Int32Array;
  quality(request: unknown, events: unknown): Int32Array;
  dayInfo(date: unknown): Int32Array;
  month(year: unknown, month: unknown): Int32Array;
  isWorkingDay(date: unknown): boolean;
  addWorkingDays(date: unknown, n: unknown): number;
  add(day: number, n: number): number;
  addMany(days: Int32Array, n: number): Int32Array;
  workingDaysBetween(a: unknown, b: unknown): number;
  free(): void;
}

/** The core's class, and the memory in which its answers stand. */
export interface Cores {
  Core: new (policy?: Uint8Array, calendar?: Uint8Array) => Core;
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
  default(input: { module_or_path: unknown }): Promise<unknown>;
  compilePolicy(document: unknown, base: unknown, calendar: unknown): CompiledPolicy;
  compileCalendar(document: unknown): CompiledCalendar;
}

/** What a module is instantiated from; Node has no fetch for files. */
async function moduleOf(source: URL | Uint8Array<ArrayBuffer>): Promise<unknown> {
  if (!(source instanceof URL)) return source;
  if (READS_FILES && source.protocol === "file:" && typeof process === "object" && process.versions?.node) {
    const { readFile } = await import("node:fs/promises");
    return readFile(source);
  }
  return fetch(source);
}

let core: Promise<Cores> | undefined;
let documents: Promise<DocumentsModule> | undefined;

async function startCore(): Promise<Cores> {
  const { memory } = await initCore({ module_or_path: await moduleOf(coreSource) });
  return { Core: BoundCore, memory };
}

async function startDocuments(): Promise<DocumentsModule> {
  const [module, source] = await Promise.all([import("#web/documents/sla_documents.js") as Promise<DocumentsModule>, import("virtual:sla-wasm/documents")]);
  await module.default({ module_or_path: await moduleOf(source.default) });
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
