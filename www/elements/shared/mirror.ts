/** Attributes as properties: frameworks set the one or the other, before the element is defined and after. */

/** Kebab case, as names are written in attributes. */
export const kebab = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The attribute of a name; also in the form of frameworks that write every name as an attribute: `startAt` becomes `startat`. */
export const given = (element: Element, id: string): string | null => element.getAttribute(kebab(id)) ?? element.getAttribute(id.toLowerCase());

/** Writes or removes the attribute of a name, in whichever way it stood there. */
export function give(element: Element, id: string, value: string | null | undefined): void {
  const [name, squeezed] = [kebab(id), id.toLowerCase()];
  if (squeezed !== name) element.removeAttribute(squeezed);
  if (value == null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Properties of these names that are their attributes. What a script set before there were any is taken over. */
export function mirror(element: HTMLElement, ids: readonly string[]): void {
  for (const id of ids) {
    const early = Object.getOwnPropertyDescriptor(element, id);
    // Its own already, or a name that every element has.
    if (early ? !("value" in early) : id in element) continue;
    Object.defineProperty(element, id, {
      configurable: true, enumerable: true,
      get: () => given(element, id),
      set: (value: unknown) => give(element, id, value == null ? null : String(value)),
    });
    if (early) give(element, id, early.value == null ? null : String(early.value));
  }
}
