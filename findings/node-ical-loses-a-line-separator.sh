#!/usr/bin/env bash
# node-ical 0.26.1 (npm): a SUMMARY that holds U+2028 (text pasted from a web page does) is lost whole, not only the separator. RFC 5545 allows
# the character in a text. ical.js 2.2.1 reads the same bytes as they are.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cd "$dir"; npm init -y >/dev/null; npm install --silent --ignore-scripts --no-audit --no-fund node-ical@0.26.1 ical.js@2.2.1 >/dev/null
cat > read.cjs <<'JS'
const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//due//EN", "BEGIN:VEVENT", "UID:a@example", "DTSTAMP:20261001T000000Z", "DTSTART:20261012T140000Z",
  "SUMMARY:ticket 7\u2028due", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
const [event] = Object.values(require("node-ical").parseICS(text)).filter(({ type }) => type === "VEVENT");
import("ical.js").then(({ default: ICAL }) => {
  const other = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
  console.log(JSON.stringify([event.summary ?? null, other.summary]));
});
JS
out=$(node read.cjs)
echo "node-ical 0.26.1, ical.js 2.2.1: $out"
[ "$out" = "$(printf '["%s","%s"]' 'null' $'ticket 7\u2028due' | sed 's/"null"/null/')" ]
