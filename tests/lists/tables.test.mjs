/** Where a list begins and ends in its sheet, and what of it is no row: head, titles, totals, remarks, lists on their side. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";
import { workbook } from "./xlsx.mjs";

const { bodyOf, findHead, upright, namesIn, isBlank, cellText, openFile, readStart, vocabulary, close } = await load();
after(close);

const sheetOf = (rows, more = {}) => ({ name: "", rows, lines: rows.map((_, at) => at + 1), broken: new Set(), notes: [], ...more });
const HEAD = ["工单号", "客户等级", "业务类型", "备注"];
const ORDER = ["GD1", "金牌", "数据专线", "加急"];

/** Why each of these rows, between two orders, is no row of the list; undefined for one that is. */
function why(rows, head = HEAD, more = {}) {
  const sheet = sheetOf([head, ORDER.slice(0, head.length), ...rows, ORDER.slice(0, head.length)], more);
  const { leftOut, lines } = bodyOf(sheet, findHead(sheet.rows, vocabulary), vocabulary);
  return rows.map((_, at) => {
    const left = leftOut.find(({ line }) => line === at + 3);
    assert.equal(lines.includes(at + 3), !left);
    return left?.why;
  });
}
const all = (rows, reason, head, more) => { for (const [at, found] of why(rows, head, more).entries()) assert.equal(found, reason, JSON.stringify(rows[at])); };
const beside = (texts, ...cells) => texts.map((text) => [text, ...cells]);

test("the words of totals, with what may follow them", () => {
  all(beside(["合计", "本页合计", "页合计", "总计", "小计", "累计", "汇总", "总数", "共计", "合共", "total", "Total", "Subtotal", "GrandTotal", "sum", "合计：", "合计:4", "合计 4条", "合计（4）", "合计(4)", "总　计", "合 计", "本 页 合  计", "合\u00a0计"], "", "", "100"), "total");
  // What only begins or ends like one is an order.
  all(beside(["合计咨询", "总数据", "summary", "totals", "本页", "不合", "x合 y计"], "", "", "100"), undefined);
});

test("the totals of groups, as spreadsheets name them", () => {
  all(beside(["金牌 汇总", "金牌汇总", "银牌计数", "银牌 小计", "甲合计", "甲 求和", "乙平均值", "乙最大值", "丙最小值", "Gold total", "Gold Count", "Gold average", "Gold sum", "Gold subtotal", "Gold max", "Gold min", `${"长".repeat(40)}合计`], "", "", "100"), "total");
  all(beside(["甲汇总表", "Gold counts", "Goldmax", "Gold total 1", `${"长".repeat(41)}合计`], "", "", "100"), undefined);
});

test("a row that names a value or a moment is no total, and bare figures are no moment", () => {
  all([["合计", "金牌", "", ""], ["合计", "", "数据专线", ""], ["合计", "", "", "2026-09-30"], ["合计", "", "", "9/30/2026"]], undefined);
  all([["合计", "", "", "46295"], ["合计", "46295", "46295.5", ""], ["合计", "", "", "1,234"], ["合计", "", "", "甲"]], "total");
});

test("remarks and signatures, each by its word", () => {
  const people = ["填表", "制表", "编制", "审核", "审批", "复核", "填报", "打印", "导出", "经办"];
  const words = ["备注", "注", "说明", ...people, ...people.flatMap((word) => ["人", "员", "单位", "部门", "日期", "时间"].map((of) => word + of)), "remark", "Remarks", "note", "Notes", "prepared by", "Exported", "注1", "注 2", "说明一", "备注十".slice(0, 2), "注六", "制 表 人"];
  all(beside(words.flatMap((word) => [`${word}：`, `${word}: x`]), "李四", "", "乙"), "remark");
  all(beside(["备注", "x备注：y", "制表者：x", "注七：x", "remarked: x", "导出x：y"], "李四", "", "乙"), undefined);
});

test("a remark's cells are explained by the labels before them; a value beside it makes it an order", () => {
  all([["审批人：", "李四", "日期：", "2026-09-30"], ["审批人：", "金牌", "", "甲"], ["备注：", "2026-09-30", "", ""]], "remark");
  all([["备注：加急", "金牌", "", ""], ["备注：加急", "", "", "2026-09-30"], ["备注：", "甲", "金牌", ""], ["备注：加急", "甲", "", "2026-09-30"]], undefined);
});

test("a label alone names the cell beside it", () => {
  all([["图例：", "甲", "", "乙"], ["图例:", "甲", "", ""], ["一二三四五六七八九十甲乙：", "甲", "", "乙"], ["图例：", "金牌", "", ""]], "remark");
  all([["一二三四五六七八九十甲乙丙：", "甲", "", "乙"], ["图例：x", "甲", "", "乙"], ["甲：乙：", "甲", "", "乙"], ["：", "甲", "", "乙"], ["图例", "甲", "", "乙"], ["图例：", "甲", "金牌", ""]], undefined);
});

test("a line of one cell in a list of three columns and more is no order, unless the cell is a value", () => {
  all([["第1页"], ["", "", "甲", ""], ["一、甲"]], "remark");
  all([["金牌"], ["", "", "", "2026-09-30"], ["甲", "乙"]], undefined);
  // A list of two columns has hardly more to say, and labels and hints stand in it as texts.
  all([["第1页"], ["图例：", "甲"], ["必填", "选填"], ["--", "--"]], undefined, ["工单号", "客户等级"]);
  all([["第1页"], ["图例：", "甲"]], undefined, ["工单号", "客户等级", ""]);
  all([["第1页"], ["图例：", "甲"]], "remark", ["工单号", "客户等级", "业务类型"]);
});

test("a line of hints is half of hints and more", () => {
  for (const hint of ["必填", "选填项", "必选", "可选", "下拉选择", "格式", "填写", "请填", "请选择", "请输入", "例如x", "示例", "不可为空", "不能空", "Required", "optional", "Format", "e.g. x"]) {
    all([[hint, "甲", "", ""], [hint, "甲", hint, "乙"]], "remark");
    all([[hint, "甲", "乙", ""]], undefined);
  }
  all([["请甲", "乙", "", ""], ["egg", "乙", "", ""], ["必填", "金牌", "", ""], ["甲", "乙", "丙", "丁"]], undefined);
});

test("a line of rules is made of nothing else", () => {
  all([["---", ":--", "--:", ":-:"], ["-", "-", "-", "-"], ["---", "---", "", ""]], "remark");
  all([["---", "甲", "乙", "丙"], ["甲-", "乙-", "丙-", "丁-"], ["-甲", "-乙", "-丙", "-丁"], ["::", "::", "::", ""], ["-::", "-", "-", ""]], undefined);
});

test("the head again, in its own words or in another language's, with all of its names", () => {
  all([HEAD, ["*工单号", "客户 等级", "业务类型", "备注"], ["Order", "Customer tier", "Service", "Remark"], ["工单号", "客户等级", "业务类型", "x"], ["", "Customer tier", "Service", ""]], "head");
  all([["工单号", "客户等级", "", "备注"], ["Order", "Customer tier", "", "Remark"], ["Order", "Service", "Customer tier", "Remark"]], undefined);
  // One name that is known may stand in an order; so may the only one of a list of one column.
  all([["GD5", "Customer tier", "甲", "乙"]], undefined, ["工单号", "客户等级", "甲方", "备注"]);
  all([["客户等级"]], undefined, ["客户等级"]);
  all([["客户等级", ""]], undefined, ["客户等级", ""]);
  // Names that mean nothing known are a head in their own words alone.
  all([["甲方", "乙方", "丙方"]], "head", ["甲方", "乙方", "丙方"]);
  all([["甲方", "乙方", "丙方"]], "head", ["甲方", "乙方", "丙方", ""]);
  all([["甲方", "乙方"], ["甲方", "乙方", "丁方"]], undefined, ["甲方", "乙方", "丙方"]);
  // Without a head nothing repeats it.
  const sheet = sheetOf([["甲", "乙", "丙"], ["甲", "乙", "丙"]]);
  assert.equal(bodyOf(sheet, { headers: ["甲", "乙", "丙"], first: 0, kind: "none", titles: [] }, vocabulary).rows.length, 2);
});

test("a row with a stray quotation mark is told as one, whatever it says", () => {
  all([["合计"]], undefined, HEAD, { broken: new Set([3]) });
});

test("what is left out is told with its texts", () => {
  const sheet = sheetOf([HEAD, ORDER, [" 合计 ", "", "", { type: "number", text: "4" }]]);
  assert.deepEqual(bodyOf(sheet, findHead(sheet.rows, vocabulary), vocabulary), { rows: [ORDER], lines: [2], leftOut: [{ line: 3, text: "合计 4", why: "total" }] });
});

test("rows without a text end the list; where there are no others, each is one", () => {
  const empty = { type: "formula", text: "" };
  const read = (rows, head) => bodyOf(sheetOf(rows), head ?? findHead(rows, vocabulary), vocabulary).lines;
  assert.deepEqual(read([HEAD, ORDER, [empty], ORDER, [empty, " "], [empty]]), [2, 3, 4]);
  assert.deepEqual(read([HEAD, [empty], [empty]]), [2, 3]);
  assert.deepEqual(read([HEAD, ORDER]), [2]);
  assert.deepEqual(read([HEAD]), []);
  assert.deepEqual(read([[empty], [empty]], { headers: [""], first: 0, kind: "none", titles: [] }), [1, 2]);
});

test("a row is blank where its cells have no text and no formula", () => {
  for (const row of [[], [""], [" ", "\u3000"], [{ type: "number", text: "" }]]) assert.ok(isBlank(row), JSON.stringify(row));
  for (const row of [["", "a"], [{ type: "formula", text: "" }], [{ type: "number", text: "1" }]]) assert.ok(!isBlank(row), JSON.stringify(row));
  assert.deepEqual([undefined, "a", { type: "number", text: "1" }].map(cellText), ["", "a", "1"]);
});

const pace = { piece: 1000, breathe: async () => {} };
const open = (content) => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return openFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), pace, vocabulary);
};
/** What a file is said to be, and the rows of its first sheet. */
async function opened(content) {
  const { read, ...file } = await open(content);
  return { ...file, rows: (await read(0)).rows };
}

test("a text file is one sheet without a name, with its encoding and separator", async () => {
  const text = { kind: "text", encoding: "UTF-8", delimiter: ",", sheets: [{ name: "", hidden: false }] };
  assert.deepEqual(await opened("a,b\n1,2\n"), { ...text, rows: [["a", "b"], ["1", "2"]] });
  // It begins as an archive or as markup does, and is neither.
  for (const first of ["P", "PK", "PK\u0003x", "<甲>", " <甲>", "甲<table>", "x<html>", "<甲", "x<?xml "]) assert.deepEqual((await opened(`${first},b\n1,2\n`)).rows, [[first, "b"], ["1", "2"]], first);
  assert.deepEqual((await opened("<甲>,<?xml version\n1,2\n")).rows, [["<甲>", "<?xml version"], ["1", "2"]]);
  const { read } = await open("a,b\n1,2\n");
  assert.deepEqual(await read(0), { name: "", rows: [["a", "b"], ["1", "2"]], lines: [1, 2], broken: new Set(), notes: [] });
});

test("one row of several cells is a table, and so are two rows of one; one cell is none", async () => {
  assert.deepEqual((await opened("a,b")).rows, [["a", "b"]]);
  assert.deepEqual((await opened("a\nb")).rows, [["a"], ["b"]]);
  for (const text of ["a", "a\n\n", ",,,", ",\n,\n"]) assert.deepEqual(await open(text), { refused: "columns" }, text);
});

test("a workbook is a file of its sheets", async () => {
  const sheets = [{ name: "甲", rows: [["a", "b"], ["1", "2"]] }, { name: "乙", rows: [["c"]] }];
  assert.deepEqual(await opened(workbook(sheets)), { kind: "workbook", encoding: "", delimiter: "", sheets: [{ name: "甲", hidden: false }, { name: "乙", hidden: false }], rows: [["a", "b"], ["1", "2"]] });
  assert.deepEqual(await open(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)), { refused: "damaged" });
});

test("markup with tables is a file of sheets; without one, or with too many cells, it is refused by its cause", async () => {
  const table = "<table><tr><td>a</td><td>b</td></tr></table>";
  for (const text of [table, `<html>${table}</html>`, `\n <html>${table}`]) assert.deepEqual(await opened(text), { kind: "markup", encoding: "", delimiter: "", sheets: [{ name: "1", hidden: false }], rows: [["a", "b"]] }, text);
  assert.deepEqual(await (await open(table)).read(1), { refused: "damaged" });
  for (const text of ["<html><p>a,b</p></html>", "<table><tr><td>a</td></tr></table>", '<?xml version="1.0"?><a>1,2</a>', '\n <?xml version="1.0"?><a>1,2</a>']) assert.deepEqual(await open(text), { refused: "columns" }, text);
  assert.deepEqual(await open(`<table>${"<tr><td colspan=20000>a</td></tr>".repeat(201)}</table>`), { refused: "large" });
});

test("a row of bytes that are none of a text is binary, an empty text is empty", async () => {
  assert.deepEqual(await open(Uint8Array.of(0x25, 0x50, 0, 0, 1, 2, 0)), { refused: "binary" });
  for (const text of ["", " \n"]) assert.deepEqual(await open(text), { refused: "empty" });
});

const NAMES = ["工单号", "客户等级", "业务类型", "受理时间"];
/** Where the head of rows is: its names, its kind, the first row below it, what stands above it. */
const head = (rows, of = vocabulary) => findHead(rows, of);

test("a head that is known, its names without blanks at their ends, as wide as the widest row", () => {
  assert.deepEqual(head([[" 工单号", "客户等级 "], ["甲", "乙", "丙"]]), { headers: ["工单号", "客户等级", ""], first: 1, kind: "known", titles: [] });
  assert.deepEqual(head([["清单", "", "三季度 "], [""], NAMES, ["甲"]]), { headers: NAMES, first: 3, kind: "known", titles: ["清单 三季度"] });
  assert.deepEqual([NAMES, ["甲", "客户等级", "Customer tier"], ["甲"]].map(namesIn(vocabulary)), [3, 1, 0]);
});

test("a head none of whose names is known is the first row of several cells", () => {
  assert.deepEqual(head([["甲方", " 乙方"], ["丙", "丁"]]), { headers: ["甲方", "乙方"], first: 1, kind: "strange", titles: [] });
  assert.deepEqual(head([["清单"], ["", ""], ["甲方", "乙方"], ["丙", "丁", "戊"]]), { headers: ["甲方", "乙方", ""], first: 3, kind: "strange", titles: ["清单"] });
  assert.deepEqual(head([["甲方", "乙方"]]), { headers: ["甲方", "乙方"], first: 1, kind: "strange", titles: [] });
  assert.deepEqual(head([["甲方"], ["乙"]]), { headers: ["甲方"], first: 1, kind: "strange", titles: [] });
});

test("there is no head where the first row holds what the next one holds in the same column, or is blank", () => {
  for (const rows of [[["甲", "金牌"], ["乙", "银牌"]], [["甲", "2026-09-30"], ["乙", "2026-10-01"]], [["甲", "金牌"]], [["2026-09-30", "甲"]]]) assert.deepEqual(head(rows), { headers: ["", ""], first: 0, kind: "none", titles: [] });
  assert.deepEqual(head([["清单"], ["甲", "金牌"], ["乙", "银牌"]]), { headers: ["", ""], first: 1, kind: "none", titles: ["清单"] });
  // A tier over a level, a value beside another's column, a moment over a value.
  for (const rows of [[["甲", "金牌"], ["乙", "AAA"]], [["甲", "金牌"], ["银牌", "乙"]], [["甲", "2026-09-30"], ["乙", "银牌"]], [["甲", "金牌"], ["乙"]]]) assert.equal(head(rows).kind, "strange");
  assert.deepEqual(head([]), { headers: [], first: 0, kind: "none", titles: [] });
  assert.deepEqual(head([["", ""], [" "]]), { headers: ["", ""], first: 0, kind: "none", titles: [] });
});

test("one name alone is a head in the first row or beside other names; elsewhere it may be a title's", () => {
  assert.deepEqual(head([["客户等级"], ["甲"]]), { headers: ["客户等级"], first: 1, kind: "known", titles: [] });
  assert.deepEqual(head([["清单"], ["甲方", "客户等级"], ["乙", "丙"]]), { headers: ["甲方", "客户等级"], first: 2, kind: "known", titles: ["清单"] });
  assert.deepEqual(head([["清单"], ["客户等级"], ["甲方", "乙方"], ["丙", "丁"]]), { headers: ["甲方", "乙方"], first: 3, kind: "strange", titles: ["清单", "客户等级"] });
});

test("a row of names and values is no head; a name that is also a value is a name", () => {
  assert.equal(head([["客户等级", "金牌", "业务类型", "受理时间"], ["工单号", "客户等级", "业务类型", ""], ["甲", "乙", "丙", ""]]).first, 2);
  const both = { ...vocabulary, values: new Map([["customerTier", new Map([["客户等级", "gold"]])]]) };
  assert.deepEqual(head([["甲方", "客户等级"], ["甲", "乙"]], both).headers, ["甲方", "客户等级"]);
  assert.equal(head([["甲方", "客户等级"], ["甲", "乙"]], both).kind, "known");
});

test("the row with most names is the head, of several the first, thirty rows down", () => {
  assert.equal(head([["甲", "客户等级"], NAMES, NAMES, ["甲"]]).first, 2);
  const titles = (count) => Array.from({ length: count }, (_, at) => [`说明${at}`]);
  assert.deepEqual([head([...titles(29), NAMES, ["甲"]]).first, head([...titles(29), NAMES, ["甲"]]).titles.length], [30, 29]);
  assert.deepEqual(head([...titles(30), NAMES, ["甲"]]).kind, "strange");
});

test("a head over two rows: the lower name, with the upper one where that makes it known, the upper one where there is no lower", () => {
  const two = (upper, lower) => { const { headers, first } = head([upper, lower, ["甲", "乙", "丙", "丁"]]); return [first, headers]; };
  assert.deepEqual(two(["工单号", "集团", "业务类型", "时间"], ["", "客户等级", "", "申告"]), [2, ["工单号", "客户等级", "业务类型", "申告时间"]]);
  // One of the two rows may be shorter.
  assert.deepEqual(two(["工单号", "客户等级", "业务类型", "时间"], ["", "", "", "申告", "恢复", ""]), [2, ["工单号", "客户等级", "业务类型", "申告时间", "恢复时间", ""]]);
  assert.deepEqual(two(["工单号", "集团", "时间", "", "备注"], ["", "客户等级", "申告"]), [2, ["工单号", "客户等级", "申告时间", "", "备注"]]);
  // What stands above goes on over the columns to its right, under which there is a name.
  assert.deepEqual(two(["工单号", "客户等级", "业务类型", "时间", "", ""], ["", "", "", "人", "申告", ""]), [2, ["工单号", "客户等级", "业务类型", "人", "申告时间", ""]]);
  // Two rows that have no more names together than one of them are no head over two rows.
  assert.equal(head([NAMES, ["甲", "乙", "丙", "丁"], ["x", "", "", "时间"], ["", "", "", "申告"]]).first, 1);
  assert.equal(head([["甲方", "申告时间"], ["甲", "乙"], ["x", "时间"], ["", "申告"]]).first, 1);
  assert.deepEqual(head([["集团客户", "", "", ""], NAMES, ["甲"]]), { headers: NAMES, first: 2, kind: "known", titles: ["集团客户"] });
  // A row that holds a value or a moment divides nothing and is joined with nothing.
  assert.equal(head([["工单号", "客户等级", "时间"], ["甲", "金牌", "申告"], ["乙", "银牌", "申告"]]).first, 1);
});

test("a second row that only divides cells of the first belongs to the head", () => {
  const names = ["工单号", "客户等级", "业务类型", "受理时间"];
  const divided = (upper, lower) => head([upper, lower, ["甲"]]);
  for (const [upper, lower] of [
    [[...names, "联系人", ""], ["", "", "", "", "姓名", "电话"]],
    [[...names, "联系人", "联系人"], ["", "", "", "", "姓名", "电话"]],
    // Cells that go on downwards as a workbook gives them.
    [[...names, "联系人", "联系人"], [...names, "姓名", "电话"]],
    [["联系人", "联系人", ...names], ["姓名", "电话", "", "", "", ""]],
    [["联系人", "", ...names], ["姓名", "电话", "", "", "", ""]],
  ]) {
    const { first, headers } = divided(upper, lower);
    assert.deepEqual([first, [...headers].sort()], [2, [...names, "姓名", "电话"].sort()], JSON.stringify([upper, lower]));
  }
  for (const [upper, lower] of [
    // One name, half of the names, a name under a cell of one column, a name in place of one that is known.
    [[...names, "联系人", ""], ["", "", "", "", "姓名", ""]],
    [[...names, "联系人", "联系人"], ["", "", "", "", "姓名", ""]],
    [["客户等级", "业务类型", "联系人", ""], ["", "", "姓名", "电话"]],
    [[...names, "联系人", "", "备注", "来源"], ["", "", "", "", "姓名", "电话", "见下", ""]],
    [[...names, "联系人", "", "备注", ""], ["", "", "", "", "姓名", "电话", "见下", ""]],
    [["工单号", "客户等级", "业务类型", "业务类型", "受理时间", "范围"], ["", "", "甲类", "乙类", "", ""]],
  ]) assert.deepEqual([divided(upper, lower).first, divided(upper, lower).headers], [1, upper], JSON.stringify([upper, lower]));
  // Below a head that was found before, it is none.
  const upper = [...names, "联系人", ""];
  assert.equal(head([upper, ["甲", "乙", "丙", "丁", "戊", "己"], upper, ["", "", "", "", "姓名", "电话"], ["甲"]]).first, 1);
});

const SIDE = [["工单号", "GD1", "GD2"], ["客户等级", "金牌", "银牌"], ["业务类型", "数据专线", "互联网专线"], ["受理时间", "2026-09-30", "2026-10-01"]];
const UPRIGHT = [["工单号", "客户等级", "业务类型", "受理时间"], ["GD1", "金牌", "数据专线", "2026-09-30"], ["GD2", "银牌", "互联网专线", "2026-10-01"]];
const stays = (rows) => { const sheet = sheetOf(rows); assert.equal(upright(sheet, vocabulary), sheet, JSON.stringify(rows).slice(0, 200)); };
const turned = (rows) => { const { rows: orders, lines, notes } = upright(sheetOf(rows), vocabulary); return { orders, lines, n: notes.at(-1)?.code === "turned" ? notes.at(-1).params.n : undefined }; };

test("a list on its side is set upright: its columns are rows, each with the place of its column", () => {
  const note = { code: "merged", params: { n: 1 } };
  const sheet = sheetOf(SIDE, { name: "a", broken: new Set([1]), notes: [note] });
  assert.deepEqual(upright(sheet, vocabulary), { name: "a", rows: UPRIGHT, lines: [1, 2, 3], broken: new Set(), notes: [note, { code: "turned", params: { n: 2 } }] });
  // Behind a column of numbers, or of one name by chance.
  for (const first of [["1", "2", "3", "4"], ["时间", "2", "3", "4"]]) assert.deepEqual(turned(SIDE.map((row, at) => [first[at], ...row])), { orders: UPRIGHT, lines: [2, 3, 4], n: 2 });
  // A title has nothing beside it, and a column without a text is no order; one with a gap is.
  assert.deepEqual(turned([["受理单"], ["受理单", " "], ...SIDE.map(([name, one, other]) => [name, one, " ", other, ""])]), { orders: UPRIGHT, lines: [1, 2, 4], n: 2 });
  assert.deepEqual(turned(SIDE.map(([name, one, other], at) => [name, at === 2 ? "" : one, other])).orders[1], ["GD1", "金牌", "", "2026-09-30"]);
  assert.deepEqual(turned([["客户等级", { type: "number", text: "1" }, "金牌"], ["受理时间", "", "9月30日"]]), { orders: [["客户等级", "受理时间"], [{ type: "number", text: "1" }, ""], ["金牌", "9月30日"]], lines: [1, 2, 3], n: 2 });
});

test("a list is turned for two names with what they ask for beside them, and for no fewer", () => {
  assert.equal(turned([["客户等级", "金牌", ""], ["受理时间", "2026-09-30", ""]]).n, 1);
  stays([["客户等级", "金牌"], ["受理时间", "填写日期"]]);
  stays([["客户等级", "甲"], ["受理时间", "2026-09-30"]]);
  stays([["客户等级", "填写金牌、银牌之一"], ["业务类型", "下拉选择"], ["受理时间", "格式"]]);
  stays([["客户等级", "金牌"], ["甲", "数据专线"], ["乙", "2026-09-30"]]);
  stays([["客户等级"], ["业务类型"], ["受理时间"]]);
  // A name that asks for nothing is not answered, and what stands before a name does not answer it.
  stays([["客户等级", "填写"], ["业务类型", "下拉"], ["甲", "乙"], ["丙", "丁"]]);
  stays([["金牌", "客户等级", "甲"], ["2026-09-30", "受理时间", "乙"], ["丙", "业务类型", "丁"]]);
});

test("a sheet with as many names in one row as in its first column stays", () => {
  stays([["客户等级", "业务类型", "受理时间"], ["业务类型", "数据专线", "2026-09-30"], ["受理时间", "2026-10-01", "x"]]);
  stays([["工单号", "客户等级", "业务类型"], ["GD1", "金牌", "数据专线"]]);
  stays([]);
});

test("a list on its side has its names in the first sixty rows, and no more than five hundred rows and columns", () => {
  const others = (count) => Array.from({ length: count }, (_, at) => [`甲${at}`, "乙"]);
  const two = [["客户等级", "金牌"], ["受理时间", "2026-09-30"]];
  assert.equal(turned([...others(58), ...two]).n, 1);
  stays([...others(59), ...two]);
  // A row below the sixtieth says nothing of the list.
  assert.equal(turned([...two, ...others(58), ["客户等级", "业务类型", "受理时间"]]).n, 2);
  assert.equal(turned([...two, ...others(498)]).n, 1);
  stays([...two, ...others(499)]);
  const wide = (count) => two.map(([name, value]) => [name, ...Array.from({ length: count }, () => value)]);
  assert.equal(turned(wide(499)).n, 499);
  stays(wide(500));
});

test("a stretch of time starts at its beginning, in every spelling", () => {
  for (const text of [
    "2026-10-12 08:00至10:00", "2026-10-12 08:00 到 10:00", "2026-10-12 08:00~10:00", "2026-10-12 08:00—10:00", "2026-10-12 08:00——10:00", "2026-10-12 08:00 – 10:00", "2026-10-12 08:00→10:00", "2026-10-12 08:00 to 10:00", "2026-10-12 08:00 TO 10:00", "October 12, 2026 8:00 to 10:00",
    "2026-10-12 08:00-10:00", "2026-10-12 08:00 - 10:00", "2026-10-12 8点-10点", "2026-10-12 8时-10时30分", "2026-10-12 8点00-10点", "2026-10-12 8点00分-10点", "2026年10月12日8-10点", "2026年10月12日8~10时", "2026年10月12日 8 至 10 点", "2026年10月12日8到次日6点", "2026年10月12日8—第二天 6点", "2026年10月12日08–翌日 06点",
    "2026-10-12 08:00至次日06:00", "2026-10-12 08:00 至 第二天 06:00", "2026-10-12 08:00-10:00", "2026-10-12 08:00到翌日6点", "2026-10-12 08:00至当日10:00", "2026-10-12 08:00至当天 10:00", "2026-10-12 08:00至10月12日10:00", "2026-10-12 08:00 至 10/12 10:00", "2026-10-12 08:00 至 1/12/2026 10:00", "2026-10-12 08:00至2026-10-13",
  ]) assert.deepEqual(readStart(text), { moment: "2026-10-12T08:00" }, text);
  assert.deepEqual(readStart("2026-10-12 8点半-10点"), { moment: "2026-10-12T08:30" });
  assert.deepEqual(readStart("2026-10-12 8时15分-10时"), { moment: "2026-10-12T08:15" });
  assert.deepEqual(readStart("2026-10-12 18:00-23:00"), { moment: "2026-10-12T18:00" });
  assert.deepEqual(readStart("2026年10月12日18-23点"), { moment: "2026-10-12T18:00" });
  assert.deepEqual(readStart("10月12日08:00至10:00", "2026"), { moment: "2026-10-12T08:00" });
  assert.deepEqual(readStart("1/12/2026 08:00至2/12/2026 10:00", undefined, "day-first"), { moment: "2026-12-01T08:00" });
});

test("the minutes of a beginning are no hour, whatever word its end has", () => {
  for (const [text, time] of [["8:30-10点", "08:30"], ["8:30至次日6点", "08:30"], ["23:00 到 翌日 5 时", "23:00"], ["8点15-10点", "08:15"], ["8时15至10时", "08:15"]]) assert.deepEqual(readStart(`2026-10-12 ${text}`), { moment: `2026-10-12T${time}` }, text);
});

test("what is no stretch is what it is as a moment", () => {
  assert.deepEqual(readStart("2026-10-12T00:00-06:00"), { moment: "2026-10-12T00:00-06:00" });
  assert.deepEqual(readStart("2026-10-12"), { moment: "2026-10-12" });
  for (const [text, fault] of [["2026-10-12 08:00至尽快", "form"], ["2026-10-12 08:00至", "form"], ["至2026-10-12 08:00", "form"], ["2026-10-12 08:00至09:00至10:00", "form"], ["2026-10-12 08:00-", "form"], ["尽快", "form"], ["1/9/2026 08:00至10:00", "order"], ["10月12日08:00至10:00", "year"], ["2026-10-12 08:00 into 10:00", "form"], ["2026-10-12 08:00至后次日10:00", "form"], ["2026-10-12 08:00至10月13日次日6:00", "form"], ["尽快-10:00", "form"], ["x2026-10-12 8:00-9:00", "form"], ["2026-10-12 08:00-10:00\n加急", "form"], ["加急\n2026-10-12 08:00-10:00", "form"]]) assert.equal(readStart(text).fault, fault, text);
});
