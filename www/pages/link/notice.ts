/**
 * What a visitor must know about the opened link: documents that it names, parts of it that were rejected,
 * and dates that have changed since it was made.
 */
import { html, nothing, render, type TemplateResult } from "lit";
import type { SlaCalculator } from "../../elements/calculator/sla-calculator";
import type { Problem } from "../../engine/types";
import { matchLanguage, usual } from "../../words/languages";
import { without } from "../../elements/calculator/leave-out";
import { partOf, queryOf } from "../address";
import { SOURCES } from "../request";
import { loadPageStrings, type GetString } from "../strings";
import { addStyles, moves } from "./moves";
import { changeSince, snapshotIn, type Change } from "./snapshot";

/** What was read from the address before the engine was loaded. */
export interface Opened {
  query: URLSearchParams;
  /** Parts that mean nothing, as they stand in the address. */
  refused: string[];
  /** Whether the link's own choices have been answered. */
  answered(): boolean;
}

export class Notices {
  readonly #place: HTMLElement;
  readonly #calculator: SlaCalculator;
  readonly #opened: Opened;
  readonly #leave: () => void;
  #say: GetString | undefined;
  /** The choices of the link, once the engine has accepted them. */
  #asked: string | undefined;
  #change: Change | "damaged" | undefined;
  #dismissed = false;

  constructor(place: HTMLElement, calculator: SlaCalculator, opened: Opened, leave: () => void) {
    this.#place = place;
    this.#calculator = calculator;
    this.#opened = opened;
    this.#leave = leave;
    addStyles();
    calculator.addEventListener("sla-quote", () => this.#look());
    calculator.addEventListener("sla-words", () => void this.speak());
  }

  /** While a notice is shown the address is not changed, so that the link can be opened again. */
  get standing(): boolean {
    return !this.#dismissed && (!!this.#change || this.#opened.refused.length > 0);
  }

  /** In the page's language, from now on. */
  async speak(): Promise<void> {
    this.#say = await loadPageStrings(matchLanguage(document.documentElement.lang) ?? usual);
    this.#look();
  }

  /** A part of the link that the engine rejects is named and left out; everything else is kept. */
  refuse(problem: Problem): void {
    const { query, refused } = this.#opened;
    const { request } = this.#calculator;
    const part = partOf(problem.path, request, query);
    if (part === undefined) return;
    refused.push(part);
    if (problem.path === "/process") this.#calculator.choose("");
    else {
      const { examples } = this.#calculator;
      this.#calculator.request = without(request, problem.path);
      // What nobody has chosen is not chosen by that.
      this.#calculator.examples = examples;
    }
  }

  /** Compares as long as the link's own choices are unchanged; after the first other choice the link no longer matters. */
  #look(): void {
    const { request, process, selected, quote, commitments } = this.#calculator;
    const { query, refused, answered } = this.#opened;
    if (!answered()) return this.#draw();
    const asked = queryOf(request, process, "");
    if (this.#asked === undefined) {
      const taken = { process, commitment: selected?.id };
      for (const [name, is] of Object.entries(taken)) {
        const wanted = query.get(name);
        if (wanted && wanted !== is && !refused.includes(`${name}=${wanted}`)) refused.push(`${name}=${wanted}`);
      }
      this.#asked = asked;
    }
    const seen = snapshotIn(query, refused);
    if (asked !== this.#asked) this.#dismissed = true;
    else this.#change = seen && seen !== "damaged" ? changeSince(seen, [{ ...quote, commitments }], this.#calculator.sla) : seen;
    this.#draw();
  }

  #draw(): void {
    const say = this.#say;
    if (!say) return;
    const { refused } = this.#opened;
    render(html`${this.#sources(say)}${this.standing ? html`<section class="notice ${this.#change ? "" : "passing"}" aria-label=${say("link")}>
      ${refused.length ? html`<div class="refused"><p><b>${say("link.refused")}</b></p><ul>${refused.map((part) => html`<li><code>${part}</code></li>`)}</ul></div>` : nothing}
      ${this.#change ? moves(this.#change, this.#calculator.words, say) : nothing}
      <button type="button" @click=${() => this.#dismiss()}>${say("link.dismiss")}</button>
    </section>` : nothing}`, this.#place);
  }

  #dismiss(): void {
    this.#dismissed = true;
    this.#draw();
    this.#leave();
  }

  /** Documents that the link names are marked while they are used. */
  #sources(say: GetString): TemplateResult | typeof nothing {
    const used = SOURCES.filter((name) => this.#calculator.hasAttribute(name));
    if (!used.length) return nothing;
    const reset = (): void => {
      for (const name of used) this.#calculator.removeAttribute(name);
      this.#draw();
    };
    return html`<section class="notice own" aria-label=${say("link.sources")}>
      ${used.map((name) => html`<p><b>${say(name === "policy-src" ? "link.policySource" : "link.calendarSource", { address: this.#calculator.getAttribute(name)! })}</b></p>`)}
      <button type="button" @click=${reset}>${say("link.reset")}</button></section>`;
  }
}
