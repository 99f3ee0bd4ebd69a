#!/usr/bin/env bash
# khal 0.14.1 (PyPI): importing an entry's older revision (same UID, lower SEQUENCE and DTSTAMP) after the newer one, with --batch, puts the
# older date back without a word. Who imports last month's calendar file by mistake has last month's due date again.
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
entry() { printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//due//EN\r\nBEGIN:VEVENT\r\nUID:order-1@example\r\nDTSTAMP:%s\r\nSEQUENCE:%s\r\nDTSTART;VALUE=DATE:%s\r\nSUMMARY:due\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' "$1" "$2" "$3"; }
entry 20261002T000000Z 5 20261012 > "$dir/newer.ics"
entry 20261001T000000Z 4 20261010 > "$dir/older.ics"
khal() { "$dir/v/bin/khal" -c "$dir/config" "$@"; }
khal import --batch -a due "$dir/newer.ics"
before=$(khal list --day-format '' --format '{start-date} {title}' 2026-10-09 6d | sort -u | grep due)
khal import --batch -a due "$dir/older.ics"
after=$(khal list --day-format '' --format '{start-date} {title}' 2026-10-09 6d | sort -u | grep due)
echo "khal 0.14.1: after SEQUENCE 5: $before; after SEQUENCE 4 on top of it: $after"
[ "$before" = "2026-10-12 due" ] && [ "$after" = "2026-10-10 due" ]
