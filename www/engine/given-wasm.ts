/** A wasm module that a caller supplies, before it is known whether it will be used: the core is loaded once. */
import { wrongKind, type Kind } from "./call-options";

/** Known by its members, as `start` knows it: a test runner's page has classes of its own. */
function isSource(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { href, arrayBuffer, byteLength } = value as { href?: unknown; arrayBuffer?: unknown; byteLength?: unknown };
  return typeof href === "string" || typeof arrayBuffer === "function" || typeof byteLength === "number" || Object.prototype.toString.call(value) === "[object WebAssembly.Module]";
}

const isPromise = (value: unknown): boolean => typeof (value as Partial<Promise<unknown>> | null)?.then === "function";

const what = "a `WebAssembly.Module`, bytes, a `Response` or an address";

/** One of these, or a promise of one. */
export const WASM: Kind = { is: (value) => isSource(value) || isPromise(value), what };

/** Refuses a promise of anything else; one that is broken is told where the module is needed. */
export async function checkPromised(value: unknown, path: string): Promise<void> {
  if (!isPromise(value)) return;
  const wrong = await (value as Promise<unknown>).then((source) => (isSource(source) ? undefined : wrongKind(path, { what }, source)), () => undefined);
  if (wrong) throw wrong;
}
