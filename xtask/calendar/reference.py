#!/usr/bin/env python3
"""Makes the day-by-day reference that the tests compare cn.json with; reads nothing of cn.json.

    python3 -m venv venv && venv/bin/pip install chinesecalendar==1.11.0 QuantLib==1.44
    venv/bin/python xtask/calendar/reference.py 2004 2026 > tests/reference/china-days.csv

`working` is the raw verdict of chinesecalendar, its errors included (tests/reference/errata.csv lists
them). `source-agreement` is `both` where QuantLib's China.IB (from 2008) says the same, `one` where
QuantLib has no data, and `differ` where it says the opposite.
"""
import datetime
import sys

import chinese_calendar
import QuantLib

FIRST_OF_QUANTLIB = 2008


def main():
    first, last = int(sys.argv[1]), int(sys.argv[2])
    interbank = QuantLib.China(QuantLib.China.IB)
    print("date,working,source-agreement")
    date = datetime.date(first, 1, 1)
    while date.year <= last:
        # Raises NotImplementedError for a year that the package does not know.
        working = chinese_calendar.is_workday(date)
        agreement = "one"
        if date.year >= FIRST_OF_QUANTLIB:
            second = interbank.isBusinessDay(QuantLib.Date(date.day, date.month, date.year))
            agreement = "both" if second == working else "differ"
        print(f"{date},{int(working)},{agreement}")
        date += datetime.timedelta(days=1)


if __name__ == "__main__":
    main()
