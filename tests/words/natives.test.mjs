// What old libraries of a page replace (Prototype: Array.from, entries of lists; MooTools: Array.from) is not used where they are.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";

const www = path.join(import.meta.dirname, "../../www");
const REPLACED = [/(?<!\w)Array\.from\(/, /(?<!Object)(?<!subarray\([^)]*\))\.entries\(\)/, /\.flatten\(/, /for \((?:const|let) \w+ in /];

test("no source of the page calls what Prototype and MooTools put in the place of the browser's own", () => {
  const files = readdirSync(www, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts") && file !== "vite.config.ts");
  assert.ok(files.length > 100);
  const found = files.flatMap((file) => readFileSync(path.join(www, file), "utf8").split("\n")
    .flatMap((line, at) => (REPLACED.some((one) => one.test(line)) ? [`${file}:${at + 1}: ${line.trim()}`] : [])));
  assert.deepEqual(found, [], "use `times` and `indexed` of engine/times.ts");
});
