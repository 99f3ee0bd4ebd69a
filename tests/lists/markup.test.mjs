/** Tables in web pages and in the XML spreadsheets of 2003: which cells their rows have, and what is said of how they were read. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";

const { isMarkup, readMarkup, close } = await load();
after(close);

const rowsOf = (text) => readMarkup(text).map(({ rows }) => rows);
/** The rows of one table, given its rows' tags. */
const table = (rows) => rowsOf(`<table>${rows}</table>`)[0];
/** The first cell of a row of two. */
const cell = (content) => table(`<tr><td>${content}</td><td>x</td></tr>`)[0][0];

test("markup is told by a tag of a table, a workbook or a page near its beginning", () => {
  for (const text of ["<table>", "<TABLE border=1>", " \n<html>", "<html lang=zh>", "<Workbook>", "<ss:Workbook xmlns=x>", "<p>x</p><table>", `<p>${" ".repeat(4086)}<table>`]) assert.ok(isMarkup(text), text.slice(0, 40));
  for (const text of ["x<table>", "table>", "<tablet>", "<htmlx>", "<Workbooks>", "<a>", "<:Workbook>", `<p>${" ".repeat(4087)}<table>`]) assert.ok(!isMarkup(text), text.slice(0, 40));
});

test("each table of several cells is a sheet, with its name or its number among all tables", () => {
  const sheets = readMarkup("<table><tr><td>a</table><table><tr><td>b<td>c</table><table><tr><td>d<tr><td>e<td>f</table>");
  assert.deepEqual(sheets, [
    { name: "2", rows: [["b", "c"]], lines: [1], broken: new Set(), notes: [] },
    { name: "3", rows: [["d"], ["e", "f"]], lines: [1, 2], broken: new Set(), notes: [] },
  ]);
  assert.deepEqual(readMarkup('<Workbook><Worksheet ss:Name="甲"><Table><Row><Cell><Data>a</Data></Cell><Cell><Data>b</Data></Cell></Row></Table></Worksheet><Worksheet><Table><Row><Cell><Data>c</Data></Cell><Cell><Data>d</Data></Cell></Row></Table></Worksheet></Workbook>').map(({ name }) => name), ["甲", "2"]);
  assert.deepEqual(readMarkup('<ss:Workbook><ss:Worksheet ss:Name="甲"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type="Number">1</ss:Data></ss:Cell><ss:Cell><ss:Data>b</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>').map(({ name, rows }) => [name, rows]), [["甲", [[{ type: "number", text: "1" }, "b"]]]]);
  assert.deepEqual(readMarkup("<p>a</p>"), []);
});

test("cells that go on to the right and downwards are in each of their places", () => {
  assert.deepEqual(table("<tr><td rowspan=2 colspan=2>a<td>b</tr><tr><td>c</tr><tr><td>d<td>e<td>f</tr>"), [["a", "a", "b"], ["a", "a", "c"], ["d", "e", "f"]]);
  assert.deepEqual(table("<tr><td>a<td rowspan=3>b</tr><tr><td>c</tr><tr><td>d</tr><tr><td>e</tr>"), [["a", "b"], ["c", "b"], ["d", "b"], ["e"]]);
  assert.deepEqual(table("<tr><td rowspan=2>a<td rowspan=2>b<td>c</tr><tr><td>d</tr>"), [["a", "b", "c"], ["a", "b", "d"]]);
  assert.deepEqual(table('<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data>a</Data></Cell><Cell><Data>b</Data></Cell></Row><Row><Cell><Data>c</Data></Cell></Row>'), [["a", "a", "b"], ["a", "a", "c"]]);
  assert.deepEqual(table("<tr><td COLSPAN=2>a<td>b</tr>"), [["a", "a", "b"]]);
  for (const span of ["0", "-2", "x", ""]) assert.deepEqual(table(`<tr><td colspan="${span}" rowspan="${span}">a<td>b</tr><tr><td>c<td>d</tr>`), [["a", "b"], ["c", "d"]], span);
  assert.equal(table("<tr><td colspan=30000>a</tr>")[0].length, 20_000);
});

test("merged cells are counted", () => {
  const notes = (text) => readMarkup(`<table>${text}</table>`)[0].notes;
  assert.deepEqual(notes("<tr><td colspan=2>a<td>b</tr><tr><td rowspan=2>c<td>d<td>e</tr>"), [{ code: "merged", params: { n: 2 } }]);
  assert.deepEqual(notes("<tr><td colspan=1 rowspan=1>a<td>b</tr>"), []);
});

test("rows and cells that are left out keep their places", () => {
  const [{ rows, lines }] = readMarkup('<Workbook><Table><Row ss:Index="3"><Cell ss:Index="2"><Data>a</Data></Cell><Cell ss:Index="5"><Data>b</Data></Cell></Row><Row><Cell><Data>c</Data></Cell></Row><Row></Row><Row ss:Index="9"><Cell ss:Index="1"><Data>d</Data></Cell></Row></Table></Workbook>');
  assert.deepEqual([rows, lines], [[["", "a", "", "", "b"], ["c"], ["d"]], [3, 4, 9]]);
  assert.deepEqual(readMarkup("<table><tr><td>a<td>b</tr><tr><td> <td></tr><tr><td>c</tr></table>")[0].lines, [1, 3]);
  // The count begins anew in each table.
  assert.deepEqual(readMarkup("<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>").map((one) => one.lines), [[1], [1]]);
});

test("the text of a cell: blanks are one, line breaks are those of its tags, entities are what they stand for", () => {
  assert.equal(cell(" a \t\r\f&nbsp; b "), "a b");
  for (const text of ["a\n   b", "a\nb", "a \n\n b"]) assert.equal(cell(text), "a b", text);
  assert.equal(cell("a<br>b"), "a\nb");
  for (const text of ["a <br/> b", "a <br>b", "a<br> b"]) assert.equal(cell(text), "a\nb", text);
  assert.equal(cell("<p>a</p><p>b</p>"), "a\nb");
  assert.equal(cell("<div>a</div><div>b</div>"), "a\nb");
  assert.equal(cell("<b>a</b><i>b</i>"), "ab");
  assert.equal(cell("a&amp;b&lt;"), "a&b<");
  assert.equal(cell("a<script>x</script>b<style>y</style>c<STYLE>z</STYLE>d"), "abcd");
  assert.deepEqual(table("<tr><th>a</th><th>b</th></tr>x<tr>y<td>c</td>z<td>d</td></tr>"), [["a", "b"], ["c", "d"]]);
  assert.equal(table('<Row><Cell><Data ss:Type="String">a\n b</Data></Cell><Cell><Data>x</Data></Cell></Row>')[0][0], "a\nb");
});

test("tags that are not closed end with the next one of their kind", () => {
  assert.deepEqual(table("<tr><td>a<td>b<tr><td>c<th>d"), [["a", "b"], ["c", "d"]]);
  // In a page the slash of such a tag means nothing; in a spreadsheet nothing follows it.
  assert.deepEqual(table("<tr><td/>a<td>b</tr>"), [["a", "b"]]);
  assert.deepEqual(table("<Row><Cell/><Cell><Data>b</Data></Cell></Row><Row/><Row><Cell><Data>c</Data></Cell><Cell/></Row>"), [["", "b"], ["c", ""]]);
  assert.deepEqual(table("<TR><TD>a</TD><TD>b</TD></TR>"), [["a", "b"]]);
  // What stands in no row, or in no table, is no cell.
  assert.deepEqual(rowsOf("<td>x</td><tr><td>y</td></tr><Row><Cell>z</Cell></Row><table><td>w</td><tr><td>a</td><td>b</td></tr></table>"), [[["a", "b"]]]);
});

test("the styles of an XML spreadsheet hide nothing of its cells", () => {
  const book = (styles) => rowsOf(`<Workbook><Styles>${styles}</Styles><Worksheet ss:Name="a"><Table><Row><Cell ss:StyleID="s1"><Data ss:Type="String">a</Data></Cell><Cell><Data ss:Type="String">b</Data></Cell></Row></Table></Worksheet></Workbook>`);
  for (const styles of ['<Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Bottom"/><Borders/></Style>', '<Style ss:ID="s1"/>', '<ss:Style ss:ID="s1"/><ss:Style ss:ID="s2"></ss:Style>', '<Style ss:ID="s1"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="s2"/>']) assert.deepEqual(book(styles), [[["a", "b"]]], styles);
});

test("numbers and moments of an XML spreadsheet are what it says they are", () => {
  const data = (type, text) => table(`<Row><Cell><Data ss:Type="${type}">${text}</Data></Cell><Cell><Data>x</Data></Cell></Row>`)[0][0];
  assert.deepEqual(data("Number", "46295"), { type: "number", text: "46295" });
  assert.equal(data("String", "46295"), "46295");
  for (const [text, moment] of [["2026-09-30T16:00:00.000", "2026-09-30 16:00"], ["2026-09-30T00:00:00.000", "2026-09-30"], ["2026-09-30T00:00:00", "2026-09-30"], ["2026-09-30T00:00:15.000", "2026-09-30 00:00:15"], ["2026-09-30T10:00:00.000", "2026-09-30 10:00"], ["2026-09-30T00:00:00Z", "2026-09-30 00:00Z"], ["aTb", "a b"]]) assert.deepEqual(data("DateTime", text), { type: "moment", text: moment }, text);
});

test("hidden rows are read, and named up to the eighth", () => {
  const notes = (rows) => readMarkup(`<table><tr><td>a<td>b</tr>${rows}</table>`)[0].notes;
  assert.deepEqual(notes('<tr style="color:red;display:none"><td>c</tr><tr STYLE="DISPLAY : NONE"><td>d</tr><tr style="display:block"><td>e</tr><tr style="none"><td>f</tr>'), [{ code: "hidden-rows", params: { n: 2, list: "2, 3" } }]);
  assert.deepEqual(notes('<Row ss:Hidden="1"><Cell><Data>c</Data></Cell></Row><Row ss:Hidden="0"><Cell><Data>d</Data></Cell></Row>'), [{ code: "hidden-rows", params: { n: 1, list: "2" } }]);
  const many = (count) => '<tr style="display:none"><td>c</tr>'.repeat(count);
  assert.deepEqual(notes(many(8)), [{ code: "hidden-rows", params: { n: 8, list: "2, 3, 4, 5, 6, 7, 8, 9" } }]);
  assert.deepEqual(notes(many(9)), [{ code: "hidden-rows", params: { n: 9, list: "2, 3, 4, 5, 6, 7, 8, 9…" } }]);
});

test("four million cells are the most", () => {
  const rows = (count, more) => `<table>${"<tr><td colspan=20000>a</td></tr>".repeat(count)}${more}</table>`;
  assert.equal(readMarkup(rows(200, ""))?.[0].rows.length, 200);
  assert.equal(readMarkup(rows(200, "<tr><td>b</td></tr>")), undefined);
});
