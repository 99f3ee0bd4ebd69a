/** Reads the parts of an answer in the given order. */
export function readSequence<const K extends string, R extends { [part in K]: () => unknown }>(order: readonly K[], read: R): { [part in K]: ReturnType<R[part]> } {
  const found = {} as { [part in K]: ReturnType<R[part]> };
  for (const part of order) found[part] = read[part]() as ReturnType<R[K]>;
  return found;
}
