// Pairs measured in turn, so that a machine that slows down slows both sides of a ratio.

export const sorted = (list) => [...list].sort((a, b) => a - b);

export function median(list) {
  const order = sorted(list);
  const middle = order.length >> 1;
  return order.length % 2 ? order[middle] : (order[middle - 1] + order[middle]) / 2;
}

export const spread = (list) => ({ median: median(list), min: Math.min(...list), max: Math.max(...list) });

/**
 * Runs every contestant once a round, after one round that does not count. A contestant returns `{ seconds, count,
 * wrong, first }`: for how long it ran, how many answers it gave, how many of them were wrong, and the first of these.
 */
export async function rounds(contestants, times) {
  const results = Object.fromEntries(Object.keys(contestants).map((name) => [name, { rates: [], wrong: 0, answers: 0 }]));
  for (let round = -1; round < times; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const { seconds, count, wrong, first } = await run();
      const result = results[name];
      result.wrong += wrong;
      result.answers += count;
      if (wrong > 0) result.firstWrong ??= first;
      if (round >= 0) result.rates.push(count / seconds);
    }
  }
  return results;
}

/** How many times faster `a` was than `b`, round by round. */
export const ratio = (a, b) => spread(a.rates.map((rate, round) => rate / b.rates[round]));

/**
 * Seconds of processor time that this process has had, in all its threads: other programs of a busy machine do not count, and the
 * collector's own threads do. The programs of the peers answer by the same clock.
 */
export function clock() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Runs `once` over the sample until `least` seconds have passed; `once` returns how many answers were wrong. */
export function timed(once, count, least = 0.15) {
  let [seconds, done, wrong] = [0, 0, 0];
  while (seconds < least) {
    const start = clock();
    wrong += once();
    seconds += clock() - start;
    done += count;
  }
  return { seconds, count: done, wrong };
}
