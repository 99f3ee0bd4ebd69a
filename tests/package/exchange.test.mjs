/** The quote for other systems; dates and numbers are those of the specification, worked out by hand. */
import assert from "node:assert/strict";
import test from "node:test";
import { documentsOf, requests } from "../exchange/quotes.mjs";
import { byFacts, refusals } from "../exchange/strict.mjs";
import { createCalculator } from "./package.mjs";

const sla = await createCalculator();
const request = {
  dimensions: { customerTier: "gold", assuranceLevel: "A", service: "data-line", locality: "intra-city" },
  startAt: "2026-09-30T16:00",
  figures: { activationLimit: { amount: 10, units: "businessDays" } },
  audience: "sales",
};
const quote = sla.quote(request);
const { tmf657, tmf622, mef } = await documentsOf(sla, quote);
const commitment = (id, from = mef) => from.commitment.find((one) => one.id === id);
const objective = (id, from = tmf657) => from.serviceLevelObjective.find((one) => one.id === id);
const term = (id) => tmf622.productOrder.productOrderItem[0].product.productTerm.find(({ name }) => name === id);
const receivers = Object.fromEntries(["TMF657", "TMF622", "MEF"].map((api) => [api, byFacts(api)]));

test("a receiver who refuses every field that its schema lacks takes the documents of every kind of quote", async () => {
  let objectives = 0;
  for (const asked of requests(sla.policy)) {
    const documents = await documentsOf(sla, sla.quote(asked));
    assert.deepEqual(refusals(documents, receivers), [], JSON.stringify(asked));
    objectives += documents.tmf657.serviceLevelObjective.length;
  }
  assert.ok(objectives > 1000, `${objectives}`);
});

test("what a strict receiver would refuse is refused by the tests' own, field by field", () => {
  const refused = (change, sentence) => {
    const documents = structuredClone({ tmf657, tmf622, mef });
    change(documents);
    const found = refusals(documents, receivers);
    assert.ok(found.some((one) => sentence.test(one)), `${sentence} is not among ${JSON.stringify(found)}`);
  };
  refused(({ tmf657: { serviceLevelObjective: [one] } }) => { one.clause = "table-6-1"; }, /^ServiceLevelObjective must NOT have additional properties/);
  refused(({ tmf657: { serviceLevelObjective: [one] } }) => { one.conformanceTarget = 3; }, /conformanceTarget must be string/);
  refused(({ tmf657: { serviceLevelObjective: [one] } }) => { delete one.serviceLevelObjectiveParameter; }, /^ServiceLevelObjective_Create must have required property/);
  refused(({ tmf657: { serviceLevelObjective: [one] } }) => { delete one.serviceLevelObjectiveParameter.relatedEntity[0].role; }, /relatedEntity\/0 must have required property 'role'/);
  refused(({ tmf622: { productOrder } }) => { productOrder.orderDate = "2026-09-30"; }, /orderDate must match format "date-time"/);
  refused(({ tmf622: { productOrder } }) => { productOrder.orderDate = "2026-09-30T16:00:00"; }, /orderDate must match format "date-time"/);
  refused(({ tmf622: { productOrder } }) => { productOrder.productOrderItem = []; }, /productOrderItem must NOT have fewer than 1 items/);
  refused(({ tmf622: { productOrder } }) => { productOrder.productOrderItem[0].action = "suspend"; }, /action must be equal to one of the allowed values/);
  refused(({ mef: { commitment: all } }) => { all.find(({ duration }) => duration).duration.units = "calendarMinutes"; }, /units must be equal to one of the allowed values/);
  refused(({ mef: { commitment: all } }) => { all.find(({ duration }) => duration).duration.amount = 1.5; }, /amount must be integer/);
  refused(({ tmf657: { serviceLevelObjective: all } }) => { all.find(({ id }) => id === "change.suspend").conformancePeriod.startDateTime = "2026-12-01T00:00:00+08:00"; }, /a period ends .* before it starts/);
});

test("an objective has its number, its unit, its comparator and the period that it is measured in, to the last second", () => {
  const { conformanceComparator, conformanceTarget, conformancePeriod, serviceLevelObjectiveParameter } = objective("change.suspend");
  assert.deepEqual(
    { conformanceComparator, conformanceTarget, conformancePeriod, unit: serviceLevelObjectiveParameter.name },
    { conformanceComparator: "<=", conformanceTarget: "3", conformancePeriod: { startDateTime: "2026-09-30T16:00:00+08:00", endDateTime: "2026-10-10T23:59:59+08:00" }, unit: "businessDays" },
  );
  assert.deepEqual(objective("fault.restoration").conformancePeriod, { startDateTime: "2026-09-30T16:00:00+08:00", endDateTime: "2026-09-30T22:00:00+08:00" });
  assert.deepEqual([objective("delivery.progress-feedback").conformanceComparator, objective("delivery.progress-feedback").serviceLevelObjectiveParameter.name], [">=", "occurrences"]);
  assert.deepEqual(objective("notice.planned").conformancePeriod, { endDateTime: sla.quote(request).commitments.find(({ id }) => id === "notice.planned").dueDate + "T23:59:59+08:00" }, "what is counted back is a deadline");
  assert.deepEqual(tmf657.serviceLevelSpecification.relatedServiceLevelObjective.map(({ id }) => id), tmf657.serviceLevelObjective.map(({ id }) => id));
});

test("close of business ends at the last second before it", async () => {
  const asked = { ...request, readings: { dayEnd: "close-of-business", closingTime: "18:00" } };
  assert.equal(objective("change.suspend", await sla.toTmf(sla.quote(asked))).conformancePeriod.endDateTime, "2026-10-10T17:59:59+08:00");
});

test("a start known by its day alone, and a date that only the next notice settles, are moments too", async () => {
  const document = await sla.toTmf(sla.quote({ ...request, startAt: "2027-02-04" }));
  const { conformancePeriod, tolerancePeriod } = objective("change.suspend", document);
  // The contract: 2027-02-04 + 3 working days is 2027-02-15 to 2027-02-17.
  assert.deepEqual(conformancePeriod, { startDateTime: "2027-02-04T00:00:00+08:00", endDateTime: "2027-02-15T23:59:59+08:00" });
  assert.deepEqual(tolerancePeriod, { startDateTime: "2027-02-15T23:59:59+08:00", endDateTime: "2027-02-17T23:59:59+08:00" });
  assert.equal(document.context.calendar.to >= "2027-02-17", true);
});

test("an order does nothing that nobody asked for, and is due when the named commitment is", async () => {
  const { productOrder } = tmf622;
  assert.equal(productOrder.productOrderItem[0].action, "noChange");
  assert.equal(productOrder.expectedCompletionDate, undefined);
  const ordered = await sla.toTmf(quote, { as: "TMF622", action: "modify", commitment: "change.suspend" });
  assert.equal(ordered.productOrder.expectedCompletionDate, "2026-10-10T23:59:59+08:00");
  assert.equal(ordered.productOrder.productOrderItem[0].action, "modify");
  assert.deepEqual([term("change.suspend").duration, term("change.suspend").validFor], [{ amount: 3, units: "businessDays" }, objective("change.suspend").conformancePeriod]);
  assert.equal(term("delivery.progress-feedback"), undefined, "an occurrence is no time");
});

test("a kind, an action or a commitment that there is not is refused by name", async () => {
  for (const [options, path, allowed] of [
    [{ as: "TMF623" }, "/1/as", ["TMF657", "TMF622"]],
    [{ as: "TMF622", action: "suspend" }, "/1/action", ["add", "modify", "delete", "noChange"]],
    [{ as: "TMF622", commitment: "change.none" }, "/1/commitment"],
  ]) {
    await assert.rejects(sla.toTmf(quote, options), (error) => {
      assert.equal(error.name, "SlaError");
      assert.deepEqual([error.code, error.path], ["unknown-value", path]);
      if (allowed) assert.deepEqual(error.allowed, allowed);
      return true;
    });
  }
});

test("options that are no object are refused where they stand, with what was given", async () => {
  for (const options of [5, "TMF622", null, true]) {
    await assert.rejects(sla.toTmf(quote, options), (error) => {
      assert.deepEqual([error.name, error.code, error.path, error.params.value], ["SlaError", "wrong-type", "/1", String(options)]);
      assert.ok(error.message.includes(`\`${options}\``), error.message);
      return true;
    });
  }
});

test("a limit of time is a MEF Duration; minutes have MEF's name, occurrences are none", () => {
  assert.deepEqual(commitment("change.suspend").duration, { amount: 3, units: "businessDays" });
  assert.deepEqual(commitment("fault.restoration").duration, { amount: 6, units: "calendarHours" });
  assert.deepEqual([commitment("fault.stage-feedback").operator, commitment("fault.stage-feedback").duration], ["every", { amount: 30, units: "minutes" }]);
  const feedback = commitment("delivery.progress-feedback");
  assert.equal(feedback.duration, undefined);
  assert.deepEqual([feedback.operator, feedback.occurrences.per], ["ge", "order"]);
  assert.deepEqual([commitment("notice.planned").operator, commitment("notice.planned").duration], ["ge", { amount: 7, units: "businessDays" }]);
});

test("the calendar says which days are business days, and why the others are not", () => {
  const { businessDay, exception, version, timeZoneOffset } = mef.calendar;
  assert.equal(version, sla.calendar.version);
  assert.equal(timeZoneOffset, "+08:00");
  const between = (from, to) => businessDay.filter((date) => date >= from && date <= to);
  assert.deepEqual(between("2026-10-01", "2026-10-12"), ["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12"]);
  assert.deepEqual(exception.filter(({ date }) => date >= "2026-10-01" && date <= "2026-10-10").map(({ date, kind }) => `${date} ${kind}`), [
    "2026-10-01 holiday", "2026-10-02 holiday", "2026-10-03 holiday", "2026-10-04 holiday", "2026-10-05 holiday", "2026-10-06 holiday", "2026-10-07 holiday",
    "2026-10-10 makeup-workday",
  ]);
  assert.deepEqual(tmf657.context, mef);
  assert.deepEqual(tmf622.context, mef);
});

test("a figure that the quoter entered is marked, and only where it was used", () => {
  assert.equal(commitment("change.other").duration.amount, 13);
  const marked = mef.commitment.filter((one) => one.figureSource).map(({ id }) => id);
  assert.ok(marked.includes("change.other") && !marked.includes("change.suspend"), marked.join());
});

test("a receiver who counts the attached business days comes to the same last day", () => {
  const counted = mef.commitment.filter((one) => one.duration?.units === "businessDays" && one.lastDay && one.operator === "le" && one.obligation !== "internal");
  assert.ok(counted.length >= 4);
  for (const { id, startDate, duration, lastDay } of counted) {
    const after = mef.calendar.businessDay.filter((date) => date > startDate.slice(0, 10));
    assert.equal(after[duration.amount - 1], lastDay, id);
  }
});

test("the JSON has no gaps: it is the same after a round trip", () => {
  for (const document of [tmf657, tmf622, mef]) assert.deepEqual(JSON.parse(JSON.stringify(document)), document);
});
