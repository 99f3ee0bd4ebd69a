/** Texts to rows: what separates their columns, what quotation marks keep together, and at which line each row stands. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";

const { separate, SPACES, close } = await load();
after(close);

const NONE = () => 0;
const read = (text, known = NONE, piece = 1000) => separate(text, { piece, breathe: async () => {} }, known);

test("the separator that a first line names is taken, however a spreadsheet writes that line", async () => {
  for (const line of ["sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "sep=;,,,\n", "sep=;;;\r\n"]) {
    const { rows, lines, delimiter } = await read(`${line}a,b;c\n1,2;3\n`);
    assert.deepEqual(rows, [["a,b", "c"], ["1,2", "3"]], line);
    assert.deepEqual([lines, delimiter], [[2, 3], ";"], line);
  }
  assert.deepEqual((await read("sep=\t\na,b\tc\n")).rows, [["a,b", "c"]]);
  assert.deepEqual((await read("sep=,")).rows, []);
  // What stands elsewhere, or goes on, is a text of the list.
  for (const line of ["x sep=;", "sep=;a", "sep="]) assert.deepEqual((await read(`${line}\n1,2\n3,4\n`)).rows, [[line], ["1", "2"], ["3", "4"]], line);
});

test("each separator is told from rows of one width", async () => {
  for (const delimiter of [",", "\t", ";", "|", "，", "；"]) {
    const list = await read(["a", "b", "c"].join(delimiter) + "\n" + ["1", "2", "3"].join(delimiter));
    assert.deepEqual([list.rows, list.delimiter], [[["a", "b", "c"], ["1", "2", "3"]], delimiter]);
  }
});

test("columns of blanks: two and more are a gap, one is a part of its cell, and those at both ends are an indent", async () => {
  const { rows, delimiter } = await read("  a b   c\u3000d  e \n  1\u3000\u30002 \u3000 3\n");
  assert.deepEqual([rows, delimiter], [[["a b", "c\u3000d", "e"], ["1", "2", "3"]], SPACES]);
  assert.equal(SPACES, "spaces");
  // Commas in ten of thirty rows are parts of cells.
  const list = await read("a,1  b\n".repeat(10) + "c  d\n".repeat(20));
  assert.deepEqual([list.delimiter, list.rows[0], list.rows[29]], [SPACES, ["a,1", "b"], ["c", "d"]]);
});

test("more rows of one width outweigh more columns, and of as many rows those with more columns are the list", async () => {
  // Three rows of two with commas, two of three with semicolons.
  assert.equal((await read("a,b;c;d\n1,2;3;4\n5,6\n")).delimiter, ",");
  assert.equal((await read("a;b;c,d\n1;2;3,4\n")).delimiter, ";");
  // Where nothing speaks for either, the comma.
  assert.equal((await read("a,b;c\n1,2;3\n")).delimiter, ",");
  assert.equal((await read("a;b,c\n1;2,3\n")).delimiter, ",");
  // Two rows of two and two of three are as good as rows of three.
  assert.equal((await read("a;b,x\nc;d,y\ne;f;g\nh;i;j\n")).delimiter, ";");
  assert.equal((await read("a;b;c\nd;e;f\ng;h,x\ni;j,y\n")).delimiter, ";");
  // The usual width is that of the most rows, not of the widest: one row of four commas, three rows of one semicolon.
  assert.equal((await read("a,b,c,d,e\nf;g\nh;i\nj;k\n")).delimiter, ";");
  assert.equal((await read("f;g\nh;i\nj;k\na,b,c,d,e\n")).delimiter, ";");
  assert.equal((await read("a;b\nc;d,x\ne;f,y\ng;h;i;j;k\n")).delimiter, ";");
  assert.equal((await read("a;b\nc;d\ne;f\ng,h\ni,j,k\nl,m,n,o\n")).delimiter, ";");
});

test("lines without a separator speak for none", async () => {
  assert.equal((await read("one\ntwo\nthree\na;b\nc;d\n")).delimiter, ";");
});

test("rows that name columns tell the separator before the number of rows does", async () => {
  const known = (row) => row.filter((cell) => ["tier", "start"].includes(cell)).length;
  assert.equal((await read("tier;start\ngold;1,2\nsilver;3,4\nbronze;5,6\n", known)).delimiter, ";");
  // One name more outweighs, wherever its row stands.
  assert.equal((await read("x,start\na,b\ntier;start\n1;2,3\n", known)).delimiter, ";");
  assert.equal((await read("tier;start\nx,start\na,b\n1;2,3\n", known)).delimiter, ";");
  // The same names under two separators: the rows decide.
  assert.equal((await read("tier;start\ntier,start\n1,2\n3,4\n", known)).delimiter, ",");
  // A title that is one cell names no columns.
  const title = (row) => row.filter((cell) => cell === "tier;start").length;
  assert.equal((await read("tier;start\n1;2\n3;4\n5,6\n", title)).delimiter, ";");
});

test("the first sixty lines tell the separator", async () => {
  const lines = (count, separator) => Array.from({ length: count }, (_, at) => `a${at}${separator}b\n`).join("");
  assert.equal((await read(lines(60, ";") + lines(100, ","))).delimiter, ";");
  assert.equal((await read(lines(29, ";") + lines(31, ",") + lines(100, ";"))).delimiter, ",");
  assert.equal((await read(lines(29, ";") + lines(30, ",") + "no list\n" + lines(100, ";"))).delimiter, ",");
});

test("quoted cells keep separators, line breaks and marks; the next row's line counts them", async () => {
  const { rows, lines, broken } = await read('a,b\n"1,2","x\ny\nz"\n"say ""no""",4\n');
  assert.deepEqual(rows, [["a", "b"], ["1,2", "x\ny\nz"], ['say "no"', "4"]]);
  assert.deepEqual([lines, [...broken]], [[1, 2, 5], []]);
});

test("blank rows are left out, and counted as lines", async () => {
  const { rows, lines } = await read("\na,b\n\n , \n1,\n,2\n\n\n");
  assert.deepEqual([rows, lines], [[["a", "b"], ["1", ""], ["", "2"]], [2, 5, 6]]);
});

test("blanks are taken off cells between bars, and left in others", async () => {
  assert.deepEqual((await read("| a | b |\n| 1 | 2 |\n")).rows, [["", "a", "b", ""], ["", "1", "2", ""]]);
  assert.deepEqual((await read(" a , b\n 1 , 2\n")).rows, [[" a ", " b"], [" 1 ", " 2"]]);
});

test("a cell that is kept as a text is its text; another formula stays", async () => {
  const { rows } = await read('a|b|c\n="0012"|  =""  |\t="7" \n="1"&"2"|x="3"|="4"x\n', NONE);
  assert.deepEqual(rows, [["a", "b", "c"], ["0012", "", "7"], ['="1"&"2"', 'x="3"', '="4"x']]);
  assert.deepEqual((await read("a;b\n=\"1\";  =\"2\"  \n")).rows[1], ["1", "2"]);
});

test("from the first stray quotation mark on each line is a row, and the lines that have one are named", async () => {
  const { rows, lines, broken } = await read('a,b\n"1\n2",3\n4,"5" pipe\n6,7\n\n8,"9\n"1,0",11\n');
  assert.deepEqual(rows, [["a", "b"], ["1\n2", "3"], ['4,"5" pipe'], ["6", "7"], ['8,"9'], ["1,0", "11"]]);
  assert.deepEqual(lines, [1, 2, 4, 5, 7, 8]);
  assert.deepEqual([...broken], [4, 7]);
});

test("a stray mark is found in whatever piece of the text it stands", async () => {
  const text = `a,b\n${"1,2\n".repeat(20)}3,"4"x\n5,6\n7,"8\n`;
  for (const piece of [7, 16, 50, 1000]) {
    const { rows, broken } = await read(text, NONE, piece);
    assert.deepEqual([rows.length, rows[20], rows[21], rows[22], rows[23], [...broken]], [24, ["1", "2"], ['3,"4"x'], ["5", "6"], ['7,"8'], [22, 24]], String(piece));
  }
});

test("a head with a stray mark is read without its marks", async () => {
  const { rows, lines, broken } = await read('a "x" b","c\n1,2\n');
  assert.deepEqual([rows, lines, [...broken]], [[["a x b", "c"], ["1", "2"]], [1, 2], []]);
});

test("the named separator's line is counted for lines with a stray mark, too", async () => {
  const { rows, lines, broken } = await read('sep=;\na;b\n1;"2"x\n');
  assert.deepEqual([rows, lines, [...broken]], [[["a", "b"], ['1;"2"x']], [2, 3], [3]]);
});

test("lines that end in several ways in one file are lines all the same", async () => {
  const { rows, lines } = await read("a,b\r\n1,2\r\n3,4\n5,6\r\n7,8\r9,0\r\n");
  assert.deepEqual([rows, lines], [[["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"], ["9", "0"]], [1, 2, 3, 4, 5, 6]]);
});

test("no row is read twice where a carriage return alone stands in a cell above a stray mark", async () => {
  const { rows, lines, broken } = await read('a,b\n"1\r2",3\n4,"5"x\n6,7\n');
  assert.deepEqual([rows, lines, [...broken]], [[["a", "b"], ["1\n2", "3"], ['4,"5"x'], ["6", "7"]], [1, 2, 4, 5], [4]]);
});

test("every row comes out of a text read in pieces, each once", async () => {
  const rows = Array.from({ length: 300 }, (_, at) => [`a${at}`, `"b, ${at}"`.slice(1, -1)]);
  const text = rows.map(([a, b]) => `${a},"${b}"`).join("\n");
  for (const piece of [1, 13, 100, 5000]) assert.deepEqual((await read(text, NONE, piece)).rows, rows, String(piece));
});

test("reading pauses after each piece, and after each two thousand rows and lines", async () => {
  const text = (rows) => "1,2\n".repeat(rows).slice(0, -1);
  const breaths = async (content) => {
    let count = 0;
    await separate(content, { piece: 1e9, breathe: async () => { count++; } }, NONE);
    return count;
  };
  assert.equal(await breaths(text(1999)), 1);
  assert.equal(await breaths(text(2000)), 2);
  assert.equal(await breaths(text(4000)), 3);
  // Line by line after the stray mark, and the rows once more.
  assert.equal(await breaths(`a,b\n3,"4"x\n${text(1998)}`), 3);
  assert.equal(await breaths(`a,b\n3,"4"x\n${text(1997)}`), 1);
});

test("nothing is read while a pause lasts, and one that fails ends the reading", async () => {
  let [go, breaths] = [undefined, 0];
  const breathe = () => { breaths++; return new Promise((done) => { go = done; }); };
  const reading = separate("a,b\n1,2\n3,4\n5,6\n", { piece: 8, breathe }, NONE);
  await new Promise((done) => setTimeout(done, 5));
  assert.equal(breaths, 1);
  for (let n = 0; n < 20; n++) { go(); await new Promise((done) => setTimeout(done)); }
  assert.equal((await reading).rows.length, 4);
  await assert.rejects(separate("a,b\n1,2\n", { piece: 4, breathe: () => Promise.reject(new Error("ended")) }, NONE), /ended/);
});
