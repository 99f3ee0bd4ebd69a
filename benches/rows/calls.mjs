// One call, a date as text in and out: this package, a prefix table in plain JavaScript, chinese-days.
import { calendar, dateOf, dayOf, walk } from "../lib/days.mjs";
import { ratio, rounds, timed } from "../lib/measure.mjs";
import { row } from "../lib/report.mjs";

const DAY = 86_400_000;

/** What one would write by hand: two arrays over the days, the platform's own date reading and writing. */
function prefixTable() {
  const { first, works } = calendar;
  const rank = new Uint16Array(works.length);
  const select = [];
  works.forEach((work, index) => {
    if (work) select.push(index);
    rank[index] = select.length;
  });
  const days = Uint16Array.from(select);
  return (date, n) => {
    const index = Date.parse(date) / DAY - first;
    return new Date((days[rank[index] + n - 1] + first) * DAY).toISOString().slice(0, 10);
  };
}

/** Every answer is compared inside the loop, for every contestant alike. */
function contestant(add, pairs, n) {
  let first;
  const once = () => {
    let wrong = 0;
    for (const [start, end] of pairs) {
      if (add(start, n) !== end) {
        wrong += 1;
        first ??= `${start} + ${n} = ${add(start, n)}, not ${end}`;
      }
    }
    return wrong;
  };
  return () => ({ ...timed(once, pairs.length), first });
}

export async function calls({ sla, sample, chineseDays, times }) {
  const texts = (n, count) => Array.from(sample.starts.subarray(0, count), (start, index) => [dateOf(start), dateOf(sample.expected[n][index])]);
  // A fault of both popular libraries (2005-12-31) must be in the sample, whatever the random days are.
  const erratum = (n) => [["2005-12-30", dateOf(walk(dayOf("2005-12-30"), n))]];
  const table = prefixTable();
  const contestants = {};
  for (const n of [1, 250]) {
    const many = texts(n, 4096);
    const few = [...erratum(n), ...texts(n, n === 1 ? 2048 : 64)];
    contestants[`ours N=${n}`] = contestant((date, count) => sla.addWorkingDays(date, count), many, n);
    contestants[`table N=${n}`] = contestant(table, many, n);
    contestants[`chinese-days N=${n}`] = contestant((date, count) => chineseDays.findWorkday(count, date), few, n);
  }
  const all = await rounds(contestants, times);
  const pick = (...names) => Object.fromEntries(names.map((name) => [name, all[name]]));
  return [
    row({
      id: "call-table", what: "one call, text in and out, against a prefix table in plain JavaScript", atLeast: 1.2,
      value: ratio(all["ours N=1"], all["table N=1"]), ours: pick("ours N=1"), peers: pick("table N=1"),
    }),
    row({
      id: "call-1", what: "one call against chinese-days at N = 1", atLeast: 6,
      value: ratio(all["ours N=1"], all["chinese-days N=1"]), peers: pick("chinese-days N=1"),
    }),
    row({
      id: "call-250", what: "one call against chinese-days at N = 250", atLeast: 500,
      value: ratio(all["ours N=250"], all["chinese-days N=250"]), ours: pick("ours N=250"), peers: pick("chinese-days N=250"),
    }),
  ];
}
