/** The info of the bundled policy and calendar: a custom section of the core, loaded and compressed with it. */
import type { BundledInfo } from "./policy-info";

/** The name of the section (`tools/vite/wasm.ts` adds it). */
const SECTION = "sla-described";

/** Read from the core's section, in ASCII; or from a file of its own if the core has no section, as in the JavaScript build. */
export async function bundledInfo(module: WebAssembly.Module | undefined): Promise<BundledInfo> {
  const [section] = module ? WebAssembly.Module.customSections(module, SECTION) : [];
  if (!section) return (await import("./bundled-info-inline")).default;
  return JSON.parse(String.fromCharCode(...new Uint8Array(section))) as BundledInfo;
}
