/** Whatever integers are written into the core's memory: an answer or a problem; the core lives, and its next answer is right. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import path from "node:path";
import fc from "fast-check";
import { holds } from "./any.mjs";

const folder = path.join(import.meta.dirname, "../../target/web/core");
/** Questions of `www/engine/wire.ts` that can be asked of an open core. */
const [OPEN, FIRST, LAST, ADD_MANY] = [0, 1, 12, 11];

let glue;
let core;
let exports;
before(async () => {
  glue = await import(pathToFileURL(path.join(folder, "sla_core_bg.js")).href);
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(folder, "sla_core_bg.wasm")), { "./sla_core_bg.js": glue });
  exports = instance.exports;
  glue.__wbg_set_wasm(exports);
  core = opened();
});

const view = () => new Int32Array(exports.memory.buffer);

function ask(of, question, ints) {
  const base = of.room(ints.length + 1) >>> 2;
  view().set([...ints, 0], base);
  const at = of.ask(question, 0) >>> 2;
  return view().slice(at, at + 3);
}

function opened() {
  const made = new glue.Core();
  assert.equal(ask(made, OPEN, [-1, -1])[0], 0);
  return made;
}

/** 3 working days after 30 September 2026, days since 1970: 10 October, which is worked. */
const usual = () => [...ask(core, ADD_MANY, [1, 3, 20726])];

const INTEGER = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 63 }) }, { weight: 2, arbitrary: fc.integer({ min: 0x20, max: 0x7f }) }, { weight: 1, arbitrary: fc.integer() });

test("any integers are answered or refused, and the next answer is right", () => {
  const right = usual();
  assert.equal(right[1], 20736);
  holds(fc.tuple(fc.integer({ min: FIRST, max: LAST + 2 }), fc.array(INTEGER, { maxLength: 200 })), ([question, ints]) => {
    ask(core, question, ints);
    assert.deepEqual(usual().slice(0, 2), right.slice(0, 2));
  });
});

test("any bytes instead of a compiled document are refused", () => {
  const other = new glue.Core();
  holds(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 300 }), (bytes) => {
    assert.notEqual(ask(other, OPEN, [bytes.length, ...bytes, -1])[0], 0);
  });
});
