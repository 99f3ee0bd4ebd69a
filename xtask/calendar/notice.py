"""Reads the numbered lines of a holiday notice of the State Council's General Office.

一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。

The weekdays in brackets and the count of days are the notice's own checks: a line that does not
agree with them, or that is not understood, stops the run.
"""
import datetime
import re
import sys

NAMES = {
    "元旦": "new-year", "春节": "spring-festival", "清明节": "qingming", "劳动节": "labour-day",
    "端午节": "dragon-boat", "中秋节": "mid-autumn", "国庆节": "national-day",
}
LINE = re.compile(r"^\s*[一二三四五六七八九十]+、\s*([^：:]+)[：:]\s*(.+)$")
DATE = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?"
WEEKDAYS = "一二三四五六日"


def read_notice(year, text):
    """The rest spans of a notice: holiday, from, to, make_up (ISO dates)."""
    spans = []
    for line in text.splitlines():
        match = LINE.match(line)
        if match:
            spans += read_line(year, match[1].strip(), match[2])
    if not spans:
        sys.exit("no line of the form `一、元旦：…` was found")
    return spans


def read_line(year, names, text):
    known = [NAMES.get(name) for name in names.split("、")]
    if None in known:
        sys.exit(f"`{names}`: not a holiday that is known")
    # A joint line (国庆节、中秋节) is National Day's; the statutory table still names each day.
    holiday = "national-day" if "national-day" in known else known[0]
    spans, worked = [], []
    for sentence in filter(None, re.split("[。；;]", text)):
        if sentence.strip().endswith("上班"):
            worked += [date for date, _ in dates(year, holiday, sentence)]
        elif "放假" in sentence:
            spans += rest(year, holiday, sentence)
        else:
            sys.exit(f"`{sentence}`: not understood")
    if not spans:
        sys.exit(f"`{names}`: no rest span found")
    spans[0]["make_up"] = " ".join(map(str, worked))
    return spans


def rest(year, holiday, sentence):
    """`A至B放假…`, `A放假`, or `A放假，C补休` (two spans, one when the days touch)."""
    found = dates(year, holiday, sentence)
    ranges, index = [], 0
    while index < len(found):
        joined = index + 1 < len(found) and found[index + 1][1]
        ranges.append([found[index][0], found[index + joined][0]])
        index += 1 + joined
    for first, last in reversed(ranges[1:]):
        if ranges[-2][1] + datetime.timedelta(days=1) == first:
            ranges[-2][1] = last
            ranges.pop()
    count = re.search(r"(?:共|放假)(\d+)天", sentence)
    total = sum((last - first).days + 1 for first, last in ranges)
    if count and int(count[1]) != total:
        sys.exit(f"`{sentence}`: {total} days read")
    return [{"holiday": holiday, "from": str(first), "to": str(last), "make_up": ""} for first, last in ranges]


def dates(year, holiday, sentence):
    """(date, does a 至 stand before it?) in order; a missing month is that of the date before."""
    found, of_year, month = [], year, None
    for match in re.finditer(DATE, sentence):
        named_year, named_month, number, bracket = match.groups()
        if named_month:
            # `12月30日至1月1日` of New Year begins in the year before.
            earlier = holiday == "new-year" and int(named_month) == 12
            of_year, month = int(named_year or year - earlier), int(named_month)
        if month is None:
            sys.exit(f"`{sentence}`: a day without a month")
        date = datetime.date(of_year, month, int(number))
        weekday = re.search(r"(?:周|星期)([一二三四五六日天])", bracket or "")
        if weekday and WEEKDAYS[date.weekday()] != weekday[1].replace("天", "日"):
            sys.exit(f"`{match[0]}`: {date} is a 周{WEEKDAYS[date.weekday()]}")
        found.append((date, sentence[:match.start()].rstrip().endswith(("至", "—", "－", "-"))))
    return found
