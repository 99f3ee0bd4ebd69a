/** A file is one thing, and short enough to be read as one: about 400 lines. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const MOST = 400;

/** Files that may be longer, each with the reason why. */
const LONGER = {
  "www/engine/contract.ts": "made from the Rust definitions, one shape after another",
};

const files = ["src", "workbook/src", "xtask/src", "examples", "www", "tools"].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(rs|ts|mjs)$/.test(entry.name) && !/node_modules|[\\/](target|dist)[\\/]/.test(`${entry.parentPath}/`))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/")));

test("no source is longer than one thing is, but those that are named with their reason", () => {
  assert.ok(files.length > 400, `${files.length} files`);
  const long = files.filter((file) => readFileSync(path.join(root, file), "utf8").split("\n").length - 1 > MOST);
  assert.deepEqual(long.filter((file) => !(file in LONGER)), [], "split it by subject, or name it with its reason");
  assert.deepEqual(Object.keys(LONGER).filter((file) => !long.includes(file)), [], "is no longer so long");
});
