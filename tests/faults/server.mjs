// The built site, one file of which comes as a bad network, a half-done upload or a cache leaves it.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json; charset=utf-8",
  ".wasm": "application/wasm", ".svg": "image/svg+xml",
};

/** As the site's own server sends it; `nosniff` and the policy decide what a browser does with a wrong file. */
const HEADERS = {
  "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'",
  "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
};

const PAGE = "<!doctype html><html lang=\"zh-CN\"><title>登录</title><p>请登录</p></html>";
const SLOW = 4_000;

/** What another build would have under this name: the same part, which does not fit the others. */
function otherVersion(name, whole) {
  const text = whole.toString("latin1");
  if (name.endsWith(".gz")) return gzipSync(otherVersion(name.slice(0, -3), gunzipSync(whole)));
  // The module calls its imports by its own digest; scripts by short names that each build deals out anew; a page names files by their content.
  if (name.endsWith(".wasm")) return Buffer.from(text.replace(/\b([0-9a-f]{8})(?=_{8,})/g, (digest) => [...digest].reverse().join("")), "latin1");
  if (name.endsWith(".html")) return Buffer.from(text.replace(/-[\w-]{8}(?=\.(?:js|css|wasm)\b)/g, "-00000000"), "latin1");
  if (name.endsWith(".css")) return Buffer.from("");
  return Buffer.from(text.replace(/export\s*\{([^}]*)\}/g, (_, names) => `export{${names.split(",").map((one) => `${one.trim().split(/\s+as\s+/)[0]} as other${one.trim().split(/\s+as\s+/).at(-1)}`).join(",")}}`), "latin1");
}

const whole = (response, status, type, body) => response.writeHead(status, { ...HEADERS, "Content-Type": type, "Content-Length": body.length }).end(body);

/** The connection ends behind a part of what was promised. */
const broken = (part) => (response, { type, body }) => {
  response.writeHead(200, { ...HEADERS, "Content-Type": type, "Content-Length": body.length });
  response.write(body.subarray(0, body.length * part), () => setTimeout(() => response.destroy(), 100));
};

/** What can be the matter with a file, by the name that the table gives it. */
export const FAULTS = {
  missing: (response) => whole(response, 404, "text/plain", Buffer.from("not found")),
  "a page instead": (response) => whole(response, 200, TYPES[".html"], Buffer.from(PAGE)),
  empty: (response, { type }) => whole(response, 200, type, Buffer.alloc(0)),
  truncated: (response, { type, body }) => whole(response, 200, type, body.subarray(0, body.length >> 1)),
  "broken off": broken(1 / 2),
  // A page says something from its first words on.
  "broken off early": broken(1 / 3),
  "broken off late": broken(9 / 10),
  refused: (response) => response.destroy(),
  slow: (response, { type, body }) => void setTimeout(() => whole(response, 200, type, body), SLOW),
  "another version": (response, { name, type, body }) => whole(response, 200, type, otherVersion(name, body)),
};

/** Serves `folder`; `asked` collects what is asked for, and `fault` is what comes of one file. */
export async function serve(folder) {
  const state = { asked: [], fault: undefined };
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname).slice(1) || "index.html";
    if (name === "favicon.ico") return response.writeHead(204).end();
    state.asked.push(name);
    const file = path.join(folder, name);
    if (!file.startsWith(path.join(folder, "/")) || !existsSync(file) || !statSync(file).isFile()) return FAULTS.missing(response);
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    if (state.fault?.file === name) return FAULTS[state.fault.kind](response, { name, type, body: readFileSync(file) });
    response.writeHead(200, { ...HEADERS, "Content-Type": type, "Content-Length": statSync(file).size });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { state, address: `http://127.0.0.1:${server.address().port}/`, close: () => { server.closeAllConnections(); server.close(); } };
}
