"""Measures both ways on a local cluster of two workers against one process, and kills a worker in the middle of a run.

python measure.py CLI ROWS: prints a line a measurement, and exits with 1 where an answer is missing, double or another one.
"""

import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from pyspark.sql import SparkSession

from quote_table import by_arrow, by_pipe

cli, rows = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
IDS = ["change.suspend", "fault.restoration", "delivery.acceptance"]
ROUNDS = 3
folder = pathlib.Path(tempfile.mkdtemp(prefix="sla-spark-"))
source = folder / "orders.csv"

with open(source, "w", encoding="utf-8") as file:
    file.write("ticket,customerTier,service,locality,assuranceLevel,startAt\n")
    for row in range(rows):
        tier, service = ("gold", "silver", "bronze", "standard")[row % 4], ("data-line", "group-sms")[row % 2]
        start = f"2026-{row % 11 + 1:02}-{row % 28 + 1:02}T{row % 24:02}:{row % 60:02}"
        file.write(f"T{row},{tier},{service},intra-city,AA,{start}\n")


def one_process(target):
    subprocess.run(["node", cli, "quote", source, target, "--jobs", "1", "--commitments", ",".join(IDS)], check=True)


def answers(lines):
    """The due dates by ticket, however they were written; a ticket twice is a fault."""
    found = {}
    for ticket, *dates in lines:
        assert ticket not in found, f"{ticket} stands twice"
        found[ticket] = tuple(dates)
    return found


def timed(what, action):
    seconds = []
    for _ in range(ROUNDS):
        begun = time.monotonic()
        action()
        seconds.append(time.monotonic() - begun)
    print(f"{what}: median {statistics.median(seconds):.2f} s, min {min(seconds):.2f} s, {rows / statistics.median(seconds):,.0f} rows a second", flush=True)
    return seconds


alone = folder / "alone.csv"
single = timed("one process", lambda: one_process(alone))
with open(alone, encoding="utf-8") as file:
    head = file.readline().rstrip("\n").split(",")
    places = [head.index(name) for name in ["ticket", *(f"{one}.due" for one in IDS)]]
    expected = answers([line.rstrip("\n").split(",")[at] for at in places] for line in file)
assert len(expected) == rows

spark = (
    SparkSession.builder.master("local-cluster[2,1,1024]").appName("sla-calculator")
    .config("spark.ui.enabled", "false").config("spark.submit.pyFiles", str(pathlib.Path(__file__).parent / "quote_table.py"))
    .config("spark.executorEnv.PYTHONPATH", str(pathlib.Path(__file__).parent)).config("spark.sql.execution.arrow.maxRecordsPerBatch", "20000")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")
table = spark.read.csv(str(source), header=True).repartition(8).cache()
table.count()


def by_pipe_to(target):
    shutil.rmtree(target, ignore_errors=True)
    by_pipe(table, cli, IDS).saveAsTextFile(str(target))


def by_arrow_to(target):
    by_arrow(table, cli, IDS).write.mode("overwrite").csv(str(target), header=True)


def check(what, found):
    same = sum(found.get(ticket) == dates for ticket, dates in expected.items())
    print(f"{what}: {len(found)} rows, {same} as one process gives them", flush=True)
    assert len(found) == same == rows, what


def read_arrow(target):
    read = spark.read.csv(str(target), header=True).select("ticket", *(f"`{one}.due`" for one in IDS)).na.fill("")
    return answers(tuple(row) for row in read.toLocalIterator())


def read_pipe(target):
    schema = "ticket string, answers map<string, struct<due: string>>"
    lines = spark.read.schema(schema).json(str(target)).toLocalIterator()
    return answers((row.ticket, *(((row.answers or {}).get(one) or [""])[0] or "" for one in IDS)) for row in lines)


pipe = timed("local-cluster[2,1,1024], lines by a pipe", lambda: by_pipe_to(folder / "pipe"))
check("by a pipe", read_pipe(folder / "pipe"))
arrow = timed("local-cluster[2,1,1024], Arrow's batches", lambda: by_arrow_to(folder / "arrow"))
check("by Arrow's batches", read_arrow(folder / "arrow"))
for what, seconds in (("by a pipe", pipe), ("by Arrow's batches", arrow)):
    print(f"one process takes {statistics.median(single) / statistics.median(seconds):.2f} times as long as two workers {what}", flush=True)


def executors():
    lines = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout.splitlines()
    mine = [line.split()[0] for line in lines if "CoarseGrainedExecutorBackend" in line and spark.sparkContext.applicationId in line]
    return [int(pid) for pid in mine]


def kill_one():
    time.sleep(statistics.median(arrow) / 3)
    victims = executors()
    os.kill(victims[0], signal.SIGKILL)
    killed.append(victims[0])


killed = []
killer = threading.Thread(target=kill_one)
killer.start()
by_arrow_to(folder / "killed")
killer.join()
assert killed, "no worker was killed"
check("with a worker killed in the middle", read_arrow(folder / "killed"))
spark.stop()
shutil.rmtree(folder, ignore_errors=True)
print("nothing was lost and nothing doubled")
