/** The form where it does not fit beside the answer: a sheet that unfolds. */
import type { LitElement } from "lit";
import type { Size } from "../shared/base";

export class Sheet {
  open = false;
  readonly #host: LitElement & { readonly view: Size };

  constructor(host: LitElement & { readonly view: Size }) {
    this.#host = host;
  }

  #put(open: boolean): void {
    this.open = open;
    this.#host.requestUpdate();
  }

  toggle = (): void => this.#put(!this.open);

  /** It lies over the answer: it closes when the focus goes to something else, so that nothing focused is hidden. */
  leave = (event: FocusEvent): void => {
    const to = event.relatedTarget as Node | null;
    if (this.#host.view !== "wide" && to && !(event.currentTarget as Element).contains(to)) this.#put(false);
  };

  escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.open) return;
    this.#put(false);
    this.#host.renderRoot.querySelector<HTMLElement>(".summary")?.focus();
  };
}
