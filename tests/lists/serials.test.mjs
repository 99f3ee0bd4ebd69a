/** Plain day numbers of workbooks that do not count from 1899-12-30. In the 1904 date system 2026-09-30 has the number 44833, in that of 1900 it has 46295. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import { after, test } from "node:test";
import { openDesk } from "./desk.mjs";
import { load, reader } from "./load.mjs";
import { workbook } from "./xlsx.mjs";
import { crc32, zip } from "./zip.mjs";

const lib = await load();
after(lib.close);
const read = reader(lib);
const desk = await openDesk();
after(desk.close);

const HEAD = ["工单号", "客户等级", "业务类型", "范围", "受理时间"];
/** An order whose number could be a day's, and a start in a cell of General format. */
const general = (start) => [{ n: 44833 }, "金牌", "数据专线", "地市内", { n: start }];
const xlsx = (starts, epoch1904) => workbook([{ name: "a", rows: [HEAD, ...starts.map(general)] }], { epoch1904 });

test("a plain number in a column of moments counts from the workbook's own day 0, an order's number stays as it is", async () => {
  const { rows, result } = await desk.read(xlsx([44833, 44833.75], true));
  assert.deepEqual(rows.map(({ id, startAt }) => [id, startAt]), [["44833", "2026-09-30"], ["44833", "2026-09-30T18:00"]]);
  // What leaves the workbook has no day 0 any more: the start is a date, also in what is kept of the list.
  assert.match(await result.csv.text(), /\n44833,金牌,数据专线,地市内,2026-09-30 18:00,/);
});

test("a plain number of the 1900 date system is read as before", async () => {
  const { rows, result } = await desk.read(xlsx([46295, 44833], false));
  assert.deepEqual(rows.map(({ startAt }) => startAt), ["2026-09-30", "2022-09-29"]);
  assert.match(await result.csv.text(), /,46295,/);
});

test("a number that was stored as text counts like one that was not", async () => {
  const { rows } = await desk.read(workbook([{ name: "a", rows: [HEAD, ["1", "金牌", "数据专线", "地市内", "44833"]] }], { epoch1904: true }));
  assert.deepEqual(rows.map(({ startAt }) => startAt), ["2026-09-30"]);
});

test("a column of day numbers is no column of times, though 44833 could be 4:48:33; one of times is", async () => {
  const { choices } = await desk.read(workbook([{ name: "a", rows: [HEAD, ["1", "金牌", "数据专线", "地市内", "45012"], ["2", "金牌", "数据专线", "地市内", "44833"]] }]));
  assert.equal(choices.mapping.startAt, 4);
  const clocks = (texts) => read(["工单号,客户等级,业务类型,范围,受理日期,受理时间", ...texts.map((text) => `1,金牌,数据专线,地市内,2026-09-30,${text}`)].join("\n"));
  for (const texts of [["44833", "163000"], ["40000", "85959"]]) assert.deepEqual((await clocks(texts)).survey.clocks, { 4: 5 }, texts.join());
});

test("both ends of a pause in columns of its own count so, too", async () => {
  const head = [...HEAD, "挂起开始", "挂起结束", "挂起原因"];
  const list = await read(workbook([{ name: "a", rows: [head, [...general(44833), { n: 44838.375 }, { n: 44839.75 }, "客户"]] }], { epoch1904: true }));
  const columns = lib.momentColumns(list.survey.mapping, ["startAt"]);
  const [row] = lib.datedRows(list.body.rows, columns, list.sheet.dayZero);
  assert.deepEqual(row.slice(5).map(lib.cellText), ["2026-10-05 09:00", "2026-10-06 18:00", "客户"]);
});

/** A spreadsheet of OpenDocument whose one list has a number for its start. */
function ods(nullDate, start) {
  const cell = (value) => (typeof value === "number" ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>` : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`);
  const rows = [HEAD, ["1", "金牌", "数据专线", "地市内", start]].map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`).join("");
  const ns = ["office", "table", "text"].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(" ");
  const settings = nullDate && `<table:calculation-settings><table:null-date table:date-value="${nullDate}"/></table:calculation-settings>`;
  const content = `<?xml version="1.0"?><office:document-content ${ns}><office:body><office:spreadsheet>${settings}<table:table table:name="a">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const files = { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>', "content.xml": content };
  return new Uint8Array(zip(Object.entries(files).map(([name, text]) => {
    const bytes = Buffer.from(text);
    return { name, bytes: deflateRawSync(bytes), crc: crc32(bytes), size: bytes.length };
  })));
}

test("a spreadsheet of OpenDocument counts from the day that it names, else from 1899-12-30", async () => {
  // StarOffice counted from 1900-01-01, two days later than Excel's 1900 system.
  for (const [nullDate, start] of [["1904-01-01", 44833], ["1900-01-01", 46293], ["1899-12-30", 46295], ["", 46295], ["never", 46295]]) {
    const { rows } = await desk.read(ods(nullDate, start));
    assert.deepEqual(rows.map(({ startAt }) => startAt), ["2026-09-30"], nullDate);
  }
});

test("an old workbook and an XML spreadsheet name their date system", async () => {
  const dayZero = async (bytes) => (await read(bytes)).sheet.dayZero;
  const file = async (name) => new Uint8Array(await readFile(new URL(name, import.meta.url)));
  assert.equal(await dayZero(await file("made/old-1904-hidden-merged.xls")), "1904-01-01");
  assert.equal(await dayZero(await file("made/epoch-1904.xlsx")), "1904-01-01");
  assert.equal(await dayZero(await file("files/31-xlwt-slash.xls")), undefined);
  const cell = (text, type = "String") => `<Cell><Data ss:Type="${type}">${text}</Data></Cell>`;
  const xml = (settings) => `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel">${settings}</ExcelWorkbook>
    <Worksheet ss:Name="a"><Table><Row>${HEAD.map((text) => cell(text)).join("")}</Row><Row>${["1", "金牌", "数据专线", "地市内"].map((text) => cell(text)).join("")}${cell("44833", "Number")}</Row></Table></Worksheet></Workbook>`;
  assert.deepEqual((await desk.read(xml("<Date1904/>"))).rows.map(({ startAt }) => startAt), ["2026-09-30"]);
  assert.equal(await dayZero(xml("")), undefined);
});
