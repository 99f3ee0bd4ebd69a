#!/usr/bin/env bash
# Parcel 2.16.4 does not build a page that imports `entities` 7.0.1 where CI is set: the reader of character references asks
# `typeof atob` first and names Node's `Buffer` only for old Nodes, yet Parcel wants the package `buffer` for the branch that no browser
# takes. Without CI it installs that package by itself and changes the app's package.json.
# Seen: the build ends with an error that names `buffer`; expected by the guard: a page without it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{ "private": true, "@parcel/resolver-default": { "packageExports": true } }
JSON
npm install --silent --no-audit --no-fund parcel@2.16.4 entities@7.0.1 >/dev/null
cat > index.html <<'HTML'
<!doctype html><title>x</title><script type="module" src="index.js"></script>
HTML
cat > index.js <<'JS'
import { decodeHTML } from "entities";
document.title = decodeHTML("&amp;");
JS
if CI=1 npx parcel build index.html --no-cache >out.txt 2>&1; then
  echo "changed: Parcel builds it"
  exit 1
fi
grep -qi "buffer" out.txt || { echo "changed: the build fails for another reason"; cat out.txt; exit 1; }
echo "as seen: $(npx parcel --version) with entities 7.0.1: $(grep -i buffer out.txt | head -1)"
