/**
 * Odd files of tickets, as they come: whatever is in them is counted once, or named at its row. Every file is read as the page reads it; of each
 * the sum is held: every row is a ticket of the year, of another year, in no figure with its reason, a line without a ticket, or no row of the list.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load, tickets } from "./load.mjs";
import { csv, make } from "./plain.mjs";

const NOW = "2026-12-31T02:00";
const ASKED = { day: "2026-12-31", contract: "", readings: {} };
const HEAD = "工单号,专线,客户,客户等级,业务保障等级,业务,范围,申告时间,恢复时间,暂停时段,满意度";
const row = (id, from, to, { line = "L-1", pauses = "", answer = "", level = "AAA", tier = "金牌" } = {}) => `${id},${line},甲公司,${tier},${level},数据专线,地市内,${from},${to},${pauses},${answer}`;
const file = (...rows) => [HEAD, ...rows].join("\n");

let lib;
before(async () => { lib = await load(); });
after(() => lib.close());

const codes = ({ notes }) => notes.map(({ code }) => code).join();

/** A file to its year; nothing of it may be lost without a word, or be twice in a figure. */
async function read(bytes, { known = [], names = [] } = {}) {
  const { opened, list } = await tickets(lib, bytes);
  const { tickets: rows, declared } = lib.sorted(list);
  const { reads } = lib.prepared(rows, { known: [...known, ...declared], all: names });
  const judged = lib.judge(reads, lib.sla, NOW, names);
  const year = lib.yearOf(lib.sla, judged, ASKED, [...known, ...declared]);
  const inside = year.lines.flatMap((line) => line.tickets);
  assert.equal(new Set(inside).size, inside.length, "no ticket is of two lines");
  assert.equal(inside.length + year.elsewhere.length + year.leftOut.length, judged.length, "every ticket is somewhere");
  assert.equal(judged.length + declared.length, opened.rows.length, "every row is a ticket or a line");
  assert.ok(year.leftOut.every(({ notes }) => notes.length > 0), "what is in no figure has its reason");
  for (const { measures, line } of year.lines) {
    for (const measure of measures) {
      const { points } = lib.curveOf(lib.sla, year.lines.find((one) => one.line === line), measure, year.period, year.asked, NOW);
      assert.equal(points[points.length - 1].used, measure.reached.used, `the curve of ${line} ends where the figure stands`);
      assert.ok(points.every(({ at, used }, place) => place === 0 || (at >= points[place - 1].at && used >= points[place - 1].used)), "a curve never falls");
    }
  }
  const used = (line, id) => year.lines.find((one) => one.line === line)?.measures.find((one) => one.id === id)?.reached.used;
  return { opened, judged, year, declared, faults: (line = "L-1") => used(line, "quality.repeat-faults"), seconds: (line = "L-1") => used(line, "quality.annual-interruption") };
}

const HOUR = 3600;

const ODD = {
  "two outages that lie on one another": [file(row("A", "2026-03-01 08:00", "2026-03-01 10:00"), row("B", "2026-03-01 09:00", "2026-03-01 11:00")), { faults: 2, hours: 3, notes: ["", "overlap"] }],
  "one outage inside another": [file(row("A", "2026-03-01 08:00", "2026-03-01 12:00"), row("B", "2026-03-01 09:00", "2026-03-01 10:00")), { faults: 2, hours: 4, notes: ["", "overlap"] }],
  "the same outage under two numbers": [file(row("A", "2026-03-01 08:00", "2026-03-01 10:00"), row("B", "2026-03-01 08:00", "2026-03-01 10:00")), { faults: 2, hours: 2, notes: ["", "overlap"] }],
  "two outages that touch": [file(row("A", "2026-03-01 08:00", "2026-03-01 10:00"), row("B", "2026-03-01 10:00", "2026-03-01 11:00")), { faults: 2, hours: 3, notes: ["", ""] }],
  "restored before it was reported": [file(row("A", "2026-03-01 10:00", "2026-03-01 08:00")), { faults: undefined, notes: ["restored-before"], leftOut: 1 }],
  "restored at the minute of its report": [file(row("A", "2026-03-01 10:00", "2026-03-01 10:00")), { faults: undefined, notes: ["restored-before"], leftOut: 1 }],
  "a pause before the outage": [file(row("A", "2026-03-01 10:00", "2026-03-01 12:00", { pauses: "客户 2026-03-01 08:00 至 2026-03-01 09:00" })), { faults: 1, hours: 2, notes: ["pause-outside"] }],
  "a pause after the outage": [file(row("A", "2026-03-01 10:00", "2026-03-01 12:00", { pauses: "客户 2026-03-01 13:00 至 2026-03-01 14:00" })), { faults: 1, hours: 2, notes: ["pause-outside"] }],
  "a pause longer than the outage": [file(row("A", "2026-03-01 10:00", "2026-03-01 12:00", { pauses: "客户 2026-02-01 00:00 至 2026-04-01 00:00" })), { faults: 1, hours: 0, notes: ["pause-outside"] }],
  "two pauses of one cause that lie on one another": [file(row("A", "2026-03-01 08:00", "2026-03-01 12:00", { pauses: "客户 2026-03-01 08:30 至 2026-03-01 10:00；客户 2026-03-01 09:00 至 2026-03-01 10:30" })), { faults: 1, hours: 2, notes: [""] }],
  "a pause of one ticket under the outage of another": [file(row("A", "2026-03-01 08:00", "2026-03-01 10:00", { pauses: "客户 2026-03-01 09:00 至 2026-03-01 10:00" }), row("B", "2026-03-01 08:00", "2026-03-01 09:00")), { faults: 2, hours: 1, notes: ["", "overlap"] }],
  "a pause that ends before it begins": [file(row("A", "2026-03-01 10:00", "2026-03-01 12:00", { pauses: "客户 2026-03-01 11:30 至 2026-03-01 11:00" })), { faults: undefined, notes: ["pause-order"], leftOut: 1 }],
  "a pause of an unknown cause": [file(row("A", "2026-03-01 10:00", "2026-03-01 12:00", { pauses: "台风 2026-03-01 11:00 至 2026-03-01 11:30" })), { faults: undefined, notes: ["unreadable"], leftOut: 1 }],
  "a number that stands twice": [file(row("A", "2026-03-01 08:00", "2026-03-01 09:00"), row("A", "2026-04-01 08:00", "2026-04-01 09:00")), { faults: 1, hours: 1, notes: ["", "doubled"], leftOut: 1 }],
  "a number that stands twice, once in full width": [file(row("A1", "2026-03-01 08:00", "2026-03-01 09:00"), row("Ａ１", "2026-03-01 08:00", "2026-03-01 09:00")), { faults: 1, hours: 1, notes: ["", "doubled"], leftOut: 1 }],
  "a number that stands twice on two lines": [file(row("A", "2026-03-01 08:00", "2026-03-01 09:00"), row("A", "2026-03-01 08:00", "2026-03-01 09:00", { line: "L-2" })), { faults: 1, hours: 1, notes: ["", "several-lines"] }],
  "tickets without numbers": [file(row("", "2026-03-01 08:00", "2026-03-01 09:00"), row("", "2026-03-02 08:00", "2026-03-02 09:00")), { faults: 2, hours: 2, notes: ["", ""] }],
  "a first of two that cannot be counted": [file(row("A", "2026-03-01 10:00", "2026-03-01 08:00"), row("A", "2026-03-01 08:00", "2026-03-01 10:00")), { faults: 1, hours: 2, notes: ["restored-before", ""], leftOut: 1 }],
  "an outage over New Year": [file(row("A", "2025-12-31 22:00", "2026-01-01 03:00")), { faults: 0, hours: 3, notes: [""] }],
  "an outage of the year before": [file(row("A", "2025-03-01 08:00", "2025-03-01 10:00"), row("B", "2026-03-01 08:00", "2026-03-01 09:00")), { faults: 1, hours: 1, notes: ["", ""], elsewhere: 1 }],
  "only an outage of the year before": [file(row("A", "2025-03-01 08:00", "2025-03-01 10:00")), { faults: 0, hours: 0, notes: [""], elsewhere: 1 }],
  "an outage that ends at the year's first moment": [file(row("A", "2025-12-31 22:00", "2026-01-01 00:00")), { faults: 0, hours: 0, notes: [""] }],
  "not restored": [file(row("A", "2026-12-30 22:00", "")), { faults: 1, hours: 4, notes: ["open"] }],
  "reported tomorrow": [file(row("A", "2027-01-01 08:00", "")), { faults: undefined, notes: ["future"], leftOut: 1 }],
  "restored tomorrow": [file(row("A", "2026-12-30 22:00", "2026-12-31 22:00")), { faults: undefined, notes: ["restored-future"], leftOut: 1 }],
  "neither report nor alarm": [file(row("A", "", "2026-03-01 10:00")), { faults: undefined, notes: ["no-start"], leftOut: 1 }],
  "days without times": [file(row("A", "2026-03-01", "2026-03-02")), { faults: undefined, notes: ["no-time"], leftOut: 1 }],
  "days that a database writes with midnights": [file(row("A", "2026-03-01 00:00:00", "2026-03-02 09:00"), row("B", "2026-04-01 00:00:00", "2026-04-02 09:00"), row("C", "2026-05-01 00:00:00", "2026-05-02 09:00")), { faults: undefined, notes: ["no-time", "no-time", "no-time"], leftOut: 3 }],
  "one midnight among other times": [file(row("A", "2026-03-01 00:00:00", "2026-03-01 09:00"), row("B", "2026-04-01 08:00:00", "2026-04-01 09:00")), { faults: 2, hours: 10, notes: ["", ""] }],
  "a day that does not exist": [file(row("A", "2026-02-30 10:00", "2026-03-01 10:00")), { faults: undefined, notes: ["refused"], leftOut: 1 }],
  "no line": [file(row("A", "2026-03-01 08:00", "2026-03-01 10:00", { line: "" })), { faults: undefined, notes: ["no-line"] }],
  "one line in two widths": [file(row("A", "2026-03-01 08:00", "2026-03-01 09:00"), row("B", "2026-03-02 08:00", "2026-03-02 09:00", { line: "Ｌ－１" })), { faults: 2, hours: 2, notes: ["", ""] }],
  "one line in two spellings": [file(row("A", "2026-03-01 08:00", "2026-03-01 09:00"), row("B", "2026-03-02 08:00", "2026-03-02 09:00", { line: "l-1" })), { faults: 1, hours: 1, notes: ["", "line-alike"] }],
  "two zones": [file(row("A", "2026-03-01T00:00:00Z", "2026-03-01T09:00:00+08:00"), row("B", "2026-03-01 08:30", "2026-03-01 09:30")), { faults: 2, hours: 1.5, notes: ["", "overlap"] }],
  "seconds": [file(row("A", "2026-03-01 08:00:30", "2026-03-01 09:00:15")), { faults: 1, hours: 3585 / HOUR, notes: [""] }],
  "midnight as 24:00": [file(row("A", "2026-03-01 23:00", "2026-03-01 24:00")), { faults: 1, hours: 1, notes: [""] }],
  "an answer that nobody knows": [file(row("A", "2026-03-01 08:00", "2026-03-01 09:00", { answer: "尚可" })), { faults: 1, hours: 1, notes: ["unreadable"] }],
  "a level that nobody knows": [file(row("A", "2026-03-01 08:00", "2026-03-01 09:00", { level: "钻石" })), { faults: 1, hours: 1, notes: ["unreadable"] }],
  "a tier that nobody knows": [file(row("A", "2026-03-01 08:00", "2026-03-01 09:00", { tier: "钻石" })), { faults: undefined, notes: ["unreadable,refused"], leftOut: 1 }],
  "two levels of one line": [file(row("A", "2026-03-01 08:00", "2026-03-01 09:00", { level: "A" }), row("B", "2026-04-01 08:00", "2026-04-01 09:00")), { faults: 2, hours: 2, notes: ["values-differ", ""] }],
  "a sum below the list": [`${file(row("A", "2026-03-01 08:00", "2026-03-01 09:00"))}\n合计,1,,,,,,,,,\n`, { faults: 1, hours: 1, notes: [""] }],
};

for (const [name, [text, wanted]] of Object.entries(ODD)) {
  test(name, async () => {
    const found = await read(text);
    assert.deepEqual(found.judged.map(codes), wanted.notes);
    assert.equal(found.faults(), wanted.faults);
    assert.equal(found.seconds(), wanted.hours === undefined ? undefined : wanted.hours * HOUR);
    assert.equal(found.year.leftOut.length, wanted.leftOut ?? 0);
    assert.equal(found.year.elsewhere.length, wanted.elsewhere ?? 0);
  });
}

test("a moment whose date and time stand in two columns is joined, in either order and beside whole moments", async () => {
  const text = [
    "工单号,专线,客户等级,业务保障等级,业务,范围,申告时间,申告日期,告警时间,恢复日期,恢复时间",
    "A,L-1,金牌,AAA,数据专线,地市内,08:30,2026-03-01,2026-03-01 08:20,2026-03-01,10:05",
    "B,L-1,金牌,AAA,数据专线,地市内,下午2点,2026年4月1日,,2026年4月1日,15:00",
    "C,L-1,金牌,AAA,数据专线,地市内,,2026-05-01,,2026-05-01,15:00",
  ].join("\n");
  const found = await read(text);
  assert.deepEqual(found.judged.map(({ ticket, notes }) => [ticket.events["fault-reported"], ticket.events["service-restored"], notes.map(({ code }) => code).join()]), [
    ["2026-03-01T08:30", "2026-03-01T10:05", ""], ["2026-04-01T14:00", "2026-04-01T15:00", ""], ["2026-05-01", "2026-05-01T15:00", "no-time"],
  ]);
  assert.equal(found.seconds(), (105 + 60) * 60);
});

test("a list on its side, texts in full width and texts kept by a formula are read as upright, plain ones", async () => {
  const turned = [["工单号", "A", "B"], ["专线", "Ｌ－１", '"=""L-1"""'], ["客户等级", "金牌", "金牌"], ["业务保障等级", "ＡＡＡ", "AAA"], ["业务", "数据专线", "数据专线"], ["范围", "地市内", "地市内"], ["申告时间", "２０２６－０３－０１　０８：００", "2026-04-01 08:00"], ["恢复时间", "2026-03-01 09:00", "2026-04-01 09:00"], ["暂停时段", "客户　２０２６－０３－０１　０８：１０～２０２６－０３－０１　０８：２０", ""]];
  const found = await read(turned.map((cells) => cells.join(",")).join("\n"));
  assert.deepEqual(found.judged.map(codes), ["", ""]);
  assert.equal(found.faults(), 2);
  assert.equal(found.seconds(), 110 * 60);
});

test("a fault of several lines is a fault of each, and has one call-back", async () => {
  const text = file(row("A", "2026-03-01 08:00", "2026-03-01 09:00", { answer: "满意" }), row("A", "2026-03-01 08:00", "2026-03-01 09:00", { line: "L-2", answer: "满意" }));
  const found = await read(text);
  assert.deepEqual([found.faults("L-1"), found.faults("L-2")], [1, 1]);
  assert.deepEqual([found.year.answers.tickets, found.year.answers.satisfied], [1, 1]);
});

test("a line that is named without a ticket counts with nothing, in the list itself, by a page, and with its values", async () => {
  const text = file(row("A", "2026-03-01 08:00", "2026-03-01 09:00"), row("", "", "", { line: "L-2" }));
  const found = await read(text, { known: [lib.knownLine({ line: "L-3", dimensions: { customerTier: "gold", assuranceLevel: "AA", service: "data-line", locality: "intra-city" } }), lib.knownLine("L-4")] });
  assert.deepEqual(found.year.lines.map((one) => [one.line, lib.isQuiet(one), one.measures.map(({ reached }) => [reached.used, reached.left])]), [
    ["L-1", false, [[1, 3], [3600, 5 * HOUR]]], ["L-3", true, [[0, 6], [0, 12 * HOUR]]], ["L-4", true, []], ["L-2", true, [[0, 4], [0, 6 * HOUR]]],
  ]);
});

test("a ticket takes what its line's own entry says and it does not", async () => {
  const known = [lib.knownLine({ line: "L-1", customer: "甲 公司", dimensions: { assuranceLevel: "AA" } })];
  const found = await read(file(row("A", "2026-03-01 08:00", "2026-03-01 09:00", { level: "" })), { known });
  assert.equal(found.judged[0].ticket.dimensions.assuranceLevel, "AA");
  assert.equal(found.year.lines[0].measures[1].reached.left, 11 * HOUR);
});

// R51, R52, A54: faults and hours count for each line of a customer (同一专线). 甲公司 was out for 2 hours in all, 乙公司 for 4 and for 3; AAA has 6 hours a year.
test("a line number under two customers is a line of each", async () => {
  const of = (id, day, hours, customer, more) => row(id, `2026-03-${day} 08:00`, `2026-03-${day} ${8 + hours}:00`.replace(" 8", " 08"), more).replace("甲公司", customer);
  const found = await read(file(of("A", "01", 2, "甲公司"), of("B", "02", 4, "乙公司"), of("C", "03", 3, "乙 公司"), of("D", "04", 1, "")));
  assert.deepEqual(found.year.lines.map(({ line, customer, customers, measures }) => [line, customer, customers, ...measures.map(({ reached }) => [reached.used, reached.state])]), [
    ["L-1", "甲公司", 2, [1, "within"], [2 * HOUR, "within"]], ["L-1", "乙 公司", 2, [2, "within"], [7 * HOUR, "exceeded"]], ["L-1", "", 2, [1, "within"], [HOUR, "within"]],
  ]);
  assert.deepEqual(found.judged.map(codes), ["", "", "", "no-customer"]);
  const [, listed] = (await read(file(of("A", "01", 2, "甲公司")), { known: [lib.knownLine({ line: "L-1", customer: "乙公司" })] })).year.lines;
  assert.deepEqual([listed.customer, lib.isQuiet(listed)], ["乙公司", true]);
});

test("a ticket without a customer goes with the only customer that its line's number has", async () => {
  const found = await read(file(row("A", "2026-03-01 08:00", "2026-03-01 09:00"), row("B", "2026-03-02 08:00", "2026-03-02 09:00").replace("甲公司", "")));
  assert.deepEqual([found.year.lines.map(({ customer, customers }) => [customer, customers]), found.faults(), found.judged.map(codes)], [[["甲公司", 1]], 2, ["", ""]]);
});

// Table 7-5: AAA 4 times and 6 hours a year. A blank names no other level (A01: a level is never derived; A53: the value that is given holds).
test("a blank level on a line's last ticket leaves the level that its others give, two that are given are still told", async () => {
  const blank = await read(file(row("A", "2026-03-01 08:00", "2026-03-01 10:00"), row("B", "2026-04-01 08:00", "2026-04-01 09:00", { level: "" })));
  assert.deepEqual([blank.year.lines.map(({ dimensions, measures }) => [dimensions.assuranceLevel, measures[1].reached.left]), blank.judged.map(codes)], [[["AAA", 3 * HOUR]], ["", ""]]);
  const two = await read(file(row("A", "2026-03-01 08:00", "2026-03-01 10:00", { level: "AA" }), row("B", "2026-04-01 08:00", "2026-04-01 09:00"), row("C", "2026-05-01 08:00", "2026-05-01 09:00", { level: "" })));
  assert.deepEqual([two.year.lines[0].dimensions.assuranceLevel, two.judged.map(codes)], ["AAA", ["values-differ", "", ""]]);
});

// Table 7-2: AA across provinces 5 hours (R44); from the alarm, the earlier start (A12); the customer's hour does not count (R45); due inclusive (A52).
for (const [name, columns, cells] of [
  ["three columns", "挂起开始,挂起结束,挂起原因", "2026-03-01 09:30,2026-03-01 10:30,客户原因"],
  ["English columns", "Pause start,Pause end,Pause cause", "2026-03-01 09:30,2026-03-01 10:30,customer"],
  ["two sets of columns with one cause", "挂起开始1,挂起结束1,挂起开始2,挂起结束2,挂起原因", "2026-03-01 09:30,2026-03-01 10:00,2026-03-01 10:00,2026-03-01 10:30,客户"],
  ["one column", "挂起时段", "客户 2026-03-01 09:30 至 2026-03-01 10:30"],
]) {
  test(`pauses in ${name} are taken off`, async () => {
    const found = await read(`工单号,专线,客户,客户等级,业务保障等级,业务,范围,告警时间,申告时间,恢复时间,${columns}\nA,L-1,甲公司,银牌,AA,数据专线,跨省,2026-03-01 09:00,2026-03-01 10:00,2026-03-01 15:00,${cells}`);
    const { commitment } = found.judged[0].verdicts.find(({ rule }) => rule.id === "fault.restoration");
    assert.deepEqual([commitment.dueAt, commitment.outcome.state], ["2026-03-01T15:00:00+08:00", "met"]);
    assert.deepEqual(lib.unusedPauses(found.opened.about.head.headers, found.opened.rows, found.opened.mapping), []);
  });
}

test("a pause that is not whole keeps its ticket out of the figures, and columns of pauses that are not used are named", async () => {
  const of = async (columns, cells) => read(`工单号,专线,客户,客户等级,业务保障等级,业务,范围,申告时间,恢复时间,${columns}\nA,L-1,甲公司,银牌,AA,数据专线,跨省,2026-03-01 09:00,2026-03-01 15:00,${cells}`);
  for (const cells of ["2026-03-01 09:30,,客户", "2026-03-01 09:30,2026-03-01 10:30,", "2026-03-01,2026-03-01 10:30,客户"]) assert.equal(codes((await of("挂起开始,挂起结束,挂起原因", cells)).judged[0]), "unreadable", cells);
  const { opened, judged } = await of("挂起时长,是否暂停,Threshold", "60分钟,,3");
  assert.deepEqual([lib.unusedPauses(opened.about.head.headers, opened.rows, opened.mapping), judged[0].counted], [["挂起时长"], true]);
});

test("a line whose only ticket is in no figure is not said to have been in service all year", async () => {
  const found = await read(file(row("A", "2026-03-01 10:00", "2026-03-01 08:00")));
  assert.deepEqual(found.year.lines.map((one) => [one.line, lib.isQuiet(one), one.measures.length, one.leftOut.length]), [["L-1", false, 0, 1]]);
});

test("lines are read from names below one another, from a table with a head and from one without", async () => {
  const reader = { policy: lib.sla.policy, vocabulary: lib.vocabulary };
  const of = async (text) => lib.linesFrom(new TextEncoder().encode(text).buffer, reader);
  assert.deepEqual(await of("专线编号\nＬ－１\n\nL-2\r\n"), [{ line: "L-1", customer: "", dimensions: {} }, { line: "L-2", customer: "", dimensions: {} }]);
  assert.deepEqual(await of("专线,客户名称,业务保障等级\nL-1,甲公司,AAA\nL-2,甲公司,\nL-3,,\n合计,3,\n"), [{ line: "L-1", customer: "甲公司", dimensions: { assuranceLevel: "AAA" } }, { line: "L-2", customer: "甲公司", dimensions: {} }, { line: "L-3", customer: "", dimensions: {} }]);
  assert.deepEqual((await of("L-1,AAA\nL-2,AA\n")).map(({ line }) => line), ["L-1", "L-2"]);
  assert.deepEqual(await of("客户名称,业务保障等级\n甲公司,AAA\n乙公司,AA\n"), { refused: "columns" });
});

test("a curve of a thousand outages has every moment at which it turns, and passes its cap at the minute", async () => {
  const two = (number) => String(number).padStart(2, "0");
  // Three minutes every hour, of which one is a pause: two minutes count, and 180 hours reach six.
  const rows = Array.from({ length: 1000 }, (_, at) => {
    const day = `2026-${two(1 + Math.floor(at / 24 / 28))}-${two(1 + (Math.floor(at / 24) % 28))} ${two(at % 24)}`;
    return row(`T${at}`, `${day}:00`, `${day}:03`, { pauses: `客户 ${day}:01 至 ${day}:02` });
  });
  const { year } = await read(file(...rows));
  const [repeat, hours] = year.lines[0].measures.map((measure) => lib.curveOf(lib.sla, year.lines[0], measure, year.period, year.asked, NOW));
  // Year's beginning, four turns an outage (the first begins with the year), the moment of working out.
  assert.equal(hours.points.length, 1 + 4 * 1000 - 1 + 1);
  assert.equal(lib.writtenMinute(hours.passed, lib.sla.policy.zone), "2026-01-08T12:00");
  assert.equal(lib.writtenMinute(repeat.passed, lib.sla.policy.zone), "2026-01-01T04:00");
  assert.equal(repeat.points.filter(({ used }, at) => used !== repeat.points[at - 1]?.used).length, 1000);
});

test("ten thousand tickets, made by chance, are all somewhere", async () => {
  const { judged } = await read(csv(make(10_000, 11, 800)));
  assert.equal(judged.length, 10_000);
});

test("a list is kept with its columns, and what was kept is the same list again", async () => {
  const text = file(row("A", "2026-03-01 08:00", "2026-03-01 09:00", { pauses: "客户 2026-03-01 08:10 至 2026-03-01 08:20" }), row("B", "昨天", "2026-04-01 09:00"));
  const { opened } = await tickets(lib, text);
  const again = await lib.reopened(JSON.parse(JSON.stringify(lib.keepable(opened))), { policy: lib.sla.policy, vocabulary: lib.vocabulary });
  const judgedOf = (list) => new lib.Listing(list, lib.sla, lib.vocabulary, NOW, { known: [], all: [] }).all().judged;
  assert.deepEqual(judgedOf(again), judgedOf(opened));
});

test("without a contract's first day no year of the contract is worked out", async () => {
  const { judged, year } = await read(file(row("A", "2026-03-01 08:00", "2026-03-01 09:00")));
  const effects = (asked) => lib.effectsOf(lib.sla, judged, { ...year, asked }).filter(({ value }) => value === "contract-year");
  assert.deepEqual(effects(ASKED).map(({ unknown, caps }) => [unknown, caps.map(({ moved }) => moved.length)]), [[true, [0, 0]]]);
  assert.deepEqual(effects({ ...ASKED, contract: "2024-04-01" }).map(({ unknown, period }) => [unknown, period]), [[false, { from: "2026-04-01", through: "2027-03-31" }]]);
});

test("a share that is nearly a whole per cent is not said to be one", () => {
  assert.deepEqual([[755, 795], [19, 20], [2999, 3000], [3, 3], [2, 3], [0, 7], [1, 3000]].map(([part, whole]) => lib.percent(part, whole)),
    ["94.97%", "95.0%", "99.97%", "100.0%", "66.7%", "0.0%", "0.03%"]);
  assert.equal(lib.percent(0, 0), "—");
});

test("a moment of another offset keeps its seconds by the clocks of the zone", () => {
  assert.equal(lib.localOf("2026-10-08T02:00:30Z", "+08:00"), "2026-10-08T10:00:30");
  assert.equal(lib.localOf("2026-10-08T02:00:00+00:00", "+08:00"), "2026-10-08T10:00");
  assert.equal(lib.localOf("2026-10-08T10:00:30+08:00", "+08:00"), "2026-10-08T10:00:30");
});

// The ratio's denominator is the tickets with a record of a call-back (R54): the first seven. Satisfied says only who says so: the first two.
test("whatever stands for a call-back is a record of one; only words for satisfied count as satisfied, and each unknown spelling is named", async () => {
  const words = ["满意", "非常满意", "基本满意", "一般", "已回访", "基本满意", "很不满意", "未联系上", "无", "未回访", ""];
  const { year, judged } = await read(file(...words.map((answer, at) => row(`S${at}`, `2026-03-${10 + at} 08:00`, `2026-03-${10 + at} 09:00`, { answer }))));
  const { tickets, calledBack, satisfied, yes, no, uncalled } = year.answers;
  assert.deepEqual([tickets, calledBack, satisfied], [11, 7, 2]);
  const names = (list) => list.map(({ name }) => name).join();
  assert.deepEqual([names(yes), names(no), names(uncalled)], ["S0,S1", "S2,S3,S4,S5,S6", "S7,S8,S9,S10"]);
  assert.deepEqual(lib.otherWords(year.answers), ["基本满意", "已回访", "基本满意"]);
  assert.deepEqual(judged.filter(({ notes }) => notes.length).map(({ name, notes }) => [name, notes[0].fault.fault]), [["S2", "answer"], ["S4", "answer"], ["S5", "answer"]]);
  assert.ok(judged.every(({ counted }) => counted));
});
