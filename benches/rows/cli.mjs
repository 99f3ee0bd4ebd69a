// The command line beside pandas: a list of a million rows, three due dates each; and its memory up to ten million.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { compared, writeList } from "../lib/list.mjs";
import { ratio, rounds } from "../lib/measure.mjs";
import { benches, root, work } from "../lib/paths.mjs";
import * as peers from "../lib/peers.mjs";
import { row } from "../lib/report.mjs";

const IDS = ["change.suspend", "change.cancel", "delivery.acceptance"];
const command = path.join(root, "dist/npm/cli.js");
/** Rows of the script that asks `holidays` day by day: it takes a minute for them. */
const FEW = 20_000;

/** Wall time: the command line has threads, and pandas reads and writes with one. */
function timed(program, args, count) {
  const begun = process.hrtime.bigint();
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
  return { seconds: Number(process.hrtime.bigint() - begun) / 1e9, count };
}

export async function cli(context) {
  const { million, times } = context;
  const folder = path.join(work, "lists");
  mkdirSync(folder, { recursive: true });
  const file = (name) => path.join(folder, name);
  const python = peers.pythonOf("lists", path.join(benches, "lists/requirements.txt"));
  const days = path.join(work, "days");
  writeList(file("in.csv"), million);
  writeList(file("few.csv"), FEW);
  const script = path.join(benches, "lists/dates.py");
  const ours = (from, to, count, more = []) => timed(process.execPath, [command, "quote", file(from), file(to), "--commitments", IDS.join(","), "--answers", "due", ...more], count);
  const checked = async (result, mine, theirs) => ({ ...result, ...(await compared(file(mine), file(theirs), IDS)) });
  const contestants = {
    "pandas and numpy": () => ({ ...timed(python, [script, "numpy", file("in.csv"), file("numpy.csv"), days], million), wrong: 0 }),
    "the command line": async () => checked(ours("in.csv", "ours.csv", million), "ours.csv", "numpy.csv"),
    "pandas and holidays": () => ({ ...timed(python, [script, "holidays", file("few.csv"), file("holidays.csv"), days], FEW), wrong: 0 }),
  };
  const all = await rounds(contestants, Math.min(times, 5));
  ours("few.csv", "few.ours.csv", FEW);
  const last = await compared(file("few.ours.csv"), file("holidays.csv"), IDS);
  const pick = (...names) => Object.fromEntries(names.map((name) => [name, all[name]]));
  const peaks = [100_000, 10 * million].map((count) => {
    writeList(file("long.csv"), count);
    const { stderr, status } = spawnSync(process.execPath, [command, "quote", file("long.csv"), "/dev/null", "--to", "csv", "--commitments", IDS.join(","), "--stats"], { encoding: "utf8" });
    rmSync(file("long.csv"));
    const told = JSON.parse(stderr.trim().split("\n").at(-1));
    if (status !== 0 || told.rows !== count) throw new Error(`${count} rows: ${stderr}`);
    return told;
  });
  return [
    row({ id: "cli-pandas", what: `a list of ${million} rows, three due dates each, against pandas with the working days of PyPI holidays`, atLeast: 3, value: ratio(all["the command line"], all["pandas and holidays"]), ours: pick("the command line"), peers: pick("pandas and holidays"), note: `holidays differs in ${last.wrong} of ${last.rows} rows${last.first ? `, first ${last.first}` : ""}` }),
    row({ id: "cli-numpy", what: "the same, time against pandas with numpy on a prepared mask", atMost: 1.5, value: ratio(all["pandas and numpy"], all["the command line"]), peers: pick("pandas and numpy") }),
    row({ id: "cli-memory", what: `most memory of ${peaks[1].rows} rows`, unit: "MB", atMost: 200, value: (peaks[1].peakMiB * 1024 * 1024) / 1e6, note: peaks.map(({ rows, peakMiB, seconds }) => `${rows} rows: ${peakMiB} MiB, ${seconds} s`).join("; ") }),
  ];
}
