/** Lists of many desks and programs, each written here in its own form: the four rows of `files/` must come out of every one. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load, reader } from "./load.mjs";
import { serial, workbook } from "./xlsx.mjs";

const lib = await load();
after(lib.close);
const read = reader(lib);
const { cellText, readMoment, findValue, vocabulary, joined, CLOCK } = lib;

const ROWS = [
  ["GD20260001", "gold", "AAA", "data-line", "intra-city", "2026-09-30T16:00"],
  ["GD20260002", "silver", "AA", "internet-line", "cross-province", "2026-10-01"],
  ["GD20260003", "bronze", "A", "voice-line", "cross-city", "2026-12-30T09:05"],
  ["GD20260004", "standard", "ordinary", "data-line", "intra-city", "2026-02-13T17:30"],
];
const VALUES = ["customerTier", "assuranceLevel", "service", "locality"];

/** What the list says of each order, in the words of the engine; `number` is the column of its number. */
function understood(list, process = "change", number = "工单号") {
  assert.ok(!("refused" in list), list.refused);
  const { head: { headers }, body, survey: { mapping, starts, clocks } } = list;
  const at = headers.findIndex((one) => one.includes(number));
  return body.rows.map((row) => {
    const start = starts[process];
    const text = joined(cellText(row[start]), clocks[start] === undefined ? "" : cellText(row[clocks[start]]));
    const { moment, fault } = readMoment(text);
    return [cellText(row[at]), ...VALUES.map((id) => findValue(vocabulary, id, cellText(row[mapping[id]]))), moment ?? fault];
  });
}

const HEAD = ["工单号", "客户名称", "客户等级", "保障等级", "业务类型", "范围", "受理时间"];
const LINES = [
  ["GD20260001", "甲公司", "金牌", "AAA", "数据专线", "地市内"], ["GD20260002", "乙公司", "银牌", "AA", "互联网专线", "跨省"],
  ["GD20260003", "丙公司", "铜牌", "A", "语音专线", "跨地市"], ["GD20260004", "丁公司", "标准", "普通", "数据专线", "地市内"],
];
const STARTS = ["2026-09-30T16:00", "2026-10-01", "2026-12-30T09:05", "2026-02-13T17:30"];
const texts = (write) => LINES.map((line, at) => [...line, write(STARTS[at], at)]);
const slashed = (iso) => iso.replace(/^(\d{4})-0?(\d+)-0?(\d+)T?/, "$1/$2/$3 ").trim();
const dated = (style = 1, epoch1904 = false) => LINES.map((line, at) => [...line, { n: serial(STARTS[at], epoch1904), style }]);

/** GB18030, by turning the platform's decoder round. */
function gb18030(text) {
  const [codes, decoder] = [new Map(), new TextDecoder("gb18030")];
  for (let first = 0x81; first <= 0xfe; first++) for (let second = 0x40; second <= 0xfe; second++) codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  return Uint8Array.from([...text].flatMap((letter) => (letter.charCodeAt(0) < 128 ? [letter.charCodeAt(0)] : codes.get(letter) ?? [63])));
}

const table = (rows, separator) => `${rows.map((row) => row.join(separator)).join("\n")}\n`;
const html = (rows, cell = (text) => text) => `<table border=1><tr><td colspan=7 align=center><b>集团客户业务清单</b></td></tr>${rows.map((row) => `<tr>${row.map((text) => `<td style='mso-number-format:"\\@"'>${cell(text)}</td>`).join("")}</tr>`).join("")}</table>`;

test("a page of an office system saved as .xls, in GBK as its head says", async () => {
  const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>${html([HEAD, ...texts(slashed)], (text) => `&nbsp;${text}&nbsp;`)}</body></html>`;
  assert.deepEqual(understood(await read(gb18030(page))), ROWS);
});

test("a page with tables of its own layout around the list", async () => {
  const page = `<!DOCTYPE html><html><body><table><tr><td><div>查询条件：2026年</div></td></tr></table>${html([HEAD, ...texts((iso) => iso.replace("T", " "))])}<table><tr><td>共4条</td></tr></table></body></html>`;
  assert.deepEqual(understood(await read(page)), ROWS);
});

test("a workbook with the names in its first column and an order in each further one", async () => {
  const rows = [["集团客户业务受理单"], ...HEAD.map((name, at) => [name, ...dated().map((row) => row[at])])];
  const list = await read(workbook([{ name: "Sheet1", rows, merged: ["A1:E1"] }], { formats: ["yyyy-mm-dd hh:mm"] }));
  assert.deepEqual(understood(list), ROWS);
  assert.deepEqual(list.sheet.notes.map(({ code }) => code).filter((code) => code === "turned"), ["turned"]);
});

test("one order as a form: a name and its value in each line", async () => {
  const list = await read(table(HEAD.map((name, at) => [name, texts(slashed)[0][at]]), "\t"));
  assert.deepEqual(understood(list), ROWS.slice(0, 1));
});

test("a merged title, a line of who wrote it, a head over two rows, a total, and signatures", async () => {
  const rows = [
    ["2026年第三季度集团客户业务清单"], ["单位：某分公司", "", "", "", "", "制表日期：2026-09-30"],
    ["工单号", "客户信息", "", "", "业务信息", "", "受理时间"], ["", "客户名称", "客户等级", "保障等级", "业务类型", "范围", ""],
    ...dated(), ["合计", "", "", "", { n: 4, formula: "COUNTA(A5:A8)" }], ["制表人：张三", "", "审核人：李四"],
  ];
  const list = await read(workbook([{ name: "清单", rows, merged: ["A1:G1", "A3:A4", "B3:D3", "E3:F3", "G3:G4"] }], { formats: ['yyyy"年"m"月"d"日" h:mm'] }));
  assert.deepEqual(understood(list), ROWS);
  assert.deepEqual(list.body.leftOut.map(({ why }) => why), ["total", "remark"]);
});

test("an export of a template: under the head a line that says how to fill it in", async () => {
  const rows = [HEAD, ["必填，不可重复", "选填", "金牌/银牌/铜牌/标准", "AAA/AA/A/普通", "下拉选择", "下拉选择", "格式：2026-01-01 09:00"], ...texts(slashed)];
  const list = await read(table(rows, ","));
  assert.deepEqual(understood(list), ROWS);
  assert.deepEqual(list.body.leftOut.map(({ line, why }) => [line, why]), [[2, "remark"]]);
});

test("a workbook from an old Mac, which counts days from 1904", async () => {
  const list = await read(workbook([{ name: "a", rows: [HEAD, ...dated(1, true)] }], { formats: ["yyyy/m/d h:mm"], epoch1904: true }));
  assert.deepEqual(understood(list), ROWS);
});

test("day numbers without the format of a date, under a header that names a moment", async () => {
  assert.deepEqual(understood(await read(workbook([{ name: "a", rows: [HEAD, ...dated(0)] }]))), ROWS);
});

test("dates as texts of several hands", async () => {
  const written = ["'2026-09-30 16:00", "2026.10.1", "2026年12月30日 09时05分", "2026-02-13 下午5:30"];
  assert.deepEqual(understood(await read(workbook([{ name: "a", rows: [HEAD, ...LINES.map((line, at) => [...line, written[at]])] }]))), ROWS);
});

test("GB18030 with its mark, and cells in quotation marks", async () => {
  const text = table([HEAD, ...texts(slashed)].map((row) => row.map((cell) => `"${cell}"`)), ",");
  assert.deepEqual(understood(await read(Uint8Array.of(0x84, 0x31, 0x95, 0x33, ...gb18030(text)))), ROWS);
});

test("what a spreadsheet copies: a numbered first column, heads of two lines, columns that are empty at the end", async () => {
  const rows = [["序号", "工单号", "客户名称", "\"客户\n等级\"", "保障等级", "\"业务类型\n（必填）\"", "范围", "受理时间", "", ""], ...texts(slashed).map((row, at) => [at + 1, ...row, "", ""])];
  assert.deepEqual(understood(await read(rows.map((row) => row.join("\t")).join("\r\n"))), ROWS);
});

test("date and time of day in two columns of a workbook are one moment", async () => {
  const rows = [[...HEAD.slice(0, 6), "受理日期", "受理时间"], ...LINES.map((line, at) => [
    ...line, { n: Math.floor(serial(STARTS[at])), style: 1 }, STARTS[at].includes("T") ? { n: serial(STARTS[at]) % 1, style: 2 } : "",
  ])];
  const list = await read(workbook([{ name: "a", rows }], { formats: ["yyyy-mm-dd", "hh:mm"] }));
  assert.deepEqual(understood(list), ROWS);
});

test("date and time in two columns of a text: 日期 and 时间, midnights of a database beside them, times first", async () => {
  const split = (iso) => [iso.slice(0, 10), iso.slice(11)];
  for (const [head, write] of [
    [["日期", "时间"], (iso) => split(iso)],
    [["申请日期", "申请时间"], ([...iso]) => [`${iso.join("").slice(0, 10)} 00:00:00`, iso.join("").slice(11)]],
    [["受理时间", "受理日期"], (iso) => split(iso).reverse()],
    [["受理日期", "时刻"], (iso) => [slashed(iso.slice(0, 10)), iso.length > 10 ? `${Number(iso.slice(11, 13))}点${iso.slice(14)}分` : ""]],
    [["Date", "Time"], (iso) => split(iso)],
  ]) {
    const rows = [[...HEAD.slice(0, 6), ...head], ...LINES.map((line, at) => [...line, ...write(STARTS[at])])];
    const expected = head[0] === "申请日期" ? ROWS.map((row, at) => (at === 1 ? [...row.slice(0, 5), "2026-10-01T00:00"] : row)) : ROWS;
    assert.deepEqual(understood(await read(table(rows, ","))), expected, head.join());
  }
});

test("a time that contradicts the time of its date is no moment", () => {
  assert.equal(readMoment(joined("2026-09-30 16:00", "16:00")).moment, "2026-09-30T16:00");
  assert.equal(readMoment(joined("2026-09-30 16:00", "17:00")).fault, "form");
  assert.equal(readMoment(joined("2026-09-30 00:00:00", "17:00")).moment, "2026-09-30T17:00");
  assert.equal(readMoment(joined("2026年9月30日0时0分", "下午5点")).moment, "2026-09-30T17:00");
});

test("a table as chats and notes have it, between vertical bars", async () => {
  const rows = [HEAD, HEAD.map(() => ":---:"), ...texts(slashed)];
  assert.deepEqual(understood(await read(rows.map((row) => `| ${row.join(" | ")} |`).join("\n"))), ROWS);
});

test("an XML spreadsheet of 2003 that leaves empty cells out", async () => {
  const cell = (text, index) => `<Cell${index ? ` ss:Index="${index}"` : ""}><Data ss:Type="String">${text}</Data></Cell>`;
  const moment = (iso) => `<Cell ss:Index="9"><Data ss:Type="DateTime">${iso.length > 10 ? `${iso}:00.000` : `${iso}T00:00:00.000`}</Data></Cell>`;
  const row = (cells) => `<Row>${cells}</Row>`;
  const book = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="清单"><Table>${
    row(HEAD.slice(0, 6).map((text) => cell(text)).join("") + cell(HEAD[6], 9))}${LINES.map((line, at) => row(line.map((text) => cell(text)).join("") + moment(STARTS[at]))).join("")}</Table></Worksheet></Workbook>`;
  assert.deepEqual(understood(await read(book)), ROWS);
});

test("other names for everything: the words that other desks use", async () => {
  const list = await read(table([
    ["工单号", "集团名称", "集团客户等级", "业务保障等级", "产品名称", "跨域类型", "派单时间"],
    ["GD20260001", "甲公司", "金牌客户", "3A", "数据专线", "市内", "2026/09/30 16:00:00"],
    ["GD20260002", "乙公司", "银牌级客户", "AA级", "互联网专线100M", "跨省", "2026-10-01"],
    ["GD20260003", "丙公司", "铜级", "A级", "语音专线", "省内跨地市", "2026-12-30 09:05:00.0"],
    ["GD20260004", "丁公司", "标准级", "普通级", "数据专线", "地市内", "2026-02-13T17:30:00+08:00"],
  ], ","));
  const [first, second, third, fourth] = ROWS;
  assert.deepEqual(understood(list), [first, second, third, [...fourth.slice(0, 5), "2026-02-13T17:30+08:00"]]);
});

test("groups of rows under lines of their own: the line is no order, and nobody's tier is taken from it unasked", async () => {
  const rows = [HEAD, ["一、金牌客户"], ...texts(slashed).slice(0, 1), ["小计", "1条"], ["二、其他客户"], ...texts(slashed).slice(1), ["小计", "3条"], ["总计", "4条"]];
  const list = await read(table(rows, "\t"));
  assert.deepEqual(understood(list).filter(([number]) => number.startsWith("GD")), ROWS);
  assert.deepEqual(list.body.leftOut.map(({ text }) => text), ["一、金牌客户", "小计 1条", "二、其他客户", "小计 3条", "总计 4条"]);
});

test("each page of a printed report has its title and head again", async () => {
  const page = (from, to, n) => [["集团客户业务清单"], HEAD, ...texts(slashed).slice(from, to), [`第${n}页 共2页`]];
  const list = await read(table([...page(0, 2, 1), ...page(2, 4, 2)], ","));
  assert.deepEqual(understood(list), ROWS);
});

test("a list on two sheets: each is read, neither passes for the whole", async () => {
  const book = workbook([{ name: "地市", rows: [HEAD, ...dated().slice(0, 2)] }, { name: "省内", rows: [HEAD, ...dated().slice(2)] }], { formats: ["yyyy-mm-dd hh:mm"] });
  assert.deepEqual(understood(await read(book, 0)), ROWS.slice(0, 2));
  assert.deepEqual(understood(await read(book, 1)), ROWS.slice(2));
});

test("a list of faults: reported on a day and at an hour of its own column, restored later", async () => {
  const list = await read(table([
    ["故障单号", "客户名称", "客户级别", "保障级别", "业务种类", "区域范围", "申告日期", "申告时刻", "恢复日期", "恢复时间"],
    ["GZ1", "甲公司", "金牌", "AAA", "数据专线", "地市内", "2026-09-30", "23:10", "2026-10-01", "05:30"],
    ["GZ2", "乙公司", "银牌", "AA", "互联网专线", "跨省", "2026-10-01", "08:05", "2026-10-01", "12:00"],
  ], ","));
  assert.deepEqual(understood(list, "fault", "故障单号").map((row) => row[5]), ["2026-09-30T23:10", "2026-10-01T08:05"]);
  assert.ok(CLOCK);
});

test("a table that begins in the third column and the fifth row of its sheet", async () => {
  const rows = [[], ["", "", "电路清单"], [], [], ["", "", ...HEAD], ...dated().map((row) => ["", "", ...row]), [], ["", "", "合计", "4条"]];
  const list = await read(workbook([{ name: "a", rows }], { formats: ["yyyy-mm-dd hh:mm"] }));
  assert.deepEqual(understood(list), ROWS);
});

test("line ends of an old Mac, comments at the top, an empty line between orders", async () => {
  const text = ["# 导出时间：2026-09-30 08:00", "# 共4条", HEAD.join(","), ...texts(slashed).flatMap((row) => [row.join(","), ""])].join("\r");
  assert.deepEqual(understood(await read(text)), ROWS);
});

test("other moments beside the start: what is asked for, planned or finished is not taken for it", async () => {
  const head = ["工单号", "要求完成时间", "客户等级", "保障等级", "业务类型", "范围", "受理时间", "实际完成时间", "归档时间"];
  const rows = texts(slashed).map(([number, , ...row]) => [number, "2026/11/1 10:00", ...row, "2026/10/20 9:00", "2026/10/21 9:00"]);
  assert.deepEqual(understood(await read(table([head, ...rows], ","))), ROWS);
});

test("a list in traditional characters, in Big5", async () => {
  const [big5, decoder] = [new Map(), new TextDecoder("big5")];
  for (let first = 0xa1; first <= 0xf9; first++) for (let second = 0x40; second <= 0xfe; second++) big5.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  const rows = [["工單號", "客戶名稱", "客戶等級", "保障等級", "業務類型", "範圍", "受理時間"], ...texts(slashed).map((row) => row.map((cell) => cell.replace("银", "銀").replace("铜", "銅").replace("标准", "標準").replace("数据专线", "數據專線").replace("互联网专线", "互聯網專線").replace("语音专线", "語音專線").replace("内", "內")))];
  const bytes = Uint8Array.from([...table(rows, ",")].flatMap((letter) => (letter.charCodeAt(0) < 128 ? [letter.charCodeAt(0)] : big5.get(letter) ?? [63])));
  assert.deepEqual(understood(await read(bytes), "change", "工單號"), ROWS);
});

test("dates with weekdays, parts of the day, zones and blanks that cannot be seen", async () => {
  const written = ["2026年9月30日星期三下午4时", "2026-10-01\u00a0", "Wed, 30 Dec 2026 09:05:00 +0800", "2026/2/13 05:30 PM (北京时间)"];
  const list = await read(table([HEAD, ...LINES.map((line, at) => [...line, `"${written[at]}"`])], ","));
  assert.deepEqual(understood(list).map((row) => row[5]), ["2026-09-30T16:00", "2026-10-01", "2026-12-30T09:05+08:00", "2026-02-13T17:30+08:00"]);
});

test("two-digit years, days and months that could change places, and midnights of an evening stay unread, each for its cause", () => {
  for (const [text, fault] of [["26/9/30", "form"], ["30-Sep-26", "form"], ["1/9/2026", "order"], ["9月30日", "year"], ["2026-09-30 晚上12:00", "unclear"], ["2026-10-10（周日）", "weekday"], ["尽快", "form"]]) {
    const read = readMoment(text);
    assert.ok("fault" in read, `${text}: ${read.moment}`);
    assert.equal(read.fault, fault, text);
  }
});

test("a head of a web page over two rows, its upper cells spanning", async () => {
  const page = `<html><body><table><thead><tr><th rowspan="2">工单号</th><th colspan="3">客户</th><th colspan="2">业务</th><th rowspan="2">受理时间</th></tr><tr><th>客户名称</th><th>客户等级</th><th>保障等级</th><th>业务类型</th><th>范围</th></tr></thead><tbody>${texts(slashed).map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</tbody></table></body></html>`;
  assert.deepEqual(understood(await read(page)), ROWS);
});

test("marks beside a tier say nothing; a remark may, and is asked about", async () => {
  const marked = ["★金牌", "银牌（拟升金牌）", "铜牌*", "标准 "];
  const list = await read(table([HEAD, ...texts(slashed).map((row, at) => [...row.slice(0, 2), marked[at], ...row.slice(3)])], ","));
  assert.deepEqual(understood(list).map((row) => row[1]), ["gold", undefined, "bronze", "standard"]);
});

test("a total whose word is spread over its cell is no order", async () => {
  for (const [label, why] of [["合 计", "total"], ["总　计：", "total"], ["小 计 4条", "total"], ["制 表 人：张三", "remark"]]) {
    const list = await read(table([HEAD, ...texts(slashed), [label, "", "", "", "4"]], ","));
    assert.deepEqual(understood(list), ROWS, label);
    assert.deepEqual(list.body.leftOut.map((one) => one.why), [why], label);
  }
  // An order whose number begins with such a word stays.
  assert.equal((await read(table([HEAD, ...texts(slashed), ["合 计一号", "戊公司", "金牌", "AAA", "数据专线", "跨省", "2026-09-30"]], ","))).body.rows.length, 5);
});

test("cells that an export keeps as texts by a formula are their texts, in the head, too", async () => {
  const list = await read(table([HEAD, ...texts(slashed)].map((row) => row.map((cell) => `="${cell}"`)), ","));
  assert.deepEqual(list.head.headers, HEAD);
  assert.deepEqual(understood(list), ROWS);
  assert.deepEqual(understood(await read(table([HEAD, ...texts(slashed)].map((row) => row.map((cell) => `"=""${cell}"""`)), ","))), ROWS);
});

test("customers that are called like tiers, beside the column of tiers", async () => {
  const names = ["金牌物业公司", "铜牌厂", "标准检测院", "银牌教练"];
  const list = await read(table([["客户名称", "客户等级", "工单号", ...HEAD.slice(3)], ...texts(slashed).map((row, at) => [names[at], row[2], row[0], ...row.slice(3)])], ","));
  assert.deepEqual(understood(list), ROWS);
});

test("XML that holds no table of a known kind is refused, not read as a list of its tags", async () => {
  assert.deepEqual(await read('<?xml version="1.0"?>\n<orders>\n<order tier="金牌">1</order>\n<order tier="银牌">2</order>\n</orders>\n'), { refused: "columns" });
});

test("what is no list is refused by its cause", async () => {
  assert.equal((await read("工单号,客户等级,受理时间\n")).body.rows.length, 0);
  assert.deepEqual(await read(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0x0a, 0, 1, 2, 0xff, 0xfe, 0])), { refused: "binary" });
});
