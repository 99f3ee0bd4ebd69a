/** The form where it does not fit beside the answer: a sheet that unfolds. */
import type { LitElement } from "lit";

export class Sheet {
  open = false;
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
  }

  #put(open: boolean): void {
    this.open = open;
    this.#host.requestUpdate();
  }

  /** Folded, its button holds the focus: what had it is hidden. */
  toggle = (): void => {
    this.#put(!this.open);
    if (!this.open) this.#host.renderRoot.querySelector<HTMLElement>(".summary")?.focus();
  };

  escape = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.open) this.toggle();
  };
}
