// Random bad calls of every entry of the package: how many end in something else than an answer or an `SlaError`, and what memory does.
// `cargo xtask hostile [--calls N] [--seed S] [--seconds N]`; a smaller number in `hostile.test.mjs`.
import { readFileSync } from "node:fs";
import { entry as main } from "./package.mjs";

const { createCalculator, SlaError } = await import(main);

/** Every function that a script without a page can import from the package, under whichever of its entries. */
async function exported() {
  const { exports } = JSON.parse(readFileSync(new URL("./package.json", main), "utf8"));
  const scripts = Object.entries(exports).flatMap(([name, target]) => {
    const file = typeof target === "string" ? target : target.default ?? target.import;
    return /\.js$/.test(file ?? "") && !/element|worker/.test(name) ? [file] : [];
  });
  const modules = await Promise.all(scripts.map((file) => import(new URL(file, main).href)));
  return modules.flatMap((module) => Object.entries(module)).filter(([, one]) => typeof one === "function" && !/^class\b/.test(String(one)));
}

/** mulberry32: the same calls for the same seed. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const GOOD = {
  dimensions: { customerTier: "gold", assuranceLevel: "AAA", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00",
  events: { "order-raised": "2026-09-30T16:00" }, conditions: { emergency: false }, figures: { activationLimit: { amount: 5, units: "businessDays" } },
  exclusions: [{ from: "2026-10-08T00:00", to: "2026-10-09T00:00", cause: "customer" }], readings: { sevenDays: "calendar" }, audience: "operator",
  now: "2026-09-30T17:00", finishedAt: { "change.suspend": "2026-10-09T10:00" },
};
const TEXTS = ["", " ", "gold", "customerTier", "change.suspend", "2026-09-30", "2026-02-30", "2026-09-30T16:00", "2026-09-30T16:00+08:00", "9999-99-99", "0000-01-01", "zh-CN", "en", "fr", "constructor", "__proto__", "toString", "length", "\ud800", "𠮷", "\0", "x".repeat(5000), "2027-12-31", "1999-01-01"];
const NUMBERS = [0, -0, 1, -1, 3, 7, 12, 13, 2026, 0.5, NaN, Infinity, -Infinity, 2 ** 31, -(2 ** 31), 2 ** 53, 1e308, Number.MIN_VALUE];

const throws = () => { throw new RangeError("thrown by the caller's own object"); };
class Hostile extends Int32Array {
  get length() { return 1e9; }
}
const revoked = () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; };
const revokedList = () => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; };
const circular = () => { const one = { dimensions: {} }; one.self = one; one.list = [one]; return one; };
const deep = () => { let one = {}; for (let at = 0; at < 200; at++) one = { one, list: [one] }; return one; };
const HOSTILE = [
  () => Symbol("s"), () => 10n, () => throws, () => class {}, () => new Date(NaN), () => new Date(), () => new Map([["a", 1]]), () => new Set([1]), () => /x/g, () => new Error("e"),
  () => Object.create(null), () => ({ toString: throws }), () => ({ valueOf: throws, toString: throws }), () => ({ [Symbol.toPrimitive]: throws }), () => ({ valueOf: () => 3 }), () => ({ then: throws }),
  () => ({ get dimensions() { return throws(); } }), () => ({ get length() { return throws(); } }), () => ({ length: 2 ** 40 }), () => new Proxy({}, { get: throws, ownKeys: throws, getPrototypeOf: throws, has: throws }),
  () => new Proxy([], { get: throws }), revoked, revokedList, () => new Proxy(throws, {}), circular, deep, () => new Array(5), () => [, 1],
  () => new Int32Array(3), () => new Hostile(3), () => new Float64Array([NaN, 1]), () => new Uint8Array(8), () => new ArrayBuffer(8), () => new SharedArrayBuffer(8), () => Promise.resolve(1), () => new WeakMap(), () => Symbol.iterator,
  () => { let reads = 0; return { ...GOOD, get startAt() { return reads++ ? 5 : "2026-09-30"; } }; }, () => { let reads = 0; return { ...GOOD, get dimensions() { return reads++ ? null : GOOD.dimensions; } }; },
  () => ({ ...GOOD, exclusions: { map: throws, length: 1 } }), () => JSON.parse('{"__proto__":{"a":1},"constructor":5}'), () => new (class { get startAt() { return throws(); } })(),
];

/** With one property more, where there can be such a one. */
function added(holder, name, value) {
  // A list's length is its own affair.
  if (name !== "length") Reflect.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
  return holder;
}

/** A list of nothing but holes, as long as lists get: looked at one by one it would never end. */
const endless = () => Object.assign([], { length: 4294967295 });

/** A copy with one value, anywhere, replaced. */
function spoilt(value, into, random) {
  if (typeof value !== "object" || value === null || random() < 0.15) return into;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const keys = Object.keys(copy);
  if (!keys.length || random() < 0.1) return added(copy, TEXTS[Math.floor(random() * TEXTS.length)], into);
  const key = keys[Math.floor(random() * keys.length)];
  return added(copy, key, spoilt(copy[key], into, random));
}

/** What can be called: methods by their names, so that a new one is among them. */
function methodsOf(one) {
  const names = new Set();
  for (let at = Object.getPrototypeOf(one); at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) if (name !== "constructor" && typeof Object.getOwnPropertyDescriptor(at, name).value === "function") names.add(name);
  }
  return [...names];
}

/** Those that load or compile something at each call, and how seldom they are called. */
const SELDOM = { words: 0.01, createCalculator: 0.002, dispose: 0.01, "new Calculator": 0.1, toTmf: 0.05, quoteColumns: 0.05, quoteMany: 0.3, compare: 0.3 };

/** @returns {Promise<{ calls: number, answered: number, refused: number, others: string[], entries: Record<string, number>, memory: { calls: number, heap: number, rss: number }[] }>} */
export async function hostile(calls, seed = 1, tell = () => {}, until = Infinity) {
  const random = generator(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  let sla = await createCalculator();
  const words = [await sla.words("zh-CN"), await sla.words("en")];
  const quote = sla.quote(GOOD, { trace: true });
  const goods = [GOOD, quote, quote.commitments.find((one) => one.trace), quote.commitments[0], words[0], { stamp: "2026-09-30T00:00:00Z" }, [GOOD], { outages: [], tickets: [] }, new Int32Array([20_000, 20_001]), ["change.suspend"], { count: 2, dimensions: { customerTier: "gold" }, startAt: new Float64Array([1.7e12, NaN]) }, { policy: { schema: 1 } }];
  const any = () => {
    const at = random();
    if (at < 0.2) return pick(TEXTS);
    if (at < 0.35) return pick(NUMBERS);
    if (at < 0.4) return pick([undefined, null, true, false]);
    if (at < 0.6) return pick(HOSTILE)();
    if (at < 0.7) return pick(goods);
    return spoilt(pick(goods), random() < 0.5 ? pick(HOSTILE)() : random() < 0.5 ? pick(TEXTS) : pick(NUMBERS), random);
  };
  const entries = [
    ...methodsOf(sla).map((name) => [name, (given) => sla[name](...(random() < 0.01 ? [endless()] : random() < 0.0005 ? [globalThis] : given))]),
    ...methodsOf(words[0]).map((name) => [`words.${name}`, (given) => pick(words)[name](...given)]),
    ...(await exported()).filter(([name]) => name !== "createCalculator").map(([name, one]) => [name, (given) => one(...given)]),
    ["createCalculator", async (given) => (await createCalculator(...given)).dispose()],
    ["new Calculator", (given) => new sla.constructor(...given)],
  ];
  const dispose = entries.find(([name]) => name === "dispose");
  // Afterwards every question is refused.
  dispose[1] = async (given) => {
    sla.dispose(...given);
    try {
      sla.dayInfo("2026-09-30");
    } finally {
      sla = await createCalculator();
    }
  };
  const result = { calls, answered: 0, refused: 0, others: [], entries: Object.fromEntries(entries.map(([name]) => [name, 0])), memory: [] };
  const measure = (done) => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    result.memory.push({ calls: done, heap: heapUsed, rss });
    tell(result.memory[result.memory.length - 1]);
  };
  const step = Number.isFinite(until) ? 5_000 : Math.max(1, Math.floor(calls / 10));
  for (let done = 0; done < calls; done++) {
    if (done % step === 0) measure(done);
    if (done % 1000 === 0 && Date.now() > until) { result.calls = done; break; }
    // Each once at first, however seldom it is called afterwards.
    let [name, call] = entries[done] ?? pick(entries);
    while (done >= entries.length && random() >= (SELDOM[name] ?? 1)) [name, call] = pick(entries);
    const given = Array.from({ length: Math.floor(random() * 4) }, any);
    result.entries[name]++;
    try {
      const answer = call(given);
      if (answer instanceof Promise) await answer;
      result.answered++;
    } catch (thrown) {
      let known = false;
      try {
        known = thrown instanceof SlaError && typeof thrown.code === "string" && typeof thrown.path === "string" && thrown.message.length > 0;
      } catch {
        // A proxy of the caller's own.
      }
      if (known) result.refused++;
      else if (result.others.push(name) <= 20) tell({ name, thrown, given });
    }
  }
  measure(result.calls);
  return result;
}
