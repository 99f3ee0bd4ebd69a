/** The desk's year of order days is one question; each of its days is what `explain` answers for that day alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "../words/load.mjs";
import { createCalculator, request } from "./package.mjs";

const { orderDays } = await loadModule("/elements/desk/order-days.ts");
const { addDays, daysBetween } = await loadModule("/engine/dates.ts");
const sla = await createCalculator();
const TODAY = "2026-11-02";

/** The days one by one, and how often `explain` was asked. */
function oneByOne(asked, id) {
  return Array.from({ length: 366 }, (_, at) => {
    const date = addDays(TODAY, at);
    const { dueDate, dueRange, certainty } = sla.explain({ ...asked, startAt: date }, id);
    const due = dueRange ?? { earliest: dueDate, latest: dueDate };
    return { date, days: daysBetween(date, due.earliest), most: daysBetween(date, due.latest), due, provisional: certainty === "provisional" };
  });
}

const plain = request(`${TODAY}T09:00`);
const CASES = [
  ["change.suspend", plain],
  ["change.suspend", { ...plain, dimensions: { ...plain.dimensions, customerTier: "bronze", locality: "cross-province" } }],
  ["change.suspend", { ...plain, readings: { nonWorkingReceipt: "received-next" } }],
  ["delivery.acceptance", { ...plain, exclusions: [{ cause: "customer", from: "2026-12-03T09:00", to: "2026-12-09T18:00" }, { cause: "customer", from: "2027-01-05T09:00", to: "2027-01-06T09:00" }] }],
];

for (const [id, asked] of CASES) {
  test(`${id} for ${JSON.stringify({ ...asked.dimensions, ...asked.readings, pauses: asked.exclusions?.length })}: a year of days as each alone`, async () => {
    let explained = 0;
    const { policy } = sla;
    const counted = {
      policy, quoteColumns: (...given) => sla.quoteColumns(...given),
      explain: (...given) => { explained += 1; return sla.explain(...given); },
    };
    const days = await orderDays(counted, asked, id, TODAY);
    assert.deepEqual(days, oneByOne(asked, id));
    assert.equal(new Set(days.map(({ provisional }) => provisional)).size, 2, "the year reaches beyond the published calendar");
    assert.equal(explained, 1);
  });
}

test("a clock that runs by the minute has no year of days", async () => {
  assert.deepEqual(await orderDays(sla, plain, "fault.restoration", TODAY), []);
});

test("figures that somebody entered count as in each day alone", async () => {
  const figure = sla.policy.figures.find(({ known }) => !known);
  const asked = { ...plain, figures: { [figure.id]: { amount: 7, units: figure.units } } };
  const id = sla.policy.rules.map((rule) => rule.id).find((one) => {
    const reasons = sla.explain({ ...plain, startAt: TODAY }, one).reasons;
    return reasons.some(({ code, params }) => code === "figure-missing" && params.figure === figure.id);
  });
  assert.deepEqual(await orderDays(sla, asked, id, TODAY), oneByOne(asked, id));
});
