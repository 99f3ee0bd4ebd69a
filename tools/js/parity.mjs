// The two engines side by side: the same questions to WebAssembly and to the JavaScript build, every answer compared, and the time of each.
//
// usage: node tools/js/parity.mjs [calls]        (`cargo xtask parity` builds the package; a million calls unless said)
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

const root = path.join(import.meta.dirname, "../..");
const PIECE = 2_000;
/** Processes timed on each side: V8 compiles the JavaScript build more or less well from one process to the next, so one alone says little. */
/** Node has the core that is compiled for speed; the JavaScript build stands in for the one that browsers have. */
const AT_MOST = 5;
const PAIRS = 5;

/** The same numbers in both: mulberry32. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const two = (n) => String(n).padStart(2, "0");

/** A question of any kind, mostly sound, now and then not. */
function asker(sla, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const chance = (part) => next() < part;
  const day = () => `${2004 + Math.floor(next() * 25)}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * (chance(0.05) ? 33 : 28)))}`;
  const moment = () => (chance(0.2) ? day() : `${day()}T${two(Math.floor(next() * 24))}:${two(Math.floor(next() * 60))}${chance(0.1) ? "+08:00" : ""}`);
  const { policy } = sla;
  const ids = policy.rules.map(({ id }) => id);
  const request = () => ({
    dimensions: Object.fromEntries(policy.dimensions.filter(() => chance(0.9)).map(({ id, values }) => [id, chance(0.01) ? "none" : pick(values).id])),
    startAt: moment(),
    audience: pick(["customer", "sales", "operator"]),
    ...(chance(0.3) && { now: moment() }),
    ...(chance(0.2) && { events: { [pick(policy.events).id]: moment() } }),
    ...(chance(0.2) && { conditions: { [pick(policy.conditions).id]: chance(0.5) } }),
    ...(chance(0.2) && { exclusions: [{ from: moment(), to: moment(), cause: pick(policy.causes) }] }),
    ...(chance(0.2) && { readings: (({ id, values }) => ({ [id]: values ? pick(values).id : chance(0.5) ? "17:30" : "none" }))(pick(policy.readings)) }),
    ...(chance(0.1) && { figures: { [pick(policy.figures).id]: { amount: chance(0.1) ? next() * 1e12 : Math.floor(next() * 60), unit: "businessDays" } } }),
    ...(chance(0.1) && { finishedAt: { [pick(ids)]: moment() } }),
  });
  const kinds = [
    () => sla.quote(request()), () => sla.quote(request(), { trace: true }), () => sla.explain(request(), pick(ids)), () => sla.compare(request()),
    () => sla.latestStart(request(), pick(ids), day()), () => sla.sensitivity(request(), pick(ids)), () => sla.dayInfo(day()), () => sla.month(2004 + Math.floor(next() * 25), 1 + Math.floor(next() * 13)),
    () => sla.isWorkingDay(day()), () => sla.workingDaysBetween(day(), day()), () => sla.addWorkingDaysMany(Int32Array.from({ length: 50 }, () => 12000 + Math.floor(next() * 9000)), Math.floor(next() * 400) - 200),
    () => sla.addWorkingDays(day(), chance(0.05) ? next() * 1e10 : Math.floor(next() * 400) - 200),
  ];
  // As often as they are asked: quotes and additions most.
  const weights = [4, 1, 1, 0.2, 1, 0.3, 4, 1, 4, 4, 1, 8];
  const all = weights.reduce((sum, one) => sum + one, 0);
  return () => {
    let at = next() * all;
    const kind = weights.findIndex((one) => (at -= one) < 0);
    try {
      return kinds[kind]();
    } catch (thrown) {
      if (thrown?.name !== "SlaError") throw thrown;
      return thrown.toProblem();
    }
  };
}

/** One engine: a digest of the answers of each piece, then the time of a quote. */
async function answer(calls) {
  const { createCalculator } = await import("../../dist/npm/index.js");
  const sla = await createCalculator();
  console.log(sla.engine.kind);
  const ask = asker(sla, random(20261128));
  for (let done = 0; done < calls; done += PIECE) {
    const hash = createHash("sha256");
    for (let at = done; at < Math.min(done + PIECE, calls); at += 1) hash.update(JSON.stringify(ask()));
    console.log(hash.digest("hex"));
  }
  const { policy } = sla;
  const requests = policy.dimensions[0].values.flatMap(({ id }) => policy.dimensions[2].values.map((service) => ({
    dimensions: { customerTier: id, assuranceLevel: "AA", service: service.id, locality: "cross-city" }, startAt: "2026-09-30T16:00", audience: "customer",
  })));
  let best = Infinity;
  for (let round = 0; round < 7; round += 1) {
    const begun = process.cpuUsage();
    for (let times = 0; times < 20; times += 1) for (const one of requests) sla.quote(one);
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, (user + system) / (20 * requests.length));
  }
  console.log(best.toFixed(2));
}

/** Starts an engine in a process of its own and gives its lines. */
function engine(kind, calls) {
  const child = spawn(process.execPath, [import.meta.filename, "--answer", kind, String(calls)], { stdio: ["ignore", "pipe", "inherit"] });
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}

/** The microseconds of a quote in a fresh process. */
async function aQuote(kind) {
  const lines = [];
  for await (const line of { [Symbol.asyncIterator]: () => engine(kind, PIECE) }) lines.push(line);
  return Number(lines.at(-1));
}

async function compare(calls) {
  const [wasm, javascript] = [engine("wasm", calls), engine("javascript", calls)];
  const both = async () => (await Promise.all([wasm.next(), javascript.next()])).map(({ value }) => value);
  const kinds = await both();
  if (kinds.join() !== "wasm,javascript") throw new Error(`the engines are ${kinds.join(" and ")}`);
  let unequal = 0;
  for (let done = 0; done < calls; done += PIECE) {
    const [one, other] = await both();
    if (one === undefined || one !== other) unequal += 1;
  }
  console.log(`${unequal ? "not ok" : "ok"} - ${calls.toLocaleString("en")} calls answered alike by WebAssembly and JavaScript${unequal ? `, but for ${unequal} pieces of ${PIECE}` : ""}`);
  const timed = [(await both()).map(Number)];
  while (timed.length < PAIRS) timed.push([await aQuote("wasm"), await aQuote("javascript")]);
  const [fast, slow] = [0, 1].map((side) => timed.map((pair) => pair[side]).sort((one, other) => one - other)[(PAIRS - 1) / 2]);
  const ratio = slow / fast;
  const good = ratio <= AT_MOST;
  console.log(`${good ? "ok" : "not ok"} - a quote takes ${fast.toFixed(1)} µs in WebAssembly and ${slow.toFixed(1)} µs in JavaScript: ${ratio.toFixed(2)} times (at most ${AT_MOST}; medians of ${PAIRS} processes each)`);
  process.exitCode = unequal || !good ? 1 : 0;
}

const [first, ...rest] = process.argv.slice(2);
if (first === "--answer") {
  if (rest[0] === "javascript") globalThis.WebAssembly = undefined;
  await answer(Number(rest[1]));
} else {
  const calls = Number(first ?? 1_000_000);
  if (!Number.isSafeInteger(calls) || calls < 1) throw new Error(`\`${first}\` is no number of calls`);
  readFileSync(path.join(root, "dist/npm/package.json"));
  await compare(calls);
}
