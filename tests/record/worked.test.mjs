/**
 * A year of twelve tickets of one line, worked out by hand: gold, AAA, a data line inside a city (restored within 2 hours; at most 4 faults
 * and 6 hours of interruption a year). Worked out at 02:00 on 31 December 2026, for that day's calendar year.
 *
 *  no  outage                              pauses                                       in the year    taken out  restoration: due, verdict
 *   1  2025-12-31 23:00 – 01-01 01:00      none                                          60 (from 0:00)    0      of 2025
 *   2  01-10 10:00 – 11:30                 none                                          90                0      12:00, 30 early
 *   3  02-05 08:00 – 11:00                 customer 08:30–09:30                         180               60      11:00, exactly on time
 *   4  03-01 09:50 (alarm; reported 10:00)
 *            – 12:10                       interconnection 10:00–10:20, customer
 *                                          10:10–10:30: together 30                     140               30      12:20, 10 early
 *   5  03-20 14:00 – 16:30                 customer 13:30–14:15, of which 15 inside      150               15      16:15, 15 late
 *   6  04-02 20:00 – 23:00                 interconnection 22:30–22:50, after the due    180               20      22:00, 60 late
 *   7  05-05 09:00 – 10:00                 none                                    } 09:00–11:00           0      11:00, 60 early
 *   8  05-05 09:30 – 11:00                 customer 09:40–09:50                    }    120               10      11:40, 40 early
 *   9  06-06 06:00 – 06:40                 customer 06:00–06:40: all of it               40               40      08:40, 120 early
 *  10  07-07 12:00 – 13:00                 a terminal's fault: not assessed (R53)         –                –      ordinary level, 8 h: 20:00
 *  11  08-08 10:00 – 09:00                 restored before its report: in no figure       –                –      –
 *  12  12-30 22:00 – not restored          until now, 02:00                             240                0      00:00, 120 late
 *                                                                              sum     1200              175
 *  Faults that began in the year and are assessed: 2–9 and 12, nine of them. Hours: 20 h gross, 1200 − 175 = 1025 min = 17 h 5 min net.
 *  The fifth fault is no 6. Net minutes before no 4: 60 + 90 + 120 = 270; 90 more of it are 10 until 10:00 and 80 from 10:30: 6 h at 11:50.
 *  Call-backs of the ten fault tickets of the year: 2, 3, 4, 5, 7; satisfied 2, 5, 7.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load, tickets } from "./load.mjs";

const LIST = `工单号,专线,客户,客户等级,业务保障等级,业务,范围,申告时间,告警时间,恢复时间,暂停时段,终端类故障投诉,满意度
W1,L-1,甲公司,金牌,AAA,数据专线,地市内,2025-12-31 23:00,,2026-01-01 01:00,,,满意
W2,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-01-10 10:00,,2026-01-10 11:30,,,满意
W3,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-02-05 08:00,,2026-02-05 11:00,客户 2026-02-05 08:30 至 2026-02-05 09:30,,不满意
W4,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-03-01 10:00,2026-03-01 09:50,2026-03-01 12:10,互联互通 2026-03-01 10:00 至 2026-03-01 10:20；客户 2026-03-01 10:10 至 2026-03-01 10:30,,未接通
W5,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-03-20 14:00,,2026-03-20 16:30,客户 2026-03-20 13:30 至 2026-03-20 14:15,,满意
W6,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-04-02 20:00,,2026-04-02 23:00,互联互通 2026-04-02 22:30 至 2026-04-02 22:50,,
W7,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-05-05 09:00,,2026-05-05 10:00,,,满意
W8,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-05-05 09:30,,2026-05-05 11:00,客户 2026-05-05 09:40 至 2026-05-05 09:50,,
W9,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-06-06 06:00,,2026-06-06 06:40,客户 2026-06-06 06:00 至 2026-06-06 06:40,,
W10,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-07-07 12:00,,2026-07-07 13:00,,是,
W11,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-08-08 10:00,,2026-08-08 09:00,,,
W12,L-1,甲公司,金牌,AAA,数据专线,地市内,2026-12-30 22:00,,,,,
`;
const NOW = "2026-12-31T02:00";
const MINUTE = 60;

let lib;
let judged;
const yearWith = (readings = {}) => lib.yearOf(lib.sla, judged, { day: "2026-12-31", contract: "", readings });
const named = (list) => list.map(({ name }) => name);
const measure = (year, id) => year.lines[0].measures.find((one) => one.id === id);
before(async () => {
  lib = await load();
  judged = lib.judge((await tickets(lib, LIST)).list, lib.sla, NOW);
});
after(() => lib.close());

test("nine faults against four, all of them or those after the first", () => {
  const all = measure(yearWith(), "quality.repeat-faults");
  assert.deepEqual([all.reached.used, all.reached.left, all.reached.state], [9, -5, "exceeded"]);
  assert.deepEqual(named(all.leftOut), ["W10"]);
  const later = measure(yearWith({ repeatCount: "after-first" }), "quality.repeat-faults");
  assert.deepEqual([later.reached.gross, later.reached.used, later.reached.left], [9, 8, -4]);
});

test("17 hours 5 minutes net and 20 hours gross against six", () => {
  const net = measure(yearWith(), "quality.annual-interruption");
  assert.deepEqual(net.reached, { gross: 1200 * MINUTE, net: 1025 * MINUTE, used: 1025 * MINUTE, left: (360 - 1025) * MINUTE, state: "exceeded" });
  const gross = measure(yearWith({ interruptionTime: "gross" }), "quality.annual-interruption");
  assert.deepEqual([gross.reached.used, gross.reached.left], [1200 * MINUTE, (360 - 1200) * MINUTE]);
});

test("the caps were passed at the fifth fault, and at 11:50 of the fourth outage", () => {
  const year = yearWith();
  const passed = (id) => lib.writtenMinute(lib.curveOf(lib.sla, year.lines[0], measure(year, id), year.period, year.asked, NOW).passed, lib.sla.policy.zone);
  assert.equal(passed("quality.repeat-faults"), "2026-04-02T20:00");
  assert.equal(passed("quality.annual-interruption"), "2026-03-01T11:50");
});

test("seven of ten were restored on time, each by the minutes of the table", () => {
  const [kept] = yearWith().kept;
  assert.equal(kept.id, "fault.restoration");
  assert.deepEqual(named(kept.met), ["W2", "W3", "W4", "W7", "W8", "W9", "W10"]);
  assert.deepEqual(named(kept.missed), ["W5", "W6", "W12"]);
  const margins = Object.fromEntries(judged.flatMap(({ name, verdicts }) => verdicts.map(({ commitment }) => [name, [commitment.outcome.state, commitment.outcome.minutes]])));
  assert.deepEqual(margins, {
    W1: ["met", 0], W2: ["met", 30], W3: ["met", 0], W4: ["met", 10], W5: ["missed", 15], W6: ["missed", 60], W7: ["met", 60], W8: ["met", 40], W9: ["met", 120], W10: ["met", 420], W12: ["missed", 120],
  });
});

test("three of five answers were satisfied; the ticket of the year before is not among them", () => {
  const { tickets: all, calledBack, satisfied, ratio } = yearWith().answers;
  assert.deepEqual({ all, calledBack, satisfied, ratio }, { all: 10, calledBack: 5, satisfied: 3, ratio: 0.6 });
});

test("what is wrong or worth knowing is named at its ticket", () => {
  const notes = Object.fromEntries(judged.filter((one) => one.notes.length).map(({ name, counted, notes: found }) => [name, [counted, ...found.map(({ code }) => code)]]));
  // The terminal's fault belongs to the line, too.
  assert.deepEqual(notes, { W5: [true, "pause-outside"], W8: [true, "overlap"], W11: [false, "restored-before"], W12: [true, "open"] });
  assert.deepEqual(named(yearWith().leftOut), ["W11"]);
});

test("the sum of a proof has every stretch, and names the pauses that changed nothing", () => {
  const proof = (name) => lib.proofOf({ ticket: judged.find((one) => one.name === name), id: "fault.restoration" }, lib.sla);
  assert.deepEqual(proof("W4").sum, [
    { from: "2026-03-01T09:50", to: "2026-03-01T10:00", minutes: 10, counted: 10 },
    { from: "2026-03-01T10:00", to: "2026-03-01T10:30", minutes: 30, counted: 10, causes: ["interconnection", "customer"] },
    { from: "2026-03-01T10:30", to: "2026-03-01T12:20", minutes: 110, counted: 120 },
  ]);
  assert.deepEqual(proof("W4").idle, []);
  const late = proof("W6");
  assert.deepEqual(late.sum, [{ from: "2026-04-02T20:00", to: "2026-04-02T22:00", minutes: 120, counted: 120 }]);
  assert.deepEqual(late.idle.map(({ from }) => from), ["2026-04-02T22:30"]);
  assert.equal(late.finish, "2026-04-02T23:00");
  // The alarm came before the report: by the report alone it would have been due ten minutes later.
  assert.deepEqual(proof("W4").others.map(({ reading, value, dueAt }) => [reading, value, dueAt.slice(0, 16)]), [["restorationStart", "report", "2026-03-01T12:30"]]);
  assert.equal(JSON.parse(late.code).k, "sla-3");
});

test("a doubled ticket, one without a line, one without a time of day and one that cannot be read are named and counted nowhere twice", async () => {
  const row = (id, line, from, to, pauses = "") => `${id},${line},甲,金牌,AAA,数据专线,地市内,${from},,${to},${pauses},,`;
  const [head] = LIST.split("\n");
  const list = [head, row("D1", "L-2", "2026-02-01 08:00", "2026-02-01 09:00"), row("D1", "L-2", "2026-02-01 08:00", "2026-02-01 09:00"), row("D2", "", "2026-02-02 08:00", "2026-02-02 09:00"), row("D3", "L-2", "2026-02-03", "2026-02-03"), row("D4", "L-2", "昨天上午", "2026-02-04 09:00"), row("D5", "L-2", "2026-02-05 08:00", "2026-02-05 09:00", "天气 8点到9点"), row("D6", "L-2", "2026-02-06 08:00", "2026-02-06 09:00", "客户 2026-02-06 09:00 至 2026-02-06 08:30")].join("\n");
  const found = lib.judge((await tickets(lib, list)).list, lib.sla, NOW);
  assert.deepEqual(found.map(({ name, ticket, counted, notes }) => [name, ticket.row, counted, notes.map(({ code }) => code).join()]), [
    ["D1", 2, true, ""], ["D1", 3, false, "doubled"], ["D2", 4, true, "no-line"], ["D3", 5, false, "no-time"], ["D4", 6, false, "unreadable"], ["D5", 7, false, "unreadable"], ["D6", 8, false, "pause-order"],
  ]);
  const year = lib.yearOf(lib.sla, found, { day: "2026-12-31", contract: "", readings: {} });
  assert.deepEqual(year.lines.map(({ line, measures }) => [line, measures.map(({ reached }) => reached.used)]), [["L-2", [1, 3600]], ["", []]]);
  assert.equal(year.leftOut.length, 5);
});

test("a ticket of a line that is not in the list of lines is named, and counted all the same", async () => {
  const found = lib.judge((await tickets(lib, LIST)).list.slice(1, 3), lib.sla, NOW, ["L-2"]);
  assert.deepEqual(found.map(({ counted, notes }) => [counted, notes.map(({ code, params }) => `${code} ${params.line}`).join()]), [[true, "unknown-line L-1"], [true, "unknown-line L-1"]]);
});
