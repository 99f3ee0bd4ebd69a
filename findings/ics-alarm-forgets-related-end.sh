#!/usr/bin/env bash
# ics 0.7.3 (PyPI): read and written again, an alarm counted from the end of an event (TRIGGER;RELATED=END) is counted from its start. For an
# all-day entry the reminder moves by a day. A DURATION of zero is left out as well, so the moment has no end of its own any more.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" install -q --disable-pip-version-check ics==0.7.3
out=$("$dir/v/bin/python" - <<'PY'
from ics import Calendar

text = "\r\n".join([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//due//EN",
    "BEGIN:VEVENT", "UID:day@example", "DTSTAMP:20261001T000000Z", "DTSTART;VALUE=DATE:20261012", "DTEND;VALUE=DATE:20261013", "SUMMARY:day",
    "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:due", "TRIGGER;RELATED=END:-PT15H", "END:VALARM", "END:VEVENT",
    "BEGIN:VEVENT", "UID:moment@example", "DTSTAMP:20261001T000000Z", "DTSTART:20261012T140000Z", "DURATION:PT0S", "SUMMARY:moment", "END:VEVENT",
    "END:VCALENDAR", ""])
written = Calendar(text).serialize()
print(";".join(line for line in written.split("\r\n") if line.startswith("TRIGGER")), "PT0S" in written)
PY
)
echo "ics 0.7.3: $out"
[ "$out" = "TRIGGER:-PT15H False" ]
