/** A cell of a table of limits as people write it, read by the guided start of the rules page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { readLimit } = await loadModule("/pages/policy/guided/limits.ts");
const { shareSaid } = await loadModule("/elements/targets/strings.ts");

const amount = (amount, units) => ({ amount, units });

test("limits as texts write them: words for numbers, the next and the same day", () => {
  const rows = [
    ["半小时内", amount(30, "calendarMinutes")], ["within half an hour", amount(30, "calendarMinutes")], ["半个小时", amount(30, "calendarMinutes")],
    ["两小时", amount(2, "calendarHours")], ["四小时内", amount(4, "calendarHours")], ["an hour", amount(1, "calendarHours")], ["within two working days", amount(2, "businessDays")], ["十个工作日", amount(10, "businessDays")],
    ["次一工作日", amount(1, "businessDays")], ["下一个工作日", amount(1, "businessDays")], ["next working day", amount(1, "businessDays")], ["within the next business day", amount(1, "businessDays")],
    ["当个工作日", amount(0, "businessDays")], ["the same working day", amount(0, "businessDays")], ["当日", amount(0, "calendarDays")], ["次日", amount(1, "calendarDays")],
    ["4小时", amount(4, "calendarHours")], ["≤ 3 working days", amount(3, "businessDays")],
  ];
  for (const [text, read] of rows) assert.deepEqual(readLimit(text, "", ""), read, text);
});

test("what is no amount, or another than it begins with, is refused and not cut to it", () => {
  for (const text of ["十五分钟", "二十小时", "三十分钟", "seventeen hours", "sixty minutes", "two and a half hours", "about 4 hours", "annually", "一到两小时", "2 to 4 hours", "半天"]) assert.deepEqual(readLimit(text, "", ""), { wrong: "form" }, text);
  assert.deepEqual(readLimit("三天", "", ""), { wrong: "days" });
});

test("a share stands on its own side of its target, however near it is", () => {
  const rows = [[19, 20, 95, "95.0"], [18, 19, 95, "94.7"], [9_499, 10_000, 95, "94.99"], [94_999, 100_000, 95, "94.999"], [9_501, 10_000, 95, "95.01"], [2, 3, 66.67, "66.667"], [1, 1, 100, "100.0"], [99_999, 100_000, 100, "99.999"], [0, 5, 95, "0.0"]];
  for (const [part, whole, target, said] of rows) {
    const text = shareSaid(part, whole, target);
    const side = Math.sign(Number(text) - target);
    assert.equal(side, Math.sign(part * 10_000 - Math.round(target * 100) * whole), `${part} of ${whole}: ${text}`);
    if (target !== 66.67) assert.equal(text, said);
  }
});
