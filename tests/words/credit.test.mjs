/** What a missed limit owes, against the source's own words, by hand, and against a walk minute by minute. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { creditOf, lateOf } = await loadModule("/elements/credit/credit.ts");

const late = (minutes, begun = 0, passed = 0) => ({ minutes, begun, passed });

/** S.I. 2008/594, regulation 9(4): £20 for domestic premises, £50 for others, and £10 or £25 for each subsequent full period of 24 hours. */
const WATER = { steps: [
  { when: { premises: ["domestic"] }, amount: 20 },
  { when: { premises: ["domestic"] }, amount: 10, every: { amount: 24, units: "calendarHours", counted: "full" } },
  { when: { premises: ["other"] }, amount: 50 },
  { when: { premises: ["other"] }, amount: 25, every: { amount: 24, units: "calendarHours", counted: "full" } },
] };

test("the water regulations: a payment at once, and more for each full period of 24 hours", () => {
  const rows = [[1, 20, 50], [24 * 60 - 1, 20, 50], [24 * 60, 30, 75], [3 * 24 * 60 + 5, 50, 125]];
  for (const [minutes, domestic, other] of rows) {
    assert.equal(creditOf(WATER, { premises: "domestic" }, late(minutes)), domestic, `${minutes}`);
    assert.equal(creditOf(WATER, { premises: "other" }, late(minutes)), other, `${minutes}`);
  }
});

test("the block of the guide: an hour late owes 20, premium five and a half hours 100 by the cap", () => {
  const credit = { steps: [{ amount: 20 }, { when: { tier: ["premium"] }, amount: 30, after: { amount: 2, units: "calendarHours" }, every: { amount: 1, units: "calendarHours", counted: "full" } }], most: 100 };
  assert.deepEqual([60, 180, 330].map((minutes) => creditOf(credit, { tier: "premium" }, late(minutes))), [20, 50, 100]);
  assert.equal(creditOf(credit, { tier: "basic" }, late(330)), 20);
});

test("periods of any length, as a walk minute by minute adds them", () => {
  let seed = 18;
  const below = (n) => { seed = (seed * 48_271) % 2_147_483_647; return seed % n; };
  for (let n = 0; n < 500; n++) {
    const [amount, length, after, minutes] = [1 + below(5_000) / 100, 1 + below(300), below(2) ? 1 + below(200) : 0, 1 + below(2_000)];
    const counted = below(2) ? "full" : "begun";
    const every = { amount: length, units: "calendarMinutes", counted };
    const cents = Math.round(amount * 100);
    let owed = 0;
    for (let minute = 1; minute <= minutes; minute++) {
      const beyond = minute - after;
      // A full period ends with its last minute, one that has begun with its first.
      if (beyond > 0 && (counted === "full" ? beyond % length === 0 : beyond % length === 1 % length)) owed += cents;
    }
    const step = { amount: cents / 100, every, ...(after && { after: { amount: after, units: "calendarMinutes" } }) };
    assert.equal(creditOf({ steps: [step] }, {}, late(minutes)), owed / 100, JSON.stringify([step, minutes]));
  }
});

test("working days late: the day of the finish has begun and not passed; a rest day adds none", () => {
  // Due on Thursday 2 April 2026, done on Wednesday 8 April; the 4th to the 6th are holidays: the 3rd, the 7th and the 8th are late.
  const rests = new Set(["2026-04-04", "2026-04-05", "2026-04-06"]);
  const workingDays = (from, to) => { let n = 0; for (let at = Date.parse(from) + 864e5; at <= Date.parse(to); at += 864e5) n += rests.has(new Date(at).toISOString().slice(0, 10)) ? 0 : 1; return n; };
  const found = lateOf({ outcome: { state: "missed", minutes: 5 * 1440 + 600 }, dueAt: "2026-04-03T00:00:00+08:00", dueDate: "2026-04-02" }, workingDays);
  assert.deepEqual(found, { minutes: 7_800, begun: 3, passed: 2 });
  const each = (counted, after) => creditOf({ steps: [{ amount: 5, every: { amount: 1, units: "businessDays", counted }, ...after }] }, {}, found);
  assert.deepEqual([each("begun"), each("full"), each("begun", { after: { amount: 1, units: "businessDays" } })], [15, 10, 10]);
  assert.equal(creditOf({ steps: [{ amount: 7, after: { amount: 3, units: "businessDays" } }] }, {}, found), 0);
  assert.equal(lateOf({ outcome: { state: "met", minutes: 5 }, dueAt: "2026-04-03T00:00:00+08:00", dueDate: "2026-04-02" }, workingDays), undefined);
});
