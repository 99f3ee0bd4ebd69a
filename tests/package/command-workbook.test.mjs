// `sla-calculator quote` with workbooks: the list of a sheet is answered, and a workbook comes out whose dates are dates.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { serial, workbook } from "../lists/xlsx.mjs";
import { entry } from "./package.mjs";

const cli = fileURLToPath(new URL("./cli.js", entry));
const folder = mkdtempSync(path.join(tmpdir(), "sla-workbook-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => path.join(folder, name);

function quote(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "quote", ...args], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}
function saved(name, bytes) {
  writeFileSync(at(name), bytes);
  return at(name);
}

/** The cells of a workbook's first sheet as its XML has them: `{ text }`, or `{ minutes, format }` with the number format of its style. */
function cellsOf(file) {
  const parts = unzipSync(new Uint8Array(readFileSync(file)));
  const xml = (name) => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  const shared = [...xml("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => [...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join(""));
  const styles = xml("xl/styles.xml");
  const codes = new Map([...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]));
  const formats = [.../<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)[1].matchAll(/<xf[^>]*numFmtId="(\d+)"|<xf /g)].map(([, id]) => codes.get(id) ?? "");
  return [...xml("xl/worksheets/sheet1.xml").matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => Object.fromEntries(
    [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(([, column, attributes, inner = ""]) => {
      const value = /<v>(.*?)<\/v>/.exec(inner)?.[1];
      if (value === undefined) return [];
      if (/t="s"/.test(attributes)) return [[column, shared[Number(value)]]];
      const format = formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)];
      return [[column, { minutes: Math.round(Number(value) * 1440), format }]];
    })));
}

/** A moment as a spreadsheet counts it, to the minute. */
const minutes = (iso) => Math.round(serial(iso) * 1440);

const HEAD = ["工单号", "客户等级", "保障等级", "业务类型", "范围", "受理时间"];
const ORDERS = {
  name: "工单",
  rows: [
    ["三季度工单"], HEAD,
    ["000123", "金牌", "AAA", "数据专线", "地市内", { n: serial("2026-09-30T16:00"), style: 2 }],
    ["000124", "银牌", "AA", "数据专线", "地市内", { n: serial("2026-10-01"), style: 1 }],
    ["000125", "白金", "AA", "数据专线", "地市内", { n: serial("2026-09-30"), style: 1 }],
    ["合计", "", "", "", "", { n: 3 }],
  ],
};
const FORMATS = { formats: ["yyyy/m/d", "yyyy/m/d h:mm"] };

test("a workbook is answered row by row; what is no row of the list is named, a wrong row says why", () => {
  const file = saved("orders.xlsx", workbook([ORDERS], FORMATS));
  const { code, err } = quote(file, at("answers.xlsx"), "--commitments", "change.suspend,fault.restoration", "--answers", "due,minutes");
  assert.equal(code, 1, err);
  assert.match(err, /orders\.xlsx: row 6, `合计.*`, is left out: a total\n/);
  const [head, first, second, third, ...more] = cellsOf(at("answers.xlsx"));
  assert.deepEqual(Object.values(head), [...HEAD, "change.suspend.due", "change.suspend.minutes", "fault.restoration.due", "fault.restoration.minutes", "error"]);
  assert.equal(more.length, 0);
  // An order number keeps its zeros, the moment of the list and the dates of the answers are dates.
  assert.equal(first.A, "000123");
  assert.deepEqual(first.F, { minutes: minutes("2026-09-30T16:00"), format: "yyyy-mm-dd hh:mm" });
  assert.deepEqual(first.G, { minutes: minutes("2026-10-10"), format: "yyyy-mm-dd" });
  assert.deepEqual(first.I, { minutes: minutes("2026-09-30T18:00"), format: "yyyy-mm-dd hh:mm" });
  assert.deepEqual(second.G, { minutes: minutes("2026-10-10"), format: "yyyy-mm-dd" });
  assert.equal(third.G, undefined);
  assert.match(third.K, /`白金`/);
});

test("of several sheets the list is taken; two that look like lists are asked about by name", () => {
  const notes = { name: "说明", rows: [["本表用于登记"], ["请勿修改"]] };
  const one = saved("one.xlsx", workbook([notes, ORDERS], FORMATS));
  const csv = (...args) => quote(...args, "--to", "csv", "--commitments", "change.suspend");
  assert.match(csv(one, "-").out, /^工单号,.*\n000123,金牌,AAA,数据专线,地市内,2026-09-30 16:00,2026-10-10,/);
  const two = saved("two.xlsx", workbook([ORDERS, { ...ORDERS, name: "四季度" }], FORMATS));
  const asked = csv(two, "-");
  assert.deepEqual([asked.code, asked.out], [2, ""]);
  assert.match(asked.err, /`工单` and `四季度` look like lists; say which is meant by --sheet NAME/);
  assert.match(csv(two, "-", "--sheet", "四季度").out, /\n000123,/);
  assert.match(csv(two, "-", "--sheet", "五").err, /has no sheet `五`; there are `工单`, `四季度`/);
});

test("plain day numbers of a workbook that counts from 1904 are its days, in the answers and in the list's own column; an order's number stays", () => {
  // 44833 is 2026-09-30 in the 1904 date system (46295 in that of 1900).
  const rows = [HEAD, [{ n: 44833 }, "金牌", "AAA", "数据专线", "地市内", { n: 44833.75 }]];
  const file = saved("mac.xlsx", workbook([{ name: "a", rows }], { epoch1904: true }));
  assert.match(quote(file, "-", "--to", "csv", "--commitments", "change.suspend", "--answers", "due").out, /\n44833,金牌,AAA,数据专线,地市内,2026-09-30 18:00,2026-10-10,/);
  assert.equal(quote(file, at("mac-answers.xlsx"), "--commitments", "change.suspend", "--answers", "due").code, 0);
  const [, row] = cellsOf(at("mac-answers.xlsx"));
  assert.equal(row.A.minutes, 44833 * 1440);
  assert.deepEqual([row.F, row.G], [{ minutes: minutes("2026-09-30T18:00"), format: "yyyy-mm-dd hh:mm" }, { minutes: minutes("2026-10-10"), format: "yyyy-mm-dd" }]);
});

test("a list of text becomes a workbook, with whatever separator", () => {
  writeFileSync(at("list.csv"), "ticket;customerTier;service;locality;startAt;note\n007;gold;data-line;intra-city;2026-09-30;\"a;\nb\"\n");
  const { code, err } = quote(at("list.csv"), at("list.xlsx"), "--commitments", "change.suspend", "--answers", "earliest,latest,status");
  assert.equal(code, 0, err);
  const [, row] = cellsOf(at("list.xlsx"));
  assert.equal(row.A, "007");
  assert.equal(row.F, "a;\nb");
  assert.deepEqual([row.G, row.H], [{ minutes: minutes("2026-10-10"), format: "yyyy-mm-dd" }, { minutes: minutes("2026-10-10"), format: "yyyy-mm-dd" }]);
  assert.equal(row.I, "determined");
});

test("what is no workbook, or none that is written, is refused before anything is written", () => {
  for (const [args, sentence] of [
    [[saved("text.xlsx", "a,b\n1,2\n"), at("no.xlsx")], /is no workbook but a text: say --from csv/],
    [[saved("cut.xlsx", workbook([ORDERS], FORMATS).subarray(0, 900)), at("no.xlsx")], /cut\.xlsx is damaged/],
    [[saved("bare.xlsx", workbook([{ name: "a", rows: [["金牌", "2026-09-30"], ["银牌", "2026-10-01"]] }])), at("no.xlsx")], /has no head/],
    [[saved("fine.xlsx", workbook([ORDERS], FORMATS)), at("no.xls")], /no\.xls` is no format/],
    [[saved("list.csv", "a\n"), at("no.xlsx"), "--sheet", "a"], /--sheet is for workbooks/],
  ]) {
    const { code, err } = quote(...args);
    assert.equal(code, 2, args.join(" ") + err);
    assert.match(err, sentence);
    assert.ok(!existsSync(args[1]));
  }
});
