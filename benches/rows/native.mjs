// Adding working days natively, beside the crate bdays with its cache.
import { COUNTS } from "../lib/days.mjs";
import { ratio, rounds } from "../lib/measure.mjs";
import { row } from "../lib/report.mjs";

export async function native({ worker, times }) {
  const contestants = Object.fromEntries(["ours", "bdays"].flatMap((who) =>
    COUNTS.map((n) => [`${who} N=${n}`, () => worker.ask(`${who} ${n}`)])));
  const all = await rounds(contestants, times);
  const pick = (who, list) => Object.fromEntries(list.map((n) => [`${who} N=${n}`, all[`${who} N=${n}`]]));
  return [
    row({
      id: "native-add", what: "add 10 working days, native, against bdays with its cache", atLeast: 5,
      value: ratio(all["ours N=10"], all["bdays N=10"]), ours: pick("ours", COUNTS), peers: pick("bdays", COUNTS),
    }),
    row({
      id: "native-flat", what: "add 250 working days, native, against adding 1 (time)", atMost: 1.2,
      value: ratio(all["ours N=1"], all["ours N=250"]), ours: pick("ours", [1, 250]),
    }),
  ];
}
