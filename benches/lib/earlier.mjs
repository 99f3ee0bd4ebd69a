// The build that goals are set against: built once, which takes minutes, and kept.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildOf, git } from "../../tools/js/other-build.mjs";
import { work } from "./paths.mjs";

/** The build that the goals are set against. */
export const EARLIER = "a3a3a3b5c9e9b95d481b620c9256488454f5d7e3";

/** Its `dist`. Throws where the history of this checkout does not reach it. */
function earlier() {
  const folder = path.join(work, EARLIER.slice(0, 7));
  const dist = path.join(folder, "dist");
  const mark = path.join(folder, "built");
  if (existsSync(mark) && readFileSync(mark, "utf8") === EARLIER && existsSync(dist)) return dist;
  try {
    git("cat-file", "-e", `${EARLIER}^{commit}`);
  } catch {
    throw new Error(`the history of this checkout does not reach commit ${EARLIER.slice(0, 7)}: \`git fetch --unshallow\``);
  }
  console.error(`==> building ${EARLIER.slice(0, 7)}, once`);
  buildOf(EARLIER, folder);
  writeFileSync(mark, EARLIER);
  return dist;
}

/** Its site. Throws as `earlier` does. */
export const earlierSite = () => path.join(earlier(), "site");

/** Its package. Throws as `earlier` does. */
export const earlierPackage = () => path.join(earlier(), "npm");
