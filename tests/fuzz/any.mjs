/** How often a property is tried: some thousand times by a fixed seed (`SLA_SEED=<n>` for another), or as long as `SLA_FUZZ_SECONDS` says, anew each time. */
import { readFileSync } from "node:fs";
import fc from "fast-check";

const seconds = Number(process.env.SLA_FUZZ_SECONDS ?? 0);
const how = seconds
  ? { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false }
  : { numRuns: 3000, seed: Number(process.env.SLA_SEED ?? 20_261_129) };

/** What is tried first, every time: the corpus of a target, a line each. */
export const seeds = (target) => readFileSync(new URL(`../../fuzz/seeds/${target}/seeds.ndjson`, import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** Says the smallest input for which it does not hold, and the seed. */
export const holds = (arbitrary, property, corpus = []) => fc.assert(fc.property(arbitrary, property), { ...how, examples: corpus.map((one) => [one]) });

/** Texts of such pieces, and of anything. */
export const textOf = (pieces, most = 12) =>
  fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, { weight: 2, arbitrary: fc.nat(9999).map(String) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) }), { maxLength: most }).map((parts) => parts.join(""));
