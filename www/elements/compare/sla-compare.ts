import { html, nothing, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { DimensionInfo, Problem, Quote, QuoteRequest } from "../../engine/types";
import type { PrintedRow, Words } from "../../words";
import { oneOf } from "../calculator/attributes";
import { problemOf } from "../calculator/problems";
import { restingOnFigures } from "../desk/figures";
import { SalesElement } from "../desk/sales-element";
import type { GetString } from "../desk/strings";
import formStyle from "../form/form.css?inline";
import { rankOf } from "../shared/rank";
import { calculators, type Calculator } from "../shared/calculators";
import type { EngineCache } from "../shared/engine";
import { localMoment } from "../shared/moment";
import { cellText, differenceText, lengthText } from "./cell";
import style from "./compare.css?inline";
import { dueOf, rowsOf, spreadOf, tally, type Row } from "./rows";

/** The event from which the dates of a row are counted; the request's single start is used for each. */
function startText({ cells }: Row, words: Words): string {
  const events = cells.filter((one) => one?.dueAt || one?.alternatives?.some(({ dueAt }) => dueAt)).flatMap((one) => one!.reasons.flatMap(({ params }) => params?.["event"] ?? []).slice(0, 1));
  return [...new Set(events)].map((event) => words.reason({ code: "start-chosen", params: { event } })).join(words.ui("list.join"));
}

const SORTS = ["process", "difference", "due"] as const;

/**
 * Quotes side by side, one column a value of a dimension; differences to a baseline, and where a better value is due later.
 *
 * @tag sla-compare
 * @attr {string} request - what is compared, as JSON; the property of this name takes the same as an object
 * @attr {string} dimension - the compared dimension; the policy's first when absent
 * @attr {string} base - the value that the others are measured against; the second when absent
 * @attr {string} lang - `zh-CN` or `en`; the nearest `lang` when absent
 * @attr {string} density - `large` for larger text and targets
 * @attr {string} policy-src - address of a policy document instead of the bundled one
 * @attr {string} calendar-src - address of a calendar document instead of the bundled one
 * @fires sla-compare - other quotes are shown; detail `{ quotes }`
 * @fires sla-error - something that was given is refused, did not load or cannot be drawn; detail is the problem
 */
export class SlaCompare extends SalesElement<Calculator> {
  static override styles: CSSResultGroup = [SalesElement.styles, unsafeCSS(formStyle), unsafeCSS(style)];

  static override properties: PropertyDeclarations = {
    ...SalesElement.properties,
    request: { attribute: false },
    dimension: { type: String, reflect: true },
    base: { type: String, reflect: true },
    only: { state: true }, sort: { state: true }, problem: { state: true },
  };

  /** What is compared; the compared dimension may be absent. Without one, an example of today. */
  declare request: QuoteRequest | undefined;
  declare dimension: string | undefined;
  declare base: string | undefined;
  declare protected only: boolean;
  declare protected sort: (typeof SORTS)[number];
  declare protected problem: Problem | undefined;

  #quotes: Quote[] = [];
  /** The baseline that the visitor chose: it need not be one of another dimension. */
  #chosen: string | undefined;
  #news = false;
  #marked = new Set<string>();
  /** The rows of the source's tables, by rule; they come with the quoted sources, after the answers. */
  #printed = new Map<string, PrintedRow>();

  constructor() {
    super();
    this.only = true;
    this.sort = "process";
  }

  protected override get shared(): EngineCache<Calculator> {
    return calculators;
  }

  /** The quotes that are shown, in the policy's order. */
  get quotes(): Quote[] {
    return this.#quotes;
  }

  #info(sla: Calculator): DimensionInfo {
    const { dimensions } = sla.policy;
    return dimensions.find(({ id }) => id === this.dimension) ?? dimensions[0]!;
  }

  /** Without a request, an example: the first value of each dimension, today. */
  #asked(sla: Calculator): QuoteRequest {
    const { dimensions, zone } = sla.policy;
    const first = dimensions.filter(({ required }) => required).map(({ id, values }) => [id, values[0]!.id] as const);
    return this.request ?? { dimensions: Object.fromEntries(first), startAt: localMoment(Date.now(), zone), audience: "sales" };
  }

  protected override spoken(words: Words, say: GetString): void {
    super.spoken(words, say);
    // Without them the answers are worded as everywhere else.
    words.tables().then((tables) => {
      this.#printed = new Map(tables.flatMap(({ rows }) => rows.map((row) => [row.rule, row])));
      this.requestUpdate();
    }, () => undefined);
  }

  /** Against another value, chosen by the visitor. */
  #measure(base: string): void {
    this.base = this.#chosen = base;
    this.tell("sla-base", base);
  }

  /** On a quote sheet every row is seen, so that the screen is what the paper has. */
  get #whole(): boolean {
    return this.hasAttribute("data-whole");
  }

  /** The places of the columns: all, or the one that a quote sheet is for. */
  #places(info: DimensionInfo): number[] {
    const at = info.values.findIndex(({ id }) => id === this.dataset["value"]);
    return at >= 0 ? [at] : info.values.map((_, place) => place);
  }

  #baseAt(info: DimensionInfo): number {
    const at = info.values.findIndex(({ id }) => id === this.base);
    return at >= 0 ? at : Math.min(1, info.values.length - 1);
  }

  protected override readAttributes(): void {
    super.readAttributes();
    const asked = this.given.read(this);
    if (asked) this.request = asked.request ?? undefined;
    this.requestUpdate();
  }

  protected override wrong(): Problem | undefined {
    const { sla, dimension, base } = this;
    const values = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
    return super.wrong()
      ?? (sla && dimension != null ? oneOf("dimension", String(dimension), values(sla.policy.dimensions)) : undefined)
      ?? (sla && base != null && base !== this.#chosen ? oneOf("base", String(base), values(this.#info(sla).values)) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { sla } = this;
    if (changed.has("request")) this.given.forget();
    if (!sla) return;
    const wrong = this.wrong();
    if (wrong) {
      this.#quotes = [];
      this.problem = wrong;
      return;
    }
    if (!this.problem && !["sla", "request", "dimension"].some((name) => changed.has(name))) return;
    const request = this.#asked(sla);
    try {
      this.#quotes = sla.compare(request, this.#info(sla).id);
      this.#marked = new Set(this.#quotes.flatMap((quote) => [...restingOnFigures(sla, quote.request)]));
      this.problem = undefined;
      this.#news = true;
    } catch (thrown) {
      this.#quotes = [];
      this.problem = problemOf(thrown);
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.tellOf(this.sla && this.problem);
    if (!this.#news || !this.sla || !this.say || !this.words) return;
    this.#news = false;
    this.tell("sla-compare", { quotes: this.#quotes });
  }

  protected override render(): TemplateResult {
    const { sla, say, failure } = this;
    if (failure) return html`<div class=${this.boxClass}>${this.broken(failure)}</div>`;
    if (!sla || !say || !this.words) return html`<div class=${this.boxClass}><div class="waiting" aria-busy="true"></div></div>`;
    // Dates in another year than the start are shown with their year.
    const words = this.words.relativeTo(Number(String(this.#asked(sla).startAt ?? "").slice(0, 4)));
    const info = this.#info(sla);
    const base = this.#baseAt(info);
    const rows = this.#quotes.length ? rowsOf(this.#quotes, base, info.ordered, sla) : [];
    return html`<div class=${this.boxClass}>
      ${this.problem ? this.refusal(this.problem, sla, words, !this.request) : nothing}
      ${rows.length ? html`${this.#summary(rows, info, base, words, say)}${this.#controls(say)}${this.#table(rows, info, base, words, say)}` : nothing}
    </div>`;
  }

  #summary(rows: Row[], info: DimensionInfo, base: number, words: Words, say: GetString): TemplateResult {
    const name = (at: number) => words.value(info.id, info.values[at]!.id);
    if (this.#places(info).length < 2) return html``;
    return html`<ul class="summary-list">${info.values.map((_, at) => {
      if (at === base) return nothing;
      const counts = tally(rows, at);
      const gains = rows.filter((row) => row.differences[at]?.minutes)
        .map((row) => say("compare.gain", { title: words.title(row.id), difference: differenceText(row.differences[at], words, say) }));
      return html`<li><b>${say("compare.summary", { value: name(at), base: name(base), ...counts })}</b>${counts.other ? say("compare.otherwise", { n: counts.other }) : nothing}
        ${gains.length ? html`<span class="small">${gains.join(say("stop"))}</span>` : nothing}</li>`;
    })}</ul>`;
  }

  #controls(say: GetString): TemplateResult {
    return html`<div class="controls">
      ${this.#whole ? nothing : html`<label class="check"><input type="checkbox" .checked=${this.only} @change=${(event: Event) => { this.only = (event.target as HTMLInputElement).checked; }}>${say("compare.only")}</label>`}
      <label class="sort">${say("compare.sort")}<select @change=${(event: Event) => { this.sort = (event.target as HTMLSelectElement).value as typeof this.sort; }}>
        ${SORTS.map((id) => html`<option value=${id} ?selected=${id === this.sort}>${say(`compare.sort.${id}`)}</option>`)}</select></label>
    </div>`;
  }

  #sorted(rows: Row[]): Row[] {
    const due = (row: Row) => Math.min(...row.cells.map((one) => Date.parse(dueOf(one) ?? "") || Infinity));
    if (this.sort === "difference") return [...rows].sort((a, b) => spreadOf(b) - spreadOf(a));
    return this.sort === "due" ? [...rows].sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0)) : rows;
  }

  #table(rows: Row[], info: DimensionInfo, base: number, words: Words, say: GetString): TemplateResult {
    const shown = this.#sorted(rows);
    // Paper has every row, because equal answers are part of the offer, too.
    const hidden = (some: Row[]) => (this.only && !this.#whole && some.every((row) => row.equal) ? "only-print" : "");
    const places = this.#places(info);
    const groups = this.sort === "process" ? [...new Set(shown.map((row) => row.process))] : [""];
    return html`${hidden(shown) ? html`<p class="none">${say("compare.none")}</p>` : nothing}<table class=${hidden(shown)}>
      <caption class="unseen">${say("compare.caption", { dimension: words.dimension(info.id) })}</caption>
      <thead><tr><th scope="col">${say("compare.commitment")}</th>${places.map((at) => { const { id } = info.values[at]!; return html`<th scope="col" class=${at === base && places.length > 1 ? "base" : ""}>
        ${this.#name(info, at, words)}
        ${places.length < 2 ? nothing : html`<label class="pick-base"><input type="radio" name="base" .checked=${at === base} aria-label=${say("compare.baseOf", { value: words.value(info.id, id) })}
          @change=${() => this.#measure(id)}><span>${say("compare.base")}</span></label>`}</th>`; })}</tr></thead>
      ${groups.map((process) => html`<tbody class=${hidden(shown.filter((row) => !process || row.process === process))}>
        ${process ? html`<tr class="group"><th scope="rowgroup" colspan=${places.length + 1}>${words.process(process)}</th></tr>` : nothing}
        ${shown.filter((row) => !process || row.process === process).map((row) => this.#row(row, hidden([row]), info, base, words, say))}</tbody>`)}
    </table>`;
  }

  #name(info: DimensionInfo, at: number, words: Words): TemplateResult {
    const { id } = info.values[at]!;
    const rank = rankOf(info, id);
    return html`<span class="name">${rank ? html`<i class="dot ${rank}"></i>` : nothing}${words.value(info.id, id)}</span>`;
  }

  #row(row: Row, shown: string, info: DimensionInfo, base: number, words: Words, say: GetString): TemplateResult {
    const places = this.#places(info);
    const count = places.length;
    const single = count < 2;
    return html`<tr class=${shown}><th scope="row">${words.title(row.id)}
        ${row.cells[0]?.kind === "unlabelled" ? html`<span class="badge plain">${words.ui("kind.unlabelled")}</span>` : nothing}
        ${this.#marked.has(row.id) ? html`<span class="badge plain">${say("figures.mark")}</span>` : nothing}
        <span class="small">${[words.clause(row.cells[0]?.clause ?? ""), this.#whole ? "" : startText(row, words)].filter(Boolean).join(words.ui("summary.join"))}</span>${single ? nothing : this.#inversion(row, info, words, say)}</th>
      ${row.equal && !single
        ? html`<td colspan=${count} class="merged">${this.#answer(row, 0, words, say)} <span class="badge plain">${say(info.ordered ? "compare.all" : "compare.allValues", { n: count })}</span></td>`
        : places.map((at) => html`<td class="${at === base && !single ? "base" : ""} ${row.inversion?.better === at && !single ? "inverted" : ""}">
          <span class="label" aria-hidden="true">${this.#name(info, at, words)}</span>
          <span class="value">${this.#answer(row, at, words, say)}${single ? nothing : this.#against(row, at, base, words, say)}</span></td>`)}</tr>`;
  }

  #answer(row: Row, at: number, words: Words, say: GetString): TemplateResult {
    const { main, note, provisional } = cellText(row.cells[at], words, say, this.#printed.get(row.id), new Set(row.cells.map((one) => one?.creditor)).size > 1);
    return html`<b>${main}</b>${provisional ? html` <span class="badge maybe">${words.ui("provisional")}</span>` : nothing}${note ? html`<span class="small">${note}</span>` : nothing}`;
  }

  #against(row: Row, at: number, base: number, words: Words, say: GetString): TemplateResult | typeof nothing {
    const one = row.differences[at];
    if (at === base || !one) return nothing;
    const way = !one.minutes ? "" : one.minutes < 0 ? "earlier" : "later";
    return html`<span class="difference ${way}">${differenceText(one, words, say)}</span>`;
  }

  /** Points out where a better tier is due later than a worse one. */
  #inversion(row: Row, info: DimensionInfo, words: Words, say: GetString): TemplateResult | typeof nothing {
    const { inversion } = row;
    if (!inversion) return nothing;
    const name = (at: number) => words.value(info.id, info.values[at]!.id);
    const betterDue = cellText(row.cells[inversion.better], words, say).main;
    return html`<span class="inversion"><span class="badge late">⚠ ${say("compare.inverted")}</span> ${say("compare.inversion", {
      title: words.title(row.id), better: name(inversion.better), worse: name(inversion.worse), betterDue, by: lengthText({ minutes: inversion.minutes }, words, say),
    })}${this.#units(row, name, say)}</span>`;
  }

  /** Why an order can turn round: one counts working days, the other every day. */
  #units(row: Row, name: (at: number) => string, say: GetString): string {
    const { better, worse } = row.inversion!;
    const [unit, other] = [row.cells[better]?.limit?.units, row.cells[worse]?.limit?.units];
    if (unit !== "businessDays" || other !== "calendarDays") return "";
    return say("compare.units", { better: name(better), worse: name(worse), unit: say("unit.businessDays"), other: say("unit.calendarDays") });
  }
}
