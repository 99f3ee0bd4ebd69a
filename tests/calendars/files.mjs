/** Writes the calendar files that the programs import into the folder that is named, with what each holds as `expected.json`. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import ICAL from "ical.js";
import { createCalculator } from "../../dist/npm/index.js";
import { compiler } from "../compiler.mjs";

const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await compiler({ cache: "words-tests" });
const { calendarOf } = await server.ssrLoadModule("/elements/bulk/calendar.ts");

const sla = await createCalculator();
const words = await sla.words("zh-CN");
const dimensions = { customerTier: "gold", assuranceLevel: "A", service: "data-line", locality: "intra-city" };
const startAt = "2026-09-30T16:00";
const [first, later] = ["2026-09-30T08:05:00Z", "2026-09-30T09:05:00Z"];
const ids = ["change.suspend", "change.cancel", "fault.restoration"];
/** Three circuits of a customer; a pause on 9 October moves what is counted in working days by one. */
const list = (customer, stamp, exclusions) =>
  calendarOf(sla, words, [1, 2, 3].map((line) => ({ label: `${customer} · 专线${line}`, request: { dimensions, startAt, ...(exclusions && { exclusions }) } })), ids, stamp).text;
const pause = [{ from: "2026-10-09T00:00", to: "2026-10-10T00:00", cause: "customer" }];

const files = {
  "jia.ics": list("甲公司", first),
  "yi.ics": list("乙公司", first),
  "jia-moved.ics": list("甲公司", later, pause),
  "single.ics": sla.toIcs(sla.quote({ dimensions, startAt }), words, { stamp: first, label: "工单 T-77" }),
  "single-known.ics": sla.toIcs(sla.quote({ dimensions, startAt, events: { "fault-handled": "2026-09-30T16:50", "service-restored": "2026-09-30T16:55" } }), words, { stamp: later, label: "工单 T-77" }),
  "odd.ics": sla.toIcs(sla.quote({ dimensions, startAt }), words, { stamp: first, commitments: ["change.suspend"], label: "甲,乙;丙\\丁 \"戊\" \u2028己\u0085庚\u000b辛\u{1f4c5}\nBEGIN:VEVENT" + "长".repeat(200) }),
};
const expected = {};
for (const [name, text] of Object.entries(files)) {
  writeFileSync(path.join(folder, name), text);
  expected[name] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((entry) => {
    const { uid, summary, startDate, endDate, sequence } = new ICAL.Event(entry);
    return { uid, summary, start: startDate.toString(), end: endDate.toString(), sequence, alarms: entry.getAllSubcomponents("valarm").length };
  });
}
writeFileSync(path.join(folder, "expected.json"), JSON.stringify(expected, null, 1));
sla.dispose();
await server.close();
