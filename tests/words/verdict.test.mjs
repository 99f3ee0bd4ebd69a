/** How a commitment stands, in words: the engine tells whole minutes, and less than one is said as that (A52: a limit is missed with the first second after it). */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load, loadModule } from "./load.mjs";

const { zh, en, close } = await load();
after(close);
const { verdict } = await loadModule("/elements/commitment-list/order.ts");
const { marginSaid } = await loadModule("/elements/record/tickets-view.ts");
const { fill } = await loadModule("/words/language.ts");
const [sayZh, sayEn] = await Promise.all(["zh-CN", "en"].map(async (lang) => {
  const { default: strings } = await loadModule(`/words/${lang}/record.ts`);
  return (key, params) => fill(strings[key], params);
}));

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

/** Of a limit that ends with 24 September: how a finish is told by the calculator, and by the record. */
function told(words, say, state, minutes, finish, more = {}) {
  const rule = { id: "notice.cutover", finishedBy: ["notice-given"], shape: "lead-time" };
  const one = { id: rule.id, shape: rule.shape, precision: "day", dueAt: "2026-09-25T00:00:00+08:00", dueDate: "2026-09-24", reasons: [], outcome: { state, minutes, finish: "event" }, ...more };
  const sla = { policy: { rules: [rule], zone: "+08:00" } };
  const events = { "notice-given": finish };
  return [verdict(one, { words, sla, fields: { events }, started: true, today: "2026-10-01" }).text, marginSaid({ commitment: one }, { request: { events } }, { words, say, sla })];
}

test("of a day alone whole days are told, and of the very end of a limit no amount", () => {
  const hour = { precision: "minute", dueAt: "2026-09-24T14:00:00+08:00" };
  const all = [
    ["missed", 0, "2026-09-25"], ["missed", 1440, "2026-09-26"], ["met", 0, "2026-09-24"], ["met", 2880, "2026-09-22"], ["met", 0, "2026-09-25T00:00"], ["met", 0, "2026-09-24T23:59:30"],
    // Ends at two o'clock in the afternoon: the day after began ten hours later.
    ["missed", 600, "2026-09-25", hour], ["met", 840, "2026-09-23", hour],
    // Ends with the close of business: what is late by a day is late by that day.
    ["missed", 390, "2026-09-25", { dueAt: "2026-09-24T17:30:00+08:00" }],
  ];
  assert.deepEqual(all.map(([state, minutes, finish, more]) => told(zh, sayZh, state, minutes, finish, more)), [
    ["超时1天完成", "超时1天"], ["超时2天完成", "超时2天"], ["按时完成", ""], ["按时完成，提前2天", "提前2天"], ["按时完成", ""], ["按时完成，提前不到1分钟", "提前不到1分钟"],
    ["至少超时10小时完成", "超时至少10小时"], ["按时完成，至少提前14小时", "提前至少14小时"], ["超时1天完成", "超时1天"],
  ]);
  assert.deepEqual(all.slice(0, 3).map(([state, minutes, finish]) => told(en, sayEn, state, minutes, finish)), [["Done 1 day late", "1 day late"], ["Done 2 days late", "2 days late"], ["In time", ""]]);
});

test("a pause of less than a minute takes less than a minute", () => {
  assert.match(zh.reason({ code: "excluded-time", params: { minutes: 0, cause: "customer" } }), /^有不到1分钟不计入时长/);
});
