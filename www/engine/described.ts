/** What the bundled policy and calendar say of themselves: a section of the core, packed and loaded with it. */
import type { CalendarInfo } from "./contract";
import type { Compact } from "./info";

/** Every edition of the policy, and the calendar. */
export type Described = readonly [policy: readonly Compact[], calendar: CalendarInfo];

/** What the section is called (`tools/vite/wasm.ts` adds it). */
const SECTION = "sla-described";

/** Out of the core's own section, in ASCII; as a file of its own where a core has none, as the JavaScript build. */
export async function describedBy(module: WebAssembly.Module | undefined): Promise<Described> {
  const [section] = module ? WebAssembly.Module.customSections(module, SECTION) : [];
  if (!section) return (await import("./described-inline")).default;
  return JSON.parse(String.fromCharCode(...new Uint8Array(section))) as Described;
}
