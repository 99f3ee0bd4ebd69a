// Calendars chosen by a dimension, through the package: each value by its own days and clocks, seen from each, in lists, files and on the command line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createCalculator, entry, SlaError } from "./package.mjs";

const place = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const read = (file) => JSON.parse(readFileSync(place(file), "utf8"));
const POLICY = "data/policies/examples/data-controller-eu.json";
const [IE, LU] = ["ie", "lu"].map((id) => `data/calendars/examples/${id}.json`);
const policy = read(POLICY);
const [ie, lu] = [IE, LU].map(read);
const sla = await createCalculator({ policy, calendar: [lu, ie] });
const ID = "rights.answer";

test("the examples of the document hold, and each moment has the offset of its country", () => {
  let held = 0;
  for (const rule of policy.rules) for (const { request, expect } of rule.examples) {
    const got = sla.explain({ ...request, audience: "operator" }, rule.id);
    for (const [field, value] of Object.entries(expect)) assert.deepStrictEqual(got[field], value, `${rule.id} ${JSON.stringify(request)} ${field}`);
    held++;
  }
  assert.equal(held, 13);
  assert.deepStrictEqual(sla.policy.calendars, { dimension: "country", of: { ie: "ie", lu: "lu" } });
  assert.deepStrictEqual(sla.calendars.map(({ id }) => id), ["ie", "lu"]);
  const quote = (country) => sla.quote({ dimensions: { country }, startAt: "2026-04-14T10:00", now: "2026-04-14T12:00+08:00" });
  assert.deepStrictEqual([quote("ie").calendar.id, quote("ie").request.startAt, quote("ie").request.now], ["ie", "2026-04-14T10:00:00+01:00", "2026-04-14T05:00:00+01:00"]);
  assert.deepStrictEqual([quote("lu").calendar.id, quote("lu").request.startAt, quote("lu").request.now], ["lu", "2026-04-14T10:00:00+02:00", "2026-04-14T06:00:00+02:00"]);
  assert.deepStrictEqual(sla.quote(quote("lu").request).request, quote("lu").request);
});

test("while the country is open each is answered by its own calendar, and the question is asked", () => {
  const quote = sla.quote({ dimensions: {}, startAt: "2026-04-14T10:00", events: { answered: "2026-05-14T23:30" } });
  assert.deepStrictEqual(quote.calendars.map(({ id }) => id), ["ie", "lu"]);
  assert.equal(quote.calendar.id, "ie");
  assert.deepStrictEqual(quote.request, { dimensions: {}, startAt: "2026-04-14T10:00", events: { answered: "2026-05-14T23:30" } });
  const one = quote.commitments.find(({ id }) => id === ID);
  assert.equal(one.status, "indeterminate");
  assert.deepStrictEqual(one.reasons, [{ code: "dimension-missing", params: { dimension: "country" } }]);
  assert.deepStrictEqual(one.alternatives.map(({ calendar, dimensions, dueDate, dueAt, outcome }) => [calendar, dimensions.country, dueDate, dueAt, outcome.state]), [
    ["ie", "ie", "2026-05-14", "2026-05-15T00:00:00+01:00", "met"], ["lu", "lu", "2026-05-15", "2026-05-16T00:00:00+02:00", "met"],
  ]);
  assert.deepStrictEqual([one.outcome.state, one.outcome.minutes], ["met", 30]);
});

test("walks, comparisons and latest starts are of the calendar of each value", () => {
  const walk = sla.explain({ dimensions: { country: "lu" }, startAt: "2026-04-14" }, ID);
  const holiday = walk.trace.find(({ date }) => date === "2026-05-14");
  assert.deepStrictEqual([holiday.kind, holiday.name, holiday.notice], ["holiday", "ascension", "lu-2026"]);
  assert.equal(sla.explain({ dimensions: { country: "ie" }, startAt: "2026-04-14" }, ID).trace.at(-1).kind, "workday");
  const quotes = sla.compare({ dimensions: {}, startAt: "2026-04-14T10:00" }, "country");
  assert.deepStrictEqual(quotes.map(({ calendar, request }) => [calendar.id, request.startAt]), [["ie", "2026-04-14T10:00:00+01:00"], ["lu", "2026-04-14T10:00:00+02:00"]]);
  // 15 May is reached in Luxembourg from 14 April too, whose own end is a public holiday there.
  const latest = (country) => sla.latestStart({ dimensions: { country } }, ID, "2026-05-15");
  assert.deepStrictEqual(["ie", "lu"].map((country) => latest(country).startAt), ["2026-04-15T23:59:59+01:00", "2026-04-15T23:59:59+02:00"]);
  const earlier = (country) => sla.latestStart({ dimensions: { country } }, ID, "2026-05-14").startAt;
  assert.deepStrictEqual(["ie", "lu"].map(earlier), ["2026-04-14T23:59:59+01:00", "2026-04-13T23:59:59+02:00"]);
  assert.deepStrictEqual(sla.sensitivity({ dimensions: { country: "lu" }, startAt: "2026-04-14" }, ID), []);
  const [first, second, open] = sla.quoteMany([{ dimensions: { country: "ie" }, startAt: "2026-05-01" }, { dimensions: { country: "lu" }, startAt: "2026-05-01" }, { dimensions: {}, startAt: "2026-05-01" }], { commitments: ["information.notice"] });
  assert.deepStrictEqual([first, second].map(({ quote }) => quote.commitments[0].dueDate), ["2026-06-02", "2026-06-01"]);
  assert.equal(open.quote.commitments[0].alternatives.length, 2);
});

test("seen from one of its calendars a calculator has its days, its zone and the names of its days", async () => {
  const [irish, luxembourg] = ["ie", "lu"].map((id) => sla.by(id));
  assert.deepStrictEqual([irish, luxembourg].map((one) => [one.calendar.id, one.policy.zone, one.by("lu") === luxembourg]), [["ie", "Europe/Dublin", true], ["lu", "Europe/Luxembourg", true]]);
  assert.deepStrictEqual([irish, luxembourg].map((one) => one.isWorkingDay("2026-06-23")), [true, false]);
  assert.deepStrictEqual([irish, luxembourg].map((one) => one.addWorkingDays("2026-05-13", 5)), ["2026-05-20", "2026-05-21"]);
  assert.deepStrictEqual([irish, luxembourg].map((one) => one.workingDaysBetween("2026-05-13", "2026-05-21")), [6, 5]);
  assert.deepStrictEqual([irish, luxembourg].map((one) => one.dayInfo("2026-05-14").kind), ["workday", "holiday"]);
  assert.deepStrictEqual([irish, luxembourg].map((one) => one.month(2026, 6).weeks[0][0].kind), ["holiday", "workday"]);
  assert.deepStrictEqual([...luxembourg.addWorkingDaysMany(Int32Array.of(20586), 1)], [20588]);
  const asked = { dimensions: { country: "lu" }, startAt: "2026-04-14" };
  assert.deepStrictEqual(irish.quote(asked), sla.quote(asked));
  const names = await Promise.all([irish, luxembourg].map(async (one) => (await one.words("en")).holiday("christmas")));
  assert.deepStrictEqual(names, ["Christmas Day", "First and second day of Christmas"]);
  assert.deepStrictEqual([{ country: "lu" }, { country: "ie" }, {}].map((dimensions) => sla.by(dimensions).calendar.id), ["lu", "ie", "ie"]);
  assert.equal(sla.by({}), sla);
  assert.throws(() => sla.by("fr"), (error) => error instanceof SlaError && error.code === "unknown-value" && error.message === "there is no calendar `fr`" && error.allowed.join() === "ie,lu");
  const plain = await createCalculator();
  assert.equal(plain.by("cn"), plain);
  assert.equal(plain.by({ customerTier: "gold" }), plain);
  assert.equal(plain.calendars, undefined);
  assert.equal(plain.by("lu"), plain);
  const own = await createCalculator({ policy, calendar: [ie, lu] });
  const view = own.by("lu");
  own.dispose();
  assert.throws(() => view.quote(asked), { code: "unsupported" });
});

test("columns answer what quotes answer", async () => {
  const countries = ["ie", "lu"];
  const starts = ["2026-04-14", "2026-01-31", "2026-02-17", "2026-05-23", "2026-04-13T23:30:00Z"];
  const rows = starts.flatMap((startAt) => [...countries, undefined].map((country) => ({ startAt, country })));
  const ids = policy.rules.map(({ id }) => id);
  const answers = await sla.quoteColumns(ids, {
    count: rows.length, startAt: Float64Array.from(rows, ({ startAt }) => Date.parse(startAt)), startIsDate: Uint8Array.from(rows, ({ startAt }) => Number(startAt.length === 10)),
    dimensions: { country: { values: countries, codes: Int32Array.from(rows, ({ country }) => countries.indexOf(country)) } },
  });
  assert.deepStrictEqual(answers.problems, []);
  rows.forEach(({ startAt, country }, row) => {
    const quote = sla.quote({ dimensions: country ? { country } : {}, startAt, audience: "operator" });
    for (const one of quote.commitments) assert.equal(answers[one.id].dueAt[row], one.dueAt ? Date.parse(one.dueAt) : NaN, `${one.id} ${startAt} ${country}`);
  });
});

test("a calendar file reminds on the last working day of the country, and exchanges have its days and offset", async () => {
  const words = await sla.words("en");
  const stamp = "2026-06-01T00:00:00Z";
  // Due on Wednesday 24 June: the day before is a public holiday in Luxembourg, so it reminds on Monday 22 June at 09:00.
  const quote = sla.quote({ dimensions: { country: "lu" }, startAt: "2026-03-23", conditions: { extended: true }, now: stamp });
  const ics = sla.toIcs(quote, words, { stamp, commitments: [ID] });
  assert.match(ics, /DTSTART;VALUE=DATE:20260624/);
  assert.match(ics, /TRIGGER:-P1DT15H/);
  const mef = await sla.toMef(quote);
  assert.deepEqual([mef.calendar.timeZone, mef.calendar.timeZoneOffset], ["Europe/Luxembourg", "+01:00"]);
  const tmf = JSON.stringify(await sla.toTmf(quote));
  assert.match(tmf, /"calendar":\{"id":"lu","version":"2026\.1","timeZone":"Europe\/Luxembourg","timeZoneOffset":"\+01:00"/);
});

test("calendars that are missing, of no use, twice there or wrong are refused by name", async () => {
  const refused = (given) => createCalculator({ policy, ...given }).then(() => assert.fail("taken"), ({ code, path, message }) => [code, path, message]);
  const needs = "the policy counts by `ie`, `lu`";
  assert.deepStrictEqual(await refused({}), ["invalid-policy", "/calendars/of", `${needs}, the calendar at hand is \`cn\``]);
  assert.deepStrictEqual(await refused({ calendar: ie }), ["invalid-policy", "/calendars/of", `${needs}, the calendar at hand is \`ie\``]);
  assert.deepStrictEqual(await refused({ calendar: [ie, lu, read("data/calendars/examples/target.json")] }), ["invalid-policy", "/calendars/of", `${needs}, nothing counts by \`target\``]);
  assert.deepStrictEqual(await refused({ calendar: [ie, lu, ie] }), ["invalid-policy", "/calendars/of", "the calendar `ie` is at hand twice"]);
  assert.deepStrictEqual(await refused({ calendar: [ie, { ...lu, weekend: [8] }] }).then(([code, path, message]) => [code, path, message.startsWith("`lu`: ")]), ["invalid-calendar", "/weekend/0", true]);
  const zone = { ...policy, zone: "Europe/Dublin" };
  assert.deepStrictEqual(await refused({ policy: zone, calendar: [ie, lu] }), ["invalid-policy", "/zone", "the policy's zone is `Europe/Dublin`, that of its calendar `lu` is `Europe/Luxembourg`; without `zone`, each calendar has its own"]);
  const bundled = await createCalculator({ calendar: [ie, lu] }).catch(({ code, path, message }) => [code, path, message]);
  assert.deepStrictEqual(bundled, ["invalid-policy", "/calendar", "the policy counts by `cn`, the calendars at hand are `ie`, `lu`"]);
  const faults = await createCalculator({ policy: { ...policy, calendars: { dimension: "country", of: { ie: "ie", fr: "fr", de: "de" } } }, calendar: [ie, lu] }).catch((error) => error.faults);
  assert.deepStrictEqual(faults.map(({ path, message }) => `${path} ${message}`), ["/calendars/of/fr there is no value `fr` of `country`", "/calendars/of/de there is no value `de` of `country`", "/calendars/of/lu no calendar is named for `lu` of `country`"]);
});

const folder = mkdtempSync(path.join(tmpdir(), "sla-calendars-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const cli = fileURLToPath(new URL("./cli.js", entry));

function run(args, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, "--policy", place(POLICY), "--calendar", place(IE), "--calendar", place(LU)].filter((one, at, all) => !(args[0] === "policy" && (one === "--policy" || all[at - 1] === "--policy"))), { input, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

test("the command line takes a calendar each, and reads and writes each row by its own clocks", () => {
  const checked = run(["policy", "check", place(POLICY)]);
  assert.deepStrictEqual([checked.code, checked.out.includes("13 examples hold")], [0, true], checked.err);
  const list = path.join(folder, "list.csv");
  writeFileSync(list, "country,startAt\nie,2026-04-14 10:00\nlu,2026-04-14 10:00\nLuxembourg,2026-03-23\n");
  const { code, out, err } = run(["quote", list, "-", "--to", "csv", "--commitments", ID, "--answers", "dueDate,dueAt"]);
  assert.equal(code, 0, err);
  assert.deepStrictEqual(out.trim().split("\n").slice(1).map((line) => line.split(",").slice(2, 4)), [
    ["2026-05-14", "2026-05-15T00:00:00+01:00"], ["2026-05-15", "2026-05-16T00:00:00+02:00"], ["2026-04-23", "2026-04-24T00:00:00+02:00"],
  ]);
  const asked = path.join(folder, "request.json");
  writeFileSync(asked, JSON.stringify({ dimensions: { country: "lu" }, startAt: "2026-04-14" }));
  const told = run(["explain", asked, ID, "--lang", "en"]);
  assert.equal(told.code, 0, told.err);
  assert.match(told.out, /by the end of Fri 15 May/);
  assert.match(told.out, /Counted by the calendar and the clocks of Luxembourg: zone Europe\/Luxembourg, calendar lu 2026\.1/);
});
