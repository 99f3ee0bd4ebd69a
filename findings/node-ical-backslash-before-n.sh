#!/usr/bin/env bash
# node-ical 0.26.1 and ical 0.8.0 (npm): the text C:\new is written C:\\new in iCalendar (RFC 5545, 3.3.11). Both read it as "C:\", a line break
# and "ew": each escape is replaced on its own instead of from left to right. ical.js 2.2.1 reads C:\new.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cd "$dir"; npm init -y >/dev/null; npm install --silent --ignore-scripts --no-audit --no-fund node-ical@0.26.1 ical@0.8.0 ical.js@2.2.1 >/dev/null
cat > read.cjs <<'JS'
const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//due//EN", "BEGIN:VEVENT", "UID:a@example", "DTSTAMP:20261001T000000Z", "DTSTART:20261012T140000Z",
  "SUMMARY:C:\\\\new", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
const summary = (name) => Object.values(require(name).parseICS(text)).find(({ type }) => type === "VEVENT").summary;
import("ical.js").then(({ default: ICAL }) => {
  const other = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
  console.log(JSON.stringify([summary("node-ical"), summary("ical"), other.summary]));
});
JS
out=$(node read.cjs)
echo "node-ical 0.26.1, ical 0.8.0, ical.js 2.2.1: $out"
[ "$out" = '["C:\\\new","C:\\\new","C:\\new"]' ]
