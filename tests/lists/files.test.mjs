/** Every file of `files/` gives the rows that it holds, or a refusal that names the cause; so do lists of the same kinds made here. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { load, reader } from "./load.mjs";

const lib = await load();
after(lib.close);
const read = reader(lib);
const { cellText, readMoment, findValue, headingOf, vocabulary, utf16Of } = lib;

const FOLDER = new URL("files/", import.meta.url);
const HEAD = ["工单号", "客户名称", "客户等级", "保障等级", "业务类型", "范围", "受理时间"];
const ROWS = [
  ["GD20260001", "gold", "AAA", "data-line", "intra-city", "2026-09-30T16:00"],
  ["GD20260002", "silver", "AA", "internet-line", "cross-province", "2026-10-01"],
  ["GD20260003", "bronze", "A", "voice-line", "cross-city", "2026-12-30T09:05"],
  ["GD20260004", "standard", "ordinary", "data-line", "intra-city", "2026-02-13T17:30"],
];
const DIMENSIONS = ["customerTier", "assuranceLevel", "service", "locality"];

/** What the list says of each circuit: its number, its values, its start. */
function understood({ body, survey: { mapping, starts } }, process = "change") {
  return body.rows.map((row) => {
    const values = DIMENSIONS.map((id) => findValue(vocabulary, id, cellText(row[mapping[id]])));
    const start = readMoment(cellText(row[starts[process]]));
    return [cellText(row[0]), ...values, start.moment ?? start.fault];
  });
}

/** A list of the same four rows, written in some other way. */
const TEXT = [HEAD, ["GD20260001", "甲公司", "金牌", "AAA", "数据专线", "地市内", "2026/9/30 16:00"], ["GD20260002", "乙公司", "银牌", "AA", "互联网专线", "跨省", "2026/10/1"], ["GD20260003", "丙公司", "铜牌", "A", "语音专线", "跨地市", "2026/12/30 9:05"], ["GD20260004", "丁公司", "标准", "普通", "数据专线", "地市内", "2026/2/13 17:30"]];
const written = (separator, rows = TEXT) => `${rows.map((row) => row.join(separator)).join("\n")}\n`;

for (const name of ["53-unicode-text-utf16le.txt", "54-utf16be.csv", "58-title-row.csv", "59-total-row.csv", "60-chinese-comma.csv", "63-two-row-head.csv", "67-sep-line.csv"]) {
  test(`${name} gives its four rows`, async () => {
    const list = await read(await readFile(new URL(name, FOLDER)));
    assert.deepEqual(understood(list), ROWS);
    assert.equal(list.head.kind, "known");
  });
}

test("titles and totals are told from rows, by name and line", async () => {
  const [title, total] = await Promise.all(["58-title-row.csv", "59-total-row.csv"].map(async (name) => read(await readFile(new URL(name, FOLDER)))));
  assert.equal(title.head.titles.length, 1);
  assert.match(title.head.titles[0], /业务清单/);
  assert.deepEqual(title.sheet.lines.slice(0, 3), [1, 2, 3]);
  assert.deepEqual(total.body.leftOut, [{ line: 6, text: "合计 4条", why: "total" }]);
});

for (const [name, separator] of [["commas", ","], ["tabs", "\t"], ["semicolons", ";"], ["vertical bars", "|"], ["full-width commas", "，"], ["full-width semicolons", "；"], ["several spaces", "   "], ["full-width spaces", "\u3000\u3000"]]) {
  test(`columns separated by ${name}`, async () => {
    assert.deepEqual(understood(await read(written(separator))), ROWS);
  });
}

test("the separator that sep= names holds, and lines are counted with it", async () => {
  const list = await read(`sep=;\r\n${written(";")}`);
  assert.deepEqual(understood(list), ROWS);
  assert.equal(list.body.lines[0], 3);
});

test("headers with marks, remarks, line breaks, spaces, in traditional characters, in English", async () => {
  for (const head of [
    ["*工单号", "客户名称", "*客户等级", "保障等级(必填)", "业务类型（必填）", "范围【必填】", "*受理时间（年/月/日 时:分）"],
    ["工单号", "客户名称", "客户等级（金/银/铜）", "\"保障等级\n(AAA/AA/A/普通)\"", "业务 类型", "范围：", "受理时间*"],
    ["工單號", "客戶名稱", "客戶等級", "保障等級", "業務類型", "範圍", "受理時間"],
    ["No.", "Customer", "Customer tier", "Assurance level", "Service", "Locality", "Start"],
    ["No.", "Customer", "customerTier", "assurance_level", "Service Type", "LOCALITY", "start_at"],
  ]) assert.deepEqual(understood(await read(written(",", [head, ...TEXT.slice(1)]))), ROWS, head.join());
});

test("a head over two rows, its names in both", async () => {
  const two = [["工单", "", "客户等级", "保障等级", "业务", "", "受理时间"], ["工单号", "客户名称", "", "", "类型", "范围", ""]];
  const list = await read(written(",", [...two, ...TEXT.slice(1)]));
  assert.deepEqual(understood(list).map(([number, tier, level, , locality, start]) => [number, tier, level, locality, start]), ROWS.map(([number, tier, level, , locality, start]) => [number, tier, level, locality, start]));
});

test("the start is known by the name that each matter gives it", async () => {
  for (const [name, process] of [
    ["申告时间", "fault"], ["故障申告时间", "fault"], ["报障时间", "fault"], ["报修日期", "fault"], ["投诉时间", "complaint"], ["投诉受理时间", "complaint"], ["派单时间", "change"], ["建单时间", "change"], ["下单日期", "change"], ["申请时间", "change"],
    ["工单发起时间", "change"], ["竣工时间", "delivery"], ["完工日期", "delivery"], ["割接时间", "notice"], ["计划割接时间", "notice"], ["客户申告故障时间", "fault"],
  ]) {
    const list = await read(written(",", [[...HEAD.slice(0, 6), name], ...TEXT.slice(1)]));
    // Raising the order opens two processes, the other events one each.
    assert.deepEqual(Object.keys(list.survey.starts).sort(), process === "change" ? ["change", "delivery"] : [process], name);
    assert.equal(list.survey.starts[process], 6, name);
    assert.deepEqual([...list.survey.processes].sort(), process === "change" ? ["change", "delivery"] : [process], name);
    assert.deepEqual(understood(list, process), ROWS, name);
  }
});

test("of two moments each matter takes its own", async () => {
  const rows = TEXT.map((row, at) => [...row, at ? "2026-10-05 10:00" : "申告时间"]);
  const { survey } = await read(written(",", rows));
  assert.equal(survey.starts.fault, 7);
  assert.equal(survey.starts.change, 6);
});

test("moments that are no start are not taken for one by their header", async () => {
  for (const name of ["恢复时间", "故障发生时间", "业务开通时间", "截止时间", "合同日期", "告警时间"]) {
    const { survey } = await read(written(",", [[...HEAD.slice(0, 6), name], ...TEXT.slice(1)]));
    assert.deepEqual(survey.starts, {}, name);
    assert.equal(survey.mapping.startAt, undefined, name);
  }
});

test("names that are a text's or a number's are no start", async () => {
  const { survey } = await read("投诉,order,客户等级\n很慢,GD1,金牌\n断网,GD2,银牌\n");
  assert.deepEqual(survey.starts, {});
  assert.deepEqual(survey.proposed, {});
});

test("a pasted list without a head is known for one; its columns are proposed by what they hold", async () => {
  const list = await read(written("\t", TEXT.slice(1)));
  assert.equal(list.head.kind, "none");
  assert.equal(list.body.rows.length, 4);
  assert.deepEqual(list.survey.mapping, {});
  assert.deepEqual(list.survey.proposed, { customerTier: 2, assuranceLevel: 3, service: 4, locality: 5, startAt: 6 });
});

test("columns with strange names are proposed by what they hold, and not taken", async () => {
  const list = await read(written(",", [["a", "b", "c", "d", "e", "f", "g"], ...TEXT.slice(1)]));
  assert.equal(list.head.kind, "strange");
  assert.deepEqual(list.survey.mapping, {});
  assert.deepEqual(list.survey.proposed, { customerTier: 2, assuranceLevel: 3, service: 4, locality: 5, startAt: 6 });
});

test("of two columns that look like a start neither is proposed", async () => {
  const rows = TEXT.map((row, at) => [...row.slice(0, 6), at ? row[6] : "甲", at ? row[6] : "乙"]);
  assert.equal((await read(written(",", rows))).survey.proposed.startAt, undefined);
});

test("numbers are no moments because a spreadsheet counts days", async () => {
  const { survey } = await read("编号,客户等级\n46295,金牌\n46296,银牌\n");
  assert.deepEqual(survey.proposed, {});
});

test("the head again, remarks and subtotals between rows are left out by name", async () => {
  const rows = [...TEXT.slice(0, 3), ["小计", "2", "", "", "", "", ""], HEAD, ...TEXT.slice(3), ["备注：以上为十月清单", "", "", "", "", "", ""]];
  const list = await read(written(",", rows));
  assert.deepEqual(understood(list), ROWS);
  assert.deepEqual(list.body.leftOut.map(({ line, why }) => [line, why]), [[4, "total"], [5, "head"], [8, "remark"]]);
});

test("a row is no total because a customer's name begins like one", async () => {
  const list = await read("客户名称,客户等级,受理时间\n合计咨询公司,金牌,2026-09-30\n总数据公司,银牌,2026-09-30\n合计,金牌,2026-09-30\n");
  assert.equal(list.body.rows.length, 3);
});

const bytes = (text, label) => {
  const decoder = new TextDecoder(label);
  const codes = new Map();
  for (let first = 0x81; first <= 0xfe; first++) for (let second = 0x40; second <= 0xfe; second++) codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  return Uint8Array.from([...text].flatMap((letter) => (letter.charCodeAt(0) < 128 ? [letter.charCodeAt(0)] : codes.get(letter) ?? [63])));
};

test("UTF-16 of both orders, with and without its mark", async () => {
  for (const mark of ["", "\ufeff"]) {
    const little = Buffer.from(mark + written("\t"), "utf16le");
    const big = Buffer.from(little).swap16();
    for (const buffer of [little, big]) {
      const list = await read(new Uint8Array(buffer));
      assert.equal(list.file.encoding, "UTF-16");
      assert.deepEqual(understood(list), ROWS);
    }
  }
});

test("UTF-16 without a mark is told by what its characters are, not by where its zeros stand", () => {
  // 一, 开 and 最 have their zero on the other side than digits and line ends.
  const chinese = "客户等级\t开通时间\t最迟\n金牌\t一月一日开始开通\t最晚\n";
  for (const text of [chinese, chinese.repeat(5000), "一、开通\n二、最迟\n", "客戶等級\t時間\n", "고객 등급\t2026\n"]) {
    const little = Buffer.from(text, "utf16le");
    assert.equal(utf16Of(new Uint8Array(little)), "utf-16le", text.slice(0, 20));
    assert.equal(utf16Of(new Uint8Array(Buffer.from(little).swap16())), "utf-16be", text.slice(0, 20));
    // Cut within a character.
    assert.equal(utf16Of(new Uint8Array(little.subarray(0, little.length - 1))), "utf-16le", text.slice(0, 20));
  }
  let state = 1;
  const random = Uint8Array.from({ length: 100_000 }, () => (state = (state * 48_271) % 2_147_483_647) % 256);
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 4, 0, 0, 0, 3, 0, 8, 6);
  const padded = Buffer.from(`${"customer tier and the start of its order\n".repeat(20)}\0\0\0`);
  for (const other of [random, png, padded, Buffer.from(chinese), new Uint8Array(0), Uint8Array.of(0)]) assert.equal(utf16Of(other), undefined);
});

test("GB18030 and Big5 are told apart by what they say", async () => {
  const simplified = await read(bytes(written(","), "gb18030"));
  assert.equal(simplified.file.encoding, "GB18030");
  assert.deepEqual(understood(simplified), ROWS);
  const traditional = [["工單號", "客戶名稱", "客戶等級", "保障等級", "業務類型", "範圍", "受理時間"], ["GD20260001", "甲公司", "金牌", "AAA", "數據專線", "地市內", "2026/9/30 16:00"], ["GD20260002", "乙公司", "銀牌", "AA", "互聯網專線", "跨省", "2026/10/1"], ["GD20260003", "丙公司", "銅牌", "A", "語音專線", "跨地市", "2026/12/30 9:05"], ["GD20260004", "丁公司", "標準", "普通", "數據專線", "地市內", "2026/2/13 17:30"]];
  const list = await read(bytes(written(",", traditional), "big5"));
  assert.equal(list.file.encoding, "Big5");
  assert.deepEqual(understood(list), ROWS);
});

test("one broken byte leaves a UTF-8 file what it is, and is said", async () => {
  const whole = new TextEncoder().encode(written(","));
  const at = new TextEncoder().encode(written(",").slice(0, written(",").indexOf("乙公司"))).length;
  const cut = Uint8Array.from([...whole.slice(0, at + 1), ...whole.slice(at + 2)]);
  const list = await read(cut);
  assert.equal(list.file.encoding, "UTF-8");
  assert.deepEqual(understood(list), ROWS);
  assert.equal(list.sheet.notes[0].code, "broken-bytes");
  assert.equal(list.sheet.notes[0].params.line, 3);
});

test("a broken byte in a value makes that row's value unknown, not another one", async () => {
  const whole = new TextEncoder().encode(written(","));
  const at = new TextEncoder().encode(written(",").slice(0, written(",").indexOf("银牌"))).length;
  const list = await read(Uint8Array.from([...whole.slice(0, at), 0xff, ...whole.slice(at + 1)]));
  assert.deepEqual(understood(list).map(([, tier]) => tier), ["gold", undefined, "bronze", "standard"]);
});

test("times that are all zeros, and years that are missing, are counted", async () => {
  const zeros = await read("客户等级,申告时间\n金牌,2026-09-30 00:00:00\n银牌,2026-10-01 00:00:00\n");
  assert.equal(zeros.survey.columns[1].midnight, 2);
  assert.equal(zeros.survey.columns[1].timed, 2);
  const years = await read("客户等级,受理时间\n金牌,9月30日\n银牌,2026-10-01\n");
  assert.equal(years.survey.columns[1].yearless, 1);
});

test("values are known by every name that means nothing else, and by no other", () => {
  for (const [dimension, value, names] of [
    ["customerTier", "gold", ["金牌", "金", "金牌级", "金牌客户", "金牌级客户", "金牌级服务", "Gold", "gold", "金 牌", "【金牌】"]],
    ["customerTier", "standard", ["标准", "标准级", "標準", "标准级客户", "standard"]],
    ["assuranceLevel", "AAA", ["AAA", "AAA级", "3A", "3A级", "aaa", "ＡＡＡ"]],
    ["assuranceLevel", "ordinary", ["普通", "普通级"]],
    ["service", "internet-line", ["互联网专线", "互联网专线100M", "互联网专线(2Mbps)", "互联网专线 1G", "互联网专线10兆", "互联网专线业务", "internet line", "internet-line"]],
    ["service", "vpn-line", ["VPN专线", "MPLS-VPN", "MPLS VPN专线"]],
    ["locality", "intra-city", ["地市内", "市内", "本地市内", "本地", "同城", "intra-city", "Within a city", "same city"]],
    ["locality", "cross-city", ["跨地市", "跨市", "省内跨地市", "Across cities", "inter-city"]],
    ["locality", "cross-province", ["跨省", "省际", "Across provinces", "inter-provincial"]],
    // The code by which a system keeps a value, and one name in each language.
    ["customerTier", "gold", ["1-金牌", "01 : 金牌", "1.金牌", "1、金牌", "1_金牌级", "金牌(Gold)", "Gold 金牌", "金牌/Gold"]],
    ["assuranceLevel", "AA", ["2-AA", "02:AA级"]],
  ]) for (const name of names) assert.equal(findValue(vocabulary, dimension, name), value, name);
  for (const [dimension, name] of [["customerTier", "钻石"], ["customerTier", "A"], ["service", "专线"], ["service", "100M"], ["locality", "省内"], ["locality", "异地"], ["assuranceLevel", "重要"], ["assuranceLevel", "3-A"], ["customerTier", "金牌/银牌"], ["customerTier", "金牌(拟升)"], ["customerTier", "1-钻石"]]) {
    assert.equal(findValue(vocabulary, dimension, name), undefined, name);
  }
});

test("what is no table is refused by name", async () => {
  for (const [content, refused] of [["", "empty"], ["\n \n", "empty"], ["今天天气很好", "columns"], [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), "binary"]]) {
    assert.deepEqual(await read(content), { refused });
  }
});

// What the page's file guards, the command line's file does: they are opened by the same spreadsheets.
test("the command line's cells are guarded as the page's are, and lose marks that turn text", () => {
  assert.equal(lib.lineOf(["=1+1", "@x", "-2", "\t=2", "-2+3", "1,5", "\u202e甲"], ","), `'=1+1,'@x,-2,'\t=2,'-2+3,"1,5",甲`);
  assert.equal(lib.writeCell("甲\u2066公司\u2069"), "甲公司");
});

test("texts that would run as formulas are guarded; numbers and telephone numbers are not", () => {
  const out = lib.writeRows([["=1+1", "+1+1", "@x", "-x", "＝1+1", "-120.5", "+8613800138000", "+86 138 0013 8000", "-3%", "000123", "2026-10-10"]]);
  assert.equal(out, "'=1+1,'+1+1,'@x,'-x,'＝1+1,-120.5,+8613800138000,+86 138 0013 8000,-3%,000123,2026-10-10\r\n");
});

test("the readme names every file", async () => {
  const readme = await readFile(new URL("README.md", import.meta.url), "utf8");
  for (const name of await readdir(FOLDER)) assert.ok(readme.includes(`\`${name}\``), name);
});

test("a column that is headed by the document's own name of an opening event holds its start; a short word heads nothing", () => {
  for (const [head, event] of [["发起业务开通工单", "order-raised"], ["Fault reported", "fault-reported"], ["提出故障申告", "fault-reported"], ["Works completed", "work-completed"]]) {
    assert.deepEqual(headingOf(head, vocabulary), { target: "startAt", event }, head);
  }
  assert.equal(headingOf("完工", vocabulary), undefined);
  assert.equal(headingOf("投诉", vocabulary), undefined);
});

// A01: tier and level are two scales, and neither is derived from the other; a list's 等级 may be either.
test("a header that names more than one thing is what its cells are, and that is said", async () => {
  const about = async (text) => {
    const { head: { headers }, survey: { mapping, otherwise } } = await read(new TextEncoder().encode(text), "list.csv");
    return { columns: Object.fromEntries(Object.entries(mapping).map(([target, at]) => [target, headers[at]])), otherwise };
  };
  const level = ["线路,等级,起算时间", "L1,AAA,2026-10-08 09:00", "L2,AA,2026-10-08 10:00", "L3,A级,2026-10-09 09:00", "L4,普通,2026-10-09 10:00"];
  assert.deepEqual(await about(level.join("\n")), { columns: { assuranceLevel: "等级" }, otherwise: { assuranceLevel: "customerTier" } });
  const tier = ["线路,等级,起算时间", "L1,金牌,2026-10-08 09:00", "L2,银牌,2026-10-08 10:00", "L3,铜牌,2026-10-09 09:00", "L4,标准,2026-10-09 10:00"];
  assert.deepEqual(await about(tier.join("\n")), { columns: { customerTier: "等级" }, otherwise: {} });
  // Beside a column of tiers it is the level all the same.
  const both = ["线路,客户等级,等级,起算时间", "L1,金牌,AAA,2026-10-08 09:00", "L2,银牌,AA,2026-10-08 10:00", "L3,铜牌,普通,2026-10-09 09:00"];
  assert.deepEqual(await about(both.join("\n")), { columns: { customerTier: "客户等级", assuranceLevel: "等级" }, otherwise: { assuranceLevel: "customerTier" } });
  // Cells that mean nothing known leave it to the header, whose unknown texts are asked for.
  const unknown = ["线路,等级,起算时间", "L1,甲,2026-10-08 09:00", "L2,乙,2026-10-08 10:00"];
  assert.deepEqual(await about(unknown.join("\n")), { columns: { customerTier: "等级" }, otherwise: {} });
});
