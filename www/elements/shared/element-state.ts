/**
 * What a view keeps for each element that it is drawn in: two elements on a page do not share what was typed into one of them, and
 * nothing of it outlives the element.
 */
export function elementState<T extends object>(initial: () => T): (element: object) => T {
  const states = new WeakMap<object, T>();
  return (element) => {
    let state = states.get(element);
    if (!state) states.set(element, (state = initial()));
    return state;
  };
}
