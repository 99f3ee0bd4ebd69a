/** `sla-calculator check URL`: each thing that can be wrong with a page is named in a sentence, and a sound page has no fault. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { gzipSync } from "node:zlib";

const folder = path.resolve(import.meta.dirname, "../../dist/npm");
const wasm = readFileSync(path.join(folder, "sla-calculator.wasm"));
const [{ module: build }] = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
const digest = build.slice(0, 8);

/** What the site sends, by path: status, headers and body; changed by each test. */
let site;
let server;
let address;

const JS = { "content-type": "text/javascript; charset=utf-8", "content-encoding": "gzip", "cache-control": "no-cache" };

beforeEach(() => {
  site = {
    "/page.html": { headers: { "content-type": "text/html" }, body: `<!doctype html><sla-calculator></sla-calculator><script type="module" src="embed/sla-calculator.js"></script>` },
    "/embed/sla-calculator.js": { headers: { ...JS }, body: gzipSync(`import"./start-abcdefgh.js";`) },
    "/embed/start-abcdefgh.js": { headers: { ...JS }, body: gzipSync(`const b="${build}",s=()=>new URL("./sla-calculator.wasm?${digest}",import.meta.url)`) },
    "/embed/sla-calculator.wasm": { headers: { "content-type": "application/wasm", "content-encoding": "gzip" }, body: gzipSync(wasm) },
    "/embed/calendars/cn.json": { headers: { "content-type": "application/json" }, body: `{"id":"cn","version":"2026.1"}` },
    "/framing.html": { headers: { "content-type": "text/html" }, body: `<iframe src="frame.html?lang=en"></iframe>` },
    "/frame.html": { headers: { "content-type": "text/html" }, body: "<!doctype html><title>x</title>" },
  };
});
before(async () => {
  server = http.createServer(({ url }, response) => {
    const found = site[url.split("?")[0]];
    response.writeHead(found ? 200 : 404, found?.headers).end(found?.body);
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  address = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

function check(...args) {
  return new Promise((done) => execFile(process.execPath, [path.join(folder, "cli.js"), "check", ...args], (error, stdout, stderr) => done({ code: error ? error.code : 0, stdout, stderr })));
}

const page = (name = "page.html") => check(`${address}/${name}`, "--lang", "en");

test("a sound page has no fault and no note, and what was found is named", async () => {
  const { code, stdout } = await page();
  assert.equal(code, 0, stdout);
  assert.doesNotMatch(stdout, /[✗!]/);
  assert.match(stdout, /✓ sla-calculator\.wasm: application\/wasm, gzip\./);
});

for (const [what, change, sentence, code] of [
  ["a missing script", () => delete site["/embed/sla-calculator.js"], /✗ sla-calculator\.js is missing \(404\)/, 1],
  ["a missing chunk", () => delete site["/embed/start-abcdefgh.js"], /✗ start-abcdefgh\.js is missing \(404\)/, 1],
  ["a server that refuses .wasm", () => delete site["/embed/sla-calculator.wasm"], /✗ sla-calculator\.wasm is missing \(404\).*IIS/, 1],
  ["a script of another type", () => (site["/embed/sla-calculator.js"].headers["content-type"] = "text/plain"), /✗ sla-calculator\.js is sent as “text\/plain”/, 1],
  ["wasm of another type", () => (site["/embed/sla-calculator.wasm"].headers["content-type"] = "application/octet-stream"), /! sla-calculator\.wasm is sent as “application\/octet-stream”/, 0],
  ["the start page instead of the wasm", () => (site["/embed/sla-calculator.wasm"] = { headers: { "content-type": "text/html" }, body: "<!doctype html><p>home" }), /✗ sla-calculator\.wasm is an HTML page/, 1],
  ["wasm of another build", () => { const other = Buffer.from(wasm); other.write("f".repeat(8), other.indexOf(build)); site["/embed/sla-calculator.wasm"].body = gzipSync(other); }, /✗ sla-calculator\.js and sla-calculator\.wasm come from different builds/, 1],
  ["no compression", () => (site["/embed/sla-calculator.wasm"] = { headers: { "content-type": "application/wasm" }, body: wasm }), /! sla-calculator\.wasm is sent uncompressed/, 0],
  ["a script that is cached for a year", () => (site["/embed/sla-calculator.js"].headers["cache-control"] = "public, max-age=31536000"), /! sla-calculator\.js keeps its name when it changes, and may be cached for 31536000 seconds/, 0],
  ["a policy without wasm", () => (site["/page.html"].headers["content-security-policy"] = "default-src 'self'"), /! The CSP forbids WebAssembly: the JavaScript engine is used/, 0],
  ["a policy that allows another place's scripts only", () => (site["/page.html"].headers["content-security-policy"] = "script-src https://cdn.example 'wasm-unsafe-eval'"), /✗ The CSP's script-src does not allow \/embed\/sla-calculator\.js/, 1],
  ["a policy in the page itself that allows no connection", () => (site["/page.html"].body = `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">${site["/page.html"].body}`), /✗ The CSP's connect-src does not allow reading sla-calculator\.wasm/, 1],
  ["a policy without workers", () => (site["/page.html"].headers["content-security-policy"] = "worker-src 'none'"), /! The CSP's worker-src allows no worker/, 0],
  ["Trusted Types without Lit's name", () => (site["/page.html"].headers["content-security-policy"] = "require-trusted-types-for 'script'; trusted-types default"), /✗ The CSP requires Trusted Types/, 1],
  ["a calendar that is HTML", () => (site["/embed/calendars/cn.json"].body = "<!doctype html>"), /✗ \/embed\/calendars\/cn\.json is not a calendar: HTML/, 1],
  ["a page without the calculator", () => (site["/page.html"].body = "<p>nothing"), /! Neither the embedded script nor the frame was found/, 0],
  ["a page that is not there", () => delete site["/page.html"], /✗ The page could not be fetched: 404/, 1],
]) {
  test(`${what} is named`, async () => {
    change();
    const { code: ended, stdout, stderr } = await page();
    assert.match(stdout, sentence, stderr);
    assert.equal(ended, code, stdout);
  });
}

test("a frame that its server lets nobody frame, and one without scripts, are named", async () => {
  assert.equal((await page("framing.html")).code, 0);
  site["/frame.html"].headers["content-security-policy"] = "frame-ancestors https://portal.example";
  assert.match((await page("framing.html")).stdout, /✗ The server of .*frame\.html.* refuses to be framed/);
  site["/framing.html"].body = `<iframe sandbox="allow-forms" src="frame.html"></iframe>`;
  assert.match((await page("framing.html")).stdout, /✗ The frame's sandbox lacks allow-scripts/);
});

test("in Chinese, too", async () => {
  delete site["/embed/sla-calculator.wasm"];
  assert.match((await check(`${address}/page.html`, "--lang", "zh-CN")).stdout, /✗ sla-calculator\.wasm 取不到（404）/);
});

test("a wrong call ends with 2 and says how to call", async () => {
  for (const args of [[], ["page.html"], [address, "more"], [address, "--lang", "fr"]]) {
    const { code, stderr } = await check(...args);
    assert.equal(code, 2, args.join(" "));
    assert.match(stderr, /usage: sla-calculator check URL|no address of a page/);
  }
});
