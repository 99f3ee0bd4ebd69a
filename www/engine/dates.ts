/**
 * The civil calendar: dates as texts (`2026-10-10`), as days since 1970-01-01, and what is so many days or months away.
 * Without `Date`, which is slower and knows the host's time zone. All of the page's arithmetic with dates stands here.
 */
import { times } from "./times";

const TWO: readonly string[] = times(100, (number) => (number < 10 ? `0${number}` : `${number}`));
/** The days of a common year before each month, and the whole year. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
/** From 0000-03-01 to 1970-01-01. */
const EPOCH = 719468;

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** The texts of the days that calendars are about, 2004 to 2035; made when they are asked for. */
const FIRST = 12_418;
const texts = new Array<string | undefined>(11_688).fill(undefined);

/** `YYYY-MM-DD` of a day; years 0 to 9999. */
export function dateOf(day: number): string {
  return texts[day - FIRST] ?? made(day);
}

function made(day: number): string {
  const text = written(day);
  if (day >= FIRST && day - FIRST < texts.length) texts[day - FIRST] = text;
  return text;
}

function written(day: number): string {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36524) | 0) - ((dayOfEra / 146096) | 0)) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const month = ((5 * dayOfYear + 2) / 153) | 0;
  const date = dayOfYear - (((153 * month + 2) / 5) | 0) + 1;
  const year = era * 400 + yearOfEra + (month >= 10 ? 1 : 0);
  return `${TWO[(year / 100) | 0]}${TWO[year % 100]}-${TWO[month < 10 ? month + 3 : month - 9]}-${TWO[date]}`;
}

/** `HH:MM:SS` of a second of the day. */
export function clockTime(second: number): string {
  return `${TWO[(second / 3600) | 0]}:${TWO[((second / 60) | 0) % 60]}:${TWO[second % 60]}`;
}

/** How many moments are remembered. */
const SLOTS = 2048;

/** Moments as texts. The same ones come again and again: starts, and the ends of days. */
export class Moments {
  readonly zone: string;
  private readonly days = new Int32Array(SLOTS);
  private readonly seconds = new Int32Array(SLOTS).fill(-1);
  private readonly texts = new Array<string>(SLOTS).fill("");

  constructor(zone: string) {
    this.zone = zone;
  }

  text(day: number, second: number): string {
    const slot = (day * 7 + second) & (SLOTS - 1);
    if (this.days[slot] === day && this.seconds[slot] === second) return this.texts[slot] as string;
    const text = `${dateOf(day)}T${clockTime(second)}${this.zone}`;
    this.days[slot] = day;
    this.seconds[slot] = second;
    this.texts[slot] = text;
    return text;
  }
}

const digit = (text: string, place: number) => {
  const code = text.charCodeAt(place) - 48;
  return code >= 0 && code <= 9 ? code : NaN;
};
/** The number of two digits of a text; NaN where there are none. */
export const twoDigits = (text: string, place: number): number => digit(text, place) * 10 + digit(text, place + 1);

/** Milliseconds of a day of 24 hours. */
export const MS_PER_DAY = 86_400_000;

/**
 * Whether a due day ends before its midnight, such as at the close of business: then `dueAt` lies on `dueDate` itself. A day that ends at
 * midnight ends with the first moment of the next day.
 */
export const endsEarly = (dueAt: string | undefined, dueDate: string | undefined): boolean => dueAt?.slice(0, 10) === dueDate;

/** The number of days in a month; NaN for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number => DAYS_BEFORE[month]! - DAYS_BEFORE[month - 1]! + (month === 2 && isLeap(year) ? 1 : 0);

/** Days since 1970-01-01 of a year, a month and a day of the month, each from 1; NaN if there is no such date. */
export function civilDay(year: number, month: number, date: number): number {
  if (!(date >= 1 && date <= daysInMonth(year, month)) || !(year >= 1)) return NaN;
  const before = year - 1;
  const leaps = ((before / 4) | 0) - ((before / 100) | 0) + ((before / 400) | 0);
  return before * 365 + leaps + DAYS_BEFORE[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + date - 719163;
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`; NaN for anything else, which the engine then refuses with a reason. */
export function dayNumber(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN;
  return civilDay(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
}

/** The weekday of a day since 1970-01-01, from Monday (1) to Sunday (7). */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The weekday of a `YYYY-MM-DD`, from Monday (1) to Sunday (7); NaN for a text that is no date. */
export const weekdayOf = (date: string): number => weekdayOfDay(dayNumber(date));

/** The date a number of days after a `YYYY-MM-DD`, or before it if the number is negative. Throws `RangeError` for a text that is not a date. */
export function addDays(date: string, days: number): string {
  const day = dayNumber(date);
  if (Number.isNaN(day)) throw new RangeError(`\`${date}\` is no date`);
  return dateOf(day + days);
}

/** The days from one `YYYY-MM-DD` to another; NaN if one is not a date. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The month a number of months after a `YYYY-MM`, or before it if the number is negative. */
export function addMonths(month: string, months: number): string {
  const count = (twoDigits(month, 0) * 100 + twoDigits(month, 2)) * 12 + twoDigits(month, 5) - 1 + months;
  const year = Math.floor(count / 12);
  return `${TWO[(year / 100) | 0]}${TWO[year % 100]}-${TWO[(count % 12) + 1]}`;
}
