// Bytes until the first answer, as `cargo xtask size` counts them, beside FullCalendar's bundle.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fullCalendar, sizes } from "../lib/bundle.mjs";
import { root } from "../lib/paths.mjs";
import { row } from "../lib/report.mjs";

export async function bytes({ npm }) {
  const counted = spawnSync("node", ["tools/js/size.mjs"], { cwd: root, encoding: "utf8" });
  if (counted.error) throw counted.error;
  // A ceiling that is passed is that command's failure; the figures are there all the same.
  const budgets = JSON.parse(readFileSync(path.join(root, "target/size.json"), "utf8"));
  const first = budgets.find((budget) => budget.files.some(({ file }) => file.endsWith("index.html")))?.total;
  const wasm = budgets.find((budget) => budget.files.length === 1 && budget.files[0].file.endsWith(".wasm"))?.total;
  if (!first || !wasm) throw new Error(`\`cargo xtask size\` counted no page or no wasm: ${counted.stdout}${counted.stderr}`);
  const peer = sizes(fullCalendar(npm));
  const all = (name, { raw, gzip, brotli }) => `${name}: raw ${raw}, gzip ${gzip}, brotli ${brotli}`;
  return [
    row({
      id: "bytes", what: "bytes until the first answer, brotli, against FullCalendar with its day grid and one language", atMost: peer.brotli,
      unit: "bytes", value: first.brotli, note: `${all("ours", first)}; ${all("FullCalendar", peer)}`,
    }),
    row({ id: "bytes-wasm", what: "the core wasm that a first answer needs, raw", atMost: 61_440, unit: "bytes", value: wasm.raw, note: all("wasm", wasm) }),
  ];
}
