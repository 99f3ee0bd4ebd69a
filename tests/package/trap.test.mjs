/** A module that stops in the middle of its code is made anew: the next answer is right, and no one sees what the stopped one had in memory. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { createCalculator, SlaError, request } from "./package.mjs";

const { readNotice } = await import(new URL("../../dist/npm/calendar.js", import.meta.url).href);
const data = (file) => JSON.parse(readFileSync(new URL(`../../data/${file}`, import.meta.url), "utf8"));
/** 3 working days after 30 September 2026: 8, 9 October, and Saturday 10, a make-up day. */
const [FROM, TO] = ["2026-09-30", "2026-10-10"];
const GOOD = request("2026-09-30T16:00");

/** Which functions of which module stop at their next calls, and how many instances were made. */
const faults = { core_ask: 0, core_room: 0, core_add: 0, core_new: 0, compileCalendar: 0, readNotice: 0, tables_answer: 0, tables_new: 0 };
let made = 0;
let atOnce = true;

/** As a machine's own fault reaches the script. */
const fault = () => new WebAssembly.RuntimeError("unreachable");
const { instantiate, Instance } = WebAssembly;
/** The same exports, but for those that are to stop. */
function faulty(instance) {
  made++;
  const exports = { ...instance.exports };
  let dead = false;
  for (const [name, one] of Object.entries(instance.exports)) {
    if (typeof one !== "function") continue;
    exports[name] = (...given) => {
      // What wasm-bindgen gives back of its stack is in vain; anything else may do or say whatever it likes.
      if (dead && !name.startsWith("__wbindgen_")) assert.fail(`\`${name}\` of an instance that stopped`);
      if (faults[name] > 0) {
        faults[name]--;
        dead = true;
        throw fault();
      }
      return one(...given);
    };
  }
  return { exports };
}
WebAssembly.instantiate = async (from, imports) => {
  const got = await instantiate.call(WebAssembly, from, imports);
  return got instanceof Instance ? faulty(got) : { module: got.module, instance: faulty(got.instance) };
};
WebAssembly.Instance = function (module, imports) {
  if (!atOnce) throw new RangeError("WebAssembly.Instance is disallowed on the main thread, if the buffer size is larger than 8MB.");
  return faulty(new Instance(module, imports));
};

let sla;
beforeEach(async () => {
  sla = await createCalculator();
  sla.addWorkingDays(FROM, 3);
  made = 0;
});
afterEach(() => {
  atOnce = true;
  for (const name of Object.keys(faults)) faults[name] = 0;
});

const stopped = { name: "SlaError", code: "unsupported", message: /^the engine stopped/ };
const right = (of = sla) => {
  assert.equal(of.addWorkingDays(FROM, 3), TO);
  assert.equal(of.workingDaysBetween(FROM, TO), 3);
  assert.equal(of.quote(GOOD).commitments.find(({ id }) => id === "change.suspend").dueDate, TO);
};

test("a question at which the core stops is asked again, of a new one", () => {
  const before = JSON.stringify(sla.quote(GOOD, { trace: true }));
  for (const name of ["core_ask", "core_room"]) {
    faults[name] = 1;
    // A question of this length needs room that is not there yet.
    const long = request("2026-09-30T16:00", { exclusions: Array.from({ length: 3000 }, () => ({ from: "2026-01-01T00:00", to: "2026-01-02T00:00", cause: "customer" })) });
    assert.doesNotThrow(() => sla.quote(name === "core_room" ? long : GOOD));
    assert.equal(faults[name], 0, name);
    assert.equal(JSON.stringify(sla.quote(GOOD, { trace: true })), before);
  }
  assert.equal(made, 2);
});

test("where it stops again that is an SlaError, and the next answer is right", () => {
  for (const [name, question] of Object.entries({
    quote: () => sla.quote(GOOD),
    explain: () => sla.explain(GOOD, "change.suspend"),
    dayInfo: () => sla.dayInfo(FROM),
    workingDaysBetween: () => sla.workingDaysBetween(FROM, TO),
    isWorkingDay: () => sla.isWorkingDay(FROM),
  })) {
    faults.core_ask = 2;
    assert.throws(question, (thrown) => thrown instanceof SlaError && stopped.message.test(thrown.message), name);
    right();
  }
});

test("the two ways past `ask` throw the same", () => {
  faults.core_add = 1;
  assert.throws(() => sla.addWorkingDays(FROM, 3), stopped);
  right();
  faults.core_ask = 1;
  assert.throws(() => sla.addWorkingDaysMany(Int32Array.of(20726), 3), stopped);
  assert.deepEqual([...sla.addWorkingDaysMany(Int32Array.of(20726), 3)], [20736]);
  right();
});

test("of many requests the one at which it stops is answered, too", () => {
  faults.core_ask = 1;
  assert.deepEqual(sla.quoteMany([GOOD, GOOD, GOOD]).map(({ ok }) => ok), [true, true, true]);
  right();
});

test("a new core that stops at its first steps is not used either", () => {
  [faults.core_ask, faults.core_new] = [1, 1];
  assert.throws(() => sla.quote(GOOD), stopped);
  right();
});

test("other calculators of the same core go on with their own documents", async () => {
  const own = await createCalculator({ calendar: { ...data("calendars/cn.json"), version: "2026.99" } });
  assert.equal(own.quote(GOOD).calendar.version, "2026.99");
  const before = JSON.stringify(own.quote(GOOD));
  faults.core_ask = 1;
  right(sla);
  assert.equal(JSON.stringify(own.quote(GOOD)), before);
  right(own);
  own.dispose();
  right(sla);
});

test("a calculator is disposed of after its core stopped, and the others know nothing of it", async () => {
  const other = await createCalculator();
  faults.core_ask = 2;
  assert.throws(() => other.dayInfo(FROM), stopped);
  right();
  assert.doesNotThrow(() => other.dispose());
  assert.throws(() => other.dayInfo(FROM), { code: "unsupported", message: "this calculator was disposed" });
  right();
});

test("a question in the middle of which another one stopped is refused rather than answered by half", () => {
  const asked = { ...GOOD, get now() {
    faults.core_ask = 1;
    try {
      sla.dayInfo(FROM);
    } catch {
      // The caller goes on as if nothing had been.
    }
    return undefined;
  } };
  // Asked again, it stops again in its getter.
  assert.throws(() => sla.quote(asked), stopped);
  right();
});

test("where a host makes no instance at once the next answers wait for it", async () => {
  atOnce = false;
  faults.core_ask = 1;
  assert.throws(() => sla.quote(GOOD), stopped);
  assert.throws(() => sla.dayInfo(FROM), stopped);
  await new Promise((later) => setTimeout(later, 200));
  right();
});

test("columns at which their module stops are answered by quotes, the next ones by a new module", async () => {
  const columns = { count: 3, dimensions: { customerTier: "gold", assuranceLevel: "AAA", service: "data-line", locality: "intra-city" }, startAt: Float64Array.of(Date.parse("2026-09-30T16:00+08:00"), NaN, Date.parse("2026-10-08T09:00+08:00")) };
  const of = () => sla.quoteColumns(["change.suspend", "fault.restoration"], columns);
  const before = await of();
  for (const name of ["tables_answer", "tables_new"]) {
    faults[name] = 1;
    assert.deepEqual(await of(), before, name);
    assert.equal(faults[name], 0, `${name} was called`);
    made = 0;
    assert.deepEqual(await of(), before);
    assert.equal(made, 1, "a new module");
  }
  right();
});

test("a reader of documents that stopped is started anew", async () => {
  const calendar = data("calendars/cn.json");
  faults.compileCalendar = 1;
  await assert.rejects(createCalculator({ calendar }), { name: "SlaError", code: "unsupported" });
  right(await createCalculator({ calendar }));
  faults.readNotice = 1;
  await assert.rejects(readNotice("x", calendar), { name: "SlaError", code: "unsupported" });
  await assert.rejects(readNotice("x", calendar), { name: "SlaError", code: "invalid-notice" });
});

test("without room on the stack a question is refused, and the next answer is right", () => {
  let refused = 0;
  const down = () => {
    try {
      down();
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
    }
    if (refused < 40) {
      try {
        sla.quote(GOOD);
      } catch (thrown) {
        refused++;
        assert.ok(thrown instanceof SlaError || thrown instanceof RangeError, String(thrown));
      }
    }
  };
  try {
    down();
  } catch (thrown) {
    assert.ok(thrown instanceof RangeError, String(thrown));
  }
  right();
});
