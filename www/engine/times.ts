/** An array of `count` values. `Array.from` would do, but old libraries on host pages replace it. */
export function times<T>(count: number, make: (at: number) => T): T[] {
  const all: T[] = [];
  for (let at = 0; at < count; at++) all.push(make(at));
  return all;
}

/** A list's entries with their indexes, for loops; old libraries replace `entries()` as well. */
export const indexed = <T>(list: readonly T[]): [at: number, one: T][] => list.map((one, at) => [at, one]);
