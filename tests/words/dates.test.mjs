import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";

const { zh, en, close, loadWords, matchLanguage, languages } = await load();
after(close);

test("dates have the official Chinese form with full-width brackets, and a plain English one", () => {
  const table = [
    // 2026-10-10 is a Saturday, 2026-09-30 a Wednesday, 2027-01-05 a Tuesday.
    ["date", "2026-10-10", "10月10日（周六）", "Sat 10 Oct"],
    ["date", "2026-09-30", "9月30日（周三）", "Wed 30 Sep"],
    ["date", "2026-09-30T16:00:00+08:00", "9月30日（周三）", "Wed 30 Sep"],
    ["date", "2024-02-29", "2月29日（周四）", "Thu 29 Feb"],
    ["dateEnd", "2026-10-10", "10月10日（周六）24时前", "by the end of Sat 10 Oct"],
    ["dateFull", "2026-10-10", "2026年10月10日，星期六", "Saturday, 10 October 2026"],
    ["dateFull", "2026-10-11", "2026年10月11日，星期日", "Sunday, 11 October 2026"],
    ["weekday", "2026-10-10", "周六", "Sat"],
    ["instant", "2026-10-01T05:30:00+08:00", "10月1日 05:30", "1 Oct, 05:30"],
    ["instant", "2026-10-01T05:30:15+08:00", "10月1日 05:30:15", "1 Oct, 05:30:15"],
    ["instant", "2026-10-01", "10月1日", "1 Oct"],
  ];
  for (const [form, iso, chinese, english] of table) {
    assert.equal(zh[form](iso), chinese);
    assert.equal(en[form](iso), english);
  }
});

test("what is no date is shown as it is", () => {
  for (const text of ["", "soon", "2026-02-30", "2026-13-01"]) assert.equal(zh.date(text), text);
});

test("the year is shown only where it differs from the reference year", () => {
  const [near, nah] = [zh.relativeTo(2026), en.relativeTo(2026)];
  assert.equal(near.date("2026-12-31"), "12月31日（周四）");
  assert.equal(near.dateEnd("2027-01-05"), "2027年1月5日（周二）24时前");
  assert.equal(nah.dateEnd("2027-01-05"), "by the end of Tue 5 Jan 2027");
  assert.equal(near.instant("2027-01-05T08:00:00+08:00"), "2027年1月5日 08:00");
  assert.equal(zh.date("2027-01-05"), "1月5日（周二）");
});

test("ranges say each part once", () => {
  const table = [
    ["2027-02-15", "2027-02-17", "2月15日–17日", "15–17 Feb"],
    ["2026-09-30", "2026-10-02", "9月30日–10月2日", "30 Sep – 2 Oct"],
    ["2026-12-30", "2027-01-05", "2026年12月30日–2027年1月5日", "30 Dec 2026 – 5 Jan 2027"],
    ["2027-01-05", "2027-01-05", "1月5日（周二）", "Tue 5 Jan"],
  ];
  for (const [from, to, chinese, english] of table) {
    assert.equal(zh.range(from, to), chinese);
    assert.equal(en.range(from, to), english);
  }
  assert.equal(zh.relativeTo(2026).range("2027-02-15", "2027-02-17"), "2027年2月15日–17日");
  assert.equal(en.relativeTo(2026).range("2027-02-15", "2027-02-17"), "15–17 Feb 2027");
  assert.equal(zh.month(2026, 10), "2026年10月");
  assert.equal(en.month(2026, 10), "October 2026");
  assert.equal(zh.span("2026-10-01T01:00:00+08:00", "2026-10-01T02:20:00+08:00"), "10月1日 01:00–02:20");
  assert.equal(en.span("2026-09-30T23:00:00+08:00", "2026-10-01T02:20:00+08:00"), "30 Sep, 23:00 – 1 Oct, 02:20");
});

test("durations", () => {
  const table = [
    [320, "5小时20分", "5 h 20 min"],
    [20, "20分钟", "20 min"],
    [120, "2小时", "2 h"],
    [0, "0分钟", "0 min"],
    [14400, "10天", "10 days"],
    [1440, "1天", "1 day"],
    [1440 + 125, "1天2小时5分", "1 d 2 h 5 min"],
    [1440 + 20, "1天20分钟", "1 d 20 min"],
    [0.5, "30秒", "30 s"],
    [1.5, "1分30秒", "1 min 30 s"],
  ];
  for (const [minutes, chinese, english] of table) {
    assert.equal(zh.duration(minutes), chinese);
    assert.equal(en.duration(minutes), english);
  }
});

test("limits with their bound and what they are per", () => {
  const table = [
    [{ amount: 3, units: "businessDays" }, "3个工作日", "3 working days"],
    [{ amount: 1, units: "businessDays" }, "1个工作日", "1 working day"],
    [{ amount: 3, units: "calendarMonths" }, "3个月", "3 months"],
    [{ amount: 7, units: "calendarDays" }, "7日", "7 calendar days"],
    [{ amount: 0, units: "calendarDays" }, "当日", "the same day"],
    [{ amount: 2, units: "calendarHours" }, "2小时", "2 hours"],
    [{ amount: 30, units: "calendarMinutes", bound: "every" }, "每30分钟", "every 30 minutes"],
    [{ amount: 3, units: "occurrences", bound: "at-least", per: "order" }, "每单至少3次", "at least 3 times per order"],
    [{ amount: 4, units: "occurrences", bound: "at-most", per: "year" }, "每年不超过4次", "at most 4 times a year"],
    [{ amount: 6, units: "calendarHours", bound: "at-most", per: "year" }, "每年不超过6小时", "at most 6 hours a year"],
    [{ amount: 4, units: "businessHours" }, "4个工作小时", "4 working hours"],
  ];
  for (const [limit, chinese, english] of table) {
    assert.equal(zh.limit(limit), chinese);
    assert.equal(en.limit(limit), english);
  }
  assert.equal(zh.workingDays(3), "3个工作日");
  assert.equal(en.workingDays(1), "1 working day");
});

test("a language is found by its tag, and an unknown one is refused by name", async () => {
  assert.deepEqual(languages, ["zh-CN", "en"]);
  const table = [["zh", "zh-CN"], ["zh-Hans-CN", "zh-CN"], ["ZH-cn", "zh-CN"], ["en-GB", "en"], ["fr", undefined], ["", undefined]];
  for (const [tag, lang] of table) assert.equal(matchLanguage(tag), lang);
  assert.equal((await loadWords("zh-Hans")).lang, "zh-CN");
  await assert.rejects(loadWords("fr"), { code: "unknown-value", path: "/0", message: "there is no language `fr` here; there are zh-CN, en" });
});
