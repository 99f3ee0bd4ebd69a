/** Lists as desks and systems export them, through the page's own jobs and first choices: what is asked, and what each row then asks of the engine. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";
import { openDesk } from "./desk.mjs";
import { serial, workbook } from "./xlsx.mjs";

const desk = await openDesk();
const { readMoment, readStart, joined, ordersOf, partsOf, close } = await load();
after(() => Promise.all([desk.close(), close()]));

const HEAD = ["工单号", "客户等级", "保障等级", "业务类型", "范围", "受理时间"];
const LINES = [
  ["G1", "金牌", "AAA", "数据专线", "地市内", "2026-09-30 16:00"], ["G2", "银牌", "AA", "互联网专线", "跨省", "2026-10-09 09:05"],
  ["G3", "铜牌", "A", "语音专线", "跨地市", "2026-11-02 17:30"], ["G4", "标准", "普通", "VPN专线", "地市内", "2026-03-06 08:00"],
];
const ORDERS = [
  { id: "G1", customerTier: "gold", assuranceLevel: "AAA", service: "data-line", locality: "intra-city", startAt: "2026-09-30T16:00" },
  { id: "G2", customerTier: "silver", assuranceLevel: "AA", service: "internet-line", locality: "cross-province", startAt: "2026-10-09T09:05" },
  { id: "G3", customerTier: "bronze", assuranceLevel: "A", service: "voice-line", locality: "cross-city", startAt: "2026-11-02T17:30" },
  { id: "G4", customerTier: "standard", assuranceLevel: "ordinary", service: "vpn-line", locality: "intra-city", startAt: "2026-03-06T08:00" },
];
const csv = (...rows) => `${rows.map((row) => row.join("\t")).join("\n")}\n`;
/** The rows with another cell in some column. */
const put = (at, write) => LINES.map((line) => line.map((cell, place) => (place === at ? write(cell, line) : cell)));
const starts = (write) => put(5, (text) => write(text.replace(" ", "T")));
const plain = (rows) => rows.map(({ line: _, ...row }) => row);

/** What a list comes to: nothing asked, no row wrong, and these orders. */
async function right(list, orders = ORDERS, options = {}) {
  const read = await desk.read(list, options);
  assert.equal(read.refused, undefined);
  assert.deepEqual(read.asked, options.asked ?? []);
  assert.equal(read.failed, 0, JSON.stringify(read.result?.faults));
  assert.deepEqual(plain(read.rows), orders);
  return read;
}

test("headers that mean a tier, a level or a locality and nothing else", async () => {
  for (const [at, name] of [[1, "客户星级"], [1, "集团级别"], [1, "cust_level"], [2, "SLA等级"], [2, "sla_level"], [4, "跨域情况"], [4, "area_type"], [5, "创建时间"], [5, "create_time"]]) {
    await right(csv(HEAD.map((header, place) => (place === at ? name : header)), ...LINES));
  }
});

test("a header in two languages is what both of its names are; one whose names differ or of which one is unknown is not", async () => {
  await right(csv(["工单号 Order No.", "客户等级 Customer Tier", "保障等级/SLA Level", "业务类型 Service Type", "范围（Scope）", "受理时间 Start time"], ...LINES));
  const { opened } = await desk.read(csv(["工单号", "客户等级", "IP范围", "业务/带宽", "VLAN业务", "受理时间"], ...LINES));
  assert.deepEqual(opened.survey.mapping, { customerTier: 1 });
  assert.deepEqual(partsOf("客户等级 Customer Tier"), ["客户等级", "Customer Tier"]);
  assert.deepEqual(partsOf("金牌(Gold)"), ["金牌", "Gold"]);
});

test("values with the code of a system before them, and in both languages", async () => {
  await right(csv(HEAD, ...put(1, (tier) => `${{ 金牌: 1, 银牌: 2, 铜牌: 3, 标准: 4 }[tier]}-${tier}`)));
  await right(csv(HEAD, ...put(4, (place) => `0${{ 地市内: 1, 跨地市: 2, 跨省: 3 }[place]}:${place}`)));
  await right(csv(HEAD, ...put(1, (tier) => `${tier}(${{ 金牌: "Gold", 银牌: "Silver", 铜牌: "Bronze", 标准: "Standard" }[tier]})`)));
});

test("a code before a level is not a part of it: 3-A is asked about, and never taken for 3A", async () => {
  const list = csv(HEAD, ...put(2, (level) => ({ AAA: "1-AAA", AA: "2-AA", A: "3-A", 普通: "4-普通" })[level]));
  const { asked, failed } = await desk.read(list);
  assert.deepEqual([asked, failed], [["means:3-A"], 1]);
  await right(list, ORDERS, { asked: ["means:3-A"], choose: { answers: { assuranceLevel: { "3a": "A" } } } });
});

test("localities as people say them, in both languages", async () => {
  await right(csv(HEAD, ...put(4, (place) => ({ 地市内: "本地", 跨地市: "跨地市", 跨省: "省际" })[place])));
  await right(csv(HEAD, ...put(4, (place) => ({ 地市内: "Within a city", 跨地市: "Across cities", 跨省: "Across provinces" })[place])));
  // Within the province may be within a city.
  assert.deepEqual((await desk.read(csv(HEAD, ...put(4, () => "省内")))).asked, ["means:省内"]);
});

test("seconds and milliseconds of a system's clock, as texts and as numbers of a workbook", async () => {
  const count = (each) => (iso) => (Date.parse(`${iso}:00+08:00`) / 1000) * each;
  const orders = ORDERS.map((order) => ({ ...order, startAt: new Date(`${order.startAt}:00+08:00`).toISOString().replace(":00.000Z", "Z") }));
  for (const each of [1, 1000]) {
    await right(csv(HEAD, ...starts(count(each))), orders);
    await right(workbook([{ name: "a", rows: [HEAD, ...put(5, (text) => ({ n: count(each)(text.replace(" ", "T")) }))] }]), orders);
  }
  assert.deepEqual(readMoment("1790755200.4"), { moment: "2026-09-30T08:00Z" });
  assert.deepEqual(readMoment("1790755259999"), { moment: "2026-09-30T08:01Z" });
});

test("numbers of a telephone, of an order or of money are no count of a clock", async () => {
  for (const text of ["13800138000", "4008001234", "0551651212", "5510012345678", "1200", "179075520"]) assert.ok("fault" in readMoment(text), text);
  const { opened } = await desk.read(csv(["编号", "客户等级", "流水"], ["a", "金牌", "1790755200"], ["b", "银牌", "1790755201"]));
  assert.deepEqual(opened.survey.proposed, {});
});

test("a time of day as bare figures beside its date, with or without the zero that a number loses", async () => {
  const head = [...HEAD.slice(0, 5), "受理日期", "受理时间"];
  const split = (digits) => LINES.map((line) => [...line.slice(0, 5), line[5].slice(0, 10).replace(/-/g, ""), digits(line[5].slice(11).replace(":", ""))]);
  for (const digits of [(text) => text, (text) => String(Number(text)), (text) => `${text}00`, (text) => String(Number(`${text}00`))]) await right(csv(head, ...split(digits)));
  const numbers = split((text) => text).map((line) => line.map((cell, at) => (at > 4 ? { n: Number(cell) } : cell)));
  await right(workbook([{ name: "a", rows: [head, ...numbers] }]));
  assert.equal(readMoment(joined("20260930", "90500")).moment, "2026-09-30T09:05");
});

test("bare figures of which some are short and some long are no times: 500 would be five o'clock or five minutes past midnight", async () => {
  const head = [...HEAD.slice(0, 5), "受理日期", "受理时间"];
  const { opened } = await desk.read(csv(head, ...LINES.map((line, at) => [...line.slice(0, 5), "20260930", ["500", "160000", "90500", "5959"][at]])));
  assert.deepEqual(opened.survey.clocks, {});
});

test("a date and a column of times that is called 时分", async () => {
  const head = [...HEAD.slice(0, 5), "受理日期", "受理时分"];
  await right(workbook([{ name: "a", rows: [head, ...LINES.map((line) => {
    const day = serial(line[5].slice(0, 10));
    return [...line.slice(0, 5), { n: day, style: 1 }, { n: serial(line[5].replace(" ", "T")) - day, style: 2 }];
  })] }], { formats: ["yyyy-mm-dd", "hh:mm"] }));
});

test("of several starts the list's own is the one that says most: an order's acceptance before its record's creation", async () => {
  await right(csv([...HEAD, "创建时间"].map((_, at, all) => all[(at + 6) % 7]), ...LINES.map((line) => ["2026-12-01 10:00", ...line])));
});

test("dates whose day and month could change places are asked about once; the rest of the column says which it is", async () => {
  const british = (iso) => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11)}`;
  const american = (iso) => `${Number(iso.slice(5, 7))}/${Number(iso.slice(8, 10))}/${iso.slice(0, 4)} ${iso.slice(11)}`;
  const asked = ["order"];
  for (const write of [british, american]) {
    const { opened: { survey: { columns } } } = await right(csv(HEAD, ...starts(write)), ORDERS, { asked });
    assert.equal(columns[5].orders.rows, 3);
  }
  // Nothing in the column tells: rows are wrong until someone says it.
  const open = csv(HEAD, ...starts(british).slice(1));
  assert.deepEqual([(await desk.read(open)).asked, (await desk.read(open)).failed], [asked, 3]);
  await right(open, ORDERS.slice(1), { asked, choose: { order: "day-first" } });
  const turned = await desk.read(open, { choose: { order: "month-first" } });
  assert.deepEqual(turned.rows.map(({ startAt }) => startAt), ["2026-09-10T09:05", "2026-02-11T17:30", "2026-06-03T08:00"]);
  // A column of both orders is of several hands.
  const mixed = await desk.read(csv(HEAD, ...starts((iso) => (iso.startsWith("2026-09") ? british(iso) : iso.startsWith("2026-10") ? "10/30/2026" : american(iso)))));
  assert.deepEqual([mixed.asked, mixed.failed], [asked, 2]);
});

test("the order of a date is told by its numbers alone", () => {
  for (const [text, order] of [["30/09/2026", "day-first"], ["9/30/2026", "month-first"], ["9/10/2026", "either"], ["10/10/2026", undefined], ["09-30 16:00", "month-first"], ["09-10", "either"], ["2026-09-10", undefined], ["周三 9/10/2026", "either"], ["尽快", undefined]]) assert.equal(ordersOf(text), order, text);
});

test("a year that is missing is asked for beside the order of day and month", async () => {
  const list = csv(HEAD, ...starts((iso) => `${iso.slice(5, 10)} ${iso.slice(11)}`));
  await right(list, ORDERS, { asked: ["year", "order"], choose: { year: "2026" } });
});

test("works that have a window start at its beginning, and a dash before an hour is no zone", async () => {
  const head = ["割接单号", "客户等级", "业务类型", "范围", "计划割接时间"];
  const windows = [
    ["2026-10-12 00:00-06:00", "2026-10-12T00:00"], ["2026年10月15日23:00至次日05:00", "2026-10-15T23:00"], ["2026-10-20 00:30~2026-10-20 04:30", "2026-10-20T00:30"],
    ["2026年10月21日0-6点", "2026-10-21T00:00"], ["2026-10-22 0:00—6:00", "2026-10-22T00:00"], ["2026/10/23 23:30 to 2026/10/24 04:00", "2026-10-23T23:30"], ["2026年10月26日凌晨0点至凌晨6点", "2026-10-26T00:00"],
    ["2026-10-27 00:00:00-06:00:00", "2026-10-27T00:00"],
  ];
  const orders = windows.map(([, startAt], at) => ({ id: `W${at}`, customerTier: "gold", service: "data-line", locality: "intra-city", startAt }));
  const { choices } = await right(csv(head, ...windows.map(([text], at) => [`W${at}`, "金牌", "数据专线", "地市内", text])), orders);
  assert.equal(choices.process, "notice");
  assert.equal(readMoment("2026-10-12 00:00-06:00").fault, "form");
  assert.equal(readMoment("2026-10-12T00:00-06:00").moment, "2026-10-12T00:00-06:00");
  assert.equal(readMoment("2026-10-12 00:00 -0600").moment, "2026-10-12T00:00-06:00");
  for (const text of ["2026-10-12 00:00-尽快", "2026-10-12 至 今", "2026-10-12 00:00-06:00-08:00"]) assert.ok("fault" in readStart(text), text);
});

test("totals under groups, as spreadsheets make them, are no orders", async () => {
  const [first, second, ...others] = LINES;
  for (const total of ["金牌 汇总", "金牌汇总", "金牌 计数", "Gold Count", "Gold Total", "Grand Total", "金牌 平均值"]) {
    const { opened } = await right(csv([...HEAD, "月租费"], [...first, 100], ["", total, "", "", "", "", 100], [...second, 50], ...others.map((line) => [...line, 1]), ["", "总计", "", "", "", "", 152]));
    assert.deepEqual(opened.leftOut.map(({ text, why }) => [text, why]), [[`${total} 100`, "total"], ["总计 152", "total"]]);
  }
});

test("signatures in cells of their own, with the day of the signature, are no order", async () => {
  const { opened } = await right(csv(HEAD, ...LINES, ["审批人：", "李四", "", "日期：", "", "2026-09-30"], ["以上数据截至2026年9月30日"]));
  assert.deepEqual(opened.leftOut.map(({ why }) => why), ["remark", "remark"]);
});

test("of two columns whose names mean one thing the one that more cells fit is taken, and the other is named", async () => {
  const { opened } = await right(csv(["工单号", "业务", ...HEAD.slice(1)], ...LINES.map(([id, ...line], at) => [id, `合肥到芜湖第${at}条`, ...line])));
  assert.equal(opened.survey.mapping.service, 4);
  assert.deepEqual(opened.survey.named.service, [1, 4]);
});

test("a ticket's opening is a start where nothing says more", async () => {
  const head = ["Number", "Customer tier", "Assurance level", "Service", "Locality", "Opened", "Resolved"];
  await right(csv(head, ...LINES.map((line) => [...line, "2026-12-01 08:00"])), ORDERS, { process: "fault" });
});

test("a head over two rows whose upper cell says what its lower ones are moments of", async () => {
  const head = [["工单号", "客户等级", "保障等级", "业务类型", "范围", "时间", ""], ["", "", "", "", "", "申告", "恢复"]];
  const list = csv(...head, ...LINES.map((line) => [...line, "2026-12-01 08:00"]));
  const { choices, opened } = await right(list, ORDERS, { process: "fault" });
  assert.deepEqual([choices.process, opened.head.headers.slice(5)], ["fault", ["申告时间", "恢复时间"]]);
  // A line that says how to fill in the list divides nothing.
  const hints = await desk.read(csv(head[0], ["", "四选一", "", "", "", "见说明", ""], ...LINES.map((line) => [...line, ""])));
  assert.equal(hints.opened.head.headers[1], "客户等级");
});

test("a second head in another language, and a legend below the list, are no orders", async () => {
  const { opened } = await right(csv(HEAD, ["Order No.", "Customer Tier", "SLA Level", "Service", "Scope", "Accepted at"], ...LINES, ["图例：", "加急"]));
  assert.deepEqual(opened.leftOut.map(({ line, why }) => [line, why]), [[2, "head"], [7, "remark"]]);
});

test("rows of a template that nobody filled in are no orders, whether their formulas have a value or not", async () => {
  const empty = (cell) => Array.from({ length: 5 }, () => [cell, cell, "", "", "", ""]);
  for (const cell of [{ formula: 'IF(B9="","",ROW())', text: "" }, { formula: "NOW()", n: "" }]) {
    const { opened } = await right(workbook([{ name: "a", rows: [HEAD, ...LINES, ...empty(cell)] }]));
    assert.deepEqual([opened.rows, opened.notes.length], [4, "text" in cell ? 0 : 1]);
  }
  // Where no row has anything else, each is told.
  assert.equal((await desk.read(workbook([{ name: "a", rows: [HEAD, ...empty({ formula: "NOW()", n: "" })] }]))).failed, 5);
});
