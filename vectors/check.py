"""Counts the answers of the vectors again, without the calculator: python3 vectors/check.py"""

import csv
import datetime as dt
import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).parent / "1"
with open(FOLDER / "days.csv", encoding="utf-8") as file:
    SWAPPED = {row["date"]: row["works"] == "1" for row in csv.DictReader(file)}
DAY = dt.timedelta(days=1)


def works(day):
    return SWAPPED.get(day.isoformat(), day.weekday() < 5)


def after(day, amount):
    while amount:
        day += DAY
        amount -= works(day)
    return day


def due(one, request):
    """The due moment by counting; None where readings, exclusions or unpublished years have a say."""
    limit, start = one.get("limit"), one.get("startsAt")
    plain = not request.get("exclusions") and not request.get("readings") and one.get("certainty") == "confirmed"
    if not limit or not start or not plain or one["id"].startswith("notice."):
        return None
    moment = dt.datetime.fromisoformat(start)
    if limit["units"] == "businessDays":
        return after(moment.date(), limit["amount"]).isoformat()
    seconds = {"calendarHours": 3600, "calendarMinutes": 60}.get(limit["units"])
    return (moment + dt.timedelta(seconds=limit["amount"] * seconds)).isoformat() if seconds else None


checked = {"dates": 0, "walks": 0, "refusals": 0}
for line in open(FOLDER / "requests.ndjson", encoding="utf-8"):
    vector = json.loads(line)
    if "error" in vector:
        checked["refusals"] += 1
        assert vector["error"]["code"] and vector["error"]["path"].startswith("/"), vector["error"]
    for one in vector.get("commitments", []):
        where = f"{one['id']} of vector {vector['id']}"
        found = due(one, vector["request"])
        if found and one["status"] == "determined" and "dueAt" in one:
            given = one["dueDate"] if one["precision"] == "day" else one["dueAt"]
            assert found == given, f"{where}: counted {found}, given {given}"
            checked["dates"] += 1
        walk = one.get("trace")
        if walk:
            ordinals = [day["ordinal"] for day in walk if day["ordinal"] is not None]
            assert ordinals == list(range(1, len(ordinals) + 1)), where
            assert walk[-1]["date"] == one.get("dueDate"), where
            checked["walks"] += 1
print(", ".join(f"{number} {what}" for what, number in checked.items()), "checked")
sys.exit(0 if all(checked.values()) else 1)
