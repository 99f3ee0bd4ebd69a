// What ships: the npm packages that the builds took in, and the crates inside the wasm, each with its version and licence.
//
// usage: node tools/js/shipped.mjs site|npm
// Writes, into dist/site or dist/npm, `sbom.cdx.json` (CycloneDX 1.6) and `THIRD-PARTY-NOTICES.txt` (the licence texts); for the
// site also `embed/integrity.json`, the digest of each file that another page may name in an `integrity` attribute.
// Fails where something ships that tools/js/shipped.json does not allow. The same sources give the same bytes: no date, no random number.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";

const root = path.join(import.meta.dirname, "../..");
const read = (...parts) => readFileSync(path.join(root, ...parts), "utf8");

/** The builds of each place, as Vite names its modes. */
const BUILDS = { site: ["site", "embed", "single"], npm: ["npm", "cjs"] };
/** The crates of each wasm module: the feature set that it is built with. */
const MODULES = [["sla-calculator", "bundle"], ["sla-calculator", "documents"], ["sla-workbook", undefined]];

/** The npm packages whose code is inside the files of a place. */
function packages(place) {
  const names = new Set();
  for (const mode of BUILDS[place]) {
    for (const modules of Object.values(JSON.parse(read("target/graph", `${mode}.parts.json`)))) {
      for (const id of Object.keys(modules)) {
        const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll("\\", "/"))?.[1];
        if (name) names.add(name);
      }
    }
  }
  return [...names].sort().map((name) => {
    const folder = path.join(root, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    return { name, version, license, folder, purl: `pkg:npm/${name.replace("@", "%40")}@${version}` };
  });
}

function cargo(...args) {
  return execFileSync(process.env.CARGO ?? "cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
}

/** The crates whose code is inside the wasm modules, and Rust's own library. */
function crates() {
  const { packages: known } = JSON.parse(cargo("metadata", "--format-version", "1", "--locked", "--all-features"));
  const inside = new Set();
  for (const [name, feature] of MODULES) {
    const features = feature ? ["--no-default-features", "--features", feature] : [];
    const tree = cargo("tree", "--locked", "--package", name, "--edges", "normal,no-proc-macro", "--prefix", "none", "--target", "wasm32-unknown-unknown", ...features);
    for (const line of tree.split("\n")) if (line) inside.add(line.split(" ").slice(0, 2).join(" ").replace(" v", " "));
  }
  const found = known.filter((one) => one.source && inside.has(`${one.name} ${one.version}`)).map(({ name, version, license, manifest_path }) => (
    { name, version, license: license.replaceAll("/", " OR "), folder: path.dirname(manifest_path), purl: `pkg:cargo/${name}@${version}` }));
  const rust = /release: (\S+)/.exec(execFileSync("rustc", ["-vV"], { encoding: "utf8" }))[1];
  return [...found, { name: "rust-std", version: rust, license: "MIT OR Apache-2.0", purl: `pkg:generic/rust-std@${rust}` }].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The licence texts that a package carries; Rust's own library has the two of this project. Where a package may be had under MIT or
 * another licence, its MIT text alone.
 */
function texts({ name, folder, license }) {
  const all = folder ? readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|unlicense)/i.test(file) && !/\.(js|json)$/.test(file)).sort().map((file) => path.join(folder, file)) : ["LICENSE-MIT", "LICENSE-APACHE"].map((file) => path.join(root, file));
  const mit = / OR /.test(license) ? all.filter((file) => /mit/i.test(path.basename(file))) : [];
  const files = mit.length ? mit : all;
  if (!files.length && !WITHOUT_TEXT.has(name)) throw new Error(`\`${name}\` ships and carries no licence text: see tools/js/shipped.json`);
  return files.map((file) => readFileSync(file, "utf8").trim());
}

const allowed = JSON.parse(read("tools/js/shipped.json"));
/** Packages that carry no text of their licence: their licence is named, as their metadata does. */
const WITHOUT_TEXT = new Set(allowed.withoutText);

function notices(components) {
  const groups = new Map();
  for (const one of components) {
    const own = texts(one);
    for (const text of own.length ? own : [`(The package carries no licence text. Its metadata says: ${one.license}.)`]) {
      groups.set(text, [...(groups.get(text) ?? []), `${one.name} ${one.version} (${one.license})`]);
    }
  }
  const parts = [...groups].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  return `Software of others that is inside these files, with its licences.\n\n${parts.map((part) => `${"-".repeat(72)}\n${part}`).join("\n")}`;
}

function sbom(components, place) {
  const { version } = JSON.parse(cargo("metadata", "--format-version", "1", "--locked", "--no-deps")).packages.find(({ name }) => name === "sla-calculator");
  const self = new Models.Component(Enums.ComponentType.Application, "sla-calculator", { version, bomRef: "sla-calculator" });
  self.licenses.add(new Models.LicenseExpression("MIT OR Apache-2.0"));
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: self }) });
  for (const { name, version, license, purl } of components) {
    const one = new Models.Component(Enums.ComponentType.Library, name, { version, purl, bomRef: purl });
    one.licenses.add(/ (OR|AND|WITH) /.test(license) ? new Models.LicenseExpression(license) : new Models.SpdxLicense(license));
    self.dependencies.add(one.bomRef);
    bom.components.add(one);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`;
}

/** The digest of each script, module and style that another page may load, as `integrity` wants it. */
function integrity(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(js|css|wasm)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((file) => [path.relative(folder, file).replaceAll("\\", "/"), `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`]));
}

/** What is in no list of what may ship. */
export const notAllowed = (components) => components.filter(({ purl, name }) => !allowed[purl.startsWith("pkg:npm/") ? "npm" : "crates"].includes(name)).map(({ name }) => name);

function main(place) {
  if (!Object.hasOwn(BUILDS, place)) throw new Error("usage: node tools/js/shipped.mjs site|npm");
  const components = [...packages(place), ...crates()];
  const foreign = notAllowed(components);
  if (foreign.length) throw new Error(`these ship and tools/js/shipped.json does not allow them: ${foreign.join(", ")}`);
  const folder = path.join(root, "dist", place);
  writeFileSync(path.join(folder, "THIRD-PARTY-NOTICES.txt"), notices(components));
  writeFileSync(path.join(folder, "sbom.cdx.json"), sbom(components, place));
  if (place === "site" && existsSync(path.join(folder, "embed"))) writeFileSync(path.join(folder, "embed/integrity.json"), `${JSON.stringify(integrity(path.join(folder, "embed")), null, 1)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv[2]);
