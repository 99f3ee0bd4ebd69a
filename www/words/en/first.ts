import type { Day, FirstTexts } from "../language";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = "January February March April May June July August September October November December".split(" ");

const monthShort = (month: number): string => months[month - 1]?.slice(0, 3) ?? "";
const shortDate = (d: Day, year: boolean): string => `${d.day} ${monthShort(d.month)}${year ? ` ${d.year}` : ""}`;

/** English, with the day before the month. */
const first: FirstTexts = {
  lang: "en",
  weekdays: weekdays.map((name) => name.slice(0, 3)),
  parties: "{debtor} to {creditor}",
  comma: ", ",
  dash: " – ",

  date: (d, year) => `${weekdays[d.weekday]?.slice(0, 3)} ${shortDate(d, year)}`,
  shortDate,
  fullDate: (d) => `${weekdays[d.weekday]}, ${d.day} ${months[d.month - 1]} ${d.year}`,
  month: (year, month) => `${months[month - 1]} ${year}`,
  range: (a, b, year) => {
    if (a.year !== b.year) return `${shortDate(a, true)} – ${shortDate(b, true)}`;
    return a.month === b.month ? `${a.day}–${shortDate(b, year)}` : `${shortDate(a, false)} – ${shortDate(b, year)}`;
  },
  duration: (days, hours, minutes, seconds) => {
    if (days && !hours && !minutes && !seconds) return days === 1 ? "1 day" : `${days} days`;
    const parts = [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`];
    return parts.filter(Boolean).join(" ") || "0 min";
  },

  endOfDay: "by the end of {date}",
  timeOfDay: "{date}, {time}",
  byTime: "by {time} on {date}",
  byInstant: "by {instant}",

  units: {
    businessDays: "{n} {n|working day|working days}",
    businessHours: "{n} {n|working hour|working hours}",
    calendarDays: "{n} {n|day|days}",
    calendarMonths: "{n} {n|month|months}",
    calendarHours: "{n} {n|hour|hours}",
    calendarMinutes: "{n} {n|minute|minutes}",
    occurrences: "{n} {n|time|times}",
  },
  sameDay: "the same day",
  bounds: { "at-most": "at most {limit}", "at-least": "at least {limit}", every: "every {limit}" },
  per: { order: "{limit} per order", year: "{limit} a year" },

  reasons: {
    "start-chosen": "Counted from: {event}",
    "dimension-missing": "{dimension} is needed: the answer differs from one to another",
    "figure-missing": "{figure}",
    "time-of-day-missing": "Add the time ({event}): hour limits start at that moment",
    "event-missing": "Waiting for: {event}",
    "event-did-not-happen": "Did not happen: {event}",
    "calendar-unpublished-range": "This calendar does not include {year} yet; under the standing rules, {earliest} at the earliest, {latest} at the latest",
    "calendar-unpublished-date": "This calendar does not include {year} yet; under the standing rules, {earliest} at the earliest and at the latest",
    "no-number": "No figure is given",
  },
};

export default first;
