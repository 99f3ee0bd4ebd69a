import { html, nothing, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { fieldsOf, requestOf, withExample, type Fields } from "../calculator/fields";
import layout from "../calculator/layout.css?inline";
import print from "../shared/print.css?inline";
import formStyle from "../form/form.css?inline";
import { calculators, type Calculator } from "../shared/calculators";
import type { EngineCache } from "../shared/engine";
import { addDays } from "../../engine/dates";
import { localMoment } from "../shared/moment";
import timelineStyle from "../timeline/timeline.css?inline";
import type { Choices, Desk, Item } from "./context";
import style from "./desk.css?inline";
import { isFigure, recallFigures } from "./figures";
import { deskForm, examplesOf } from "./form";
import { firstItem } from "./project";
import { SalesElement } from "./sales-element";
import type { GetString } from "./strings";
import { VIEWS, type View } from "./views";

/** How far ahead the wanted date of the example lies. */
const AHEAD = 30;

interface State extends Choices {
  view: string;
  request: Partial<QuoteRequest>;
}

/** The salesperson's desk: one set of conditions, several views of the answer. */
export class SlaDesk extends SalesElement<Calculator> implements Desk {
  static override styles: CSSResultGroup = [SalesElement.styles, unsafeCSS(formStyle), unsafeCSS(layout), unsafeCSS(print), unsafeCSS(timelineStyle), unsafeCSS(style)];

  static override properties: PropertyDeclarations = {
    ...SalesElement.properties,
    view: { state: true }, own: { state: true }, dimension: { state: true }, base: { state: true }, date: { state: true }, lines: { state: true },
    folded: { state: true }, event: { state: true }, value: { state: true },
  };

  declare protected view: View;
  declare protected own: Fields;
  declare dimension: string;
  declare base: string;
  declare event: string;
  declare value: string;
  /** As chosen; empty while the example stands. */
  declare protected date: string;
  declare protected lines: Item[];
  // Views are shown once these are there.
  declare sla: Calculator;
  declare words: Words;
  declare say: GetString;
  declare protected folded: boolean;

  constructor() {
    super();
    this.own = { ...fieldsOf({ dimensions: {}, startAt: "" }), audience: "sales" };
    this.view = "compare";
    this.dimension = "";
    this.base = this.event = this.value = "";
    this.date = "";
    this.lines = [];
    this.folded = true;
  }

  protected override get shared(): EngineCache<Calculator> {
    return calculators;
  }

  /** What stands in the page's address. */
  get state(): State {
    const { view, dimension, base, date, lines, event, value } = this;
    return { view, dimension, base, event, value, wanted: date, items: lines, request: this.sla ? requestOf(this.own, this.sla.policy) : {} };
  }

  set state({ view, dimension, base, wanted, items, event, value, request }: State) {
    this.view = VIEWS.find((one) => one.id === view)?.id ?? "compare";
    this.dimension = dimension;
    this.base = base;
    this.event = event;
    this.value = value;
    this.date = wanted;
    this.lines = items;
    this.own = { ...fieldsOf({ dimensions: {}, startAt: "", ...request }), audience: "sales" };
  }

  // ---- what the views see

  get room() { return this.size; }
  get sources() { return { policy: this.getAttribute("policy-src") ?? undefined, calendar: this.getAttribute("calendar-src") ?? undefined }; }
  get fields(): Fields { return withExample(this.own, this.sla.policy); }
  get today(): string { return localMoment(Date.now(), this.sla.policy.zone).slice(0, 10); }

  get request(): QuoteRequest {
    const figures = Object.fromEntries(Object.entries(this.fields.figures).filter(([, text]) => isFigure(text)));
    return requestOf({ ...this.fields, figures }, this.sla.policy);
  }

  get wanted(): string { return this.date || addDays(this.today, AHEAD); }
  get items(): Item[] { return this.lines.length ? this.lines : [firstItem(this)]; }

  isExample(field: string): boolean {
    if (field === "wanted") return !this.date;
    if (field === "startAt") return !this.own.startAt;
    return !this.own.dimensions[field] && this.sla.policy.dimensions.some(({ id, required }) => id === field && required);
  }

  set(change: Partial<Fields>): void {
    this.own = { ...this.own, ...change, dimensions: { ...this.own.dimensions, ...change.dimensions } };
    this.#announce();
  }

  put({ wanted, items, ...change }: Partial<Choices>): void {
    if (wanted !== undefined) this.date = wanted;
    if (items) this.lines = items;
    Object.assign(this, change);
    this.#announce();
  }

  redraw(): void {
    this.requestUpdate();
  }

  #announce(): void {
    this.dispatchEvent(new CustomEvent("sla-desk", { bubbles: true, composed: true }));
  }

  // ---- life

  protected override met(sla: Calculator): void {
    this.own = { ...this.own, figures: { ...recallFigures(sla.policy).figures, ...this.own.figures } };
  }

  protected override spoken(words: Words, say: GetString): void {
    super.spoken(words.relativeTo(Number(this.today.slice(0, 4))), say);
    this.dispatchEvent(new CustomEvent("sla-words", { detail: { words, say } }));
  }

  // ---- what is shown

  protected override willUpdate(): void {
    if ((this.sla as Calculator | undefined)?.policy.calendars) this.see(this.request.dimensions);
  }

  protected override render(): TemplateResult {
    const { say, words, failure } = this;
    if (failure) return html`<div class=${this.boxClass}>${this.broken(failure)}</div>`;
    if (!say || !words || !(this.sla as Calculator | undefined)) return html`<div class=${this.boxClass}><div class="waiting" aria-busy="true"><slot></slot></div></div>`;
    const view = VIEWS.find(({ id }) => id === this.view)!;
    return html`<div class=${this.boxClass}>
      <div class="tabs" role="tablist" aria-label=${say("views")} @keydown=${this.#keys}>${VIEWS.map(({ id }) => html`<button role="tab" type="button" id="tab-${id}"
        aria-selected=${id === this.view ? "true" : "false"} aria-controls="view" tabindex=${id === this.view ? 0 : -1} @click=${() => this.#show(id)}>${say(`view.${id}`)}</button>`)}</div>
      <div class="grid" id="view" role="tabpanel" aria-labelledby="tab-${this.view}">
        <div class="side">${deskForm(this, this.view, this.folded, () => { this.folded = !this.folded; })}</div>
        <div class="answer">${view.show(this)}</div>
      </div>
      <p class="provenance small">${words.provenance()}${" "}<br>${this.#given()}${words.ui("editions", {
        policy: words.policyTitle(), edition: this.sla.policy.edition, calendar: this.sla.calendar.version,
        through: words.relativeTo(0).instant(this.sla.calendar.publishedThrough),
      })}</p>
    </div>`;
  }

  /** Figures that someone entered, pauses, and what is an example still are named under every answer, also in print. */
  #given(): TemplateResult | typeof nothing {
    const { figures = {}, exclusions = [] } = this.request;
    const given = Object.entries(figures).map(([id, limit]) => this.say("figures.given", { figure: this.words.figure(id), limit: this.words.limit(limit) }));
    const pauses = exclusions.map(({ cause, from, to }) => `${this.words.cause(cause)} ${this.words.span(from, to)}`);
    const examples = examplesOf(this, this.view);
    const lines = [examples.length ? this.say("examples.given", { fields: examples.join(this.say("stop")) }) : "", given.join(this.say("stop")), pauses.length ? this.say("pause.given", { spans: pauses.join(this.say("stop")) }) : ""].filter(Boolean);
    return lines.length ? html`${lines.map((text) => html`${text}<br>`)}` : nothing;
  }

  #show(id: View): void {
    this.view = id;
    this.#announce();
  }

  #keys = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = VIEWS.findIndex(({ id }) => id === this.view);
    this.#show(VIEWS[(at + step + VIEWS.length) % VIEWS.length]!.id);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus());
  };
}
