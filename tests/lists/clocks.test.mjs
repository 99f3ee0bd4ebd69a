/** Lists whose dates and times of day stand in two columns: one cell that cannot be read is a fault of its row, and the other rows keep their times. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openDesk } from "./desk.mjs";

const desk = await openDesk();
after(() => desk.close());

const HEAD = "工单号,客户等级,业务保障等级,业务,范围,投诉日期,投诉时间";
const list = (rows, head = HEAD) => [head, ...rows.map(([date, clock], at) => `A${at + 1},金牌,AAA,数据专线,地市内,${date},${clock}`)].join("\n");
const read = (rows, head) => desk.read(list(rows, head), { process: "complaint" });
const starts = ({ rows }) => rows.map(({ id, startAt }) => `${id} ${startAt}`);
const faults = ({ result }) => result.faults.filter(({ column }) => column).map(({ line, column, value, key }) => [line, column, value, key]);

test("one time of bare figures among written ones leaves the column what it is: 1630 is half past four", async () => {
  const found = await read([["2026-10-12", "16:30"], ["2026-10-13", "1630"]]);
  assert.deepEqual([found.asked, starts(found), faults(found)], [[], ["A1 2026-10-12T16:30", "A2 2026-10-13T16:30"], []]);
});

test("a time that cannot be read is a fault of its row alone, named by its own column and text", async () => {
  for (const [wrong, key] of [["下班前", "bulk.bad.date"], ["25点半多", "bulk.bad.date"], ["晚上12:00", "bulk.bad.unclear"], ["16", "bulk.bad.date"]]) {
    const found = await read([["2026-10-12", "16:30"], ["2026-10-13", wrong], ["2026-10-14", ""]]);
    assert.deepEqual([found.asked, starts(found), faults(found)], [[], ["A1 2026-10-12T16:30", "A3 2026-10-14"], [[3, "投诉时间", wrong, key]]], wrong);
  }
});

test("bare figures of both lengths among written times: the short ones are faults, the long ones are not", async () => {
  const found = await read([["2026-10-12", "16:30"], ["2026-10-13", "163000"], ["2026-10-14", "1630"]]);
  assert.deepEqual([starts(found), faults(found)], [["A1 2026-10-12T16:30", "A2 2026-10-13T16:30"], [[4, "投诉时间", "1630", "bulk.bad.unclear"]]]);
});

test("a row whose date has its time already is taken where the other column agrees or is empty, and a fault where it contradicts", async () => {
  const found = await read([["2026-10-12", "16:30"], ["2026-10-12 09:00", "09:00"], ["2026-10-13 09:00", ""], ["2026-10-14 09:00", "10:00"]]);
  assert.deepEqual([found.asked, starts(found)], [[], ["A1 2026-10-12T16:30", "A2 2026-10-12T09:00", "A3 2026-10-13T09:00"]]);
  assert.deepEqual(faults(found), [[5, "投诉日期", "2026-10-14 09:00 10:00", "bulk.bad.clocks"]]);
});

test("a time's cell that repeats its date is that moment; one of another day is a fault", async () => {
  const found = await read([["2026-10-12", "16:30"], ["2026-10-13", "9:05"], ["2026-10-14", "2026-10-14 10:00"], ["2026-10-15", "2026-10-16 10:00"]]);
  assert.deepEqual(starts(found), ["A1 2026-10-12T16:30", "A2 2026-10-13T09:05", "A3 2026-10-14T10:00"]);
  assert.deepEqual(faults(found), [[5, "投诉日期", "2026-10-15 2026-10-16 10:00", "bulk.bad.clocks"]]);
});

test("a date that cannot be read is named without the time beside it", async () => {
  const found = await read([["2026-10-12", "16:30"], ["下周一", "17:00"]]);
  assert.deepEqual([starts(found), faults(found)], [["A1 2026-10-12T16:30"], [[3, "投诉日期", "下周一", "bulk.bad.date"]]]);
});

test("columns of one name with two full moments each stay two moments", async () => {
  const { opened } = await desk.read(list([["2026-10-12 09:00", "2026-10-13 10:00"], ["2026-10-12 09:00", "2026-10-14 10:00"]]), { process: "complaint" });
  assert.deepEqual(opened.survey.clocks, {});
});
