// A zone whose clocks change, through the package: the moments, the lists, the files and the words.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createCalculator, SlaError } from "./package.mjs";

const read = (file) => JSON.parse(readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8"));
const policy = read("data/policies/examples/water-undertaker-gb.json");
const calendar = read("data/calendars/examples/gb-eng.json");
const dimensions = { premises: "domestic" };
const ID = "supply.restoration";

const sla = await createCalculator({ policy, calendar });
const restored = (startAt, more) => sla.explain({ dimensions, startAt, ...more }, ID);

test("moments have the offset that holds at them, and are the examples of the document", () => {
  for (const rule of policy.rules) for (const { request, expect } of rule.examples ?? []) {
    const got = sla.explain({ ...request, audience: "operator" }, rule.id);
    for (const [field, value] of Object.entries(expect)) assert.deepStrictEqual(got[field], value, `${rule.id} ${request.startAt} ${field}`);
  }
  assert.equal(sla.policy.zone, "Europe/London");
  assert.deepStrictEqual(sla.calendar.clockChanges.changes, calendar.clockChanges.changes);
  const quote = sla.quote({ dimensions, startAt: "2026-10-25T01:30", now: "2026-10-25T01:30Z" });
  assert.deepStrictEqual([quote.request.startAt, quote.request.now], ["2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00"]);
  assert.deepStrictEqual(sla.quote(quote.request).request, quote.request);
});

test("the latest start is told by the local clocks", () => {
  const found = sla.latestStart({ dimensions }, ID, "2026-03-29T11:30+01:00");
  assert.deepStrictEqual([found.startDate, found.startAt], ["2026-03-28", "2026-03-28T22:30:00+00:00"]);
  const summer = sla.latestStart({ dimensions }, ID, "2026-07-01T12:30+01:00");
  assert.deepStrictEqual([summer.startDate, summer.startAt], ["2026-07-01", "2026-07-01T00:30:00+01:00"]);
});

test("columns answer what quotes answer, over both changes", async () => {
  const starts = ["2026-03-29T00:30:00Z", "2026-03-28T22:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-07-01T09:00:00Z"];
  const ids = policy.rules.map(({ id }) => id);
  const answers = await sla.quoteColumns(ids, { count: starts.length, dimensions, startAt: Float64Array.from(starts, Date.parse) });
  starts.forEach((startAt, row) => {
    const quote = sla.quote({ dimensions, startAt });
    for (const id of ids) {
      const one = quote.commitments.find((commitment) => commitment.id === id);
      assert.equal(answers[id].dueAt[row], one.dueAt ? Date.parse(one.dueAt) : NaN, `${id} ${startAt}`);
      assert.equal(new Date(answers[id].dueDate[row] * 86_400_000).toISOString().slice(0, 10), one.dueDate, `${id} ${startAt}`);
    }
  });
});

test("a calendar file has the moment in UTC, and the due day as the local one", async () => {
  const words = await sla.words("en");
  const ics = sla.toIcs(sla.quote({ dimensions, startAt: "2026-03-28T22:30" }), words, { stamp: "2026-03-28T22:30:00Z" });
  assert.match(ics, /DT(START|END):20260329T103000Z/);
  const summer = sla.toIcs(sla.quote({ dimensions, startAt: "2026-06-30T23:30" }), words, { stamp: "2026-06-30T22:00:00Z" });
  assert.match(summer, /DT(START|END):20260701T103000Z/);
});

test("what a change means is told in both languages", async () => {
  const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
  const forward = restored("2026-03-28T22:30");
  assert.deepStrictEqual(en.traceSentences(forward)[1], "At 01:00 on Sun 29 Mar the clocks are put forward by 1 h; the limit runs in real time");
  assert.deepStrictEqual(zh.traceSentences(forward)[1], "3月29日（周日）01:00时钟拨快1小时，时限按实际经过的时间计算");
  const twice = restored("2026-10-25T01:30").reasons.find(({ code }) => code === "time-repeated");
  assert.equal(en.reason(twice), "On Sun 25 Oct the clocks show 01:30 twice; Undertaker aware of the interruption is taken at the first of them (RFC 5545)");
  assert.equal(zh.reason(twice), "10月25日（周日）时钟拨慢，01:30出现两次，“得知停水”按第一次计（RFC 5545）");
  const never = restored("2026-03-29T01:30").reasons.find(({ code }) => code === "time-skipped");
  assert.equal(en.reason(never), "On Sun 29 Mar the clocks are put forward past 01:30; Undertaker aware of the interruption is taken at 02:30 (RFC 5545)");
  assert.equal(zh.reason(never), "3月29日（周日）时钟拨快，没有01:30这一时刻，“得知停水”按02:30计（RFC 5545）");
});

test("a calendar without its changes, and a policy of another zone, are refused at their place", async () => {
  const { clockChanges: _, ...bare } = calendar;
  const refused = async (documents) => createCalculator(documents).then(() => "accepted", (error) => [error instanceof SlaError, error.code, error.path]);
  assert.deepStrictEqual(await refused({ policy, calendar: bare }), [true, "invalid-calendar", "/clockChanges"]);
  assert.deepStrictEqual(await refused({ policy: { ...policy, zone: "+00:00" }, calendar }), [true, "invalid-policy", "/zone"]);
});
