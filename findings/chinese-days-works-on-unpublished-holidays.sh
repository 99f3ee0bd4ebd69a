#!/usr/bin/env bash
# chinese-days 1.5.7 (npm) and chinese-days 0.0.2 (PyPI): beyond the last published year they answer without a word as if there were no holidays:
# 1 October 2027 is a workday. chinesecalendar 1.11.0, from which their data comes, refuses the year.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cd "$dir"; npm init -y >/dev/null; npm install --silent --ignore-scripts --no-audit --no-fund chinese-days@1.5.7 >/dev/null
python3 -m venv v; v/bin/pip install -q --disable-pip-version-check chinese-days==0.0.2 chinesecalendar==1.11.0
npm_says=$(node -p 'require("chinese-days").isWorkday("2027-10-01")')
pypi_says=$(v/bin/python -c 'import chinesedays; print(chinesedays.is_workday("2027-10-01"))')
other=$(v/bin/python -c '
import datetime, chinese_calendar
try: print(chinese_calendar.is_workday(datetime.date(2027, 10, 1)))
except NotImplementedError: print("NotImplementedError")')
echo "2027-10-01: chinese-days 1.5.7 (npm) $npm_says, chinese-days 0.0.2 (PyPI) $pypi_says, chinesecalendar 1.11.0 $other"
[ "$npm_says $pypi_says $other" = "true True NotImplementedError" ]
