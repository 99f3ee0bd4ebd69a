#!/usr/bin/env python3
"""Tabulates the statutory holidays (全体公民放假) by the law in force each year.

    pip install lunardate==0.3.0 LunarCalendar==0.0.9 zhdate==0.1 chinesecalendar==1.11.0
    python3 xtask/calendar/statutory.py 2004 2035      # the lines of `statutory` in data/calendars/cn.json

Lunar dates come from three packages and Qingming from two (one astronomical, one a formula); a
disagreement stops the run. The law: 全国年节及纪念日放假办法 as revised in 1999, 2007, 2013, 2024.
"""
import datetime
import sys
import warnings

import zhdate
from chinese_calendar import solar_terms
from lunarcalendar import Converter, Lunar
from lunarcalendar.solarterm import QingMing
from lunardate import LunarDate

warnings.filterwarnings("ignore", category=DeprecationWarning)
DAY = datetime.timedelta(days=1)


def agreed(what, answers):
    """The one answer that every source gives."""
    if len(set(answers)) != 1:
        sys.exit(f"{what}: the sources disagree: {', '.join(map(str, answers))}")
    return answers[0]


def lunar(year, month, day):
    return agreed(f"lunar {year}-{month}-{day}", [
        LunarDate(year, month, day).toSolarDate(),
        Converter.Lunar2Solar(Lunar(year, month, day)).to_date(),
        zhdate.ZhDate(year, month, day).to_datetime().date(),
    ])


def qingming(year):
    term = solar_terms.SolarTerms.pure_brightness
    century = solar_terms.SOLAR_TERMS_C_NUMS[term][1]
    # The usual formula of the 21st century: day = floor(Y * 0.2422 + C) - floor(Y / 4), April.
    y = year % 100
    by_formula = datetime.date(year, 4, int(y * 0.2422 + century) - y // 4)
    return agreed(f"Qingming {year}", [QingMing(year), by_formula])


def of_year(year):
    """(date, holiday) of one year; two holidays may share a date (2020-10-01)."""
    fixed = datetime.date
    first = lunar(year, 1, 1)
    eve = [first - DAY]
    spring = {1999: [first, first + DAY, first + 2 * DAY], 2008: eve + [first, first + DAY],
              2014: [first, first + DAY, first + 2 * DAY],
              2025: eve + [first, first + DAY, first + 2 * DAY]}
    labour = {1999: 3, 2008: 1, 2014: 1, 2025: 2}
    law = max(start for start in spring if start <= year)
    days = [(fixed(year, 1, 1), "new-year")]
    days += [(day, "spring-festival") for day in spring[law]]
    days += [(fixed(year, 5, 1 + i), "labour-day") for i in range(labour[law])]
    days += [(fixed(year, 10, 1 + i), "national-day") for i in range(3)]
    if law >= 2008:
        days += [(qingming(year), "qingming"), (lunar(year, 5, 5), "dragon-boat"),
                 (lunar(year, 8, 15), "mid-autumn")]
    expected = {1999: 10, 2008: 11, 2014: 11, 2025: 13}[law]
    assert len(days) == expected, (year, len(days))
    return sorted(days)


def main():
    first, last = int(sys.argv[1]), int(sys.argv[2])
    days = [day for year in range(first, last + 1) for day in of_year(year)]
    # The New Year after the last year decides whether its late December is open.
    days.append((datetime.date(last + 1, 1, 1), "new-year"))
    print(",\n".join(f'    {{"date": "{date}", "holiday": "{holiday}"}}' for date, holiday in days))


if __name__ == "__main__":
    main()
