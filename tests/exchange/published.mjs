/**
 * The documents against the published schemas themselves, every unknown field refused. Argument: a folder with clones of the three
 * repositories that facts.json names (or only their files, wherever they lie in it).
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { createCalculator } from "../../dist/npm/index.js";
import { documentsOf, requests } from "./quotes.mjs";
import { byDefinitions, facts, refusals } from "./strict.mjs";

const [folder = ""] = process.argv.slice(2);
const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
let failed = 0;
function check(what, action) {
  try {
    console.log(`ok - ${what}: ${action()}`);
  } catch (error) {
    failed++;
    console.log(`not ok - ${what}: ${error.message}`);
  }
}

/** The text of a source, whose bytes must be those that were pinned. */
function pinned({ file, blob, repository, commit }) {
  const found = all.filter((one) => path.basename(one) === path.basename(file));
  assert.ok(found.length, `there is no \`${path.basename(file)}\` below \`${folder}\`; clone ${repository} there and check out ${commit}`);
  const bytes = found.map((one) => readFileSync(one)).find((one) => createHash("sha1").update(`blob ${one.length}\0`).update(one).digest("hex") === blob);
  assert.ok(bytes, `no \`${path.basename(file)}\` below \`${folder}\` is that of ${repository}@${commit}`);
  return bytes.toString("utf8");
}

/** Two definitions of MEF's file, which is YAML: so little of it that indentation says all. */
function mefDefinitions(text) {
  const block = (name) => new RegExp(`^    ${name}:\\n((?:      .*\\n|\\s*\\n)+)`, "m").exec(text)[1];
  const duration = block("Duration");
  const values = [...block("TimeUnit").matchAll(/^ +- (\w+)$/gm)].map((found) => found[1]);
  const required = [.../required:\n((?: +- \w+\n)+)/.exec(duration)[1].matchAll(/- (\w+)/g)].map((found) => found[1]);
  const integer = /amount:[\s\S]*?type: integer/.test(duration);
  return {
    Duration: { type: "object", required, properties: { amount: { type: integer ? "integer" : "number", minimum: Number(/minimum: (\d+)/.exec(duration)?.[1] ?? 0) }, units: { $ref: "#/definitions/TimeUnit" } } },
    TimeUnit: { type: "string", enum: values },
  };
}

/** Whether a published property is of the type that the facts say. */
function typeOf({ type, format, $ref, items }) {
  if ($ref) return $ref.replace("#/definitions/", "");
  if (type === "array") return [typeOf(items)];
  return format === "date-time" ? format : type;
}

const sources = {};
for (const source of facts.sources) {
  check(`${source.id} ${source.version}`, () => {
    const text = pinned(source);
    sources[source.id] = source.file.endsWith(".json") ? JSON.parse(text).definitions : mefDefinitions(text);
    return `${source.repository}@${source.commit.slice(0, 7)}, ${source.licence}`;
  });
  check(`the facts of ${source.id}`, () => {
    for (const [name, fact] of Object.entries(facts[source.id])) {
      const published = sources[source.id]?.[name];
      assert.ok(published, `there is no ${name}`);
      if (fact.values) assert.deepEqual([...published.enum].sort(), [...fact.values].sort(), name);
      if (fact.required) assert.deepEqual([...(published.required ?? [])].sort(), [...fact.required].sort(), `${name} requires`);
      for (const [field, type] of Object.entries(fact.fields ?? {})) assert.deepEqual(published.properties[field] && typeOf(published.properties[field]), type, `${name}.${field}`);
      for (const field of fact.notEmpty ?? []) assert.equal(published.properties[field].minItems, 1, `${name}.${field}`);
    }
    return `${Object.keys(facts[source.id]).length} definitions as published`;
  });
}

const sla = await createCalculator();
const receivers = Object.fromEntries(Object.entries(sources).map(([id, definitions]) => [id, byDefinitions(definitions)]));
const asked = requests(sla.policy);
const documents = await Promise.all(asked.map((request) => documentsOf(sla, sla.quote(request))));
check("the documents, unknown fields refused", () => {
  const found = documents.flatMap((one) => refusals(one, receivers));
  assert.deepEqual(found.slice(0, 5), []);
  return `${documents.length} quotes, ${documents.reduce((sum, { tmf657 }) => sum + tmf657.serviceLevelObjective.length, 0)} objectives taken`;
});
check("a wrong document", () => {
  const [one] = structuredClone(documents);
  one.tmf657.serviceLevelObjective[0].clause = "x";
  one.tmf622.productOrder.orderDate = "2026-09-30";
  one.mef.commitment.find(({ duration }) => duration).duration.units = "calendarMinutes";
  const found = refusals(one, receivers);
  for (const api of ["ServiceLevelObjective", "ProductOrder", "Duration"]) assert.ok(found.some((sentence) => sentence.startsWith(api)), `${api} was taken`);
  return `refused with ${found.length} reasons`;
});
process.exit(failed ? 1 : 0);
