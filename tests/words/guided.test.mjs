/** The document that the guided start makes of a table and a few answers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { compose } = await loadModule("/pages/policy/guided/compose.ts");

const places = (amount) => [{ values: [0], text: `${amount} h`, read: { amount, units: "calendarHours" } }];
const grid = { dimensions: [{ title: "Tier", values: ["Gold"] }], promises: ["Arrival", "Repair", "Report", "Notice"].map((title, at) => ({ title, places: places(at + 1) })) };
const where = { calendar: "cn", zone: "+08:00", day: "2026-03-02" };
const made = (ends, starts = ["Fault reported", "Fault reported", "Back in use", "Fault reported"]) =>
  compose(grid, { title: "Own", source: "Annex", issued: false, starts, ends, opening: "09:00", closing: "18:00", percent: "", per: "month" }, where);

test("promises that end with the same event end with one event", () => {
  const { events, rules } = made(["Restored", " restored", "", "Restored"]);
  const restored = events.filter(({ title }) => title.en === "Restored");
  assert.deepStrictEqual(restored.map(({ id }) => id), ["restored"]);
  assert.deepStrictEqual(rules.map(({ finishedBy }) => finishedBy), ["restored", "restored", undefined, "restored"]);
  assert.deepStrictEqual(events.map(({ id, opening }) => [id, opening]), [["fault-reported", true], ["back-in-use", true], ["restored", undefined]]);
});

test("an end that has the name of a start is an event of its own: a start takes the moment of the request", () => {
  const { events, rules } = made(["Back in use", "Back in use", "", ""]);
  assert.deepStrictEqual(events.map(({ id, opening }) => [id, opening]), [["fault-reported", true], ["back-in-use", true], ["back-in-use-2", undefined]]);
  assert.deepStrictEqual(rules.map(({ start, finishedBy }) => [start.event, finishedBy]), [["fault-reported", "back-in-use-2"], ["fault-reported", "back-in-use-2"], ["back-in-use", undefined], ["fault-reported", undefined]]);
});
