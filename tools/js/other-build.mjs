// Builds `dist` of a commit in a folder of its own, with nothing of this checkout but its npm packages where the lock file is the same.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const LOCK = "package-lock.json";

export const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

/** Clones `commit` into `folder`, builds it there, and gives the path of its `dist`. The compiler's files go to `target`. */
export function buildOf(commit, folder, target) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  git("clone", "--quiet", "--shared", "--no-checkout", root, folder);
  git("-C", folder, "checkout", "--quiet", commit);
  const [own, theirs] = [root, folder].map((one) => readFileSync(path.join(one, LOCK), "utf8"));
  if (own === theirs) symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  execFileSync("cargo", ["xtask", "dist"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...(target && { CARGO_TARGET_DIR: target }) } });
  return path.join(folder, "dist");
}
