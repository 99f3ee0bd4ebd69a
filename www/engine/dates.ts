/** Days since 1970-01-01 and the text of a date, without `Date`: it would be slower and knows the host's time zone. */
import { times } from "./times";

const TWO: readonly string[] = times(100, (number) => (number < 10 ? `0${number}` : `${number}`));
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
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
export function timeOf(second: number): string {
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
    const text = `${dateOf(day)}T${timeOf(second)}${this.zone}`;
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
const two = (text: string, place: number) => digit(text, place) * 10 + digit(text, place + 1);

/** The day of a `YYYY-MM-DD`; `NaN` for anything else, for which the engine has the reason. */
export function dayOf(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const date = two(text, 8);
  const most = month === 2 && isLeap(year) ? 29 : MONTH_DAYS[month - 1];
  if (most === undefined || !(date >= 1 && date <= most) || !(year >= 1)) return NaN;
  const before = year - 1;
  const leaps = ((before / 4) | 0) - ((before / 100) | 0) + ((before / 400) | 0);
  return before * 365 + leaps + (DAYS_BEFORE[month - 1] as number) + (month > 2 && isLeap(year) ? 1 : 0) + date - 719163;
}
