// `cargo xtask hostile [--calls N] [--seed S] [--seconds N]`: prints how many bad calls were no SlaError, and the memory curve. Exits non-zero unless none was and memory stayed flat.
import { inspect } from "node:util";
import { hostile } from "./hostile.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const megabytes = (bytes) => (bytes / 1e6).toFixed(1).padStart(8);
const wanted = option("calls", 1_000_000);
const until = Date.now() + option("seconds", Infinity) * 1000;
console.log(`   calls   heap MB    RSS MB`);
const result = await hostile(wanted, option("seed", 1), (one) => {
  if ("heap" in one) console.log(String(one.calls).padStart(8), megabytes(one.heap), megabytes(one.rss));
  else console.log(`no SlaError: ${one.name} threw ${inspect(one.thrown, { depth: 0 }).split("\n").slice(0, 3).join(" ")}`);
}, until);
const { calls } = result;
console.log(Object.entries(result.entries).map(([name, count]) => `${name} ${count}`).join(", "));
console.log(`${calls} calls of ${Object.keys(result.entries).length} entries: ${result.answered} answered, ${result.refused} refused with an SlaError, ${result.others.length} with anything else`);
// The first tenth fills caches; after it the heap may wander, but not grow.
const warm = result.memory.find((one) => one.calls >= calls / 10);
const later = result.memory.filter((one) => one.calls > warm.calls);
const growth = later.length ? Math.min(...later.slice(-3).map(({ heap }) => heap)) / warm.heap : 1;
console.log(`heap at the end against the end of the first tenth: ${growth.toFixed(3)}`);
process.exitCode = result.others.length === 0 && growth < 1.1 ? 0 : 1;
