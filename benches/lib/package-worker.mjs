// A program that quotes by one build of the package, in a process of its own: a line `quote` or `many` is answered with what came of it.
//
// usage: node benches/lib/package-worker.mjs FOLDER_OF_THE_PACKAGE FOLDER_OF_THE_REQUESTS
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { clock, timed } from "./measure.mjs";
import { customers, fault } from "./requests.mjs";

/** Requests of one call of `quoteMany`, and calls of one round. */
const [MANY, CALLS] = [2_000, 8];

const [folder, requests] = process.argv.slice(2);
const { createCalculator } = await import(path.join(folder, "index.js"));
const sla = await createCalculator();
const cases = JSON.parse(readFileSync(path.join(requests, "requests.json"), "utf8"));
// An earlier build of the policy may have fewer rules; the dates are the same.
const counted = (list, count) => list.map((one) => ({ ...one, commitments: count }));
const all = counted(cases, sla.quote(cases[0].request).commitments.length);
const promises = customers(cases);
const asked = Array.from({ length: MANY }, (_, index) => promises[index % promises.length]);
const many = asked.map(({ request }) => request);

const RUNS = {
  /** One quote after another; every answer is looked at, in the time of both builds alike. */
  quote() {
    let first;
    const once = () => all.reduce((wrong, it) => {
      const found = fault(sla.quote(it.request), it);
      first ??= found;
      return found ? wrong + 1 : wrong;
    }, 0);
    return { ...timed(once, all.length, 1), first };
  },
  /** `quoteMany`; its answers are looked at after the clock has stopped. */
  many() {
    let [seconds, wrong, first] = [0, 0, undefined];
    for (let call = 0; call < CALLS; call++) {
      const before = clock();
      const answers = sla.quoteMany(many);
      seconds += clock() - before;
      answers.forEach((answer, index) => {
        const found = answer.ok ? fault(answer.quote, asked[index]) : answer.error.message;
        if (found) wrong += 1;
        first ??= found;
      });
    }
    return { seconds, count: MANY * CALLS, wrong, first };
  },
};

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${JSON.stringify(RUNS[line]())}\n`);
