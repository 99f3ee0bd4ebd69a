// A list of orders as CSV, the same in every run, and what the answers of two programs have in common.
import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { dateOf } from "./days.mjs";

export const HEAD = "ticket,customerTier,service,locality,assuranceLevel,startAt";
const TIERS = ["gold", "silver", "bronze", "standard"];
const SERVICES = ["data-line", "internet-line", "voice-line", "vpn-line", "group-sms", "group-mms"];
const PLACES = ["intra-city", "cross-city", "cross-province"];
const LEVELS = ["AAA", "AA", "A", "ordinary"];
/** Days from 2015-01-01 on which a row may start; four weeks later a notice still covers every date. */
const [FROM, DAYS] = [16_436, 4_300];

const two = (number) => String(number).padStart(2, "0");

/** Writes so many rows, a block at a time. */
export function writeList(file, count) {
  const to = openSync(file, "w");
  writeSync(to, `${HEAD}\n`);
  for (let begin = 0; begin < count; begin += 10_000) {
    let text = "";
    for (let row = begin; row < Math.min(count, begin + 10_000); row++) {
      const start = `${dateOf(FROM + ((row * 7919) % DAYS))}T${two(row % 24)}:${two(row % 60)}`;
      text += `T${row},${TIERS[row % 4]},${SERVICES[row % 6]},${PLACES[(row >> 1) % 3]},${LEVELS[(row >> 2) % 4]},${start}\n`;
    }
    writeSync(to, text);
  }
  closeSync(to);
}

/** How many rows, and in how many of them the named columns differ. */
export async function compared(ours, theirs, names) {
  const [a, b] = [ours, theirs].map((file) => createInterface({ input: createReadStream(file) })[Symbol.asyncIterator]());
  const places = async (reader, named) => {
    const head = (await reader.next()).value.split(",");
    return names.map((name) => head.indexOf(named(name)));
  };
  const [left, right] = [await places(a, (name) => `${name}.due`), await places(b, (name) => name)];
  let [rows, wrong, first] = [0, 0, undefined];
  for (;;) {
    const [one, other] = [await a.next(), await b.next()];
    if (one.done || other.done) return { rows, wrong: wrong + Number(one.done !== other.done), first: first ?? (one.done === other.done ? undefined : "one has more rows") };
    rows++;
    const [mine, its] = [one.value.split(","), other.value.split(",")];
    if (left.every((place, at) => mine[place] === its[right[at]])) continue;
    wrong++;
    first ??= `${one.value} beside ${other.value}`;
  }
}
