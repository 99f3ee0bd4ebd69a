// What stands beside the files that ship: the list of components, their licences, and the digests.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { notAllowed } from "../../tools/js/shipped.mjs";

const dist = path.join(import.meta.dirname, "../../dist");

for (const [place, present, absent] of [["site", ["lit-html", "qrcode-generator", "chrono", "calamine", "rust-std"], ["vite", "serde_json"]], ["npm", ["papaparse", "qrcode-generator", "chrono", "calamine"], ["vite", "serde_json"]]]) {
  const bom = JSON.parse(readFileSync(path.join(dist, place, "sbom.cdx.json"), "utf8"));
  const names = bom.components.map(({ name }) => name);

  test(`${place}: the list of components names what is inside, and nothing that only builds`, () => {
    assert.equal(bom.specVersion, "1.6");
    for (const name of present) assert.ok(names.includes(name), name);
    for (const name of absent) assert.ok(!names.includes(name), name);
    for (const { purl, version, licenses } of bom.components) assert.ok(purl.endsWith(`@${version}`) && licenses.length === 1, purl);
  });

  test(`${place}: the list holds nothing of the day or the machine that made it`, () => {
    assert.equal(bom.serialNumber, undefined);
    assert.equal(bom.metadata.timestamp, undefined);
    assert.ok(!JSON.stringify(bom).includes(path.join(dist, "..")));
  });

  test(`${place}: each component stands in the notices with its version and licence`, () => {
    const notices = readFileSync(path.join(dist, place, "THIRD-PARTY-NOTICES.txt"), "utf8");
    for (const { name, version } of bom.components) assert.ok(notices.includes(`\n${name} ${version} (`), name);
    assert.match(notices, /Copyright \(c\) 2017 Google LLC/);
  });
}

test("a digest stands for each file that another page may load, and is the file's own", () => {
  const folder = path.join(dist, "site/embed");
  const digests = JSON.parse(readFileSync(path.join(folder, "integrity.json"), "utf8"));
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(js|css|wasm)$/.test(file)).map((file) => file.replaceAll("\\", "/"));
  assert.deepEqual(Object.keys(digests).sort(), files.sort());
  for (const [file, digest] of Object.entries(digests)) assert.equal(digest, `sha384-${createHash("sha384").update(readFileSync(path.join(folder, file))).digest("base64")}`, file);
});

test("a component that nobody allowed is named", () => {
  assert.deepEqual(notAllowed([{ name: "chrono", purl: "pkg:cargo/chrono@0.4.45" }, { name: "left-pad", purl: "pkg:npm/left-pad@1.3.0" }, { name: "lit", purl: "pkg:cargo/lit@1.0.0" }]), ["left-pad", "lit"]);
});

test("the project's own licences travel with the package", () => {
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) assert.ok(existsSync(path.join(dist, "npm", file)), file);
});
