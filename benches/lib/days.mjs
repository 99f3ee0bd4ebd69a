// The days that every benchmark asks for, and their answers by a plain walk over the calendar document:
// no table, no shared code with the engine or with any peer.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, work } from "./paths.mjs";

const DAY = 86_400_000;

export const document = JSON.parse(readFileSync(path.join(root, "data/calendars/cn.json"), "utf8"));
export const dayOf = (text) => Date.parse(text) / DAY;
export const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Days that are worked on, from the first supported one to the last that a notice covers. */
function worked() {
  const first = dayOf(document.supportedFrom);
  const last = dayOf(`${document.noticesThrough}-12-31`);
  const works = Array.from({ length: last - first + 1 }, (_, index) => {
    const weekday = (first + index + 3) % 7 + 1;
    return !document.weekend.includes(weekday);
  });
  for (const span of document.days) {
    for (let day = dayOf(span.from); day <= dayOf(span.to); day++) {
      if (day >= first && day <= last) works[day - first] = span.kind === "makeup-workday";
    }
  }
  return { first, last, works };
}

export const calendar = worked();
export const isWorkday = (day) => calendar.works[day - calendar.first];

/** `n` working days after `day`, one step at a time. */
export function walk(day, n) {
  let found = day;
  for (let left = n; left > 0; ) {
    found += 1;
    if (isWorkday(found)) left -= 1;
  }
  return found;
}

/** The numbers of working days that the table of the issue asks for. */
export const COUNTS = [1, 10, 250];
/** The number of the commitment that the rows of the columns ask for. */
const TABLE = 3;

/** The same days in every run: a linear congruential generator. */
function generator(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/**
 * Working days picked at random: peers disagree about what a start on a rest day means, not about this.
 * All of them so early that 250 working days later a notice still covers the answer.
 */
export function sample(length) {
  const days = [];
  for (let day = calendar.first; day <= calendar.last - 400; day++) if (isWorkday(day)) days.push(day);
  const next = generator(20_261_122);
  const answers = Object.fromEntries([...COUNTS, TABLE].map((n) => [n, new Map(days.map((day) => [day, walk(day, n)]))]));
  const starts = Int32Array.from({ length }, () => days[next(days.length)]);
  const expected = Object.fromEntries([...COUNTS, TABLE].map((n) => [n, starts.map((day) => answers[n].get(day))]));
  return { starts, expected };
}

/** Puts a sample and the calendar where the programs of the peers read them; returns the folder. */
export function write({ starts, expected }) {
  const folder = path.join(work, "days");
  mkdirSync(folder, { recursive: true });
  const put = (name, array) => writeFileSync(path.join(folder, name), Buffer.from(array.buffer));
  put("starts.bin", starts);
  for (const n of [...COUNTS, TABLE]) put(`add-${n}.bin`, expected[n]);
  put("works.bin", Uint8Array.from(calendar.works));
  writeFileSync(path.join(folder, "first.txt"), String(calendar.first));
  return folder;
}
