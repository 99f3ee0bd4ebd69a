"""The calendar files in real programs: a line a program. Arguments: the folder with the files, a folder to work in."""
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import date, datetime, timedelta, timezone
from importlib.metadata import version
from pathlib import Path

FILES, WORK = Path(sys.argv[1]), Path(sys.argv[2])
EXPECTED = json.loads((FILES / "expected.json").read_text("utf-8"))
BIN = Path(sys.executable).parent
failed = False


def text(name):
    return (FILES / name).read_bytes().decode("utf-8")


def check(program, action):
    """Runs a check and prints its line."""
    global failed
    try:
        print(f"ok - {program} {version(program)}: {action()}", flush=True)
    except Exception as error:  # whatever goes wrong is a failed program, and the next one is still tried
        failed = True
        print(f"not ok - {program} {version(program)}: {type(error).__name__}: {error}", flush=True)


def same(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def moment(value):
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value.isoformat()


def icalendar():
    from icalendar import Calendar

    count = 0
    for name, wanted in EXPECTED.items():
        found = [(str(e["UID"]), str(e["SUMMARY"]), moment(e.start), moment(e.end), e["SEQUENCE"], len(e.walk("VALARM"))) for e in Calendar.from_ical(text(name)).walk("VEVENT")]
        same(found, [(w["uid"], w["summary"], w["start"], w["end"], w["sequence"], w["alarms"]) for w in wanted], name)
        count += len(found)
    return f"{count} entries read as written"


def vobject():
    from vobject import readOne

    count = 0
    for name, wanted in EXPECTED.items():
        found = [(e.uid.value, e.summary.value) for e in readOne(text(name)).vevent_list]
        same(found, [(w["uid"], w["summary"]) for w in wanted], name)
        count += len(found)
    return f"{count} entries read as written"


def ics():
    from ics import Calendar

    count = 0
    for name, wanted in EXPECTED.items():
        found = {e.uid: e.name for e in Calendar(text(name)).events}
        same(found, {w["uid"]: w["summary"] for w in wanted}, name)
        count += len(found)
    return f"{count} entries read as written"


def khal():
    """Two lists, one after the other: nothing lost. (khal leaves stray copies of a file that is imported twice, so none is.)"""
    home = WORK / "khal"
    shutil.rmtree(home, ignore_errors=True)
    (home / "calendar").mkdir(parents=True)
    formats = "\n".join(f"{key} = %Y-%m-%d{' %H:%M' if 'time' in key else ''}" for key in ("dateformat", "longdateformat", "datetimeformat", "longdatetimeformat"))
    (home / "config").write_text(
        f"[calendars]\n[[sla]]\npath = {home}/calendar\n[locale]\nlocal_timezone = Asia/Shanghai\ndefault_timezone = Asia/Shanghai\ntimeformat = %H:%M\n{formats}\n[sqlite]\npath = {home}/khal.db\n"
    )
    run = lambda *args: subprocess.run([BIN / "khal", "-c", home / "config", *args], check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout
    run("import", "--batch", "-a", "sla", str(FILES / "jia.ics"))
    run("import", "--batch", "-a", "sla", str(FILES / "yi.ics"))
    lists = EXPECTED["jia.ics"] + EXPECTED["yi.ics"]
    same(len(list((home / "calendar").glob("*.ics"))), len(lists), "entries kept")
    shown = run("list", "2026-09-30", "30d", "--day-format", "", "--format", "{title}|{start-long-full}|{end-long-full}")
    lines = [line.split("|") for line in shown.splitlines() if "|" in line]
    same(sorted(line[0] for line in lines), sorted(w["summary"] for w in lists), "titles shown")
    for title, start, end in lines:
        if "恢复" in title:
            same(start, end, f"the moment of {title}")
    return f"two lists imported one after the other, {len(lines)} entries shown, none lost, due moments without a length"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def http(method, address, body=None, kind="text/calendar; charset=utf-8", **headers):
    # Radicale makes a user's folder when that user comes, whatever the password where none is asked for.
    headers["Authorization"] = "Basic c2xhOg=="
    if body:
        headers["Content-Type"] = kind
    request = urllib.request.Request(address, data=body.encode("utf-8") if body else None, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


def entries_of(name):
    """Each entry of a file as an object of its own, as a client stores it (RFC 4791, 4.1)."""
    before, *entries = re.split(r"(?=BEGIN:VEVENT\r\n)", text(name))
    for entry in entries:
        body = before + entry.replace("END:VCALENDAR\r\n", "") + "END:VCALENDAR\r\n"
        yield re.search(r"UID:(.*?)\r\n(?! )", body, re.S)[1].replace("\r\n ", ""), body


def served(command, collection):
    """Stores lists in a CalDAV server: two customers, then the first again with its dates moved."""
    port = free_port()
    server = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        base = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                http("OPTIONS", base + "/")
                break
            except OSError:
                time.sleep(0.2)
        same(http("MKCALENDAR", base + collection)[0], 201, "making a calendar")
        put = lambda name: [http("PUT", f"{base}{collection}{uid}.ics", body)[0] for uid, body in entries_of(name)]
        same(set(put("jia.ics")), {201}, "storing the first list")
        same(set(put("yi.ics")), {201}, "storing the second list")
        query = '<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"/></c:comp-filter></c:filter></c:calendar-query>'

        def stored():
            status, answer = http("REPORT", base + collection, query, "application/xml; charset=utf-8", Depth="1")
            same(status, 207, "asking for all entries")
            plain = answer.replace("&#13;", "").replace("\r", "").replace("\n ", "")
            return sorted(re.findall(r"^DTSTART.*$", plain, re.M)), sorted(re.findall(r"^UID:(.*)$", plain, re.M))

        dates, uids = stored()
        both = EXPECTED["jia.ics"] + EXPECTED["yi.ics"]
        same(uids, sorted(w["uid"] for w in both), "entries after two lists")
        same(len(set(put("jia-moved.ics")) & {200, 201, 204}), 1, "storing the first list again")
        moved, again = stored()
        same(again, uids, "entries after the first list was stored again")
        days = lambda name: [w["start"].replace("-", "") for w in EXPECTED[name] if "T" not in w["start"]]
        for name in ("jia-moved.ics", "yi.ics"):
            for day in set(days(name)):
                wanted = sum(days(other).count(day) for other in ("jia-moved.ics", "yi.ics"))
                same(sum(day in line for line in moved), wanted, f"entries on {day}")
        if moved == dates:
            raise AssertionError("no date moved")
        put("single.ics")
        put("single-known.ics")
        order = {w["uid"] for name in ("single.ics", "single-known.ics") for w in EXPECTED[name]}
        same(len(stored()[1]), len(both) + len(order), "entries after an order was stored before and after its fault was handled")
        return f"two lists stored one after the other, {len(uids)} entries, none lost; the first again with moved dates: none doubled, each moved"
    finally:
        server.terminate()
        server.wait(30)


def radicale():
    folder = WORK / "radicale"
    shutil.rmtree(folder, ignore_errors=True)
    return served(lambda port: [sys.executable, "-m", "radicale", "--config", "", "--hosts", f"127.0.0.1:{port}", "--auth-type", "none", "--storage-filesystem-folder", folder], "/sla/calendar/")


def xandikos():
    folder = WORK / "xandikos"
    shutil.rmtree(folder, ignore_errors=True)
    return served(lambda port: [BIN / "xandikos", "serve", "--defaults", "-d", folder, "--state-dir", WORK / "xandikos-state", "-l", "127.0.0.1", "-p", str(port)], "/user/calendars/sla/")


def checks():
    for program, action in (("icalendar", icalendar), ("vobject", vobject), ("ics", ics), ("khal", khal), ("Radicale", radicale), ("xandikos", xandikos)):
        check(program, action)


checks()
sys.exit(1 if failed else 0)
