// How much memory `quoteColumns` takes above its columns and its answers, in bytes a row. The columns are read from the files that the
// bench wrote (`rows/columns.mjs`), so that nothing that made them is counted; the base is what the process holds when the call begins,
// and the end the most that it ever had, so that nothing can hide.
import { readFileSync } from "node:fs";
import path from "node:path";
import { COMMITMENT, DIMENSIONS } from "./table.mjs";

const [root, folder, rows] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const { createCalculator } = await import(path.join(root, "dist/npm/index.js"));
const sla = await createCalculator();

/** A file as the array that it was written from. */
function array(name, Kind) {
  const bytes = readFileSync(path.join(folder, `${name}.bin`));
  return new Kind(bytes.buffer, bytes.byteOffset, bytes.byteLength / Kind.BYTES_PER_ELEMENT);
}
const { causes } = JSON.parse(readFileSync(path.join(folder, "frame.json"), "utf8"));
const columns = {
  count: rows,
  dimensions: Object.fromEntries(Object.entries(DIMENSIONS).map(([id, values]) => [id, { values, codes: array(id, Int32Array) }])),
  startAt: array("start", Float64Array),
  exclusions: { offsets: array("offsets", Int32Array), from: array("from", Float64Array), to: array("to", Float64Array), cause: { values: causes, codes: array("cause", Uint8Array) } },
};
if (columns.startAt.length !== rows) throw new Error(`${folder} holds ${columns.startAt.length} rows, not ${rows}`);
// The module, and what a first call leaves, is no matter of the rows.
await sla.quoteColumns([COMMITMENT], { ...columns, count: 1000 });
/** Status, certainty and outcome; three days and the error; two numbers. */
const OUTPUT = 3 + 4 * 4 + 2 * 8;
globalThis.gc?.();
const before = process.memoryUsage.rss();
const answers = await sla.quoteColumns([COMMITMENT], columns);
const most = process.resourceUsage().maxRSS * 1024;
if (answers[COMMITMENT].status.length !== rows) throw new Error("rows are missing");
console.log((most - before) / rows - OUTPUT);
