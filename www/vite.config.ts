/**
 * The builds of the page's sources, one a mode: `site` (pages), `embed` (a module script for other people's pages), `single` (one
 * classic script with everything inside), `npm` (the package) and `cjs` (the package for `require` and for bundlers of 2018).
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { defineConfig, type UserConfig } from "vite";
import { BULK_WORKER, bulkWorker, noWorker, workerAlone } from "../tools/vite/bulk-worker.ts";
import { chromium80 } from "../tools/vite/chromium-80.ts";
import { ascii } from "../tools/vite/ascii.ts";
import { chunks } from "../tools/vite/chunks.ts";
import { documents } from "../tools/vite/documents.ts";
import { firstWords } from "../tools/vite/first-words.ts";
import { graph } from "../tools/vite/graph.ts";
import { javascriptBeside } from "../tools/vite/javascript-beside.ts";
import { offline } from "../tools/vite/offline.ts";
import { pages } from "../tools/vite/pages.ts";
import { plainImports, withoutHelper } from "../tools/vite/plain-imports.ts";
import { noBuffer } from "../tools/vite/no-buffer.ts";
import { frozenSymbol } from "../tools/vite/frozen-symbol.ts";
import { guardTrustedTypes } from "../tools/vite/trusted-types.ts";
import { type Mode, wasm } from "../tools/vite/wasm.ts";

const www = import.meta.dirname;
const root = path.dirname(www);
const here = (file: string) => path.join(www, file);

/**
 * What the compiler writes for. `chromium80` writes out the little that Chromium 80 to 84 lack of it; the minifier may put none of
 * that back in.
 */
const TARGET = ["chrome98", "firefox115", "safari16"];
const MINIFIED = "es2020";

const minified = (mode: Mode) => mode === "npm" || mode === "cjs" ? false : { compress: { target: MINIFIED }, mangle: true, codegen: true };

function common(mode: Mode, outDir: string): UserConfig {
  return {
    root: www,
    base: "./",
    publicDir: mode === "site" && existsSync(here("public")) ? here("public") : false,
    plugins: [
      plainImports(), wasm(root, mode), firstWords(root), graph(root, mode),
      chromium80(root), noBuffer(),
      ...(mode === "npm" ? [] : [guardTrustedTypes(), frozenSymbol()]),
      ...(mode === "site" || mode === "embed" ? [documents(root)] : []),
    ],
    // Lists are quoted in a module worker, which has an engine of its own; its files are told apart from the page's by name.
    worker: {
      format: "es",
      plugins: () => [plainImports(), wasm(root, mode), chromium80(root), noBuffer(), workerAlone()],
      rolldownOptions: { output: { minify: minified(mode), chunkFileNames: "assets/worker-[name]-[hash].js" } },
    },
    build: {
      outDir: path.join(root, outDir),
      emptyOutDir: mode === "site" || mode === "npm",
      target: TARGET,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
}

/** Every page at the top of `www`, but for the one that the single script is put into. */
function site(): UserConfig {
  const files = readdirSync(www).filter((file) => file.endsWith(".html") && file !== "offline.html");
  const config = common("site", "dist/site");
  config.plugins!.push(pages(root));
  config.build!.rolldownOptions = { input: files.map(here), output: { minify: minified("site"), codeSplitting: chunks(www, "pages/index.ts", true) } };
  return config;
}

function embed(): UserConfig {
  const config = common("embed", "dist/site/embed");
  config.build!.rolldownOptions = {
    input: { "sla-calculator": here("embed.ts") },
    preserveEntrySignatures: "allow-extension",
    output: { minify: minified("embed"), entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", assetFileNames: "[name]-[hash][extname]", codeSplitting: chunks(www, "embed.ts") },
  };
  return config;
}

/** One classic script: no second request, no module, no MIME type to get right. */
function single(): UserConfig {
  const config = common("single", "dist/site");
  config.plugins!.push(ascii(), javascriptBeside(root));
  if (existsSync(here("offline.html"))) config.plugins!.push(offline(root, "www/offline.html"));
  config.build!.cssCodeSplit = false;
  // A classic script has no address of its own kind; `import.meta.url` is undefined in this build.
  config.define = { ...config.define, "import.meta": "{}" };
  config.build!.rolldownOptions = {
    input: { "sla-calculator.single": here("single.ts") },
    preserveEntrySignatures: "strict",
    output: { minify: minified("single"), format: "iife", name: "SlaCalculator", entryFileNames: "embed/[name].js", codeSplitting: false },
  };
  return config;
}

/** Without the comments that name each module's file: they say where the build found `node_modules`, which is no part of the package. */
const UNMARKED = { attachDebugInfo: "none" } as const;

/** The package: Lit stays an import, so that an app has it once. */
function npm(): UserConfig {
  const config = common("npm", "dist/npm");
  const entries = { index: "engine/index.ts", element: "elements/define-all.ts", elements: "elements/index.ts", calendar: "engine/notice.ts", [BULK_WORKER]: "elements/bulk/worker.ts", cli: "cli/main.ts", "cli-thread": "cli/quote/thread.ts" };
  config.plugins!.push(bulkWorker(), withoutHelper());
  const input = Object.entries(entries).filter(([, file]) => existsSync(here(file)));
  config.build!.minify = false;
  config.build!.rolldownOptions = {
    input: Object.fromEntries(input.map(([name, file]) => [name, here(file)])),
    external: [/^lit($|\/)/, /^@lit\//, /^node:/],
    preserveEntrySignatures: "strict",
    output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    experimental: UNMARKED,
  };
  return config;
}

/**
 * The package for `require`: Jest without settings, and bundlers that know neither `exports` nor the syntax of today (webpack 4).
 * Lit is inside, because it is no CommonJS itself; it is Lit's own build for servers, which also runs in a browser.
 */
function cjs(): UserConfig {
  const config = common("cjs", "dist/npm/cjs");
  const entries = { index: "engine/index.ts", element: "elements/define-all.ts", elements: "elements/index.ts" };
  config.plugins!.push(noWorker(), withoutHelper());
  config.resolve = { conditions: ["node", "module", "default"] };
  config.define = { "import.meta": "{}" };
  config.build!.emptyOutDir = true;
  config.build!.minify = false;
  config.build!.target = "es2018";
  config.build!.rolldownOptions = {
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, here(file)])),
    preserveEntrySignatures: "strict",
    output: { format: "cjs", exports: "named", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    experimental: UNMARKED,
  };
  return config;
}

const BUILDS: Record<string, () => UserConfig> = { site, embed, single, npm, cjs };

export default defineConfig(({ mode }) => {
  const build = BUILDS[mode];
  if (!build) throw new Error(`unknown mode \`${mode}\`: one of ${Object.keys(BUILDS).join(", ")}`);
  return build();
});
