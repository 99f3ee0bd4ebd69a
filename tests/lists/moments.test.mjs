import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";

const { readMoment, usualMoment, ordersOf, isClock, isMidnight, joined, serialMoment, languages: [zh, en], close } = await load();
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
  for (const moment of ["2026-09-30", "2026-09-30T00:01", "2026-09-30T10:00", "2026-09-30T00:00:15", "2026-09-30T00:10"]) assert.ok(!isMidnight(moment), moment);
});

// 30 September 2026 is a Wednesday.
test("each name of a month is its month, in full and short, with a point, before and behind its day", () => {
  const names = [["January", "Jan"], ["February", "Feb"], ["March", "Mar"], ["April", "Apr"], ["May"], ["June", "Jun"], ["July", "Jul"], ["August", "Aug"], ["September", "Sep", "Sept"], ["October", "Oct"], ["November", "Nov"], ["December", "Dec"]];
  for (const [at, month] of names.entries()) {
    const moment = `2026-${String(at + 1).padStart(2, "0")}-05`;
    for (const name of month) for (const text of [`5 ${name} 2026`, `${name} 5, 2026`, `${name.toUpperCase()} 5 2026`, `05-${name}-2026`, `${name}. 5, 2026`, `5 ${name}. 2026`]) is(text, moment);
  }
  for (const text of ["1st Sep 2026", "Sep 1st, 2026", "1Sep2026", "Sep1 2026", "1 Sep, 2026"]) is(text, "2026-09-01");
  is("2nd Sep 2026", "2026-09-02");
  is("Sep 3rd 2026", "2026-09-03");
  is("3rd Sep 2026", "2026-09-03");
  is("Sep 2nd 2026", "2026-09-02");
  is("12th Sep 2026", "2026-09-12");
  is("Sep 12th 2026", "2026-09-12");
  for (const text of ["30 Sep", "Sep 30", "30-Sep", "30th Sep"]) is(text, "2026-09-30", "2026");
  // A time is no day, more figures are no year, and a month is no part of another word.
  for (const text of ["Sep 16:00", "Sep 6:00", "30 Sep 20261", "Sep 30 20261", "Sep 30, 26", "30 Sep 26", "Sep 301", "130 Sep 2026", "x30 Sep 2026", "xSep 30, 2026", "30 Foo 2026", "Sep 2026"]) refuses(text, "form", "2026");
});

test("each day of the week is told in every spelling, and contradicts every other", () => {
  const days = [["日", "sun"], ["一", "mon"], ["二", "tue", "tues"], ["三", "wed", "wednes"], ["四", "thu", "thur", "thurs"], ["五", "fri"], ["六", "sat", "satur"]];
  for (const [at, [chinese, ...english]] of days.entries()) {
    const day = `2026-${["09-27", "09-28", "09-29", "09-30", "10-01", "10-02", "10-03"][at]}`;
    const names = [`星期${chinese}`, `周${chinese}`, `週${chinese}`, `礼拜${chinese}`, `(${chinese})`, `（周${chinese}）`, ...english, ...english.map((name) => `${name.toUpperCase()}.`), `${english.at(-1)}day`];
    for (const name of names) {
      is(`${name} ${day}`, day);
      is(`${day} ${name}`, day);
      is(`${name}, ${day} 16:00`, `${day}T16:00`);
      is(`${day} ${name} 16:00`, `${day}T16:00`);
      const other = `2026-10-${["05", "06", "07", "08", "09", "10", "11"][at]}`;
      assert.deepEqual(readMoment(`${other} ${name}`), { fault: "weekday", weekday: (at + 1) % 7 }, name);
      assert.deepEqual(readMoment(`${name} ${other}`), { fault: "weekday", weekday: (at + 1) % 7 }, name);
    }
  }
  for (const name of ["星期天", "周天", "礼拜天"]) is(`2026-09-27 ${name} 下午4点`, "2026-09-27T16:00");
  refuses("2026-09-28 星期天", "weekday");
  // A day that does not exist has no weekday to contradict.
  is("2026-02-30（周一）", "2026-02-30");
  for (const text of ["Monthly 2026-09-28", "Sunset 2026-09-27", "x周三 2026-09-30", "2026-09-30 xx周三", "2026-09-30 周八"]) refuses(text, "form");
});

test("dates in Chinese figures: tens, teens and ones, of months and of days", () => {
  for (const [text, moment] of [
    ["二〇二六年十月十日", "2026-10-10"], ["二〇二六年十一月二十日", "2026-11-20"], ["二〇二六年十二月三十一日", "2026-12-31"], ["二零一〇年一月九号", "2010-01-09"], ["2026年九月8日", "2026-09-08"], ["二〇二六年二月十九日", "2026-02-19"], ["一九七八年十二月二十二日", "1978-12-22"], ["二〇三五年四月五日", "2035-04-05"],
  ]) is(text, moment);
  is("十月一日", "2026-10-01", "2026");
  refuses("二〇二六 年十月十日", "form");
});

test("the parts of a date may stand apart, have one figure or two, and lack the word for the day", () => {
  for (const text of ["2026年12月3日", "2026 年 12 月 3 号", "2026年12月03", "2026-12-3日", "2026 / 12 / 3", "2026. 12. 3", "2026-12-03", "20261203"]) is(text, "2026-12-03");
  for (const text of ["2026年1月30日", "2026-1-30", "2026/01/30日", "20260130"]) is(text, "2026-01-30");
  for (const [text, moment] of [["12月3日", "2026-12-03"], ["1 月 30 号", "2026-01-30"], ["12月13", "2026-12-13"], ["1月3日16:00", "2026-01-03T16:00"], ["12月3 16:00", "2026-12-03T16:00"], ["30/9", "2026-09-30"], ["9-30", "2026-09-30"], ["9/30 16:00", "2026-09-30T16:00"], ["9/30T16:00", "2026-09-30T16:00"], ["9/30,16:00", "2026-09-30T16:00"], ["9/30(三)", "2026-09-30"]]) is(text, moment, "2026");
  for (const text of ["第2026-09-30", "第2026-09-30:15", "第12月31:15", "x30/9/2026:15", "x9/30 :15", "x30 Sep 2026:15", "xSep 30时", "x20260930", "GD20260930:15", "2026-09-30x", "22026-09-30", "26年9月30日", "2026年9月", "2026-09-301", "2026-009-30", "x12月3日", "112月3日", "12月333日", "9/30/26", "9-30-1", "9/30x", "x9/30", "109/30", "30/9/202616:00", "130/9/2026", "x30/9/2026", "30/9-2026", "9月", "2026093"]) refuses(text, "form", "2026");
});

test("day and month that are one number, or of which one is no month, need not be told apart; eleven and twelve do", () => {
  is("5/5/2026", "2026-05-05");
  is("5/5", "2026-05-05", "2026");
  for (const text of ["1/12/2026", "12/1/2026", "11/12/2026", "1/12", "12-1"]) refuses(text, "order", "2026");
  is("13/12/2026", "2026-12-13");
  is("12/13/2026", "2026-12-13");
  assert.deepEqual(readMoment("1/12/2026", undefined, "day-first"), { moment: "2026-12-01" });
  assert.deepEqual(readMoment("1/12/2026", undefined, "month-first"), { moment: "2026-01-12" });
  assert.deepEqual(readMoment("1/12", "2026", "day-first"), { moment: "2026-12-01" });
  assert.deepEqual(readMoment("1/12", "2026", "month-first"), { moment: "2026-01-12" });
  // What only one order makes a date has that order, whatever was told.
  assert.deepEqual(readMoment("13/1/2026", undefined, "month-first"), { moment: "2026-01-13" });
  for (const [text, order] of [
    ["1/12/2026", "either"], ["12/1/2026", "either"], ["12-11", "either"], ["13/12/2026", "day-first"], ["12/13/2026", "month-first"], ["30/9", "day-first"], ["9/30 16:00", "month-first"], ["周三 30/9/2026", "day-first"], ["1.2.2026", "either"],
    ["5/5/2026", undefined], ["2026-01-12", undefined], ["1月12日", undefined], ["abc", undefined], ["", undefined], ["1.2", undefined],
  ]) assert.equal(ordersOf(text), order, text);
});

test("the parts of the day from their first hour to their last, and not beyond", () => {
  const spoken = { 凌晨: [[0, 6, 0]], 清晨: [[4, 9, 0]], 早上: [[4, 11, 0]], 早晨: [[4, 11, 0]], 上午: [[0, 11, 0], [12, 12, -12]], 中午: [[11, 14, 0], [1, 2, 12]], 下午: [[1, 11, 12], [12, 23, 0]], 傍晚: [[4, 8, 12], [16, 20, 0]], 晚上: [[6, 11, 12], [18, 23, 0]], 晚间: [[6, 11, 12], [18, 23, 0]], AM: [[0, 11, 0], [12, 12, -12]], pm: [[1, 11, 12], [12, 23, 0]], "a.m.": [[0, 11, 0], [12, 12, -12]], "P.M.": [[1, 11, 12], [12, 23, 0]] };
  for (const [half, ranges] of Object.entries(spoken)) {
    for (let hour = 0; hour < 24; hour++) {
      const [, , add] = ranges.find(([from, to]) => from <= hour && hour <= to) ?? [];
      const texts = [`2026-09-30 ${half}${hour}:05`, `2026-09-30 ${half} ${hour}:05`, `2026-09-30 ${hour}:05 ${half}`];
      for (const text of texts) if (add === undefined) refuses(text, "unclear"); else is(text, `2026-09-30T${String(hour + add).padStart(2, "0")}:05`);
    }
  }
  for (const half of ["晚上", "晚间"]) is(`2026-09-30 ${half}24:00`, "2026-10-01T00:00");
  for (const text of ["上午 9:00 AM", "上午9点 下午", "9:00 AM PM"]) refuses(`2026-09-30 ${text}`, "form");
});

test("times of day in every spelling", () => {
  const day = "2026-09-30";
  for (const [text, time] of [
    ["9:05", "09:05"], ["9:5", "09:05"], ["09:05:07", "09:05:07"], ["9时5分", "09:05"], ["9点05", "09:05"], ["9 点 5 分 7 秒", "09:05:07"], ["9点半", "09:30"], ["9 时 半", "09:30"], ["16点15分30秒", "16:15:30"], ["16时15分30秒", "16:15:30"], ["16点整", "16:00"], ["T9:05", "09:05"], [", 9:05", "09:05"],
    ["上午9点", "09:00"], ["9 am", "09:00"], ["16:00:00.5", "16:00:01"], ["16:00:00,5", "16:00:01"], ["16:00:00.49", "16:00"], ["16:00:14.75", "16:00:15"], ["16:00:15.25", "16:00:15"], ["16:59:59.50", "17:00"],
  ]) is(`${day} ${text}`, `${day}T${time}`);
  for (const [text, moment] of [["20260930160015", "2026-09-30T16:00:15"], ["20260930 160015", "2026-09-30T16:00:15"], ["20260930T1605", "2026-09-30T16:05"], ["2026-09-30 1605", "2026-09-30T16:05"]]) is(text, moment);
  for (const text of ["9:", ":05", "9:05:", "9:005", "009:05", "9:05:007", "9:05 x", "x 9:05", "9", "9半", "9点5分7", "9:05分", "1600x", "16005", "9点点", "9:05:07.", "9点半5分"]) refuses(`${day} ${text}`, "form");
  // What does not exist is left as it is.
  for (const [text, written] of [["24:30", "24:30"], ["24:00:01", "24:00:01"], ["16:60", "16:60"], ["16:60:00.7", "16:60"], ["16:00:60.7", "16:00:60"], ["25:00:00.9", "25:00"], ["24:30:00.9", "24:30"], ["16:99:99", "16:99:99"]]) is(`${day} ${text}`, `${day}T${written}`);
  is("2026-02-30 16:00:00.9", "2026-02-30T16:00");
});

test("the end of a day, as answers say it, is its day", () => {
  for (const text of ["2026-10-10 24时前", "2026年10月10日24时止", "10月10日(周六)24时前", "2026-10-10（周六）24时前", "by the end of 10 Oct 2026", "By the end of 2026-10-10"]) is(text, "2026-10-10", "2026");
  for (const text of ["not by the end of 2026-10-10", "2026-10-10 by the end of 16:00", "2026-10-10 24时前后", "2026-10-10 约24时前", "2026-10-10 12时前"]) refuses(text, "form");
});

test("zones in every spelling; from one time to another is no zone", () => {
  const at = "2026-09-30T16:00";
  for (const [text, zone] of [
    ["Z", "Z"], ["z", "Z"], ["+8", "+08:00"], ["-5", "-05:00"], ["+08", "+08:00"], ["+0530", "+05:30"], ["+05:30", "+05:30"], ["-0330", "-03:30"], [" UTC+8", "+08:00"], [" GMT-5:30", "-05:30"], [" GMT +0800", "+08:00"], [" utc+08:00", "+08:00"], [" +0800 (CST)", "+08:00"], [" GMT+0800 (Z)", "+08:00"], ["北京时间", "+08:00"], [" （北京时间）", "+08:00"],
  ]) is(`${at}${text}`, `${at}${zone}`);
  is("2026-09-30 16:30:15 -03:30", "2026-09-30T16:30:15-03:30");
  is("2026-09-30 24:00 +08:00", "2026-10-01T00:00+08:00");
  for (const text of ["2026-10-12 00:00-06:00", "2026-10-12 9:00-10", "2026-10-12, 09:00-10:00", "2026-10-12 16:00 +", "2026-10-12 16:00 +123456", "2026-10-12 16:00 (CST)", "2026-10-12 16:00 +08:00 x"]) refuses(text, "form");
  is("2026-10-12T00:00:00-06:00", "2026-10-12T00:00-06:00");
});

test("the day numbers of spreadsheets from 1954 to 2119, to the second", () => {
  for (const [text, moment] of [["20000", "1954-10-03"], ["79999", "2119-01-10"], ["46295.25", "2026-09-30T06:00"], ["46295.5", "2026-09-30T12:00"], [String(46295 + (16 * 3600 + 30 * 60 + 15) / 86_400), "2026-09-30T16:30:15"]]) is(text, moment);
  for (const text of ["19999", "80000", "146295", "462951", "46295.", "46295x", "x46295", "46295.5x", "4629"]) refuses(text, "form");
});

test("the seconds and milliseconds of a system's clock from 2001 to 2033, in Greenwich's time", () => {
  for (const [text, moment] of [["1790784000", "2026-09-30T16:00Z"], ["1790784000000", "2026-09-30T16:00Z"], ["1790784015", "2026-09-30T16:00:15Z"], ["1790784000.75", "2026-09-30T16:00:01Z"], ["1790784014600", "2026-09-30T16:00:15Z"], ["1790784000000.25", "2026-09-30T16:00Z"], ["1000000000", "2001-09-09T01:46:40Z"], ["1999999999", "2033-05-18T03:33:19Z"]]) is(text, moment);
  for (const text of ["2000000000", "91790784000", "17907840000", "1790784000.", "1790784000x", "x1790784000"]) refuses(text, "form");
});

test("the year at the end, as programs in C write it", () => {
  for (const text of ["Wed Sep 30 16:00:00 2026", "Sep 30 16:00:00 2026", "Sep 30 16:00 2026", "wed sep  30 16:00:00 2026", "September 30 16:00 2026"]) is(text, "2026-09-30T16:00");
  is("Thu Oct  1 09:05:07 2026", "2026-10-01T09:05:07");
  refuses("Tue Sep 30 16:00:00 2026", "weekday");
  for (const text of ["Sep 30 16:00 20261", "x Sep 30 16:00 2026", "Sep 30 16:00:00 26"]) refuses(text, "form", "2026");
});

test("the usual form is read at once, and everything else is left to the long way", () => {
  for (const [text, moment] of [
    ["2026-09-30", "2026-09-30"], ["2026/9/3", "2026-09-03"], ["2026.12.31", "2026-12-31"], ["2026-09-30 16:00", "2026-09-30T16:00"], ["2026-09-30T9:05", "2026-09-30T09:05"], ["2026/9/30 19:59:07", "2026-09-30T19:59:07"], ["2026-09-30 03:05:00", "2026-09-30T03:05"], ["2026-09-30 23:00:59", "2026-09-30T23:00:59"], ["2026-09-30 20:00", "2026-09-30T20:00"], ["2026-1-12", "2026-01-12"],
  ]) {
    assert.equal(usualMoment(text), moment, text);
    // The long way, which takes blanks at the ends, says the same.
    is(` ${text} `, moment);
  }
  for (const text of ["2026-9/30", "26-09-30", "x2026-09-30", "2026-09-30x", "2026-123-1", "2026-1-123", "12026-09-30", "2026-09-30 24:00", "2026-09-30 16:60", "2026-09-30 16:00:60", "2026-09-30  16:00", "2026-09-30 16:0", "2026-09-30 16", "2026-09-30 016:00", "2026-09-30 16:00:0", "2026-09-30 16:000", "2026-09-30 16:00:000", "2026_09_30", "2026年9月30日", "2026-09-30Z16:00", ""]) assert.equal(usualMoment(text), undefined, text);
});

test("a time of day without a date is told from a number, a date and the end of a day", () => {
  for (const text of ["16:00", "下午4点", "09:05:00", "4 pm", "16时", "24:00", "T16:00", "16:00:00.5"]) assert.ok(isClock(text), text);
  for (const text of ["", " ", "1600", "160000", "16", "24时前", "2026-09-30", "晚上2:00", "abc", "16:00x"]) assert.ok(!isClock(text), text);
});

test("a date and a time from two cells are one text, unless the date has another time already", () => {
  for (const [date, clock, text] of [
    [" 2026-09-30 ", " 16:00 ", "2026-09-30 16:00"], ["2026-09-30", "", "2026-09-30"], ["", "16:00", ""], [" ", " ", ""],
    // A number has lost the zero before its hour.
    ["2026-09-30", "905", "2026-09-30 0905"], ["2026-09-30", "90507", "2026-09-30 090507"], ["2026-09-30", "1630", "2026-09-30 1630"], ["2026-09-30", "163000", "2026-09-30 163000"], ["2026-09-30", "9", "2026-09-30 9"], ["2026-09-30", "905x", "2026-09-30 905x"],
    // Midnights of a database give way.
    ["2026-09-30 00:00:00", "16:00", "2026-09-30 16:00"], ["2026-09-30T00:00:00.000", "16:00", "2026-09-30 16:00"], ["2026-09-30 0:00", "16:00", "2026-09-30 16:00"], ["2026-09-30  0:0:0", "16:00", "2026-09-30 16:00"], ["2026年9月30日0时0分", "16:00", "2026年9月30日 16:00"], ["2026年9月30日00时00分00秒", "16:00", "2026年9月30日 16:00"], ["2026年9月30日 0时00分0秒", "16:00", "2026年9月30日 16:00"], ["9月30日 00:00", "16:00", "9月30日 16:00"], ["2026-09-30T00:00:00Z", "16:00", "2026-09-30T00:00:00Z 16:00"],
    // The same time in another spelling is the same; another one stays beside it, and is no moment.
    ["2026-09-30 16:00", "下午4点", "2026-09-30 16:00"], ["9月30日 16:00", "16:00", "9月30日 16:00"], ["2026-09-30 16:00", "17:00", "2026-09-30 16:00 17:00"], ["2026-09-30 20:00", "16:00", "2026-09-30 20:00 16:00"], ["2026-09-30 00:00:15", "16:00", "2026-09-30 00:00:15 16:00"],
    // What is no moment stays beside what is no time.
    ["明天", "16:00", "明天 16:00"], ["明天", "早", "明天 早"], ["2026-09-30", "早", "2026-09-30 早"],
  ]) assert.equal(joined(date, clock), text, `${date}|${clock}`);
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
