#!/bin/sh
# Prototype 1.7.3 (Debian's libjs-prototype 1.7.3-1) puts its own functions in the place of Array.from and of entries() of lists:
# Array.from({ length: 3 }, f) gives three undefined and never calls f, and [..].entries() is a copy of the list, so that
# `for (const [at, one] of list.entries())` throws. Every library on such a page that uses either fails, Lit elements included.
# Run in jsdom 24.1.3 with scripts; exits non-zero once that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libjs-prototype=1.7.3-1 2>/dev/null || apt-get download -qq libjs-prototype
dpkg-deb -x libjs-prototype_*.deb unpacked
npm init -y >/dev/null 2>&1
npm install --no-audit --no-fund --ignore-scripts --save-exact jsdom@24.1.3 >/dev/null 2>&1
cat > seen.mjs <<'JS'
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
const page = new JSDOM("<!doctype html><body></body>", { runScripts: "outside-only" });
page.window.eval(readFileSync("unpacked/usr/share/javascript/prototype/prototype.js", "utf8"));
const seen = page.window.eval(`(() => {
  let called = 0;
  const made = Array.from({ length: 3 }, () => ++called);
  let loop = "ran";
  try { for (const [at, one] of [5, 6].entries()) at + one; } catch (error) { loop = String(error); }
  return JSON.stringify({ version: Prototype.Version, made: made.length, called, native: /native code/.test(String(Array.from)), loop });
})()`);
console.log(seen);
const { called, native, loop } = JSON.parse(seen);
process.exitCode = called === 0 && !native && /TypeError/.test(loop) ? 0 : 1;
JS
node seen.mjs
