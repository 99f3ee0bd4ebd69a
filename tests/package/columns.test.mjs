// Columns are answered as `quote` answers each row, whichever engine runs; what is no column of these rows is refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createCalculator, SlaError } from "./package.mjs";

const sla = await createCalculator();
const STATUSES = ["out-of-scope", "not-required", "on-request", "awaiting-event", "indeterminate", "unquantified", "determined"];
const IDS = ["change.suspend", "change.rebuild", "complaint.handling", "fault.restoration", "fault.stage-feedback", "fault.written-report", "delivery.acceptance", "notice.planned", "quality.repeat-faults"];
const DICTIONARIES = {
  customerTier: ["gold", "silver", "bronze", "standard", "platinum"],
  assuranceLevel: ["AAA", "AA", "A", "ordinary"],
  service: ["data-line", "internet-line", "leased-line-access", "group-sms"],
  locality: ["intra-city", "cross-city", "cross-province"],
};
const CAUSES = ["customer", "interconnection", "weather"];

/** The same numbers in every run. */
function generator(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const second = (at) => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Random rows, as columns and as the requests that say the same. */
function tableOf(count, common, seed) {
  const below = generator(seed);
  const moment = () => Date.UTC(2026, 7, 1) + below(200 * 86_400) * 1000;
  const columns = {
    count, ...common,
    dimensions: Object.fromEntries(Object.entries(DICTIONARIES).map(([id, values]) => [id, { values, codes: new (id === "service" ? Int32Array : Uint8Array)(count) }])),
    startAt: new Float64Array(count), startIsDate: new Uint8Array(count),
    events: { "fault-handled": new Float64Array(count).fill(NaN), "alarm-raised": new Float64Array(count).fill(NaN), "order-raised": new Float64Array(count).fill(NaN) },
    finishedAt: { "change.suspend": new Float64Array(count).fill(NaN) },
    conditions: { "service-affecting": true, "line-construction": new Uint8Array(count) },
    exclusions: { offsets: new Int32Array(count + 1), from: new Float64Array(2 * count), to: new Float64Array(2 * count), cause: { values: CAUSES, codes: new Uint8Array(2 * count) } },
  };
  let interval = 0;
  const requests = Array.from({ length: count }, (_, row) => {
    const request = { audience: "operator", dimensions: {}, conditions: { "service-affecting": true }, events: {}, finishedAt: {}, exclusions: [], ...common };
    for (const [id, { values, codes }] of Object.entries(columns.dimensions)) {
      codes[row] = below(12) ? below(values.length - (id === "customerTier" && below(10) ? 1 : 0)) : id === "service" ? -1 : 255;
      const value = values[codes[row]];
      if (value !== undefined) request.dimensions[id] = value;
    }
    const start = moment();
    if (!below(30)) columns.startAt[row] = NaN;
    else if (!below(40)) request.startAt = second(columns.startAt[row] = Date.UTC(1999, 1, 1));
    else if (below(4)) request.startAt = second(columns.startAt[row] = start);
    else {
      columns.startAt[row] = start - start % 86_400_000;
      columns.startIsDate[row] = 1;
      request.startAt = new Date(start).toISOString().slice(0, 10);
    }
    for (const [id, at] of Object.entries(columns.events)) {
      const kind = below(4);
      if (kind === 0) request.events[id] = second(at[row] = start + below(20) * 3_600_000);
      if (kind === 1) [at[row], request.events[id]] = [-Infinity, null];
    }
    if (!below(3)) request.finishedAt["change.suspend"] = second(columns.finishedAt["change.suspend"][row] = start + below(10) * 86_400_000);
    const holds = columns.conditions["line-construction"][row] = [0, 1, 255][below(3)];
    if (holds < 2) request.conditions["line-construction"] = holds === 1;
    const { offsets, from, to, cause } = columns.exclusions;
    offsets[row] = interval;
    for (let left = below(10) ? 0 : 1 + below(2); left > 0; left--, interval++) {
      from[interval] = start + below(48) * 3_600_000;
      to[interval] = from[interval] + (below(72) - 2) * 3_600_000;
      cause.codes[interval] = below(20) ? below(2) : 2;
      request.exclusions.push({ from: second(from[interval]), to: second(to[interval]), cause: CAUSES[cause.codes[interval]] });
    }
    offsets[row + 1] = interval;
    return request;
  });
  return { columns, requests };
}

const day = (date) => (date === undefined ? -2147483648 : Date.parse(date) / 86_400_000);

function expected(quote, id) {
  const one = quote.commitments.find((commitment) => commitment.id === id);
  return {
    status: STATUSES.indexOf(one.status), dueAt: one.dueAt ? Date.parse(one.dueAt) : NaN, dueDate: day(one.dueDate),
    earliest: day(one.dueRange?.earliest ?? one.dueDate), latest: day(one.dueRange?.latest ?? one.dueDate),
    certainty: one.certainty === undefined ? 255 : Number(one.certainty === "provisional"),
    outcome: one.outcome ? ["open", "met", "missed"].indexOf(one.outcome.state) : 255, minutes: one.outcome?.minutes ?? NaN,
  };
}

/** The JavaScript build takes a quote for each row, and its time. */
const SHARE = process.env.SLA_ENGINE === "javascript" ? 10 : 1;

for (const [name, common, all] of [
  ["bundled readings", {}, 9000],
  ["other readings, figures and the present", { readings: { nonWorkingReceipt: "received-next", cutOff: "17:00" }, figures: { newGroupLimit: { amount: 4, units: "businessDays" } }, now: "2026-10-09T10:00:00Z" }, 1500],
  ["a reading that is none", { readings: { sevenDays: "weeks" } }, 50],
]) {
  test(`every row is its quote: ${name}`, async () => {
    const count = all / SHARE;
    const { columns, requests } = tableOf(count, common, 7);
    const answers = await sla.quoteColumns(IDS, columns);
    let wrong = 0;
    requests.forEach((request, row) => {
      let quote;
      let problem;
      try {
        quote = sla.quote(request);
      } catch (thrown) {
        problem = thrown;
      }
      for (const id of IDS) {
        const { error, ...rest } = answers[id];
        const found = Object.fromEntries(Object.entries(rest).map(([name, column]) => [name, column[row]]));
        assert.equal(error[row] > 0, !!problem, `row ${row} ${JSON.stringify(request)}`);
        if (problem) assert.deepEqual([found.status, found.dueAt, found.dueDate], [255, NaN, day()]);
        else assert.deepEqual(found, expected(quote, id), `row ${row}, ${id}: ${JSON.stringify(request)}`);
      }
      if (!problem) return;
      wrong += 1;
      const { code, path, allowed } = answers.problems[answers[IDS[0]].error[row] - 1];
      assert.deepEqual({ code, path, allowed }, { code: problem.code, path: problem.path, allowed: problem.allowed }, JSON.stringify(request));
    });
    assert.ok(wrong >= count / 20, `${wrong} rows were wrong`);
    const told = answers.problems.map(({ path, message }) => `${path} ${message}`);
    assert.equal(new Set(told).size, told.length, "each problem stands once");
  });
}

test("no rows are no answers, and no commitment no column", async () => {
  const empty = { count: 0, dimensions: {}, startAt: new Float64Array(0) };
  const answers = await sla.quoteColumns(["change.suspend"], empty);
  assert.equal(answers["change.suspend"].status.length, 0);
  assert.deepEqual(answers.problems, []);
  assert.deepEqual(await sla.quoteColumns([], empty), { problems: [] });
});

test("what is no column of these rows is refused, and where it stands is said", async () => {
  const { columns } = tableOf(3, {}, 1);
  const tier = columns.dimensions.customerTier;
  for (const [ids, change, code, path] of [
    ["change.suspend", {}, "wrong-type", "/0"],
    [["change.stop"], {}, "unknown-value", "/0/0"],
    [IDS, null, "wrong-type", "/1"],
    [IDS, { count: 2.5 }, "wrong-type", "/1/count"],
    [IDS, { startAt: [1, 2, 3] }, "wrong-type", "/1/startAt"],
    [IDS, { startAt: new Float64Array(2) }, "wrong-type", "/1/startAt"],
    [IDS, { dimensions: { colour: tier } }, "unknown-field", "/1/dimensions/colour"],
    [IDS, { dimensions: { customerTier: { ...tier, values: "gold" } } }, "wrong-type", "/1/dimensions/customerTier/values"],
    [IDS, { dimensions: { customerTier: { values: ["gold"], codes: Uint8Array.of(0, 1, 0) } } }, "invalid-number", "/1/dimensions/customerTier/codes"],
    [IDS, { events: { rain: new Float64Array(3) } }, "unknown-field", "/1/events/rain"],
    [IDS, { exclusions: { ...columns.exclusions, offsets: Int32Array.of(0, 2, 1, 1) } }, "invalid-number", "/1/exclusions/offsets"],
    [IDS, { exclusions: { ...columns.exclusions, from: new Float64Array(0), offsets: Int32Array.of(0, 0, 0, 1) } }, "wrong-type", "/1/exclusions/from"],
  ]) {
    await assert.rejects(sla.quoteColumns(ids, change && { ...columns, ...change }), (thrown) => {
      assert.ok(thrown instanceof SlaError, String(thrown));
      assert.deepEqual([thrown.code, thrown.path], [code, path], thrown.message);
      return true;
    });
  }
  assert.equal((await sla.quoteColumns(["change.suspend"], columns)).problems.length >= 0, true, "the next table is answered");
});

test("every vector is answered as the second implementation answers it", async () => {
  const lines = readFileSync(new URL("../../vectors/1/requests.ndjson", import.meta.url), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  const moment = (text) => (text === null ? [-Infinity, 0] : text.length === 10 ? [Date.parse(text), 1] : [Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+08:00`), 0]);
  let compared = 0;
  for (const { id, request, commitments, error } of lines) {
    if (error) continue;
    const { dimensions, startAt, events = {}, finishedAt = {}, exclusions = [], conditions = {}, figures, readings, now } = request;
    const column = (given, place, Kind) => Object.fromEntries(Object.entries(given).map(([name, text]) => [name, Kind.of(moment(text)[place])]));
    const ids = commitments.map((one) => one.id);
    const answers = await sla.quoteColumns(ids, {
      count: 1, dimensions, startAt: Float64Array.of(moment(startAt)[0]), startIsDate: Uint8Array.of(moment(startAt)[1]), conditions,
      events: column(events, 0, Float64Array), eventIsDate: column(events, 1, Uint8Array), finishedAt: column(finishedAt, 0, Float64Array), finishedIsDate: column(finishedAt, 1, Uint8Array),
      exclusions: { offsets: Int32Array.of(0, exclusions.length), from: Float64Array.from(exclusions, ({ from }) => moment(from)[0]), to: Float64Array.from(exclusions, ({ to }) => moment(to)[0]), cause: { values: CAUSES, codes: Uint8Array.from(exclusions, ({ cause }) => CAUSES.indexOf(cause)) } },
      ...(figures && { figures }), ...(readings && { readings }), ...(now && { now }),
    });
    assert.deepEqual(answers.problems, [], `vector ${id}`);
    for (const one of commitments) {
      const { error: _, ...rest } = answers[one.id];
      const found = Object.fromEntries(Object.entries(rest).map(([name, [value]]) => [name, value]));
      assert.deepEqual(found, expected({ commitments }, one.id), `vector ${id}, ${one.id}: ${JSON.stringify(request)}`);
      compared += 1;
    }
  }
  assert.ok(compared > 4000, `${compared} answers`);
});
