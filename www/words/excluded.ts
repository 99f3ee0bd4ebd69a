/** The stretches that an hour clock did not count, told apart from the request's exclusions. */

import type { Exclusion } from "../engine/types";

/** One stretch in the zone of the clock; causes that overlap are named together, parted by a comma. */
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

/** The exclusions between two moments, overlapping and touching ones united, with the causes that they have together. */
export function within(exclusions: readonly Exclusion[], start: string, end: string): Stretch[] {
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(start)?.[0] ?? "Z";
  const at = (iso: string): number => Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : iso + zone);
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
  // Where the clocks were changed meanwhile, a moment's own text has the offset that held at it.
  const own = new Map([start, end, ...exclusions.flatMap(({ from, to }) => [from, to])].filter((iso) => iso.endsWith(zone) || iso.endsWith(end.slice(-6))).map((iso) => [at(iso), iso]));
  const shown = (time: number): string => own.get(time) ?? local(time, zone);
  return united.map(({ from, to, causes }) => ({ from: shown(from), to: shown(to), cause: causes.join(","), minutes: (to - from) / 60_000 }));
}

/**
 * The exclusions inside the clock, overlapping and touching ones united; none unless together they are the `minutes` that the
 * engine left out, so that nothing is told that was not counted so. Those are a sum of `parts`, each without its seconds.
 */
export function stretches(exclusions: readonly Exclusion[], startsAt: string, dueAt: string, minutes: number, parts = 1): Stretch[] {
  const inside = within(exclusions, startsAt, dueAt);
  const over = inside.reduce((sum, one) => sum + one.minutes, 0) - minutes;
  return over < 0 || over >= parts ? [] : inside;
}

/** The moment as the clocks of that zone show it. */
function local(time: number, zone: string): string {
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return new Date(time + offset * 60_000).toISOString().slice(0, 19) + zone;
}
