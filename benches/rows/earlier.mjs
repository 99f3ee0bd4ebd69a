// The package beside an earlier build of it, in one process and in turn: a quote, many quotes, and the bytes of the core.
import { readFileSync } from "node:fs";
import path from "node:path";
import { EARLIER, earlierPackage } from "../lib/earlier.mjs";
import { clock, ratio, rounds, timed } from "../lib/measure.mjs";
import { root } from "../lib/paths.mjs";
import { missing, row } from "../lib/report.mjs";
import { customers, fault } from "../lib/requests.mjs";

/** What may be lost to the machine's own noise. */
const AT_LEAST = 0.97;
/** Requests of one call of `quoteMany`, and calls of one round. */
const [MANY, CALLS] = [2_000, 4];

/** One quote after another; every answer is looked at, in the time of both alike. */
function single(sla, cases) {
  return () => {
    let first;
    const once = () => cases.reduce((wrong, it) => {
      const found = fault(sla.quote(it.request), it);
      first ??= found;
      return found ? wrong + 1 : wrong;
    }, 0);
    return { ...timed(once, cases.length, 0.5), first };
  };
}

/** `quoteMany`; its answers are looked at after the clock has stopped. */
function many(sla, cases) {
  const asked = Array.from({ length: MANY }, (_, index) => cases[index % cases.length]);
  const requests = asked.map(({ request }) => request);
  return () => {
    let [seconds, wrong, first] = [0, 0, undefined];
    for (let call = 0; call < CALLS; call++) {
      const before = clock();
      const answers = sla.quoteMany(requests);
      seconds += clock() - before;
      answers.forEach((answer, index) => {
        const found = answer.ok ? fault(answer.quote, asked[index]) : answer.error.message;
        if (found) wrong += 1;
        first ??= found;
      });
    }
    return { seconds, count: MANY * CALLS, wrong, first };
  };
}

export async function earlier({ sla, cases, times }) {
  let folder;
  try {
    folder = earlierPackage();
  } catch (error) {
    return [missing("earlier", "the package beside an earlier build of it", error.message.split("\n")[0])];
  }
  const { createCalculator } = await import(path.join(folder, "index.js"));
  const before = await createCalculator();
  const name = EARLIER.slice(0, 7);
  const promises = customers(cases);
  const rows = [];
  for (const [id, what, contestants] of [
    ["earlier-quote", `a full quote of ${cases[0].commitments} commitments, no trace, Node`, { ours: single(sla, cases), earlier: single(before, cases) }],
    ["earlier-quote-many", `quoteMany of ${MANY} for a customer, ${promises[0].commitments} commitments each`, { ours: many(sla, promises), earlier: many(before, promises) }],
  ]) {
    const all = await rounds(contestants, times);
    rows.push(row({ id, what: `${what}: rate against the build of ${name}`, atLeast: AT_LEAST, value: ratio(all.ours, all.earlier), ours: { ours: all.ours }, peers: { earlier: all.earlier } }));
  }
  const bytes = (file) => readFileSync(file).length;
  const core = bytes(path.join(root, "target/web/quotes/sla_quotes_bg.wasm"));
  const whole = bytes(path.join(root, "target/web/core/sla_core_bg.wasm"));
  const its = bytes(path.join(folder, "../../target/web/core/sla_core_bg.wasm"));
  rows.push(row({
    id: "earlier-bytes", what: `the core wasm that a first answer needs, raw, against that of the build of ${name}`, atMost: its, unit: "bytes", value: core,
    note: `the core with every question, loaded by those who ask them: ${whole}`,
  }));
  return rows;
}
