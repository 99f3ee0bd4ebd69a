/** What the guide says of the options of the calculator is what `www/elements/calculator/options.ts` has. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadModule } from "./load.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const guide = readFileSync(path.join(root, "docs/EMBEDDING.md"), "utf8");
const { OPTIONS, ASKED, FRAMED } = await loadModule("/elements/calculator/options.ts");

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** The names of the options that the guide does not name in code style, in one of its two languages. */
const unnamed = (names, text) => names.map(kebab).filter((name) => !text.includes(`\`${name}\``));

const [chinese, english] = [guide.split("\n## English")[0], guide.split("\n## English")[1] ?? ""];

test("the guide names every option, in both languages", () => {
  assert.ok(english.length > 1000, "the guide has two languages");
  for (const text of [chinese, english]) assert.deepEqual(unnamed(Object.keys(OPTIONS), text), []);
});

test("the guide's line about a frame's address names every option that an address may set", () => {
  const lines = guide.split("\n").filter((line) => line.includes("`event.…`") && line.includes("`readonly`"));
  assert.equal(lines.length, 2);
  for (const line of lines) assert.deepEqual(unnamed([...ASKED, ...FRAMED], line), []);
});

test("an option that the guide does not name would be told", () => {
  assert.deepEqual(unnamed(["startAt", "nowhereNamed"], "`start-at`"), ["nowhere-named"]);
});
