// A million days at once: `addWorkingDaysMany` in Node beside numpy's `busday_offset`.
import { COUNTS, dateOf } from "../lib/days.mjs";
import { clock, ratio, rounds } from "../lib/measure.mjs";
import { missing, row } from "../lib/report.mjs";

/** Checked outside the clock on both sides, as whole arrays. */
function many(sla, { starts, expected }, n) {
  const before = clock();
  const found = sla.addWorkingDaysMany(starts, n);
  const seconds = clock() - before;
  let wrong = 0;
  let first;
  for (let index = 0; index < starts.length; index++) {
    if (found[index] === expected[n][index]) continue;
    wrong += 1;
    first ??= `${dateOf(starts[index])} + ${n} = ${found[index]}, not ${expected[n][index]}`;
  }
  return { seconds, count: starts.length, wrong, first };
}

export async function vector({ sla, sample, numpy, times }) {
  const contestants = {};
  for (const n of COUNTS) {
    contestants[`ours N=${n}`] = () => many(sla, sample, n);
    if (numpy) for (const how of ["listed", "weekmask"]) contestants[`numpy ${how} N=${n}`] = () => numpy.ask(`${how} ${n}`);
  }
  const all = await rounds(contestants, times);
  const pick = (who) => Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith(who)));
  const flat = row({
    id: "wasm-flat", what: "addWorkingDaysMany of 250 against 1 (time)", atMost: 1.2,
    value: ratio(all["ours N=1"], all["ours N=250"]), ours: pick("ours"),
  });
  if (!numpy) return [missing("wasm-many", "addWorkingDaysMany against numpy busday_offset at N = 10", "numpy could not be installed"), flat];
  return [
    row({
      id: "wasm-many", what: "addWorkingDaysMany against numpy busday_offset at N = 10, every rest day listed", atLeast: 4,
      value: ratio(all["ours N=10"], all["numpy listed N=10"]), ours: pick("ours"), peers: pick("numpy listed"),
    }),
    row({
      id: "wasm-many-weekmask", what: "the same against numpy with a weekend mask, which knows no make-up workday", atLeast: 4,
      value: ratio(all["ours N=10"], all["numpy weekmask N=10"]), peers: pick("numpy weekmask"),
    }),
    flat,
  ];
}
