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
  for (const given of [null, 5, "x", []]) (await createCalculator(given)).dispose();
});
