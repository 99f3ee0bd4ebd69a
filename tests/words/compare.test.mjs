/** The summary of a comparison counts what its table shows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { rowsOf, tally } = await loadModule("/elements/compare/rows.ts");

const sla = { by: () => sla, workingDaysBetween: () => 0 };
const commitment = (part) => ({ process: "delivery", shape: "deadline", kind: "unlabelled", precision: "day", status: "determined", certainty: "confirmed", reasons: [], ...part });
const quote = (...commitments) => ({ calendar: { id: "cn" }, commitments: commitments.map(commitment) });

// R08 gives gold ten and bronze fifteen working days to the acceptance; R05 runs three months from there for every tier, so that final acceptance is projected to other days.
test("a projected date that differs is counted as earlier or later, not as the same", () => {
  const final = (date) => ({ id: "delivery.final-acceptance", status: "awaiting-event", limit: { amount: 3, units: "calendarMonths" }, projected: { dueAt: `${date}T00:00:00+08:00`, dueDate: date } });
  const card = { id: "delivery.contact-card", dueAt: "2026-10-11T00:00:00+08:00", dueDate: "2026-10-10" };
  const rows = rowsOf([quote(final("2027-01-21"), card), quote(final("2027-01-28"), card)], 1, true, sla);
  assert.equal(rows[0].equal, false);
  assert.deepEqual(tally(rows, 0), { earlier: 1, same: 1, later: 0, other: 0 });
  assert.deepEqual(tally(rowsOf([quote(final("2027-01-28"), card), quote(final("2027-01-21"), card)], 1, true, sla), 0), { earlier: 0, same: 1, later: 1, other: 0 });
});
