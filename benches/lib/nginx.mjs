// Debian's nginx with its settings as installed, on a port of its own: it compresses HTML, and no script, style or wasm.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { freePort, installed } from "../../tools/hosts/servers.mjs";
import { work } from "./paths.mjs";

const CONFIGURATION = "/etc/nginx/nginx.conf";

const ask = (address) => new Promise((answer, failed) => http.get(address, { headers: { "accept-encoding": "gzip, br" } }, (response) => { response.resume(); answer(response); }).on("error", failed));

/** The installed settings with nothing changed but where files, notes and the port are. */
function settings(home, folder, port) {
  const server = `server { listen 127.0.0.1:${port}; root ${JSON.stringify(folder)}; index index.html; location / { try_files $uri $uri/ =404; } }`;
  const text = readFileSync(CONFIGURATION, "utf8")
    .replace(/^user .*$/m, process.getuid?.() === 0 ? "user root;" : "")
    .replace(/^(\s*)(pid|error_log|access_log)\s+\S+.*;$/gm, (_, space, name) => `${space}${name} ${path.join(home, name)};`)
    .replace(/^\s*include .*conf\.d.*$/m, "")
    .replace(/^\s*include .*sites-enabled.*$/m, () => server);
  if (!text.includes(server)) throw new Error(`\`${CONFIGURATION}\` includes no sites: it is not the one that Debian installs`);
  const file = path.join(home, "nginx.conf");
  writeFileSync(file, text);
  return file;
}

/** Serves a folder; `version` is the server's. Throws where nginx cannot be had or compresses scripts. */
export async function nginx(folder, name) {
  const program = installed("nginx", ["nginx-light"]);
  const home = path.join(work, "nginx", name);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const port = await freePort();
  const server = spawn(program, ["-c", settings(home, folder, port), "-e", path.join(home, "error_log"), "-g", "daemon off;"], { stdio: "ignore" });
  const ended = new Promise((over) => server.on("exit", over));
  const close = async () => {
    server.kill();
    await ended;
  };
  const address = `http://127.0.0.1:${port}`;
  for (let left = 100; !(await ask(`${address}/index.html`).then(({ statusCode }) => statusCode === 200, () => false)); left--) {
    if (left === 0 || server.exitCode !== null) {
      await close();
      throw new Error(`nginx does not answer; see ${path.join(home, "error_log")}`);
    }
    await new Promise((later) => setTimeout(later, 100));
  }
  const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(readFileSync(path.join(folder, "index.html"), "utf8"))?.[1];
  const { headers } = await ask(`${address}/${script}`);
  if (headers["content-encoding"] || !headers["content-type"]?.includes("javascript")) {
    await close();
    throw new Error(`nginx sends a script as \`${headers["content-type"]}\`, \`${headers["content-encoding"] ?? "not compressed"}\``);
  }
  const version = /nginx\/[\d.]+/.exec(spawnSync(program, ["-v"], { encoding: "utf8" }).stderr)?.[0] ?? "nginx";
  return { address, close, version };
}
