/** What cannot have ended when somebody says so: not in the record (odd.test.mjs), and not in a form. Limits run from their beginning to their end (R29, R35, R42), and `now` is when it is judged. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load } from "./load.mjs";

const NOW = "2026-12-31T02:00";
const VALUES = { customerTier: "gold", assuranceLevel: "AAA", service: "data-line", locality: "intra-city" };

let lib;
before(async () => { lib = await load(); });
after(() => lib.close());

const problem = (process, request, opened, now = NOW) => {
  const rules = lib.sla.policy.rules.filter((rule) => rule.process === process);
  return lib.endProblem({ request: { startAt: "2026-10-08T10:00", ...request }, rules, opened, now }, lib.sla.policy);
};

// R42: restoration runs from the report or the alarm to the restored service.
test("a service restored before or at the moment of its report is refused at its field, a minute later it is taken", () => {
  const restored = (at) => problem("fault", { events: { "service-restored": at } }, ["fault-reported"]);
  for (const at of ["2026-10-08T09:59", "2026-10-08T10:00", "2026-10-07"]) {
    assert.deepEqual([restored(at)?.code, restored(at)?.path, restored(at)?.params.end], ["invalid-interval", "/events/service-restored", "before"], at);
  }
  assert.equal(restored("2026-10-08T10:01"), undefined);
  // 10:00 in China is 02:00 of UTC.
  assert.equal(restored("2026-10-08T01:59Z")?.code, "invalid-interval");
  assert.equal(restored("2026-10-08T02:01Z"), undefined);
});

test("an end later than the present moment is refused, a day alone from the next day on", () => {
  const restored = (at) => problem("fault", { events: { "service-restored": at } }, ["fault-reported"])?.code;
  assert.deepEqual(["2026-12-31T02:01", "2027-01-01", "2026-12-31", "2026-12-31T02:00"].map(restored), ["date-out-of-range", "date-out-of-range", undefined, undefined]);
});

test("what was restored before the customer reported it, after an alarm, has ended after it began", () => {
  const events = { "alarm-raised": "2026-10-08T09:00", "service-restored": "2026-10-08T09:30" };
  assert.equal(problem("fault", { events }, ["fault-reported"]), undefined);
});

test("what somebody plans by may lie ahead, but not before its beginning", () => {
  const rules = lib.sla.policy.rules.filter(({ process }) => process === "delivery");
  const accepted = (at) => lib.endProblem({ request: { startAt: "2026-10-08", events: { "initial-acceptance": at } }, rules, opened: ["work-completed"], now: NOW, planned: new Set(["initial-acceptance"]) }, lib.sla.policy)?.code;
  assert.deepEqual(["2027-01-05", "2026-10-07"].map(accepted), [undefined, "invalid-interval"]);
});

test("a finish that is given for a commitment is held to the same", () => {
  const wrong = problem("change", { finishedAt: { "change.suspend": "2026-10-07" } }, ["order-raised"]);
  assert.deepEqual([wrong.path, wrong.code], ["/finishedAt/change.suspend", "invalid-interval"]);
  // R25 counts working days, and the day of the order may be the day of its end.
  assert.equal(problem("change", { finishedAt: { "change.suspend": "2026-10-08" } }, ["order-raised"]), undefined);
});

// R66: notice is given ahead of the works.
test("a notice before its works is none of these, one that is still to be given is", () => {
  const notice = (at) => problem("notice", { startAt: "2027-01-20", events: { "notice-given": at } }, ["works-planned"])?.code;
  assert.deepEqual(["2026-12-01", "2027-01-05"].map(notice), [undefined, "date-out-of-range"]);
});

test("a start that nobody entered makes no end impossible", () => {
  assert.equal(problem("fault", { events: { "service-restored": "2026-10-08T09:00" } }, []), undefined);
});
