// Licences of everything that is built with or shipped, bans, duplicates in what ships, and known
// vulnerabilities where the registry's database can be reached.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");

/** Licences that ask for no more than a notice, and MPL, whose duty ends at its own files. */
const ALLOWED = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
  "CC-BY-4.0", "CC0-1.0", "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "Python-2.0", "Unicode-3.0",
  "Unicode-DFS-2016", "Unlicense", "Zlib",
]);
/** Not to come in by any way: native TLS beside rustls, and what the page must not carry. */
const BANNED = { cargo: ["openssl-sys"], npm: ["moment", "lodash"] };

/** Whether an SPDX expression can be met with allowed licences. */
export function allowed(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const any = () => {
    let met = all();
    while (tokens[at] === "OR") {
      at += 1;
      met = all() || met;
    }
    return met;
  };
  const all = () => {
    let met = one();
    while (tokens[at] === "AND") {
      at += 1;
      met = one() && met;
    }
    return met;
  };
  const one = () => {
    if (tokens[at] === "(") {
      at += 1;
      const met = any();
      at += 1;
      return met;
    }
    let id = tokens[at++];
    if (tokens[at] === "WITH") {
      id = `${id} WITH ${tokens[at + 1]}`;
      at += 2;
    }
    return ALLOWED.has(id);
  };
  return tokens.length > 0 && any() && at === tokens.length;
}

function report(what, faults) {
  for (const fault of faults) console.log(`  ${fault}`);
  console.log(`${faults.length > 0 ? "not ok" : "ok"} - ${what}`);
  if (faults.length > 0) process.exitCode = 1;
}

function cargo(...args) {
  const program = process.env.CARGO ?? "cargo";
  return execFileSync(program, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
}

function crates() {
  const { packages } = JSON.parse(cargo("metadata", "--format-version", "1", "--locked", "--all-features"));
  const foreign = packages.filter((one) => one.source !== null);
  report(`licences of ${foreign.length} crates`, [
    ...foreign.filter((one) => !allowed(one.license ?? "")).map((one) => `${one.name} ${one.version}: \`${one.license}\``),
  ]);
  report("no banned crate", foreign.filter((one) => BANNED.cargo.includes(one.name)).map((one) => one.name));
}

/** Two versions of one crate in the wasm are bytes paid twice. */
function duplicates(crate, features) {
  const versions = new Map();
  for (const feature of features) {
    const tree = cargo("tree", "--locked", "--package", crate, "--edges", "normal,no-proc-macro", "--prefix", "none",
      "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", feature);
    for (const line of tree.split("\n")) {
      const [name, version] = line.split(" ");
      if (name) versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
  }
  const twice = [...versions].filter(([, found]) => found.size > 1);
  report(`no crate twice among ${versions.size} in the wasm of ${crate}`, twice.map(([name, found]) => `${name}: ${[...found].join(", ")}`));
}

function packages() {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const all = Object.entries(lock.packages).filter(([where]) => where.startsWith("node_modules/"));
  const name = (where) => where.slice(where.lastIndexOf("node_modules/") + "node_modules/".length);
  report(`licences of ${all.length} npm packages`,
    all.filter(([, one]) => !allowed(one.license ?? "")).map(([where, one]) => `${name(where)} ${one.version}: \`${one.license}\``));
  report("no banned npm package", all.map(([where]) => name(where)).filter((one) => BANNED.npm.includes(one)));
  report("the lock file names no registry", all.filter(([, one]) => one.resolved).map(([where]) => name(where)));
}

function advisories() {
  const audit = spawnSync("npm", ["audit", "--json", "--audit-level=high"], { cwd: root, encoding: "utf8", timeout: 30_000 });
  let answer = null;
  try {
    answer = JSON.parse(audit.stdout ?? "");
  } catch {
    // No answer at all: told below.
  }
  if (!answer?.metadata?.vulnerabilities) return console.log("advisories: skipped: not reachable");
  const grave = Object.values(answer.vulnerabilities ?? {}).filter((one) => ["high", "critical"].includes(one.severity));
  report("no npm package with a grave advisory", grave.map((one) => `${one.name}: ${one.severity}`));
}

crates();
duplicates("sla-calculator", ["bundle", "documents"]);
duplicates("sla-workbook", [""]);
packages();
advisories();
