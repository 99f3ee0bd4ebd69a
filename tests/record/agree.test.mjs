/** The same list through the record, the bulk list and the command line: the same start, the same events and the same date for each row, or none in all three. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openDesk } from "../lists/desk.mjs";
import { withWorkbooks } from "../lists/load.mjs";
import { createCalculator, entry } from "../package/package.mjs";

const FILES = fileURLToPath(new URL("../lists/files/", import.meta.url));
const cli = fileURLToPath(new URL("./cli.js", entry));
const folder = mkdtempSync(path.join(tmpdir(), "sla-agree-"));
const ID = "fault.restoration";
const EVENTS = ["alarm-raised", "service-restored"];

let [server, desk, lib, sla, reader] = [];
before(async () => {
  server = await withWorkbooks();
  desk = await openDesk();
  const modules = ["/elements/record/reading.ts", "/elements/record/judge.ts", "/lists/tickets.ts", "/lists/event-columns.ts", "/words/index.ts"];
  lib = Object.assign({}, ...await Promise.all(modules.map((one) => server.ssrLoadModule(one))));
  sla = await createCalculator();
  const languages = await Promise.all(["zh-CN", "en"].map((lang) => lib.loadWords(lang)));
  reader = { policy: sla.policy, vocabulary: await lib.ticketVocabulary(sla.policy, languages) };
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([desk.close(), server.close()]);
});

/** As the other two write a moment. */
const shown = (dueAt) => (dueAt ?? "").slice(0, 16).replace("T", " ");

/** From when the clock of a request runs, and until when. */
function asked(request) {
  const { startsAt, dueAt, status } = (request && sla.quote({ ...request, audience: "operator" }).commitments.find(({ id }) => id === ID)) ?? {};
  return { start: shown(startsAt), due: status === "determined" ? shown(dueAt) : "" };
}

async function byRecord(bytes) {
  const { book, at } = await lib.openBook(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), "", reader);
  const { rows, lines, mapping, survey } = await lib.readSheet(book, at, reader);
  const ids = lib.eventIds(sla.policy);
  const days = new Set(lib.daysOf(survey, mapping, ids));
  const reads = rows.map((row, place) => lib.ticketOf(row, lines[place], { ...reader, mapping, days, defaults: {}, year: "" }));
  const judged = lib.judge(reads, sla, "2027-06-30T12:00");
  return judged.map(({ ticket, request }) => {
    const { due, start } = asked(request);
    return { due, start, events: EVENTS.map((id) => (request ? ticket.events[id] ?? "" : "")) };
  });
}

async function byBulk(bytes) {
  const { result, opened, requests, rows } = await desk.read(bytes, { process: "fault" });
  const title = result.head.indexOf("业务恢复");
  const lines = [...new Set([...rows.map(({ line }) => line), ...result.faults.map(({ line }) => line)])].sort((a, b) => a - b);
  assert.equal(result.preview.length, opened.rows);
  return result.preview.map((cells, at) => {
    const request = requests[rows.findIndex(({ line }) => line === lines[at])];
    return { due: cells[title], start: asked(request).start, events: EVENTS.map((id) => request?.events?.[id] ?? "") };
  });
}

/** What is answered, or that the list is refused; a total is a row to what reads a stream. */
function byCommand(name, bytes) {
  const given = path.join(folder, name.replace(/\.txt$/, ".tsv"));
  writeFileSync(given, bytes);
  const { stdout, status } = spawnSync(process.execPath, [cli, "quote", given, "-", "--to", "ndjson", "--commitments", ID, "--answers", "due"], { encoding: "utf8" });
  if (status === 2) return undefined;
  const rows = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  return rows.filter((row) => Object.values(row)[0] !== "合计").map(({ answers }) => shown(answers?.[ID]?.due));
}

async function three(name, bytes) {
  const [record, bulk] = [await byRecord(bytes), await byBulk(bytes)];
  assert.deepEqual(bulk.map(({ start, events }) => [start, ...events]), record.map(({ start, events }) => [start, ...events]));
  assert.deepEqual(bulk.map(({ due }) => due), record.map(({ due }) => due));
  const command = byCommand(name, bytes);
  if (command) assert.deepEqual(command, record.map(({ due }) => due));
  return { due: record.map(({ due }) => due), refused: !command };
}

/** Full-width commas part nothing on the command line, which says so. */
const REFUSED = ["60-chinese-comma.csv"];

for (const name of readdirSync(FILES)) {
  test(`${name} is the same in all three`, async () => {
    const { due, refused } = await three(name, readFileSync(FILES + name));
    assert.deepEqual([due.length, due[0], refused], [4, "2026-09-30 18:00", REFUSED.includes(name)]);
  });
}

/** Gold, AAA, within one city: two hours (table 7-2) from the earlier of report and alarm (A12), from the alarm alone where nobody reported (A13). */
const CASE = "金牌,AAA,数据专线,地市内";
const ROWS = [
  ["2026-10-12 10:00", "2026-10-12 09:30", "2026-10-12 11:45", "2026-10-12 11:30"],
  ["2026-10-12 10:00", "2026-10-12 10:20", "2026-10-12 11:45", "2026-10-12 12:00"],
  ["2026/10/12 10:00", "", "", "2026-10-12 12:00"],
  ["", "2026年10月12日 9:30", "2026-10-12 11:45", "2026-10-12 11:30"],
  ["-", "2026-10-12 09:30", "-", "2026-10-12 11:30"],
  ["", "", "2026-10-12 11:45", ""],
];
for (const head of ["申告时间,告警时间,故障恢复时间", "报障时间,首次告警时间,业务恢复时间", "受理时间,告警产生时间,恢复时间", "fault reported at,alarm time,resolved at", "opened at,detected at,restored at", "申告时间,告警,恢复"]) {
  test(`a list of faults under ${head} is the same in all three, and as worked out by hand`, async () => {
    const text = [`工单号,客户等级,业务保障等级,业务,范围,${head}`, ...ROWS.map((row, at) => `T${at + 1},${CASE},${row.slice(0, 3)}`)].join("\n");
    assert.deepEqual((await three("faults.csv", Buffer.from(text))).due, ROWS.map(([, , , due]) => due));
  });
}

test("date and time of day in two columns each are the same in all three", async () => {
  const text = `工单号,客户等级,业务保障等级,业务,范围,申告日期,申告时间,告警日期,告警时间,恢复日期,恢复时间\nT1,${CASE},2026-10-12,10:00,2026-10-12,9:30,2026-10-12,11:45\nT2,${CASE},2026-10-12,10:00,,,2026-10-12,11:45\n`;
  assert.deepEqual((await three("clocks.csv", Buffer.from(text))).due, ["2026-10-12 11:30", "2026-10-12 12:00"]);
});
