// Two clean clones of the present commit, in folders of different names and depths, give the same bytes of every file of `dist`.
//
// usage: node tools/js/reproducible.mjs        (`cargo xtask reproducible`)
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildOf, git } from "./other-build.mjs";

const work = path.join(import.meta.dirname, "../../target/reproducible");
const folders = ["one", "another/with a longer name"].map((name) => path.join(work, name));

/** The digest of each file by its path. */
function digests(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [path.relative(folder, file), createHash("sha256").update(readFileSync(file)).digest("hex")]));
}

const commit = git("rev-parse", "HEAD");
const [first, second] = folders.map((folder) => digests(buildOf(commit, folder)));
const names = [...new Set([...first.keys(), ...second.keys()])].sort();
const other = names.filter((name) => first.get(name) !== second.get(name));
for (const name of other) console.log(`differs: ${name}`);
const all = createHash("sha256").update(names.map((name) => `${first.get(name)}  ${name}\n`).join("")).digest("hex");
console.log(`${other.length ? "not ok" : "ok"} - ${commit.slice(0, 7)}: ${names.length} files of dist, ${other.length} differ; all together sha256 ${all}`);
process.exitCode = other.length || !names.length ? 1 : 0;
