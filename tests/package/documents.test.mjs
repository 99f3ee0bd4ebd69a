// The documents that the package ships fit the JSON Schema it ships, and the schema refuses what a schema can see.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { createCalculator, request, SlaError } from "./package.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (...names) => JSON.parse(readFileSync(path.join(root, ...names), "utf8"));
const schema = read("data/policies/policy.schema.json");
const valid = new Ajv({ allErrors: false, strict: true, strictRequired: false, strictTypes: false, strictTuples: true }).compile(schema);

const documents = ["data/policies", "data/policies/examples"].flatMap((folder) =>
  readdirSync(path.join(root, folder)).filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json")).map((name) => [folder, name]));
for (const [folder, name] of [...documents, ["tests/policies", "small.json"]]) {
  test(`${name} fits the schema`, () => {
    valid(read(folder, name));
    assert.deepStrictEqual(valid.errors, null);
  });
}

/** What no schema sees: references, sums, circles, completeness, the order of editions. The reader refuses them all. */
const UNSEEN = new Set([
  "alias-twice", "cell-missing", "cell-of-an-unknown-value", "cell-twice", "circle-of-rules", "column-named-again", "duplicate-event", "edition-that-breaks-a-table",
  "edition-without-a-day", "figure-of-other-units", "mapping-cell-of-no-value", "mapping-of-another-dimension", "mixed-units", "nested-too-deep", "no-such-table",
  "numbers-as-requirement", "overlay-of-nothing", "row-of-an-unknown-value", "two-editions-of-one-day", "words-as-limit",
]);
const bad = readdirSync(path.join(root, "tests/policies/bad")).map((name) => name.replace(/\.json$/, ""));

test("every fault that a schema can see is refused by the schema, and only those", () => {
  const seen = bad.filter((name) => !valid(read("tests/policies/bad", `${name}.json`)));
  assert.deepStrictEqual(seen.sort(), bad.filter((name) => !UNSEEN.has(name)).sort());
});

test("a bad document is refused with its path, and the calculator at hand goes on", async () => {
  const sla = await createCalculator();
  const asked = request("2026-09-30T16:00");
  const before = sla.quote(asked);
  for (const name of bad) {
    const refused = await createCalculator({ policy: read("tests/policies/bad", `${name}.json`) }).then(() => `${name} was accepted`, (error) => error);
    assert.ok(refused instanceof SlaError, `${name}: ${refused}`);
    assert.equal(refused.code, "invalid-policy", name);
    assert.match(refused.path, /^\//, name);
  }
  assert.deepStrictEqual(sla.quote(asked), before);
});

test("a text of forty megabytes is refused", async () => {
  const policy = read("tests/policies/small.json");
  policy.title.en = "x".repeat(40_000_000);
  await assert.rejects(createCalculator({ policy }), (error) => error instanceof SlaError && error.path === "/title/en" && error.message.length < 200);
});

test("a list of three hundred million holes is refused", async () => {
  const policy = { ...read("tests/policies/small.json"), rules: new Array(300_000_000) };
  await assert.rejects(createCalculator({ policy }), (error) => error instanceof SlaError && error.path === "/rules" && error.message.includes("a list too long"));
});

test("an overlay lies over the bundled policy", async () => {
  const overlay = read("data/policies/examples/operator-overlay.json");
  const sla = await createCalculator({ policy: overlay });
  const open = { customerTier: "silver", service: "cloud-line", locality: "cross-province" };
  const of = (id, startAt = "2026-03-02T10:00") => sla.explain({ dimensions: open, startAt }, id);
  const restoration = of("fault.restoration");
  assert.deepStrictEqual(restoration.limit, { amount: 4, units: "calendarHours" });
  assert.deepStrictEqual(restoration.reasons.slice(0, 2), [{ code: "level-by-table" }, { code: "dimension-set", params: { dimension: "assuranceLevel", value: "AAA" } }]);
  assert.equal(of("delivery.activation").limit.amount, 23);
  assert.equal(of("delivery.activation", "2027-07-01").limit.amount, 16);
  assert.deepStrictEqual(sla.quote({ dimensions: open, startAt: "2027-07-01" }).policy, { id: "example-operator", edition: "faster", provenance: "operator-issued" });
  assert.equal(sla.policy.figures.every(({ known }) => known), true);
  const words = await sla.words("en");
  assert.equal(words.title("delivery.activation"), "Activation");
  overlay.replace.tables[0].rows[0].cells["intra-city"] = -1;
  await assert.rejects(createCalculator({ policy: overlay }), (error) => error.path === "/replace/tables/0/rows/0/cells/intra-city");
});

test("a calendar that someone brings names its own notices and holidays in every language", async () => {
  const document = read("data", "calendars", "cn.json");
  document.version = "2099.1";
  document.holidays.push({ id: "games", names: { "zh-CN": "运动会", en: "Games" } });
  document.notices.push({ id: "games-2026", year: 2026, title: "关于运动会放假的通知", number: "国办发明电〔2026〕9号", date: "2026-03-02" });
  const sla = await createCalculator({ calendar: document });
  const [chinese, english] = [await sla.words("zh-CN"), await sla.words("en-GB")];
  assert.equal(chinese.notice("games-2026"), "关于运动会放假的通知，国办发明电〔2026〕9号");
  assert.equal(chinese.noticeDate("games-2026"), "2026年3月2日通知");
  assert.equal(chinese.holiday("games"), "运动会");
  assert.equal(english.holiday("games"), "Games");
  assert.equal(english.relativeTo(2026).holiday("spring-festival"), "Spring Festival");
  assert.equal((await (await createCalculator()).words("zh-CN")).notice("games-2026"), "games-2026");
});
