#!/usr/bin/env bash
# chncal 3.1.2025 (PyPI): rest days of three old notices are workdays there: 2 to 4 May 2007, 23 September 2010, 5 April and 20 September 2013.
# chinesecalendar 1.11.0, which has the same functions, rests on all of them, as the notices say. (chncal imports PyYAML and pandas without requiring them.)
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"; "$dir/v/bin/pip" install -q --disable-pip-version-check chncal==3.1.2025 chinesecalendar==1.11.0 PyYAML==6.0.3 pandas==2.3.3
out=$("$dir/v/bin/python" - <<'PY'
from datetime import date, timedelta

import chinese_calendar
import chncal

first, last = date(2004, 1, 1), date(2025, 12, 31)
days = (first + timedelta(n) for n in range((last - first).days + 1))
print(" ".join(str(day) for day in days if chncal.is_workday(day) and not chinese_calendar.is_workday(day) and day != date(2005, 12, 31)))
PY
)
echo "chncal 3.1.2025 works on: $out"
[ "$out" = "2007-05-02 2007-05-03 2007-05-04 2010-09-23 2013-04-05 2013-09-20" ]
