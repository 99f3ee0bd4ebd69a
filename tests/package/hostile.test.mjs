// Every refusal is an SlaError, whatever is given to whichever entry.
import assert from "node:assert/strict";
import test from "node:test";
import { hostile } from "./hostile.mjs";
import { createCalculator, SlaError } from "./package.mjs";

test("random bad calls of every entry are answered or refused with an SlaError, never anything else", async () => {
  const { others, refused, answered, entries } = await hostile(6_000, 7);
  assert.deepEqual(others, []);
  assert.ok(refused > 1_000, `${refused} refused`);
  assert.ok(answered > 300, `${answered} answered`);
  assert.deepEqual(Object.entries(entries).filter(([, count]) => !count).map(([name]) => name), [], "every entry was called");
});

test("addWorkingDaysMany refuses a symbol, a text and an object without a primitive as a number of days", async () => {
  const sla = await createCalculator();
  const refused = (n) => assert.throws(() => sla.addWorkingDaysMany(new Int32Array([20_726]), n), (error) => error instanceof SlaError && error.path === "/1", String(typeof n));
  for (const n of [Symbol("n"), "3", {}, Object.create(null), { valueOf: () => { throw new Error("own"); } }, null, undefined, 1.5, NaN, 10n]) refused(n);
  // Afterwards it answers as before.
  assert.deepEqual([...sla.addWorkingDaysMany(new Int32Array([20_726]), 1)], [20_734]);
});

test("an answer's cause is told: what the caller's own object threw", async () => {
  const sla = await createCalculator();
  const own = new Error("mine");
  const quote = sla.quote({ dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30" });
  assert.throws(() => sla.toIcs(quote, { get lang() { throw own; } }, { stamp: "2026-09-30T00:00:00Z" }), SlaError);
  await assert.rejects(createCalculator({ get policy() { throw own; } }), (error) => error instanceof SlaError && error.code === "wrong-type" && error.cause === own);
  for (const given of [null, 5, "x", []]) await assert.rejects(createCalculator(given), (error) => error instanceof SlaError && error.code === "wrong-type" && error.path === "/0", JSON.stringify(given));
});

const CASE = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" };
const DUE = "2026-10-10";

/** Refused with a short sentence, or answered as it stands; afterwards the usual case has its usual date. */
async function alive(what, call) {
  const sla = await createCalculator();
  let refused;
  try {
    await call(sla);
  } catch (thrown) {
    refused = thrown;
    assert.ok(thrown instanceof SlaError, `${what}: ${thrown}`);
    assert.ok(thrown.message.length < 1000, `${what}: a message of ${thrown.message.length} letters`);
  }
  assert.equal(sla.quote(CASE).commitments.find(({ id }) => id === "change.suspend").dueDate, DUE, what);
  return refused;
}

test("a text of ten million letters in any place of a request is refused in a short sentence, and the next call is right", async () => {
  const long = "金".repeat(10_000_000);
  for (const [what, request] of [
    ["start", { ...CASE, startAt: long }], ["tier", { ...CASE, dimensions: { ...CASE.dimensions, customerTier: long } }], ["name", { ...CASE, [long]: 1 }],
    ["event", { ...CASE, events: { [long]: "2026-09-30" } }], ["reading", { ...CASE, readings: { dayEnd: long } }], ["now", { ...CASE, now: long }],
  ]) assert.ok(await alive(what, (sla) => sla.quote(request)), `${what} is refused`);
  assert.ok(await alive("id", (sla) => sla.explain(CASE, long)));
  assert.ok(await alive("date", (sla) => sla.dayInfo(long)));
});

test("markup, bidirectional controls and formula prefixes in a refused value come back as they are, and prototype keys as keys", async () => {
  for (const value of ["<img src=x onerror=alert(1)>", "\u202e金\u2066", "=HYPERLINK(\"x\")", "@SUM(1)", "__proto__", "constructor"]) {
    const refused = await alive(value, (sla) => sla.quote({ ...CASE, dimensions: { ...CASE.dimensions, customerTier: value } }));
    assert.ok(refused.message.includes(`\`${value}\``), refused.message);
    assert.equal(refused.path, "/dimensions/customerTier");
  }
  const refused = await alive("__proto__", (sla) => sla.quote(JSON.parse(`{"dimensions":{"customerTier":"gold","service":"data-line","locality":"intra-city"},"startAt":"2026-09-30","__proto__":{"polluted":1}}`)));
  assert.equal(refused.code, "unknown-field");
  assert.equal({}.polluted, undefined);
});
