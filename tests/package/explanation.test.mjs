// The sentences behind an answer, in both languages, from the engine's own walk. Days, ordinals and articles are worked out
// by hand from the notice of 4 November 2025 and the Civil Code; the names of events are the policy's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator, request } from "./package.mjs";

const sla = await createCalculator();
const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
const published = sla.calendar.publishedThrough === "2026-12-31";

const rows = [
  {
    what: "a suspension over National Day",
    id: "change.suspend",
    asked: request("2026-09-30T16:00"),
    zh: ["9月30日（周三）发起业务开通工单，当日不计入（民法典第201条）", "10月1日–7日放假（国庆节，2025年11月4日通知）", "10月8日（周四）计第1个工作日", "10月9日（周五）计第2个工作日", "10月10日（周六）调休上班，计第3个工作日，24时截止（民法典第203条）"],
    en: ["Activation order raised Wed 30 Sep, not counted (Civil Code art. 201)", "1–7 Oct: days off (National Day, notice of 4 Nov 2025)", "Thu 8 Oct is working day 1", "Fri 9 Oct is working day 2", "Sat 10 Oct is a make-up workday: working day 3, ends at 24:00 (Civil Code art. 203)"],
  },
  {
    what: "a day that the customer caused",
    id: "change.suspend",
    asked: request("2026-09-30T16:00", { exclusions: [{ from: "2026-10-09T00:00", to: "2026-10-10T00:00", cause: "customer" }] }),
    zh: ["9月30日（周三）发起业务开通工单，当日不计入（民法典第201条）", "10月1日–7日放假（国庆节，2025年11月4日通知）", "10月8日（周四）计第1个工作日", "10月9日（周五）不计入（客户原因）", "10月10日（周六）调休上班，计第2个工作日", "10月11日（周日）周末", "10月12日（周一）计第3个工作日，24时截止（民法典第203条）"],
    en: ["Activation order raised Wed 30 Sep, not counted (Civil Code art. 201)", "1–7 Oct: days off (National Day, notice of 4 Nov 2025)", "Thu 8 Oct is working day 1", "Fri 9 Oct not counted (customer-caused)", "Sat 10 Oct is a make-up workday: working day 2", "Sun 11 Oct: weekend", "Mon 12 Oct is working day 3, ends at 24:00 (Civil Code art. 203)"],
  },
  {
    what: "a notice counted back over National Day",
    id: "notice.planned",
    asked: request("2026-10-12", { dimensions: { customerTier: "silver" } }),
    zh: ["10月12日（周一）网络调整、割接等开始，当日不计入，往前倒数", "10月11日（周日）周末", "10月10日（周六）调休上班，倒数第1个工作日", "10月9日（周五）倒数第2个工作日", "10月8日（周四）倒数第3个工作日", "10月1日–7日放假（国庆节，2025年11月4日通知）", "9月30日（周三）倒数第4个工作日", "9月29日（周二）倒数第5个工作日，最迟当日24时前通知"],
    en: ["Network works start Mon 12 Oct, not counted, counting back", "Sun 11 Oct: weekend", "Sat 10 Oct is a make-up workday: working day 1 back", "Fri 9 Oct is working day 2 back", "Thu 8 Oct is working day 3 back", "1–7 Oct: days off (National Day, notice of 4 Nov 2025)", "Wed 30 Sep is working day 4 back", "Tue 29 Sep is working day 5 back, notice by 24:00 of that day"],
  },
  {
    what: "an hour clock with a stretch left out",
    id: "fault.restoration",
    asked: request("2026-09-30T23:30", {
      dimensions: { assuranceLevel: "A", locality: "cross-province" },
      exclusions: [{ from: "2026-10-01T01:00", to: "2026-10-01T02:20", cause: "customer" }],
    }),
    zh: ["9月30日 23:30提出故障申告，从这一刻起连续计算（7×24小时，民法典第201条）", "10月1日 01:00–02:20不计入时长（客户原因，1小时20分）", "6小时届满：10月1日 06:50到期"],
    en: ["Fault reported 30 Sep, 23:30, counted from that moment (7×24, Civil Code art. 201)", "1 Oct, 01:00 – 02:20 not counted (customer-caused, 1 h 20 min)", "6 hours used up: due 1 Oct, 06:50"],
  },
  {
    what: "three months that end with February",
    id: "delivery.final-acceptance",
    asked: request("2025-11-30", { events: { "initial-acceptance": "2025-11-30" } }),
    zh: ["11月30日（周日）初验，当日不计入（民法典第201条）", "到期月没有对应日，以月末日2026年2月28日（周六）为到期日（民法典第202条）", "2026年2月28日（周六）到期，24时截止（民法典第203条）"],
    en: ["Initial acceptance Sun 30 Nov, not counted (Civil Code art. 201)", "That month has no such day, so the limit ends on its last day, Sat 28 Feb 2026 (Civil Code art. 202)", "Due Sat 28 Feb 2026, ends at 24:00 (Civil Code art. 203)"],
  },
  {
    what: "seven days that end on a holiday and stay there",
    id: "fault.written-report",
    asked: request("2026-09-30", { dimensions: { customerTier: "silver" }, events: { "fault-handled": "2026-09-30", "report-requested": "2026-09-30" } }),
    zh: ["9月30日（周三）故障处理完成，当日不计入（民法典第201条）", "10月1日–7日逐日计算，休息日照计，共7日，24时截止（民法典第203条）", "到期日10月7日（周三）是休息日，不顺延（读法：表7-4中“7日”怎样计算）"],
    en: ["Fault handling completed Wed 30 Sep, not counted (Civil Code art. 201)", "1–7 Oct counted day by day, rest days included: 7 days, ends at 24:00 (Civil Code art. 203)", "The due day Wed 7 Oct is a rest day and does not move (reading: The seven days of table 7-4)"],
  },
  {
    what: "the same day",
    id: "delivery.contact-card",
    asked: request("2026-10-10", { events: { "service-activated": "2026-10-10T15:00" } }),
    zh: ["10月10日（周六）业务开通，限当日，24时截止（民法典第203条）"],
    en: ["Service activated Sat 10 Oct, on the same day, ends at 24:00 (Civil Code art. 203)"],
  },
  {
    what: "an unpublished year",
    skip: !published && "the bundled calendar includes 2027",
    id: "change.suspend",
    asked: request("2026-12-30"),
    zh: ["12月30日（周三）发起业务开通工单，当日不计入（民法典第201条）", "12月31日（周四）计第1个工作日", "2027年1月1日–3日放假（元旦）", "2027年1月4日（周一）计第2个工作日", "2027年1月5日（周二）计第3个工作日，24时截止（民法典第203条）", "按现行放假原则，最早和最迟同为2027年1月5日（暂定）"],
    en: ["Activation order raised Wed 30 Dec, not counted (Civil Code art. 201)", "Thu 31 Dec is working day 1", "1–3 Jan 2027: days off (New Year's Day)", "Mon 4 Jan 2027 is working day 2", "Tue 5 Jan 2027 is working day 3, ends at 24:00 (Civil Code art. 203)", "Under the standing rules, 5 Jan 2027 at the earliest and at the latest (provisional)"],
  },
  {
    what: "a lead time ends at the close of business where the reading says so",
    id: "notice.planned",
    asked: request("2026-03-09", { dimensions: { customerTier: "standard" }, readings: { dayEnd: "close-of-business", closingTime: "18:00" } }),
    zh: ["3月9日（周一）网络调整、割接等开始，当日不计入，往前倒数", "3月7日–8日周末", "3月6日（周五）倒数第1个工作日", "3月5日（周四）倒数第2个工作日", "3月4日（周三）倒数第3个工作日", "3月3日（周二）倒数第4个工作日，最迟当日18:00前通知"],
    en: ["Network works start Mon 9 Mar, not counted, counting back", "7–8 Mar: weekend", "Fri 6 Mar is working day 1 back", "Thu 5 Mar is working day 2 back", "Wed 4 Mar is working day 3 back", "Tue 3 Mar is working day 4 back, notice by 18:00 of that day"],
  },
  {
    what: "an emergency notice on the previous calendar day is counted back, and no lead time moves off a rest day",
    id: "notice.emergency",
    asked: request("2026-10-08", { conditions: { emergency: true }, readings: { emergencyDay: "previous-day" } }),
    zh: ["10月8日（周四）网络调整、割接等开始，当日不计入，往前逐日倒数", "10月7日（周三）倒数第1日，最迟当日24时前通知"],
    en: ["Network works start Thu 8 Oct, not counted, counting back day by day", "Wed 7 Oct is day 1 back, notice by 24:00 of that day"],
  },
  {
    what: "clear days lie between notice and works",
    id: "notice.planned",
    asked: request("2026-03-09", { dimensions: { customerTier: "standard" }, readings: { leadTime: "clear-days" } }),
    zh: ["3月9日（周一）网络调整、割接等开始，当日不计入，往前倒数，中间须隔满4个工作日", "3月7日–8日周末", "3月6日（周五）倒数第1个工作日", "3月5日（周四）倒数第2个工作日", "3月4日（周三）倒数第3个工作日", "3月3日（周二）倒数第4个工作日", "3月2日（周一）倒数第5个工作日，最迟当日24时前通知"],
    en: ["Network works start Mon 9 Mar, not counted, counting back, with 4 working days in full in between", "7–8 Mar: weekend", "Fri 6 Mar is working day 1 back", "Thu 5 Mar is working day 2 back", "Wed 4 Mar is working day 3 back", "Tue 3 Mar is working day 4 back", "Mon 2 Mar is working day 5 back, notice by 24:00 of that day"],
  },
  {
    what: "an order received on a rest day names the event and each day once",
    id: "change.suspend",
    asked: request("2026-10-03T10:00", { readings: { nonWorkingReceipt: "received-next" } }),
    zh: ["10月3日（周六）发起业务开通工单，当天不是工作日，起点移到10月8日（周四），该日不计入", "10月4日–7日放假（国庆节，2025年11月4日通知）", "10月9日（周五）计第1个工作日", "10月10日（周六）调休上班，计第2个工作日", "10月11日（周日）周末", "10月12日（周一）计第3个工作日，24时截止（民法典第203条）"],
    en: ["Activation order raised Sat 3 Oct, which is not a working day: the start moves to Thu 8 Oct, which is not counted", "4–7 Oct: days off (National Day, notice of 4 Nov 2025)", "Fri 9 Oct is working day 1", "Sat 10 Oct is a make-up workday: working day 2", "Sun 11 Oct: weekend", "Mon 12 Oct is working day 3, ends at 24:00 (Civil Code art. 203)"],
  },
  {
    what: "three months that end on a holiday move under the reading of the Civil Code, art. 203",
    id: "delivery.final-acceptance",
    asked: request("2026-07-01", { events: { "initial-acceptance": "2026-07-01" }, readings: { monthRestDay: "following" } }),
    zh: ["7月1日（周三）初验，当日不计入（民法典第201条）", "3个月后的对应日为10月1日（周四）（民法典第202条）", "10月1日（周四）是休息日，顺延至10月8日（周四）（读法：按月计算的时限届满日是休息日时）", "10月8日（周四）到期，24时截止（民法典第203条）"],
    en: ["Initial acceptance Wed 1 Jul, not counted (Civil Code art. 201)", "3 months later, the same day of the month: Thu 1 Oct (Civil Code art. 202)", "Thu 1 Oct is a rest day; the end moves to Thu 8 Oct (reading: A limit in months that ends on a rest day)", "Due Thu 8 Oct, ends at 24:00 (Civil Code art. 203)"],
  },
];

for (const { what, skip = false, id, asked, ...expected } of rows) {
  test(`the count is told: ${what}`, { skip }, () => {
    const commitment = sla.explain(asked, id);
    const { exclusions } = sla.quote(asked).request;
    assert.deepStrictEqual(zh.traceSentences(commitment, exclusions), expected.zh);
    assert.deepStrictEqual(en.traceSentences(commitment, exclusions), expected.en);
  });
}
