// Builds and opens the examples of `examples/hosts` from the packed package, each with its own tools, and prints a line a host.
//
// usage: node tools/hosts/run.mjs [name ...]        (`cargo xtask hosts` builds what it needs and finds the browser)
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { COMMITMENT, DUE, faultOf, openBrowser, visit } from "./browser.mjs";
import { serve } from "./server.mjs";
import { throughServer } from "./servers.mjs";

const root = path.join(import.meta.dirname, "../..");
const EXAMPLES = path.join(root, "examples/hosts");
const WORK = path.join(root, "target/hosts");
const NPM = process.platform === "win32" ? "npm.cmd" : "npm";

const run = promisify(execFile);

async function command(program, args, folder, env = {}) {
  try {
    const { stdout } = await run(program, args, { cwd: folder, env: { ...process.env, CI: "1", ...env }, maxBuffer: 1 << 26, timeout: 900_000 });
    return stdout;
  } catch (error) {
    const said = `${error.stdout ?? ""}\n${error.stderr ?? ""}`.split("\n").filter((line) => /error|cannot|not |fail/i.test(line)).slice(0, 3).join(" | ");
    throw new Error(`\`${[program, ...args].join(" ")}\` failed: ${said || error.message}`);
  }
}

/** The package as `npm pack` gives it; its name holds the version. */
async function packed() {
  mkdirSync(WORK, { recursive: true });
  const text = await command(NPM, ["pack", "--json", "--pack-destination", WORK], path.join(root, "dist/npm"));
  const [{ filename }] = JSON.parse(text);
  return path.join(WORK, filename);
}

/** What an example says of itself in `host.json`. */
function described(name) {
  const host = JSON.parse(readFileSync(path.join(EXAMPLES, name, "host.json"), "utf8"));
  return { folder: name, versions: [], ...host };
}

/** A copy of the example with the package in it; what it installed last time stays. */
async function installed(host, tarball) {
  const folder = path.join(WORK, host.folder);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) if (entry !== "node_modules") rmSync(path.join(folder, entry), { recursive: true });
  cpSync(path.join(EXAMPLES, host.folder), folder, { recursive: true });
  if (host.site) cpSync(path.join(root, "dist/site"), path.join(folder, host.site), { recursive: true });
  if (existsSync(path.join(folder, "package.json"))) {
    cpSync(tarball, path.join(folder, "sla-calculator.tgz"));
    rmSync(path.join(folder, "node_modules/sla-calculator"), { recursive: true, force: true });
    await command(NPM, ["install", "--no-audit", "--no-fund", "--no-package-lock", ...(host.scripts ? [] : ["--ignore-scripts"])], folder);
  }
  return folder;
}

const versionsOf = (host, folder) => host.versions.map((name) => `${name} ${JSON.parse(readFileSync(path.join(folder, "node_modules", name, "package.json"), "utf8")).version}`);

/** What the page of an example has to show where it has no element: a text. */
async function showing(browser, address, text) {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    await page.waitForFunction((wanted) => document.body.textContent.includes(wanted), { timeout: 30_000 }, text);
    return text;
  } finally {
    await page.close();
  }
}

/** Opens a page of an example and says what was seen. */
async function opened(host, address, browser) {
  if (host.shows) return showing(await browser(), address, host.shows);
  if (host.holds && !(await (await fetch(address)).text()).includes(host.holds)) throw new Error(`the page does not hold \`${host.holds}\``);
  const seen = await visit(await browser(), address, { inFrame: host.frame });
  if (host.complaints) seen.complaints = seen.complaints.filter((one) => !new RegExp(host.complaints).test(one));
  const fault = faultOf(seen) ?? (seen.kind !== (host.engine ?? "wasm") ? `the engine is ${seen.kind}` : undefined);
  if (fault) throw new Error(fault);
  return `${COMMITMENT} ${seen.due} in ${seen.took} ms, ${seen.kind}`;
}

/** Builds, opens and checks one example; the end of its line. */
async function checked(host, folder, browser) {
  if (host.build) await command(NPM, ["run", "build"], folder);
  if (host.compiles) return "compiles";
  if (host.start) {
    const said = await command(NPM, ["start", "--silent"], folder);
    const line = said.split("\n").find((one) => one.includes(`${COMMITMENT} ${DUE}`));
    if (!line) throw new Error(`it prints no \`${COMMITMENT} ${DUE}\`: ${said.trim().slice(0, 200)}`);
    return line.replace(/\x1b\[[0-9;]*m/g, "").trim();
  }
  if (host.server) return throughServer(host, folder, (address) => opened(host, `${address}${host.page ?? "index.html"}`, browser));
  const served = await serve(path.join(folder, host.serve ?? "."), host);
  try {
    return await opened(host, `${served.address}${host.page ?? "index.html"}`, browser);
  } finally {
    await served.close();
  }
}

const all = readdirSync(EXAMPLES).filter((name) => existsSync(path.join(EXAMPLES, name, "host.json"))).sort();
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !all.includes(name));
if (unknown) throw new Error(`there is no \`examples/hosts/${unknown}\`: one of ${all.join(", ")}`);

const tarball = await packed();
let chromium;
const browser = () => (chromium ??= openBrowser());
for (const name of asked.length ? asked : all) {
  const host = described(name);
  if (host.unsupported) {
    console.log(`not supported - ${host.name}: ${host.unsupported}`);
    continue;
  }
  let versions = "";
  try {
    const folder = await installed(host, tarball);
    versions = [...(host.node ? [`Node ${process.versions.node}`] : []), ...versionsOf(host, folder)].join(", ");
    console.log(`ok - ${host.name}: ${[versions, await checked(host, folder, browser)].filter(Boolean).join(": ")}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`not ok - ${host.name}: ${[versions, error.message].filter(Boolean).join(": ")}`);
  }
}
await (await chromium)?.close();
