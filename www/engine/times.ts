/** So many values, made one after the other. `Array.from` would do, but old libraries replace it on the pages that still use them. */
export function times<T>(count: number, make: (at: number) => T): T[] {
  const all: T[] = [];
  for (let at = 0; at < count; at++) all.push(make(at));
  return all;
}

/** A list's entries with their places, for loops; `entries()` of a list is replaced by old libraries too. */
export const indexed = <T>(list: readonly T[]): [at: number, one: T][] => list.map((one, at) => [at, one]);
