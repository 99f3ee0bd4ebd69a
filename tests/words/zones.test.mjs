/**
 * A zone whose clocks are changed, in the page's own modules: what a link remembers, pauses, last seconds and moments of a record. Every expected
 * moment is worked out by hand from the changes of the zones' clocks.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { compiler } from "../compiler.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const LONDON = "Europe/London";
/** Midnight of 29 March 2026 is passed over: the day begins at 01:00. */
const BEIRUT = "Asia/Beirut";
const BEIRUT_CHANGES = { offset: "+02:00", changes: [{ at: "2026-03-28T22:00Z", offset: "+03:00" }, { at: "2026-10-24T21:00Z", offset: "+02:00" }] };

/** No module of the engine is asked here. */
const unasked = {
  name: "unasked",
  resolveId: (id) => (/^(virtual:sla-wasm|#web)\//.test(id) ? `\0unasked:${id}` : null),
  load: (id) => (id.startsWith("\0unasked:") ? "export default () => { throw new Error('no engine here'); };" : null),
};

let server, lib;
before(async () => {
  server = await compiler({ cache: "zones-tests", generated: at("fixtures"), plugins: [unasked] });
  const paths = ["engine/clocks", "engine/zones", "engine/systems/periods", "engine/systems/mef", "elements/shared/digest", "elements/shared/moment", "elements/record/moments", "elements/record/judge", "words/excluded", "words/trace", "cli/quote/answers", "engine/ics/alarm", "engine/ics/to-come"];
  lib = Object.assign({}, ...(await Promise.all(paths.map((path) => server.ssrLoadModule(`/${path}.ts`)))));
  const { clockChanges } = JSON.parse(await readFile(at("../../data/calendars/examples/gb-eng.json"), "utf8"));
  lib.momentsOf(clockChanges)(LONDON);
  lib.momentsOf(BEIRUT_CHANGES)(BEIRUT);
});
after(() => server.close());

test("the last second of a day is one that the clocks show, also where midnight is passed over", () => {
  const day = (dueAt, dueDate, zone, more = {}) => {
    const one = { precision: "day", dueAt, dueDate, ...more };
    return [lib.lastSecond(one, zone), lib.latestSecond(one, zone)];
  };
  assert.deepStrictEqual(day("2026-03-29T01:00:00+03:00", "2026-03-28", BEIRUT), Array(2).fill("2026-03-28T23:59:59+02:00"));
  // From winter to the last day of a range in summer.
  const range = { dueRange: { earliest: "2026-03-27", latest: "2026-03-30" } };
  assert.deepStrictEqual(day("2026-03-28T00:00:00+00:00", "2026-03-27", LONDON, range), ["2026-03-27T23:59:59+00:00", "2026-03-30T23:59:59+01:00"]);
  assert.deepStrictEqual(day("2026-10-10T00:00:00+08:00", "2026-10-09", "+08:00", { dueRange: { earliest: "2026-10-09", latest: "2026-10-12" } }), ["2026-10-09T23:59:59+08:00", "2026-10-12T23:59:59+08:00"]);
  assert.equal(lib.lastSecond({ precision: "minute", dueAt: "2026-03-29T11:30:00+01:00" }, LONDON), "2026-03-29T11:30:00+01:00");
  assert.deepStrictEqual([lib.momentOf("2026-03-29", BEIRUT), lib.momentOf("2026-07-01", LONDON), lib.momentOf("2026-07-01", "+08:00")], ["2026-03-29T01:00:00+03:00", "2026-07-01T00:00:00+01:00", "2026-07-01T00:00:00+08:00"]);
});

test("pauses on both sides of a change, and in other offsets, are told by the clocks of the zone", () => {
  const pause = (from, to) => ({ from, to, cause: "customer" });
  const told = (exclusions, startsAt, dueAt, zone, minutes, parts) => lib.stretches(exclusions, { startsAt, dueAt }, zone, minutes, parts);
  // 00:30 to 03:00 is an hour and a half on 29 March; 12:00 in Peking is 05:00 in London's summer.
  const all = [pause("2026-03-29T00:30", "2026-03-29T03:00"), pause("2026-03-29T12:00+08:00", "2026-03-29T13:00+08:00")];
  assert.deepStrictEqual(told(all, "2026-03-28T22:30:00+00:00", "2026-03-29T14:00:00+01:00", LONDON, 150, 2), [
    { from: "2026-03-29T00:30:00+00:00", to: "2026-03-29T03:00:00+01:00", cause: "customer", minutes: 90 },
    { from: "2026-03-29T05:00:00+01:00", to: "2026-03-29T06:00:00+01:00", cause: "customer", minutes: 60 },
  ]);
  // A pause that begins in summer under a clock that began in winter: its local texts mean summer time.
  assert.equal(told([pause("2026-03-30T10:00", "2026-03-30T11:00")], "2026-03-28T22:30:00+00:00", "2026-03-31T00:00:00+01:00", LONDON, 60)[0].from, "2026-03-30T10:00:00+01:00");
  // An offset stands in the start itself.
  assert.deepStrictEqual(told([pause("2026-03-30T10:00", "2026-03-30T03:00Z")], "2026-03-30T09:00:00+08:00", "2026-03-30T23:00:00+08:00", undefined, 60), [{ from: "2026-03-30T10:00:00+08:00", to: "2026-03-30T11:00:00+08:00", cause: "customer", minutes: 60 }]);
});

test("the walk to the latest end of a range ends by the offset that holds then", () => {
  const range = { status: "determined", precision: "day", limit: { amount: 1, units: "businessDays" }, reasons: [], traceLatest: [], dueRange: { earliest: "2026-03-27", latest: "2026-03-30" } };
  const latest = (dueAt, dueDate, zone) => lib.toLatest({ ...range, dueAt, dueDate }, zone).dueAt;
  assert.equal(latest("2026-03-28T00:00:00+00:00", "2026-03-27", LONDON), "2026-03-31T00:00:00+01:00");
  assert.equal(latest("2026-03-28T00:00:00+08:00", "2026-03-27", undefined), "2026-03-31T00:00:00+08:00");
});

test("the dates that a link remembers are read back as they were, before a change and after it", () => {
  const one = (id, dueAt) => ({ id, status: "determined", precision: "minute", dueAt, dueDate: dueAt.slice(0, 10), limit: { amount: 1, units: "calendarHours", bound: "at-most" } });
  const quote = (...dues) => [{ request: { startAt: "2026-03-28T22:30:00+00:00" }, commitments: dues.map((due, place) => one(`rule.${place}`, due)) }];
  const then = quote("2026-03-29T00:30:00+00:00", "2026-03-29T11:30:00+01:00");
  const text = lib.datesOf(then, LONDON);
  // Seconds from midnight of 28 March: a day and a half hour, a day and ten and a half.
  assert.deepStrictEqual(text.split(".").map((part) => parseInt(part.slice(6), 36)), [88_200, 124_200]);
  assert.deepStrictEqual(lib.moved(text, then, LONDON), []);
  // The rule that was first is gone, and only that is told.
  const now = quote("2026-03-29T11:30:00+01:00");
  now[0].commitments[0].id = "rule.1";
  const found = lib.moved(text, now, LONDON);
  assert.deepStrictEqual(found.map(({ id, before, after }) => [id, before?.earliest, after?.earliest]), [[undefined, "2026-03-29T00:30:00+00:00", undefined]]);
  const later = lib.moved(text, quote("2026-03-29T00:30:00+00:00", "2026-03-29T12:30:00+01:00"), LONDON);
  assert.deepStrictEqual(later.map(({ before, after }) => [before.earliest, after.earliest]), [["2026-03-29T11:30:00+01:00", "2026-03-29T12:30:00+01:00"]]);
});

test("a record's moments keep which of two equal hours they are, and are compared by it", () => {
  const local = (moment) => lib.localOf(moment, LONDON);
  assert.deepStrictEqual(["2026-10-25T01:30+01:00", "2026-10-25T00:30Z", "2026-10-25T01:30"].map(local), Array(3).fill("2026-10-25T01:30"));
  assert.deepStrictEqual(["2026-10-25T01:30+00:00", "2026-10-25T01:30Z", "2026-10-25T09:30+08:00"].map(local), Array(3).fill("2026-10-25T01:30+00:00"));
  assert.deepStrictEqual(["2026-10-25T02:00Z", "2026-07-01T09:00:30Z", "2026-07-01", "2026-07-01T10:00"].map(local), ["2026-10-25T02:00", "2026-07-01T10:00:30", "2026-07-01", "2026-07-01T10:00"]);
  assert.equal(lib.localOf("2026-10-25T01:30+08:00", "+08:00"), "2026-10-25T01:30");
  // 01:45 of summer time is before 01:30 of winter time.
  assert.ok(lib.isBefore("2026-10-25T01:45", "2026-10-25T01:30+00:00", LONDON));
  assert.ok(!lib.isBefore("2026-10-25T01:30+00:00", "2026-10-25T01:45", LONDON));
  assert.equal(lib.writtenMinute(Date.parse("2026-10-25T01:30:40Z"), LONDON), "2026-10-25T01:30+00:00");
  assert.equal(lib.writtenMinute(Date.parse("2026-10-25T00:30:40Z"), LONDON), "2026-10-25T01:30");
});

test("a day that ends where midnight is passed over is written as a day in columns", () => {
  const clocks = lib.clocksOf(BEIRUT);
  const day = Date.parse("2026-03-28") / 86_400_000;
  const answer = (dueAt) => ({ due: { status: [0], dueDate: [day], dueAt: [Date.parse(dueAt)], earliest: [day], latest: [day], certainty: [0], outcome: [255], minutes: [NaN] } });
  const due = (dueAt) => lib.cellsOf(answer(dueAt), ["due"], ["due"], { at: () => ({ zone: clocks, offset: BEIRUT }), status: String })[0](0);
  assert.equal(due("2026-03-29T01:00:00+03:00"), "2026-03-28");
  assert.equal(due("2026-03-28T17:00:00+02:00"), "2026-03-28T17:00:00+02:00");
});

test("MEF's calendar has the zone's name, the offset at its beginning and each change", () => {
  const dayInfo = (date) => ({ date, kind: "workday", certainty: "confirmed" });
  const calendar = { clockChanges: BEIRUT_CHANGES };
  const quote = (startsAt, dueAt, dueDate) => ({ policy: {}, calendar: { id: "lb", version: "1", publishedThrough: "2026-12-31" }, request: { dimensions: {}, startAt: startsAt }, commitments: [{ id: "a", status: "determined", shape: "deadline", rules: [], limit: { amount: 1, units: "calendarDays", bound: "at-most" }, startsAt, dueAt, dueDate, precision: "day" }] });
  const made = (zone, info, ...moments) => {
    const { timeZone, timeZoneOffset, timeZoneOffsetChange } = lib.toMef(quote(...moments), { policy: { zone }, calendar: info, dayInfo }).calendar;
    return [timeZone, timeZoneOffset, timeZoneOffsetChange];
  };
  assert.deepStrictEqual(made(BEIRUT, calendar, "2026-03-27T10:00:00+02:00", "2026-03-30T00:00:00+03:00", "2026-03-29"), [BEIRUT, "+02:00", [{ at: "2026-03-28T22:00Z", timeZoneOffset: "+03:00" }]]);
  assert.deepStrictEqual(made(BEIRUT, calendar, "2026-07-01T10:00:00+03:00", "2026-07-03T00:00:00+03:00", "2026-07-02"), [BEIRUT, "+03:00", undefined]);
  assert.deepStrictEqual(made("+08:00", {}, "2026-07-01T10:00:00+08:00", "2026-07-03T00:00:00+08:00", "2026-07-02"), [undefined, "+08:00", undefined]);
});

test("whether a reminder is past is told by the instant at which the clocks show its time, not by the offset of the due moment", () => {
  // London's clocks go forward on Sunday 29 March 2026: 09:00 of Friday the 27th is 09:00 UTC, while Monday the 30th ends at 23:00 UTC.
  const due = { precision: "day", dueDate: "2026-03-30", dueAt: "2026-03-31T00:00:00+01:00" };
  const days = { policy: { zone: LONDON }, dayInfo: (date) => ({ kind: /-(28|29)$/.test(date) ? "weekend" : "workday" }) };
  const trigger = (stamp) => lib.triggerOf(due, {}, Date.parse(stamp), days);
  assert.equal(trigger("2026-03-27T08:30Z"), "-P2DT15H");
  assert.equal(trigger("2026-03-27T09:00Z"), "PT9H");
  // 09:00 of the 30th is 08:00 UTC.
  assert.equal(trigger("2026-03-30T07:59Z"), "PT9H");
  assert.equal(trigger("2026-03-30T08:00Z"), undefined);
});

test("the latest end of a provisional date is the end of its own day, on which the clocks may have another offset", () => {
  // They go back on Sunday 25 October 2026: Friday the 23rd ends at 23:00 UTC, Monday the 26th at 24:00 UTC.
  const one = { precision: "day", dueDate: "2026-10-23", dueAt: "2026-10-24T00:00:00+01:00", dueRange: { earliest: "2026-10-23", latest: "2026-10-26" } };
  const days = { policy: { zone: LONDON }, dayInfo: () => ({ kind: "workday" }) };
  assert.deepStrictEqual(["2026-10-26T23:59:59Z", "2026-10-27T00:00:00Z"].map((stamp) => lib.isToCome(one, stamp, days)), [true, false]);
});
