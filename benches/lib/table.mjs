// A table of mixed rows for the columns, with the answers worked out here: every combination of the dimensions, a tenth with an
// exclusion, a tenth wrong. The commitment is `change.suspend`: three working days, which a customer's pause stops (R25).
import { dateOf, walk } from "./days.mjs";

export const COMMITMENT = "change.suspend";
const WORKING_DAYS = 3;
const DAY = 86_400_000;
const ZONE = 8 * 3_600_000;
export const DIMENSIONS = {
  customerTier: ["gold", "silver", "bronze", "standard", "platinum"],
  assuranceLevel: ["AAA", "AA", "A", "ordinary"],
  service: ["data-line", "internet-line", "voice-line", "vpn-line", "group-sms", "group-mms"],
  locality: ["intra-city", "cross-city", "cross-province"],
};
const CAUSES = ["customer", "interconnection"];

/** Working days after `day`, one step at a time, without those that lie wholly inside a pause of `length` days from `first`. */
function around(day, first, length) {
  let [found, left] = [day, WORKING_DAYS];
  while (left > 0) {
    found = walk(found, 1);
    if (found < first || found >= first + length) left -= 1;
  }
  return found;
}

/**
 * So many rows from a sample of starts. `expected` is the day that each is due, NaN for one that is wrong. Every tenth row has a tier
 * that there is not, or no start; every tenth a pause: by the customer over whole days, or one that does not stop this clock.
 */
export function table(starts, count) {
  const codes = Object.fromEntries(Object.keys(DIMENSIONS).map((id) => [id, new Uint8Array(count)]));
  const startAt = new Float64Array(count);
  const offsets = new Int32Array(count + 1);
  const [from, to, cause] = [[], [], []];
  const expected = new Float64Array(count);
  const known = new Map();
  const due = (start) => {
    if (!known.has(start)) known.set(start, walk(start, WORKING_DAYS));
    return known.get(start);
  };
  for (let row = 0; row < count; row++) {
    const start = starts[row % starts.length];
    codes.customerTier[row] = row % 4;
    codes.assuranceLevel[row] = (row >> 2) % 4;
    codes.service[row] = row % 6;
    codes.locality[row] = (row >> 1) % 3;
    startAt[row] = start * DAY + (row % 1440) * 60_000 - ZONE;
    expected[row] = due(start);
    if (row % 10 === 3) {
      if (row % 20 === 3) codes.customerTier[row] = 4;
      else startAt[row] = NaN;
      expected[row] = NaN;
    } else if (row % 10 === 7) {
      const [first, length] = [start + 1 + (row >> 4) % 5, 1 + (row >> 3) % 4];
      const stops = (row >> 5) % 2 === 0;
      from.push(first * DAY - ZONE);
      to.push((first + length) * DAY - ZONE);
      cause.push(stops ? 0 : 1);
      if (stops) expected[row] = around(start, first, length);
    }
    offsets[row + 1] = from.length;
  }
  const dimensions = Object.fromEntries(Object.entries(DIMENSIONS).map(([id, values]) => [id, { values, codes: codes[id] }]));
  const exclusions = { offsets, from: Float64Array.from(from), to: Float64Array.from(to), cause: { values: CAUSES, codes: Uint8Array.from(cause) } };
  return { columns: { count, dimensions, startAt, exclusions }, expected };
}

const second = (at) => `${new Date(at + ZONE).toISOString().slice(0, 19)}+08:00`;

/** The request that a row says. */
export function requestOf({ dimensions, startAt, exclusions: { offsets, from, to, cause } }, row) {
  return {
    dimensions: Object.fromEntries(Object.entries(dimensions).map(([id, { values, codes }]) => [id, values[codes[row]]])),
    ...(!Number.isNaN(startAt[row]) && { startAt: second(startAt[row]) }),
    exclusions: Array.from({ length: offsets[row + 1] - offsets[row] }, (_, more) => offsets[row] + more)
      .map((at) => ({ from: second(from[at]), to: second(to[at]), cause: cause.values[cause.codes[at]] })),
  };
}

/** Wrong answers of the columns: each row's due day, and whether it has an error. */
export function faults(answers, expected) {
  const { dueDate, error } = answers[COMMITMENT];
  let [wrong, first] = [0, undefined];
  for (let row = 0; row < expected.length; row++) {
    const right = Number.isNaN(expected[row]) ? error[row] > 0 : error[row] === 0 && dueDate[row] === expected[row];
    if (right) continue;
    wrong += 1;
    first ??= `row ${row}: ${error[row] ? `problem ${error[row]}` : dateOf(dueDate[row])}`;
  }
  return { wrong, first };
}
