/** The text of a field, which a drawing leaves alone while somebody types in it. */
import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

class Typed extends Directive {
  #element: HTMLInputElement | undefined;
  #typing = false;

  override update(part: ElementPart, [text]: [string]): typeof noChange {
    const element = part.element as HTMLInputElement;
    if (this.#element !== element) this.#watch(element);
    if (!this.#typing && element.value !== text) element.value = text;
    return noChange;
  }

  render(_: string): typeof noChange {
    return noChange;
  }

  /** Typed is what has been put in and not yet taken: by leaving the field, or by the enter key. */
  #watch(element: HTMLInputElement): void {
    this.#element = element;
    element.addEventListener("input", () => { this.#typing = true; });
    for (const taken of ["change", "blur"]) element.addEventListener(taken, () => { this.#typing = false; });
  }
}

/** On an input, as `<input ${typed(text)} @change=…>`: before its listeners, so that what was taken is drawn again at once. */
export const typed = directive(Typed);
