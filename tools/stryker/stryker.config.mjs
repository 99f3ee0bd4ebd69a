// The page's readers of moments and of tables, whose mutants the tests of `tests/lists` have to catch. Run in a copy of the checkout by
// `cargo xtask mutants --typescript`: mutants are written into it.
import { fileURLToPath } from "node:url";

const readers = ["moments", "stretches", "separated", "file", "markup", "head", "body", "turned", "cells"];

export default {
  plugins: [fileURLToPath(new URL("runner.mjs", import.meta.url))],
  testRunner: "readers",
  ignorers: ["imports"],
  mutate: readers.map((name) => `www/lists/${name}.ts`),
  inPlace: true,
  concurrency: 1,
  checkers: [],
  coverageAnalysis: "perTest",
  // Each load of the modules stays in the process's memory.
  maxTestRunnerReuse: 150,
  reporters: ["json"],
  jsonReporter: { fileName: "reports/mutation.json" },
  warnings: { slow: false },
  timeoutMS: 10_000,
  tempDirName: "reports/tmp",
  disableTypeChecks: false,
};
