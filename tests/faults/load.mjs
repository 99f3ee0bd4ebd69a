// A thousand visitors at once on loopback: every file of the first load, asked for again and again.
//
// usage: node tests/faults/load.mjs WRK [SECONDS]        (`cargo xtask load`)
// The server here answers as any server of static files; what is shown is that nothing of the site needs a server of its own,
// that no answer fails or is cut, and that the memory of the serving process ends where it began.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { serve } from "../../tools/hosts/server.mjs";

const VISITORS = 1000;
const [wrk, seconds = "30"] = process.argv.slice(2);
const root = path.join(import.meta.dirname, "../..");
const site = path.join(root, "dist/site");

/** What the page names, and what its first script asks for at once. */
const page = readFileSync(path.join(site, "index.html"), "utf8");
const files = ["index.html", ...new Set([...page.matchAll(/(?:src|href)="(?:\.\/)?((?:assets\/|icon)[^"]+)"/g)].map(([, file]) => file))];
const script = path.join(root, "target/load.lua");
writeFileSync(script, `
local files = { ${files.map((file) => JSON.stringify(`/${file}`)).join(", ")} }
local at = 0
request = function() at = at % #files + 1; return wrk.format("GET", files[at]) end
done = function(summary, latency)
  local e = summary.errors
  print(string.format("figures %d %d %d %d %d %d %d %d", summary.requests, summary.duration, e.connect, e.read, e.write, e.status, e.timeout, latency:percentile(99)))
end
`);

const served = await serve(site);
const memory = () => { globalThis.gc?.(); return process.memoryUsage().rss / 1e6; };
const run = async (time) => {
  const { stdout } = await promisify(execFile)(wrk, ["-t2", `-c${VISITORS}`, `-d${time}s`, "--timeout", "30s", "-s", script, served.address], { maxBuffer: 1 << 24 });
  return /figures (.*)/.exec(stdout)[1].split(" ").map(Number);
};
await run(5);
const before = memory();
const [requests, duration, connect, read, write, status, timeout, slowest] = await run(Number(seconds));
await new Promise((later) => setTimeout(later, 1000));
const after = memory();
await served.close();
const errors = connect + read + write + status + timeout;
const grown = after - before;
console.log(`${VISITORS} visitors, ${files.length} files, ${(duration / 1e6).toFixed(0)} s: ${requests} answers, ${Math.round(requests / (duration / 1e6))} a second, 99 % within ${(slowest / 1000).toFixed(0)} ms, ${errors} errors`);
console.log(`memory of the server: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`);
const ok = requests > 0 && errors === 0 && grown < 64;
console.log(`${ok ? "ok" : "not ok"} - no error, no growth`);
process.exitCode = ok ? 0 : 1;
