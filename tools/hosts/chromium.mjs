// Every way of embedding on every kind of page in Chromium 80, 83, 86, 90 and the current one: a table without a blank cell.
//
// usage: node tools/hosts/chromium.mjs [80 83 86 90 current]        (`cargo xtask hosts chromium` builds what it needs)
// A cell says which engine answered, or what stands on the page instead; `BLANK` and `WRONG` are faults.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { OldChromium } from "../../tests/browser/support/old-chromium.mjs";
import { DRAWN_DUE, DUE, drawn, listen } from "./browser.mjs";
import { serve } from "./server.mjs";

const root = path.join(import.meta.dirname, "../..");
const SITE = path.join(root, "dist/site");
const WORK = path.join(root, "target/hosts/browsers");
const DISK = path.join(WORK, "disk");
const OWN_TEXT = "请切换到极速模式";
const QUERY = "customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";
const TAG = `<sla-calculator customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00">${OWN_TEXT}</sla-calculator>`;

const page = (body) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><body>${body}</body></html>`;

/** Where each way stands in the site, and how its page is written; `offline.html` is a page itself. */
const WAYS = {
  module: { file: "host-module.html", text: page(`${TAG}<script type="module" src="embed/sla-calculator.js"></script>`) },
  single: { file: "host-single.html", text: page(`${TAG}<script src="embed/sla-calculator.single.js"></script>`) },
  frame: { file: "host-frame.html", text: page(`<iframe title="SLA" width="900" height="700" src="frame.html?${QUERY}"></iframe>`), frame: true },
  offline: { file: "offline.html" },
};

const digests = [...readFileSync(path.join(SITE, "offline.html"), "utf8").matchAll(/'sha256-[^']+'/g)].map(([one]) => one).join(" ");
// Chromium before 97 knows no name of its own for wasm.
const wasm = "'wasm-unsafe-eval' 'unsafe-eval'";
const policy = (scripts, more = "") => `default-src 'none'; script-src 'self' ${digests} ${scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; frame-src 'self'${more}`;

/** What a page allows; `null` is a page on disk. */
const PAGES = {
  "no CSP": {},
  "strict CSP": { "Content-Security-Policy": policy(wasm) },
  "CSP without wasm": { "Content-Security-Policy": policy("") },
  "Trusted Types": { "Content-Security-Policy": policy(wasm, "; require-trusted-types-for 'script'; trusted-types lit-html sla-calculator") },
  "file://": null,
};

/** The browsers that are asked for; the old ones are installed once. */
function browsersOf(names) {
  const old = names.filter((name) => name !== "current");
  if (old.some((name) => !existsSync(path.join(WORK, "node_modules", `chromium-${name}`)))) {
    mkdirSync(WORK, { recursive: true });
    cpSync(path.join(import.meta.dirname, "browsers/package.json"), path.join(WORK, "package.json"));
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--legacy-peer-deps"], { cwd: WORK, stdio: ["ignore", "ignore", "inherit"] });
  }
  return names.map((name) => [name, name === "current" ? { executable: process.env.CHROME } : { from: path.join(WORK, "node_modules", `chromium-${name}`) }]);
}

/** What stands on the page once it has come to rest: an answer, a sentence of the element, or the tag's own text. */
async function cell(browser, address, inFrame, patience) {
  await browser.open(address);
  const where = inFrame ? "(document.querySelector('iframe').contentWindow)" : "window";
  // A browser may start a frame without the script that listens in it: the element itself tells, too.
  const seen = `(() => { const w = ${where}; const shown = (${drawn})(w.document); return { quote: (w.slaQuotes || []).slice(-1)[0] || shown.answer, errors: w.slaErrors || [], ...shown }; })()`;
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    last = await browser.evaluate(seen).catch(() => undefined);
    if (last?.quote?.due === DUE && DRAWN_DUE.test(last.text)) break;
    await new Promise((later) => setTimeout(later, 100));
  }
  if (!last) {
    // A frame of a page on disk is a document of its own, which the page cannot look into.
    const told = await browser.evaluate("(window.slaHeights || []).length").catch(() => 0);
    return told ? "drawn (cannot be looked into)" : "BLANK";
  }
  if (last.quote) return last.quote.due !== DUE ? "WRONG" : DRAWN_DUE.test(last.text) && last.height > 100 ? last.quote.kind : "BLANK";
  if (last.errors.length) return last.text ? `says why: ${last.errors[0].slice(0, 60)}` : "BLANK";
  return last.text.includes(OWN_TEXT) ? "the tag's own text" : "BLANK";
}

async function address(way, headers) {
  const { file, text } = WAYS[way];
  if (headers) {
    const served = await serve(SITE, { headers, pages: text ? { [`/${file}`]: text } : {} });
    return [`${served.address}${file}`, () => served.close()];
  }
  // A copy, as a person has it who saved the folder.
  if (!existsSync(DISK)) cpSync(SITE, DISK, { recursive: true });
  if (text) writeFileSync(path.join(DISK, file), text);
  return [pathToFileURL(path.join(DISK, file)).href, async () => {}];
}

rmSync(DISK, { recursive: true, force: true });
const asked = process.argv.slice(2);
const names = asked.length ? asked : ["80", "83", "86", "90", "current"];
let faults = 0;
for (const [name, from] of browsersOf(names)) {
  const browser = await OldChromium.start(from);
  // The offline page asks about today; here it is asked about the example of all others.
  await browser.before(`(${listen})(); document.addEventListener("DOMContentLoaded", () => { const one = /offline/.test(location.href) && document.querySelector("sla-calculator"); if (one) for (const [name, value] of new URLSearchParams(${JSON.stringify(QUERY)})) one.setAttribute(name, value); }); window.slaHeights = []; window.addEventListener("message", ({ data }) => { if (data && data.type === "sla-height") window.slaHeights.push(data.height); });`);
  console.log(`\n${await browser.version()}`);
  for (const way of Object.keys(WAYS)) {
    for (const [kind, headers] of Object.entries(PAGES)) {
      const [where, close] = await address(way, headers);
      // A page on disk may load no module; nothing is waited for there.
      const said = await cell(browser, where, WAYS[way].frame, kind === "file://" && way === "module" ? 3000 : 20_000).catch((error) => `BLANK (${error.message})`);
      await close();
      const bad = /^(BLANK|WRONG)/.test(said);
      if (bad) faults += 1;
      console.log(`${bad ? "not ok" : "ok"} - Chromium ${name}, ${way}, ${kind}: ${said}${bad ? ` ${browser.faults.slice(0, 2).join("; ")}` : ""}`);
    }
  }
  await browser.close();
}
process.exitCode = faults ? 1 : 0;
