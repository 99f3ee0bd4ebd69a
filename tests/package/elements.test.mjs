// The elements' modules load where there is no document, as an app that renders on a server loads them.
import assert from "node:assert/strict";
import { test } from "node:test";

const folder = new URL("../../dist/npm/", import.meta.url);

test("there is no document here", () => {
  assert.equal(typeof globalThis.document, "undefined");
  assert.equal(typeof globalThis.window, "undefined");
});

test("the classes can be imported, and nothing is defined by it", async () => {
  const elements = await import(new URL("elements.js", folder));
  for (const name of ["SlaCalculator", "SlaCalendar", "SlaCompare", "SlaBulk", "SlaRecord"]) assert.equal(typeof elements[name], "function", name);
  assert.equal(globalThis.customElements?.get("sla-calculator"), undefined);
});

test("the defining module can be imported, twice too", async () => {
  await import(new URL("element.js", folder));
  await import(new URL("element.js?again", folder));
});
