// The peers, installed from their registries into a folder of their own.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { benches, work } from "./paths.mjs";

function run(program, args, options = {}) {
  execFileSync(program, args, { stdio: ["ignore", 2, 2], ...options });
}

/** Does `work` unless it was done for the same contents of `file`. */
function once(folder, file, action) {
  const wanted = readFileSync(file, "utf8");
  const mark = path.join(folder, ".installed");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  mkdirSync(folder, { recursive: true });
  action();
  writeFileSync(mark, wanted);
}

/** chinese-days, FullCalendar and the bundler; a `require` that finds them. */
export function npm() {
  const folder = path.join(work, "npm");
  const from = path.join(benches, "peers");
  once(folder, path.join(from, "package-lock.json"), () => {
    for (const file of ["package.json", "package-lock.json"]) copyFileSync(path.join(from, file), path.join(folder, file));
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  });
  return { folder, require: createRequire(path.join(folder, "package.json")) };
}

/** A Python of its own with what a file of requirements names. */
export function pythonOf(name, wanted) {
  const folder = path.join(work, name);
  const program = path.join(folder, "bin/python");
  once(folder, wanted, () => {
    run("python3", ["-m", "venv", folder]);
    run(program, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted]);
  });
  return program;
}

/** A Python with numpy. */
export const python = () => pythonOf("python", path.join(benches, "peers/requirements.txt"));

/** The native program, with the crate `bdays` beside this project's own. */
export function native() {
  const target = path.join(work, "native");
  // Set by the outer `cargo run`; build scripts would look changed.
  const { CARGO_MANIFEST_DIR: _, CARGO_MANIFEST_PATH: __, ...env } = process.env;
  run("cargo", ["build", "--quiet", "--release"], { cwd: path.join(benches, "native"), env: { ...env, CARGO_TARGET_DIR: target } });
  return path.join(target, "release/sla-bench");
}
