/** Dates and times as people and programs write them. A text is read only if it has a single meaning; everything else is a named fault. */
import { civilDay, weekdayOfDay } from "../engine/dates";
import { DAY_ZERO } from "./cells";
import { plain, simplified } from "./tidy";

/** Why a text cannot be read as a moment without doubt. */
export type MomentFault =
  /** It is not written as a date. */
  | "form"
  /** The year is missing. */
  | "year"
  /** Day and month could be swapped: 1/9/2026. */
  | "order"
  /** A time such as 晚上12:00 that people understand in two ways. */
  | "unclear"
  /** The weekday beside the date is another day's. */
  | "weekday"
  /** The date's own time of day is another than that of its column of times. */
  | "clocks";

/** The result of reading a text. `weekday` of a fault is the date's actual day of the week, from Sunday = 0. */
export type MomentRead = { moment: string } | { fault: MomentFault; weekday?: number };

interface Parts {
  year?: string;
  month: number;
  day: number;
}

const two = (number: number): string => String(number).padStart(2, "0");

// ---- spreadsheet days

/** The serial numbers of Excel and WPS between the years 1954 and 2119; day 1 is 1 January 1900, and 29 February 1900 is counted. */
const SERIAL = /^([2-7]\d{4})(\.\d+)?$/;

/** Whether a text is read as a spreadsheet's day number. */
export const isSerial = (text: string): boolean => SERIAL.test(plain(text));

/** A spreadsheet's day number as text: rounded to the second, because fractions of a day are never exact. Whole days have no time. */
export function serialMoment(days: number, dayZero = DAY_ZERO): string {
  const moment = isoOf(Date.parse(dayZero) + Math.round(days * 86_400) * 1000);
  return Number.isInteger(days) ? moment.slice(0, 10) : moment;
}

// ---- the count of a system's clock

/** Seconds or milliseconds since 1970, from 2001 to 2033: ten or thirteen figures that begin with a one are no spreadsheet's day. */
const EPOCH = /^1\d{9}(?:\d{3})?(?:\.\d+)?$/;

/** Such a count as text, in UTC. */
function epochMoment(text: string): string {
  const count = Number(text);
  return isoOf(Math.round(count < 1e11 ? count : count / 1000) * 1000) + "Z";
}

/** A moment in UTC without its zone: seconds only if they are not zero. */
const isoOf = (milliseconds: number): string => {
  const iso = new Date(milliseconds).toISOString();
  return iso.slice(0, iso.endsWith(":00.000Z") ? 16 : 19);
};

// ---- dates

const CHINESE_DIGITS = "〇一二三四五六七八九";

/** 二〇二六年九月三十日 in figures. */
const figures = (text: string): string => text
  .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, (year) => [...year.replace(/零/g, "〇")].map((letter) => CHINESE_DIGITS.indexOf(letter)).join(""))
  .replace(/([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号])/g, (number) => {
    const [tens, ones] = number.includes("十") ? number.split("十") : ["〇", number];
    return String((tens === "" ? 1 : CHINESE_DIGITS.indexOf(tens!)) * 10 + (ones ? CHINESE_DIGITS.indexOf(ones) : 0));
  });

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const FULL = /^(\d{4})\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|([-/.])\s*(\d{1,2})\s*\4\s*(\d{1,2})\s*[日号]?)/;
const DENSE = /^(\d{4})(\d\d)(\d\d)/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
const MONTH_DAY = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/;
const TWO_NUMBERS = /^(\d{1,2})([-/])(\d{1,2})(?=$|[\sT(,])/;
const DAY_FIRST = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*${MONTH}(?:[\\s,-]*(\\d{4}))?(?!\\d)`, "i");
const MONTH_FIRST = new RegExp(`^${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?(?:[\\s,]+(\\d{4})(?!\\d))?(?![\\d:])`, "i");

/** The order of day and month if both are numbers without a year before them. */
export type DayOrder = "day-first" | "month-first";

/** For two numbers that may be day and month in either order: the only possible order, or the one given. */
function ordered(first: number, second: number, told: DayOrder | undefined): { month: number; day: number } | undefined {
  const order = first === second || second > 12 ? "month-first" : first > 12 ? "day-first" : told;
  return order && (order === "month-first" ? { month: first, day: second } : { month: second, day: first });
}

/** The order that a text's own numbers allow; `undefined` if its order is beyond doubt or it has none. */
export function ordersOf(text: string): DayOrder | "either" | undefined {
  const read = figures(simplified(plain(text)));
  const date = read.slice(weekdayAt(read)?.length ?? 0);
  const found = YEAR_LAST.exec(date) ?? TWO_NUMBERS.exec(date);
  const [first, second] = [Number(found?.[1]), Number(found?.[3])];
  if (!found || first === second) return undefined;
  return second > 12 ? "month-first" : first > 12 ? "day-first" : "either";
}

/** The date that a text begins with, and how long it is. */
function dateAt(text: string, order: DayOrder | undefined): { date: Parts; length: number } | MomentFault {
  const read = (found: RegExpExecArray, year: string | undefined, month: number, day: number) => ({ date: { ...(year ? { year } : {}), month, day }, length: found[0].length });
  const full = FULL.exec(text);
  if (full) return read(full, full[1], Number(full[2] ?? full[5]), Number(full[3] ?? full[6]));
  const dense = DENSE.exec(text);
  if (dense) return read(dense, dense[1], Number(dense[2]), Number(dense[3]));
  const numbers = YEAR_LAST.exec(text);
  if (numbers) {
    const date = ordered(Number(numbers[1]), Number(numbers[3]), order);
    return date ? read(numbers, numbers[4], date.month, date.day) : "order";
  }
  const chinese = MONTH_DAY.exec(text);
  if (chinese) return read(chinese, undefined, Number(chinese[1]), Number(chinese[2]));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return read(dayFirst, dayFirst[3], monthOf(dayFirst[2]!), Number(dayFirst[1]));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return read(monthFirst, monthFirst[3], monthOf(monthFirst[1]!), Number(monthFirst[2]));
  const short = TWO_NUMBERS.exec(text);
  if (!short) return "form";
  const date = ordered(Number(short[1]), Number(short[3]), order);
  return date ? read(short, undefined, date.month, date.day) : "order";
}

// ---- the day of the week

const WEEK = "日一二三四五六天";
const WEEK_ENGLISH = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WEEKDAY = /^[\s,(]*(?:(?:星期|周|週|礼拜)([一二三四五六日天])|\(([一二三四五六日])\)|(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\b\.?)\)?[\s,]*/i;

function weekdayAt(text: string): { weekday: number; length: number } | undefined {
  const found = WEEKDAY.exec(text);
  if (!found) return undefined;
  const chinese = found[1] ?? found[2];
  const weekday = chinese ? WEEK.indexOf(chinese) % 7 : WEEK_ENGLISH.indexOf(found[3]!.slice(0, 3).toLowerCase());
  return { weekday, length: found[0].length };
}

// ---- the time of day

/** Each part of the day: from which hour to which, as it is spoken, and what is added. Hours outside are understood in two ways: 晚上12点 ends this day, or the day before. */
const HALVES: Readonly<Record<string, readonly (readonly [from: number, to: number, add: number])[]>> = {
  凌晨: [[0, 6, 0]],
  清晨: [[4, 9, 0]],
  早上: [[4, 11, 0]],
  早晨: [[4, 11, 0]],
  上午: [[0, 11, 0], [12, 12, -12]],
  中午: [[11, 14, 0], [1, 2, 12]],
  下午: [[1, 11, 12], [12, 23, 0]],
  傍晚: [[4, 8, 12], [16, 20, 0]],
  晚上: [[6, 11, 12], [18, 24, 0]],
  晚间: [[6, 11, 12], [18, 24, 0]],
  am: [[0, 11, 0], [12, 12, -12]],
  pm: [[1, 11, 12], [12, 23, 0]],
};

const HALF = "(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|半夜|午夜|深夜|[ap]\\.?m\\.?)";
const ZONE = "(Z|(?:UTC|GMT)?\\s*[+-]\\d\\d?(?::?\\d\\d)?(?:\\s*\\([^()]*\\))?|北京时间|\\(北京时间\\))";
const CLOCK = new RegExp(`^[\\sT,]*${HALF}?\\s*(\\d{1,2})\\s*(?::(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d+))?)?|[点时](?:\\s*(半|整|(\\d{1,2})\\s*分?(?:\\s*(\\d{1,2})\\s*秒)?))?)?\\s*${HALF}?\\s*${ZONE}?$`, "i");
/** 00:00-06:00 is from midnight to six, not midnight west of Greenwich: a zone there has seconds, a T or a blank before it. */
const FROM_TO = /^[\s,]*\d{1,2}:\d\d-\d/;
const DENSE_CLOCK = /^[\sT]*(\d\d)(\d\d)(\d\d)?$/;
/** The end of a day as this project's own answers write it: 10月10日(周六)24时前. */
const END_OF_DAY = /^\s*24时[前止]$/;

interface Time {
  hour: number;
  minute: number;
  second: number;
  /** A fraction of a second of one half and more. */
  up: boolean;
  zone: string;
}

function zoneOf(text: string | undefined): string {
  if (!text) return "";
  if (/北京时间/.test(text)) return "+08:00";
  if (text.length === 1) return "Z";
  const found = /([+-])(\d\d?)(?::?(\d\d))?/.exec(text)!;
  return `${found[1]}${two(Number(found[2]))}:${found[3] ?? "00"}`;
}

/** The hour of the day for a spoken hour in a part of the day. */
function hourOf(half: string, spoken: number): number | undefined {
  const name = half.replace(/\./g, "").toLowerCase();
  const range = HALVES[name]?.find(([from, to]) => from <= spoken && spoken <= to);
  return range && spoken + range[2];
}

/** The time of day in the text after a date; nothing if it is empty. */
function timeOf(rest: string): Time | undefined | MomentFault {
  if (!rest || END_OF_DAY.test(rest)) return undefined;
  const dense = DENSE_CLOCK.exec(rest);
  if (dense) return { hour: Number(dense[1]), minute: Number(dense[2]), second: Number(dense[3] ?? 0), up: false, zone: "" };
  const found = CLOCK.exec(rest);
  if (!found || FROM_TO.test(rest)) return "form";
  const [, before, hours, minute, second, fraction, spoken, minutes, seconds, after, zone] = found;
  const marked = minute !== undefined || /[点时]/.test(rest);
  const half = before ?? after;
  // A bare number is no time.
  if ((before && after) || (!marked && !half)) return "form";
  const hour = half ? hourOf(half, Number(hours)) : Number(hours);
  if (hour === undefined) return "unclear";
  return {
    hour, minute: spoken === "半" ? 30 : Number(minute ?? minutes ?? 0), second: Number(second ?? seconds ?? 0),
    up: Number(`0.${fraction ?? 0}`) >= 0.5, zone: zoneOf(zone),
  };
}

// ---- together

/** ISO 8601; 24:00 is the next day's beginning. A day that does not exist stays as it is, for the engine to refuse by name. */
function written(year: string, date: Parts, time: Time | undefined): string {
  const day = `${year}-${two(date.month)}-${two(date.day)}`;
  if (!time) return day;
  const { hour, minute, second, up, zone } = time;
  const turns = (hour === 24 && minute === 0 && second === 0) || (up && hour < 24 && minute < 60 && second < 60);
  if (turns && !Number.isNaN(civilDay(Number(year), date.month, date.day))) {
    return isoOf(Date.UTC(Number(year), date.month - 1, date.day, hour, minute, second) + (up ? 1000 : 0)) + zone;
  }
  return `${day}T${two(hour)}:${two(minute)}${second ? `:${two(second)}` : ""}${zone}`;
}

/** `Wed Sep 30 16:00:00 2026`, as programs in C write it, has its year last. */
const YEAR_AT_END = new RegExp(`^(${MONTH}\\s*\\d{1,2})\\s+(\\d{1,2}:\\d\\d(?::\\d\\d)?)\\s+(\\d{4})$`, "i");

/** What programs write: the year first, a time of day to the minute or to the second. */
const USUAL = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?)?$/;

/** The fast path for texts in the usual form; `undefined` for every other text. It returns what {@link readMoment} would. */
export function usualMoment(text: string): string | undefined {
  const found = USUAL.exec(text);
  if (!found) return undefined;
  const [, year, , month, day, hour, minute, second] = found;
  const date = `${year}-${month!.length > 1 ? month : `0${month}`}-${day!.length > 1 ? day : `0${day}`}`;
  return hour ? `${date}T${hour.length > 1 ? hour : `0${hour}`}:${minute}${second && second !== "00" ? `:${second}` : ""}` : date;
}

/** Reads one text; `year` and `order` are used if the text leaves them open. The engine checks whether the day exists. */
export function readMoment(typed: string, year?: string, order?: DayOrder): MomentRead {
  const usual = usualMoment(typed);
  if (usual) return { moment: usual };
  const number = plain(typed);
  if (SERIAL.test(number)) return { moment: serialMoment(Number(number)) };
  if (EPOCH.test(number)) return { moment: epochMoment(number) };
  const whole = figures(simplified(number)).replace(/^by the end of /i, "");
  const before = weekdayAt(whole);
  const text = whole.slice(before?.length ?? 0).replace(YEAR_AT_END, "$1 $4 $3");
  const dated = dateAt(text, order);
  if (typeof dated === "string") return { fault: dated };
  const rest = text.slice(dated.length);
  const after = weekdayAt(rest);
  const time = timeOf(rest.slice(after?.length ?? 0));
  if (typeof time === "string") return { fault: time };
  const inYear = dated.date.year ?? year;
  if (!inYear) return { fault: "year" };
  const stated = before ?? after;
  const day = civilDay(Number(inYear), dated.date.month, dated.date.day);
  if (stated && !Number.isNaN(day)) {
    const weekday = weekdayOfDay(day) % 7;
    if (weekday !== stated.weekday) return { fault: "weekday", weekday };
  }
  return { moment: written(inYear, dated.date, time) };
}

/** Whether a text gives its time of day as nothing but zeros, which is how databases write a day without a time. */
export const isMidnight = (moment: string): boolean => /T00:00(:00)?(Z|[+-]\d\d:\d\d)?$/.test(moment);

/** Whether a text is a time of day without a date: 16:00, 下午4点, 09:05:00. */
export function isClock(text: string): boolean {
  const bare = figures(simplified(plain(text)));
  // A bare number of four or six figures may be anything.
  if (!bare || /^\d+$/.test(bare)) return false;
  const time = timeOf(bare);
  return time !== undefined && typeof time !== "string";
}

/**
 * A date and a time of day from two cells as one text for {@link readMoment}. A date that brings the midnight of a database
 * takes the other cell's time; one that brings another time must agree with it, or both stand in the text, which is no moment.
 */
export function joined(date: string, clock: string): string {
  // A cell that is a number has lost the leading zero of its hour.
  const [day, time] = [date.trim(), clock.trim().replace(/^(?=\d{3}$|\d{5}$)/, "0")];
  if (!day || !time) return day;
  const own = timeIn(day);
  if (isMidnight(own)) return `${day.replace(MIDNIGHT_TEXT, "")} ${time}`;
  return own && own === timeIn(`2000-01-01 ${time}`) ? day : `${day} ${time}`;
}

/** The time of day of a text's moment; empty where it has none. */
function timeIn(text: string): string {
  const read = readMoment(text, "2000");
  return "moment" in read ? read.moment.slice(10) : "";
}

/** How a midnight is written behind a date. */
const MIDNIGHT_TEXT = /[\sT]*0?0[:时]0?0(?:[:分]0?0(?:\.0+)?秒?)?分?$/;
