/** What is typed into an element is the element's: no module of the elements keeps a variable, but for what all elements on a page share. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../www/elements/", import.meta.url));

/** Variables of modules that hold what is the same for every element. */
const SHARED = {
  "shared/asset-folder.ts": ["folder"], // where the script lies
  "shared/newer-calendar.ts": ["unused", "equal", "found", "compared"], // the calendar beside the script, looked for once
  "desk/check-code-view.ts": ["draw", "asked"], // the writer of codes, loaded once
  "details/banner.ts": ["counted"], // what says by which of several calendars an answer is counted, loaded once
};

const variablesOf = (source) => [...source.matchAll(/^(?:export )?(?:let|var) (\w+)/gm)].map(([, name]) => name);

test("modules of elements keep nothing that was typed or chosen", () => {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".ts"));
  assert.ok(files.length > 100);
  const found = Object.fromEntries(files.map((file) => [file.replaceAll("\\", "/"), variablesOf(readFileSync(path.join(folder, file), "utf8"))]).filter(([, names]) => names.length));
  assert.deepEqual(found, SHARED);
});

test("a variable of a module would be found", () => {
  assert.deepEqual(variablesOf("const a = 1;\nlet customer = \"\";\nfunction f() {\n  let inner = 1;\n}\nexport let other: string;\n"), ["customer", "other"]);
});
