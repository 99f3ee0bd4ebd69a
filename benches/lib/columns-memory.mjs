// How much memory `quoteColumns` takes above its columns and its answers, in bytes a row: the most that this process has had.
import path from "node:path";
import { sample } from "./days.mjs";
import { COMMITMENT, table } from "./table.mjs";

const [root, rows] = process.argv.slice(2);
const { createCalculator } = await import(path.join(root, "dist/npm/index.js"));
const sla = await createCalculator();
const { columns } = table(sample(100_000).starts, Number(rows));
// The module, and what a first call leaves, is no matter of the rows.
const few = table(sample(1000).starts, 1000);
await sla.quoteColumns([COMMITMENT], few.columns);
/** Status, certainty and outcome; three days and the error; two numbers. */
const OUTPUT = 3 + 4 * 4 + 2 * 8;
const { maxRSS: before } = process.resourceUsage();
const answers = await sla.quoteColumns([COMMITMENT], columns);
const { maxRSS: after } = process.resourceUsage();
if (answers[COMMITMENT].status.length !== Number(rows)) throw new Error("rows are missing");
console.log(Math.max(0, ((after - before) * 1024) / Number(rows) - OUTPUT));
