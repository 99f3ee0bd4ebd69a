/** The clocks of a named zone, from the changes in a calendar document: the local time at an instant, and the instant of a local time. */
import type { CalendarInfo } from "./contract";
import { clockTime, dateOf, Moments, MS_PER_DAY, twoDigits } from "./dates";
import { registerZone, type Clocks } from "./zones";

type Changes = NonNullable<CalendarInfo["clockChanges"]>;

const SECOND = 1000;

const millisecondsOf = (offset: string): number => (offset.startsWith("-") ? -1 : 1) * (twoDigits(offset, 1) * 60 + twoDigits(offset, 4)) * 60 * SECOND;

/** A stretch between two changes, and the offset in it. */
interface Stretch {
  from: number;
  text: string;
  offset: number;
}

export class ZoneClocks implements Clocks {
  private readonly stretches: readonly Stretch[];
  /** The least offset, at which the engine counts real time. */
  readonly base: number;

  constructor({ offset, changes }: Pick<Changes, "offset" | "changes">) {
    const stretch = (from: number, text: string): Stretch => ({ from, text, offset: millisecondsOf(text) });
    this.stretches = [stretch(-Infinity, offset), ...changes.map((one) => stretch(Date.parse(one.at), one.offset))];
    this.base = Math.min(...this.stretches.map((one) => one.offset));
  }

  private at(epoch: number): Stretch {
    let [low, high] = [0, this.stretches.length];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.stretches[middle]!.from <= epoch) low = middle;
      else high = middle;
    }
    return this.stretches[low]!;
  }

  offsetAt(epoch: number): string {
    return this.at(epoch).text;
  }

  shownAt(epoch: number): number {
    return epoch + this.at(epoch).offset;
  }

  /** As in the engine (RFC 5545, 3.3.5): a local time that occurs twice is the first of the two; one that is skipped is read with the offset before the change. */
  epochOf(local: string): number {
    return this.epochOfShown(Date.parse(`${local}Z`));
  }

  epochOfShown(shown: number): number {
    // The offsets before and after a change nearby: clocks are less than a day from UTC.
    const [before, after] = [this.at(shown - MS_PER_DAY).offset, this.at(shown + MS_PER_DAY).offset];
    const [first, last] = [shown - before, shown - after];
    return this.at(first).offset === before || this.at(last).offset !== after ? first : last;
  }
}

/** Writes moments on the engine's axis of real time as local times of the zone. */
export class ZoneMoments extends Moments {
  private readonly clocks: ZoneClocks;
  private readonly base: number;

  constructor(zone: string, clocks: ZoneClocks, base = clocks.base) {
    super(zone);
    this.clocks = clocks;
    this.base = base;
  }

  override text(day: number, second: number): string {
    const { clocks } = this;
    const epoch = day * MS_PER_DAY + second * SECOND - this.base;
    const shown = clocks.shownAt(epoch);
    const date = Math.floor(shown / MS_PER_DAY);
    return `${dateOf(date)}T${clockTime((shown - date * MS_PER_DAY) / SECOND)}${clocks.offsetAt(epoch)}`;
  }
}

/** The writer of a calendar's moments, for clocks that change; this also registers the zone. */
export function momentsOf(changes: Changes): (zone: string) => Moments {
  const clocks = new ZoneClocks(changes);
  return (zone) => {
    registerZone(zone, clocks);
    return new ZoneMoments(zone, clocks);
  };
}
