/** The interface's strings: the same keys in every language, none missing where it is used, none left over. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";

const www = path.resolve(import.meta.dirname, "../../www");
const read = (file) => readFileSync(path.join(www, file), "utf8");
const words = readdirSync(path.join(www, "words"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const textsOf = (file) => Object.fromEntries(words.map((lang) => [lang, JSON.parse(read(`words/${lang}/${file}`))]));
const strings = textsOf("ui.json");

function sources(folder) {
  return readdirSync(path.join(www, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));
}
const code = [...sources("elements"), ...sources("pages"), read("words/first.ts"), read("words/index.ts")].join("\n");
const pages = readdirSync(www).filter((file) => file.endsWith(".html")).map(read).join("\n");
/** What the build writes into every page, with its texts from the strings themselves. */
const shell = readFileSync(path.join(www, "../tools/vite/pages.ts"), "utf8");
const marked = [...pages.matchAll(/data-ui="([\w.-]+)"/g), ...shell.matchAll(/data-ui="([\w.-]+)"/g)];

/** Every text between quotation marks, whole keys; and the fixed beginnings of keys that are put together. */
const quoted = new Set([...code.matchAll(/"([\w.-]+)"/g), ...marked].map((match) => match[1]));
const beginnings = [...code.matchAll(/ui\(`([\w.-]+)\$\{/g), ...code.matchAll(/`(error\.)\$\{/g)].map((match) => match[1]);
const asked = new Set([...code.matchAll(/\bui\("([\w.-]+)"/g), ...marked].map((match) => match[1]));

test("every language has the same keys and the same places for values", () => {
  assert.ok(words.length >= 2);
  const [first, ...others] = Object.values(strings);
  const places = (text) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();
  for (const other of others) {
    assert.deepEqual(Object.keys(other).sort(), Object.keys(first).sort());
    for (const key of Object.keys(first)) assert.deepEqual([...new Set(places(other[key]))], [...new Set(places(first[key]))], key);
  }
});

test("every key that the page asks for is there", () => {
  assert.ok(asked.size > 50);
  for (const [file, all] of Object.entries(strings)) for (const key of asked) assert.ok(key in all, `${key} is missing in ${file}`);
});

test("no key is left over", () => {
  const [all] = Object.values(strings);
  assert.deepEqual(Object.keys(all).filter((key) => !quoted.has(key) && !beginnings.some((beginning) => key.startsWith(beginning))), []);
});

test("the static page says in Chinese what the strings say", () => {
  const chinese = strings["zh-CN"];
  const shown = [...pages.matchAll(/data-ui="([\w.-]+)"[^>]*>([^<]*)</g)];
  assert.ok(shown.length >= 1);
  for (const [, key, text] of shown) assert.equal(text, chinese[key], key);
  // What the calculator is called stands in the bundled policy.
  const { calculator } = JSON.parse(readFileSync(path.join(www, "../data/policies/cmcc-group-customer.json"), "utf8"));
  const called = [...pages.matchAll(/data-calculator>([^<]*)</g)].map((match) => match[1]);
  assert.deepEqual(called, called.map(() => calculator["zh-CN"]));
  assert.ok(called.length >= 2);
});

test("the pages beside the calculator: the same keys and places in every language, none missing, none left over", () => {
  const { "zh-CN": chinese, en: english } = textsOf("pages.json");
  assert.deepEqual(Object.keys(english), Object.keys(chinese));
  const places = (text) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();
  for (const key of Object.keys(chinese)) assert.deepEqual(places(english[key]), places(chinese[key]), key);
  const used = [...code.matchAll(/\bsay\("([\w.-]+)"/g), ...pages.matchAll(/data-page="([\w.-]+)"/g)].map((match) => match[1]);
  for (const key of used.filter((one) => /^(policy|rule|own|moves|embedding|request|link)\b/.test(one))) assert.ok(key in chinese, key);
  const said = new Set([...used, ...[...code.matchAll(/say\(\w+ \? "([\w.-]+)" : "([\w.-]+)"/g)].flatMap((match) => match.slice(1)), ...[...code.matchAll(/"([\w.-]+)"/g), ...shell.matchAll(/"([\w.-]+)"/g), ...pages.matchAll(/data-about="([\w.-]+)"/g)].map((match) => match[1])]);
  const begun = [...code.matchAll(/say\(`([\w.-]+)\$\{/g)].map((match) => match[1]);
  assert.deepEqual(Object.keys(chinese).filter((key) => !said.has(key) && !begun.some((beginning) => key.startsWith(beginning))), []);
  const shown = [...pages.matchAll(/data-page="([\w.-]+)"[^>]*>([^<]*)</g)];
  assert.ok(shown.length >= 4);
  for (const [, key, text] of shown) assert.equal(text, chinese[key], key);
});
