#!/usr/bin/env bash
# chinese-workday 1.16.1 (npm): nextWorkday of 30 September 2026 is null, because seven rest days follow; of 9 October it is the make-up Saturday.
# And it works on 31 January and 1 February 2020, the days by which the Spring Festival of that year was lengthened.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cd "$dir"; npm init -y >/dev/null; npm install --silent --ignore-scripts --no-audit --no-fund chinese-workday@1.16.1 >/dev/null
out=$(node --input-type=module -e '
import { isWorkday, nextWorkday } from "chinese-workday";
console.log(nextWorkday("2026-09-30"), nextWorkday("2026-10-09"), isWorkday("2026-10-08"), isWorkday("2020-01-31"), isWorkday("2020-02-01"));')
echo "chinese-workday 1.16.1: $out"
[ "$out" = "null 2026-10-10 true true true" ]
