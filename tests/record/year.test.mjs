/** Two hundred tickets: what the page says of a year against a second, plain implementation, for every reading of the year. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load, tickets } from "./load.mjs";
import { csv, make, minute, plainYear } from "./plain.mjs";

const NOW = "2026-12-10T12:00";
const DAY = "2026-12-10";
const CONTRACT = "2023-03-20";
const YEARS = {
  "calendar-year": ["2026-01-01", "2027-01-01"],
  "rolling-12-months": ["2025-12-11", "2026-12-11"],
  "contract-year": ["2026-03-20", "2027-03-20"],
};

let lib;
before(async () => { lib = await load(); });
after(() => lib.close());

const names = (list) => list.map(({ name }) => name).sort();
const STATES = ["met", "missed", "open", "unrecorded", "unjudged"];
const statesOf = ({ reached, commitment }) => (reached.state ? [reached.state] : commitment.status === "out-of-scope" ? [] : (reached.alternatives ?? []).map(({ state }) => state));

for (const seed of [20_261_129, 7]) {
  for (const [qualityYear, [from, to]] of Object.entries(YEARS)) {
    for (const interruptionTime of ["net", "gross"]) {
      for (const repeatCount of ["every-fault", "after-first"]) {
        for (const repeatFaultsScope of ["lines", "all"]) {
          test(`seed ${seed}: ${qualityYear}, ${interruptionTime}, ${repeatCount}, ${repeatFaultsScope}`, async () => {
            const made = make(200, seed);
            const expected = plainYear(made, { year: [minute(from), minute(to)], net: interruptionTime === "net", afterFirst: repeatCount === "after-first", everyService: repeatFaultsScope === "all", now: minute(NOW) });
            const { list } = await tickets(lib, csv(made));
            assert.equal(list.length, 200);
            assert.deepEqual(list.flatMap(({ faults }) => faults), []);
            const readings = { qualityYear, interruptionTime, repeatCount, repeatFaultsScope };
            const year = lib.yearOf(lib.sla, lib.judge(list, lib.sla, NOW), { day: DAY, contract: qualityYear === "contract-year" ? CONTRACT : "", readings });
            assert.equal(year.period.from, from);
            assert.deepEqual(year.lines.filter(({ line, measures }) => line && measures.length).map(({ line }) => line).sort(), Object.keys(expected.lines).sort());
            for (const { line, measures } of year.lines) {
              if (!expected.lines[line]) continue;
              const { repeat, time } = expected.lines[line];
              const [count, hours] = ["quality.repeat-faults", "quality.annual-interruption"].map((id) => measures.find((one) => one.id === id));
              if (repeat) assert.deepEqual({ gross: count.reached.gross, used: count.reached.used, states: statesOf(count) }, repeat, line);
              else assert.equal(count.commitment.status, "out-of-scope", line);
              assert.deepEqual({ gross: hours.reached.gross, net: hours.reached.net, used: hours.reached.used, states: statesOf(hours) }, time, line);
            }
            const kept = Object.fromEntries(year.kept.map((one) => [one.id, Object.fromEntries(STATES.filter((state) => one[state].length).map((state) => [state, names(one[state])]))]));
            const wanted = Object.fromEntries(Object.entries(expected.kept).map(([id, states]) => [id, Object.fromEntries(Object.entries(states).map(([state, ids]) => [state, ids.sort()]))]));
            assert.deepEqual(kept, wanted);
            const { tickets: all, calledBack, satisfied } = year.answers;
            assert.deepEqual({ tickets: all, calledBack, satisfied }, expected.answers);
            // Nothing is dropped without a word: every ticket is in the year, in another one, or named as left out.
            const inside = year.lines.reduce((sum, one) => sum + one.tickets.length, 0);
            assert.equal(inside + year.elsewhere.length + year.leftOut.length, 200);
            assert.ok(year.leftOut.every(({ notes }) => notes.length > 0));
          });
        }
      }
    }
  }
}

test("the year before has figures of its own, and an outage over New Year is cut at midnight", async () => {
  const made = make(200, 7);
  const { list } = await tickets(lib, csv(made));
  const judged = lib.judge(list, lib.sla, NOW);
  const of = (day) => lib.yearOf(lib.sla, judged, { day, contract: "", readings: {} });
  const expected = plainYear(made, { year: [minute("2025-01-01"), minute("2026-01-01")], net: true, afterFirst: false, everyService: false, now: minute(NOW) });
  const found = of("2025-12-31");
  for (const { line, measures } of found.lines.filter(({ line }) => expected.lines[line])) {
    assert.equal(measures.find(({ id }) => id === "quality.annual-interruption").reached.used, expected.lines[line].time.used, line);
  }
  const both = new Set(found.lines.flatMap(({ tickets: own }) => own));
  assert.ok(of(DAY).lines.some(({ tickets: own }) => own.some((one) => both.has(one))), "an outage of both years");
});
