"""Three due dates a row, and nothing else: what a plain script does. `holidays` asks PyPI `holidays` day by day, `numpy` a mask.

python dates.py numpy|holidays IN.csv OUT.csv DAYS: DAYS is a folder with first.txt and works.bin, the calendar's working days.
"""

import sys

import numpy as np
import pandas as pd

how, source, target, folder = sys.argv[1:]
ACCEPTANCE = {"gold": 10, "silver": 10, "bronze": 15, "standard": 15}

table = pd.read_csv(source)
start = pd.to_datetime(table["startAt"], format="%Y-%m-%dT%H:%M")
counts = {"change.suspend": 3, "change.cancel": 3, "delivery.acceptance": table["customerTier"].map(ACCEPTANCE)}
if how == "numpy":
    with open(f"{folder}/first.txt", encoding="utf-8") as file:
        first = int(file.read())
    works = np.fromfile(f"{folder}/works.bin", dtype=np.uint8).astype(bool)
    days = np.arange(first, first + len(works)).astype("datetime64[D]")
    calendar = np.busdaycalendar(weekmask="1111111", holidays=days[~works])
    begin = start.to_numpy().astype("datetime64[D]")
    for name, count in counts.items():
        # A start on a rest day is counted from the working day before it.
        found = np.busday_offset(begin, np.asarray(count), roll="backward", busdaycal=calendar)
        table[name] = np.datetime_as_string(found)
else:
    import holidays

    china = holidays.China(years=range(2014, 2028))
    begin = start.dt.date
    for name, count in counts.items():
        numbers = [count] * len(table) if isinstance(count, int) else count
        table[name] = [china.get_nth_working_day(day, number).isoformat() for day, number in zip(begin, numbers)]
table.to_csv(target, index=False)
