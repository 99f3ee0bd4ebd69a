/** The sources of the page import only what stands to their left in the line of layers of docs/ARCHITECTURE.md, and never in a circle. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The folders of `www`, from left to right, as the document has them; what it joins with `+` may import each other. */
function layers(document) {
  const line = document.split("\n").find((line) => line.startsWith("`error` ← "));
  assert.ok(line, "the line of layers");
  return line.split(" ← ").map((part) => [...part.matchAll(/`www\/([\w-]+)`/g)].map(([, name]) => name)).filter((names) => names.length);
}

/** Every import of a source, of types, too: what is written, and whether it is loaded on use. */
function imports(source) {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = [];
  for (const [, from] of code.matchAll(/^\s*(?:import|export)\s+(?:type\s+)?(?:[^"';]*?\sfrom\s*)?["']([^"']+)["']/gm)) {
    found.push({ from, later: false });
  }
  for (const [, type, from] of code.matchAll(/(typeof\s+)?\bimport\(\s*["']([^"']+)["']\s*\)/g)) found.push({ from, later: !type });
  return found;
}

function sources(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.d\.ts$/.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
}

/** The graph of a folder's sources: file to the files it imports, by paths in that folder. */
function graph(files, read) {
  const edges = new Map();
  const known = new Set(files);
  for (const file of files) {
    const to = imports(read(file)).filter(({ from }) => from.startsWith(".")).map((one) => {
      const base = path.posix.normalize(path.posix.join(path.posix.dirname(file), one.from.replace(/\?.*$/, "")));
      return { ...one, to: [base, `${base}.ts`, `${base}/index.ts`, base.replace(/\.js$/, ".ts")].find((name) => known.has(name)) };
    });
    edges.set(file, to.filter((one) => one.to !== undefined));
  }
  return edges;
}

/** Groups of files that reach each other. What is loaded on use is no edge: it may import who loads it. */
function circles(edges) {
  const [index, low, stack, on, found] = [new Map(), new Map(), [], new Set(), []];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    on.add(file);
    for (const edge of edges.get(file) ?? []) {
      if (edge.later) continue;
      if (!index.has(edge.to)) {
        visit(edge.to);
        low.set(file, Math.min(low.get(file), low.get(edge.to)));
      } else if (on.has(edge.to)) low.set(file, Math.min(low.get(file), index.get(edge.to)));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = [];
    let one;
    do {
      one = stack.pop();
      on.delete(one);
      group.push(one);
    } while (one !== file);
    if (group.length > 1) found.push(group.sort());
  };
  for (const file of edges.keys()) if (!index.has(file)) visit(file);
  return found;
}

/** Imports of a layer to the right of one's own; types and what is loaded on use count, too. */
function rightward(edges, order) {
  const rank = (file) => order.findIndex((names) => file.includes("/") && names.includes(file.split("/")[0]));
  return [...edges].flatMap(([file, to]) => to.filter((one) => rank(file) >= 0 && rank(one.to) > rank(file)).map((one) => `${file} imports ${one.to}`));
}

const www = path.join(root, "www");
const files = sources(www).map((file) => path.relative(www, file).replaceAll("\\", "/"));
const read = (file) => readFileSync(path.join(www, file), "utf8");
const order = layers(readFileSync(path.join(root, "docs/ARCHITECTURE.md"), "utf8"));

test("the folders of www with sources are layers", () => {
  assert.ok(files.length > 150, `${files.length} files`);
  const folders = [...new Set(files.filter((file) => file.includes("/")).map((file) => file.split("/")[0]))].sort();
  assert.deepEqual(order.flat().sort(), folders);
});

test("every import of www points to the left", () => {
  assert.deepEqual(rightward(graph(files, read), order), []);
});

test("no file of www imports itself by way of others", () => {
  assert.deepEqual(circles(graph(files, read)), []);
});

/** The graph of sources that are made up for a test. */
const planted = (made) => graph(Object.keys(made), (file) => made[file]);

test("a planted import to the right is a fault, of types and of what is loaded on use, too", () => {
  const made = (text) => planted({ "engine/load.ts": text, "elements/form/form.ts": "" });
  for (const text of ['import { form } from "../elements/form/form";', 'import type {\n  Form,\n} from "../elements/form/form";', 'export * from "../elements/form/form";', 'const form = await import("../elements/form/form");', 'type Form = typeof import("../elements/form/form");', 'import "../elements/form/form";']) {
    assert.deepEqual(rightward(made(text), order), ["engine/load.ts imports elements/form/form.ts"], text);
  }
  assert.deepEqual(rightward(made('// import { form } from "../elements/form/form";'), order), []);
  assert.deepEqual(rightward(planted({ "elements/form/form.ts": 'import { load } from "../../engine/load";', "engine/load.ts": "" }), order), []);
});

test("a planted circle is a fault, of types, too; what is loaded on use may import who loads it", () => {
  const made = (back) => circles(planted({ "a.ts": 'import { b } from "./b";', "b.ts": 'export * from "./c/index";', "c/index.ts": back }));
  assert.deepEqual(made('import type { A } from "../a";'), [["a.ts", "b.ts", "c/index.ts"]]);
  assert.deepEqual(made('export type A = typeof import("../a");'), [["a.ts", "b.ts", "c/index.ts"]]);
  assert.deepEqual(made('const a = () => import("../a");'), []);
});
