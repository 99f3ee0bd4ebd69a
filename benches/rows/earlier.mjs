// The package beside an earlier build of it, each in a process of its own and in turn: a quote, many quotes, and the bytes of the core.
import { readFileSync } from "node:fs";
import path from "node:path";
import { EARLIER, earlierPackage } from "../lib/earlier.mjs";
import { ratio, rounds } from "../lib/measure.mjs";
import { root } from "../lib/paths.mjs";
import { missing, row } from "../lib/report.mjs";
import { customers } from "../lib/requests.mjs";
import { Worker } from "../lib/worker.mjs";

/** What may be lost to the machine's own noise. */
const AT_LEAST = 0.97;

export async function earlier({ cases, folder, times }) {
  let theirs;
  try {
    theirs = earlierPackage();
  } catch (error) {
    return [missing("earlier", "the package beside an earlier build of it", error.message.split("\n")[0])];
  }
  const worker = (of) => new Worker("node", [path.join(root, "benches/lib/package-worker.mjs"), of, folder]);
  const [ours, before] = [worker(path.join(root, "dist/npm")), worker(theirs)];
  const name = EARLIER.slice(0, 7);
  const promises = customers(cases)[0].commitments;
  const rows = [];
  for (const [question, what] of [["quote", "a full quote of every commitment, no trace, Node"], ["many", `quoteMany for a customer, ${promises} commitments each, Node`]]) {
    const all = await rounds({ ours: () => ours.ask(question), earlier: () => before.ask(question) }, times);
    rows.push(row({ id: `earlier-${question}`, what: `${what}: rate against the build of ${name}`, atLeast: AT_LEAST, value: ratio(all.ours, all.earlier), ours: { ours: all.ours }, peers: { earlier: all.earlier } }));
  }
  ours.close();
  before.close();
  const bytes = (file) => readFileSync(file).length;
  const core = bytes(path.join(root, "target/web/quotes/sla_quotes_bg.wasm"));
  const whole = bytes(path.join(root, "target/web/core/sla_core_bg.wasm"));
  const its = bytes(path.join(theirs, "../../target/web/core/sla_core_bg.wasm"));
  rows.push(row({
    id: "earlier-bytes", what: `the core wasm that a first answer needs, raw, against that of the build of ${name}`, atMost: its, unit: "bytes", value: core,
    note: `the core with every question, loaded by those who ask them: ${whole}`,
  }));
  return rows;
}
