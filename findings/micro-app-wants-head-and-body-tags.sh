#!/usr/bin/env bash
# @micro-zoe/micro-app 0.8.11 (npm): a sub-app whose HTML leaves out <head> and <body>, which HTML lets every document do, is not shown; the
# library looks for the two tags in the text and says "element head is missing". With the tags written the same page is mounted.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --no-package-lock @micro-zoe/micro-app@0.8.11 jsdom@24.1.3 >/dev/null
cat > try.mjs <<'JS'
import { JSDOM } from "jsdom";
const dom = new JSDOM("<!doctype html><body></body>", { url: "http://localhost/", pretendToBeVisual: true, runScripts: "outside-only" });
const said = [];
dom.window.console = { ...console, error: (...all) => said.push(all.join(" ")), warn() {}, log() {} };
const pages = { "http://localhost/bare/": "<!doctype html><title>x</title><p id=one>here", "http://localhost/full/": "<!doctype html><html><head><title>x</title></head><body><p id=one>here</p></body></html>" };
dom.window.fetch = async (address) => ({ ok: true, text: async () => pages[String(address)] ?? "" });
dom.window.eval((await import("node:fs")).readFileSync("node_modules/@micro-zoe/micro-app/lib/index.umd.js", "utf8"));
const { default: microApp } = dom.window.microApp ?? dom.window.MicroApp ?? {};
(microApp ?? dom.window.microApp).start();
const shown = async (name) => {
  const one = dom.window.document.createElement("micro-app");
  one.setAttribute("name", name);
  one.setAttribute("url", `http://localhost/${name}/`);
  dom.window.document.body.append(one);
  await new Promise((later) => setTimeout(later, 1500));
  return one.textContent.includes("here");
};
console.log(`bare ${await shown("bare")}, full ${await shown("full")}, ${said.some((one) => /head is missing/.test(one))}`);
process.exit();
JS
out=$(node try.mjs)
echo "micro-app 0.8.11: $out"
[ "$out" = "bare false, full true, true" ]
