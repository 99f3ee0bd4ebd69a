/** The dates of a comparison in the desk's address: a link that is opened under other rules says what moved. */
import { html, nothing, render } from "lit";
import { problemOf } from "../../elements/calculator/problems";
import { comparable, compared, comparedRequest } from "../../elements/desk/compare-view";
import { openings, sheetRequest } from "../../elements/desk/sheet-request";
import type { SlaDesk } from "../../elements/desk/sla-desk";
import type { Problem, Quote } from "../../engine/types";
import { VIEWS } from "../../elements/desk/views";
import { matchLanguage, usual } from "../../words/languages";
import { partAt } from "../address";
import { documentsIn } from "../documents";
import { addStyles, moves } from "../link/moves";
import { changeSince, snapshotIn, type Change } from "../link/snapshot";
import { SOURCES } from "../request";
import { loadPageStrings } from "../strings";
import { deskFrom, itemOf } from "./address";

/** The views whose answers are the comparison. */
const COMPARING = ["compare", "sheet"];

/** The shown answers, if their start was chosen; an example moves with the clock. */
export function shownBy(desk: SlaDesk): Quote[] | undefined {
  const { view, request } = desk.state;
  if (!COMPARING.includes(view) || !request.startAt) return undefined;
  try {
    return desk.sla.compare(view === "sheet" ? sheetRequest(desk) : comparedRequest(desk), compared(desk));
  } catch {
    return undefined; // what is wrong stands at its field
  }
}

/** Parameters that the calculator's page accepts and the desk does not. */
const ELSEWHERE = /^reading\./;

/** Whether the policy has the lines, the view and the dimension that a part names. */
function known(name: string, value: string, desk: SlaDesk): boolean {
  const { sla } = desk;
  if (name === "view") return VIEWS.some(({ id }) => id === value);
  if (name === "by") return comparable({ sla }).some(({ id }) => id === value);
  if (name === "sheet-event") return openings({ sla }).includes(value);
  if (name === "sheet-value") return comparable({ sla }).some(({ id, values }) => id === compared(desk) && values.some((one) => one.id === value));
  if (name !== "item") return true;
  const { dimensions, rules } = sla.policy;
  return itemOf(value).some((item) => rules.some(({ id }) => id === item.commitment) && Object.entries(item.dimensions).every(([id, wanted]) =>
    dimensions.find((one) => one.id === id)?.values.some((one) => one.id === wanted)));
}

/** The problem that the engine finds in the desk's request. */
function problemWith({ sla, request }: SlaDesk): Problem | undefined {
  try {
    sla.quote(request);
    return undefined;
  } catch (thrown) {
    return problemOf(thrown);
  }
}

export class DeskLink {
  readonly #place: HTMLElement;
  readonly #desk: SlaDesk;
  readonly #seen: ReturnType<typeof snapshotIn>;
  readonly #leave: () => void;
  #change: Change | "damaged" | undefined;
  #left = false;
  /** Parts that were not taken over, as they stand in the address. */
  readonly #refused: string[] = [];
  #checked = false;

  constructor(place: HTMLElement, desk: SlaDesk, query: URLSearchParams, leave: () => void) {
    this.#place = place;
    this.#desk = desk;
    this.#seen = snapshotIn(query);
    this.#leave = leave;
    desk.addEventListener("sla-words", () => {
      if (!this.#checked) this.#check(query);
      if (this.#seen || this.#refused.length) void this.#look();
    });
    desk.addEventListener("sla-desk", () => this.#dismiss());
  }

  /** While a notice stands the address stays as it was opened. */
  get standing(): boolean {
    return !this.#left && (!!this.#change || this.#refused.length > 0);
  }

  /** Every part that can mean nothing here is named and left out; everything else stays. */
  #check(query: URLSearchParams): void {
    this.#checked = true;
    const desk = this.#desk;
    // Figures that are kept on this device are not part of a link.
    const kept = Object.entries(desk.state.request.figures ?? {}).filter(([id]) => !query.has(`figure.${id}`));
    let parts = [...query];
    const refuse = (wrong: (name: string, value: string) => boolean): boolean => {
      const out = parts.filter(([name, value]) => wrong(name, value));
      if (!out.length) return false;
      this.#refused.push(...out.map((part) => part.join("=")));
      parts = parts.filter((part) => !out.includes(part));
      const state = deskFrom(new URLSearchParams(parts));
      desk.state = { ...state, request: { ...state.request, figures: { ...Object.fromEntries(kept), ...state.request.figures } } };
      return true;
    };
    const meaningless: string[] = [];
    deskFrom(query, (part) => meaningless.push(part));
    const documents = documentsIn(query).map(([name]) => name);
    refuse((name, value) => ELSEWHERE.test(name) || (SOURCES.includes(name) && !documents.includes(name)) || meaningless.includes(`${name}=${value}`) || !known(name, value, desk));
    for (let problem = problemWith(desk); problem; problem = problemWith(desk)) {
      // The ledger keeps a pause of a known cause and names its fault beside it.
      if (/^\/exclusions\/\d+/.test(problem.path) && problem.code !== "unknown-value") return;
      const [, , id] = problem.path.split("/");
      const part = partAt(problem.path);
      // Of several pauses only the one with that index is at fault.
      const pause = part === "pause" ? parts.filter(([name]) => name === part)[Number(id)]?.[1] : undefined;
      if (!refuse((name, value) => (name === part || name === id) && (pause === undefined || pause === value))) return; // not the link's
    }
  }

  async #look(): Promise<void> {
    const say = await loadPageStrings(matchLanguage(document.documentElement.lang) ?? usual);
    const quotes = shownBy(this.#desk);
    const seen = this.#seen;
    if (quotes && seen) this.#change = seen === "damaged" ? seen : changeSince(seen, quotes, this.#desk.sla);
    const { words } = this.#desk;
    const dimension = compared(this.#desk);
    const columns = (quotes ?? []).map(({ request }) => words.value(dimension, request.dimensions[dimension] ?? ""));
    if (this.standing) addStyles();
    render(this.standing ? html`<section class="notice" aria-label=${say("link")}>
      ${this.#refused.length ? html`<p><b>${say("link.refused")}</b></p><ul>${this.#refused.map((part) => html`<li><code>${part}</code></li>`)}</ul>` : nothing}
      ${this.#change ? moves(this.#change, words, say, columns) : nothing}
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
