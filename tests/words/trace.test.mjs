import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";
import * as given from "./quotes.mjs";

const { zh, en, close } = await load();
after(close);

const told = (name, chinese, english) =>
  test(`the count is told in both languages: ${name}`, () => {
    assert.deepEqual(zh.traceSentences(given[name]), chinese);
    assert.deepEqual(en.traceSentences(given[name]), english);
  });

told(
  "suspend",
  ["9月30日（周三）发起，当日不计入（民法典第201条）", "10月1日–7日放假（国庆节，2025年11月4日通知）", "10月8日（周四）计第1个工作日", "10月9日（周五）计第2个工作日", "10月10日（周六）调休上班，计第3个工作日，24时截止（民法典第203条）"],
  ["Order raised Wed 30 Sep, not counted (Civil Code art. 201)", "1–7 Oct: days off (National Day, notice of 4 Nov 2025)", "Thu 8 Oct is working day 1", "Fri 9 Oct is working day 2", "Sat 10 Oct is a make-up workday: working day 3, ends at 24:00 (Civil Code art. 203)"],
);

told(
  "suspendExcluded",
  ["9月30日（周三）发起，当日不计入（民法典第201条）", "10月1日–7日放假（国庆节，2025年11月4日通知）", "10月8日（周四）计第1个工作日", "10月9日（周五）不计入（客户原因）", "10月10日（周六）调休上班，计第2个工作日", "10月11日（周日）周末", "10月12日（周一）计第3个工作日，24时截止（民法典第203条）"],
  ["Order raised Wed 30 Sep, not counted (Civil Code art. 201)", "1–7 Oct: days off (National Day, notice of 4 Nov 2025)", "Thu 8 Oct is working day 1", "Fri 9 Oct not counted (customer-caused)", "Sat 10 Oct is a make-up workday: working day 2", "Sun 11 Oct: weekend", "Mon 12 Oct is working day 3, ends at 24:00 (Civil Code art. 203)"],
);

told(
  "suspendReceived",
  ["10月1日（周四）发起，当天不是工作日，起点移到10月8日（周四），该日不计入", "10月2日–7日放假（国庆节，2025年11月4日通知）", "10月9日（周五）计第1个工作日", "10月10日（周六）调休上班，计第2个工作日", "10月11日（周日）周末", "10月12日（周一）计第3个工作日，18:00截止（民法典第203条）"],
  ["Order raised Thu 1 Oct, which is not a working day: the start moves to Thu 8 Oct, which is not counted", "2–7 Oct: days off (National Day, notice of 4 Nov 2025)", "Fri 9 Oct is working day 1", "Sat 10 Oct is a make-up workday: working day 2", "Sun 11 Oct: weekend", "Mon 12 Oct is working day 3, ends at 18:00 (Civil Code art. 203)"],
);

told(
  "suspendProvisional",
  ["12月30日（周三）发起，当日不计入（民法典第201条）", "12月31日（周四）计第1个工作日", "2027年1月1日–3日放假（元旦）", "2027年1月4日（周一）计第2个工作日", "2027年1月5日（周二）计第3个工作日，24时截止（民法典第203条）", "按现行放假原则，最早和最迟同为2027年1月5日（暂定）"],
  ["Order raised Wed 30 Dec, not counted (Civil Code art. 201)", "Thu 31 Dec is working day 1", "1–3 Jan 2027: days off (New Year's Day)", "Mon 4 Jan 2027 is working day 2", "Tue 5 Jan 2027 is working day 3, ends at 24:00 (Civil Code art. 203)", "Under the standing rules, 5 Jan 2027 at the earliest and at the latest (provisional)"],
);

told(
  "notice",
  ["10月12日（周一）计划施工，当日不计入，往前倒数", "10月11日（周日）周末", "10月10日（周六）调休上班，倒数第1个工作日", "10月9日（周五）倒数第2个工作日", "10月8日（周四）倒数第3个工作日", "10月1日–7日放假（国庆节，2025年11月4日通知）", "9月30日（周三）倒数第4个工作日", "9月29日（周二）倒数第5个工作日，最迟当日24时前通知"],
  ["Works planned Mon 12 Oct, not counted, counting back", "Sun 11 Oct: weekend", "Sat 10 Oct is a make-up workday: working day 1 back", "Fri 9 Oct is working day 2 back", "Thu 8 Oct is working day 3 back", "1–7 Oct: days off (National Day, notice of 4 Nov 2025)", "Wed 30 Sep is working day 4 back", "Tue 29 Sep is working day 5 back, notice by 24:00 of that day"],
);

told(
  "restoration",
  ["9月30日 23:30申告故障，从这一刻起连续计算（7×24小时，民法典第201条）", "有1小时20分不计入时长（客户原因）", "6小时届满：10月1日 06:50到期"],
  ["Fault reported 30 Sep, 23:30, counted from that moment (7×24, Civil Code art. 201)", "1 h 20 min not counted (customer-caused)", "6 hours used up: due 1 Oct, 06:50"],
);

told(
  "finalAcceptance",
  ["11月30日（周日）初验，当日不计入（民法典第201条）", "到期月没有对应日，以月末日2026年2月28日（周六）为到期日（民法典第202条）", "2026年2月28日（周六）到期，24时截止（民法典第203条）"],
  ["Initial acceptance Sun 30 Nov, not counted (Civil Code art. 201)", "That month has no such day, so the limit ends on its last day, Sat 28 Feb 2026 (Civil Code art. 202)", "Due Sat 28 Feb 2026, ends at 24:00 (Civil Code art. 203)"],
);

told(
  "silverReport",
  ["9月30日（周三）故障处理完成，当日不计入（民法典第201条）", "10月1日–7日逐日计算，休息日照计，共7日，24时截止（民法典第203条）", "到期日10月7日（周三）是休息日，不顺延（读法：7日的算法）"],
  ["Fault handled Wed 30 Sep, not counted (Civil Code art. 201)", "1–7 Oct counted day by day, rest days included: 7 days, ends at 24:00 (Civil Code art. 203)", "The due day Wed 7 Oct is a rest day and does not move (reading: What 7 days are)"],
);

told(
  "stageFeedback",
  ["9月30日 23:30申告故障，此后每30分钟一次（7×24小时）", "首次10月1日 00:00，末次10月1日 01:00，共3次"],
  ["Fault reported 30 Sep, 23:30, from then on every 30 minutes (7×24)", "First 1 Oct, 00:00, last 1 Oct, 01:00, 3 times"],
);

told("contactCard", ["10月10日（周六）业务开通，限当日，24时截止（民法典第203条）"], ["Service activated Sat 10 Oct, on the same day, ends at 24:00 (Civil Code art. 203)"]);

test("three months that end on their own day name art. 202", () => {
  const own = { ...given.finalAcceptance, startsAt: "2026-07-01", dueDate: "2026-10-01", dueAt: "2026-10-02T00:00:00+08:00", reasons: [] };
  assert.deepEqual(zh.traceSentences(own), ["7月1日（周三）起算，当日不计入（民法典第201条）", "3个月后的对应日为10月1日（周四）（民法典第202条），24时截止（民法典第203条）"]);
});

test("under calendar-following the seventh day moves off the holiday", () => {
  const rolled = { ...given.silverReport, dueDate: "2026-10-08", dueAt: "2026-10-09T00:00:00+08:00", reasons: [{ code: "rolled-to-working-day", params: { date: "2026-10-07", next: "2026-10-08", reading: "sevenDays" } }] };
  assert.deepEqual(en.traceSentences(rolled).slice(1), ["1–7 Oct counted day by day, rest days included: 7 days", "Wed 7 Oct is a rest day; the end moves to Thu 8 Oct (reading: What 7 days are)", "Due Thu 8 Oct, ends at 24:00 (Civil Code art. 203)"]);
});

test("an emergency notice counts 24 hours back", () => {
  const emergency = { ...given.notice, limit: { amount: 24, units: "calendarHours" }, precision: "minute", startsAt: "2026-10-12T02:00:00+08:00", dueAt: "2026-10-11T02:00:00+08:00", dueDate: "2026-10-11" };
  assert.deepEqual(zh.traceSentences(emergency), ["10月12日 02:00计划施工，往前连续计算（7×24小时）", "提前24小时：最迟10月11日 02:00通知"]);
});

test("each day of the trace has its sentence, and a step says which days it covers", () => {
  assert.equal(zh.traceSentence({ date: "2026-10-05" }, given.suspend), "10月1日–7日放假（国庆节，2025年11月4日通知）");
  assert.equal(zh.traceSentence("2026-11-01", given.suspend), "");
  assert.deepEqual(
    en.trace(given.suspend).map(({ from, to }) => [from, to]),
    [["2026-09-30", "2026-09-30"], ["2026-10-01", "2026-10-07"], ["2026-10-08", "2026-10-08"], ["2026-10-09", "2026-10-09"], ["2026-10-10", "2026-10-10"]],
  );
});

test("without a date there is nothing to tell", () => {
  const { startsAt, dueAt, dueDate, trace, ...undated } = given.suspend;
  assert.ok(startsAt && dueAt && dueDate && trace);
  assert.deepEqual(zh.traceSentences({ ...undated, status: "indeterminate" }), []);
});

test("an hour clock lists the stretches it left out, united, cut to the clock, with cause and length", () => {
  const total = { ...given.restoration, reasons: [{ code: "excluded-time", params: { minutes: 50, cause: "customer" } }, { code: "excluded-time", params: { minutes: 30, cause: "customer,interconnection" } }] };
  const exclusions = [
    { from: "2026-10-01T01:30:00+08:00", to: "2026-10-01T02:00:00+08:00", cause: "interconnection" },
    { from: "2026-09-30T20:00:00+08:00", to: "2026-09-30T23:50:00+08:00", cause: "customer" },
    { from: "2026-09-30T17:00:00Z", to: "2026-09-30T17:30:00Z", cause: "customer" },
    { from: "2026-10-02T01:00:00+08:00", to: "2026-10-02T02:00:00+08:00", cause: "customer" },
  ];
  assert.deepEqual(zh.traceSentences(total, exclusions), [
    "9月30日 23:30起算，从这一刻起连续计算（7×24小时，民法典第201条）",
    "9月30日 23:30–23:50不计入时长（客户原因，20分钟）",
    "10月1日 01:00–02:00不计入时长（客户原因，互联互通原因，1小时）",
    "6小时届满：10月1日 06:50到期",
  ]);
  // Where they are not exactly what was left out, only the sum is told.
  const sums = ["50 min not counted (customer-caused)", "30 min not counted (customer-caused, interconnection-caused)"];
  assert.deepEqual(en.traceSentences(total, exclusions.slice(0, 2)).slice(1, 3), sums);
  assert.deepEqual(en.traceSentences(total).slice(1, 3), sums);
});

test("a weekend day that counts is said to be assumed, and office hours are not 24/7", () => {
  const assumed = { ...given.suspendProvisional, trace: [{ date: "2027-01-09", kind: "weekend", ordinal: 1, assumed: true }], dueDate: "2027-01-09" };
  assert.match(en.traceSentences(assumed)[1], /^Sat 9 Jan 2027 is assumed to be a make-up workday: working day 1, ends/);
  const office = { ...given.restoration, limit: { amount: 4, units: "businessHours" }, reasons: [] };
  assert.equal(en.traceSentences(office)[0], "From 30 Sep, 23:30, counted in office hours only");
});

test("what no step tells is said beside them: before the count what it rests on, after it what follows", () => {
  const reasons = [
    { code: "external-equipment" },
    { code: "dimension-set", params: { dimension: "assuranceLevel", value: "ordinary" } },
    ...given.restoration.reasons,
    { code: "tier-inversion", params: { dimension: "customerTier", value: "gold", dueDate: "2026-10-09" } },
  ];
  const { before, after } = zh.beside({ ...given.restoration, reasons });
  assert.deepEqual(before, [zh.reason(reasons[0]), zh.reason(reasons[1])]);
  assert.deepEqual(after, [zh.reason(reasons.at(-1))]);
  for (const told of [given.suspend, given.suspendExcluded, given.suspendReceived, given.silverReport]) assert.deepEqual(en.beside(told), { before: [], after: [] }, told.id);
});

test("a cadence whose end is not known has its start, and its last moment only by assumption", () => {
  const { instants, ...open } = given.stageFeedback;
  assert.deepEqual(zh.traceSentences({ ...open, status: "determined" }), ["9月30日 23:30申告故障，此后每30分钟一次（7×24小时）"]);
  // Without a time of day nothing runs yet.
  assert.deepEqual(zh.traceSentences({ ...open, startsAt: "2026-09-30", status: "indeterminate" }), []);
  const assumed = { ...given.stageFeedback, reasons: [...given.stageFeedback.reasons, { code: "projected", params: { event: "fault-handled", date: "2026-10-01" } }] };
  assert.deepEqual(zh.traceSentences(assumed).slice(1), ["首次10月1日 00:00；若“故障处理完成”恰在时限届满时，末次10月1日 01:00，共3次，更晚则继续反馈"]);
  assert.deepEqual(en.traceSentences(assumed).slice(1), ["First 1 Oct, 00:00; if “Fault handled” comes just when its limit ends, last 1 Oct, 01:00, 3 times; if later, it goes on"]);
  assert.deepEqual(zh.beside(assumed), { before: [], after: [] });
});
