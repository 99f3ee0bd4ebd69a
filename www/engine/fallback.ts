/**
 * The fallbacks when a wasm module does not start: the JavaScript build if WebAssembly is forbidden or missing; another request past
 * every cache if the file is from another build; the bytes in the package if a bundler did not copy the file.
 * Loaded only then. If nothing helps, the error says why and what would help.
 */
import { bytes, javascript } from "virtual:sla-fallback";
import { whole } from "virtual:sla-wasm/first";
import { SlaError } from "./error";
import { start, type Build, type EngineKind, type Started, type WasmSource } from "./load";

type Reason = "forbidden" | "network" | "status" | "no-wasm" | "mixed";

const SENTENCES: { [reason in Reason]: string } = {
  forbidden: "this page forbids WebAssembly or the browser lacks it, and the JavaScript build could not be loaded: allow 'wasm-unsafe-eval' in script-src (Chromium before 97: 'unsafe-eval'), or put the files of the whole folder beside the script",
  network: "the server could not be reached",
  status: "the server does not give the file: put the whole folder on the server, and allow the ending .wasm there",
  "no-wasm": "what the server gives is no wasm module: the file is missing or damaged, and another page is sent in its place",
  mixed: "the script and the wasm module belong to different builds: reload the page; if that does not help, put the files of one build on the server, all together",
};

function problem(reason: Reason, address: string, detail: unknown, params: { [name: string]: string | number } = {}): SlaError {
  const { message = String(detail) } = (detail ?? {}) as Partial<Error>;
  return new SlaError({ code: "unsupported", path: "/0/wasm", params: { reason, address, ...params } as { [name: string]: string }, message: `\`${address}\`: ${SENTENCES[reason]} (${message})` });
}

/** Tested with the smallest possible module, because browsers report a refusal differently. */
function forbidden(): boolean {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}

/** The JavaScript build of the core; there is one, which answers every question. */
async function inJavaScript(wanted: Build): Promise<Started> {
  const { name, glue } = wanted.name === "quotes" && whole ? await whole() : wanted;
  if (name === "quotes") throw new TypeError("no JavaScript build");
  const { default: begin } = await javascript[name]();
  const again = () => {
    const exports = begin({ [`./sla_${name}_bg.js`]: glue });
    glue.__wbg_set_wasm(exports);
    return exports;
  };
  return { exports: again(), again };
}

/** Requests the file again, past every cache, and describes the response. */
async function again(build: Build, source: WasmSource | Promise<WasmSource> | undefined): Promise<Started> {
  const from = await (source ?? build.source());
  // A `Response` that was supplied has been consumed, or has an address that can be requested again.
  if (typeof from !== "string" && !("href" in from) && !("headers" in from)) return start(build, from);
  const address = typeof from === "object" && "headers" in from ? from.url : String(from);
  if (!address) throw problem("no-wasm", "wasm", "a response without an address");
  const response = await fetch(address, { cache: "reload" }).catch((fault: unknown) => { throw problem("network", address, fault); });
  if (!response.ok) throw problem("status", address, response.status, { status: response.status });
  const module = await WebAssembly.compile(await response.arrayBuffer()).catch((fault: unknown) => { throw problem("no-wasm", address, fault); });
  const asked = WebAssembly.Module.imports(module);
  if (asked.some((one) => one.module !== build.build)) throw problem("mixed", address, `build ${asked[0]?.module} instead of ${build.build}`);
  return start(build, module);
}

export async function fallback(build: Build, thrown: unknown, given: WasmSource | Promise<WasmSource> | undefined): Promise<Started & { kind: EngineKind }> {
  if (forbidden()) {
    try {
      return { ...await inJavaScript(build), kind: "javascript" };
    } catch (fault) {
      throw problem("forbidden", build.name, fault);
    }
  }
  const inside = given === undefined && build.name !== "quotes" ? bytes[build.name] : undefined;
  try {
    return { ...await again(build, given), kind: "wasm" };
  } catch (fault) {
    if (inside) return { ...await start(build, (await inside()).default), kind: "wasm" };
    throw fault instanceof SlaError ? fault : problem("no-wasm", build.name, thrown);
  }
}
