/** How the package is loaded: nothing at import, the wasm from wherever a host has it, JavaScript where there is none, `require`. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

const folder = path.resolve(import.meta.dirname, "../../dist/npm");
const run = promisify(execFile);

/** What a script prints, as JSON, in a process of its own: the engine is loaded once for each. */
async function printed(script, kind = "module") {
  const { stdout } = await run(process.execPath, [`--input-type=${kind}`, "--eval", script], { cwd: folder });
  return JSON.parse(stdout);
}

const IMPORT = `const { createCalculator, SlaError } = await import("./index.js");`;
const SAY = `console.log(JSON.stringify([sla.engine.kind, sla.addWorkingDays("2026-09-30", 3)]));`;
/** Node itself may read the bytes of the package; here what is given is told apart from them. */
const GIVEN = `const { readFileSync } = await import("node:fs"); const bytes = readFileSync("sla-calculator.wasm");`;

let server;
let address;
before(async () => {
  const files = { "/good.wasm": readFileSync(path.join(folder, "sla-calculator.wasm")), "/page.wasm": "<!doctype html>", "/other.wasm": otherBuild() };
  server = http.createServer(({ url }, response) => {
    const file = files[url.split("?")[0]];
    response.writeHead(file ? 200 : 404, { "content-type": url.includes("typed") ? "application/wasm" : "text/plain" }).end(file);
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  address = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

/** The same module under the name of another build. */
function otherBuild() {
  const bytes = Buffer.from(readFileSync(path.join(folder, "sla-calculator.wasm")));
  const [{ module }] = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  bytes.write("f".repeat(8), bytes.indexOf(module));
  return bytes;
}

test("nothing is made, fetched or asked for by importing", async () => {
  const poisoned = ["TextDecoder", "TextEncoder", "WebAssembly", "fetch", "Response", "document", "matchMedia", "ResizeObserver"];
  const script = `const used = [];
    for (const name of ${JSON.stringify(poisoned)}) Object.defineProperty(globalThis, name, { configurable: true, get() { used.push(name); return undefined; } });
    await import("./index.js");
    console.log(JSON.stringify(used));`;
  assert.deepEqual(await printed(script), []);
});

for (const [what, given] of Object.entries({
  "its bytes": "bytes",
  "an ArrayBuffer": "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)",
  "a compiled module": "new WebAssembly.Module(bytes)",
  "a promise of a module": "WebAssembly.compile(bytes)",
  "a response": `new Response(bytes, { headers: { "content-type": "application/wasm" } })`,
  "a response of no type": "new Response(bytes)",
})) {
  test(`the core may be given as ${what}`, async () => {
    assert.deepEqual(await printed(`${IMPORT} ${GIVEN} const sla = await createCalculator({ wasm: ${given} }); ${SAY}`), ["wasm", "2026-10-10"]);
  });
}

test("the core may be given as an address, as text and as URL, whatever the server says of its type", async () => {
  for (const given of [`"${address}/good.wasm"`, `new URL("${address}/good.wasm?typed")`, `fetch("${address}/good.wasm?typed")`]) {
    assert.deepEqual(await printed(`${IMPORT} const sla = await createCalculator({ wasm: ${given} }); ${SAY}`), ["wasm", "2026-10-10"], given);
  }
});

test("what is given in vain is an SlaError that says why", async () => {
  for (const [given, reason] of [
    [`"${address}/none.wasm"`, "status"],
    [`"${address}/page.wasm"`, "no-wasm"],
    [`"${address}/page.wasm?typed"`, "no-wasm"],
    [`"${address}/other.wasm"`, "mixed"],
    [`"http://127.0.0.1:1/sla.wasm"`, "network"],
    ["new Uint8Array([1, 2, 3])", "no-wasm"],
    [`Promise.reject(new Error("no"))`, "no-wasm"],
  ]) {
    const script = `${IMPORT} const fault = await createCalculator({ wasm: ${given} }).catch((fault) => fault); console.log(JSON.stringify([fault instanceof SlaError, fault.code, fault.path, fault.params?.reason]));`;
    assert.deepEqual(await printed(script), [true, "unsupported", "/0/wasm", reason], given);
  }
});

test("a load that failed may be tried again", async () => {
  const script = `${IMPORT} ${GIVEN} await createCalculator({ wasm: "${address}/none.wasm" }).catch(() => {}); const sla = await createCalculator({ wasm: bytes }); ${SAY}`;
  assert.deepEqual(await printed(script), ["wasm", "2026-10-10"]);
});

test("without WebAssembly the JavaScript build answers, with documents of one's own, too", async () => {
  const script = `globalThis.WebAssembly = undefined; delete globalThis.TextDecoder; delete globalThis.TextEncoder; ${IMPORT}
    const { readFileSync } = await import("node:fs");
    const calendar = JSON.parse(readFileSync("calendars/cn.json", "utf8"));
    const [usual, sla] = [await createCalculator(), await createCalculator({ calendar })];
    console.log(JSON.stringify([usual.engine.kind, sla.engine.kind, sla.addWorkingDays("2026-09-30", 3), JSON.stringify(usual.calendar) === JSON.stringify(sla.calendar)]));`;
  assert.deepEqual(await printed(script), ["javascript", "javascript", "2026-10-10", true]);
});

test("require gives the same engine, and the elements load without a document", async () => {
  const script = `const { createCalculator } = require("./cjs/index.js"); require("./cjs/element.js"); require("./cjs/elements.js");
    createCalculator().then((sla) => console.log(JSON.stringify([sla.engine.kind, sla.addWorkingDays("2026-09-30", 3)])));`;
  assert.deepEqual(await printed(script, "commonjs"), ["wasm", "2026-10-10"]);
});

test("every file that the package names is there", () => {
  const { exports, main, types, typesVersions } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const files = (one) => (typeof one === "string" ? [one] : Object.values(one).flatMap(files));
  for (const file of [main, types, ...files(exports), ...files(typesVersions)]) if (!file.includes("*")) assert.ok(readFileSync(path.join(folder, file)).length, file);
});

test("no file names Node's Buffer, which bundlers such as Parcel would have an app install", () => {
  // What imports from Node itself is the command line's.
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".js") && !/from "node:|require\("node:/.test(readFileSync(path.join(folder, file), "utf8")));
  assert.ok(files.length > 50);
  const naming = files.filter((file) => /(?<![\w.$])Buffer\b(?!:)/.test(readFileSync(path.join(folder, file), "utf8").replaceAll(/^\s*(\*|\/\/).*$/gm, "")));
  assert.deepEqual(naming, []);
});
