/** The page knows no id of the bundled policy: what it needs to know of a dimension, a value, an event, a reading, a process or a commitment stands in the document. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const policy = JSON.parse(readFileSync(path.join(root, "data/policies/cmcc-group-customer.json"), "utf8"));

/** The readings that the engine itself acts on: words of the contract, whatever policy has them. */
const [, listed] = /READINGS[^=]*= \[([^\]]*)\]/.exec(readFileSync(path.join(root, "src/policy/vocabulary.rs"), "utf8"));
const engines = new Set([...listed.matchAll(/"(\w+)"/g)].map(([, id]) => id));

/** Ids of dimensions, values, categories, events, readings, processes and commitments. */
const ids = new Set([
  ...policy.dimensions.flatMap(({ values, categories = [] }) => [...values, ...categories]).map(({ id }) => id),
  ...[...policy.dimensions, ...policy.events, ...policy.readings, ...policy.processes, ...policy.rules].map(({ id }) => id).filter((id) => !engines.has(id)),
]);

/** Words of the language that are also ids; in these places they stand for something else. */
const OTHER_MEANING = {
  "www/check/index.ts": ["fault"], // how grave a finding is
  "www/cli/check.ts": ["fault"], // how grave a finding is
  "www/cli/quote/moment.ts": ["fault"], // a field of a reading
  "www/cli/quote/table.ts": ["fault"],
  "www/elements/bulk/quoting.ts": ["fault"], // a field of a reading
  "www/elements/bulk/run.ts": ["fault"],
  "www/elements/commitment-list/groups.ts": ["service"], // a group of the list
  "www/elements/commitment-list/list.ts": ["service"],
  "www/elements/commitment-list/order.ts": ["service"],
  "www/elements/desk/back-view.ts": ["notice"], // what is done: order or notice
  "www/elements/desk/latest.ts": ["notice"],
  "www/elements/form/typed.ts": ["change"], // the browser's event
  "www/elements/shared/base.ts": ["change"],
  "www/lists/clock-columns.ts": ["fault"], // a field of a reading
  "www/lists/pause-columns.ts": ["fault"], // a field of a reading
  "www/lists/pauses.ts": ["fault"],
  "www/pages/calendar/fault.ts": ["fault"], // an id in the page
  "www/pages/policy/own.ts": ["fault"], // a class
  "www/pages/policy/guided/view.ts": ["fault"], // a class
  "www/pages/sales/link.ts": ["notice"],
};

/** Ids that no other word can be, wherever they stand: `customerTier`, and as an attribute `customer-tier`. */
const unmistakable = [...ids].filter((id) => /^[a-z]+[A-Z]/.test(id)).flatMap((id) => [id, id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)]);

/** Ids of dimensions, of their values and of events, which stand as the fields of requests and answers. */
const fields = [...policy.dimensions, ...policy.events, ...policy.dimensions.flatMap(({ values, categories = [] }) => [...values, ...categories])].map(({ id }) => id);

/** The ids among the quoted texts and attribute values of a source, quoted keys of an object among them; of fields also keys and what is taken of an object; of the unmistakable ones every mention. */
function idsIn(source) {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|\s)\/\/.*$/gm, "");
  const quoted = [...code.matchAll(/(["'`])([^"'`\n]*)\1/g)].flatMap(([, , text]) => [text, ...[...text.matchAll(/[=?&]([\w.-]+)(?=&|$)/g)].map(([, value]) => value)]);
  const named = unmistakable.filter((id) => new RegExp(`\\b${id}\\b`).test(code));
  const taken = fields.filter((id) => new RegExp(`(?<![?&])(\\.|[{,(]\\s*)${id}\\b(?!-)`).test(code));
  return [...new Set([...quoted.filter((text) => ids.has(text)), ...named, ...taken])].sort();
}

const all = readdirSync(path.join(root, "www"), { recursive: true, withFileTypes: true });
const files = all.filter((entry) => entry.isFile() && /\.(ts|html|css|js)$/.test(entry.name)).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"));

test("no source of www names an id of the bundled policy, but where it is a word of the language", () => {
  assert.ok(files.length > 200 && ids.size > 100, `${files.length} files, ${ids.size} ids`);
  const found = files.flatMap((file) => idsIn(readFileSync(path.join(root, file), "utf8")).map((id) => `${file}: ${id}`));
  const listed = Object.entries(OTHER_MEANING).flatMap(([file, some]) => some.map((id) => `${file}: ${id}`));
  assert.deepEqual(found.filter((one) => !listed.includes(one)), [], "put it into the document");
  assert.deepEqual(listed.filter((one) => !found.includes(one)), [], "is no longer there");
});

test("an id would be found in a text, in an address and in an attribute, not in a comment", () => {
  assert.deepEqual(idsIn('const tier = "gold"; // "silver"\n/* "bronze" */'), ["gold"]);
  assert.deepEqual(idsIn('link("frame.html?customer-tier=gold&service=data-line");'), ["customer-tier", "data-line", "gold"]);
  assert.deepEqual(idsIn("const { service, locality: where } = request.dimensions;"), ["locality", "service"]);
  assert.deepEqual(idsIn("const rank = { gold: 1 }; show(ticket.dimensions.service, [AAA]);"), ["gold", "service"]);
  assert.deepEqual(idsIn('<sla-calculator process="fault" locality="intra-city"></sla-calculator><!-- "gold" -->'), ["fault", "intra-city"]);
  assert.deepEqual(idsIn("const all = { 'change.suspend': 1 };"), ["change.suspend"]);
  assert.deepEqual(idsIn('const HEADS = { customerTier: [] }; ask(request.dimensions.assuranceLevel);'), ["assuranceLevel", "customerTier"]);
  assert.deepEqual(idsIn('const RESTORED = "service-restored", SCOPE = "repeatFaultsScope", RECEIPT = "nonWorkingReceipt";'), ["repeatFaultsScope", "service-restored"]);
  assert.deepEqual(idsIn('say("standard time"); const changes = "changed";'), []);
});
