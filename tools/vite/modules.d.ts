/** The reader of workbooks, which the single script has not. */
declare module "virtual:sla-wasm/workbook" {
  export const build: string;
  export function source(): import("../../www/engine/load").WasmSource | Promise<import("../../www/engine/load").WasmSource> | undefined;
}
/** The module of tables, which the single script has not. */
declare module "virtual:sla-wasm/columns" {
  export const build: string;
  export function source(): import("../../www/engine/load").WasmSource | Promise<import("../../www/engine/load").WasmSource> | undefined;
}
/** The core that a first answer needs, and the whole one where that is another. */
declare module "virtual:sla-wasm/first" {
  export const first: import("../../www/engine/load").Build;
  export const whole: (() => Promise<import("../../www/engine/load").Build>) | undefined;
}
/** The wasm builds; see `tools/vite/wasm.ts`. */
declare module "virtual:sla-wasm/*" {
  export const build: string;
  export function source(): import("../../www/engine/load").WasmSource | Promise<import("../../www/engine/load").WasmSource>;
}
declare module "virtual:sla-fallback" {
  type Begin = (imports: object) => import("../../www/engine/load").Exports;
  /** The JavaScript build of each module. */
  export const javascript: { [name in "core" | "shapes" | "documents"]: () => Promise<{ default: Begin }> };
  /** The bytes of each module, where they are a file of their own (the package). */
  export const bytes: { [name in "core" | "shapes" | "documents"]?: () => Promise<{ default: Uint8Array<ArrayBuffer> }> };
}

/** The words of the first answer; see `tools/vite/first-words.ts`. */
declare module "virtual:sla-first-words/*" {
  export const language: import("../../www/words/language").FirstLanguage;
  export const policy: import("../../www/words/policy-words").FirstPolicyWords;
}

/** What wasm-bindgen writes: what the wasm imports, its classes and functions, and who tells them its exports. */
declare module "#web/core/sla_core_bg.js" {
  export function __wbg_set_wasm(exports: import("../../www/engine/load").Exports): void;
}
declare module "#web/shapes/sla_shapes_bg.js" {
  export function __wbg_set_wasm(exports: import("../../www/engine/load").Exports): void;
}
declare module "#web/columns/sla_columns_bg.js";
declare module "#web/documents/sla_documents_bg.js";
declare module "#web/workbook/sla_workbook_bg.js";
