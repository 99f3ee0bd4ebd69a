/** The wasm builds; see `tools/vite/wasm.ts`. A URL to fetch, or the bytes where everything is in one file. */
declare module "virtual:sla-wasm/core" {
  const source: URL | Uint8Array<ArrayBuffer>;
  export default source;
}
declare module "virtual:sla-wasm/documents" {
  const source: URL | Uint8Array<ArrayBuffer>;
  export default source;
}

/** The words of the first answer; see `tools/vite/first-words.ts`. */
declare module "virtual:sla-first-words/*" {
  export const language: import("../../www/words/language").FirstLanguage;
  export const policy: import("../../www/words/policy-words").FirstPolicyWords;
}

/** Whether this build also runs in Node. */
declare const READS_FILES: boolean;

/** What wasm-bindgen writes: what the wasm imports, its classes and functions, and who tells them its exports. */
declare module "#web/core/sla_core_bg.js" {
  export const Core: import("../../www/engine/load").Cores["Core"];
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
}
declare module "#web/documents/sla_documents_bg.js";
