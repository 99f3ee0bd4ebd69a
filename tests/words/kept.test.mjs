/** What is kept on a device is in the guide, in both languages, by the names under which it is kept. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const www = path.join(root, "www");
const sources = readdirSync(www, { recursive: true }).filter((file) => file.endsWith(".ts")).map((file) => readFileSync(path.join(www, file), "utf8"));

test("each name under which something is kept stands in both halves of the guide", () => {
  const keeping = sources.filter((text) => /localStorage\.setItem/.test(text));
  const named = keeping.map((text) => [...text.matchAll(/"(sla-[a-z-]+)"/g)].map(([, key]) => key));
  assert.ok(named.length > 3, `${named.length} places keep something`);
  assert.ok(named.every((one) => one.length), "every such file names its keys");
  const keys = new Set(named.flat());
  const [chinese, english] = readFileSync(path.join(root, "docs/EMBEDDING.md"), "utf8").split("\n## English\n");
  for (const key of keys) for (const half of [chinese, english]) assert.match(half, new RegExp(`\\| \`${key}\\b`), key);
});

test("nothing is kept by any other way", () => {
  for (const text of sources) assert.doesNotMatch(text, /\bsessionStorage\b|\bindexedDB\b|document\.cookie|\bcaches\.open\b/);
});

test("what has no field of its own to empty goes with the list", () => {
  const kept = sources.find((text) => text.includes("function forgetList"));
  for (const key of ["sla-list-choices", "sla-ticket-columns"]) assert.ok(kept.includes(`"${key}"`), key);
});
