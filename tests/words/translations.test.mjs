/** A sentence of the source has one translation, wherever it is quoted, and a name that it prints has one, too. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const policy = JSON.parse(readFileSync(new URL("../../data/policies/cmcc-group-customer.json", import.meta.url), "utf8"));

/** The texts of which the same Chinese stands with more than one English. */
function twoWays(texts) {
  const found = new Map();
  for (const { "zh-CN": chinese, en } of texts) found.set(chinese, (found.get(chinese) ?? new Set()).add(en.toLowerCase()));
  return [...found].filter(([, translations]) => translations.size > 1).map(([chinese, translations]) => [chinese, ...translations]);
}

test("each quoted sentence has one translation", () => {
  const pieces = policy.rules.flatMap(({ source }) => [source].flat()).map((piece) => piece.text ?? piece);
  assert.ok(pieces.length > 100);
  assert.deepEqual(twoWays(pieces), []);
});

test("a table is called the same where it is quoted and where it is printed, and so are the rows and the rules that they print", () => {
  const tables = policy.printedTables.map(({ title }) => ({ "zh-CN": title["zh-CN"], en: title.en }));
  const quoted = policy.rules.flatMap(({ source }) => [source].flat()).map((piece) => piece.text ?? piece);
  const rows = policy.printedTables.flatMap(({ rows: all }) => all.map(({ title }) => title));
  const values = [...tables, ...quoted, ...policy.rules.map(({ title }) => title), ...rows];
  assert.deepEqual(twoWays(values), []);
});
