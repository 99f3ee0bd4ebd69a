// Prints raw, gzip and brotli bytes of every budget of budgets.toml, and fails where one is passed.
// What was counted is left in target/size.json, so that a test can compare it with what a browser asks for.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "smol-toml";
import { compressed } from "./compress.mjs";
import { loaded, root } from "./graph.mjs";

const KINDS = ["raw", "gzip", "brotli"];
const KEYS = new Set(["name", "graph", "entry", "also", "file", "goal", ...KINDS]);

const measure = (file) => ({ file, ...compressed(readFileSync(path.join(root, file))) });

function check(budget) {
  const unknown = Object.keys(budget).find((key) => !KEYS.has(key));
  if (unknown) throw new Error(`unknown key \`${unknown}\``);
  if (!KINDS.some((kind) => budget[kind] !== undefined)) throw new Error("no ceiling is given");
  const files = budget.file ? [budget.file] : loaded(budget.graph, budget.entry, budget.also ?? []);
  const sizes = files.map(measure);
  const total = Object.fromEntries(KINDS.map((kind) => [kind, sizes.reduce((sum, size) => sum + size[kind], 0)]));
  return { name: budget.name, files: sizes, total, over: KINDS.filter((kind) => total[kind] > (budget[kind] ?? Infinity)) };
}

function line(budget, total) {
  return KINDS.map((kind) => {
    const [ceiling, goal] = [budget[kind], budget.goal?.[kind]];
    const parts = [`${kind} ${total[kind]}`];
    if (ceiling !== undefined) parts.push(`of ${ceiling}`);
    if (goal !== undefined) parts.push(total[kind] > goal ? `(goal ${goal}: NOT REACHED)` : `(goal ${goal}: reached)`);
    return parts.join(" ");
  }).join(", ");
}

const { budget: budgets = [], ...rest } = parse(readFileSync(path.join(root, "budgets.toml"), "utf8"));
if (Object.keys(rest).length > 0) throw new Error(`budgets.toml: unknown key \`${Object.keys(rest)[0]}\``);
const results = [];
for (const budget of budgets) {
  try {
    const result = check(budget);
    results.push(result);
    for (const size of result.files) {
      console.log(`  ${String(size.raw).padStart(8)} ${String(size.gzip).padStart(8)} ${String(size.brotli).padStart(8)}  ${size.file}`);
    }
    if (result.over.length > 0) process.exitCode = 1;
    console.log(`${result.over.length > 0 ? "not ok" : "ok"} - ${budget.name}: ${line(budget, result.total)}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`not ok - ${budget.name ?? "a budget without a name"}: ${error.message}`);
  }
}
mkdirSync(path.join(root, "target"), { recursive: true });
writeFileSync(path.join(root, "target/size.json"), `${JSON.stringify(results, null, 1)}\n`);
