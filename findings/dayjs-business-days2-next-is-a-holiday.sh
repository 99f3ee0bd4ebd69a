#!/usr/bin/env bash
# dayjs-business-days2 1.4.0 (npm): with the seven days of National Day 2026 as holidays, nextBusinessDay of 30 September is 6 October and
# prevBusinessDay of 8 October is 2 October, both holidays by its own isBusinessDay; businessDaysAdd(1) gives the right 8 October.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cd "$dir"; npm init -y >/dev/null; npm install --silent --ignore-scripts --no-audit --no-fund dayjs@1.11.23 dayjs-business-days2@1.4.0 >/dev/null
cat > ask.cjs <<'JS'
const dayjs = require("dayjs");
const plugin = require("dayjs-business-days2");
dayjs.extend(plugin.default ?? plugin, { holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`), holidayFormat: "YYYY-MM-DD" });
const [next, previous] = [dayjs("2026-09-30").nextBusinessDay(), dayjs("2026-10-08").prevBusinessDay()];
const say = (day) => day.format("YYYY-MM-DD");
console.log(say(next), next.isBusinessDay(), say(previous), previous.isBusinessDay(), say(dayjs("2026-09-30").businessDaysAdd(1)));
JS
out=$(node ask.cjs)
echo "dayjs-business-days2 1.4.0: $out"
[ "$out" = "2026-10-06 false 2026-10-02 false 2026-10-08" ]
