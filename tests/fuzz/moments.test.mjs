/** Whatever stands in a cell: a moment in the engine's writing (whether there is such a day the engine says), or a fault with a name. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { compiler } from "../compiler.mjs";
import { holds, seeds, textOf } from "./any.mjs";

const FAULTS = ["form", "year", "order", "unclear", "weekday"];
const CELL = textOf([
  "2026", "2026年", "9月", "30日", "号", "二〇二六年", "九月", "三十日", "-", "/", ".", " ", "T", "16:00", "下午4点", "晚上12:00", "周三", "（星期三）", "Wed", "Sep", "30th", ",", "Z", "+08:00",
  "AM", "pm", "46295", "46295.5", "1790755200", "20260930", "2026-09-30", "9/30", "2026/9/30 16:00:00", "\u202e", "\u200b", "０", "９", "今天", "null", "=", "\t", "00", "24:00", ":", "点", "半", "刻",
]);

let server;
let lists;
before(async () => {
  server = await compiler({ cache: "fuzz-moments" });
  lists = await server.ssrLoadModule("/lists/moments.ts");
});
after(() => server.close());

test("a cell is a moment in the engine's writing, or a fault with a name; a moment reads as itself", () => {
  holds(fc.tuple(CELL, fc.constantFrom(undefined, "2026", "2024"), fc.constantFrom(undefined, "day-first", "month-first")), ([cell, year, order]) => {
    const read = lists.readMoment(cell, year, order);
    if ("fault" in read) return void assert.ok(FAULTS.includes(read.fault), read.fault);
    assert.match(read.moment, /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/);
    assert.deepEqual(lists.readMoment(read.moment), read);
  }, seeds("moments").flatMap((cell) => [[cell, undefined, undefined], [cell, "2024", "day-first"]]));
});

test("what is asked about a cell before it is read never throws", () => {
  holds(fc.tuple(CELL, CELL), ([date, clock]) => {
    assert.ok([undefined, "day-first", "month-first", "either"].includes(lists.ordersOf(date)));
    assert.equal(typeof lists.isClock(clock), "boolean");
    assert.equal(typeof lists.joined(date, clock), "string");
  }, seeds("moments").map((cell, at, all) => [cell, all[all.length - 1 - at]]));
});
