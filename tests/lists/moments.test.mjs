import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";

const { readMoment, isMidnight, serialMoment, languages: [zh, en], close } = await load();
after(close);

const is = (text, moment, year) => assert.deepEqual(readMoment(text, year), { moment }, text);
const refuses = (text, fault, year) => assert.equal(readMoment(text, year).fault, fault, text);

test("one date is read in every spelling that has no other reading", () => {
  for (const text of [
    "2026-09-30", "2026/9/30", "2026.9.30", "2026. 9. 30", "20260930", "2026年9月30日", "2026年09月30号", "2026 年 9 月 30 日", "二〇二六年九月三十日", "二零二六年九月三十日", "46295",
    "２０２６／９／３０", "2026-09-30（周三）", "2026年9月30日 星期三", "2026年9月30日，星期三", "2026/9/30 (三)", "週三 2026-9-30", "礼拜三 2026-09-30",
    "=\"2026-09-30\"", "\u200b2026-09-30\ufeff", "\u202a2026-09-30", "30 Sep 2026", "30-Sep-2026", "Sep 30, 2026", "September 30th, 2026", "Wednesday, 30 September 2026", "Wed 30 Sep 2026", "30/9/2026", "9/30/2026",
  ]) is(text, "2026-09-30");
});

test("one moment is read in every spelling that has no other reading", () => {
  for (const text of [
    "2026-09-30 16:00", "2026-09-30T16:00", "2026-09-30T16:00:00", "2026-09-30 16:00:00.000", "2026-09-30 16:00:00.0", "2026/9/30 16:00", "2026年9月30日16:00", "2026年9月30日 16时", "2026年9月30日16时00分", "2026年9月30日16时00分00秒",
    "2026年9月30日 16点", "2026年9月30日 16点整", "2026年9月30日 下午4点", "2026年9月30日 下午4:00", "2026-09-30 下午 04:00:00", "2026-9-30 4:00 PM", "9/30/2026 4:00:00 PM", "2026-09-30 pm 4:00", "2026-09-30 4:00 p.m.", "2026-09-30 周三 16:00",
    "202609301600", "20260930160000", "20260930 1600", "2026-09-30　16：00", "2026-09-30 下午16:00",
  ]) is(text, "2026-09-30T16:00");
  is("2026-09-30 16:30:15", "2026-09-30T16:30:15");
  is("2026年9月30日16时30分15秒", "2026-09-30T16:30:15");
  is("2026-09-30 16点半", "2026-09-30T16:30");
  is("46295.66666666666", "2026-09-30T16:00");
});

test("offsets stay, in one form", () => {
  is("2026-09-30T16:00:00.000Z", "2026-09-30T16:00Z");
  is("2026-09-30T16:00:00+0800", "2026-09-30T16:00+08:00");
  is("2026-09-30T16:00+08:00", "2026-09-30T16:00+08:00");
  is("2026-09-30T16:00+08", "2026-09-30T16:00+08:00");
  is("2026-09-30 16:00 (北京时间)", "2026-09-30T16:00+08:00");
  is("Wed Sep 30 2026 16:00:00 GMT+0800 (中国标准时间)", "2026-09-30T16:00+08:00");
});

test("fractions are rounded to the second, never cut off", () => {
  is("2026-09-30 16:59:59.999", "2026-09-30T17:00");
  is("2026-12-31 23:59:59.6", "2027-01-01T00:00");
  is("2026-09-30 16:00:00.4", "2026-09-30T16:00");
  assert.equal(serialMoment(46386.37847222222), "2026-12-30T09:05");
  assert.equal(serialMoment(46386 + (9 * 3600 + 5 * 60 + 59.9999) / 86400), "2026-12-30T09:06");
});

test("the parts of the day: each hour has its one reading, or is refused as unclear", () => {
  const day = "2026-09-30";
  for (const [text, time] of [
    ["上午12:30", "00:30"], ["上午9:00", "09:00"], ["上午11:59", "11:59"], ["下午1:00", "13:00"], ["下午12:30", "12:30"], ["下午4:00", "16:00"], ["12:30 AM", "00:30"], ["12:30 PM", "12:30"], ["11:00 am", "11:00"],
    ["晚上8:00", "20:00"], ["晚上11:30", "23:30"], ["晚上20:00", "20:00"], ["中午12:00", "12:00"], ["中午1点", "13:00"], ["中午11:30", "11:30"], ["凌晨2:30", "02:30"], ["凌晨0:30", "00:30"], ["早上8:30", "08:30"], ["傍晚6点", "18:00"],
  ]) is(`${day} ${text}`, `${day}T${time}`);
  for (const text of ["晚上12:00", "晚上2:30", "晚上0:30", "晚上5:00", "凌晨12:30", "上午13:00", "早上2:00", "下午0:30", "半夜12:00", "深夜1:00", "午夜12点", "夜里3点", "16:00 AM", "中午5点"]) refuses(`${day} ${text}`, "unclear");
});

test("24:00 is the beginning of the next day", () => {
  is("2026-09-30 24:00", "2026-10-01T00:00");
  is("2026-12-31 24:00:00", "2027-01-01T00:00");
  is("2026年2月28日24时", "2026-03-01T00:00");
});

test("a weekday that contradicts its date is refused, with the day that it is", () => {
  assert.deepEqual(readMoment("2026-10-10（周日）"), { fault: "weekday", weekday: 6 });
  assert.deepEqual(readMoment("10月10日(周日)", "2026"), { fault: "weekday", weekday: 6 });
  assert.deepEqual(readMoment("Sun 10 Oct 2026"), { fault: "weekday", weekday: 6 });
  is("10月10日(周六)", "2026-10-10", "2026");
});

test("a missing year is asked for, never guessed", () => {
  for (const text of ["10月10日(周六)", "10月1日16:00", "9/30", "30-9", "1 Oct, 05:30", "Sat 10 Oct"]) refuses(text, "year");
  is("10月1日16:00", "2026-10-01T16:00", "2026");
});

test("what has two readings or none is refused", () => {
  for (const text of ["1/9/2026", "09/10/2026", "1/9", "10-9"]) refuses(text, "order", "2026");
  for (const text of ["", "明天", "2026-09", "26-9-30", "26/9/30", "9.30", "2026-09-30至2026-10-08", "2026-09-30 左右", "2026-09-30 16", "2790000000", "179000000", "民国115年9月30日", "合计", "2026-09-30 16:00 CST", "13800138000", "2026-9/30", "15", "2026", "下午4点", "2026-09-30 16:00 17:00"]) refuses(text, "form", "2026");
});

test("days that do not exist are left for the engine to refuse by name", () => {
  is("2026-02-30", "2026-02-30");
  is("2026-02-30 24:00", "2026-02-30T24:00");
  is("2026年13月1日", "2026-13-01");
  is("2026-09-30 25:00", "2026-09-30T25:00");
});

test("zeros as a time are told from a day without a time", () => {
  for (const moment of ["2026-09-30T00:00", "2026-09-30T00:00:00", "2026-09-30T00:00Z", "2026-09-30T00:00+08:00"]) assert.ok(isMidnight(moment));
  for (const moment of ["2026-09-30", "2026-09-30T00:01", "2026-09-30T10:00"]) assert.ok(!isMidnight(moment));
});

/** Days all over the years that lists are about, and times all over the day; a fixed sequence, so that a failure can be repeated. */
function* samples() {
  let seed = 20261128;
  const next = (below) => { seed = (seed * 48271) % 2147483647; return seed % below; };
  for (let n = 0; n < 3000; n++) {
    const date = new Date(Date.UTC(2004 + next(40), next(12), 1 + next(31), next(24), next(60), next(2) ? next(60) : 0));
    yield date.toISOString();
  }
}

for (const words of [zh, en]) {
  test(`what is written in ${words.lang} is read back as the same`, () => {
    for (const iso of samples()) {
      const [day, year] = [iso.slice(0, 10), iso.slice(0, 4)];
      const moment = iso.slice(0, iso.slice(17, 19) === "00" ? 16 : 19);
      const full = words.relativeTo(0);
      for (const [text, wanted] of [
        [words.date(day), day], [words.dateEnd(day), day], [words.dateFull(day), day], [words.instant(`${moment}+08:00`), moment], [words.instant(day), day],
        [full.date(day), day], [full.dateEnd(day), day], [full.instant(`${moment}+08:00`), moment], [day, day], [moment, moment], [moment.replace("T", " "), moment],
      ]) is(text, wanted, year);
    }
  });
}
