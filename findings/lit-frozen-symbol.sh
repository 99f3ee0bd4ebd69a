#!/bin/sh
# @lit/reactive-element 2.1.2 cannot be imported where a page has frozen its intrinsics with lockdown() of SES 2.3.0:
# its module sets Symbol.metadata when it is loaded, for decorators that the importer may not use, and throws a TypeError.
# A page that runs under SES can therefore define no Lit element at all, unless Symbol.metadata was set before lockdown().
# Seen: "TypeError: Cannot add property metadata, object is not extensible". Exits non-zero once that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null 2>&1
npm install --no-audit --no-fund --ignore-scripts --save-exact @lit/reactive-element@2.1.2 ses@2.3.0 >/dev/null 2>&1
cat > seen.mjs <<'JS'
import "ses";
import { readFileSync } from "node:fs";
const { version } = JSON.parse(readFileSync("node_modules/@lit/reactive-element/package.json", "utf8"));
lockdown({ errorTaming: "unsafe" });
try {
  await import("@lit/reactive-element");
  console.log(`@lit/reactive-element ${version}: loaded`);
  process.exitCode = 1;
} catch (error) {
  console.log(`@lit/reactive-element ${version}: ${error}`);
  process.exitCode = error instanceof TypeError && /metadata|extensible/.test(String(error)) ? 0 : 1;
}
JS
node seen.mjs
