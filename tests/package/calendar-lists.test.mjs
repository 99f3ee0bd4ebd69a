/** Calendar files of lists: whose entry is whose, whatever is imported after what. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import ICAL from "ical.js";
import { compiler } from "../compiler.mjs";
import { createCalculator } from "./package.mjs";

const server = await compiler({ cache: "words-tests" });
after(() => server.close());
const [{ calendarOf }, { labelColumns, labelOf }] = await Promise.all(["calendar", "label"].map((name) => server.ssrLoadModule(`/elements/bulk/${name}.ts`)));

const sla = await createCalculator();
const words = await sla.words("zh-CN");
const stamp = "2026-09-30T08:05:00Z";
const ids = ["change.suspend", "change.cancel"];
const row = (label, more = {}) => ({ label, request: { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city", ...more.dimensions }, startAt: more.startAt ?? "2026-09-30T16:00" } });
const read = (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((entry) => ({ uid: entry.getFirstPropertyValue("uid"), summary: entry.getFirstPropertyValue("summary") }));
const uidsOf = (rows) => read(calendarOf(sla, words, rows, ids, stamp).text).map(({ uid }) => uid);

test("two lists of other customers with the same tiers and days share no entry", () => {
  const [first, second] = ["甲公司", "乙公司"].map((customer) => uidsOf([1, 2, 3].map((line) => row(`${customer} · 专线${line}`))));
  assert.equal(new Set([...first, ...second]).size, 12);
});

test("a row inserted at the top leaves its neighbours their entries", () => {
  const rows = [row("专线1"), row("专线2")];
  assert.deepEqual(uidsOf([row("专线0"), ...rows]).slice(2), uidsOf(rows));
});

test("rows of the same label and moment each keep their own entries, and are counted", () => {
  const same = [row("甲"), row("甲", { dimensions: { customerTier: "silver" } }), row("甲"), row("乙")];
  const { text, alike, events } = calendarOf(sla, words, same, ids, stamp);
  assert.equal(alike, 3);
  assert.equal(events, 8);
  const uids = read(text).map(({ uid }) => uid);
  assert.equal(new Set(uids).size, 8);
  const inserted = uidsOf([row("甲", { dimensions: { customerTier: "bronze" } }), ...same]);
  assert.deepEqual(inserted.slice(2), uids, "another one of them at the top takes over none of theirs");
});

test("a row quoted alone and in a list is the same order", () => {
  const [single] = read(sla.toIcs(sla.quote(row("甲").request), words, { stamp, commitments: ["change.suspend"], label: "甲" }));
  assert.equal(single.uid, uidsOf([row("甲"), row("乙")])[0]);
  assert.equal(single.summary, `甲：${words.title("change.suspend")}截止`);
});

test("the same order keeps its entries when its course becomes known, and a moved one counts as newer", () => {
  const request = { dimensions: { customerTier: "gold", assuranceLevel: "AAA", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" };
  const known = { ...request, events: { "fault-handled": "2026-09-30T17:00", "service-restored": "2026-09-30T17:10" }, conditions: { "service-affecting": true }, readings: { nonWorkingReceipt: "received-next" } };
  const entries = (asked, at) => new Map(new ICAL.Component(ICAL.parse(sla.toIcs(sla.quote(asked), words, { stamp: at, label: "甲" }))).getAllSubcomponents("vevent").map((entry) => [entry.getFirstPropertyValue("uid"), entry]));
  const [before, later] = [entries(request, stamp), entries(known, "2026-09-30T08:06:00Z")];
  assert.ok(before.size >= 5);
  const kept = [...before.keys()].filter((uid) => later.has(uid));
  // Restoration may be met by now; everything else stays.
  assert.ok(kept.length >= before.size - 1, `${kept.length} of ${before.size}`);
  assert.ok(later.size > kept.length, "what became known brings entries of its own");
  for (const uid of kept) assert.ok(later.get(uid).getFirstPropertyValue("sequence") > before.get(uid).getFirstPropertyValue("sequence"));
});

test("what has passed is left out and counted, unless it is wanted", () => {
  const rows = [row("甲", { startAt: "2026-03-02T10:00" }), row("乙")];
  const coming = calendarOf(sla, words, rows, ids, stamp);
  assert.deepEqual([coming.events, coming.past], [2, 2]);
  const all = calendarOf(sla, words, rows, ids, stamp, true);
  assert.deepEqual([all.events, all.past], [4, 0]);
});

test("the columns that name an order are known by their headers, and row numbers name nothing", () => {
  const named = (...headers) => labelColumns(headers, { customerTier: 1 }).map((at) => headers[at]);
  assert.deepEqual(named("客户名称", "等级", "专线编号", "工单号", "备注"), ["客户名称", "专线编号", "工单号"]);
  assert.deepEqual(named("序号", "等级", "申请时间"), []);
  assert.deepEqual(named("", "tier", "Circuit ID"), ["Circuit ID"]);
  assert.deepEqual(named("分支", "tier"), ["分支"]);
  assert.equal(labelOf(" 甲 ", ["专线1", "", "T-7"], [0, 1, 2]), "甲 · 专线1 · T-7");
});
