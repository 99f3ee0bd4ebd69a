/** Workbooks of every kind, by the module that the page loads when one comes. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { bomb } from "./bomb.mjs";
import { load, reader } from "./load.mjs";

const lib = await load();
after(lib.close);
const read = reader(lib);
const { cellText, readMoment, findValue, vocabulary } = lib;

const file = async (name) => new Uint8Array(await readFile(new URL(name, import.meta.url)));
const ROWS = [
  ["GD20260001", "gold", "AAA", "data-line", "intra-city", "2026-09-30T16:00"],
  ["GD20260002", "silver", "AA", "internet-line", "cross-province", "2026-10-01"],
  ["GD20260003", "bronze", "A", "voice-line", "cross-city", "2026-12-30T09:05"],
  ["GD20260004", "standard", "ordinary", "data-line", "intra-city", "2026-02-13T17:30"],
];

function understood({ body, survey: { mapping, starts } }) {
  return body.rows.map((row) => {
    const values = ["customerTier", "assuranceLevel", "service", "locality"].map((id) => findValue(vocabulary, id, cellText(row[mapping[id]])));
    const start = readMoment(cellText(row[starts.change]));
    return [cellText(row[0]), ...values, start.moment ?? start.fault];
  });
}

for (const name of ["01-real-iso.xlsx", "03-real-custom-cn.xlsx", "06-real-md.xlsx", "11-title-row.xlsx", "12-total-row.xlsx", "13-merged-two-row-head.xlsx", "20-ea-31.xlsx", "20-ea-57.xlsx", "31-xlwt-slash.xls", "40-odfpy.ods"]) {
  test(`${name} gives its four rows, moments with their time and year whatever the format shows`, async () => {
    assert.deepEqual(understood(await read(await file(`files/${name}`))), ROWS);
  });
}

test("09-text-dates.xlsx: texts are read as texts", async () => {
  const list = await read(await file("files/09-text-dates.xlsx"));
  // The last row is written as 20260213, without a time.
  assert.deepEqual(understood(list), [...ROWS.slice(0, 3), [...ROWS[3].slice(0, 5), "2026-02-13"]]);
});

test("15-several-sheets.xlsx: the list is on the second sheet", async () => {
  const first = await read(await file("files/15-several-sheets.xlsx"), 0);
  assert.deepEqual(first.file.sheets, [{ name: "说明", hidden: false }, { name: "专线清单", hidden: false }]);
  assert.deepEqual(understood(await read(await file("files/15-several-sheets.xlsx"), 1)), ROWS);
});

test("17-merged-data-cells.xlsx: a merged cell is the content of each of its rows", async () => {
  const list = await read(await file("files/17-merged-data-cells.xlsx"));
  // The second row's tier is merged with the first's.
  assert.deepEqual(understood(list), ROWS.map((row, at) => (at === 1 ? [row[0], "gold", ...row.slice(2)] : row)));
  assert.deepEqual(list.sheet.notes, [{ code: "merged", params: { n: 1 } }]);
});

test("the title and the total of a workbook are told from its rows", async () => {
  assert.deepEqual((await read(await file("files/11-title-row.xlsx"))).head.titles.length, 2);
  assert.deepEqual((await read(await file("files/12-total-row.xlsx"))).body.leftOut, [{ line: 6, text: "合计 4条", why: "total" }]);
});

test("the calendar from 1904 gives the same days as that from 1900", async () => {
  assert.deepEqual(understood(await read(await file("made/epoch-1904.xlsx"))), ROWS);
});

test("every built-in East Asian format, and custom ones, is a date", async () => {
  const list = await read(await file("made/east-asian-formats.xlsx"));
  const wrong = list.body.rows.filter((row) => readMoment(cellText(row[1])).moment !== "2026-09-30T16:00").map((row) => [cellText(row[2]), cellText(row[1])]);
  assert.deepEqual(wrong, []);
  assert.equal(list.body.rows.length, 40);
});

test("hidden rows, columns and sheets are read and said, merged cells, too, in each kind of workbook", async () => {
  const list = await read(await file("made/hidden.xlsx"));
  assert.deepEqual(understood(list), ROWS);
  assert.deepEqual(list.sheet.notes, [{ code: "hidden-rows", params: { n: 1, list: "3" } }, { code: "hidden-columns", params: { n: 1, list: "B" } }]);
  assert.deepEqual(list.file.sheets, [{ name: "专线清单", hidden: false }, { name: "旧", hidden: true }]);
  const merged = ROWS.map((row, at) => (at === 1 ? [row[0], "gold", ...row.slice(2)] : row));
  const notes = [{ code: "hidden-rows", params: { n: 1, list: "4" } }, { code: "hidden-columns", params: { n: 1, list: "B" } }, { code: "merged", params: { n: 1 } }];
  for (const name of ["old-1904-hidden-merged.xls", "hidden-merged.ods"]) {
    const other = await read(await file(`made/${name}`));
    assert.deepEqual(understood(other), merged, name);
    assert.deepEqual(other.sheet.notes, notes, name);
  }
});

test("a formula without a stored value is an empty cell, and named", async () => {
  const list = await read(await file("made/formula-without-value.xlsx"));
  assert.deepEqual(list.sheet.notes, [{ code: "no-value", params: { n: 1, list: "G2" } }]);
  assert.deepEqual(understood(list).map((row) => row.at(-1)), ["form", ...ROWS.slice(1).map((row) => row.at(-1))]);
});

test("a cell at the far end of a sheet costs nothing", async () => {
  const list = await read(await file("made/far-cell.xlsx"));
  assert.deepEqual(list.sheet.lines, [1, 2, 3, 4, 5, 1048576]);
});

test("a password, damage and a file that unpacks to a gigabyte are refused by name, and the next file is read", async () => {
  assert.deepEqual(await read(await file("made/password.xlsx")), { refused: "password" });
  assert.deepEqual(await read(bomb()), { refused: "large" });
  // One that lies about its size is noticed while it is unpacked.
  assert.deepEqual(await read(bomb(1000)), { refused: "damaged" });
  const whole = await file("files/01-real-iso.xlsx");
  assert.deepEqual(await read(whole.slice(0, 3000)), { refused: "damaged" });
  assert.deepEqual(await read(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)), { refused: "damaged" });
  const old = await file("files/31-xlwt-slash.xls");
  assert.deepEqual(await read(old.slice(0, 2000)), { refused: "damaged" });
  assert.deepEqual(understood(await read(whole)), ROWS);
});

test("no damage breaks the reader: cut and changed files are read or refused, in time", async () => {
  let seed = 20261128;
  const next = (below) => { seed = (seed * 48271) % 2147483647; return seed % below; };
  for (const name of ["files/01-real-iso.xlsx", "files/31-xlwt-slash.xls", "files/40-odfpy.ods"]) {
    const whole = await file(name);
    for (let n = 0; n < 40; n++) {
      const changed = whole.slice(0, next(2) ? whole.length : next(whole.length));
      for (let times = 0; times < 5 && changed.length; times++) changed[next(changed.length)] = next(256);
      const list = await read(changed);
      assert.ok("refused" in list || list.body.rows, `${name} ${n}`);
    }
  }
});

const HTML = (rows) => `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td{mso-number-format:"\\@"}</style></head><body><table border=1>${rows}</table></body></html>`;
const HEAD = "<tr><th colspan=7>2026年10月清单</th></tr><tr><th>工单号<th>客户名称<th>客户等级<th>保障等级<th>业务类型<th>范围<th>受理<br>时间</tr>";

test("a web page saved as .xls is a table, with its merged cells, its entities and what it hides", async () => {
  const list = await read(HTML(`${HEAD}
    <tr><td>GD20260001</td><td>甲&amp;公司</td><td rowspan="2">金牌</td><td>AAA</td><td>数据专线</td><td>地市内</td><td>2026/9/30&nbsp;16:00</td></tr>
    <tr style="display:none"><td>GD20260002<td>乙公司<td>AA<td>互联网专线<td>跨省<td>2026/10/1</tr>`));
  assert.equal(list.file.kind, "markup");
  assert.deepEqual(understood(list), [ROWS[0], ["GD20260002", "gold", "AA", "internet-line", "cross-province", "2026-10-01"]]);
  assert.equal(cellText(list.body.rows[0][1]), "甲&公司");
  assert.deepEqual(list.sheet.notes.map(({ code }) => code), ["hidden-rows", "merged"]);
});

test("an XML spreadsheet of 2003 is a workbook", async () => {
  const cell = (text, type = "String") => `<Cell><Data ss:Type="${type}">${text}</Data></Cell>`;
  const list = await read(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="清单"><Table><Row>${["工单号", "客户名称", "客户等级", "保障等级", "业务类型", "范围", "受理时间"].map((text) => cell(text)).join("")}</Row>
    <Row>${["GD20260001", "甲公司", "金牌", "AAA", "数据专线", "地市内"].map((text) => cell(text)).join("")}${cell("2026-09-30T16:00:00.000", "DateTime")}</Row>
    <Row>${cell("GD20260002")}<Cell ss:Index="3"><Data ss:Type="String">银牌</Data></Cell>${["AA", "互联网专线", "跨省"].map((text) => cell(text)).join("")}${cell("2026-10-01T00:00:00.000", "DateTime")}</Row></Table></Worksheet></Workbook>`);
  assert.deepEqual(understood(list), ROWS.slice(0, 2));
  assert.equal(list.sheet.name, "清单");
});
