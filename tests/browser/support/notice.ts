/** The calendar before a year is known, and a notice that makes it known. */
import { readFileSync } from "node:fs";
import path from "node:path";

/** The calendar with its notices through 2026, whatever later years it has got since. */
export function through2026(): { version: string; notices: { id: string; year: number }[]; days: { from: string; notice: string }[]; noticesThrough: number } {
  const calendar = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../data/calendars/cn.json"), "utf8"));
  const ids = calendar.notices.filter((notice: { year: number }) => notice.year <= 2026).map(({ id }: { id: string }) => id);
  return { ...calendar, noticesThrough: 2026, notices: calendar.notices.filter(({ id }: { id: string }) => ids.includes(id)), days: calendar.days.filter(({ notice }: { notice: string }) => ids.includes(notice)) };
}

/** A made-up notice of 2027 in the form of the real ones. */
export const NOTICE_2027 = `国务院办公厅关于2027年部分节假日安排的通知
经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。
2月13日（周六）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月20日`;
