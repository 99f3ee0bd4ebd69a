/** The dates of a comparison in the desk's address: a link that is opened under other rules says what moved. */
import { html, nothing, render } from "lit";
import { compared, comparedRequest } from "../../elements/desk/compare-view";
import type { SlaDesk } from "../../elements/desk/sla-desk";
import type { Quote } from "../../engine/types";
import { matchLanguage } from "../../words";
import { dress, moves } from "../link/moves";
import { changeSince, seenIn, type Change } from "../link/seen";
import { sayings } from "../say";

/** The views whose answers are the comparison. */
const COMPARING = ["compare", "sheet"];

/** The answers that are shown, where they rest on a chosen start; an example moves with the clock. */
export function shownBy(desk: SlaDesk): Quote[] | undefined {
  const { view, request } = desk.state;
  if (!COMPARING.includes(view) || !request.startAt) return undefined;
  try {
    return desk.sla.compare(comparedRequest(desk), compared(desk));
  } catch {
    return undefined; // what is wrong stands at its field
  }
}

export class DeskLink {
  readonly #place: HTMLElement;
  readonly #desk: SlaDesk;
  readonly #seen: ReturnType<typeof seenIn>;
  readonly #leave: () => void;
  #change: Change | "damaged" | undefined;
  #left = false;

  constructor(place: HTMLElement, desk: SlaDesk, query: URLSearchParams, leave: () => void) {
    this.#place = place;
    this.#desk = desk;
    this.#seen = seenIn(query);
    this.#leave = leave;
    if (!this.#seen) return;
    dress();
    desk.addEventListener("sla-words", () => void this.#look());
    desk.addEventListener("sla-desk", () => this.#dismiss());
  }

  /** While a notice stands the address stays as it was opened. */
  get standing(): boolean {
    return !this.#left && !!this.#change;
  }

  async #look(): Promise<void> {
    const say = await sayings(matchLanguage(document.documentElement.lang) ?? "zh-CN");
    const quotes = shownBy(this.#desk);
    const seen = this.#seen;
    if (!quotes || !seen) return;
    this.#change = seen === "damaged" ? seen : changeSince(seen, quotes);
    const { words } = this.#desk;
    const dimension = compared(this.#desk);
    const columns = quotes.map(({ request }) => words.value(dimension, request.dimensions[dimension] ?? ""));
    render(this.standing ? html`<section class="notice" aria-label=${say("link")}>${moves(this.#change!, words, say, columns)}
      <button type="button" @click=${() => this.#dismiss()}>${say("link.dismiss")}</button></section>` : nothing, this.#place);
  }

  /** By its button, or with the first other choice. */
  #dismiss(): void {
    if (this.#left) return;
    this.#left = true;
    render(nothing, this.#place);
    this.#leave();
  }
}
