// Completes dist/npm after the Vite build: types, documents, package.json.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundledDimensions, elementsManifest, kebab } from "./elements.mjs";

const root = path.join(import.meta.dirname, "../..");
const out = path.join(root, "dist/npm");
const types = path.join(out, "types");

/** Declarations of the sources, with the generated ones beside them. */
function declarations() {
  execFileSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.npm.json"], {
    cwd: root,
    stdio: "inherit",
  });
  const generated = path.join(types, "generated");
  mkdirSync(generated, { recursive: true });
  cpSync(path.join(root, "target/generated/types.d.ts"), path.join(generated, "types.d.ts"));
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".d.ts")) continue;
    const file = path.join(entry.parentPath, entry.name);
    const up = path.relative(entry.parentPath, generated).replaceAll("\\", "/");
    const here = up.startsWith(".") ? up : `./${up}`;
    const text = readFileSync(file, "utf8")
      // The alias holds in the checkout only.
      .replaceAll(/(["'])#generated\/types(?:\.d\.ts)?\1/g, `"${here}/types.js"`)
      .replaceAll(/((?:from|import)\s*\(?\s*["'])(\.\.?\/[^"']*)(["'])/g, (_, head, target, tail) => head + spelled(entry.parentPath, target) + tail);
    if (/["'](#|virtual:)/.test(text)) throw new Error(`the declarations of \`${entry.name}\` name a module of the checkout`);
    writeFileSync(file, text);
  }
}

/** Types for the templates of others, which only those read who have them. */
const FRAMEWORKS = ["react", "preact", "vue", "svelte"];

function frameworks() {
  const folder = path.join(types, "frameworks");
  for (const name of ["attributes", ...FRAMEWORKS]) cpSync(path.join(root, "www/types", `${name}.d.ts`), path.join(folder, `${name}.d.ts`));
  writeFileSync(path.join(folder, "dimensions.d.ts"), dimensionAttributes());
}

/** The attributes that are named after the dimensions of the bundled policy. */
function dimensionAttributes() {
  const fields = bundledDimensions(root).map(({ id }) => `  ${JSON.stringify(kebab(id))}?: string;\n`);
  return `/** The dimensions of the bundled policy. The dimensions of a custom policy are attributes as well, in kebab case. */\nexport interface DimensionAttributes {\n${fields.join("")}}\n`;
}

/** The folder of the CommonJS build says what it is, for Node and for TypeScript. */
function commonJs() {
  const folder = path.join(out, "cjs");
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify({ type: "commonjs" }, null, 2)}\n`);
  rmSync(path.join(folder, "types"), { recursive: true, force: true });
  const copied = path.join(folder, "types");
  cpSync(types, copied, { recursive: true });
  // Lit is no CommonJS: its types are asked for as those of a module.
  for (const entry of readdirSync(copied, { recursive: true, withFileTypes: true }).filter((one) => one.name.endsWith(".d.ts"))) {
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/^import (?:type )?(\{[^}]*\}) from "(lit(?:\/[^"]*)?)";/gm, (_, names, from) => `import type ${names.replaceAll("type ", "")} from "${from}" with { "resolution-mode": "import" };`));
  }
}

/** The command line is started by its first line. */
function command() {
  const file = path.join(out, "cli.js");
  const text = readFileSync(file, "utf8");
  if (!text.startsWith("#!")) writeFileSync(file, `#!/usr/bin/env node\n${text}`);
  chmodSync(file, 0o755);
}

/** Node's own resolution wants whole file names: `./engine` → `./engine/index.js`. */
function spelled(folder, target) {
  const base = path.resolve(folder, target.replace(/\.ts$/, ""));
  if (existsSync(`${base}.d.ts`)) return `${target.replace(/\.ts$/, "")}.js`;
  if (existsSync(path.join(base, "index.d.ts"))) return `${target.replace(/\/$/, "")}/index.js`;
  return target;
}

/** The documents as they are, with their schemas. */
function documents() {
  for (const folder of ["policies", "calendars"]) {
    const from = path.join(root, "data", folder);
    if (existsSync(from)) cpSync(from, path.join(out, folder), { recursive: true, filter: (file) => !/\.(py|csv)$/.test(file) });
  }
}

function manifest() {
  const cargo = readFileSync(path.join(root, "Cargo.toml"), "utf8");
  const version = /^version = "([^"]+)"/m.exec(cargo)?.[1];
  if (!version) throw new Error("Cargo.toml gives no version");
  const lock = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const types = (source) => `./types/${source}.d.ts`;
  // Who asks with `require` gets CommonJS with everything inside; all others one file that finds out where it runs.
  const entry = (name, source) => ({
    require: { types: `./cjs/types/${source}.d.ts`, default: `./cjs/${name}.js` },
    default: { types: types(source), default: `./${name}.js` },
  });
  const exports = {
    ".": entry("index", "engine/index"),
    "./element": entry("element", "elements/define-all"),
    "./elements": entry("elements", "elements/index"),
    // The yearly notice: for tools and pages of operators, which are modules.
    "./calendar": { types: types("engine/notice"), default: "./calendar.js" },
    ...Object.fromEntries(FRAMEWORKS.map((name) => [`./${name}`, { types: types(`frameworks/${name}`) }])),
    "./sla-calculator.wasm": "./sla-calculator.wasm",
    "./sla-shapes.wasm": "./sla-shapes.wasm",
    "./sla-documents.wasm": "./sla-documents.wasm",
    "./sla-columns.wasm": "./sla-columns.wasm",
    "./sla-workbook.wasm": "./sla-workbook.wasm",
    "./bulk-worker.js": "./bulk-worker.js",
    "./policies/*": "./policies/*",
    "./calendars/*": "./calendars/*",
    "./custom-elements.json": "./custom-elements.json",
    "./package.json": "./package.json",
  };
  const description = /^description = "([^"]+)"/m.exec(cargo)?.[1];
  return {
    name: "sla-calculator",
    version,
    description,
    license: lock.license,
    type: "module",
    engines: { node: ">=20" },
    // What does not know `exports` is old, and knows neither modules nor the syntax of today.
    main: "./cjs/index.js",
    types: "./types/engine/index.d.ts",
    typesVersions: { "*": { element: [types("elements/define-all")], elements: [types("elements/index")], ...Object.fromEntries(FRAMEWORKS.map((name) => [name, [types(`frameworks/${name}`)]])) } },
    exports,
    bin: { "sla-calculator": "./cli.js" },
    customElements: "custom-elements.json",
    // Only these do something when imported.
    sideEffects: ["./element.js", "./define-*.js", "./sales-*.js", "./bulk-worker.js", "./cli.js", "./cli-thread.js", "./cjs/element.js", "./cjs/define-*.js", "./cjs/sales-*.js"],
    // A range: a portal that has Lit already loads no second one.
    dependencies: { lit: `^${lock.devDependencies.lit}` },
  };
}

rmSync(types, { recursive: true, force: true });
declarations();
frameworks();
commonJs();
command();
documents();
for (const file of ["README.md", "LICENSE", "LICENSE-MIT", "LICENSE-APACHE"]) {
  if (existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(out, file));
}
writeFileSync(path.join(out, "custom-elements.json"), `${JSON.stringify(await elementsManifest(root), null, 2)}\n`);
writeFileSync(path.join(out, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
