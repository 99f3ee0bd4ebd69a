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

test("another reading of the source is called the same in every Chinese text", () => {
  const texts = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
  const pairs = (value) => (value === null || typeof value !== "object" ? [] : typeof value["zh-CN"] === "string" && typeof value.en === "string" ? [value] : Object.values(value).flatMap(pairs));
  const page = ["ui.json", "pages.json"].flatMap((file) => {
    const [chinese, english] = ["zh-CN", "en"].map((lang) => texts(`www/words/${lang}/${file}`));
    return Object.keys(chinese).map((key) => ({ "zh-CN": chinese[key], en: english[key] }));
  });
  const documents = ["cmcc-group-customer", "telecom-public-facts"].flatMap((name) => pairs(texts(`data/policies/${name}.json`)));
  // A place for a reading's own name is no word.
  const said = [...page, ...documents].filter(({ en }) => /\breadings?\b/i.test(en.replace(/\{\w+\}/g, "")));
  assert.ok(said.length > 20);
  assert.deepEqual(said.filter((one) => !one["zh-CN"].includes("读法")), []);
});
