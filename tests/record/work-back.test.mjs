/** The last day to start: first the one that is in time under every arrangement of holidays and both readings of receipt (specification, A16, A19 and principle (c)). */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load } from "./load.mjs";

const DIMENSIONS = { customerTier: "gold", service: "data-line", locality: "intra-city" };

let lib;
before(async () => { lib = await load(); });
after(() => lib.close());

const start = (id, wanted, more = {}) => lib.safeStart(lib.sla, { dimensions: DIMENSIONS, audience: "sales", ...more }, id, wanted);

test("an order on a rest day may count from it or be received on the next working day: the day before the rest comes first", () => {
  // R25, three working days: 8, 9 and 10 October 2026. The 1st to the 7th are off; received on the 8th, an order of the 7th would count the 9th, 10th and 12th.
  const found = start("change.suspend", "2026-10-10");
  assert.deepEqual([found.by, found.reading, found.maybe], ["2026-09-30", { value: "count-from-next", startDate: "2026-10-07" }, undefined]);
});

test("in a year without a notice the day comes first at which even the later end is in time", () => {
  // 5 to 12 February 2027 are off, and two weekend days near them may be worked. An order of the 3rd counts the 4th, 15th and 16th at the latest, one of the
  // 4th may be due on the 17th; one of Saturday the 13th is in time only if Sunday the 14th is worked.
  const found = start("change.suspend", "2027-02-16");
  assert.deepEqual([found.by, found.commitment.dueRange, found.maybe], ["2027-02-03", { earliest: "2027-02-14", latest: "2027-02-16" }, "2027-02-13"]);
});

test("a working day under both readings is told alone, and an hour clock to its moment", () => {
  // 15 and 16 October 2026 are a Thursday and a Friday: three working days after Tuesday the 13th.
  const found = start("change.suspend", "2026-10-16");
  assert.deepEqual([found.by, found.maybe, found.reading], ["2026-10-13", undefined, undefined]);
  // R35, AAA: two hours.
  const complaint = start("complaint.handling", "2026-10-10", { dimensions: { ...DIMENSIONS, assuranceLevel: "AAA" } });
  assert.deepEqual([complaint.by, complaint.at.slice(0, 16)], ["2026-10-10", "2026-10-10T21:59"]);
});
