/**
 * `node report.mjs REPORT LIST`: what became of the mutants of each file. Fails for a survivor that the list does not have, and for a
 * line of the list whose mutant is caught, or gone from a file that was tried whole.
 */
import { readFile } from "node:fs/promises";

const [report, list, ...asked] = process.argv.slice(2);

const short = (text) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 90 ? `${line.slice(0, 60)}…${line.slice(-25)}` : line;
};

/** The text between two places, which count lines and columns from 1. */
function between(lines, { start, end }) {
  const some = lines.slice(start.line - 1, end.line);
  some[some.length - 1] = some[some.length - 1].slice(0, end.column - 1);
  some[0] = some[0].slice(start.column - 1);
  return some.join("\n");
}

/** The declaration of the module in which a line lies. */
function declared(lines, line) {
  for (let at = line - 1; at >= 0; at--) {
    const [, name] = /^(?:export )?(?:async )?(?:function|const|class) (\w+|\[[^\]]*\])/.exec(lines[at]) ?? [];
    if (name) return name;
  }
  return "the module";
}

/** Each mutant with a name that says what is replaced and where; of those with one name the later ones are numbered. */
function named(path, { source, mutants }) {
  const lines = source.split("\n");
  const count = new Map();
  const place = ({ location: { start } }) => start.line * 10_000 + start.column;
  return [...mutants].sort((a, b) => place(a) - place(b) || Number(a.id) - Number(b.id)).map((mutant) => {
    const name = `${path}: replace ${short(between(lines, mutant.location))} with ${short(mutant.replacement) || "nothing"} in ${declared(lines, mutant.location.start.line)}`;
    const n = (count.get(name) ?? 0) + 1;
    count.set(name, n);
    return { name: n > 1 ? `${name} #${n}` : name, line: mutant.location.start.line, status: mutant.status };
  });
}

const equivalent = new Set((await readFile(list, "utf8")).split("\n").filter((line) => /^[^#\s]/.test(line)));
const { files } = JSON.parse(await readFile(report, "utf8"));
const gone = new Set(equivalent);
const missed = [];
let untried = 0;
const rows = [];
for (const [path, file] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
  const row = { path, tried: 0, caught: 0, listed: 0, missed: 0 };
  for (const { name, line, status } of named(path, file)) {
    if (status === "Ignored" || status === "CompileError") continue;
    // The runner says so of what it had no time for.
    if (status === "RuntimeError") {
      untried++;
      gone.delete(name);
      continue;
    }
    row.tried++;
    const caught = status === "Killed" || status === "Timeout";
    if (caught) row.caught++;
    else if (gone.delete(name)) row.listed++;
    else {
      row.missed++;
      missed.push(`${name}  (line ${line}${status === "NoCoverage" ? ", no test comes there" : ""})`);
    }
  }
  rows.push(row);
}
const total = rows.reduce((sum, { tried, caught, listed, missed: more }) => ({ path: "all", tried: sum.tried + tried, caught: sum.caught + caught, listed: sum.listed + listed, missed: sum.missed + more }), { tried: 0, caught: 0, listed: 0, missed: 0 });

for (const one of missed) console.log(`missed: ${one}`);
const wide = Math.max(...rows.map(({ path }) => path.length));
console.log(`${"".padEnd(wide)}  tried  caught  missed  listed  score  without the listed`);
// Rounded down: what is just below 95 % is not 95 %.
const share = (caught, of) => `${of ? (Math.floor((caught / of) * 1000) / 10).toFixed(1) : "–"} %`;
for (const { path, tried, caught, missed: more, listed } of [...rows, total]) {
  console.log(`${path.padEnd(wide)}  ${String(tried).padStart(5)}  ${String(caught).padStart(6)}  ${String(more).padStart(6)}  ${String(listed).padStart(6)}  ${share(caught, tried).padStart(7)}  ${share(caught, tried - listed).padStart(7)}`);
}
// Of a range some mutants are not there.
const whole = (name) => Object.keys(files).some((path) => name.startsWith(`${path}:`)) && !asked.some((one) => one.includes(":"));
const stale = [...gone].filter(whole);
for (const one of stale) console.log(`caught or gone, but listed: ${one}`);
if (untried) console.log(`skipped - ${untried} mutants for which there was no time`);
if (missed.length || stale.length) {
  console.log(`${missed.length} missed that ${list} does not list, ${stale.length} listed that are caught or gone`);
  process.exitCode = 1;
}
