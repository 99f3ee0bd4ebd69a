/**
 * Where the wasm is, told to the code that loads it.
 *
 * `import source from "virtual:sla-wasm/core"` (or `/documents`) is `new URL("./<file>", import.meta.url)`
 * in the site, the embedded script and the package, and the bytes themselves in the single script.
 * The address is written after bundling, because bundlers would otherwise copy or inline the file.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

export type Mode = "site" | "embed" | "npm" | "single";

const BUILDS = {
  core: { file: "target/web/core/sla_core_bg.wasm", name: "sla-calculator" },
  documents: { file: "target/web/documents/sla_documents_bg.wasm", name: "sla-documents" },
} as const;
type Build = keyof typeof BUILDS;

const PREFIX = "virtual:sla-wasm/";
/** A first script that loads the rest of its page. */
const BEGIN = "pages/begin.ts";
const placeholder = (build: Build) => `__SLA_WASM_${build.toUpperCase()}__`;

function isBuild(name: string): name is Build {
  return Object.hasOwn(BUILDS, name);
}

/**
 * wasm-bindgen names what the wasm imports by digests, which no compression makes smaller. Each becomes its number, of the
 * same length, in the wasm and in the script that gives it.
 */
const DIGEST = /(?<=__wbg_\w+_)[0-9a-f]{16}\b/g;
const numbered = (text: string, digests: readonly string[]): string =>
  text.replace(DIGEST, (digest) => String(digests.indexOf(digest)).padStart(digest.length, "0"));

function digests(root: string, build: Build): string[] {
  const script = readFileSync(path.join(root, BUILDS[build].file.replace(".wasm", ".js")), "utf8");
  return [...new Set(script.match(DIGEST) ?? [])];
}

function bytes(root: string, build: Build): Buffer {
  const file = readFileSync(path.join(root, BUILDS[build].file));
  // One letter a byte, there and back.
  return Buffer.from(numbered(file.toString("latin1"), digests(root, build)), "latin1");
}

/** The file's name in the output: fixed where other people's code names it, by content elsewhere. */
function fileName(root: string, build: Build, mode: Mode): string {
  const name = BUILDS[build].name;
  if (mode !== "site") return `${name}.wasm`;
  const digest = createHash("sha256").update(bytes(root, build)).digest("hex").slice(0, 8);
  return `assets/${name}-${digest}.wasm`;
}

function inline(root: string, build: Build): string {
  const text = bytes(root, build).toString("base64");
  return `export default Uint8Array.from(atob(${JSON.stringify(text)}), (c) => c.charCodeAt(0));`;
}

export function wasm(root: string, mode: Mode): Plugin {
  return {
    name: "sla-wasm",
    resolveId(id) {
      return id.startsWith(PREFIX) && isBuild(id.slice(PREFIX.length)) ? `\0${id}` : null;
    },
    load(id) {
      const build = id.startsWith(`\0${PREFIX}`) ? id.slice(PREFIX.length + 1) : "";
      if (!isBuild(build)) return null;
      if (mode === "single") return inline(root, build);
      this.emitFile({ type: "asset", fileName: fileName(root, build, mode), source: bytes(root, build) });
      return `export default ${placeholder(build)};`;
    },
    transform(code, id) {
      const build = Object.keys(BUILDS).filter(isBuild).find((one) => id.replaceAll("\\", "/").endsWith(BUILDS[one].file.replace(".wasm", ".js")));
      return build ? { code: numbered(code, digests(root, build)), map: null } : null;
    },
    renderChunk(code, chunk) {
      let out = code;
      for (const build of Object.keys(BUILDS).filter(isBuild)) {
        const target = fileName(root, build, mode);
        let relative = path.posix.relative(path.posix.dirname(chunk.fileName), target);
        if (!relative.startsWith(".")) relative = `./${relative}`;
        // A fixed name needs the content in the query, or a cache could pair new code with old wasm.
        if (mode === "embed") {
          relative += `?${createHash("sha256").update(bytes(root, build)).digest("hex").slice(0, 8)}`;
        }
        out = out.replaceAll(placeholder(build), `new URL(${JSON.stringify(relative)},import.meta.url)`);
      }
      return out === code ? null : { code: out, map: null };
    },
    transformIndexHtml: {
      order: "post",
      handler(_html, context) {
        if (mode !== "site" || !context.bundle) return [];
        const needs = reached(context.chunk?.fileName, context.bundle);
        if (!needs.core) return [];
        const href = path.posix.relative(
          path.posix.dirname(context.path.replace(/^\//, "")),
          fileName(root, "core", mode),
        );
        // The wasm and the first words are asked for together with the script, not after it.
        const names = [...(needs.later ? ["start"] : []), ...(needs.first ? ["first.zh-CN"] : [])];
        const chunks = Object.values(context.bundle).filter((file) => file.type === "chunk" && names.includes(file.name));
        return [
          { tag: "link", attrs: { rel: "preload", as: "fetch", crossorigin: true, href }, injectTo: "head" },
          ...chunks.map(({ fileName }) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `./${fileName}` }, injectTo: "head" as const })),
        ];
      },
    },
  };
}

interface Needs {
  /** The core wasm. */
  core: boolean;
  /** The first words. */
  first: boolean;
  /** The page's start, which its first script asks for by itself. */
  later: boolean;
}

/** What a page's script needs at once, in itself or in what it imports. */
function reached(entry: string | undefined, bundle: Record<string, unknown>): Needs {
  const seen = new Set<string>();
  const modules: string[] = [];
  const later = !!entry && (bundle[entry] as { moduleIds?: string[] } | undefined)?.moduleIds?.some((id) => id.endsWith(BEGIN)) === true;
  const start = Object.keys(bundle).find((name) => (bundle[name] as { name?: string }).name === "start");
  const queue = [entry, later ? start : undefined].filter((name) => name !== undefined);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const chunk = bundle[name] as { imports?: string[]; moduleIds?: string[] } | undefined;
    if (seen.has(name) || !chunk) continue;
    seen.add(name);
    modules.push(...(chunk.moduleIds ?? []));
    queue.push(...(chunk.imports ?? []));
  }
  return { core: modules.includes(`\0${PREFIX}core`), first: modules.some((id) => id.endsWith("words/first-load.ts")), later };
}
