import type { Day, Language } from "./language";
import ui from "./ui.zh-CN.json";

const weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

const shortDate = (d: Day, year: boolean): string => `${year ? `${d.year}年` : ""}${d.month}月${d.day}日`;

/** Chinese: the official forms of dates, with full-width brackets. */
const language: Language = {
  lang: "zh-CN",
  ui,
  weekdays,
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

  kinds: { workday: "工作日", weekend: "周末", holiday: "放假日", "makeup-workday": "调休上班日" },
  causes: { customer: "客户原因", interconnection: "互联互通原因" },
  none: "不设",
  notice: "{date}通知",

  reasons: {
    "start-day-not-counted": "{date}{event}，当日不计入（民法典第201条）",
    "received-next": "{date}不是工作日，视为{next}收到，当日不计入",
    "cut-off-passed": "已过当日{cutOff}的受理截止时刻，视为{next}收到，当日不计入",
    "start-chosen": "自“{event}”起算",
    "month-end-clamped": "到期月没有对应日，以月末日{date}为到期日（民法典第202条）",
    "due-on-rest-day": "到期日{date}是{kind}，按所选读法不顺延",
    "rolled-to-working-day": "{date}是休息日，按所选读法顺延至{next}",
    "excluded-days": "有{count}个工作日不计入时长",
    "excluded-days-cause": "有{count}个工作日因{cause}不计入时长",
    "excluded-time": "有{minutes}不计入时长",
    "excluded-interval": "{span}不计入时长（{cause}，{minutes}）",
    "dimension-set": "{dimension}按“{value}”处理",
    "dimension-missing": "未填{dimension}，结果取决于它",
    "figure-missing": "{figure}",
    "time-of-day-missing": "请补充“{event}”的时刻：小时时限从这一刻起算",
    "event-missing": "尚待“{event}”",
    "event-did-not-happen": "“{event}”未发生",
    "calendar-unpublished": "本历书尚未收录{year}年安排；按现行放假原则推算",
    "calendar-unpublished-range": "本历书尚未收录{year}年安排；按现行放假原则，最早{earliest}，最迟{latest}",
    "calendar-unpublished-date": "本历书尚未收录{year}年安排；按现行放假原则，最早和最迟同为{earliest}",
    "beyond-supported": "到期日超出本历书范围（至{supportedThrough}）",
    "tier-inversion": "同样情形下{value}的到期日是{dueDate}：等级高的反而更晚，条文如此",
    "no-number": "规范没有给出数字",
    "office-hours-missing": "需要先填办公时间才能计算",
    "instants-truncated": "只列出前{count}次",
    "finish-undecided": "仅凭所填的完成时间，无法判定是否按时",
    projected: "假定前一步恰在时限届满时完成",
  },

  trace: {
    happened: "{date}{event}",
    from: "{date}起算",
    notCounted: "{start}，当日不计入（民法典第201条）",
    backFrom: "{start}，当日不计入，往前倒数",
    rest: "{range}放假",
    restNoted: "{range}放假（{note}）",
    weekend: "{range}周末",
    excluded: "{range}因{cause}不计入",
    skipped: "{range}不计入",
    counted: "{date}计第{n}个工作日",
    countedMakeup: "{date}调休上班，计第{n}个工作日",
    countedAssumed: "{date}按放假原则假定调休上班，计第{n}个工作日",
    countedBack: "{date}倒数第{n}个工作日",
    countedBackMakeup: "{date}调休上班，倒数第{n}个工作日",
    endsMidnight: "，24时截止（民法典第203条）",
    endsAt: "，{time}截止（民法典第203条）",
    noticeBy: "，最迟当日24时前通知",
    calendarDays: "{range}逐日计算，休息日照计，共{n}日",
    sameDay: "{start}，限当日",
    months: "{limit}后的对应日为{date}（民法典第202条）",
    dueDay: "{date}到期",
    clock: "{start}，从这一刻起连续计算（7×24小时，民法典第201条）",
    clockBack: "{start}，往前连续计算（7×24小时）",
    officeClock: "{start}，只计办公时间",
    cadence: "{start}，此后{limit}一次（7×24小时）",
    instants: "首次{first}，末次{last}，共{n}次",
    clockDue: "{limit}届满：{instant}到期",
    noticeByInstant: "提前{limit}：最迟{instant}通知",
    range: "按现行放假原则，最早{earliest}，最迟{latest}（暂定）",
    rangeSame: "按现行放假原则，最早和最迟同为{earliest}（暂定）",
  },

  copy: {
    start: "起算：{instant}",
    line: "{title}：{due}",
    note: "（{note}）",
    provisional: "暂定，{range}",
    mark: "【{mark}】",
    commitment: "事项",
    kind: "性质",
    parties: "责任方",
    limit: "时限",
    from: "起算",
    due: "到期",
    dueInWords: "到期说明",
    clause: "条款",
    partiesOf: "{debtor} → {creditor}",
    promise: "服务承诺",
    internal: "内部服务标准",
    unlabelled: "原文未标明性质",
    entry: "{title}截止",
  },
};

export default language;
