import { html, unsafeCSS, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import type { Words } from "../../words";
import type { Problem, Quote, QuoteRequest } from "../../engine/types";
import { keyOf, quoters, sourcesOf } from "../shared/engine";
import { mirror } from "../shared/mirror";
import { CaseElement } from "./case";
import { same } from "./context";
import { askedOf, hasMore, presentMoment } from "./fields";
import { failed } from "./failure";
import { bundledWords, load, wordsOf, patiently, withNextFrame } from "./loading";
import { MIRRORED, type OptionProperties } from "./options";
import { problemOf } from "./problems";
import { Sheet } from "./sheet";
import { answer, provenance, side } from "./view";
import layout from "./layout.css?inline";
import formStyles from "../form/form.css?inline";
import heroStyles from "../hero/hero.css?inline";

/** How often what is left is counted anew. */
const TICK = 30_000;

/** The attributes of `options.ts` that are properties, too. */
export interface SlaCalculator extends OptionProperties {}

/**
 * The whole calculator: what happened, the form, the next deadline, every commitment and the calendar.
 *
 * @tag sla-calculator
 * Its options stand in `options.ts`, its attributes for dimensions in the policy.
 *
 * @attr {string} lang - `zh-CN` or `en`; the nearest `lang` when absent
 * @attr {string} policy-src - address of a policy document instead of the bundled one
 * @attr {string} calendar-src - address of a calendar document instead of the bundled one
 * @fires sla-quote - a new quote is shown; detail `{ request, quote }`
 * @fires sla-error - something that was given is refused, did not load or cannot be drawn; detail is the problem
 * @csspart form - the form
 * @csspart hero - the next deadline
 * @csspart commitments - the list of commitments
 * @csspart commitment - one commitment
 * @csspart calendar - the calendar with its legend
 * @csspart month - one month of the calendar
 * @csspart day - one day of the calendar
 * @csspart legend - what the calendar's marks mean
 * @csspart actions - the buttons under the answer
 * @csspart provenance - where the rules come from, with their edition and the calendar's version
 * @cssprop --sla-background - background
 * @cssprop --sla-surface - second background
 * @cssprop --sla-text - text
 * @cssprop --sla-secondary - secondary text
 * @cssprop --sla-line - lines
 * @cssprop --sla-control-edge - edges of controls
 * @cssprop --sla-accent - accent
 * @cssprop --sla-on-accent - text on the accent
 * @cssprop --sla-accent-surface - light accent
 * @cssprop --sla-rest - days off; --sla-rest-surface behind them
 * @cssprop --sla-makeup - make-up workdays; --sla-makeup-surface behind them
 * @cssprop --sla-late - overdue; --sla-late-surface behind it
 * @cssprop --sla-provisional - provisional; --sla-provisional-surface behind it
 * @cssprop --sla-radius - corners of cards
 * @cssprop --sla-control-radius - corners of controls
 * @cssprop --sla-font - fonts
 */
export class SlaCalculator extends CaseElement {
  static override styles: CSSResultGroup = [CaseElement.styles, ...[layout, formStyles, heroStyles].map((sheet) => unsafeCSS(sheet))];

  readonly #sheet = new Sheet(this);
  #timer = 0;
  #sources: string | undefined;
  /** What the engine was asked, where the quote is put together from several. */
  #asked: QuoteRequest | undefined;
  /** What answers with something unknown and judges what has ended, once that has been loaded. */
  #checks: typeof import("./checks") | undefined;
  #loading = false;
  /** The list is here or on its way: only all words will do. */
  #listed = false;
  #quote: Quote | undefined;
  /** A quote that has not been told of: it is, once it is drawn. */
  #news = false;
  #drawn = false;

  protected override get mirrored(): readonly string[] {
    return [...super.mirrored, ...MIRRORED];
  }

  // ---- the public properties

  /** The last valid quote; the element's own to set. */
  get quote(): Quote {
    return this.#quote as Quote;
  }

  set quote(_given: unknown) {
    this.tell("sla-error", { code: "unsupported", path: "/quote", message: "`quote` is what the element answers: set `request`" } satisfies Problem);
  }

  #put(quote: Quote | undefined): void {
    const before = this.#quote;
    this.#quote = quote;
    this.requestUpdate("quote", before);
  }

  // ---- life

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.#tick(), TICK);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override followLanguage(): void {
    const before = this.words?.lang;
    super.followLanguage();
    if (before && before !== this.language) this.#speak().catch((thrown: unknown) => this.#fail(thrown));
  }

  /** What words there are go through here: another language, or the list, may be asked for while they are on their way, and then they are not those. */
  async #current<Got>(get: (lang: string, whole: boolean) => Promise<Got>): Promise<Got> {
    for (;;) {
      const [lang, whole] = [this.language, this.#listed];
      const got = await get(lang, whole);
      if (lang === this.language && whole === this.#listed) return got;
    }
  }

  async #speak(): Promise<void> {
    this.#say(await this.#current((lang, whole) => wordsOf(this.sla, this, lang, whole)));
  }

  /** Dates of another year than this one say theirs. The page beside the element may follow its words; an element that it is a part of has its own. */
  #say(words: Words): void {
    this.words = this.sla ? words.relativeTo(Number(presentMoment(this.own, this.sla.policy).slice(0, 4))) : words;
    this.dispatchEvent(new CustomEvent("sla-words", { detail: this.words }));
  }

  async #load(): Promise<void> {
    const sources = this.#sources;
    try {
      const [sla, words] = await this.#current((lang, whole) => load(this, lang, whole));
      // Other documents have been named meanwhile: their load is under way.
      if (sources !== this.#sources) return;
      this.failure = undefined;
      this.awaiting = false;
      if (this.sla && this.sla.policy.id !== sla.policy.id) this.carry(sla);
      this.sla = sla;
      mirror(this, sla.policy.dimensions.map(({ id }) => id));
      this.#say(words);
      this.readAttributes();
      this.ask();
      if (this.details) await this.#renew();
    } catch (thrown) {
      if (sources !== this.#sources) return;
      this.words ??= await bundledWords(this.language).catch(() => undefined) as Words;
      this.#fail(thrown);
    }
  }

  /** Reads the attributes; documents that they name anew are loaded first. */
  protected override readAttributes(changed: readonly string[] = [], ask = true): void {
    const sources = keyOf(sourcesOf(this));
    if (sources !== this.#sources) {
      this.#sources = sources;
      this.awaiting = true;
      this.problems = [];
      this.#put(undefined);
      void this.#load();
    }
    if (this.takeAttributes(changed) && ask) this.ask();
  }

  // ---- asking the engine

  /** Asks; what the page has given wrong leaves no dates, what the visitor has, those of before. */
  protected override ask(given = true): void {
    if (!this.activePolicy) return;
    this.settle();
    try {
      const refused = this.given.refused(this, this.process, this.sla.policy);
      if (refused) throw refused;
      if (this.given.odd) this.sla.quote(this.given.odd);
      if (!this.#checks && (this.unknown.length || hasMore(this.own))) return void this.#loadChecks(given);
      this.#answer();
      this.problems = [];
      this.#announce();
    } catch (thrown) {
      this.#refuse(thrown, given);
    }
  }

  #refuse(thrown: unknown, given: boolean): void {
    this.problems = [problemOf(thrown)];
    if (given) this.#put(undefined);
    this.tell("sla-error", this.problems[0]);
  }

  async #loadChecks(given: boolean): Promise<void> {
    try {
      this.#checks = await patiently(() => import("./checks"));
      this.ask(given);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** Time passes: the same request, asked again, says what is left now. */
  #tick(): void {
    if (!this.quote || document.hidden || this.problems.length) return;
    try {
      this.#answer();
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  #answer(): void {
    this.now = presentMoment(this.own, this.sla.policy);
    const answer = this.#answerTo.bind(this);
    const { quote, request, asked } = this.visitors && this.#checks ? this.#checks.answerable(answer, this.request, this) : answer(this.request);
    // Days, clocks and names are those of the calendar that counts.
    const here = this.sla.by(quote.calendar.id);
    if (here !== this.sla) {
      this.sla = here;
      void this.#speak();
      return this.#answer();
    }
    const wrong = this.#checks?.wrongEnd(quote, this);
    if (wrong) throw wrong;
    this.#put(quote);
    this.taken = request;
    this.#asked = asked;
    this.#walkAnew();
  }

  /** The answer to a request, and what the engine was asked for it. */
  #answerTo(request: QuoteRequest): { quote: Quote; request: QuoteRequest; asked: QuoteRequest } {
    const own = askedOf(request, this.process, this.started, this.sla.policy);
    // By a clock that is wrong nothing is late and nothing is left.
    const asked = this.clock === undefined ? { ...own, now: this.now } : own;
    const open = this.unknown.length ? this.#checks?.quoteOpen(asked, this.sla.policy, (one) => this.sla.quote(one)) : undefined;
    const quote = open?.quote ?? this.sla.quote(asked);
    return { quote, request, asked: open?.asked ?? quote.request };
  }

  /** What is found out beside the quote, once the parts are here that show it. */
  #walkAnew(): void {
    this.answers?.rest();
    this.answers = this.details && new this.details.Answers(this.sla, this.#asked!, this.quote, (thrown) => this.tell("sla-error", problemOf(thrown)));
  }

  /** Tells of the quote once it is drawn. */
  #announce(): void {
    this.#news = true;
    this.requestUpdate();
  }

  #fail(thrown: unknown): void {
    this.failure = problemOf(thrown);
    this.tell("sla-error", this.failure);
  }

  // ---- what is shown

  protected override willUpdate(changed: PropertyValues): void {
    // The usual process, taken where none was named, has been asked for already.
    if (!changed.get("process") || !this.activePolicy) return;
    this.settle();
    // A process that there is not has no answer.
    const wrong = !!this.given.refused(this, this.process, this.sla.policy);
    if (wrong !== (!this.quote && this.problems.length > 0)) this.ask();
    // Which event the start belongs to follows what happened.
    else if (this.quote && !this.problems.length) {
      try {
        this.#answer();
      } catch (thrown) {
        this.#refuse(thrown, !this.visitors);
      }
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#news && this.#drawn && this.quote) {
      this.#news = false;
      this.tell("sla-quote", { request: this.taken, quote: this.quote });
    }
    if ((this.quote || this.problems.length) && this.words && !this.details && !this.#loading && !this.failure) {
      this.#loading = true;
      withNextFrame(() => void this.#loadDetails());
    }
    if (this.details && (changed.has("quote") || changed.has("details") || changed.has("process"))) this.answers?.sense(this.commitments, () => this.requestUpdate());
  }

  /** The list, which says more than the first words do. */
  async #loadList(): Promise<void> {
    this.#listed = true;
    const [listing] = await Promise.all([import("../commitment-list"), this.words.gaps && this.#speak()]);
    // Asked for again because something else failed.
    if (this.listing) return;
    listing.adopt(this.renderRoot as ShadowRoot);
    this.listing = listing;
  }

  /** Everything that the first answer can do without. */
  async #loadDetails(): Promise<void> {
    try {
      const [details] = await patiently(() => Promise.all([import("../details"), this.#loadList(), import("../details/common")]));
      details.adopt(this.renderRoot as ShadowRoot);
      this.details = details;
      if (this.#asked) this.#walkAnew();
      await this.#renew();
    } catch (thrown) {
      this.#loading = false;
      if (this.details || (this.quote && same(this.own.readings, {}))) this.tell("sla-error", problemOf(thrown));
      else this.#fail(thrown);
    }
  }

  /** The calendar beside the script, where it is newer. */
  async #renew(): Promise<void> {
    const newer = await this.details!.withNewerCalendar(this.sla, sourcesOf(this), quoters);
    // A file that was refused is told to the operator.
    if (!newer) return this.requestUpdate();
    const words = await this.#current((lang, whole) => wordsOf(newer, this, lang, whole));
    this.sla = newer;
    this.#say(words);
    this.ask();
  }

  protected override render(): TemplateResult {
    const { words, problems: [problem] } = this;
    const failure = this.failure && failed(this.failure, words, this, () => { this.failure = undefined; void this.#load(); });
    this.#drawn = false;
    // The mark of a reading that is not the default comes with the details: no answer without it.
    const unmarked = !!this.quote && !this.details && !same(this.own.readings, {});
    if (failure && (!this.quote || unmarked)) return html`<div class=${this.boxClass}>${failure}</div>`;
    const waiting = html`<div class=${this.boxClass}><div class="waiting" aria-busy="true"><slot></slot></div></div>`;
    if (!words || unmarked || (!this.quote && !(problem && this.details))) return waiting;
    const shown = html`<div class=${this.boxClass} @keydown=${this.#sheet.escape}>
      <div class="grid">
        ${side(this, this.details, this.#sheet)}
        ${this.quote ? answer(this, this.listing, this.details, failure ?? (problem && this.details?.stale(problem, this.own, this))) : this.details!.unanswered(problem!, this.own, this)}
      </div>
      ${provenance(this)}
    </div>`;
    // Rather late than with a text missing.
    this.#drawn = !!this.quote && !words.gaps?.met;
    return words.gaps?.met ? waiting : shown;
  }
}
