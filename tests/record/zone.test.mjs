/** A record in a zone whose clocks are set back: an outage in the hour that comes twice is as long as it was, whichever of the two its ticket's offset names. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createCalculator } from "../package/package.mjs";
import { json, load } from "./load.mjs";

const NOW = "2026-12-31T02:00+00:00";
let lib, sla;
before(async () => {
  lib = await load();
  const [policy, calendar] = await Promise.all([json("../../data/policies/cmcc-group-customer.json"), json("../../data/calendars/examples/gb-eng.json")]);
  // The rules of the bundled policy, counted in London.
  sla = await createCalculator({ policy: { ...policy, id: "in-london", zone: "Europe/London", calendar: calendar.id, rules: policy.rules.map(({ examples: _, ...rule }) => rule) }, calendar });
  lib.momentsOf(sla.calendar.clockChanges)(sla.policy.zone);
});
after(() => lib.close());

const DIMENSIONS = { customerTier: "gold", assuranceLevel: "AAA", service: "data-line", locality: "intra-city" };
const ticket = (id, reported, restored, exclusions = []) => ({ ticket: { row: 1, id, line: "L-1", customer: "", dimensions: DIMENSIONS, events: { "fault-reported": reported, ...(restored && { "service-restored": restored }) }, conditions: {}, exclusions }, faults: [] });
const codes = ({ notes }) => notes.map(({ code }) => code).join();
const minutes = ({ outage }) => (lib.epochOf(outage.to, sla.policy.zone) - lib.epochOf(outage.from, sla.policy.zone)) / 60_000;

test("an outage over the hour that comes twice is counted by the offsets of its ticket", () => {
  const judged = lib.judge([
    // Both in the first of the two hours, both in the second, from the first to the second at the same time of day, and back in time.
    ticket("A", "2026-10-25T01:10+01:00", "2026-10-25T01:40+01:00"), ticket("B", "2026-10-25T01:10Z", "2026-10-25T01:40Z"),
    ticket("C", "2026-10-25T01:45+01:00", "2026-10-25T01:15+00:00"), ticket("D", "2026-10-25T01:15+00:00", "2026-10-25T01:45+01:00"),
  ], sla, NOW);
  assert.deepStrictEqual(judged.map(codes), ["", "overlap", "", "restored-before"]);
  assert.deepStrictEqual(judged.slice(0, 3).map(minutes), [30, 30, 30]);
  const year = lib.yearOf(sla, judged, { day: "2026-12-31", contract: "", readings: {} });
  // C begins before B and ends five minutes after B has begun: an hour and a half, less what the two have in common.
  const { used } = year.lines[0].measures.find(({ id }) => id === "quality.annual-interruption").reached;
  assert.equal(used, (30 + 30 + 30 - 5) * 60);
});

test("a pause in the second of the two hours is inside its outage, and is left out of it as long as it was", () => {
  const pause = { cause: "customer", from: "2026-10-25T01:05+00:00", to: "2026-10-25T01:20+00:00" };
  const [one] = lib.judge([ticket("A", "2026-10-25T01:50+01:00", "2026-10-25T02:00+00:00", [pause])], sla, NOW);
  assert.equal(codes(one), "");
  assert.deepStrictEqual(one.pauses, [{ ...pause, from: "2026-10-25T01:05+00:00", to: "2026-10-25T01:20+00:00" }]);
  const year = lib.yearOf(sla, [one], { day: "2026-12-31", contract: "", readings: {} });
  // 01:50 summer time to 02:00 winter time: 70 minutes, 15 of them paused.
  const { gross, used } = year.lines[0].measures.find(({ id }) => id === "quality.annual-interruption").reached;
  assert.deepStrictEqual([gross / 60, used / 60], [70, 55]);
});
