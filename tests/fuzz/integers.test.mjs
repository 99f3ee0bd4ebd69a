/** Whatever integers are written into the core's memory: an answer or a problem; the core lives, and its next answer is right; in each of the modules that answer questions. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import path from "node:path";
import fc from "fast-check";
import { holds, seeds } from "./any.mjs";

const web = path.join(import.meta.dirname, "../../target/web");
/** The modules that a question is asked of, with the name that their files have. */
const MODULES = { core: "sla_core", quotes: "sla_quotes", shapes: "sla_shapes", programs: "sla_core" };
const wire = readFileSync(new URL("../../www/engine/wire.ts", import.meta.url), "utf8");
/** The numbers of the questions, as both sides have them: opening documents, and what can be asked of an open core. */
const ASK = Object.fromEntries([...wire.matchAll(/export const (ASK_\w+) = (\d+);/g)].map(([, name, number]) => [name, Number(number)]));
const { ASK_OPEN: OPEN, ASK_ADD_MANY: ADD_MANY } = ASK;
const asked = Object.values(ASK).filter((number) => number !== OPEN);
const [FIRST, LAST] = [Math.min(...asked), Math.max(...asked)];
/** How many codes a problem may have: an answer begins with 0, a problem with the place of its code. */
const CODES = /export const CODES = \[([^\]]+)\]/.exec(wire)[1].split(",").length;

const INTEGER = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 63 }) }, { weight: 2, arbitrary: fc.integer({ min: 0x20, max: 0x7f }) }, { weight: 1, arbitrary: fc.integer() });

for (const [module, name] of Object.entries(MODULES)) {
  const glue = await import(pathToFileURL(path.join(web, module, `${name}_bg.js`)).href);
  const { instance: { exports } } = await WebAssembly.instantiate(readFileSync(path.join(web, module, `${name}_bg.wasm`)), { [`./${name}_bg.js`]: glue });
  glue.__wbg_set_wasm(exports);
  const view = () => new Int32Array(exports.memory.buffer);
  const ask = (of, question, ints) => {
    const base = of.room(ints.length + 1) >>> 2;
    view().set([...ints, 0], base);
    const at = of.ask(question, 0) >>> 2;
    return view().slice(at, at + 3);
  };
  const core = new glue.Core();
  assert.equal(ask(core, OPEN, [-1, -1])[0], 0);
  /** 3 working days after 30 September 2026, days since 1970: 10 October, which is worked. */
  const right = () => assert.deepEqual([...ask(core, ADD_MANY, [1, 3, 20726])].slice(0, 2), [0, 20736]);

  test(`${module}: any integers are answered or refused with a code, and the next answer is right`, () => {
    right();
    holds(fc.tuple(fc.integer({ min: FIRST, max: LAST + 2 }), fc.array(INTEGER, { maxLength: 200 })), ([question, ints]) => {
      const [said] = ask(core, question, ints);
      assert.ok(said >= 0 && said <= CODES, `${said} is no code`);
      right();
    }, seeds("integers").filter(([question]) => question >= FIRST && question <= LAST + 2));
  });

  test(`${module}: any bytes instead of a compiled document are refused`, () => {
    const other = new glue.Core();
    holds(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 300 }), (bytes) => {
      assert.notEqual(ask(other, OPEN, [bytes.length, ...bytes, -1])[0], 0);
    });
    right();
  });
}
