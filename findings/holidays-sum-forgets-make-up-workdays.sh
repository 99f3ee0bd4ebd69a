#!/usr/bin/env bash
# holidays 0.109 (PyPI): the sum of two calendars of China, of one year each, is a HolidaySum that no longer knows make-up workdays: Saturday 10 October
# 2026 is a working day in the summand and none in the sum, and the third working day after 30 September moves from the 10th to the 12th.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" install -q --disable-pip-version-check holidays==0.109
out=$("$dir/v/bin/python" - <<'PY'
import holidays

one, other = holidays.CN(years=2026), holidays.CN(years=2025)
both = one + other
for calendar in (one, both):
    print(type(calendar).__name__, calendar.is_working_day("2026-10-10"), calendar.get_nth_working_day("2026-09-30", 3), end=";")
PY
)
echo "holidays 0.109: $out"
[ "$out" = "CN True 2026-10-10;HolidaySum False 2026-10-12;" ]
