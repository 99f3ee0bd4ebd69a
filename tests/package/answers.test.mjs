// The package answers what the specification says, through every function of its interface.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commitment, createCalculator, request, SlaError } from "./package.mjs";

const sla = await createCalculator();

const rows = [
  ["suspension ends on a make-up Saturday", "change.suspend", request("2026-09-30T16:00"), { dueDate: "2026-10-10", dueAt: "2026-10-11T00:00:00+08:00", certainty: "confirmed" }],
  ["resumption after National Day", "change.resume", request("2026-09-30T16:00"), { dueDate: "2026-10-08" }],
  ["resumption over Spring Festival", "change.resume", request("2026-02-13", { dimensions: { customerTier: "bronze", service: "overlay", locality: "cross-city" } }), { dueDate: "2026-02-25" }],
  ["acceptance, gold", "delivery.acceptance", request("2026-02-10"), { dueDate: "2026-03-02" }],
  ["acceptance, standard", "delivery.acceptance", request("2026-02-10", { dimensions: { customerTier: "standard" } }), { dueDate: "2026-03-09" }],
  ["notice, gold", "notice.planned", request("2026-10-12"), { dueDate: "2026-09-24" }],
  ["notice, silver", "notice.planned", request("2026-10-12", { dimensions: { customerTier: "silver" } }), { dueDate: "2026-09-29" }],
  ["notice, standard", "notice.planned", request("2026-10-12", { dimensions: { customerTier: "standard" } }), { dueDate: "2026-09-30" }],
  ["final acceptance ends with the month", "delivery.final-acceptance", request("2025-11-30", { events: { "initial-acceptance": "2025-11-30" } }), { dueDate: "2026-02-28" }],
  ["final acceptance is not rolled off a holiday", "delivery.final-acceptance", request("2026-07-01", { events: { "initial-acceptance": "2026-07-01" } }), { dueDate: "2026-10-01" }],
  ["restoration across midnight", "fault.restoration", request("2026-09-30T23:30", { dimensions: { assuranceLevel: "A", locality: "cross-province" } }), { dueAt: "2026-10-01T05:30:00+08:00", dueDate: "2026-10-01" }],
  ["an offset moves the local day", "change.suspend", request("2026-10-08T18:30:00Z"), { dueDate: "2026-10-13" }],
  ["silver's report", "fault.written-report", request("2026-09-30", { dimensions: { customerTier: "silver" }, events: { "fault-handled": "2026-09-30", "report-requested": "2026-09-30" } }), { dueDate: "2026-10-07" }],
  ["gold's report", "fault.written-report", request("2026-09-30", { events: { "fault-handled": "2026-09-30", "report-requested": "2026-09-30" } }), { dueDate: "2026-10-09" }],
];

for (const [what, id, asked, expected] of rows) {
  test(what, () => {
    const got = commitment(sla, asked, id);
    for (const [field, value] of Object.entries(expected)) assert.deepStrictEqual(got[field], value, field);
  });
}

test("an unpublished year answers with both bounds", async (t) => {
  if (sla.calendar.publishedThrough !== "2026-12-31") return t.skip("the bundled calendar includes 2027");
  const range = (startAt) => {
    const { certainty, dueRange } = commitment(sla, request(startAt), "change.suspend");
    assert.equal(certainty, "provisional");
    return dueRange;
  };
  assert.deepStrictEqual(range("2026-12-30"), { earliest: "2027-01-05", latest: "2027-01-05" });
  assert.deepStrictEqual(range("2027-02-04"), { earliest: "2027-02-15", latest: "2027-02-17" });
});

test("silver's report before gold's carries a note", () => {
  const events = { "fault-handled": "2026-09-30", "report-requested": "2026-09-30" };
  const notes = ["gold", "silver"].flatMap((customerTier) =>
    commitment(sla, request("2026-09-30", { dimensions: { customerTier }, events }), "fault.written-report").reasons);
  assert.ok(notes.some((reason) => reason.code === "tier-inversion"), JSON.stringify(notes));
});

test("explain is the quote's commitment with its walk, which a quote leaves out unless asked", () => {
  const asked = request("2026-09-30T16:00");
  const explained = sla.explain(asked, "change.suspend");
  const counted = explained.trace.filter((day) => day.ordinal !== null);
  assert.deepStrictEqual(counted.map((day) => [day.date, day.kind, day.ordinal]), [
    ["2026-10-08", "workday", 1],
    ["2026-10-09", "workday", 2],
    ["2026-10-10", "makeup-workday", 3],
  ]);
  assert.equal(commitment(sla, asked, "change.suspend").trace, undefined);
  const traced = sla.quote(asked, { trace: true }).commitments.find((one) => one.id === "change.suspend");
  assert.deepStrictEqual(traced, explained);
});

test("compare gives one quote per value, in the policy's order", () => {
  const { customerTier: _, ...others } = request("2026-09-30T16:00").dimensions;
  const quotes = sla.compare({ ...request("2026-09-30T16:00"), dimensions: others });
  assert.deepStrictEqual(quotes.map((quote) => quote.request.dimensions.customerTier), ["gold", "silver", "bronze", "standard"]);
  const levels = sla.compare(request("2026-09-30T16:00"), "assuranceLevel");
  const hours = levels.map((quote) => quote.commitments.find((one) => one.id === "fault.restoration").limit.amount);
  assert.deepStrictEqual(hours, [2, 4, 6, 8]);
});

test("quoteMany keeps its order and answers the good beside the bad", () => {
  const bad = request("2026-02-30");
  const answers = sla.quoteMany([request("2026-09-30T16:00"), bad, request("2026-06-01")]);
  assert.deepStrictEqual(answers.map((answer) => answer.ok), [true, false, true]);
  assert.deepStrictEqual(answers[0].quote, sla.quote(request("2026-09-30T16:00")));
  assert.deepStrictEqual([answers[1].error.code, answers[1].error.path], ["invalid-date", "/startAt"]);
  assert.equal(Object.getPrototypeOf(answers[1].error), Object.prototype, "a plain object, safe to post");
  assert.deepStrictEqual(sla.quoteMany([]), []);
  assert.deepStrictEqual(structuredClone(answers), answers);
});

test("quoteMany answers the commitments that are named as the whole quote does, in the policy's order, and refuses a name that there is not", () => {
  const names = ["fault.restoration", "change.suspend", "complaint.handling"];
  const starts = ["2026-09-30T16:00", "2026-02-13T23:59:59", "2026-06-01", "2028-12-30T10:00", "2026-02-30"];
  const requests = starts.flatMap((startAt) => ["customer", "sales", "operator"].map((audience) => ({ ...request(startAt), audience })));
  const whole = sla.quoteMany(requests);
  const few = sla.quoteMany(requests, { commitments: names });
  whole.forEach((answer, at) => {
    const wanted = answer.ok ? { ok: true, quote: { ...answer.quote, commitments: answer.quote.commitments.filter(({ id }) => names.includes(id)) } } : answer;
    assert.deepStrictEqual(few[at], wanted, JSON.stringify(requests[at]));
  });
  assert.deepStrictEqual(sla.quoteMany([request("2026-06-01")], { commitments: [] })[0].quote.commitments, []);
  assert.throws(() => sla.quoteMany([request("2026-06-01")], { commitments: ["change.suspend", "none"] }), ({ code, path, message, allowed }) =>
    code === "unknown-value" && path === "/1/commitments/1" && message.includes("`none`") && allowed.includes("change.suspend"));
});

test("latestStart works back from a date and from an instant", () => {
  const asked = request("2026-01-01");
  delete asked.startAt;
  const suspend = sla.latestStart(asked, "change.suspend", "2026-10-10");
  assert.equal(suspend.startDate, "2026-10-07");
  assert.equal(suspend.commitment.dueDate, "2026-10-10");
  assert.equal(sla.latestStart(asked, "fault.restoration", "2026-10-01T05:30").startAt, "2026-10-01T03:30:00+08:00");
  refused(() => sla.latestStart(asked, "quality.repeat-faults", "2026-10-10"), "unsupported");
});

test("sensitivity names the readings that move a date", () => {
  const moved = sla.sensitivity(request("2026-06-06"), "change.suspend");
  const receipt = moved.find((row) => row.reading === "nonWorkingReceipt");
  assert.deepStrictEqual([receipt.value, receipt.dueDate, receipt.precision], ["received-next", "2026-06-11", "day"]);
});

test("the calendar's questions are answered", () => {
  const makeup = sla.dayInfo("2026-10-10");
  assert.deepStrictEqual([makeup.date, makeup.kind, makeup.statutory, makeup.certainty], ["2026-10-10", "makeup-workday", false, "confirmed"]);
  assert.deepStrictEqual([sla.dayInfo("2026-10-01").kind, sla.dayInfo("2026-10-01").statutory], ["holiday", true]);
  assert.deepStrictEqual([sla.dayInfo("2026-10-03").kind, sla.dayInfo("2026-10-04").kind], ["holiday", "holiday"]);
  assert.equal(sla.dayInfo("2026-06-06").kind, "weekend");
  assert.equal(sla.dayInfo("2005-12-31").kind, "makeup-workday");
  assert.equal(sla.isWorkingDay("2026-10-10"), true);
  assert.equal(sla.isWorkingDay("2026-10-05"), false);
  assert.equal(sla.addWorkingDays("2026-09-30", 3), "2026-10-10");
  assert.equal(sla.addWorkingDays("2026-10-12", -7), "2026-09-24");
  assert.equal(sla.addWorkingDays("2026-10-04", 0), "2026-10-04");
  assert.equal(sla.workingDaysBetween("2026-09-30", "2026-10-10"), 3);
  assert.equal(sla.workingDaysBetween("2026-10-10", "2026-09-30"), -3);
  const october = sla.month(2026, 10);
  assert.equal(october.weeks.length, 5);
  assert.ok(october.weeks.every((week) => week.length === 7));
  assert.deepStrictEqual([sla.calendar.id, sla.calendar.supportedFrom], ["cn", "2004-01-01"]);
  assert.ok(sla.calendar.supportedThrough >= "2035-12-31");
});

test("addWorkingDaysMany gives what addWorkingDays gives, day by day", () => {
  const epoch = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  const first = epoch("2026-01-01");
  const days = Int32Array.from({ length: 300 }, (_, index) => first + index);
  for (const n of [3, 10, -4, 0]) {
    const many = sla.addWorkingDaysMany(days, n);
    assert.ok(many instanceof Int32Array);
    const one = (day) => epoch(sla.addWorkingDays(new Date(day * 86_400_000).toISOString().slice(0, 10), n));
    assert.deepStrictEqual([...many], [...days].map(one), String(n));
  }
  assert.equal(days[0], first, "the caller's array is left as it was");
  assert.deepStrictEqual(sla.addWorkingDaysMany(new Int32Array(0), 3), new Int32Array(0));
  refused(() => sla.addWorkingDaysMany(Int32Array.of(epoch("2035-12-31")), 3), "calendar-unpublished");
});

test("the policy describes itself", () => {
  assert.equal(sla.policy.id, "cmcc-group-customer");
  const dimensions = sla.policy.dimensions.map((dimension) => dimension.id);
  assert.deepStrictEqual(dimensions, ["customerTier", "assuranceLevel", "service", "locality"]);
  assert.ok(sla.policy.rules.length > 40);
  assert.ok(sla.policy.readings.some((reading) => reading.id === "sevenDays"));
  assert.ok(sla.policy.figures.some((figure) => figure.id === "activationLimit"));
});

test("words speak both languages", async () => {
  const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
  assert.match(zh.title("change.suspend"), /停机/);
  assert.match(en.title("change.suspend"), /suspen/i);
  assert.match(zh.dateEnd("2026-10-10"), /^(2026年)?10月10日\uff08周六\uff0924时前$/, "full-width brackets");
});

test("a calendar file holds each due date once, and only those that were asked for", async () => {
  const quote = sla.quote(request("2026-09-30T16:00"));
  const words = await sla.words("zh-CN");
  const text = sla.toIcs(quote, words, { stamp: "2026-09-30T08:00:00Z", commitments: ["change.suspend", "fault.restoration"] });
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text, /END:VCALENDAR\r\n$/);
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 2);
  assert.match(text, /DTSTART;VALUE=DATE:20261010\r\n/);
  assert.match(text, /20260930T100000Z/, "18:00 in China is 10:00 in UTC");
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const again = sla.toIcs(quote, words, { stamp: "2026-09-30T08:00:00Z", commitments: ["change.suspend", "fault.restoration"] });
  assert.equal(again, text, "nothing reads the clock");
});

test("an answer is plain data, safe to clone, to post and to write", () => {
  const quote = sla.quote(request("2027-02-04T10:00", { now: "2027-02-05T10:00" }), { trace: true });
  assert.deepStrictEqual(structuredClone(quote), quote);
  assert.deepStrictEqual(JSON.parse(JSON.stringify(quote)), quote, "no undefined, no Map, no big integer");
});

test("what answers have in common cannot be changed through one of them", () => {
  const asked = request("2026-09-30T16:00");
  const before = structuredClone(sla.quote(asked));
  const { commitments, policy, calendar } = sla.quote(asked);
  const undated = commitments.filter((one) => !one.startsAt && !one.awaits);
  assert.ok(undated.length > 10);
  for (const shared of [...undated, ...commitments.flatMap(({ rules, limit, reasons, readings }) => [rules, limit, reasons, readings]), policy, calendar]) {
    if (shared) assert.throws(() => Object.assign(shared, { another: 1 }), TypeError);
  }
  const copy = structuredClone(commitments);
  for (const one of copy) one.reasons.length = 0;
  for (const one of commitments.filter((one) => one.dueDate)) one.dueDate = "1999-12-31";
  assert.deepStrictEqual(sla.quote(asked), before);
});

test("a reading of the request is not taken for another's", () => {
  const asked = request("2026-09-30T16:00");
  const usual = structuredClone(sla.quote(asked));
  const other = sla.quote({ ...asked, readings: { nonWorkingReceipt: "received-next" } });
  assert.ok(other.commitments.some((one) => one.readings.nonWorkingReceipt === "received-next"));
  assert.deepStrictEqual(sla.quote(asked), usual);
});

test("the request is left as it was, frozen or not", () => {
  const asked = request("2026-09-30T16:00", { events: { "fault-handled": null }, exclusions: [] });
  const before = structuredClone(asked);
  const freeze = (value) => {
    if (value && typeof value === "object") Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const frozen = sla.quote(freeze(asked));
  assert.deepStrictEqual(asked, before);
  assert.deepStrictEqual(frozen, sla.quote(before));
});

test("an undefined field is as good as an absent one", () => {
  const asked = request("2026-09-30T16:00");
  assert.deepStrictEqual(sla.quote({ ...asked, events: undefined, now: undefined }), sla.quote(asked));
});

test("a calculator of one's own documents reads them, and the first fault refuses them whole", async () => {
  const { readFile } = await import("node:fs/promises");
  const read = async (path) => JSON.parse(await readFile(new URL(`../../data/${path}`, import.meta.url), "utf8"));
  const policy = await read("policies/cmcc-group-customer.json");
  const calendar = await read("calendars/cn.json");
  const own = await createCalculator({ policy, calendar });
  assert.deepStrictEqual(own.quote(request("2026-09-30T16:00")).commitments, sla.quote(request("2026-09-30T16:00")).commitments);
  const table = policy.tables.find((one) => one.id === "6-1");
  table.rows[0].cells.gold = 9;
  const longer = await createCalculator({ policy, calendar });
  const resume = request("2026-06-01", { dimensions: { service: "overlay" } });
  assert.equal(commitment(longer, resume, "change.resume").limit.amount, 9, "a cell of the document changes the answer");
  assert.equal(commitment(sla, resume, "change.resume").limit.amount, 1, "and only there");
  table.rows[0].cells.gold = -1;
  await assert.rejects(createCalculator({ policy, calendar }), (error) => {
    assert.ok(error instanceof SlaError);
    assert.equal(error.code, "invalid-policy");
    assert.match(error.path, /^\/tables\/\d+\/rows\/0\/cells\/gold$/);
    return true;
  });
  own.dispose();
  longer.dispose();
});

test("a disposed calculator says so, twice is as good as once, and another one goes on", async () => {
  const other = await createCalculator();
  other.dispose();
  other.dispose();
  assert.throws(() => other.quote(request("2026-09-30T16:00")), Error);
  assert.equal(commitment(sla, request("2026-09-30T16:00"), "change.suspend").dueDate, "2026-10-10");
});

/** Asserts an SlaError with a code (and a path), and that the calculator answers the next call. */
function refused(call, code, path) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof SlaError, `${error?.name}: ${error?.message}`);
    assert.ok(error instanceof Error);
    assert.equal(error.code, code, error.message);
    if (path !== undefined) assert.equal(error.path, path, error.message);
    assert.equal(typeof error.message, "string");
    assert.doesNotMatch(error.message, /\.$|unreachable|panicked|\[object/);
    return true;
  });
  assert.equal(sla.addWorkingDays("2026-09-30", 3), "2026-10-10");
}

const wrong = [
  ["an unknown value", { dimensions: { customerTier: "platinum" } }, "unknown-value", "/dimensions/customerTier"],
  ["an impossible date", { startAt: "2026-02-30" }, "invalid-date", "/startAt"],
  ["a date beyond the supported years", { startAt: "2036-01-01" }, "date-out-of-range", "/startAt"],
  ["a number for a date", { startAt: 20_260_930 }, "wrong-type", "/startAt"],
  ["a Date object", { startAt: new Date(0) }, "wrong-type", "/startAt"],
  ["not a number", { startAt: NaN }, "wrong-type", "/startAt"],
  ["a symbol", { startAt: Symbol("now") }, "wrong-type", "/startAt"],
  ["a function", { startAt: () => "2026-09-30" }, "wrong-type", "/startAt"],
  ["a big integer", { startAt: 10n }, "wrong-type", "/startAt"],
  ["an unknown field", { colour: "red" }, "unknown-field", "/colour"],
  ["a reversed interval", { exclusions: [{ from: "2026-06-02T00:00", to: "2026-06-01T00:00", cause: "customer" }] }, "invalid-interval", "/exclusions/0"],
  ["a lone surrogate", { dimensions: { customerTier: "gold\ud800" } }, "unknown-value", "/dimensions/customerTier"],
  ["a lone surrogate in a key", { "\udfff": 1 }, "unknown-field"],
  ["an infinite figure", { figures: { activationLimit: { amount: Infinity, units: "businessDays" } } }, "invalid-duration"],
  ["a figure that is not a number", { figures: { activationLimit: { amount: NaN, units: "businessDays" } } }, "invalid-duration"],
  ["half a day", { figures: { activationLimit: { amount: 0.5, units: "businessDays" } } }, "invalid-duration"],
];

for (const [what, overlay, code, path] of wrong) {
  test(`${what} is refused as ${code}`, () => {
    const { dimensions, ...rest } = overlay;
    const asked = { ...request("2026-09-30T16:00", { dimensions }), ...rest };
    refused(() => sla.quote(asked), code, path);
  });
}

test("what is no request at all is refused", () => {
  for (const value of [undefined, null, 5, "gold", true, Symbol("x"), [], () => {}]) {
    refused(() => sla.quote(value), "wrong-type", "");
  }
  refused(() => sla.quote({}), "missing-field");
});

test("positional arguments are named by their place", () => {
  refused(() => sla.dayInfo("2026-02-30"), "invalid-date", "/0");
  refused(() => sla.dayInfo(5), "wrong-type", "/0");
  refused(() => sla.isWorkingDay(), "wrong-type", "/0");
  refused(() => sla.addWorkingDays("2026-09-30", 1.5), "invalid-number", "/1");
  refused(() => sla.addWorkingDays("2026-09-30", NaN), "invalid-number", "/1");
  refused(() => sla.addWorkingDays("2026-09-30", Infinity), "invalid-number", "/1");
  refused(() => sla.addWorkingDays("2026-09-30", "3"), "wrong-type", "/1");
  refused(() => sla.workingDaysBetween("2026-09-30", "2026-02-30"), "invalid-date", "/1");
  refused(() => sla.explain(request("2026-09-30"), "change.everything"), "unknown-value", "/1");
  refused(() => sla.compare(request("2026-09-30"), "colour"), "unknown-value", "/1");
  refused(() => sla.month(2026, 1.5), "invalid-number", "/1");
  refused(() => sla.isWorkingDay("2035-01-01"), "calendar-unpublished");
  for (const n of [1e15, -1e15, 2 ** 31, -(2 ** 31), Number.MAX_SAFE_INTEGER]) {
    assert.throws(() => sla.addWorkingDays("2026-09-30", n), SlaError, String(n));
  }
});

test("hostile objects are refused and harm nothing", () => {
  const boom = () => { throw new Error("boom"); };
  const asked = request("2026-09-30T16:00");
  const trap = (object, name) => Object.defineProperty(object, name, { enumerable: true, get: boom });
  const cyclic = { ...asked };
  cyclic.events = cyclic;
  let deep = {};
  for (let depth = 0; depth < 20_000; depth += 1) deep = { deep };
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  const rows = [
    [trap({ ...asked }, "startAt"), "wrong-type", "/startAt", "a string is needed, not an unreadable value"],
    [{ ...asked, dimensions: trap({}, "customerTier") }, "wrong-type", "/dimensions/customerTier"],
    [cyclic, "unknown-field", "/events/dimensions"],
    [{ ...asked, events: deep }, "unknown-field", "/events/deep"],
    [new Proxy({}, { ownKeys: boom }), "wrong-type", "", "an object is needed, not an unreadable object"],
    [{ ...asked, events: new Map() }, "wrong-type", "/events", "an object is needed, not no plain object"],
    [{ ...asked, exclusions: new Proxy([], { get: boom }) }, "wrong-type", "/exclusions", "a list is needed, not an unreadable list"],
    [{ ...asked, exclusions: trap([], 0) }, "wrong-type", "/exclusions", "a list is needed, not an unreadable list"],
    [{ ...asked, events: new Proxy({}, { getPrototypeOf: boom }), colour: 1 }, "unknown-field", "/colour"],
  ];
  for (const [hostile, code, path, message] of rows) {
    refused(() => sla.quote(hostile), code, path);
    if (message) assert.throws(() => sla.quote(hostile), { message });
  }
  assert.throws(() => sla.quote({ ...asked, exclusions: revoked.proxy }));
  const polluted = JSON.parse('{"__proto__": {"startAt": "2026-01-01"}}');
  assert.throws(() => sla.quote({ ...asked, events: polluted }), SlaError);
  assert.equal({}.startAt, undefined);
  assert.equal(sla.addWorkingDays("2026-09-30", 3), "2026-10-10");
  assert.equal(commitment(sla, asked, "change.suspend").dueDate, "2026-10-10");
});

test("what would not fit the memory is refused, and the instance answers on", () => {
  const asked = request("2026-09-30T16:00");
  const huge = "x".repeat(5_000_000);
  const rows = [
    [() => sla.quote({ ...asked, dimensions: { ...asked.dimensions, service: huge } }), "/dimensions/service", "a string is needed, not a value too large"],
    [() => sla.quote({ ...asked, exclusions: new Array(300_000_000) }), "/exclusions", "a list is needed, not a value too large"],
    [() => sla.quote({ ...asked, events: { [huge]: 1 } }), "/events", "an object is needed, not a value too large"],
    [() => sla.explain(asked, huge), "/1", "a string is needed, not a value too large"],
    [() => sla.addWorkingDaysMany(new Int32Array(5_000_000), 1), "/0", "an array of at most 4194304 32-bit integers is needed"],
  ];
  for (const [call, path, message] of rows) {
    refused(call, "wrong-type", path);
    assert.throws(call, { message });
  }
  // No text alone is too large, but all of them are.
  assert.throws(() => sla.quote({ ...asked, exclusions: Array.from({ length: 200 }, () => ({ cause: huge.slice(1_000_000) })) }), SlaError);
  assert.equal(commitment(sla, asked, "change.suspend").dueDate, "2026-10-10");
});

test("a getter that asks in the middle of a question harms neither", async () => {
  const other = await createCalculator();
  const asked = request("2026-09-30T16:00");
  const wanted = sla.quote(asked);
  const days = new Int32Array(400_000).fill(20_000);
  let seen;
  const curious = {
    ...asked,
    // More than the memory has room for, so that it grows under the question that is being written.
    get now() { return void (seen ??= [sla.quote(asked), other.addWorkingDaysMany(days, 1).length, sla.addWorkingDays("2026-09-30", 3)]); },
  };
  assert.deepStrictEqual(sla.quote(curious), wanted);
  assert.deepStrictEqual(seen, [wanted, 400_000, "2026-10-10"]);
  assert.deepStrictEqual(other.quote(asked), wanted);
});

test("a request without a prototype is as good as any", () => {
  const asked = Object.assign(Object.create(null), request("2026-09-30T16:00"));
  assert.deepStrictEqual(sla.quote(asked), sla.quote(request("2026-09-30T16:00")));
});

test("an error carries what a form needs", () => {
  try {
    sla.quote(request("2026-09-30", { dimensions: { customerTier: "platinum" } }));
    assert.fail("accepted");
  } catch (error) {
    assert.ok(error instanceof SlaError);
    assert.deepStrictEqual(error.allowed, ["gold", "silver", "bronze", "standard"]);
    assert.match(error.message, /`platinum`/);
    assert.equal(error.name, "SlaError");
  }
});
