#!/usr/bin/env python3
"""Compares data/calendars/cn.json with its JSON Schema and, day by day, with PyPI holidays.

    python3 -m venv venv && venv/bin/pip install holidays==0.109 jsonschema==4.26.0
    venv/bin/python xtask/calendar/check.py
"""
import datetime
import json
import pathlib
import sys

import holidays
import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / "data" / "calendars"
DAY = datetime.timedelta(days=1)
day = datetime.date.fromisoformat


def working_days(document):
    """Whether each day from the first to the last year with a notice is worked."""
    table, date = {}, day(document["supportedFrom"])
    while date.year <= document["noticesThrough"]:
        table[date] = date.isoweekday() not in document["weekend"]
        date += DAY
    for entry in document["days"]:
        date = day(entry["from"])
        while date <= day(entry["to"]):
            table[date] = entry["kind"] == "makeup-workday"
            date += DAY
    return table


def main():
    document = json.loads((FOLDER / "cn.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads((FOLDER / "calendar.schema.json").read_text(encoding="utf-8"))).validate(document)
    table = working_days(document)
    years = sorted({date.year for date in table})
    # One year more: its notice may work a day of the last December.
    other = holidays.China(years=range(years[0], years[-1] + 2), language="zh_CN")
    # A year whose notice the package has names its moved days.
    known = {date.year for date, name in other.items() if "调休" in name}
    wrong = [date for date in table if date.year in known and table[date] != other.is_working_day(date)]
    for date in wrong:
        print(f"{date}: cn.json says {'work' if table[date] else 'rest'}, holidays {holidays.__version__} the opposite")
    print(f"{sum(date.year in known for date in table)} days compared with holidays {holidays.__version__}, {len(wrong)} differ; "
          f"not in that package: {sorted(set(years) - known)}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
