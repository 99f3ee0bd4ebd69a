// Apache Spark on two workers beside one process: `examples/spark/measure.py`, which checks every row and kills a worker.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { root } from "../lib/paths.mjs";
import * as peers from "../lib/peers.mjs";
import { row } from "../lib/report.mjs";

export async function spark({ million }) {
  const folder = path.join(root, "examples/spark");
  const python = peers.pythonOf("spark", path.join(folder, "requirements.txt"));
  const rows = million / 2;
  const env = { ...process.env, PYSPARK_PYTHON: python, PYSPARK_DRIVER_PYTHON: python };
  // It ends with 1 where a row is missing, double or another one, with a worker killed or not.
  const told = execFileSync(python, [path.join(folder, "measure.py"), path.join(root, "dist/npm/cli.js"), String(rows)], { encoding: "utf8", env, stdio: ["ignore", "pipe", "inherit"] });
  const times = [...told.matchAll(/^(.+): median ([\d.]+) s, min ([\d.]+) s/gm)].map(([, what, median, min]) => ({ what, median: Number(median), min: Number(min) }));
  const [alone, ...both] = times;
  return both.map(({ what, median, min }) => row({
    id: `spark-${what.includes("Arrow") ? "arrow" : "pipe"}`, what: `${rows} rows on ${what}, against one process of one thread (rate)`,
    value: { median: alone.median / median, min: alone.min / median, max: alone.median / min }, note: told.trim().split("\n").at(-1),
  }));
}
