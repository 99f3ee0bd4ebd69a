/** The options of every public function: whatever a caller gives as one is taken as its type says, or refused by its place and quoted. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { SlaError, createCalculator, entry, request } from "./package.mjs";

const { coverage, readNotice } = await import(new URL("calendar.js", entry).href);
const cn = JSON.parse(readFileSync(new URL("../../data/calendars/cn.json", import.meta.url), "utf8"));
// Loaded once, so that a module that is given later is not used any more.
const sla = await createCalculator();
const words = await sla.words("en");
const asked = request("2026-09-30T16:00");
const quote = sla.quote(asked);
const stamp = "2026-09-30T08:00:00Z";

/** Each function: where its options stand, what they must hold, the options that it has, and a value that none of these may have. */
const CALLS = {
  createCalculator: ["/0", {}, ["policy", "calendar", "wasm", "documentsWasm", "shapesWasm"], (options) => createCalculator(options)],
  quote: ["/1", {}, ["trace"], (options) => sla.quote(asked, options)],
  quoteMany: ["/1", {}, ["commitments"], (options) => sla.quoteMany([asked], options)],
  toIcs: ["/2", { stamp }, ["stamp", "commitments", "label", "sequence", "alarm"], (options) => sla.toIcs(quote, words, options)],
  "the alarm of toIcs": ["/2/alarm", {}, ["at", "before"], (alarm) => sla.toIcs(quote, words, { stamp, alarm })],
  toTmf: ["/1", { as: "TMF622" }, ["as", "action", "commitment"], (options) => sla.toTmf(quote, options)],
  readNotice: ["/2", {}, ["number", "date", "url", "confirmed"], (options) => readNotice("x", cn, options)],
};
/** What the engine calls a value that a document cannot be; paths of a document begin at its own root. */
const DOCUMENTS = ["policy", "calendar"];
const WRONG = [[null, "null"], [7, "7"], [Symbol("why"), "why"]];

async function refused(call, code, path, quoted, what) {
  let fault;
  await assert.rejects(async () => call(), (thrown) => { fault = thrown; return true; }, what);
  assert.ok(fault instanceof SlaError, `${what}: ${fault}`);
  if (code) assert.equal(fault.code, code, `${what}: ${fault.message}`);
  assert.equal(fault.path, path, `${what}: ${fault.message}`);
  assert.ok(fault.message.includes(quoted), `${what}: ${fault.message}`);
}

for (const [name, [place, base, fields, call]] of Object.entries(CALLS)) {
  test(`${name}: options that are no object are refused`, async () => {
    for (const [value, quoted] of [[null, ""], [0, "0"], [7, "7"], ["zzz", "zzz"], [true, "true"], [[], ""]]) {
      await refused(() => call(value), "wrong-type", place, quoted, `${name}(${JSON.stringify(value)})`);
    }
    await refused(() => call(() => 1), "wrong-type", place, "", `${name}(function)`);
    await refused(() => call(new Map()), "wrong-type", place, "", `${name}(Map)`);
  });

  test(`${name}: an option that there is not is refused by its name`, async () => {
    for (const given of ["colour", "__proto__x"]) await refused(() => call({ ...base, [given]: 1 }), "unknown-field", `${place}/${given}`, given, name);
  });

  test(`${name}: an option of another kind is refused at its place, with its value`, async () => {
    for (const field of fields) {
      for (const [value, quoted] of WRONG) {
        // An alarm may be left out by `false` alone; a number is a sequence and minutes.
        if (typeof value === "number" && /^(sequence|before)$/.test(field)) continue;
        if (value === null && name === "readNotice") continue;
        const path = DOCUMENTS.includes(field) ? "" : `${place}/${field}`;
        await refused(() => call({ ...base, [field]: value }), undefined, path, typeof value === "symbol" ? "" : quoted, `${name}({ ${field}: ${String(value)} })`);
      }
    }
  });

  test(`${name}: an option that throws when it is read is refused at its place`, async () => {
    for (const field of fields) {
      const given = Object.defineProperty({ ...base }, field, { enumerable: true, get() { throw new Error("boom"); } });
      await refused(() => call(given), "wrong-type", `${place}/${field}`, name === "readNotice" ? "" : "boom", `${name}({ get ${field} })`);
    }
  });
}

test("an empty list of calendars is no calendar, and nothing is no document", async () => {
  await refused(() => createCalculator({ calendar: [] }), "invalid-calendar", "", "a list", "calendar: []");
  await refused(() => createCalculator({ calendar: null }), "invalid-calendar", "", "null", "calendar: null");
  await refused(() => createCalculator({ policy: null }), "invalid-policy", "", "null", "policy: null");
});

test("a module that is no module is refused whether or not it would have been used, also by way of a promise", async () => {
  for (const wasm of [0, {}, [], new Date(0), Promise.resolve(5)]) await refused(() => createCalculator({ wasm }), "wrong-type", "/0/wasm", "", String(wasm));
  await refused(() => readNotice("x", cn, {}, 5), "wrong-type", "/3", "5", "readNotice");
});

test("what is right is taken as before: nothing, an empty object, an option that is undefined, a class of options", async () => {
  class Own { trace = true; }
  for (const options of [undefined, {}, { trace: undefined }, new Own(), Object.assign(Object.create(null), { trace: false })]) assert.equal(sla.quote(asked, options).schema, 1);
  assert.ok(sla.quote(asked, new Own()).commitments.some(({ trace }) => trace));
  assert.equal((await createCalculator({ policy: undefined, wasm: readFileSync(new URL("sla-calculator.wasm", entry)) })).policy.id, sla.policy.id);
});

test("how far a calendar reaches is told of a date alone", async () => {
  assert.deepEqual(await coverage(cn, "2026-12-01"), { publishedThrough: sla.calendar.publishedThrough, daysLeft: 30 });
  await refused(() => coverage(cn, 5), "wrong-type", "/1", "5", "coverage");
  await refused(() => coverage(cn, "2026-02-30"), "invalid-date", "/1", "2026-02-30", "coverage");
});
