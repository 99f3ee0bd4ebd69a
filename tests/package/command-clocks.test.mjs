// `sla-calculator quote` on lists whose dates and times of day stand in two columns: each row has the moment that the page reads from them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { entry } from "./package.mjs";

const cli = fileURLToPath(new URL("./cli.js", entry));
const HEAD = "工单号,客户等级,业务保障等级,业务,范围";
const CASE = "金牌,AAA,数据专线,地市内";

/** The columns behind those of the list, row by row, with the exit code. */
function quote(head, rows, commitment, ...more) {
  const input = [`${HEAD},${head}`, ...rows.map((row, at) => `A${at + 1},${CASE},${row}`)].join("\n");
  const { status, stdout } = spawnSync(process.execPath, [cli, "quote", "-", "-", "--from", "csv", "--commitments", commitment, "--answers", "due", ...more], { input, encoding: "utf8" });
  const width = `${HEAD},${head}`.split(",").length;
  return { code: status, rows: stdout.trimEnd().split("\n").slice(1).map((line) => line.split(",").slice(width).join("|")) };
}

test("24:00 of Monday 12 October is Tuesday's beginning: three working days after it end on Friday 16", () => {
  for (const [head, row] of [["下单日期,下单时间", "2026-10-12,24:00"], ["下单时间,下单日期", "24:00,2026-10-12"], ["日期,时间", "2026/10/12,24:00"]]) {
    assert.deepEqual(quote(head, [row], "change.suspend"), { code: 0, rows: ["2026-10-16|"] }, head);
  }
});

test("a complaint by its date and its time is answered two hours later; a time that is not readable, or another than the date's, is its row's error", () => {
  const rows = ["2026-10-12,16:30", "2026-10-12,1630", "2026-10-12 16:30,", "2026-10-12 16:30,16:30", "2026-10-12,下班前", "2026-10-12 16:30,17:00"];
  assert.deepEqual(quote("投诉日期,投诉时间", rows, "complaint.handling"), {
    code: 1, rows: [
      ...Array(4).fill("2026-10-12T18:30:00+08:00|"), "|投诉时间: `下班前` is no time of day",
      "|投诉日期: `2026-10-12 16:30 17:00` has a time beside its date and another one in the column of times",
    ],
  });
});

test("what --map says of the column of times holds", () => {
  assert.deepEqual(quote("下单日期,下单时间", ["2026-10-12,24:00"], "change.suspend", "--map", "下单时间=ignore"), { code: 0, rows: ["2026-10-15|"] });
});

test("lines of JSON are joined likewise, whatever lines lack the time", () => {
  const line = (more) => JSON.stringify({ 客户等级: "金牌", 业务保障等级: "AAA", 业务: "数据专线", 范围: "地市内", ...more });
  const input = [line({ 投诉日期: "2026-10-12 09:00" }), line({ 投诉日期: "2026-10-12", 投诉时间: "16:30" })].join("\n");
  const { stdout } = spawnSync(process.execPath, [cli, "quote", "-", "-", "--from", "ndjson", "--commitments", "complaint.handling", "--answers", "due"], { input, encoding: "utf8" });
  const due = stdout.trimEnd().split("\n").map((one) => JSON.parse(one).answers["complaint.handling"].due);
  assert.deepEqual(due, ["2026-10-12T11:00:00+08:00", "2026-10-12T18:30:00+08:00"]);
});
