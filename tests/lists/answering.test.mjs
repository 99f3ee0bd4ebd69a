/** What is answered once for many rows, and what is written or read in short, is the same as answered, written and read at length. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import Papa from "papaparse";
import { load, withWorkbooks } from "./load.mjs";

const server = await withWorkbooks();
const [{ createCalculator }, { alike }, { answering }, { datesOf }, { idsOf }, { loadStrings }] = await Promise.all([
  "/engine/index.ts", "/elements/bulk/alike.ts", "/elements/bulk/answering.ts", "/elements/bulk/quoting.ts", "/elements/bulk/hourly.ts", "/elements/desk/strings.ts",
].map((module) => server.ssrLoadModule(module)));
const lib = await load();
after(() => Promise.all([server.close(), lib.close()]));

/** The same numbers in every run. */
function randomly(seed) {
  let state = seed;
  const next = (most) => (state = (state * 48_271) % 2_147_483_647) % most;
  return { next, of: (list) => list[next(list.length)] };
}

const two = (number) => String(number).padStart(2, "0");
const sla = await createCalculator();
const [words, say] = await Promise.all([sla.words("zh-CN"), loadStrings("zh-CN")]);

/** A request as a row makes one: few days with many times, some without, some of another zone, some that do not exist. */
function requestOf({ next, of }, more) {
  const dimensions = Object.fromEntries(sla.policy.dimensions.flatMap(({ id, values, required }) => (required || next(3) ? [[id, of(values).id]] : [])));
  const day = `${of([2026, 2026, 2027])}-${two(1 + next(12))}-${two(of([1, 2, 9, 10, 30, 31]))}`;
  const time = `T${two(next(24))}:${two(next(60))}`;
  const startAt = of([day + time, day + time, day + time, `${day}${time}:${two(next(60))}`, day, `${day}${time}+09:00`]);
  const exclusions = next(6) ? {} : { exclusions: [{ cause: "customer", from: "2026-10-08T00:00", to: of(["2026-10-09T00:00", "2026-10-09T12:00"]) }] };
  return { dimensions, startAt, audience: "sales", ...exclusions, ...more };
}

for (const [name, more] of [["as the policy reads", {}], ["with a cut-off", { readings: { nonWorkingReceipt: "received-next", cutOff: "17:00" } }], ["with figures", { figures: { activationLimit: { amount: 7, units: "businessDays" } } }], ["to the close of business", { readings: { dayEnd: "close-of-business", closingTime: "18:00" } }]]) {
  test(`every row of a random list gets what its own request is answered, ${name}`, () => {
    let asked = 0;
    const counted = { ...sla, policy: sla.policy, calendar: sla.calendar, quoteMany: (requests) => { asked += requests.length; return sla.quoteMany(requests); } };
    for (const process of sla.policy.processes.filter((one) => idsOf(sla, one).length)) {
      const random = randomly(20260930 + process.length);
      const sheet = { sla: counted, words, say, ids: idsOf(sla, process) };
      const answer = answering(sheet);
      const requests = Array.from({ length: 600 }, () => requestOf(random, more));
      for (const request of requests) assert.deepEqual(answer(request), datesOf(request, sheet), `${process} ${JSON.stringify(request)}`);
    }
    assert.ok(asked > 0);
  });
}

for (const [name, more] of [["as the policy reads", {}], ["with a cut-off", { readings: { nonWorkingReceipt: "received-next", cutOff: "17:00" } }], ["with figures", { figures: { activationLimit: { amount: 7, units: "businessDays" } } }], ["to the close of business", { readings: { dayEnd: "close-of-business", closingTime: "18:00" } }], ["to a customer", { audience: "customer" }], ["of works alone", { events: { "fault-reported": null } }]]) {
  test(`rows that are answered together get what their own requests are answered, ${name}`, async () => {
    let [together, all, unsettled] = [0, 0, 0];
    for (const process of sla.policy.processes.filter((one) => idsOf(sla, one).length)) {
      const random = randomly(20261130 + process.length);
      const sheet = { sla, words, say, ids: idsOf(sla, process) };
      const block = alike(sheet);
      // Later blocks meet what earlier ones have learnt; the last years are those that no notice covers.
      for (const years of [[2025, 2026], [2024, 2026], [2026, 2027, 2028]]) {
        const events = more.events ? Object.fromEntries(Object.entries(more.events).filter(([id]) => sla.policy.events.some((one) => one.id === id))) : undefined;
        const requests = Array.from({ length: 250 }, () => ({ ...requestOf(random, { ...more, ...(events && { events }) }) })).map((request) => ({ ...request, startAt: request.startAt.replace(/^\d{4}/, () => String(random.of(years))) }));
        const found = await block(requests);
        requests.forEach((request, at) => {
          all++;
          if (!found[at]) return;
          together++;
          const { readings: _, ...own } = datesOf(request, sheet);
          if (own.provisional) unsettled++;
          assert.deepEqual(found[at], own, `${process} ${JSON.stringify(request)}`);
        });
      }
    }
    assert.ok(together > all / 3, `${together} of ${all} together`);
    assert.ok(unsettled > 0, "some of them are provisional");
  });
}

test("rows with events of their own that are answered together get what their own requests are answered", async () => {
  const sheet = { sla, words, say, ids: idsOf(sla, "fault"), events: ["alarm-raised", "fault-handled", "service-restored"], event: "fault-reported" };
  const [block, alone, random] = [alike(sheet), answering(sheet), randomly(20261201)];
  let together = 0;
  for (let round = 0; round < 4; round++) {
    const requests = Array.from({ length: 300 }, () => {
      const request = requestOf(random, {});
      const near = () => `${request.startAt.slice(0, 10)}T${two(random.next(24))}:${two(random.next(60))}`;
      const events = Object.fromEntries(sheet.events.flatMap((id) => (random.next(2) ? [[id, random.next(9) ? near() : request.startAt.slice(0, 10)]] : [])));
      // Without a report the fault begins with its alarm.
      return events["alarm-raised"] && !random.next(4) ? { ...request, startAt: events["alarm-raised"], events: { "fault-reported": null, ...events } } : { ...request, events };
    });
    const found = await block(requests);
    requests.forEach((request, at) => {
      const own = datesOf(request, sheet);
      assert.deepEqual(alone(request), own, JSON.stringify(request));
      if (!found[at]) return;
      together++;
      const { readings: _, ...rest } = own;
      assert.deepEqual(found[at], rest, JSON.stringify(request));
    });
  }
  assert.ok(together > 300, `${together} together`);
});

test("a day that ends at the close of business is written with its time, one that ends at midnight without", () => {
  const request = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, audience: "sales", startAt: "2026-06-08T10:00" };
  const sheet = { sla, words, say, ids: ["change.suspend"] };
  const closing = { readings: { dayEnd: "close-of-business", closingTime: "18:00" } };
  const [plain] = sla.quote(request).commitments.filter(({ id }) => id === "change.suspend");
  assert.deepEqual(datesOf(request, sheet).dates, [plain.dueDate]);
  assert.deepEqual(datesOf({ ...request, ...closing }, sheet).dates, [`${plain.dueDate} 18:00`]);
});

test("times of one day are asked of the engine three times and no more where they change nothing", () => {
  let asked = 0;
  const sheet = { sla: { policy: sla.policy, calendar: sla.calendar, quoteMany: (requests) => { asked += requests.length; return sla.quoteMany(requests); } }, words, say, ids: idsOf(sla, "change") };
  const answer = answering(sheet);
  const request = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, audience: "sales" };
  for (let minute = 0; minute < 1440; minute++) answer({ ...request, startAt: `2026-09-30T${two(Math.floor(minute / 60))}:${two(minute % 60)}` });
  assert.equal(asked, 3);
});

test("a moment in the usual form is read as every other text is", () => {
  const random = randomly(7);
  for (let n = 0; n < 5000; n++) {
    const mark = random.of(["-", "/", "."]);
    const number = (most) => { const one = random.next(most + 3); return random.next(2) ? two(one) : String(one); };
    const text = `${1990 + random.next(60)}${mark}${number(12)}${mark}${number(31)}${random.of(["", ` ${number(23)}:${two(random.next(62))}`, `T${number(23)}:${two(random.next(60))}:${two(random.next(62))}`])}`;
    const usual = lib.usualMoment(text);
    // What cannot be seen says nothing, and is not the usual form.
    const long = lib.readMoment(`\u200b${text}`);
    if (usual !== undefined) assert.deepEqual({ moment: usual }, long, text);
    assert.deepEqual(lib.readMoment(text), long, text);
  }
});

test("rows are written as a library writes them", () => {
  const random = randomly(11);
  const letters = ["a", "线", ",", '"', "\n", "\r", " ", "\ufeff", "\t", ";", "1", "'"];
  const cell = () => Array.from({ length: random.next(5) }, () => random.of(letters)).join("");
  for (let n = 0; n < 5000; n++) {
    const rows = Array.from({ length: 1 + random.next(3) }, () => [cell(), cell(), cell()]);
    assert.equal(lib.plainRows(rows), Papa.unparse(rows, { newline: "\r\n" }));
  }
});
