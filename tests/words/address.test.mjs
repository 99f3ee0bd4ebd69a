/** A case goes through the address of a page and comes back whole. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { queryOf } = await loadModule("/pages/address.ts");
const { requestFrom } = await loadModule("/pages/request.ts");

const back = (request) => {
  const query = new URLSearchParams(queryOf(request, "all", "en"));
  for (const name of ["lang", "process"]) query.delete(name);
  return requestFrom(query);
};

test("figures keep their units", () => {
  const figures = { activationLimit: { amount: 12, units: "businessDays" }, callBack: { amount: 4, units: "calendarHours" }, refund: { amount: 1, units: "calendarMonths" } };
  assert.deepEqual(back({ dimensions: {}, figures }).figures, figures);
});

test("a figure without units is in working days, as in links that were made before", () => {
  assert.deepEqual(requestFrom(new URLSearchParams("figure.activationLimit=12")).figures, { activationLimit: { amount: 12, units: "businessDays" } });
});

test("a figure that is no number is told of, whatever its units", () => {
  for (const part of ["figure.callBack=4~", "figure.callBack=~calendarHours", "figure.callBack=4~calendarHours~x", "figure.callBack=-4", "figure.callBack=4 hours"]) {
    const refused = [];
    assert.deepEqual(requestFrom(new URLSearchParams(part), (one) => refused.push(one)).figures, undefined, part);
    assert.deepEqual(refused, [part]);
  }
});
