// What is printed and what is written down.

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

/** A rate in words: `30.8 M/s`. */
export function rate(perSecond) {
  for (const [unit, size] of [["M", 1e6], ["k", 1e3]]) if (perSecond >= size) return `${number.format(perSecond / size)} ${unit}/s`;
  return `${number.format(perSecond)} /s`;
}

const shown = (value) => (typeof value === "number" ? number.format(value) : value);

/**
 * One line of the table. `goal` is a ceiling (`atMost`) or a floor (`atLeast`); a spread is judged by its median. Without either it is
 * a figure to know, and nothing to reach.
 * `ours` and `peers` are results of `rounds`, by name, whose answers were checked.
 */
export function row({ id, what, atLeast, atMost, value, unit = "×", ours = {}, peers = {}, note }) {
  const figure = typeof value === "number" ? { median: value, min: value, max: value } : value;
  const goal = atLeast !== undefined ? { atLeast } : atMost !== undefined ? { atMost } : undefined;
  const reached = goal && (atLeast === undefined ? figure.median <= atMost : figure.median >= atLeast);
  return { id, what, unit, goal, figure, reached, rates: { ...tell(ours), ...tell(peers) }, wrong: { ours: faults(ours), peers: faults(peers) }, note };
}

/** A row that could not be measured says why. */
export const missing = (id, what, why) => ({ id, what, reached: false, missing: why, wrong: { ours: [], peers: [] } });

function tell(results) {
  return Object.fromEntries(Object.entries(results).map(([name, { rates }]) => {
    const order = [...rates].sort((a, b) => a - b);
    return [name, { medianPerSecond: order[order.length >> 1], minPerSecond: order[0] }];
  }));
}

function faults(results) {
  return Object.entries(results).filter(([, { wrong }]) => wrong > 0)
    .map(([name, { wrong, answers, firstWrong }]) => ({ name, wrong, answers, first: firstWrong }));
}

export function print(one) {
  if (one.missing) return console.log(`NOT MEASURED  ${one.what}: ${one.missing}`);
  const { goal, figure, unit } = one;
  const wanted = !goal ? "" : `, goal ${goal.atLeast === undefined ? `at most ${shown(goal.atMost)}` : `at least ${shown(goal.atLeast)}`} ${unit}`;
  const verdict = !goal ? "measured   " : one.reached ? "reached    " : "NOT REACHED";
  const range = figure.min === figure.max ? "" : ` (min ${shown(figure.min)}, max ${shown(figure.max)})`;
  console.log(`${verdict}  ${one.what}: ${shown(figure.median)} ${unit}${range}${wanted}`);
  for (const [name, { medianPerSecond, minPerSecond }] of Object.entries(one.rates)) {
    console.log(`               ${name}: median ${rate(medianPerSecond)}, min ${rate(minPerSecond)}`);
  }
  for (const [who, list] of Object.entries(one.wrong)) {
    for (const { name, wrong, answers, first } of list) {
      console.log(`               WRONG (${who}) ${name}: ${wrong} of ${answers} answers${first ? `, first ${first}` : ""}`);
    }
  }
  if (one.note) console.log(`               ${one.note}`);
}
