/** `custom-elements.json` says what the elements really have. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";

const folder = path.resolve(import.meta.dirname, "../../dist/npm");
const read = (file) => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
const manifest = read("custom-elements.json");
const calculator = manifest.modules[0].declarations.find((one) => one.tagName === "sla-calculator");
const names = (list) => list.map(({ name }) => name);

test("the package points at it, and it names files that are there", () => {
  assert.equal(read("package.json").customElements, "custom-elements.json");
  for (const { path: file } of manifest.modules) assert.ok(readFileSync(path.join(folder, file)).length > 0);
});

test("the calculator's attributes are those of the contract", () => {
  const dimensions = ["customer-tier", "assurance-level", "service", "locality"];
  assert.deepEqual(names(calculator.attributes).sort(), [...dimensions, "start-at", "process", "audience", "lang", "density", "policy-src", "calendar-src", "label", "readonly", "request"].sort());
});

test("its properties and events are those of the contract", () => {
  assert.deepEqual(names(calculator.members.filter(({ kind }) => kind === "field")).sort(), ["audience", "calendarSrc", "density", "policySrc", "quote", "readonly", "request", "startAt"]);
  assert.deepEqual(names(calculator.events).sort(), ["sla-error", "sla-quote"]);
});

test("the sales elements are in it, with the attributes, the request and the event that they have", () => {
  const facts = (tag) => {
    const one = manifest.modules[0].declarations.find(({ tagName }) => tagName === tag);
    return { attributes: names(one.attributes).sort(), members: names(one.members.filter(({ kind }) => kind === "field")), events: names(one.events) };
  };
  const common = ["calendar-src", "density", "lang", "policy-src", "request"];
  assert.deepEqual(facts("sla-compare"), { attributes: [...common, "base", "dimension"].sort(), members: ["request", "quotes"], events: ["sla-compare", "sla-error"] });
  assert.deepEqual(facts("sla-bulk"), { attributes: [...common, "keep", "label"].sort(), members: ["request", "label", "keep"], events: ["sla-error", "sla-bulk"] });
  assert.deepEqual(facts("sla-record"), { attributes: ["calendar-src", "day", "density", "keep", "lang", "policy-src"], members: ["tickets", "lines", "day", "keep"], events: ["sla-error", "sla-record"] });
});

test("every custom property has a default, every part a meaning", () => {
  assert.ok(calculator.cssProperties.length >= 10);
  for (const one of calculator.cssProperties) assert.ok(one.default && one.description, one.name);
  for (const one of calculator.cssParts) assert.ok(one.description, one.name);
});
