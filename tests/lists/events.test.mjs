/** Lists with a column for each event of a fault: the alarm and the recovery are not the start, and the clock starts by the earlier of report and alarm (A12). */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openDesk } from "./desk.mjs";

const desk = await openDesk();
after(() => desk.close());

const HEAD = "工单号,客户等级,业务保障等级,业务,范围";
const csv = (more, rows) => [`${HEAD},${more}`, ...rows.map((row, at) => `T${at + 1},金牌,AAA,数据专线,地市内,${row}`)].join("\n");

/** The dates of a title, row by row; what a faulty row says instead. */
function due({ result }, title) {
  const at = result.head.indexOf(title);
  assert.ok(at >= 0, `${title} in ${result.head}`);
  return result.preview.map((row) => row[at] || row.at(-1));
}
const restored = (found) => due(found, "业务恢复");
const faults = ({ result }) => result.faults.map(({ line, column, value, key }) => [line, column, value, key]);

test("AAA within one city has two hours from the earlier of report and alarm; the recovery is not a start", async () => {
  const found = await desk.read(csv("申告时间,告警时间,故障恢复时间", [
    "2026-10-12 10:00,2026-10-12 09:30,2026-10-12 11:45", "2026-10-12 10:00,2026-10-12 10:20,", "2026-10-12 10:00,,2026-10-12 11:45", "2026-10-12 10:00,-,",
  ]), { process: "fault" });
  assert.deepEqual(restored(found), ["2026-10-12 11:30", "2026-10-12 12:00", "2026-10-12 12:00", "2026-10-12 12:00"]);
  assert.deepEqual([found.choices.mapping.startAt, found.choices.mapping["alarm-raised"], found.choices.mapping["service-restored"], found.asked], [5, 6, 7, []]);
});

test("the alarm is recognised wherever its column stands, under its bare name, and in two columns", async () => {
  for (const [more, row] of [
    ["告警时间,申告时间", "2026-10-12 09:30,2026-10-12 10:00"], ["申告时间,告警", "2026-10-12 10:00,2026-10-12 09:30"], ["受理时间,首次告警时间", "2026-10-12 10:00,2026-10-12 09:30"],
    ["申告时间,告警日期,告警时间", "2026-10-12 10:00,2026-10-12,09:30"], ["Fault reported at,First alarm", "2026-10-12 10:00,2026-10-12 09:30"],
  ]) {
    const found = await desk.read(csv(more, [row]), { process: "change" });
    assert.equal(found.choices.process, "fault", more);
    assert.deepEqual(restored(found), ["2026-10-12 11:30"], more);
  }
});

test("a fault that only an alarm reports begins with it (A13); without either the row is a fault, whatever other moments it has", async () => {
  const found = await desk.read(csv("申告时间,告警时间,故障恢复时间", [",2026-10-12 09:30,", ",,2026-10-12 11:45", "-,2026-10-12 09:30,", "-,,"]), { process: "fault" });
  assert.deepEqual(found.requests.map(({ startAt, events }) => [startAt, events["fault-reported"], events["alarm-raised"]]), Array(2).fill(["2026-10-12T09:30", null, "2026-10-12T09:30"]));
  assert.deepEqual(restored(found).filter((one) => /^2026/.test(one)), ["2026-10-12 11:30", "2026-10-12 11:30"]);
  assert.deepEqual(faults(found), [[3, "申告时间", "", "bulk.bad.empty"], [5, "申告时间", "-", "bulk.bad.empty"]]);
});

test("a list of alarms alone needs no start", async () => {
  const found = await desk.read(csv("告警时间", ["2026-10-12 09:30", ""]), { process: "fault" });
  assert.deepEqual([found.asked, restored(found)[0], faults(found).map(([line, , , key]) => [line, key])], [[], "2026-10-12 11:30", [[3, "bulk.bad.empty"]]]);
});

test("an alarm that cannot be read, or is of a day, is not passed over", async () => {
  const found = await desk.read(csv("申告时间,告警时间", ["2026-10-12 10:00,昨晚", "2026-10-12 10:00,2026-10-11"]), { process: "fault" });
  assert.deepEqual(faults(found)[0], [2, "告警时间", "昨晚", "bulk.bad.date"]);
  assert.doesNotMatch(restored(found)[1], /^2026/);
});

test("columns of texts, and of events of another matter, are no events", async () => {
  const found = await desk.read(csv("申告时间,告警,投诉时间", ["2026-10-12 10:00,LOS,2026-10-10 08:00", "2026-10-12 10:00,,下周"]), { process: "fault" });
  assert.deepEqual(found.choices.mapping, { customerTier: 1, assuranceLevel: 2, service: 3, locality: 4, startAt: 5 });
  assert.deepEqual(restored(found), Array(2).fill("2026-10-12 12:00"));
});

test("oral feedback is due half an hour after the handling, where the list has it", async () => {
  const found = await desk.read(csv("申告时间,处理完成时间", ["2026-10-12 10:00,2026-10-12 11:15"]), { process: "fault" });
  assert.deepEqual(due(found, "口头反馈故障原因和处理结果"), ["2026-10-12 11:45"]);
});

test("what is answered together is what each row is answered alone, with events and without", async () => {
  const two = (n) => String(n).padStart(2, "0");
  const moment = (n) => `2026-10-${two(1 + (n % 27))} ${two((n * 7) % 24)}:${two((n * 13) % 60)}`;
  const rows = Array.from({ length: 200 }, (_, n) => `${n % 5 ? moment(n) : ""},${n % 3 ? moment(n + (n % 2)) : ""},${n % 4 ? moment(n + 2) : ""}`);
  const all = await desk.read(csv("申告时间,告警时间,故障恢复时间", rows), { process: "fault" });
  const alone = [];
  for (const row of rows.slice(0, 40)) alone.push(...restored(await desk.read(csv("申告时间,告警时间,故障恢复时间", [row]), { process: "fault" })));
  const together = all.result.preview.map((row) => row[all.result.head.indexOf("业务恢复")]);
  assert.deepEqual(together.slice(0, 30), alone.slice(0, 30).map((one) => (/^2026/.test(one) ? one : "")));
});
