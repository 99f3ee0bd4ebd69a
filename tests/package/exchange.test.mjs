/** The quote for other systems; dates and numbers are those of the specification, worked out by hand. */
import assert from "node:assert/strict";
import test from "node:test";
import { createCalculator } from "./package.mjs";

const sla = await createCalculator();
const request = {
  dimensions: { customerTier: "gold", assuranceLevel: "A", service: "data-line", locality: "intra-city" },
  startAt: "2026-09-30T16:00",
  figures: { activationLimit: { amount: 10, units: "businessDays" } },
  audience: "sales",
};
const written = await sla.toTmf(sla.quote(request));
const rule = (id) => written.rule.find((one) => one.id === id);

test("a limit is a rule with metric, MEF unit, reference value and expected completion date", () => {
  const { metric, unit, referenceValue, operator, startDate, expectedCompletionDate, lastDay, precision } = rule("change.suspend");
  assert.deepEqual(
    { metric, unit, referenceValue, operator, startDate, expectedCompletionDate, lastDay, precision },
    { metric: "change.suspend", unit: "businessDays", referenceValue: "3", operator: "le", startDate: "2026-09-30T16:00:00+08:00", expectedCompletionDate: "2026-10-11T00:00:00+08:00", lastDay: "2026-10-10", precision: "day" },
  );
  assert.equal(rule("fault.restoration").unit, "calendarHours");
  assert.equal(rule("fault.restoration").expectedCompletionDate, "2026-09-30T22:00:00+08:00");
  assert.deepEqual([rule("fault.stage-feedback").operator, rule("fault.stage-feedback").referenceValue], ["every", "30"]);
  assert.deepEqual([rule("delivery.progress-feedback").operator, rule("delivery.progress-feedback").period], ["ge", "order"]);
  assert.deepEqual([rule("notice.planned").operator, rule("notice.planned").referenceValue], ["ge", "7"]);
});

test("the calendar says which days are business days, and why the others are not", () => {
  const { businessDay, exception, version, timeZoneOffset } = written.calendar;
  assert.equal(version, sla.calendar.version);
  assert.equal(timeZoneOffset, "+08:00");
  const between = (from, to) => businessDay.filter((date) => date >= from && date <= to);
  assert.deepEqual(between("2026-10-01", "2026-10-12"), ["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12"]);
  assert.deepEqual(exception.filter(({ date }) => date >= "2026-10-01" && date <= "2026-10-10").map(({ date, kind }) => `${date} ${kind}`), [
    "2026-10-01 holiday", "2026-10-02 holiday", "2026-10-03 holiday", "2026-10-04 holiday", "2026-10-05 holiday", "2026-10-06 holiday", "2026-10-07 holiday",
    "2026-10-10 makeup-workday",
  ]);
});

test("a figure that the quoter entered is marked, and only where it was used", () => {
  assert.equal(rule("change.other").referenceValue, "13");
  assert.deepEqual(written.rule.filter((one) => one.figureSource).map(({ id }) => id), ["change.other"]);
});

test("a receiver who counts the attached business days comes to the same last day", () => {
  const counted = written.rule.filter((one) => one.unit === "businessDays" && one.lastDay && one.operator === "le" && one.obligation !== "internal");
  assert.ok(counted.length >= 4);
  for (const { id, startDate, referenceValue, lastDay } of counted) {
    const after = written.calendar.businessDay.filter((date) => date > startDate.slice(0, 10));
    assert.equal(after[Number(referenceValue) - 1], lastDay, id);
  }
});

test("the JSON has no gaps: it is the same after a round trip", () => {
  assert.deepEqual(JSON.parse(JSON.stringify(written)), written);
});
