#!/usr/bin/env bash
# khal 0.14.1 (PyPI): an event with a start and neither end nor duration ends when it starts (RFC 5545, 3.6.1). khal lists it as an hour long,
# and so it does where DTEND is the start, with a warning; only DURATION:PT0S stays a moment. A due moment of 22:00 reads "22:00-23:00".
set -euo pipefail
export LC_ALL=C.UTF-8
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" install -q --disable-pip-version-check khal==0.14.1
mkdir "$dir/calendar"
cat > "$dir/config" <<CONFIG
[calendars]
[[due]]
path = $dir/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $dir/khal.db
CONFIG
event() { printf 'BEGIN:VEVENT\r\nUID:%s@example\r\nDTSTAMP:20261001T000000Z\r\nDTSTART:20261002T%s0000Z\r\n%sSUMMARY:%s\r\nEND:VEVENT\r\n' "$1" "$2" "$3" "$1"; }
{ printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//due//EN\r\n'
  event bare 14 ''; event equal 16 $'DTEND:20261002T160000Z\r\n'; event zero 18 $'DURATION:PT0S\r\n'
  printf 'END:VCALENDAR\r\n'; } > "$dir/due.ics"
"$dir/v/bin/khal" -c "$dir/config" import --batch -a due "$dir/due.ics" 2>/dev/null
out=$("$dir/v/bin/khal" -c "$dir/config" list --day-format '' --format '{title} {start-time}-{end-time}' 2026-10-02 1d 2>/dev/null | grep -- - | sort | paste -sd ';')
echo "khal 0.14.1: $out"
[ "$out" = "bare 14:00-15:00;equal 16:00-17:00;zero 18:00-18:00" ]
