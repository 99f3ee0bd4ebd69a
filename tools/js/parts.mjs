// Prints what the files loaded for an entry are made of: each module by itself, minified; raw, gzip and brotli.
// A module compresses worse alone than beside the others, so the parts add up to more than their file.
//
// usage: node tools/js/parts.mjs [build] [entry]
import { readFileSync } from "node:fs";
import path from "node:path";
import { minifySync } from "vite";
import { compressed } from "./compress.mjs";
import { FOLDERS, loaded, root } from "./graph.mjs";

const [mode = "site", entry = "index.html"] = process.argv.slice(2);
const parts = JSON.parse(readFileSync(path.join(root, "target/graph", `${mode}.parts.json`), "utf8"));

const line = (name, { raw, gzip, brotli }) =>
  console.log(`  ${String(raw).padStart(8)} ${String(gzip).padStart(8)} ${String(brotli).padStart(8)}  ${name}`);

for (const file of loaded(mode, entry, [])) {
  console.log(file);
  line("the whole file", compressed(readFileSync(path.join(root, file))));
  const modules = Object.entries(parts[path.posix.relative(FOLDERS[mode], file)] ?? {})
    .filter(([, code]) => code)
    .map(([id, code]) => [id, compressed(Buffer.from(minifySync(id, code, { module: true, mangle: { toplevel: true }, compress: { unused: false } }).code))]);
  for (const [id, size] of modules.sort(([, a], [, b]) => b.brotli - a.brotli)) line(id, size);
}
