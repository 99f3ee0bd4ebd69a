// The page's readers of moments and of tables, whose mutants the tests of `tests/lists` have to catch. Run in a copy of the checkout by
// `cargo xtask mutants --typescript`: mutants are written into it.
export default {
  testRunner: "command",
  commandRunner: { command: "node --test --test-timeout=60000 tests/lists/moments.test.mjs tests/lists/unseen.test.mjs" },
  mutate: ["www/lists/moments.ts", "www/lists/separated.ts"],
  inPlace: true,
  concurrency: 1,
  checkers: [],
  // The plainest reporter, and what a later run continues from.
  reporters: ["clear-text", "json"],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: "reports/mutation.json" },
  incremental: true,
  incrementalFile: "reports/incremental.json",
  timeoutMS: 30_000,
  tempDirName: "reports/tmp",
  disableTypeChecks: false,
  thresholds: { high: 95, low: 95, break: 95 },
};
