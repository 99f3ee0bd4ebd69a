// A month as objects, weeks from Monday: this package's `month`, chinese-days' `getDayDetail` for each day.
import { calendar, dateOf, isWorkday } from "../lib/days.mjs";
import { ratio, rounds, timed } from "../lib/measure.mjs";
import { row } from "../lib/report.mjs";

const YEARS = [2007, 2015, 2020, 2026];
const MONTHS = YEARS.flatMap((year) => Array.from({ length: 12 }, (_, index) => [year, index + 1]));
const WORKED = new Set(["workday", "makeup-workday"]);

/** The days of the month's weeks with whether each is worked, by the plain walk; `undefined` beyond the notices. */
function expected(year, month) {
  const first = Date.UTC(year, month - 1, 1) / 86_400_000;
  const last = Date.UTC(year, month, 0) / 86_400_000;
  const monday = first - ((first + 3) % 7);
  const length = Math.ceil((last - monday + 1) / 7) * 7;
  return Array.from({ length }, (_, index) => {
    const day = monday + index;
    return { date: dateOf(day), works: day >= calendar.first && day <= calendar.last ? isWorkday(day) : undefined };
  });
}

function chineseMonth(chineseDays, year, month) {
  const first = Date.UTC(year, month - 1, 1);
  const weeks = [];
  let at = first - ((first / 86_400_000 + 3) % 7) * 86_400_000;
  for (const end = Date.UTC(year, month, 0); at <= end; ) {
    const week = [];
    for (let day = 0; day < 7; day++, at += 86_400_000) week.push(chineseDays.getDayDetail(new Date(at).toISOString().slice(0, 10)));
    weeks.push(week);
  }
  return weeks;
}

function contestant(make, works) {
  const answers = MONTHS.map(([year, month]) => expected(year, month));
  let first;
  const once = () => {
    let wrong = 0;
    MONTHS.forEach(([year, month], index) => {
      const weeks = make(year, month);
      const right = answers[index];
      let place = 0;
      let fault;
      for (const week of weeks) {
        for (const day of week) {
          const one = right[place++];
          if (day.date !== one?.date || (one.works !== undefined && works(day) !== one.works)) fault ??= day;
        }
      }
      if (fault || place !== right.length) {
        wrong += 1;
        first ??= `${year}-${month}: ${JSON.stringify(fault ?? `${place} days`)}`;
      }
    });
    return wrong;
  };
  return () => ({ ...timed(once, MONTHS.length), first });
}

export async function month({ sla, chineseDays, times }) {
  const all = await rounds({
    ours: contestant((year, number) => sla.month(year, number).weeks, (day) => WORKED.has(day.kind)),
    "chinese-days": contestant((year, number) => chineseMonth(chineseDays, year, number), (day) => day.work),
  }, times);
  const { ours, ...peers } = all;
  return [row({
    id: "month", what: "a month grid as objects against chinese-days", atLeast: 10,
    value: ratio(ours, all["chinese-days"]), ours: { ours }, peers,
  })];
}
