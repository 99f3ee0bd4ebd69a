// `cargo xtask bench`: every row of the performance goals beside the real peers, in one run. The exit code tells
// whether one of our own answers was wrong; a row that is not reached is printed as such.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as days from "./lib/days.mjs";
import { benches, root } from "./lib/paths.mjs";
import * as peers from "./lib/peers.mjs";
import { missing, print } from "./lib/report.mjs";
import * as requests from "./lib/requests.mjs";
import { Worker } from "./lib/worker.mjs";
import { bytes } from "./rows/bytes.mjs";
import { calls } from "./rows/calls.mjs";
import { cli } from "./rows/cli.mjs";
import { columns } from "./rows/columns.mjs";
import { earlier } from "./rows/earlier.mjs";
import { month } from "./rows/month.mjs";
import { native } from "./rows/native.mjs";
import { page } from "./rows/page.mjs";
import { pageList } from "./rows/page-list.mjs";
import { quote } from "./rows/quote.mjs";
import { spark } from "./rows/spark.mjs";
import { vector } from "./rows/vector.mjs";

const ROWS = { native, vector, calls, month, quote, columns: async (context) => [...(await columns(context)), ...(await pageList(context))], cli, spark, earlier, bytes, page };
const USAGE = `usage: cargo xtask bench [--short] [row ...]

  --short   fewer rounds, 10,000 quotes in bulk and 100,000 for the heap; says so, and writes no file
  row       any of ${Object.keys(ROWS).join(", ")}; all of them unless named, and only then is docs/benchmarks.json written
`;

function options(args) {
  const short = args.includes("--short");
  const named = args.filter((arg) => arg !== "--short");
  const unknown = named.find((name) => !Object.hasOwn(ROWS, name));
  if (unknown !== undefined) {
    process.stderr.write(`unknown row \`${unknown}\`\n${USAGE}`);
    process.exit(2);
  }
  return { short, names: named.length > 0 ? named : Object.keys(ROWS), whole: !short && named.length === 0 };
}

const said = (program, args) => {
  try {
    return execFileSync(program, args, { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
};

/** What a peer that cannot be installed means: its rows are not measured, the others are. */
function attempt(what, action) {
  try {
    return action();
  } catch (error) {
    console.error(`==> ${what} cannot be had: ${error.message.split("\n")[0]}`);
    return undefined;
  }
}

async function prepare(short) {
  console.error("==> installing the peers");
  const npm = peers.npm();
  const python = attempt("numpy", peers.python);
  const program = attempt("the native program", peers.native);
  const sample = days.sample(1_000_000);
  const folder = days.write(sample);
  const cases = requests.cases(sample.starts, 512);
  requests.write(folder, cases);
  const { createCalculator } = await import(path.join(root, "dist/npm/index.js"));
  return {
    sla: await createCalculator(),
    chineseDays: npm.require("chinese-days"),
    npm,
    sample,
    cases,
    folder,
    worker: program && new Worker(program, [folder, requests.policy, requests.calendarFile]),
    numpy: python && new Worker(python, [path.join(benches, "numpy/offset.py"), folder]),
    times: short ? 3 : 9,
    million: short ? 100_000 : 1_000_000,
    bulkOf: short ? 10_000 : 100_000,
  };
}

function machine() {
  return {
    processor: os.cpus()[0]?.model,
    processors: os.cpus().length,
    load: Number(os.loadavg()[0].toFixed(2)),
    node: process.version,
    rustc: said("rustc", ["--version"]),
    bdays: /name = "bdays"\nversion = "([^"]+)"/.exec(readFileSync(path.join(benches, "native/Cargo.lock"), "utf8"))?.[1],
  };
}

const { short, names, whole } = options(process.argv.slice(2));
const context = await prepare(short);
const about = { ...machine(), ...(context.numpy && (await context.numpy.ask("version"))) };
console.log(`${about.processor}, ${about.processors} processors, load ${about.load}, Node ${about.node}, ${about.rustc}, numpy ${about.numpy ?? "missing"}`);
const rows = [];
for (const name of names) {
  try {
    if (name === "native" && !context.worker) throw new Error("the native program could not be built");
    for (const one of await ROWS[name](context)) {
      print(one);
      rows.push(one);
    }
  } catch (error) {
    rows.push(missing(name, `the rows of \`${name}\``, error.message.split("\n")[0]));
    print(rows.at(-1));
  }
}
context.worker?.close();
context.numpy?.close();

const wrong = rows.flatMap((one) => one.wrong.ours);
const goals = rows.filter((one) => one.goal || one.missing);
const reached = goals.filter((one) => one.reached).length;
console.log(`${reached} of ${goals.length} goals reached${short ? ", shortened" : ""}; ${wrong.length === 0 ? "every answer of ours was right" : "ANSWERS OF OURS WERE WRONG"}`);
if (whole) writeFileSync(path.join(root, "docs/benchmarks.json"), `${JSON.stringify({ machine: about, rows }, null, 1)}\n`);
if (wrong.length > 0) process.exitCode = 1;
