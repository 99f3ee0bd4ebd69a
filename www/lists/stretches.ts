/** A start that is written as a stretch of time: 2026-10-12 00:00-06:00 begins at midnight. */
import { isClock, readMoment, type DayOrder, type MomentRead } from "./moments";
import { plain } from "./tidy";

/** The separators between both ends; a plain dash only between times of day, because dates contain dashes. */
const BETWEEN = /\s*(?:至|到|~|—+|–|→|\bto\b)\s*/i;
const DASHED = /^(.*\d(?::\d\d|[点时]\d{0,2}分?|[点时]半))\s*-\s*(\d.*)$/;
/** 0-6点: only the second end has the word for the hour. The minutes of 8:30-10点 are no hour. */
const SHARED = /([^\d:点时])(\d{1,2})\s*([-~—–至到])\s*(次日|第二天|翌日)?\s*(\d{1,2})\s*([点时])/;
const NEXT_DAY = /^(次日|第二天|翌日|当日|当天)\s*/;

function ends(text: string): [from: string, to: string] | undefined {
  const whole = plain(text).replace(SHARED, "$1$2$6$3$4$5$6");
  const dashed = DASHED.exec(whole);
  const [from, to, ...more] = dashed ? [dashed[1]!, dashed[2]!] : whole.split(BETWEEN);
  return from && to && !more.length ? [from, to] : undefined;
}

/** The moment that a start's cell says; of a stretch of time, its beginning. */
export function readStart(text: string, year?: string, order?: DayOrder): MomentRead {
  const read = readMoment(text, year, order);
  if ("moment" in read) return read;
  const found = ends(text);
  if (!found) return read;
  const [from, to] = found;
  const beginning = readMoment(from, year, order);
  const end = to.replace(NEXT_DAY, "");
  return isClock(end) || "moment" in readMoment(end, year ?? "2000", order ?? "month-first") ? beginning : read;
}
