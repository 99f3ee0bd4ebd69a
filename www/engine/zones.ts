/**
 * Zones: fixed offsets, and named zones whose clocks change. The changes come from a calendar document, so a named zone is known
 * once a calendar that has it was read. The functions here take either an offset or a name.
 */

/** The clocks of a named zone. */
export interface Clocks {
  /** The offset at an instant, in milliseconds since 1970-01-01T00:00Z, as `±HH:MM`. */
  offsetAt(epoch: number): string;
  /** The instant of a local moment that is written without an offset. */
  epochOf(local: string): number;
  /** The same of what the clocks show, in milliseconds from 1970-01-01T00:00 on them. */
  epochOfShown(shown: number): number;
  /** What the clocks show at an instant, likewise. */
  shownAt(epoch: number): number;
}

const known: { [name: string]: Clocks } = {};

/** The clocks of a named zone; `undefined` for an offset. */
export const clocksOf = (zone: string): Clocks | undefined => known[zone];

/** Registers a named zone. */
export function registerZone(zone: string, clocks: Clocks): void {
  known[zone] = clocks;
}

/** The offset of a zone at an instant, as `±HH:MM`. */
export const offsetAt = (epoch: number, zone: string): string => known[zone]?.offsetAt(epoch) ?? zone;

const OFFSET = /(Z|[+-]\d\d:\d\d)$/;

/** Whether a moment is written with its offset. */
export const hasOffset = (moment: string): boolean => OFFSET.test(moment);

/** Minutes east of UTC of an offset such as `+08:00`; 0 for `Z`. */
export function offsetMinutes(zone: string): number {
  const parts = /([+-])(\d\d):(\d\d)$/.exec(zone);
  return parts ? (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) : 0;
}

/** Milliseconds since 1970-01-01T00:00Z of a text. Without an offset it is local to the zone; a date alone is its first moment. */
export function epochOf(instant: string, zone: string): number {
  const full = instant.length === 10 ? `${instant}T00:00` : instant;
  return hasOffset(full) ? Date.parse(full) : known[zone]?.epochOf(full) ?? Date.parse(full + zone);
}

/** `2026-11-22T16:05:30` in the zone. */
export const localSecond = (epoch: number, zone: string): string =>
  new Date(epoch + offsetMinutes(offsetAt(epoch, zone)) * 60_000).toISOString().slice(0, 19);

/** `2026-11-22T16:05:30+08:00` in the zone. */
export const zonedSecond = (epoch: number, zone: string): string => localSecond(epoch, zone) + offsetAt(epoch, zone);
