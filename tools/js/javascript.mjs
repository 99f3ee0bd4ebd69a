// Writes the JavaScript build of a wasm module: what Binaryen's wasm2js makes of it, as a function from imports to exports.
//
// usage: node tools/js/javascript.mjs <in.wasm> <out.js>
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const [input, output] = process.argv.slice(2);
if (!input || !output) throw new Error("usage: node tools/js/javascript.mjs <in.wasm> <out.js>");

const binaryen = (tool, ...args) => execFileSync(process.execPath, [path.join(import.meta.dirname, "../../node_modules/binaryen/bin", tool), ...args], { stdio: ["ignore", "ignore", "inherit"] });
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals"].map((name) => `--enable-${name}`);

const lowered = `${output}.wasm`;
// What wasm2js cannot write: saturating casts to 64 bits, copies and fills of memory, sign extensions.
binaryen("wasm-opt", ...FEATURES, "--llvm-nontrapping-fptoint-lowering", "--llvm-memory-copy-fill-lowering", "--signext-lowering", "-O3", input, "-o", lowered);
binaryen("wasm2js", ...FEATURES, "-O3", lowered, "-o", output);
rmSync(lowered);

/** Replaces what must be there exactly once. */
function replaced(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`wasm2js no longer writes \`${from}\` once`);
  return parts.join(to);
}

let text = readFileSync(output, "utf8");
text = text.replace(/^import \* as .*\n/gm, "");
const end = text.indexOf("var retasmFunc = asmFunc(");
if (end < 0) throw new Error("wasm2js no longer ends as expected");
text = text.slice(0, end);
// Growth that is refused must say so, as WebAssembly does: the number of pages means success.
text = replaced(text, "   var newBuffer = new ArrayBuffer(newPages << 16);\n", "   var newBuffer;\n   try {\n    newBuffer = new ArrayBuffer(newPages * 65536);\n   } catch (e) {\n    return -1;\n   }\n");
text = replaced(text, "  return oldPages;\n", "  else if (oldPages != newPages) return -1;\n  return oldPages;\n");
writeFileSync(output, `export default function start(imports) {\n${text}\nreturn asmFunc(imports);\n}\n`);
