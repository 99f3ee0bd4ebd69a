// What a page or script loads, from the graphs that the builds wrote down.
import { readFileSync } from "node:fs";
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");
export const FOLDERS = { site: "dist/site", embed: "dist/site/embed", npm: "dist/npm" };

/** `assets/words.zh-CN-Bx3_a9Qe.js` → `words.zh-CN.js` */
function plain(file) {
  return path.posix.basename(file).replace(/-[\w-]{8}((?:\.\w+)+)$/, "$1");
}

/** The files of a build that are loaded for an entry, given the dynamic ones by plain name. */
export function loaded(mode, entry, also) {
  const nodes = JSON.parse(readFileSync(path.join(root, "target/graph", `${mode}.json`), "utf8"));
  if (!nodes[entry]) throw new Error(`the build \`${mode}\` has no \`${entry}\``);
  const files = new Set();
  const add = (file) => {
    if (files.has(file)) return;
    files.add(file);
    for (const next of nodes[file]?.static ?? []) add(next);
  };
  add(entry);
  for (const name of also) {
    const matching = Object.keys(nodes).filter((file) => plain(file) === name);
    if (matching.length !== 1) {
      throw new Error(`\`${name}\` matches ${matching.length} files of the build \`${mode}\`: ${matching.join(", ")}`);
    }
    add(matching[0]);
  }
  return [...files].map((file) => path.posix.join(FOLDERS[mode], file));
}
