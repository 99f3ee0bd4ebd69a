/** How a commitment stands, in words: the engine tells whole minutes, and less than one is said as that (A52: a limit is missed with the first second after it). */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load, loadModule } from "./load.mjs";

const { zh, en, close } = await load();
after(close);
const { verdict } = await loadModule("/elements/commitment-list/order.ts");

/** The words of an outcome; with two possible ends where `range` is given, of which the minutes hold at least. */
function said(words, state, minutes, { finish = "none", range = true } = {}) {
  const due = range ? { dueDate: "2027-02-15", dueRange: { earliest: "2027-02-15", latest: "2027-02-17" } } : { dueDate: "2027-02-15" };
  const one = { id: "change.suspend", shape: "deadline", precision: "minute", ...due, outcome: { state, minutes, finish } };
  return verdict(one, { words, sla: { policy: { rules: [] } }, fields: { events: {} }, started: true, today: "2027-02-10" }).text;
}

test("no sentence counts 0 minutes: where less than one is the least, it says how the limit stands", () => {
  const all = [["missed", "none"], ["missed", "event"], ["met", "event"], ["open", "none"]];
  assert.deepEqual(all.map(([state, finish]) => said(zh, state, 0, { finish })), ["已超时", "超时完成", "按时完成", "尚未到期"]);
  assert.deepEqual(all.map(([state, finish]) => said(en, state, 0, { finish })), ["Overdue", "Done late", "In time", "Not yet due"]);
  for (const words of [zh, en]) for (const [state, finish] of all) for (const range of [true, false]) assert.doesNotMatch(said(words, state, 0, { finish, range }), /(?<!\d)0\s*(分钟|min)/);
});

test("from a minute on, and where one end is certain, it is counted as before", () => {
  assert.equal(said(zh, "missed", 1), "已超时至少1分钟");
  assert.equal(said(zh, "met", 61, { finish: "event" }), "按时完成，至少提前1小时1分");
  assert.equal(said(zh, "missed", 0, { range: false }), "已超时不到1分钟");
});

test("a pause of less than a minute takes less than a minute", () => {
  assert.match(zh.reason({ code: "excluded-time", params: { minutes: 0, cause: "customer" } }), /^有不到1分钟不计入时长/);
});
