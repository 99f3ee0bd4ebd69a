#!/usr/bin/env python3
"""Makes data/calendars/cn.json from the tables beside this file, and adds a year's notice to them.

    python3 xtask/calendar/import.py add 2027 notice.txt --number 国办发明电〔…〕…号 --date 2026-…
    python3 xtask/calendar/import.py build
    python3 xtask/calendar/import.py check      # compares with PyPI holidays and the JSON Schema

notices.csv, spans.csv   what each notice says: its rest spans and the weekend days worked
statutory.csv            the statutory days (see statutory.py)

`add` and `build` need Python alone; `check` wants `pip install holidays==0.109 jsonschema==4.26.0`.
The tables were first filled from the notices as NateScarlet/holiday-cn (d4e53bf, MIT) reads them,
2007 to 2026, and from the texts of the notices for 2004 to 2006.
"""
import argparse
import csv
import datetime
import json
import pathlib
import sys

sys.dont_write_bytecode = True
from notice import read_notice  # noqa: E402 (after the line that keeps the tree clean)

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = ROOT / "data" / "calendars" / "cn.json"
SCHEMA = ROOT / "data" / "calendars" / "calendar.schema.json"
DAY = datetime.timedelta(days=1)
day = datetime.date.fromisoformat

CHECKED = {
    # Says what has been done: change it when a later year has been compared.
    "on": "2026-11-22",
    "how": "2004 to 2026: spans and make-up days as the notices give them (NateScarlet/holiday-cn d4e53bf for 2007 to 2026, the texts "
           "of the notices for 2004 to 2006), the same working days as PyPI holidays 0.109 on every day, and as "
           "PyPI chinesecalendar 1.11.0 and QuantLib 1.44 China.IB but for the listed errata. Lunar dates from lunardate 0.3.0, "
           "LunarCalendar 0.0.9 and zhdate 0.1, which agree.",
}
HOLIDAYS = [
    ("new-year", "元旦", "New Year's Day"),
    ("spring-festival", "春节", "Spring Festival"),
    ("qingming", "清明节", "Qingming Festival"),
    ("labour-day", "劳动节", "Labour Day"),
    ("dragon-boat", "端午节", "Dragon Boat Festival"),
    ("mid-autumn", "中秋节", "Mid-Autumn Festival"),
    ("national-day", "国庆节", "National Day"),
    ("victory-day", "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
     "70th Anniversary of Victory Day"),
]
# Standing rules in the notice for 2025: 国办发明电〔2024〕12号.
SPANS = [
    {"holiday": "new-year", "rule": "three-with-weekend"},
    {"holiday": "spring-festival", "rule": "from-first-statutory-day", "days": 8},
    {"holiday": "qingming", "rule": "three-with-weekend"},
    {"holiday": "labour-day", "rule": "from-first-statutory-day", "days": 5},
    {"holiday": "dragon-boat", "rule": "three-with-weekend"},
    {"holiday": "mid-autumn", "rule": "three-with-weekend"},
    {"holiday": "national-day", "rule": "from-first-statutory-day", "days": 7,
     "withInside": {"holiday": "mid-autumn", "days": 8}},
]


def rows(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def append(name, records):
    with open(HERE / name, "a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(records)


def days_from(spans):
    """Rest spans and make-up days as ordered ranges; stops on an overlap or a weekday made up."""
    days = []
    for span in spans:
        common = {"holiday": span["holiday"], "notice": span["notice"]}
        days.append({"from": span["from"], "to": span["to"], "kind": "holiday", **common})
        for date in span["make_up"].split():
            if day(date).isoweekday() < 6:
                sys.exit(f"`{date}` is no weekend day and cannot be made up")
            days.append({"from": date, "to": date, "kind": "makeup-workday", **common})
    days.sort(key=lambda entry: entry["from"])
    for before, after in zip(days, days[1:]):
        if before["to"] >= after["from"]:
            sys.exit(f"`{before['from']}` to `{before['to']}` and `{after['from']}` overlap")
    return days


def document():
    notices, statutory = rows("notices.csv"), rows("statutory.csv")
    last = max(int(notice["year"]) for notice in notices)
    standing = next(notice for notice in notices if notice["id"] == "2025")
    return {
        "$schema": "./calendar.schema.json",
        "schema": 1,
        "id": "cn",
        "version": f"{last}.{1 + sum(notice['id'].startswith(f'{last}-') for notice in notices)}",
        "title": {"zh-CN": "中国法定节假日与调休安排", "en": "China public holidays and make-up workdays"},
        "zone": "+08:00",
        "weekend": [6, 7],
        "supportedFrom": statutory[0]["date"],
        "supportedThrough": f"{int(statutory[-1]['date'][:4]) - 1}-12-31",
        "noticesThrough": last,
        "checked": CHECKED,
        "holidays": [{"id": id, "names": {"zh-CN": zh, "en": en}} for id, zh, en in HOLIDAYS],
        "notices": [notice_entry(notice) for notice in notices],
        "days": days_from(rows("spans.csv")),
        "statutory": statutory,
        "standingRules": {
            "notice": {key: standing[key] for key in ("title", "number", "date")},
            "from": "2025-01-01",
            "makeupWindowDays": 14,
            "spans": SPANS,
        },
    }


def notice_entry(notice):
    entry = {"id": notice["id"], "year": int(notice["year"]), "title": notice["title"]}
    # What no source gives is left out, never filled in.
    return entry | {key: notice[key] for key in ("number", "date", "url") if notice[key]}


def written(value):
    """JSON with one record a line, so that a change of a day is a change of a line."""
    compact = lambda part: json.dumps(part, ensure_ascii=False)
    lines = []
    for key, part in value.items():
        if isinstance(part, list) and part and isinstance(part[0], dict):
            body = ",\n".join("    " + compact(item) for item in part)
            lines.append(f"  {compact(key)}: [\n{body}\n  ]")
        elif isinstance(part, dict) and "spans" in part:
            body = ",\n".join(f"    {compact(k)}: {compact(v)}" for k, v in part.items() if k != "spans")
            spans = ",\n".join("      " + compact(item) for item in part["spans"])
            lines.append(f"  {compact(key)}: {{\n{body},\n    \"spans\": [\n{spans}\n    ]\n  }}")
        else:
            lines.append(f"  {compact(key)}: {compact(part)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def build():
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    text = written(document())
    json.loads(text)
    TARGET.write_text(text, encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")


def add(arguments):
    year = str(arguments.year)
    if any(notice["id"] == year for notice in rows("notices.csv")):
        sys.exit(f"the notice of `{year}` is already there; edit notices.csv and spans.csv for a change of it")
    spans = read_notice(arguments.year, pathlib.Path(arguments.text).read_text(encoding="utf-8"))
    statutory = [row for row in rows("statutory.csv") if row["date"].startswith(year)]
    for row in statutory:
        if not any(span["from"] <= row["date"] <= span["to"] for span in spans):
            sys.exit(f"the statutory day `{row['date']}` is in no rest span: was a line missed?")
    # Everything is checked before anything is written.
    days_from(rows("spans.csv") + [{**span, "notice": year} for span in spans])
    append("spans.csv", [[year, span["holiday"], span["from"], span["to"], span["make_up"]] for span in spans])
    title = f"国务院办公厅关于{year}年部分节假日安排的通知"
    append("notices.csv", [[year, year, title, arguments.number, arguments.date, arguments.url]])
    for span in spans:
        print(f"{span['holiday']:16} {span['from']} to {span['to']}  worked: {span['make_up'] or 'none'}")
    build()
    print("read these lines against the notice; then run: import.py check, reference.py, and the tests")


def working(value):
    """Every day that a notice covers: date -> is it a working day?"""
    table, date = {}, day(value["supportedFrom"])
    while date.year <= value["noticesThrough"]:
        table[date] = date.isoweekday() not in value["weekend"]
        date += DAY
    for entry in value["days"]:
        date = day(entry["from"])
        while date <= day(entry["to"]):
            table[date] = entry["kind"] == "makeup-workday"
            date += DAY
    return table


def check():
    import holidays
    import jsonschema
    value = json.loads(TARGET.read_text(encoding="utf-8"))
    if value != document():
        sys.exit("cn.json is not what the tables make: run import.py build")
    jsonschema.Draft202012Validator.check_schema(schema := json.loads(SCHEMA.read_text(encoding="utf-8")))
    jsonschema.Draft202012Validator(schema).validate(value)
    years = range(day(value["supportedFrom"]).year, value["noticesThrough"] + 1)
    # One year more: its notice may work a day of the last December.
    source = holidays.China(years=range(years.start, years.stop + 1), language="zh_CN")
    known = {date.year for date, name in source.items() if "调休" in name}
    table = working(value)
    wrong = [date for date, works in table.items()
             if date.year in known and works != source.is_working_day(date)]
    for date in wrong:
        print(f"{date}: cn.json says {'work' if table[date] else 'rest'}, holidays {holidays.__version__} the opposite")
    missing = sorted(set(years) - known)
    print(f"{sum(date.year in known for date in table)} days compared with holidays {holidays.__version__}, "
          f"{len(wrong)} differ" + (f"; not in that package: {missing}" if missing else ""))
    sys.exit(bool(wrong))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add", help="add the notice of a year, from its text")
    adding.add_argument("year", type=int)
    adding.add_argument("text", help="a UTF-8 file with the text of the notice")
    for name in ("--number", "--date", "--url"):
        adding.add_argument(name, default="", help="of the notice; left out when you do not know it")
    commands.add_parser("build", help="write cn.json")
    commands.add_parser("check", help="compare cn.json with the schema and with PyPI holidays")
    arguments = parser.parse_args()
    {"add": lambda: add(arguments), "build": build, "check": check}[arguments.command]()


if __name__ == "__main__":
    main()
