// What stands beside the files that ship: the list of components, their licences, and the digests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import Ajv from "ajv";
import { notAllowed } from "../../tools/js/shipped.mjs";

const root = path.join(import.meta.dirname, "../..");
const dist = path.join(root, "dist");
const text = (...names) => readFileSync(path.join(root, ...names), "utf8");
const json = (...names) => JSON.parse(text(...names));

/** The published schema of CycloneDX 1.6, with those that it refers to. */
const schemas = "node_modules/@cyclonedx/cyclonedx-library/res/schema";
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
for (const file of ["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json", "cryptography-defs.SNAPSHOT.schema.json"]) {
  const { $id, ...schema } = json(schemas, file);
  ajv.addSchema(schema, new URL(file, "http://cyclonedx.org/schema/").href);
}
const isBom = ajv.compile(json(schemas, "bom-1.6.SNAPSHOT.schema.json"));

/** The crates of a lock file: name and version. */
const locked = (file) => new Set([...text(file).matchAll(/^name = "([^"]+)"\nversion = "([^"]+)"/gm)].map(([, name, version]) => `${name}@${version}`));

for (const [place, present, absent] of [["site", ["lit-html", "qrcode-generator", "chrono", "calamine", "rust-std"], ["vite", "serde_json"]], ["npm", ["papaparse", "qrcode-generator", "chrono", "calamine"], ["vite", "serde_json"]]]) {
  const bom = JSON.parse(readFileSync(path.join(dist, place, "sbom.cdx.json"), "utf8"));
  const names = bom.components.map(({ name }) => name);

  test(`${place}: the list of components names what is inside, and nothing that only builds`, () => {
    assert.equal(bom.specVersion, "1.6");
    for (const name of present) assert.ok(names.includes(name), name);
    for (const name of absent) assert.ok(!names.includes(name), name);
    for (const { purl, version, licenses } of bom.components) assert.ok(purl.endsWith(`@${version}`) && licenses.length === 1, purl);
  });

  test(`${place}: the list is a CycloneDX document by the published schema`, () => {
    assert.ok(isBom(bom), JSON.stringify(isBom.errors?.slice(0, 3)));
    assert.equal(bom.bomFormat, "CycloneDX");
    const refs = new Set(bom.components.map((one) => one["bom-ref"]));
    assert.equal(refs.size, bom.components.length, "each component once");
    const own = bom.dependencies.find(({ ref }) => ref === bom.metadata.component["bom-ref"]);
    assert.deepEqual([...own.dependsOn].sort(), [...refs].sort(), "what ships is what the project depends on");
  });

  test(`${place}: each component has the version of the lock files`, () => {
    const { packages } = json("package-lock.json");
    const known = locked("Cargo.lock");
    for (const { name, version, purl } of bom.components.filter((one) => one.name !== "rust-std")) {
      if (purl.startsWith("pkg:npm/")) assert.equal(packages[`node_modules/${name}`]?.version, version, name);
      else assert.ok(known.has(`${name}@${version}`), `${name} ${version}`);
    }
  });

  test(`${place}: every package whose code the builds took in, and every crate of every wasm module, is a component`, () => {
    const graphs = readdirSync(path.join(root, "target/graph")).filter((file) => file.endsWith(".parts.json") && /^(npm|cjs)/.test(file) === (place === "npm"));
    assert.ok(graphs.length >= 2, graphs.join());
    const ids = graphs.flatMap((file) => Object.values(json("target/graph", file)).flatMap((modules) => Object.keys(modules)));
    const packages = new Set(ids.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll("\\", "/"))?.[1] ?? []));
    assert.deepEqual([...packages].filter((name) => !names.includes(name)), []);
    // What the builds of the modules ask for, in whichever feature set: `xtask/src/build.rs`.
    const sets = [...text("xtask/src/build.rs").matchAll(/features: &\[("[^\]]+)\]/g)].map(([, features]) => ["sla-calculator", "--no-default-features", "--features", features.replace(/[" ]/g, "")]);
    assert.ok(sets.length >= 5, `${sets.length} feature sets`);
    for (const [crate, ...features] of [...sets, ["sla-workbook"]]) {
      const tree = execFileSync("cargo", ["tree", "--locked", "--package", crate, "--edges", "normal,no-proc-macro", "--prefix", "none", "--target", "wasm32-unknown-unknown", ...features], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
      const crates = new Set(tree.split("\n").filter((line) => line && !line.includes("(/")).map((line) => line.split(" ")[0]));
      assert.deepEqual([...crates].filter((name) => !names.includes(name)), [], [crate, ...features].join(" "));
    }
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

const tracked = (pattern) => execFileSync("git", ["ls-files", pattern], { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);

test("every version that a manifest asks for is exact, and that of its lock file", () => {
  const manifests = tracked("*Cargo.toml");
  assert.ok(manifests.length > 6, manifests.join());
  for (const file of manifests) {
    const own = path.join(path.dirname(file), "Cargo.lock");
    const known = locked(existsSync(path.join(root, own)) ? own : "Cargo.lock");
    for (const [, section, lines] of text(file).matchAll(/^\[([^\]]*)\]\n((?:(?!\[).*\n)*)/gm)) {
      if (!/dependencies$/.test(section)) continue;
      for (const [, name, version] of lines.matchAll(/^([\w-]+) = (?:\{ .*?\bversion = )?"([^"]+)"/gm)) {
        assert.match(version, /^=\d+\.\d+\.\d+$/, `${file}: ${name}`);
        assert.ok(known.has(`${name}@${version.slice(1)}`), `${file}: ${name} ${version} is not that of the lock file`);
      }
    }
  }
  const packages = tracked("*package.json");
  assert.ok(packages.length > 20, `${packages.length} files`);
  for (const file of packages) {
    const { dependencies, devDependencies, optionalDependencies } = json(file);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      assert.match(version, /^(\d+\.\d+\.\d+(-[\w.]+)?|npm:.+@\d+\.\d+\.\d+|file:.*)$/, `${file}: ${name}`);
    }
  }
  const { packages: lock } = json("package-lock.json");
  for (const [name, version] of Object.entries(json("package.json").devDependencies)) assert.equal(lock[`node_modules/${name}`].version, version, name);
  for (const file of tracked("*requirements.txt")) for (const line of text(file).split("\n").filter((one) => /^[\w]/.test(one))) assert.match(line, /^[\w.\[\]-]+==[\w.]+/, `${file}: ${line}`);
});

test("the fuzzer is built of the crates that ship", () => {
  const [own, others] = [locked("Cargo.lock"), locked("fuzz/Cargo.lock")];
  const shipped = new Set(json("dist/site/sbom.cdx.json").components.filter(({ purl }) => purl.startsWith("pkg:cargo/")).map(({ name }) => name));
  assert.deepEqual([...others].filter((one) => shipped.has(one.slice(0, one.indexOf("@"))) && !own.has(one)), []);
});
