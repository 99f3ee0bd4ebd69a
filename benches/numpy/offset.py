"""Answers lines such as `listed 10`: numpy's busday_offset over the sample, timed, checked against the plain walk.

`listed`: every rest day is listed, so that make-up workdays count; right, and what this calendar needs.
`weekmask`: the weekend by a mask and the other holidays listed, as numpy is usually used; it knows no make-up workday.
"""

import json
import sys
import time

import numpy as np

folder = sys.argv[1]
starts = np.fromfile(f"{folder}/starts.bin", dtype=np.int32).astype("datetime64[D]")
works = np.fromfile(f"{folder}/works.bin", dtype=np.uint8).astype(bool)
with open(f"{folder}/first.txt", encoding="utf-8") as file:
    first = int(file.read())
days = np.arange(first, first + len(works)).astype("datetime64[D]")
weekend = (days.astype("int64") + 3) % 7 >= 5
calendars = {
    "listed": np.busdaycalendar(weekmask="1111111", holidays=days[~works]),
    "weekmask": np.busdaycalendar(weekmask="1111100", holidays=days[~works & ~weekend]),
}
expected = {n: np.fromfile(f"{folder}/add-{n}.bin", dtype=np.int32).astype("datetime64[D]") for n in (1, 3, 10, 250)}

for line in sys.stdin:
    if line.strip() == "version":
        print(json.dumps({"numpy": np.__version__, "python": sys.version.split()[0]}), flush=True)
        continue
    name, n = line.split()
    # At 250 numpy takes ten seconds for them all.
    asked, right = (starts, expected[int(n)]) if n != "250" else (starts[:50_000], expected[250][:50_000])
    start = time.process_time()
    found = np.busday_offset(asked, int(n), roll="forward", busdaycal=calendars[name])
    seconds = time.process_time() - start
    wrong = np.flatnonzero(found != right)
    first_wrong = f"{asked[wrong[0]]} + {n} = {found[wrong[0]]}, not {right[wrong[0]]}" if len(wrong) else None
    print(json.dumps({"seconds": seconds, "count": len(asked), "wrong": len(wrong), "first": first_wrong}), flush=True)
