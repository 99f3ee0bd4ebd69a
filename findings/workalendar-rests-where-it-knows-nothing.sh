#!/usr/bin/env bash
# workalendar 17.0.0 and its fork calendra 7.11.1 (PyPI), China: a year that they do not have is refused on weekdays, but answered on weekends:
# the make-up Saturday 10 October 2026 is no working day, without an error. Who asks for one day only gets a wrong answer or a right refusal by chance.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
ask() {
  python3 -m venv "$dir/$1"; "$dir/$1/bin/pip" install -q --disable-pip-version-check "$1==$2" "setuptools<81"
  "$dir/$1/bin/python" -W ignore - "$1" <<'PY'
import importlib
import sys
from datetime import date

china = importlib.import_module(f"{sys.argv[1]}.asia").China()


def answer(day):
    try:
        return str(china.is_working_day(day))
    except Exception as error:
        return type(error).__name__


print(answer(date(2026, 10, 9)), answer(date(2026, 10, 10)))
PY
}
first=$(ask workalendar 17.0.0); second=$(ask calendra 7.11.1)
echo "Friday 9 and make-up Saturday 10 October 2026: workalendar 17.0.0: $first; calendra 7.11.1: $second"
[ "$first" = "CalendarError False" ] && [ "$second" = "CalendarError False" ]
