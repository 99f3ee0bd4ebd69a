/** The tests of the page's readers and what they test as one module, which a process can load again and again: for each mutant, without a new process. */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** The tests by which a mutant can be caught, in `tests/lists`. */
const TESTS = ["moments", "separated", "tables", "markup", "unseen", "files", "desks", "workbooks"];
/** What they load their modules with; each names some. */
const LOADERS = ["load.mjs", "desk.mjs"];

/** `test` of a bundled file only says what there is; the runner runs it. Nothing is open that `after` would have to close. */
const NODE_TEST = "const { tests } = globalThis.__readers; export const test = (name, run) => tests.push({ name, run }); export const before = (run) => run(); export const after = () => {};";

/** Writes the module for the checkout at `root` to `file`. */
export async function bundle(root, file) {
  const { build } = await import(pathToFileURL(join(root, "node_modules/vite/dist/node/index.js")));
  const { workbook } = await import(pathToFileURL(join(root, "tests/lists/load.mjs")));
  const folder = join(root, "tests/lists");
  const present = await readdir(folder);
  const tests = TESTS.map((name) => `${name}.test.mjs`).filter((name) => present.includes(name));
  const texts = await Promise.all([...tests, ...LOADERS].map((name) => readFile(join(folder, name), "utf8")));
  const named = texts.flatMap((text) => text.match(/"\/[\w/-]+\.ts"/g) ?? []).map((name) => JSON.parse(name));
  const lists = (await readdir(join(root, "www/lists"))).filter((name) => name.endsWith(".ts")).map((name) => `/lists/${name}`);
  const modules = [...new Set([...named, ...lists])];
  const compiler = `const modules = { ${modules.map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(join(root, "www", name))})`).join(", ")} };
    export const compiler = async () => ({ ssrLoadModule: (name) => modules[name](), close: async () => {} });`;
  const stand = {
    name: "readers",
    enforce: "pre",
    resolveId: (id) => (id === "node:test" || id === "virtual:sla-fallback" ? `\0${id}` : id.endsWith("/compiler.mjs") ? "\0compiler" : null),
    load: (id) => ({ "\0node:test": NODE_TEST, "\0virtual:sla-fallback": "export const bytes = 0, javascript = undefined;", "\0compiler": compiler })[id] ?? null,
    transform: (code, id) => (id.startsWith(folder) ? code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href)) : null),
  };
  const entry = file.replace(/\.mjs$/, "-entry.mjs");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(entry, tests.map((name) => `import ${JSON.stringify(join(folder, name))};\n`).join(""));
  await build({
    configFile: false, root: join(root, "www"), logLevel: "error", plugins: [stand, workbook], resolve: { alias: { "#generated": join(root, "target/generated") } },
    publicDir: false, build: { ssr: entry, write: true, outDir: dirname(file), emptyOutDir: false, minify: false, rollupOptions: { output: { format: "es", entryFileNames: basename(file), codeSplitting: false } } },
  });
}
