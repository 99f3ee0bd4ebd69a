import type { Day, FirstTexts } from "../language";

const weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

const shortDate = (d: Day, year: boolean): string => `${year ? `${d.year}年` : ""}${d.month}月${d.day}日`;

/** Chinese: the official forms of dates, with full-width brackets. */
const first: FirstTexts = {
  lang: "zh-CN",
  weekdays,
  parties: "{debtor}对{creditor}",
  comma: "，",
  dash: "–",

  date: (d, year) => `${shortDate(d, year)}（${weekdays[d.weekday]}）`,
  shortDate,
  fullDate: (d) => `${shortDate(d, true)}，星期${weekdays[d.weekday]?.slice(1)}`,
  month: (year, month) => `${year}年${month}月`,
  range: (a, b, year) => {
    const end = a.year !== b.year ? shortDate(b, true) : a.month !== b.month ? shortDate(b, false) : `${b.day}日`;
    return `${shortDate(a, year || a.year !== b.year)}–${end}`;
  },
  duration: (days, hours, minutes, seconds) => {
    const unit = hours || seconds ? "分" : "分钟";
    const parts = [days && `${days}天`, hours && `${hours}小时`, minutes && `${minutes}${unit}`, seconds && `${seconds}秒`];
    return parts.filter(Boolean).join("") || "0分钟";
  },

  endOfDay: "{date}24时前",
  timeOfDay: "{date} {time}",
  byTime: "{date}{time}前",
  byInstant: "{instant}前",

  units: {
    businessDays: "{n}个工作日",
    businessHours: "{n}个工作小时",
    calendarDays: "{n}日",
    calendarMonths: "{n}个月",
    calendarHours: "{n}小时",
    calendarMinutes: "{n}分钟",
    occurrences: "{n}次",
  },
  sameDay: "当日",
  bounds: { "at-most": "不超过{limit}", "at-least": "至少{limit}", every: "每{limit}" },
  per: { order: "每单{limit}", year: "每年{limit}" },

  reasons: {
    "start-chosen": "自“{event}”起算",
    "dimension-missing": "请补充{dimension}：{dimension}不同，结果不同",
    "figure-missing": "{figure}",
    "time-of-day-missing": "请补充“{event}”的时刻：小时时限从这一刻起算",
    "event-missing": "尚待“{event}”",
    "event-did-not-happen": "“{event}”未发生",
    "calendar-unpublished-range": "{year}年的节假日安排尚未公布或收录；按现行放假原则，最早{earliest}，最迟{latest}",
    "calendar-unpublished-date": "{year}年的节假日安排尚未公布或收录；按现行放假原则，最早和最迟同为{earliest}",
    "no-number": "没有给出数字",
  },
};

export default first;
