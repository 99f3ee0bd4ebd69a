// A year of quality through the package: what the native tests work out by hand comes out of the binding too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator, request, SlaError } from "./package.mjs";

const sla = await createCalculator();
const HOUR = 3600;
const outages = [
  { from: "2025-12-31T22:00", to: "2026-01-01T01:30", line: "A" },
  { from: "2026-03-02T10:00", to: "2026-03-02T12:00", line: "A" },
  { from: "2026-03-02T11:00", to: "2026-03-02T13:00", line: "A" },
  { from: "2026-05-05T08:00", to: "2026-05-05T10:00", line: "B", cause: "customer" },
];
const measure = (quality, id) => quality.measures.find(({ commitment }) => commitment.id === id);

test("each line stands against each cap, cut to the year", () => {
  const quality = sla.quality(request("2026-06-01"), { outages });
  assert.deepStrictEqual(quality.period, { from: "2026-01-01", through: "2026-12-31" });
  const time = measure(quality, "quality.annual-interruption");
  assert.equal(time.unit, "seconds");
  assert.deepStrictEqual(time.commitment.limit, { amount: 6, units: "calendarHours", bound: "at-most", per: "year" });
  assert.deepStrictEqual(time.lines, [
    { line: "A", gross: 4.5 * HOUR, net: 4.5 * HOUR, used: 4.5 * HOUR, left: 1.5 * HOUR, state: "within" },
    { line: "B", gross: 2 * HOUR, net: 0, used: 0, left: 6 * HOUR, state: "within" },
  ]);
  const count = measure(quality, "quality.repeat-faults");
  assert.equal(count.unit, "occurrences");
  assert.deepStrictEqual(count.lines, [
    { line: "A", gross: 2, used: 2, left: 2, state: "within" },
    { line: "B", gross: 1, used: 1, left: 3, state: "within" },
  ]);
  assert.equal(quality.policy.id, "cmcc-group-customer");
});

test("an open level answers for each level", () => {
  const open = request("2026-06-01");
  delete open.dimensions.assuranceLevel;
  const [line] = measure(sla.quality(open, { outages: [{ from: "2026-02-01T00:00", to: "2026-02-01T13:00" }] }), "quality.annual-interruption").lines;
  assert.equal("left" in line, false);
  assert.deepStrictEqual(line.alternatives, [
    { dimensions: { assuranceLevel: "AAA" }, left: -7 * HOUR, state: "exceeded" },
    { dimensions: { assuranceLevel: "AA" }, left: -1 * HOUR, state: "exceeded" },
    { dimensions: { assuranceLevel: "A" }, left: 11 * HOUR, state: "within" },
    { dimensions: { assuranceLevel: "ordinary" }, left: 35 * HOUR, state: "within" },
  ]);
});

test("satisfaction is null without a call-back", () => {
  const of = (tickets) => sla.quality(request("2026-06-01"), { tickets }).satisfaction;
  assert.deepStrictEqual(of([{ answer: "satisfied" }, { answer: "no-answer" }, {}]), { tickets: 3, calledBack: 2, satisfied: 1, ratio: 0.5 });
  assert.deepStrictEqual(of([{}]), { tickets: 1, calledBack: 0, satisfied: 0, ratio: null });
});

test("wrong events are refused where they stand, and the next call is answered", () => {
  const refused = (events, code, path) =>
    assert.throws(() => sla.quality(request("2026-06-01"), events), (error) => error instanceof SlaError && error.code === code && error.path === path);
  refused(undefined, "wrong-type", "/1");
  refused({ outages: [{ from: "2026-02-01", to: "2026-02-02T00:00" }] }, "invalid-interval", "/1/outages/0/from");
  refused({ outages: [{ from: "2026-02-01T00:00", to: "2026-02-02T00:00", cause: "weather" }] }, "unknown-value", "/1/outages/0/cause");
  refused({ tickets: [{ answer: "yes" }] }, "unknown-value", "/1/tickets/0/answer");
  assert.equal(sla.quality(request("2026-06-01"), {}).measures.length, 2);
});
