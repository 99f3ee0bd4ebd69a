#!/usr/bin/env bash
# tyme4ts 1.5.2 and lunar-javascript 1.7.7 (npm): their legal holidays of 2013 lack two make-up workdays of 国办发明电〔2012〕33号, Sunday 7 April and
# Saturday 12 October, while they have the others of the same notice. chinese-days 1.5.7 has all of them.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cd "$dir"; npm init -y >/dev/null; npm install --silent --ignore-scripts --no-audit --no-fund tyme4ts@1.5.2 lunar-javascript@1.7.7 chinese-days@1.5.7 >/dev/null
cat > ask.cjs <<'JS'
const { LegalHoliday } = require("tyme4ts");
const { HolidayUtil } = require("lunar-javascript");
const { isWorkday } = require("chinese-days");
const days = ["2013-02-16", "2013-04-07", "2013-04-28", "2013-09-22", "2013-10-12"];
const works = (holiday) => (holiday ? holiday.isWork() : false);
console.log([
  days.map((day) => works(LegalHoliday.fromYmd(...day.split("-").map(Number)))),
  days.map((day) => works(HolidayUtil.getHoliday(day))),
  days.map((day) => isWorkday(day)),
].map((row) => row.map((one) => (one ? 1 : 0)).join("")).join(" "));
JS
out=$(node ask.cjs)
echo "make-up workdays 02-16 04-07 04-28 09-22 10-12 of 2013 in tyme4ts, lunar-javascript, chinese-days: $out"
[ "$out" = "10110 10110 11111" ]
