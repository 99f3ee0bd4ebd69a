/** The moments of a record: by the clocks of the policy's zone, and told apart where these show a time twice. */
import { clocksOf, epochOf, localSecond, offsetAt } from "../../engine/zones";

/** A moment by the clocks of a zone: `2026-11-22T16:05`, with its seconds where it has some. Of a time that they show twice the second has its offset, which tells it from the first. */
export function writtenMoment(epoch: number, zone: string): string {
  const local = localSecond(epoch, zone).replace(/:00$/, "");
  return epoch - epochOf(local, zone) < 1000 ? local : local + offsetAt(epoch, zone);
}

/** The same to its minute. */
export const writtenMinute = (epoch: number, zone: string): string => writtenMoment(Math.floor(epoch / 60_000) * 60_000, zone);

/** Whether one moment of a zone is before another; where its clocks are changed the texts alone do not tell. */
export const isBefore = (one: string, other: string, zone: string): boolean => (clocksOf(zone) ? epochOf(one, zone) < epochOf(other, zone) : one < other);

/** Why something cannot have ended at a moment: not after its beginning, or later than now. The record and every form ask here. */
export const endFault = (begun: string, ended: string, now: string, zone: string): "before" | "future" | undefined =>
  !isBefore(begun, ended, zone) ? "before" : isBefore(now, ended, zone) ? "future" : undefined;
