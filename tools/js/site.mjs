// Reads dist/site and refuses what a strict Content Security Policy or a closed network would: inline
// scripts and styles, event attributes, and files asked of another host. Every file must have its compressed ones beside it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const site = path.join(import.meta.dirname, "../../dist/site");
/** Made to be saved and opened by double click: its script is inside. */
const EXEMPT = new Set(["offline.html"]);

const RULES = [
  [/<script(?![^>]*\bsrc=)(?![^>]*type="application\/(ld\+)?json")[^>]*>/i, "an inline script"],
  [/<style\b/i, "an inline style sheet"],
  [/<[^>]+\sstyle\s*=/i, "a style attribute"],
  [/<[^>]+\son[a-z]+\s*=/i, "an event attribute"],
  [/<(?:script|img|iframe|source|video|audio)\b[^>]*\ssrc\s*=\s*["']?(?:https?:)?\/\//i, "a file of another host"],
  [/<link\b[^>]*\shref\s*=\s*["']?(?:https?:)?\/\//i, "a file of another host"],
  [/<(?:script|link)\b[^>]*\s(?:src|href)\s*=\s*["']?\//i, "an absolute address, which fails in a sub-folder"],
];
const CSS_RULE = /url\(\s*["']?(?:https?:)?\/\/|@import\s+["'](?:https?:)?\/\//i;

const faults = [];
for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = path.relative(site, path.join(entry.parentPath, entry.name));
  if (!/\.(br|gz)$/.test(file)) for (const ending of ["br", "gz"]) if (!existsSync(path.join(site, `${file}.${ending}`))) faults.push(`${file}: no \`.${ending}\` beside it`);
  if (file.endsWith(".html") && !EXEMPT.has(file)) {
    // Examples of code inside text are escaped, so they do not match.
    const html = readFileSync(path.join(site, file), "utf8").replaceAll(/<!--[\s\S]*?-->/g, "");
    for (const [pattern, what] of RULES) {
      const found = pattern.exec(html);
      if (found) faults.push(`${file}: ${what}: ${found[0].slice(0, 120)}`);
    }
  }
  if (file.endsWith(".css")) {
    const found = CSS_RULE.exec(readFileSync(path.join(site, file), "utf8"));
    if (found) faults.push(`${file}: a file of another host: ${found[0]}`);
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
