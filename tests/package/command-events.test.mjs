// `sla-calculator quote` on lists with a column for each event: an alarm is no start, nothing starts with another event, and what is not used is named.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { entry } from "./package.mjs";

const cli = fileURLToPath(new URL("./cli.js", entry));
const HEAD = "客户等级,业务保障等级,业务,范围";
const CASE = "金牌,AAA,数据专线,地市内";

/** The columns behind those of the list, row by row, with their names, the exit code and what was said. */
function quote(head, rows, ...more) {
  const input = [`${HEAD},${head}`, ...rows.map((row) => `${CASE},${row}`)].join("\n");
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "quote", "-", "-", "--from", "csv", ...more], { input, encoding: "utf8" });
  const [names = [], ...lines] = stdout.trimEnd().split("\n").map((line) => line.split(",").slice(`${HEAD},${head}`.split(",").length));
  return { code: status, names, rows: lines.map((cells) => cells.join("|")), err: stderr };
}
const RESTORED = ["--commitments", "fault.restoration", "--answers", "due,outcome,minutes"];

test("AAA within one city has two hours from the earlier of report and alarm (A12); restored at 11:45 that is fifteen minutes late, or fifteen early", () => {
  const { code, rows, err } = quote("申告时间,告警时间,故障恢复时间", [
    "2026-10-12 10:00,2026-10-12 09:30,2026-10-12 11:45", "2026-10-12 10:00,2026-10-12 10:20,2026-10-12 11:45", "2026-10-12 10:00,,2026-10-12 11:45", "2026-10-12 10:00,-,-",
  ], ...RESTORED);
  assert.deepEqual({ code, rows, err }, {
    code: 0, err: "", rows: ["2026-10-12T11:30:00+08:00|missed|15|", "2026-10-12T12:00:00+08:00|met|15|", "2026-10-12T12:00:00+08:00|met|15|", "2026-10-12T12:00:00+08:00|||"],
  });
});

test("a list that says when it was restored is answered with what came of it, unasked", () => {
  const { names, rows } = quote("申告时间,告警,恢复时间", ["2026-10-12 10:00,2026-10-12 09:30,2026-10-12 11:45"], "--commitments", "fault.restoration");
  assert.deepEqual([names, rows], [["due", "status", "certainty", "outcome", "minutes"].map((name) => `fault.restoration.${name}`).concat("error"), ["2026-10-12T11:30:00+08:00|determined|confirmed|missed|15|"]]);
});

test("a fault that only an alarm reports begins with it (A13), also where the list has a general start; another event starts nothing", () => {
  for (const start of ["申告时间", "受理时间", "startAt"]) {
    const { code, rows } = quote(`下单时间,${start},告警时间,故障恢复时间`, [",,2026-10-12 09:30,", "2026-10-12 08:00,,,2026-10-12 11:45", ",-,,"], ...RESTORED, "--answers", "due");
    assert.equal(code, 1, start);
    assert.equal(rows[0], "2026-10-12T11:30:00+08:00|", start);
    for (const row of rows.slice(1)) assert.match(row, /^\|startAt: /, start);
  }
});

test("an order is not suspended from the moment of its complaint, nor from that of an alarm", () => {
  const { rows } = quote("下单时间,投诉时间,告警时间", ["2026-10-12 10:00,,", ",2026-10-12 10:00,", ",,2026-10-12 10:00"], "--commitments", "change.suspend,complaint.handling,fault.restoration", "--answers", "due");
  assert.deepEqual(rows, ["2026-10-15|||", "|2026-10-12T12:00:00+08:00||", "||2026-10-12T12:00:00+08:00|"]);
});

test("a list without a column that begins what is asked is refused, and says what it has", () => {
  const { code, err } = quote("投诉时间,故障恢复时间", ["2026-10-12 10:00,2026-10-12 11:45"], "--commitments", "fault.restoration");
  assert.equal(code, 2);
  assert.match(err, /the head has no column for startAt/);
});

test("an alarm that cannot be read is its row's error; --map says otherwise", () => {
  const list = ["申告时间,告警时间", ["2026-10-12 10:00,昨晚"]];
  assert.deepEqual(quote(...list, ...RESTORED, "--answers", "due").rows, ["|告警时间: `昨晚` is no date"]);
  assert.deepEqual(quote(...list, ...RESTORED, "--answers", "due", "--map", "告警时间=ignore").rows, ["2026-10-12T12:00:00+08:00|"]);
  assert.deepEqual(quote("申告时间,首告", ["2026-10-12 10:00,2026-10-12 09:30"], ...RESTORED, "--answers", "due", "--map", "首告=events.alarm-raised").rows, ["2026-10-12T11:30:00+08:00|"]);
});

test("every column that is not used is named, for a reader and for a program; one that is ignored is not", () => {
  const list = ["工单号,申告时间,告警,挂起说明,备注,区县", ["T1,2026-10-12 10:00,LOS,无,急,蜀山"]];
  const { err } = quote(...list, ...RESTORED, "--map", "备注=ignore", "--stats");
  const [pauses, others, stats] = err.trimEnd().split("\n");
  assert.match(pauses, /speak of pauses.*`挂起说明`/);
  assert.match(others, /^columns that are not used: `告警`, `区县`; /);
  assert.deepEqual(JSON.parse(stats).unused, ["告警", "挂起说明", "区县"]);
});

test("lines of JSON are answered likewise, and their unused names are named once", () => {
  const line = (more) => JSON.stringify({ 客户等级: "金牌", 业务保障等级: "AAA", 业务: "数据专线", 范围: "地市内", 备注: "急", ...more });
  const input = [line({ 申告时间: "2026-10-12 10:00", 告警时间: "2026-10-12 09:30" }), line({ 申告时间: "2026-10-12 10:00" }), line({ 告警时间: "2026-10-12 09:30" })].join("\n");
  const { stdout, stderr } = spawnSync(process.execPath, [cli, "quote", "-", "-", "--from", "ndjson", "--commitments", "fault.restoration", "--answers", "due", "--stats"], { input, encoding: "utf8" });
  assert.deepEqual(stdout.trimEnd().split("\n").map((one) => JSON.parse(one).answers["fault.restoration"].due), ["11:30", "12:00", "11:30"].map((time) => `2026-10-12T${time}:00+08:00`));
  const [named, stats] = stderr.trimEnd().split("\n");
  assert.match(named, /`备注`/);
  assert.deepEqual(JSON.parse(stats).unused, ["备注"]);
});
