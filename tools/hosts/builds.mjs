// Two real builds of the site: the script of one with the engine of the other, as a cache or half an upload leaves them.
//
// usage: node tools/hosts/builds.mjs [COMMIT]        (`cargo xtask hosts builds` builds what it needs)
// The other build is of COMMIT, or of the twelfth last commit that touched the sources of the core (a nearer one may have changed its tests alone).
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { buildOf, git } from "../js/other-build.mjs";
import { faultOf, openBrowser, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const root = path.join(import.meta.dirname, "../..");
const WORK = path.join(root, "target/hosts/builds");
const OTHER = path.join(WORK, "other");
const ENGINE = "embed/sla-calculator.wasm";
/** The cores; builds of before 2026-12 have one. */
const CORES = [ENGINE, "embed/sla-quotes.wasm"];
const TAG = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><body><sla-calculator customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00">Please wait</sla-calculator><script type="module" src="embed/sla-calculator.js"></script>`;

/** The site of another commit. */
function otherSite() {
  const commit = process.argv[2] ?? git("log", "--format=%H", "-12", "--", "src").split("\n").at(-1);
  return { commit, site: path.join(buildOf(commit, OTHER, path.join(WORK, "target")), "site") };
}

/** A copy of the first site with the engine of the second. */
function mixed(name, script, engine) {
  const folder = path.join(WORK, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(script, folder, { recursive: true });
  for (const file of CORES.flatMap((core) => ["", ".br", ".gz"].map((ending) => core + ending))) {
    rmSync(path.join(folder, file), { force: true });
    if (existsSync(path.join(engine, file))) cpSync(path.join(engine, file), path.join(folder, file));
  }
  return folder;
}

const present = path.join(root, "dist/site");
const { commit, site: other } = otherSite();
if (readFileSync(path.join(present, ENGINE)).equals(readFileSync(path.join(other, ENGINE)))) throw new Error(`the engine of ${commit} is the present one: name another commit`);
console.log(`the other build: ${commit.slice(0, 7)}`);

const browser = await openBrowser();
const cases = [
  ["the present script with the other engine", mixed("present-script", present, other)],
  ["the other script with the present engine", mixed("other-script", other, present)],
];
for (const [name, folder] of cases) {
  const served = await serve(folder, { pages: { "/mixed.html": TAG } });
  const seen = await visit(browser, `${served.address}mixed.html`);
  await served.close();
  // Either the right date (the builds understand each other), or a sentence and no date.
  const told = seen.errors[0] && seen.text && !/\d月\d+日/.test(seen.text);
  const healed = !seen.errors.length && !faultOf({ ...seen, complaints: [] });
  if (!told && !healed) process.exitCode = 1;
  console.log(`${told || healed ? "ok" : "not ok"} - ${name}: ${healed ? `answers ${seen.due}` : seen.errors[0] ?? `draws "${seen.text.slice(0, 80)}"`}`);
}
await browser.close();
