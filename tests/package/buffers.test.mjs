// Columns whose buffers are detached, shared, or shrink while they are read, and arrays that lie about themselves: the right answers or a refusal with the column's name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator, SlaError } from "./package.mjs";

const DAY = 86_400_000;
/** Wednesday 30 September 2026, 16:00, and the Thursday after the holidays: three working days end on Saturday 10 October, worked, and on Monday 12. */
const STARTS = ["2026-09-30T16:00+08:00", "2026-10-08T16:00+08:00"].map(Date.parse);
const DUE = [20_736, 20_738];
const sla = await createCalculator();

/** Every column that a table can have, for two rows; `make` makes the array of a place. */
function table(make = (kind, values) => kind.from(values)) {
  const moments = (place, values) => make(Float64Array, values, place);
  const bytes = (place) => make(Uint8Array, [0, 0], place);
  return {
    count: 2, dimensions: { service: "data-line", locality: "intra-city", customerTier: { values: ["gold", "silver"], codes: make(Int32Array, [0, 0], "/dimensions/customerTier/codes") } },
    startAt: moments("/startAt", STARTS), startIsDate: bytes("/startIsDate"),
    events: { "fault-reported": moments("/events/fault-reported", STARTS) }, eventIsDate: { "fault-reported": bytes("/eventIsDate/fault-reported") },
    finishedAt: { "change.suspend": moments("/finishedAt/change.suspend", STARTS) }, finishedIsDate: { "change.suspend": bytes("/finishedIsDate/change.suspend") },
    conditions: { emergency: make(Uint8Array, [255, 255], "/conditions/emergency") },
    exclusions: {
      offsets: make(Int32Array, [0, 1, 2], "/exclusions/offsets"), from: moments("/exclusions/from", STARTS.map((at) => at + DAY * 100)), to: moments("/exclusions/to", STARTS.map((at) => at + DAY * 101)),
      cause: { values: ["customer"], codes: make(Uint8Array, [0, 0], "/exclusions/cause/codes") },
    },
  };
}
const PLACES = [];
table((kind, values, place) => (PLACES.push([place, kind]), kind.from(values)));
const ask = (columns) => sla.quoteColumns(["change.suspend"], columns);
const right = ({ "change.suspend": { dueDate, error }, problems }, said) => assert.deepEqual([[...dueDate], [...error], problems], [DUE, [0, 0], []], said);

/** The table with one array of another making. */
const withOne = (odd, of) => table((kind, values, place) => (place === odd ? of(kind, values) : kind.from(values)));
const resizable = (kind, values) => {
  const buffer = new ArrayBuffer(values.length * kind.BYTES_PER_ELEMENT, { maxByteLength: 64 });
  const array = new kind(buffer);
  array.set(values);
  return array;
};
const detach = (array) => { structuredClone(array.buffer, { transfer: [array.buffer] }); return array; };
const shrink = (array) => { array.buffer.resize(array.BYTES_PER_ELEMENT); return array; };

test("the table of this file is answered", async () => {
  assert.equal(PLACES.length, 12);
  right(await ask(table()));
});

const SHORT = {
  detached: (kind, values) => detach(kind.from(values)),
  shrunk: (kind, values) => shrink(resizable(kind, values)),
  "of a fixed length in a buffer that shrank": (kind, values) => { const whole = resizable(kind, values); const fixed = new kind(whole.buffer, 0, values.length); shrink(whole); return fixed; },
  "of a class that says another length": (kind, values) => new (class extends kind { get length() { return 1e6; } })(values.slice(0, 1)),
  "an object with the name of one": (kind, values) => ({ ...values, length: values.length, [Symbol.toStringTag]: kind.name, subarray: () => kind.from(values), slice: () => kind.from(values) }),
  "a proxy of one": (kind, values) => new Proxy(kind.from(values), {}),
  "another kind": (kind, values) => BigInt64Array.from(values.map((one) => BigInt(Math.trunc(one)))),
};
for (const [name, of] of Object.entries(SHORT)) {
  test(`a column that is ${name} is refused by its place`, async () => {
    for (const [place] of PLACES) {
      await assert.rejects(ask(withOne(place, of)), (thrown) => thrown instanceof SlaError && thrown.code === "wrong-type" && thrown.path === `/1${place}`, place);
    }
    right(await ask(table()));
  });
}

test("columns in shared buffers, growable ones and views of longer ones are answered", async () => {
  const shared = (kind, values, options) => { const array = new kind(new SharedArrayBuffer(values.length * kind.BYTES_PER_ELEMENT, options)); array.set(values); return array; };
  right(await ask(table(shared)));
  right(await ask(table((kind, values) => shared(kind, values, { maxByteLength: 64 }))));
  right(await ask(table((kind, values) => { const array = new kind(new ArrayBuffer(128), 32, values.length); array.set(values); return array; })));
  right(await ask(table(resizable)));
});

test("a class whose own methods give other values is read as the language reads it", async () => {
  for (const [place] of PLACES) {
    const of = (kind, values) => new (class extends kind { subarray() { return new kind(1e6); } slice() { return new kind(1); } get buffer() { return new ArrayBuffer(0); } static get [Symbol.species]() { return Array; } })(values);
    right(await ask(withOne(place, of)), place);
  }
});

test("a buffer that shrinks or is detached while the rows are answered gives the right answers or a refusal, never another row's date", async () => {
  await ask(table());
  let refused = 0;
  for (const change of [detach, shrink]) for (const [place] of PLACES) for (let turns = 0; turns < 14; turns++) {
    let array;
    const columns = withOne(place, (kind, values) => (array = resizable(kind, values)));
    const answer = ask(columns).catch((thrown) => thrown);
    for (let turn = 0; turn < turns; turn++) await undefined;
    change(array);
    const got = await answer;
    if (!(got instanceof Error)) { right(got, `${place} after ${turns} turns`); continue; }
    refused++;
    assert.ok(got instanceof SlaError && got.code === "wrong-type" && got.path.startsWith("/1"), `${place} after ${turns} turns: ${got.code} ${got.path} ${got.message}`);
  }
  assert.ok(refused > PLACES.length * 2, `${refused} were refused`);
  right(await ask(table()));
});

test("lists of intervals that another thread rewrites while the rows are answered are those that were checked", async () => {
  for (let turns = 0; turns < 14; turns++) {
    const columns = withOne("/exclusions/offsets", (kind, values) => { const array = new kind(new SharedArrayBuffer(12)); array.set(values); return array; });
    const answer = ask(columns).catch((thrown) => thrown);
    for (let turn = 0; turn < turns; turn++) await undefined;
    columns.exclusions.offsets.set([7, 1 << 28, -9]);
    const got = await answer;
    if (got instanceof Error) assert.ok(got instanceof SlaError && got.path === "/1/exclusions/offsets", `${turns}: ${got.path} ${got.message}`);
    else right(got, String(turns));
  }
  right(await ask(table()));
});

test("texts of a dictionary that change after they were checked are those that were checked", async () => {
  let reads = 0;
  const columns = table();
  columns.dimensions.customerTier.values = new Proxy(["gold", "silver"], { get: (list, name) => (name === "0" && reads++ ? 5 : Reflect.get(list, name)) });
  right(await ask(columns));
});

test("days whose array is detached, shrunk or of a class that says another length are added to as they are, or refused", async () => {
  const refused = (days, said) => assert.throws(() => sla.addWorkingDaysMany(days, 3), (thrown) => thrown instanceof SlaError && thrown.code === "wrong-type", said);
  refused(detach(Int32Array.of(20_726)), "detached");
  refused(new Proxy(Int32Array.of(20_726), {}), "a proxy");
  refused(Object.create(Int32Array.prototype), "no array");
  const fixed = new Int32Array(resizable(Int32Array, [20_726, 20_726]).buffer, 0, 2);
  fixed.buffer.resize(4);
  refused(fixed, "of a fixed length in a buffer that shrank");
  for (const length of [0, 1, 3, 1e6]) {
    assert.deepEqual([...sla.addWorkingDaysMany(new (class extends Int32Array { get length() { return length; } })([20_726, 20_726]), 3)], [DUE[0], DUE[0]], String(length));
  }
  const shared = new Int32Array(new SharedArrayBuffer(8, { maxByteLength: 64 })).fill(20_726);
  for (const days of [shared, resizable(Int32Array, [20_726, 20_726])]) assert.deepEqual([...sla.addWorkingDaysMany(days, 3)], [DUE[0], DUE[0]]);
});
