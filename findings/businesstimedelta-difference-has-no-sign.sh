#!/usr/bin/env bash
# businesstimedelta 1.0.1 (PyPI): the difference from a later moment to an earlier one is the same positive time as the other way round, so a
# finish before its due moment and one after it look alike. Python's own timedelta is negative there.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" install -q --disable-pip-version-check businesstimedelta==1.0.1
out=$("$dir/v/bin/python" - <<'PY'
from datetime import datetime, time

import businesstimedelta as business

office = business.Rules([business.WorkDayRule(start_time=time(9), end_time=time(18), working_days=[0, 1, 2, 3, 4])])
early, late = datetime(2026, 9, 29, 16), datetime(2026, 9, 30, 16)
print(office.difference(early, late).hours, office.difference(late, early).hours, (early - late).total_seconds() < 0)
PY
)
echo "businesstimedelta 1.0.1: $out"
[ "$out" = "9 9 True" ]
