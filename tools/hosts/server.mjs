// A folder, served as an example asks: with a policy, with other MIME types, with files that are there only in this server.
import { createReadStream, existsSync, statSync } from "node:fs";
import http from "node:http";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8", ".wasm": "application/wasm", ".svg": "image/svg+xml",
};

/**
 * Serves a folder on a free port of 127.0.0.1.
 * `headers` go with every answer; `types` replace MIME types by ending (null: none is sent); `pages` are texts by path.
 */
export async function serve(folder, { headers = {}, types = {}, pages = {} } = {}) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = decodeURIComponent(pathname);
    if (name === "/favicon.ico") return response.writeHead(204).end();
    const text = pages[name];
    const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
    if (text === undefined && (!file.startsWith(path.join(folder, "/")) || !existsSync(file) || !statSync(file).isFile())) {
      return response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
    }
    const ending = path.extname(text === undefined ? file : name) || ".html";
    const type = Object.hasOwn(types, ending) ? types[ending] : TYPES[ending] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, ...(type && { "Content-Type": type }), "Cache-Control": "no-cache" });
    if (text !== undefined) return response.end(text);
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }) };
}
