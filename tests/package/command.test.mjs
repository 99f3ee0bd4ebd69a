// `sla-calculator quote`: lists of every form come out with the dates that `quote` gives; pipes, disks, signals and nonsense end it cleanly.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createCalculator, entry } from "./package.mjs";

const cli = fileURLToPath(new URL("./cli.js", entry));
const folder = mkdtempSync(path.join(tmpdir(), "sla-quote-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => path.join(folder, name);
const sla = await createCalculator();
const linux = process.platform === "linux";

/** Runs the command; `input` is written to its standard input. */
async function quote(args, { input, program = [process.execPath, cli, "quote"] } = {}) {
  const child = spawn(program[0], [...program.slice(1), ...args], { stdio: ["pipe", "pipe", "pipe"] });
  const said = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (part) => said[name].push(part));
  child.stdin.on("error", () => {});
  child.stdin.end(input ?? "");
  const [code, signal] = await once(child, "close");
  return { code, signal, out: Buffer.concat(said.stdout).toString(), err: Buffer.concat(said.stderr).toString() };
}

const TIERS = ["gold", "silver", "bronze", "standard"];
const SERVICES = ["data-line", "internet-line", "group-sms"];
const HEAD = "ticket,customerTier,service,locality,assuranceLevel,startAt";
const start = (row) => new Date(Date.UTC(2026, row % 11, 1 + (row % 28), row % 24, row % 60)).toISOString().slice(0, 16);
const rowOf = (row) => `T${row},${TIERS[row % 4]},${SERVICES[row % 3]},intra-city,AA,${start(row)}`;

/** Rows as a stream, so that no test holds them all. */
function* lines(count, head = HEAD) {
  yield `${head}\n`;
  for (let row = 0; row < count; row += 1000) yield Array.from({ length: Math.min(1000, count - row) }, (_, more) => `${rowOf(row + more)}\n`).join("");
}

const listed = (name, count) => {
  writeFileSync(at(name), [...lines(count)].join(""));
  return at(name);
};

test("every row of a list has the dates of its quote, in its place", async () => {
  const ids = ["change.suspend", "fault.restoration", "delivery.acceptance"];
  const { code, err } = await quote([listed("plain.csv", 2500), at("plain.out.csv"), "--commitments", ids.join(","), "--answers", "dueDate,dueAt,status", "--jobs", "2"]);
  assert.deepEqual([code, err], [0, ""]);
  const [head, ...rows] = readFileSync(at("plain.out.csv"), "utf8").trimEnd().split("\n");
  assert.equal(head, `${HEAD},${ids.flatMap((id) => ["dueDate", "dueAt", "status"].map((name) => `${id}.${name}`)).join(",")},error`);
  assert.equal(rows.length, 2500);
  rows.forEach((line, row) => {
    assert.ok(line.startsWith(`${rowOf(row)},`), line);
    if (row % 50) return;
    const [, customerTier, service, locality, assuranceLevel, startAt] = line.split(",");
    const { commitments } = sla.quote({ dimensions: { customerTier, service, locality, assuranceLevel }, startAt, audience: "operator" });
    const expected = ids.flatMap((id) => {
      const { dueDate = "", dueAt = "", status } = commitments.find((one) => one.id === id);
      return [dueDate, dueAt, status];
    });
    assert.deepEqual(line.split(",").slice(6), [...expected, ""]);
  });
});

test("however many threads there are, the bytes are the same, and standard input gives them too", async () => {
  const input = [...lines(9000)].join("");
  const [one, three] = [await quote(["-", "-", "--from", "csv", "--jobs", "1"], { input }), await quote(["-", "-", "--from", "csv", "--jobs", "3"], { input })];
  assert.equal(one.code, 0, one.err);
  assert.equal(one.out.split("\n").length, 9002);
  assert.ok(one.out === three.out);
});

test("Chinese heads and values, quoted cells with line ends, GBK and UTF-16 are read; a wrong row says why and is wrong alone", async () => {
  const text = '工单号,集团等级,产品类型,电路范围,投诉受理时间,备注\nA1,金牌,数据专线,本地,2026-09-30 16:00,"一, 二\n三"\nA2,白金,数据专线,本地,2026年9月30日,\nA3,银牌,数据专线,本地,昨天,\n';
  const wanted = ["--from", "csv", "--commitments", "complaint.handling", "--set", "assuranceLevel=AAA", "--map", "电路范围=ignore", "--set", "locality=intra-city"];
  const utf8 = await quote(["-", "-", ...wanted], { input: text });
  assert.equal(utf8.code, 1, utf8.err);
  const [, first] = utf8.out.split('"一, 二\n三"');
  assert.match(first, /^,2026-10-01T00:00:00\+08:00|^,2026-/);
  assert.match(utf8.out, /A2,白金,.*platinum|A2,白金,.*`白金` is not a value of `customerTier`/);
  assert.match(utf8.out, /A3,银牌,.*投诉受理时间: `昨天` is no date/);
  const utf16 = await quote(["-", "-", ...wanted], { input: Buffer.from(`\ufeff${text}`, "utf16le") });
  assert.equal(utf16.out, utf8.out);
  // 集团等级,service,locality,startAt and 金牌,data-line,intra-city,2026-09-30 as Windows programs in China write it.
  const gbk = Buffer.from("bcafcdc5b5c8bcb62c736572766963652c6c6f63616c6974792c737461727441740abdf0c5c62c646174612d6c696e652c696e7472612d636974792c323032362d30392d33300a", "hex");
  const read = await quote(["-", "-", "--from", "csv", "--commitments", "change.suspend", "--lang", "zh-CN"], { input: gbk });
  assert.equal(read.code, 0, read.err);
  assert.match(read.out, /^集团等级,service,locality,startAt,[^,]+\.due,[^,]+\.status,[^,]+\.certainty,error\n金牌,data-line,intra-city,2026-09-30,2026-10-10,[\u4e00-\u9fff]+,confirmed,\n$/);
});

// An order of Wednesday 30 December 2026 is suspended within three working days: Thursday the 31st, Monday 4 and Tuesday 5 January, New Year's Day being a
// Friday. The notice of 2027 is not published.
test("a date that a notice may still move is told as provisional without being asked for, also where both its ends are one day", async () => {
  const bronze = { customerTier: "bronze", service: "data-line", locality: "cross-province" };
  const days = ["2026-11-02", "2026-12-30"];
  const csv = await quote(["-", "-", "--from", "csv", "--commitments", "change.suspend"], { input: `${Object.keys(bronze).join(",")},startAt\n${days.map((day) => `${Object.values(bronze).join(",")},${day}\n`).join("")}` });
  assert.equal(csv.code, 0, csv.err);
  const [head, ...rows] = csv.out.trimEnd().split("\n").map((line) => line.split(","));
  const at = head.indexOf("change.suspend.certainty");
  assert.deepEqual(rows.map((row) => row[at]), ["confirmed", "provisional"]);
  assert.equal(rows[1][head.indexOf("change.suspend.due")], "2027-01-05");
  const json = await quote(["-", "-", "--from", "ndjson", "--commitments", "change.suspend"], { input: days.map((startAt) => JSON.stringify({ dimensions: bronze, startAt })).join("\n") });
  assert.deepEqual(json.out.trimEnd().split("\n").map((line) => JSON.parse(line).answers["change.suspend"].certainty), ["confirmed", "provisional"]);
});

test("lines of JSON: requests of the contract and plain objects, and what is neither", async () => {
  const request = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00", readings: { nonWorkingReceipt: "received-next" } };
  const input = [JSON.stringify(request), JSON.stringify({ customerTier: "silver", service: "data-line", locality: "intra-city", startAt: "2026-09-30", ticket: 7 }), "{", JSON.stringify({ ...request, startAt: "2026-02-30" })].join("\n");
  const { code, out, err } = await quote(["-", "-", "--from", "ndjson", "--commitments", "change.suspend"], { input });
  assert.equal(code, 1, err);
  const [first, second, third, fourth] = out.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(first, { ...request, answers: { "change.suspend": { due: "2026-10-10", status: "determined", certainty: "confirmed" } } });
  assert.deepEqual([second.ticket, second.answers], [7, { "change.suspend": { due: "2026-10-10", status: "determined", certainty: "confirmed" } }]);
  assert.deepEqual(third.line, "{");
  assert.match(third.error, /no JSON/);
  assert.match(fourth.error, /^startAt: `2026-02-30` does not exist/);
});

test("what cannot be begun is told before anything is written", async () => {
  const file = listed("begun.csv", 3);
  for (const [args, sentence] of [
    [[file], /usage/],
    [[file, at("no.csv"), "--commitments", "change.stop"], /there is no commitment `change.stop`/],
    [[file, at("no.csv"), "--map", "colour=service"], /there is no column `colour`/],
    [[file, at("no.csv"), "--map", "ticket=colour"], /the policy has no field `colour`/],
    [[file, at("no.csv"), "--set", "customerTier=platinum"], /`platinum` is not a value/],
    [[file, at("no.pdf")], /no format/],
    [[at("missing.csv"), at("no.csv")], /missing.csv could not be read/],
    [["-", at("no.csv"), "--from", "csv"], /the head has no column for customerTier/],
  ]) {
    const { code, err } = await quote(args, { input: "a,b\n1,2\n" });
    assert.equal(code, 2, args.join(" "));
    assert.match(err, sentence);
    assert.ok(!existsSync(at("no.csv")));
  }
});

test("a reader that goes away ends it at once and without a word", { skip: !linux }, async () => {
  const file = listed("pipe.csv", 200_000);
  const { code, out, err } = await quote([], { program: ["bash", "-c", `"${process.execPath}" "${cli}" quote "${file}" - --jobs 2 | head -n 2; exit \${PIPESTATUS[0]}`] });
  assert.deepEqual([code, err, out.split("\n").length], [141, "", 3]);
});

test("a full disk is told, and what stood there before stands there still", { skip: !linux }, async () => {
  const file = listed("full.csv", 60_000);
  const device = await quote([file, "/dev/full", "--to", "csv"]);
  assert.equal(device.code, 2);
  assert.match(device.err, /\/dev\/full could not be written: ENOSPC/);
  writeFileSync(at("kept.csv"), "what stood there before\n");
  // A quota of a megabyte a file; the signal that comes with it is ignored, as servers do.
  const quota = await quote([], { program: ["bash", "-c", `trap '' XFSZ; ulimit -f 1000; "${process.execPath}" "${cli}" quote "${file}" "${at("kept.csv")}" --jobs 1`] });
  assert.equal(quota.code, 2, quota.err);
  assert.match(quota.err, /kept.csv could not be written: EFBIG.*stands there still/);
  assert.equal(readFileSync(at("kept.csv"), "utf8"), "what stood there before\n");
  assert.deepEqual(readdirSync(folder).filter((name) => name.includes(".part-")), []);
});

test("an interrupted run leaves no half file", { skip: !linux }, async () => {
  writeFileSync(at("whole.csv"), "whole\n");
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]]) {
    const child = spawn(process.execPath, [cli, "quote", "-", at("whole.csv"), "--from", "csv", "--jobs", "2"], { stdio: ["pipe", "ignore", "pipe"] });
    child.stdin.on("error", () => {});
    for (const part of lines(40_000)) child.stdin.write(part);
    // The input goes on; some of the output stands in the file beside.
    while (!readdirSync(folder).some((name) => name.startsWith("whole.csv.part-"))) await new Promise((done) => setTimeout(done, 20));
    child.kill(signal);
    assert.deepEqual(await once(child, "exit"), [code, null]);
    assert.equal(readFileSync(at("whole.csv"), "utf8"), "whole\n");
    assert.deepEqual(readdirSync(folder).filter((name) => name.includes(".part-")), []);
  }
});

test("ten gigabytes in one line are refused after a few megabytes, in little memory", { skip: !linux }, async () => {
  const TEN = 10 * 1024 ** 3;
  for (const [begin, end, format] of [["", "x", "csv"], [`${HEAD}\nT1,"`, "a\n", "csv"], ["", "{", "ndjson"]]) {
    const child = spawn(process.execPath, [cli, "quote", "-", at("endless.out"), "--from", format, "--to", format, "--jobs", "1", "--stats"], { stdio: ["pipe", "ignore", "pipe"] });
    let [written, open, err] = [0, true, ""];
    child.stderr.on("data", (part) => { err += part; });
    child.stdin.on("error", () => { open = false; });
    const closed = once(child, "close");
    closed.then(() => { open = false; });
    child.stdin.write(begin);
    const part = Buffer.from(end.repeat((1 << 20) / end.length));
    while (open && written < TEN) {
      written += part.length;
      if (!child.stdin.write(part)) await Promise.race([once(child.stdin, "drain"), closed]).catch(() => {});
    }
    child.stdin.destroy();
    const [code] = await closed;
    assert.equal(code, 2, err);
    assert.match(err, /a line has no end within 4 MiB/);
    assert.ok(written < 64 * 1024 * 1024, `${written} bytes were taken`);
    const { peakMiB } = JSON.parse(err.split("\n")[0]);
    assert.ok(peakMiB > 20 && peakMiB < 200, `${peakMiB} MiB`);
    assert.ok(!existsSync(at("endless.out")));
  }
});

test("memory does not grow with the rows", { skip: !linux }, async () => {
  const peaks = [];
  for (const count of [20_000, 300_000]) {
    const child = spawn(process.execPath, [cli, "quote", "-", "/dev/null", "--from", "csv", "--to", "csv", "--jobs", "2", "--stats", "--commitments", "change.suspend"], { stdio: ["pipe", "ignore", "pipe"] });
    let err = "";
    child.stderr.on("data", (part) => { err += part; });
    const closed = once(child, "close");
    for (const part of lines(count)) if (!child.stdin.write(part)) await once(child.stdin, "drain");
    child.stdin.end();
    assert.deepEqual(await closed, [0, null], err);
    const { rows, peakMiB } = JSON.parse(err);
    assert.equal(rows, count);
    peaks.push(peakMiB);
  }
  assert.ok(peaks[1] < 200 && peaks[1] < peaks[0] + 60, `${peaks.join(" and ")} MiB`);
});

test("titles above the head and a head over two rows are found as the page finds them; told names and a head in the first row stay", async () => {
  const rows = [0, 1].map(rowOf);
  const plain = await quote(["-", "-", "--from", "csv", "--commitments", "change.suspend"], { input: `${HEAD}\n${rows.join("\n")}\n` });
  const titled = await quote(["-", "-", "--from", "csv", "--commitments", "change.suspend"], { input: `2026年客户清单\n\n${HEAD}\n${rows.join("\n")}\n` });
  assert.equal(titled.code, 0, titled.err);
  assert.equal(titled.out, plain.out);
  assert.match(titled.err, /2026年客户清单/);
  assert.equal(plain.err, "");
  // The separator is that of the head: a title has none.
  const tabs = await quote(["-", "-", "--from", "csv", "--commitments", "change.suspend"], { input: `2026年客户清单\n${[HEAD, ...rows].join("\n").replaceAll(",", "\t")}\n` });
  assert.equal(tabs.out.split("\n")[1]?.replaceAll("\t", ","), plain.out.split("\n")[1], tabs.err);
  const two = await quote(["-", "-", "--from", "csv", "--commitments", "change.suspend"], { input: `客户,,业务,,派单\n名称,等级,类型,范围,时间\n甲,金牌,数据专线,地市内,2026-09-30 16:00\n` });
  assert.match(two.out, /甲,金牌,.*2026-10-10/, two.err);
  // Whoever names the columns of the first row means that row.
  const told = await quote(["-", "-", "--from", "csv", "--commitments", "change.suspend", "--map", "a=customerTier", "--map", "b=service", "--map", "c=locality", "--map", "d=startAt"], { input: "a,b,c,d\ngold,data-line,intra-city,2026-09-30T16:00\n" });
  assert.match(told.out, /^a,b,c,d,.*\ngold,.*2026-10-10/, told.err);
});
