import assert from "node:assert/strict";
import { after, test } from "node:test";
import ICAL from "ical.js";
import { load } from "./load.mjs";
import { contactCard, quoteOf, restoration, suspend, suspendProvisional } from "./quotes.mjs";

const { zh, en, close, loadWords, toIcs } = await load();
after(close);

const stamp = "2026-11-22T18:00:00+08:00";
const undated = { ...suspend, id: "change.other", status: "indeterminate", startsAt: undefined, dueAt: undefined, dueDate: undefined };
const quote = quoteOf(suspend, undated, restoration);

/** The entries as an independent reader of RFC 5545 sees them. */
const read = (ics) => new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents("vevent");
const uids = (ics) => read(ics).map((entry) => entry.getFirstPropertyValue("uid"));
const alarm = (entry) => entry.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger").toString();

test("a day clock is an all-day entry on its due date with an alarm a day ahead", () => {
  const [entry] = read(toIcs(quote, zh, { stamp }));
  const event = new ICAL.Event(entry);
  assert.equal(event.startDate.isDate, true);
  assert.equal(event.startDate.toString(), "2026-10-10");
  assert.equal(event.endDate.toString(), "2026-10-11");
  assert.equal(event.summary, "停机办理截止");
  assert.equal(event.description, "停机办理：10月10日（周六）24时前（3个工作日）\n服务承诺 · 维护部门 → 集团客户\n第六章 业务变更\n依据公开节选编制，未经运营商确认，以合同为准");
  assert.equal(alarm(entry), "-P1D");
  assert.equal(entry.getFirstPropertyValue("dtstamp").toString(), "2026-11-22T10:00:00Z");
  assert.equal(entry.getFirstPropertyValue("status"), "CONFIRMED");
});

test("an hour clock is a moment in UTC with an alarm half an hour ahead", () => {
  const entry = read(toIcs(quote, en, { stamp }))[1];
  const { startDate, summary } = new ICAL.Event(entry);
  assert.equal(startDate.isDate, false);
  assert.equal(startDate.toString(), "2026-09-30T22:50:00Z");
  assert.equal(summary, "Restoration due");
  assert.equal(alarm(entry), "-PT30M");
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

test("the identity is the order's and the commitment's: it outlives looking again, another language and a moved date", () => {
  const [first, second] = uids(toIcs(quote, zh, { stamp }));
  assert.notEqual(first, second);
  assert.match(first, /^change\.suspend\.cmcc-group-customer\.[0-9a-f]{16}@sla-calculator$/);
  const request = { ...quote.request, now: "2026-10-01T00:00:00+08:00", readings: { unpublished: "bounds" }, dimensions: { service: "data-line", customerTier: "gold" } };
  assert.deepEqual(uids(toIcs({ ...quote, request }, en, { stamp: "2027-01-01T00:00:00Z" })), [first, second]);
  for (const other of [{ startAt: "2026-09-30T16:01:00+08:00" }, { dimensions: { customerTier: "silver", service: "data-line" } }, { events: { "fault-reported": null } }]) {
    assert.ok(!uids(toIcs({ ...quote, request: { ...quote.request, ...other } }, zh, { stamp })).includes(first));
  }
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
