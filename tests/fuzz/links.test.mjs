/** Whatever stands in an address or a check code: a request, a comparison, or nothing; never a date that there is not. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { compiler } from "../compiler.mjs";
import { holds, seeds, textOf } from "./any.mjs";

const QUERY = textOf([
  "lang=en", "&", "=", "process=fault", "customer-tier=gold", "start-at=2026-09-30T16:00", "pause=customer~2026-10-08~2026-10-09", "event.order-raised=none", "if.emergency=yes",
  "figure.activationLimit=12", "figure.x=4~calendarHours", "finished.change.suspend=2026-10-01", "reading.dayEnd=midnight", "__proto__", "event.__proto__=1", "constructor", ".", "~", "%", "%00", "<script>", "dates=", "-",
], 16);

const commitment = { id: "change.suspend", status: "determined", precision: "day", dueDate: "2026-10-10", dueAt: "2026-10-10T23:59:59+08:00", limit: { amount: 3, units: "businessDays" } };
const clock = { id: "fault.restoration", status: "determined", precision: "minute", dueDate: "2026-09-30", dueAt: "2026-09-30T20:00:00+08:00" };
const quote = { request: { dimensions: {}, startAt: "2026-09-30T16:00:00+08:00" }, commitments: [commitment, clock], policy: { id: "p", edition: "1" }, calendar: { version: "1", publishedThrough: "2026-12-31" } };
const ZONE = "+08:00";
const sla = { policy: { zone: ZONE }, compare: () => [quote] };

let server;
let lib;
before(async () => {
  server = await compiler({ cache: "fuzz-links" });
  const paths = ["/pages/request.ts", "/pages/address.ts", "/elements/shared/digest.ts", "/elements/desk/check-code.ts"];
  lib = Object.assign({}, ...await Promise.all(paths.map((path) => server.ssrLoadModule(path))));
});
after(() => server.close());

const whole = (told) => assert.doesNotMatch(JSON.stringify(told), /undefined|NaN|Invalid|"-\d|\+\d{6}/);

test("an address becomes a request that says the same as an address again, and changes no prototype", () => {
  holds(QUERY, (text) => {
    const request = lib.requestFrom(new URLSearchParams(text));
    assert.equal({}.polluted, undefined);
    assert.equal(Object.getPrototypeOf(request.dimensions ?? {}), Object.prototype);
    const again = lib.requestFrom(new URLSearchParams(lib.queryOf({ dimensions: {}, ...request }, "change", "en")));
    assert.deepEqual(Object.keys(again.events ?? {}), Object.keys(request.events ?? {}));
    assert.deepEqual(again.exclusions, request.exclusions);
    assert.deepEqual(again.figures, request.figures);
  }, seeds("links"));
});

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzMN~-.";
const SHORT = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 30 });

test("dates that a link says were seen are dates that there are, or the link is damaged", () => {
  const [known] = lib.datesOf([quote], ZONE).split(".");
  holds(fc.oneof(SHORT, SHORT.map((rest) => known.slice(0, 5) + rest)), (text) => {
    const found = lib.moved(text, [quote], ZONE);
    if (found) whole(found);
  }, seeds("codes"));
  // The farthest dates before and after the start that its letters can say.
  for (const rest of ["Nzzz", "zzz", "Nzzzz", "zzzz", "MNzzzzzz", "Mzzzzzz", "1~Nzzz"]) {
    const found = lib.moved(known.slice(0, 5) + rest, [quote], ZONE);
    if (found) whole(found);
  }
  assert.deepEqual(lib.moved(lib.datesOf([quote], ZONE), [quote], ZONE), []);
});

test("a changed check code is damaged, and a whole one holds", () => {
  const code = lib.checkCode(sla, quote.request, "customerTier");
  assert.deepEqual(lib.verify(sla, code).moved, []);
  holds(fc.tuple(fc.nat(code.length - 1), fc.string({ unit: "binary", maxLength: 2 })), ([at, text]) => {
    const changed = code.slice(0, at) + text + code.slice(at + 1);
    if (changed !== code && changed.trim() !== code) assert.equal(lib.verify(sla, changed), undefined);
  });
  holds(fc.oneof(fc.json(), fc.string()), (text) => assert.equal(lib.verify(sla, text), undefined), seeds("codes"));
});
