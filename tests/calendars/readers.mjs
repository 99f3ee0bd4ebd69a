/** The calendar files as readers of the npm registry see them: a line a program. Arguments: the files' folder, the folder with `node_modules`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [files, packages] = process.argv.slice(2);
const require = createRequire(path.resolve(packages, "package.json"));
const expected = JSON.parse(readFileSync(path.join(files, "expected.json"), "utf8"));
const ical = require("node-ical");
const moment = (date) => date.toISOString().slice(0, 19);

let entries = 0;
for (const [name, wanted] of Object.entries(expected)) {
  const found = Object.values(ical.parseICS(readFileSync(path.join(files, name), "utf8"))).filter(({ type }) => type === "VEVENT");
  assert.deepEqual(found.map(({ uid }) => uid).sort(), wanted.map(({ uid }) => uid).sort(), name);
  for (const one of wanted) {
    const entry = found.find(({ uid }) => uid === one.uid);
    assert.equal(entry.summary, one.summary);
    if (one.start.includes("T")) {
      assert.equal(moment(entry.start), one.start.slice(0, 19));
      assert.equal(moment(entry.end), one.start.slice(0, 19), "a moment has no length");
    } else {
      assert.equal(entry.datetype, "date");
    }
    entries++;
  }
}
console.log(`ok - node-ical ${require("node-ical/package.json").version}: ${entries} entries in ${Object.keys(expected).length} files, titles, identities and moments as written`);
