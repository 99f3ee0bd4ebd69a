import type { Day, Language } from "./language";
import ui from "./ui.en.json";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = "January February March April May June July August September October November December".split(" ");

const monthShort = (month: number): string => months[month - 1]?.slice(0, 3) ?? "";
const shortDate = (d: Day, year: boolean): string => `${d.day} ${monthShort(d.month)}${year ? ` ${d.year}` : ""}`;

/** English, with the day before the month. */
const language: Language = {
  lang: "en",
  ui,
  weekdays: weekdays.map((name) => name.slice(0, 3)),
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
    calendarDays: "{n} {n|calendar day|calendar days}",
    calendarMonths: "{n} {n|month|months}",
    calendarHours: "{n} {n|hour|hours}",
    calendarMinutes: "{n} {n|minute|minutes}",
    occurrences: "{n} {n|time|times}",
  },
  sameDay: "the same day",
  bounds: { "at-most": "at most {limit}", "at-least": "at least {limit}", every: "every {limit}" },
  per: { order: "{limit} per order", year: "{limit} a year" },

  kinds: { workday: "workday", weekend: "weekend day", holiday: "holiday", "makeup-workday": "make-up workday" },
  causes: { customer: "customer's cause", interconnection: "interconnection" },
  none: "none",
  notice: "notice of {date}",

  reasons: {
    "start-day-not-counted": "{event} {date}, not counted (Civil Code art. 201)",
    "received-next": "{date} is no working day: taken as received {next}, which is not counted",
    "cut-off-passed": "After the cut-off at {cutOff}: taken as received {next}, which is not counted",
    "start-chosen": "Counted from: {event}",
    "month-end-clamped": "The month has no such day: it ends on its last, {date} (Civil Code art. 202)",
    "due-on-rest-day": "The due day {date} is a {kind}; under the chosen reading it does not move",
    "rolled-to-working-day": "{date} is a rest day; under the chosen reading the end moves to {next}",
    "excluded-days": "{count} {count|working day is|working days are} not counted",
    "excluded-days-cause": "{count} {count|working day is|working days are} not counted ({cause})",
    "excluded-time": "{minutes} not counted",
    "excluded-interval": "{span} not counted ({cause}, {minutes})",
    "dimension-set": "{dimension} taken as {value}",
    "dimension-missing": "{dimension} is not given, and the answer depends on it",
    "figure-missing": "{figure}",
    "time-of-day-missing": "Add the time ({event}): hour limits start at that moment",
    "event-missing": "Waiting for: {event}",
    "event-did-not-happen": "Did not happen: {event}",
    "calendar-unpublished": "This calendar does not include {year} yet; counted under the standing rules",
    "calendar-unpublished-range": "This calendar does not include {year} yet; under the standing rules, {earliest} at the earliest, {latest} at the latest",
    "calendar-unpublished-date": "This calendar does not include {year} yet; under the standing rules, {earliest} at the earliest and at the latest",
    "beyond-supported": "The due day lies beyond this calendar (through {supportedThrough})",
    "tier-inversion": "In the same case {value} is due {dueDate}: the higher one later, as the text has it",
    "no-number": "No number in the specification",
    "office-hours-missing": "Office hours are needed to count this",
    "instants-truncated": "Only the first {count} are listed",
    "finish-undecided": "The finish as given does not tell whether it was in time",
    projected: "Assuming that the step before takes its whole limit",
  },

  trace: {
    happened: "{event} {date}",
    from: "From {date}",
    notCounted: "{start}, not counted (Civil Code art. 201)",
    backFrom: "{start}, not counted, counting back",
    rest: "{range} rest",
    restNoted: "{range} rest ({note})",
    weekend: "{range} weekend",
    excluded: "{range} not counted ({cause})",
    skipped: "{range} not counted",
    counted: "{date} is working day {n}",
    countedMakeup: "{date} is a make-up workday: working day {n}",
    countedAssumed: "{date} is assumed to be a make-up workday: working day {n}",
    countedBack: "{date} is working day {n} back",
    countedBackMakeup: "{date} is a make-up workday: working day {n} back",
    endsMidnight: ", ends at 24:00 (Civil Code art. 203)",
    endsAt: ", ends at {time} (Civil Code art. 203)",
    noticeBy: ", notice by the end of that day",
    calendarDays: "{range} counted day by day, rest days included: {n} {n|day|days}",
    sameDay: "{start}, on the same day",
    months: "{limit} later, the same day of the month: {date} (Civil Code art. 202)",
    dueDay: "Due {date}",
    clock: "{start}, counted from that moment (24/7, Civil Code art. 201)",
    clockBack: "{start}, counted back from that moment (24/7)",
    officeClock: "{start}, counted in office hours only",
    cadence: "{start}, from then on {limit} (24/7)",
    instants: "First {first}, last {last}, {n} {n|time|times}",
    clockDue: "{limit} used up: due {instant}",
    noticeByInstant: "{limit} ahead: notice by {instant}",
    rangeSame: "Under the standing rules, {earliest} at the earliest and at the latest (provisional)",
    range: "Under the standing rules, {earliest} at the earliest, {latest} at the latest (provisional)",
  },

  copy: {
    start: "Start: {instant}",
    line: "{title}: {due}",
    note: " ({note})",
    provisional: "provisional, {range}",
    mark: " [{mark}]",
    commitment: "Commitment",
    kind: "Kind",
    parties: "Owed by",
    limit: "Limit",
    from: "Start",
    due: "Due",
    dueInWords: "Due in words",
    clause: "Clause",
    partiesOf: "{debtor} → {creditor}",
    promise: "Promise",
    internal: "Internal standard",
    unlabelled: "Not labelled in the source",
    entry: "{title} due",
  },
};

export default language;
