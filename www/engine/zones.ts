/**
 * Named zones, whose clocks change. Their changes are data of the calendar at hand, so a zone is known by its name once a calendar
 * that has it was read; whoever has a zone's text, an offset or a name, finds here what the clocks show.
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

/** The clocks of a named zone; nothing for an offset. */
export const clocksOf = (zone: string): Clocks | undefined => known[zone];

/** From now on that zone is known. */
export function know(zone: string, clocks: Clocks): void {
  known[zone] = clocks;
}

/** The offset of a zone at an instant, as `±HH:MM`. */
export const offsetAt = (epoch: number, zone: string): string => known[zone]?.offsetAt(epoch) ?? zone;
