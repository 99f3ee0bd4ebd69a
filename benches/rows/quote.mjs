// Whole quotes: one, a hundred thousand, a million for the heap, and natively.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { clock, ratio, rounds, spread, timed } from "../lib/measure.mjs";
import { customers, fault } from "../lib/requests.mjs";
import { row } from "../lib/report.mjs";

function one(sla, cases) {
  let first;
  const once = () => {
    let wrong = 0;
    for (const it of cases) {
      const found = fault(sla.quote(it.request), it);
      if (found) {
        wrong += 1;
        first ??= `${JSON.stringify(it.request)}: ${found}`;
      }
    }
    return wrong;
  };
  return () => ({ ...timed(once, cases.length, 0.3), first });
}

/** `quoteMany` of so many requests; its answers are checked after the clock has stopped, as its caller would read them. */
function bulk(sla, cases, count) {
  const requests = Array.from({ length: count }, (_, index) => cases[index % cases.length].request);
  const before = clock();
  const answers = sla.quoteMany(requests);
  const seconds = clock() - before;
  let wrong = 0;
  let first;
  answers.forEach((answer, index) => {
    const found = answer.ok ? fault(answer.quote, cases[index % cases.length]) : answer.error.message;
    if (!found) return;
    wrong += 1;
    first ??= found;
  });
  return { seconds, count, wrong, first };
}

/** Bytes in use after a collection: the JavaScript heap and what wasm and buffers hold outside it. */
function used() {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function heap(sla, cases, total) {
  const steps = 10;
  const marks = [];
  let wrong = 0;
  for (let step = 0; step <= steps; step++) {
    for (let index = 0; index < total / steps; index++) {
      const it = cases[index % cases.length];
      if (fault(sla.quote(it.request), it)) wrong += 1;
    }
    marks.push(used());
  }
  // The first step warms up: compiled code and wasm's own memory reach their size in it.
  return { grown: (marks[steps] - marks[0]) / 1024, wrong, marks };
}

export async function quote({ sla, cases, worker, times, million, bulkOf }) {
  const contestants = { "ours in Node": one(sla, cases) };
  if (worker) {
    contestants["native, the contract's shapes"] = () => worker.ask("quote");
    contestants["native, plain data"] = () => worker.ask("plain");
  }
  const all = await rounds(contestants, times);
  const node = all["ours in Node"];
  const commitments = cases[0].commitments;
  const rows = [row({
    id: "quote", what: `a full quote of ${commitments} commitments, no trace, Node`, atLeast: 20_000, unit: "a second",
    value: spread(node.rates), ours: { "ours in Node": node },
  })];
  if (worker) {
    const shapes = all["native, the contract's shapes"];
    const plain = all["native, plain data"];
    rows.push(row({
      id: "quote-native", what: "a native quote as plain data against the one in Node", atLeast: 15,
      value: ratio(plain, node), ours: { "native, the contract's shapes": shapes, "native, plain data": plain },
      note: `with every name as text, as Node gives it: ${ratio(shapes, node).median.toFixed(1)} ×`,
    }));
  }
  const promises = customers(cases);
  const runs = [1, 2, 3].map(() => bulk(sla, promises, bulkOf));
  const wrong = runs.reduce((sum, run) => sum + run.wrong, 0);
  rows.push(row({
    id: "quote-many", what: `quoteMany of ${bulkOf} for a customer, ${promises[0].commitments} commitments each${bulkOf < 100_000 ? " (shortened; judged as if for 100000)" : ""}`, atMost: 3, unit: "s",
    value: spread(runs.map((run) => run.seconds * (100_000 / bulkOf))),
    ours: { quoteMany: { rates: runs.map((run) => run.count / run.seconds), wrong, answers: 3 * bulkOf, firstWrong: runs.find((run) => run.first)?.first } },
  }));
  const grown = heap(sla, cases, million);
  rows.push(row({
    id: "quote-heap", what: `memory grown over ${million} quotes${million < 1_000_000 ? " (shortened)" : ""}`, atMost: 256, unit: "KiB",
    value: grown.grown, ours: { heap: { rates: [1], wrong: grown.wrong, answers: million } },
    note: `after a collection, each tenth: ${grown.marks.map((mark) => (mark / 1_048_576).toFixed(2)).join(" ")} MiB`,
  }));
  delete rows.at(-1).rates.heap;
  return rows;
}
