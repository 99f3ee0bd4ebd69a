/** The intervals that a clock in hours did not count, derived from the request's exclusions. */

import type { Commitment, Exclusion } from "../engine/types";
import { epochOf, zonedSecond } from "../engine/zones";

/** One interval in the zone of the clock; overlapping causes are named together, separated by a comma. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly cause: string;
  readonly minutes: number;
}

interface Span {
  from: number;
  to: number;
  causes: string[];
}

/** The exclusions between two moments of the policy's zone (where its clocks never change, that of the start), overlapping and adjacent ones merged, with all their causes. */
export function within(exclusions: readonly Exclusion[], start: string, end: string, named: string | undefined): Stretch[] {
  const zone = named ?? (start.slice(19) || "Z");
  const at = (iso: string): number => epochOf(iso, zone);
  const inside = exclusions
    .map(({ from, to, cause }): Span => ({ from: Math.max(at(from), at(start)), to: Math.min(at(to), at(end)), causes: [cause] }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const united: Span[] = [];
  for (const span of inside) {
    const open = united[united.length - 1];
    if (!open || span.from > open.to) united.push(span);
    else {
      open.to = Math.max(open.to, span.to);
      open.causes = [...new Set([...open.causes, ...span.causes])];
    }
  }
  return united.map(({ from, to, causes }) => ({ from: zonedSecond(from, zone), to: zonedSecond(to, zone), cause: causes.join(","), minutes: (to - from) / 60_000 }));
}

/**
 * The exclusions inside the clock, overlapping and adjacent ones merged; none unless together they are the `minutes` that the
 * engine left out, so that the text never contradicts the count. `minutes` is a sum of `parts`, each without its seconds.
 */
export function stretches(exclusions: readonly Exclusion[], { startsAt = "", dueAt }: Pick<Commitment, "startsAt" | "dueAt">, zone: string | undefined, minutes: number, parts = 1): Stretch[] {
  const inside = !dueAt ? [] : within(exclusions, startsAt, dueAt, zone);
  const over = inside.reduce((sum, one) => sum + one.minutes, 0) - minutes;
  return over < 0 || over >= parts ? [] : inside;
}
