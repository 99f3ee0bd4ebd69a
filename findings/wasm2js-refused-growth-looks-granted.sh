#!/usr/bin/env bash
# binaryen 132.0.0 (npm), wasm2js: where a memory must not grow (beyond its declared maximum, or beyond 65,535 pages) `memory.grow` gives the old
# number of pages, which means success, and nothing has grown; the same module gives -1 in WebAssembly. An allocator then writes past the end.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --no-package-lock binaryen@132.0.0 >/dev/null
cat > grow.wat <<'WAT'
(module
  (memory (export "memory") 1 2)
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
WAT
node node_modules/binaryen/bin/wasm-as grow.wat -o grow.wasm
node node_modules/binaryen/bin/wasm2js grow.wasm -o grow.mjs
out=$(node --input-type=module -e '
import { readFileSync } from "node:fs";
import * as script from "./grow.mjs";
const { exports: wasm } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync("grow.wasm")));
const tried = (engine) => [5, 70000].map((pages) => `${engine.grow(pages)} of ${engine.memory.buffer.byteLength / 65536}`).join(", ");
console.log(`JavaScript ${tried(script)}; WebAssembly ${tried(wasm)}`);')
echo "wasm2js 132: $out"
[ "$out" = "JavaScript 1 of 1, 1 of 1; WebAssembly -1 of 1, -1 of 1" ]
