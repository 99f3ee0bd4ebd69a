import assert from "node:assert/strict";
import { after, test } from "node:test";
import ICAL from "ical.js";
import { load } from "./load.mjs";
import { contactCard, october, quoteOf, restoration, suspend, suspendProvisional } from "./quotes.mjs";

const { zh, en, close, loadWords, toIcs: write, uidOf } = await load();
after(close);

const stamp = "2026-09-30T16:05:00+08:00";
const undated = { ...suspend, id: "change.other", status: "indeterminate", startsAt: undefined, dueAt: undefined, dueDate: undefined };
const quote = quoteOf(suspend, undated, restoration);

/** The days around the National Day of 2026, from the notice. */
const dayInfo = (date) => {
  if (october.some((day) => day.date === date)) return { kind: "holiday" };
  if (date === "2026-10-10" || date === "2026-09-20") return { kind: "makeup-workday" };
  return { kind: [0, 6].includes(new Date(date).getUTCDay()) ? "weekend" : "workday" };
};
const toIcs = (quote, words, options) => write(quote, words, options, { dayInfo });

/** The entries as an independent reader of RFC 5545 sees them. */
const read = (ics) => new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents("vevent");
const uids = (ics) => read(ics).map((entry) => entry.getFirstPropertyValue("uid"));
const alarm = (entry) => entry.getFirstSubcomponent("valarm")?.getFirstPropertyValue("trigger").toString();
const ofDay = (day) => ({ ...suspend, dueDate: day, dueAt: `${new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)}T00:00:00+08:00` });

test("a day clock is an all-day entry on its due date", () => {
  const [entry] = read(toIcs(quote, zh, { stamp }));
  const event = new ICAL.Event(entry);
  assert.equal(event.startDate.isDate, true);
  assert.equal(event.startDate.toString(), "2026-10-10");
  assert.equal(event.endDate.toString(), "2026-10-11");
  assert.equal(event.summary, "停机办理截止");
  assert.equal(event.description, "停机办理：10月10日（周六）24时前（3个工作日）\n金牌·数据专线\n起算：2026年9月30日 16:00\n客户服务承诺 · 维护部门对集团客户\n第六章 业务变更\n依据公开节选编制，未经运营商确认，以合同为准");
  assert.equal(entry.getFirstPropertyValue("dtstamp").toString(), "2026-09-30T08:05:00Z");
  assert.equal(entry.getFirstPropertyValue("status"), "CONFIRMED");
});

test("an hour clock is a moment in UTC without a length, with an alarm half an hour ahead", () => {
  const entry = read(toIcs(quote, en, { stamp }))[1];
  const { startDate, endDate, summary } = new ICAL.Event(entry);
  assert.equal(startDate.isDate, false);
  assert.equal(endDate.toString(), startDate.toString());
  assert.equal(startDate.toString(), "2026-09-30T22:50:00Z");
  assert.equal(summary, "Restoration due");
  assert.equal(alarm(entry), "-PT30M");
});

// As in texts of documents: after such a mark the rest of the line is displayed the other way round.
test("a label's marks that turn text stand in no entry", () => {
  const ics = toIcs(quote, zh, { stamp, label: "\u202e甲公司\u2066 1\u2069" });
  assert.match(new ICAL.Event(read(ics)[0]).summary, /甲公司 1/);
  assert.doesNotMatch(ics, /[\u202a-\u202e\u2066-\u2069]/);
});

test("a provisional date is tentative and says its range, the end of a year included", () => {
  const later = { ...suspendProvisional, dueDate: "2026-12-31", dueRange: { earliest: "2026-12-31", latest: "2027-01-05" } };
  const [entry] = read(toIcs(quoteOf(later), en, { stamp }));
  const event = new ICAL.Event(entry);
  assert.equal(event.endDate.toString(), "2027-01-01");
  assert.equal(entry.getFirstPropertyValue("status"), "TENTATIVE");
  assert.match(event.description, /provisional, 31 Dec 2026 – 5 Jan 2027/);
});

test("the file has its product, only lines of at most 75 octets, and CRLF alone", () => {
  const ics = toIcs(quote, zh, { stamp });
  const calendar = new ICAL.Component(ICAL.parse(ics));
  assert.equal(calendar.getFirstProperty("method"), null, "RFC 4791 4.1 forbids a method in what is stored");
  assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
  assert.equal(calendar.getFirstPropertyValue("prodid"), "-//SLA Calculator//0.1.0//ZH-CN");
  assert.ok(ics.endsWith("END:VCALENDAR\r\n"));
  const lines = ics.split("\r\n");
  assert.ok(lines.some((line) => line.startsWith(" ")));
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(line, /[\r\n\ufffd]/);
  }
});

test("texts come back as they were: commas, semicolons, backslashes, line ends, characters outside the first plane", async () => {
  const title = "a,b;c\\d\\ne:\u{1f4c5}".repeat(12);
  const words = await loadWords("en", { title: "Own", provenance: "one\r\ntwo\u0000\rthree", rules: { "change.suspend": title } });
  const ics = toIcs(quoteOf(suspend), words, { stamp });
  const event = new ICAL.Event(read(ics)[0]);
  assert.equal(event.summary, `${title} due`);
  assert.match(event.description, /one\ntwo\nthree$/);
  for (const line of ics.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75);
});

test("a text cannot add an entry or a property", async () => {
  const words = await loadWords("en", { title: "Own", provenance: "p", rules: { "change.suspend": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:y" } });
  const entries = read(toIcs(quoteOf(suspend), words, { stamp }));
  assert.equal(entries.length, 1);
  assert.equal(entries[0].getFirstProperty("attach"), null);
});

test("the same order keeps its entries when facts become known: events, conditions, exclusions, readings, a corrected tier", () => {
  const [first, second] = uids(toIcs(quote, zh, { stamp }));
  assert.notEqual(first, second);
  assert.match(first, /^change\.suspend\.[0-9a-f]{32}@sla-calculator$/);
  for (const known of [
    { events: { "fault-handled": "2026-09-30T18:00:00+08:00", "service-restored": "2026-09-30T18:10:00+08:00" } },
    { events: { "fault-reported": null } },
    { conditions: { emergency: false } },
    { exclusions: [{ from: "2026-10-01T01:00:00+08:00", to: "2026-10-01T02:20:00+08:00", cause: "customer" }] },
    { now: "2026-10-01T00:00:00+08:00", readings: { unpublished: "bounds" } },
    { dimensions: { service: "data-line", customerTier: "silver" } },
  ]) {
    assert.deepEqual(uids(toIcs({ ...quote, request: { ...quote.request, ...known } }, en, { stamp })), [first, second], JSON.stringify(known));
  }
});

test("another label, another moment or another policy is another order", () => {
  const ofLabel = (label, more = {}) => uids(toIcs({ ...quote, ...more }, zh, { stamp, label }))[0];
  const all = [ofLabel("甲公司"), ofLabel("乙公司"), ofLabel(""), ofLabel("甲公司", { policy: { ...quote.policy, id: "other" } }), ofLabel("甲公司", { request: { ...quote.request, startAt: "2026-09-30T16:01:00+08:00" } })];
  assert.equal(new Set(all).size, all.length);
  assert.equal(ofLabel(" 甲公司\u2028"), ofLabel("甲公司"), "spaces around it and line ends make no other customer");
  assert.equal(ofLabel("e\u0301"), ofLabel("\u00e9"), "nor does another way of writing a letter");
});

test("no two of a hundred thousand labels share an entry", () => {
  const order = { policy: "cmcc-group-customer", commitment: "change.suspend", startAt: "2026-09-30T16:00:00+08:00", mark: "" };
  assert.equal(new Set(Array.from({ length: 100_000 }, (_, n) => uidOf({ ...order, label: `line ${n}` }))).size, 100_000);
});

test("a later export counts as newer, and a sequence that is given is written as it is", () => {
  const sequence = (options) => read(toIcs(quoteOf(suspend), zh, options))[0].getFirstPropertyValue("sequence");
  assert.ok(sequence({ stamp: "2026-09-30T16:05:01+08:00" }) > sequence({ stamp }));
  assert.equal(sequence({ stamp, sequence: 3 }), 3);
  const far = { stamp: "2100-01-01T00:00:00Z", commitments: ["change.suspend"] };
  assert.equal(sequence(far), 2147483647, "it stays a number that every program can read");
  for (const bad of [-1, 1.5, 2147483648, "3", null, NaN]) {
    assert.throws(() => toIcs(quote, zh, { stamp, sequence: bad }), { code: "invalid-number", path: "/2/sequence" });
  }
});

test("the label stands in title and description, whatever it holds", () => {
  const entry = (label) => new ICAL.Event(read(toIcs(quoteOf(suspend), zh, { stamp, label }))[0]);
  assert.equal(entry("甲公司 专线1").summary, "甲公司 专线1：停机办理截止");
  assert.match(entry("甲公司 专线1").description, /^甲公司 专线1\n停机办理：/);
  const odd = entry("a,b;c\\d\r\nBEGIN:VEVENT\u0000\u0085e\u2028f");
  assert.equal(odd.summary, "a,b;c\\d BEGIN:VEVENT e f：停机办理截止");
  assert.match(odd.description, /^a,b;c\\d\nBEGIN:VEVENT\ne\nf\n停机办理：/);
  const long = "长".repeat(300);
  assert.equal(entry(long).summary, `${"长".repeat(59)}…：停机办理截止`);
  assert.ok(entry(long).description.startsWith(`${long}\n`));
  assert.throws(() => toIcs(quote, zh, { stamp, label: 7 }), { code: "wrong-type", path: "/2/label" });
});

test("the alarm of a due day is at nine on the last working day before it", () => {
  const trigger = (day, options = {}) => alarm(read(toIcs(quoteOf(ofDay(day)), zh, { stamp, ...options }))[0]);
  assert.equal(trigger("2026-10-10"), "-PT15H", "Friday 9 October for Saturday 10 October");
  assert.equal(trigger("2026-10-12"), "-P1DT15H", "Saturday 10 October is worked");
  assert.equal(trigger("2026-10-19"), "-P2DT15H", "Friday for Monday");
  assert.equal(trigger("2026-10-08", { stamp: "2026-09-20T00:00:00Z" }), "-P7DT15H", "30 September for the day after seven days of rest");
  assert.equal(trigger("2026-10-12", { alarm: { at: "16:30" } }), "-P1DT7H30M");
  assert.equal(trigger("2026-10-12", { alarm: false }), undefined);
});

test("an alarm that would sound at once is on the due day itself, or left out", () => {
  const trigger = (commitment, at) => alarm(read(toIcs(quoteOf(commitment), zh, { stamp: at }))[0]);
  assert.equal(trigger(ofDay("2026-10-12"), "2026-10-10T12:00:00+08:00"), "PT9H");
  assert.equal(trigger(ofDay("2026-10-12"), "2026-10-12T12:00:00+08:00"), undefined);
  assert.equal(trigger(restoration, "2026-10-01T06:19:00+08:00"), "-PT30M");
  assert.equal(trigger(restoration, "2026-10-01T06:20:00+08:00"), undefined);
  assert.equal(alarm(read(toIcs(quote, zh, { stamp, alarm: { before: 90 } }))[1]), "-PT1H30M");
});

test("an alarm that is no time is refused with what was given", () => {
  for (const [bad, code, path] of [[{ at: "9:00" }, "invalid-date", "/2/alarm/at"], [{ at: "24:00" }, "invalid-date", "/2/alarm/at"], [{ before: -1 }, "invalid-number", "/2/alarm/before"], [null, "wrong-type", "/2/alarm"], ["09:00", "wrong-type", "/2/alarm"]]) {
    assert.throws(() => toIcs(quote, zh, { stamp, alarm: bad }), { code, path });
  }
});

test("only what is still to come is written, the rest when it is named", () => {
  const later = "2026-10-05T00:00:00+08:00";
  assert.deepEqual(read(toIcs(quote, zh, { stamp: later })).map((entry) => entry.getFirstPropertyValue("dtstart").toString()), ["2026-10-10"]);
  assert.equal(read(toIcs(quote, zh, { stamp: later, commitments: ["fault.restoration"] })).length, 1);
  const met = { ...suspend, outcome: { state: "met", minutes: 60 } };
  assert.equal(read(toIcs(quoteOf(met, restoration), zh, { stamp })).length, 1, "what is done is not to come");
  const [done] = read(toIcs(quoteOf(met), zh, { stamp, commitments: ["change.suspend"] }));
  assert.equal(alarm(done), undefined);
  assert.throws(() => toIcs(quoteOf(met), zh, { stamp }), { code: "unsupported", path: "/2/commitments", message: `nothing is still to come at \`${stamp}\`; name the commitments to write all the same` });
  const open = { ...suspendProvisional, dueRange: { earliest: "2027-01-05", latest: "2027-01-08" } };
  assert.equal(read(toIcs(quoteOf(open), zh, { stamp: "2027-01-08T12:00:00+08:00" })).length, 1, "until the latest end of a range");
  assert.throws(() => toIcs(quoteOf(open), zh, { stamp: "2027-01-09T00:00:00+08:00" }), { code: "unsupported" });
});

test("only the commitments asked for, each with a date", () => {
  const all = quoteOf(suspend, undated, restoration, contactCard);
  assert.equal(read(toIcs(all, zh, { stamp })).length, 3);
  assert.equal(read(toIcs(all, zh, { stamp, commitments: ["fault.restoration"] })).length, 1);
  assert.throws(() => toIcs(all, zh, { stamp, commitments: ["fault.restoration", "change.other"] }), {
    code: "unknown-value",
    path: "/2/commitments/1",
    message: "no commitment `change.other` has a date in this quote",
    allowed: ["change.suspend", "fault.restoration", "delivery.contact-card"],
  });
  assert.throws(() => toIcs(quoteOf(undated), zh, { stamp }), { code: "unsupported", path: "/0/commitments" });
  assert.throws(() => toIcs(all, zh, { stamp, commitments: [] }), { code: "unsupported" });
});

test("a stamp that is no instant is refused with what was given", () => {
  for (const bad of ["", "2026-11-22", "2026-11-22T18:00", "2026-02-30T00:00:00Z", "now"]) {
    assert.throws(() => toIcs(quote, zh, { stamp: bad }), { code: "invalid-date", path: "/2/stamp", message: `\`${bad}\` is no instant with an offset` });
  }
});

test("an entry words a limit as its rule does", () => {
  const emergency = { ...restoration, id: "notice.emergency", limit: { amount: 24, units: "calendarHours" } };
  assert.ok(new ICAL.Event(read(toIcs(quoteOf(emergency), zh, { stamp }))[0]).description.includes("（1天（24小时））"));
});
