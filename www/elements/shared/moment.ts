/** Dates and times as people type them, and the present moment in a policy's zone. */
import { dayNumber } from "../../engine/dates";
import { epochOf, hasOffset, localSecond, offsetAt } from "../../engine/zones";

export { epochOf };

/** Two digits. */
const two = (n: number | string) => String(n).padStart(2, "0");

/** `2026/9/3`, `2026年9月3日`, `20260903` → `2026-09-03`; anything else is returned as typed, for the engine to refuse. */
export function tidyDate(text: string): string {
  const plain = text.normalize("NFKC").trim();
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain);
  return parts ? `${parts[1]}-${two(parts[2]!)}-${two(parts[3]!)}` : plain;
}

/** `9:5`, `0905`, `9点05分` → `09:05`; anything else is returned as typed. */
export function tidyTime(text: string): string {
  const plain = text.normalize("NFKC").trim();
  const parts = /^(\d\d)(\d\d)$/.exec(plain) ?? /^(\d{1,2})\s*[:.点时]\s*(\d{0,2})\s*分?$/.exec(plain);
  return parts ? `${two(parts[1]!)}:${two(parts[2] || 0)}` : plain;
}

/** The two halves of a moment by the clocks of a zone, whatever offset it is written with; a bare date has no time. What is no moment stays as written. */
export function splitMoment(moment: string, zone: string): [date: string, time: string] {
  // A word may have that letter, too.
  const [, date, time] = /^(.*?)T(?=\d)(.*)$/.exec(moment) ?? /^(|.*?[^a-zA-Z])T(?![a-zA-Z])(.*)$/.exec(moment) ?? [];
  if (date === undefined || time === undefined) return [moment, ""];
  // Some engines take 30 February for 2 March.
  if (hasOffset(moment) && Date.parse(moment) && !Number.isNaN(dayNumber(date))) return splitMoment(localMoment(Date.parse(moment), zone), zone);
  return [date, time.replace(/^(\d\d:\d\d):\d\d$/, "$1")];
}

export const joinMoment = (date: string, time: string) => (time ? `${date}T${time}` : date);

/** `2026-11-22T16:05` in the zone. */
export const localMoment = (epoch: number, zone: string): string => localSecond(epoch, zone).slice(0, 16);

/** `2026-11-22T16:05+08:00` in the zone. */
export const zonedMoment = (epoch: number, zone: string): string => localMoment(epoch, zone) + offsetAt(epoch, zone);

/** A date stays on one line with its time and its weekday. */
export const unbroken = (text: string): string => text.replace(/ /g, "\u00a0").replace(/（/g, "\u2060（");
