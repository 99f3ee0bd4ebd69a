/** Dates on a quote sheet: a text that is written as a date must be a day that there is, and that the calendar knows (contract: `invalid-date`, `date-out-of-range`). */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load, loadModule } from "./load.mjs";

const { zh, fill, close } = await load();
after(close);
const { dateProblem } = await loadModule("/elements/desk/sheet-dates.ts");
const { default: strings } = await loadModule("/words/zh-CN/desk.ts");
const desk = { words: zh, say: (key, params) => fill(strings[key], params), sla: { calendar: { supportedFrom: "2004-01-01", supportedThrough: "2035-12-31" } } };

const said = (until, date = "") => dateProblem("until", { until, date }, desk);

test("a day that there is not is named, however it is written", () => {
  for (const text of ["2026-02-30", "2026年2月30日", "2026/2/30"]) assert.equal(said(text), "没有2026年2月30日（该月28天）", text);
  assert.match(said("2026-13-01"), /^“2026-13-01”不是有效的日期/);
  // 1 October 2026 is a Thursday.
  assert.equal(said("2026年10月1日（周五）"), "日期与星期不符：这一天是星期四");
});

test("a day before or after the calendar is named with what can be counted, one without a year lacks it", () => {
  assert.equal(said("1999-01-01"), "“1999-01-01”超出可算范围（2004-01-01至2035-12-31）");
  assert.equal(said("2099-01-01"), "“2099-01-01”超出可算范围（2004-01-01至2035-12-31）");
  assert.equal(said("10月8日"), "缺少年份");
});

test("a sheet is not valid until a day before its own", () => {
  assert.equal(said("2026-09-30", "2026-10-08"), "有效期至“2026-09-30”早于日期“2026-10-08”");
  assert.equal(said("2026-10-08", "2026-10-08"), undefined);
  // The date that is wrong itself is named at its own field.
  assert.equal(said("2026-09-30", "2026-13-01"), undefined);
  assert.match(dateProblem("date", { until: "", date: "2026-13-01" }, desk), /不是有效的日期/);
});

test("a day that there is, and words that are no date, stand as they are", () => {
  for (const text of ["", "2026-10-08", "2026年10月8日", "2028-02-29", "合同签订之日", "30天内有效"]) assert.equal(said(text), undefined, text);
});
