/**
 * Where the engine is, told to the code that loads it.
 *
 * `virtual:sla-wasm/core` (or `/quotes`, `/shapes`, `/documents`, `/columns`, `/workbook`) gives `source()`, which is `new URL("./<file>", import.meta.url)` in the site, the
 * embedded script and the package (in Node: the bytes), and the bytes themselves in the single script; and `build`, by which
 * script and module know each other. The address is written after bundling, because bundlers would otherwise copy or inline the file.
 * `virtual:sla-wasm/first` gives the core that a first answer needs and the whole one: two in the site and the embedded script, whose visitors wait for
 * them, one and the same elsewhere.
 * `virtual:sla-fallback` gives the other roads: the JavaScript build, and in the package the bytes.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { escaped } from "./ascii.ts";
import { mendedGlue } from "./glue.ts";

export type Mode = "site" | "embed" | "npm" | "cjs" | "single";

export const BUILDS = {
  quotes: { file: "target/web/quotes/sla_quotes_bg.wasm", name: "sla-quotes" },
  core: { file: "target/web/core/sla_core_bg.wasm", name: "sla-calculator" },
  shapes: { file: "target/web/shapes/sla_shapes_bg.wasm", name: "sla-shapes" },
  documents: { file: "target/web/documents/sla_documents_bg.wasm", name: "sla-documents" },
  columns: { file: "target/web/columns/sla_columns_bg.wasm", name: "sla-columns" },
  workbook: { file: "target/web/workbook/sla_workbook_bg.wasm", name: "sla-workbook" },
} as const;
/** The modules without which there is no answer: they have a JavaScript build. */
export const ENGINE = ["core", "shapes", "documents"] as const;
export type Build = keyof typeof BUILDS;

const PREFIX = "virtual:sla-wasm/";
const BYTES = "virtual:sla-bytes/";
const JAVASCRIPT = "virtual:sla-javascript/";
const FALLBACK = "virtual:sla-fallback";
const FIRST = `${PREFIX}first`;
const WHOLE = `${PREFIX}whole`;
/** How the single script loads a script that lies beside it. */
const SCRIPT_LOADER = "/engine/script-loader.ts";
/** A first script that loads the rest of its page. */
const BOOTSTRAP = "pages/bootstrap.ts";
const placeholder = (build: Build) => `__SLA_WASM_${build.toUpperCase()}__`;

export function isBuild(name: string): name is Build {
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

/** What wasm-bindgen calls the script that a module imports from. */
const scriptName = (build: Build): string => `./${path.basename(BUILDS[build].file, ".wasm")}.js`;

/** One letter a byte, there and back. */
function text(root: string, build: Build): string {
  return numbered(readFileSync(path.join(root, BUILDS[build].file)).toString("latin1"), digests(root, build));
}

/** The core as programs have it, compiled for speed: it has to take the place of the other one in every script. */
const FOR_PROGRAMS = "target/web/programs/sla_core_bg.wasm";

function forPrograms(root: string): string {
  const [glue, other] = [BUILDS.core.file, FOR_PROGRAMS].map((file) => readFileSync(path.join(root, file.replace(".wasm", ".js")), "utf8"));
  if (glue !== other) throw new Error(`\`${FOR_PROGRAMS}\` is called in another way than \`${BUILDS.core.file}\``);
  return numbered(readFileSync(path.join(root, FOR_PROGRAMS)).toString("latin1"), digests(root, "core"));
}

/** What the bundled policy and calendar say of themselves, as a section of the core (`www/engine/bundled-info.ts`), in ASCII. */
function described(root: string): Buffer {
  const read = (file: string): string => readFileSync(path.join(root, "target/generated", file), "utf8");
  const json = JSON.stringify([JSON.parse(read("policy-info.json")), JSON.parse(read("calendar-info.json"))]);
  const name = Buffer.from("sla-described");
  const content = Buffer.concat([leb(name.length), name, Buffer.from(escaped(json))]);
  return Buffer.concat([Buffer.of(0), leb(content.length), content]);
}

/** A number as wasm writes its lengths. */
function leb(value: number): Buffer {
  return value < 128 ? Buffer.of(value) : Buffer.concat([Buffer.of((value & 127) | 128), leb(value >>> 7)]);
}

/** A digest of the module: a part of the name that it calls its imports by. */
function digestOf(root: string, build: Build): string {
  return createHash("sha256").update(text(root, build), "latin1").digest("hex").slice(0, 8);
}

/** A digest of the file, of which the module may not be all. */
const contentOf = (root: string, build: Build, mode: Mode): string => createHash("sha256").update(bytes(root, build, mode)).digest("hex").slice(0, 8);

/** As long as the name that it takes the place of. */
export const identity = (root: string, build: Build): string => digestOf(root, build).padEnd(scriptName(build).length, "_");

/** The module, which calls its imports by its own digest: with the script of another build it does not start. Where it is a file, the core has its description with it. */
function bytes(root: string, build: Build, mode: Mode, module = text(root, build)): Buffer {
  const named = Buffer.from(module.replaceAll(scriptName(build), identity(root, build)), "latin1");
  return isCore(build) && isFile(mode) ? Buffer.concat([named, described(root)]) : named;
}

/** Whether it has the bundled documents. */
const isCore = (build: Build): boolean => build === "quotes" || build === "core";

/** The core that a first answer needs. */
const firstOf = (mode: Mode): "quotes" | "core" => (mode === "site" || mode === "embed" ? "quotes" : "core");

/** Whether the modules are files of their own. */
const isFile = (mode: Mode): boolean => mode !== "single" && mode !== "cjs";

/** The file's name in the output: fixed where other people's code names it, by content elsewhere. */
function fileName(root: string, build: Build, mode: Mode): string {
  const name = BUILDS[build].name;
  if (mode !== "site") return `${name}.wasm`;
  return `assets/${name}-${contentOf(root, build, mode)}.wasm`;
}

/** An expression for the bytes, made when it is asked for. */
function inline(root: string, build: Build, mode: Mode): string {
  const module = build === "core" && (mode === "npm" || mode === "cjs") ? forPrograms(root) : undefined;
  return `Uint8Array.from(atob(${JSON.stringify(bytes(root, build, mode, module).toString("base64"))}), (c) => c.charCodeAt(0))`;
}

/** The text of `virtual:sla-wasm/<build>`. */
function sourceOf(root: string, build: Build, mode: Mode): string {
  const beside = placeholder(build);
  const inside = `import(${JSON.stringify(BYTES + build)}).then((one) => one.default)`;
  const source = {
    // The reader of workbooks is too heavy for a script that is one file, and so is the module of tables.
    site: beside, embed: beside, single: build === "workbook" || build === "columns" ? "undefined" : inline(root, build, mode), cjs: inside,
    // Node fetches no files, and a server's bundler moves them; asked in a way that no bundler brings a `process` of its own for.
    npm: `globalThis.process?.versions?.node ? ${inside} : ${beside}`,
  }[mode];
  const shorter = mode === "site" && isCore(build)
    ? `import { packed as unpacked } from ${JSON.stringify(path.join(root, "www/engine/packed.ts"))};\nexport const packed = () => unpacked(source());`
    : "export const packed = undefined;";
  return `export const build = ${JSON.stringify(identity(root, build))};\nexport const source = () => ${source};\n${shorter}`;
}

/** Everything that `www/engine/load.ts` needs of a core. */
function coreOf(root: string, build: Build): string {
  const glue = JSON.stringify(path.join(root, BUILDS[build].file.replace(".wasm", ".js")));
  return `import * as glue from ${glue};\nimport { build, packed, source } from ${JSON.stringify(PREFIX + build)};\nexport const core = { name: ${JSON.stringify(build)}, build, glue, source, packed };`;
}

/** The text of `virtual:sla-wasm/first`. */
function firstAndWhole(root: string, mode: Mode): string {
  const first = firstOf(mode);
  const whole = first === "core" ? "undefined" : `() => import(${JSON.stringify(WHOLE)}).then(({ core }) => core)`;
  return `${coreOf(root, first)}\nexport { core as first };\nexport const whole = ${whole};`;
}

/** The text of `virtual:sla-fallback`. */
function otherRoads(root: string, mode: Mode): string {
  const each = (text: (build: Build) => string): string => `{ ${ENGINE.map((build) => `${build}: ${text(build)}`).join(", ")} }`;
  const load = (prefix: string) => each((build) => `() => import(${JSON.stringify(prefix + build)})`);
  const javascript = mode === "single"
    ? `import { loadScript } from ${JSON.stringify(SCRIPT_LOADER)};\nexport const javascript = ${each((build) => `() => loadScript(${JSON.stringify(`${BUILDS[build].name}.javascript.js`)}, ${JSON.stringify(identity(root, build))})`)};`
    : `export const javascript = ${load(JAVASCRIPT)};`;
  return `${javascript}\nexport const bytes = ${mode === "npm" || mode === "cjs" ? load(BYTES) : "{}"};`;
}

/** The JavaScript build (`tools/js/javascript.mjs`), with the names that the script gives. */
export function javascriptOf(root: string, build: Build): string {
  return numbered(readFileSync(path.join(root, BUILDS[build].file.replace("_bg.wasm", "_javascript.js")), "utf8"), digests(root, build));
}

export function wasm(root: string, mode: Mode): Plugin {
  return {
    name: "sla-wasm",
    resolveId(id) {
      const known = [FALLBACK, FIRST, WHOLE].includes(id) || [PREFIX, BYTES, JAVASCRIPT].some((prefix) => id.startsWith(prefix) && isBuild(id.slice(prefix.length)));
      return known ? `\0${id}` : null;
    },
    load(id) {
      if (id === `\0${FALLBACK}`) return otherRoads(root, mode);
      if (id === `\0${FIRST}`) return firstAndWhole(root, mode);
      if (id === `\0${WHOLE}`) return coreOf(root, "core");
      const [, prefix, build = ""] = /^\0(virtual:sla-[a-z]+\/)(\w+)$/.exec(id) ?? [];
      if (!isBuild(build)) return null;
      if (prefix === BYTES) return `export default ${inline(root, build, mode)};`;
      if (prefix === JAVASCRIPT) return javascriptOf(root, build);
      if (prefix !== PREFIX) return null;
      if (isFile(mode)) this.emitFile({ type: "asset", fileName: fileName(root, build, mode), source: bytes(root, build, mode) });
      // What pages ask for first. The empty file only says that it is to be packed, which `cargo xtask dist` does.
      if (mode === "site" && isCore(build)) this.emitFile({ type: "asset", fileName: `${fileName(root, build, mode)}.gz`, source: "" });
      return sourceOf(root, build, mode);
    },
    transform(code, id) {
      const build = Object.keys(BUILDS).filter(isBuild).find((one) => id.replaceAll("\\", "/").endsWith(BUILDS[one].file.replace(".wasm", ".js")));
      return build ? { code: mendedGlue(numbered(code, digests(root, build))), map: null } : null;
    },
    renderChunk(code, chunk) {
      let out = code;
      for (const build of Object.keys(BUILDS).filter(isBuild)) {
        const target = fileName(root, build, mode);
        let relative = path.posix.relative(path.posix.dirname(chunk.fileName), target);
        if (!relative.startsWith(".")) relative = `./${relative}`;
        // A fixed name needs the content in the query, or a cache could pair new code with old wasm.
        if (mode === "embed") {
          relative += `?${contentOf(root, build, mode)}`;
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
          `${fileName(root, needs.core, mode)}.gz`,
        );
        // The wasm and the first words are asked for together with the script, not after it.
        const names = [...(needs.later ? ["start"] : []), ...(needs.first ? ["first.zh-CN"] : [])];
        const known = context.chunk?.imports ?? [];
        const whole = ({ moduleIds }: { moduleIds: string[] }): boolean => needs.core === "core" && moduleIds.includes(`\0${WHOLE}`);
        const chunks = Object.values(context.bundle).filter((file) => file.type === "chunk" && (names.includes(file.name) || whole(file)) && !known.includes(file.fileName));
        return [
          { tag: "link", attrs: { rel: "preload", as: "fetch", crossorigin: true, href }, injectTo: "head" },
          ...chunks.map(({ fileName }) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `./${fileName}` }, injectTo: "head" as const })),
        ];
      },
    },
  };
}

interface Needs {
  /** The core that it asks first. */
  core: "quotes" | "core" | undefined;
  /** The first words. */
  first: boolean;
  /** The page's start, which its first script asks for by itself. */
  later: boolean;
}

/** What a page's script needs at once, in itself or in what it imports. */
function reached(entry: string | undefined, bundle: Record<string, unknown>): Needs {
  const seen = new Set<string>();
  const modules: string[] = [];
  const later = !!entry && (bundle[entry] as { moduleIds?: string[] } | undefined)?.moduleIds?.some((id) => id.endsWith(BOOTSTRAP)) === true;
  const start = Object.keys(bundle).find((name) => (bundle[name] as { name?: string }).name === "start");
  const queue = [entry, later ? start : undefined].filter((name) => name !== undefined);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const chunk = bundle[name] as { imports?: string[]; moduleIds?: string[] } | undefined;
    if (seen.has(name) || !chunk) continue;
    seen.add(name);
    modules.push(...(chunk.moduleIds ?? []));
    queue.push(...(chunk.imports ?? []));
  }
  const engine = (file: string): boolean => modules.some((id) => id.endsWith(`www/engine/${file}`));
  return { core: engine("calculator.ts") ? "core" : engine("quoter.ts") ? "quotes" : undefined, first: modules.some((id) => id.endsWith("words/first-load.ts")), later };
}
