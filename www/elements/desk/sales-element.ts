import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Problem, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { wrongOption } from "../calculator/attributes";
import { failed } from "../calculator/failure";
import { Given } from "../calculator/given";
import { bundledWords } from "../calculator/loading";
import { problemOf } from "../calculator/problems";
import { sentenceOf } from "../calculator/sentences";
import { SlaElement } from "../shared/base";
import { keyOf, sourcesOf, type Quoter, type EngineCache } from "../shared/engine";
import { withNewerCalendar } from "../shared/newer-calendar";
import { loadStrings, type GetString } from "./strings";

/** What the elements for sales share: the engine for their documents, and the words and strings of the language around them. */
export abstract class SalesElement<Answering extends Quoter> extends SlaElement {
  static override properties: PropertyDeclarations = {
    ...SlaElement.properties,
    sla: { state: true }, words: { state: true }, say: { state: true }, failure: { state: true },
  };

  declare protected sla: Answering | undefined;
  declare protected words: Words | undefined;
  declare protected say: GetString | undefined;
  /** Why there is no engine. */
  declare protected failure: Problem | undefined;

  /** How the engine for its documents is obtained. */
  protected abstract get shared(): EngineCache<Answering>;

  /** Whether nothing is shown before it is known if there is a calendar beside the script. */
  protected readonly patient: boolean = false;

  /** What the host page sets besides documents. */
  protected readonly given = new Given();
  #sources: string | undefined;
  #wrong: string | undefined;
  #attributes?: MutationObserver;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#attributes = new MutationObserver(() => this.readAttributes());
    this.#attributes.observe(this, { attributes: true });
    this.readAttributes();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes?.disconnect();
  }

  /** Loads other documents than before and shows nothing of the previous ones. */
  protected readAttributes(): void {
    const sources = keyOf(sourcesOf(this));
    if (sources === this.#sources) return;
    this.#sources = sources;
    this.sla = this.failure = undefined;
    void this.#load();
  }

  protected override followLanguage(): void {
    super.followLanguage();
    if (this.sla && this.words?.lang !== this.language) void this.#speak(this.sla);
  }

  /** The engine has been loaded, and nothing has been asked yet. */
  protected met(_sla: Answering): void {}

  /** The words and the strings of the present language, both or neither. */
  protected spoken(words: Words, say: GetString): void {
    this.words = words;
    this.say = say;
  }

  /** Why nothing is asked: the host page has set something that this element does not accept. */
  protected wrong(): Problem | undefined {
    return this.given.problem ?? wrongOption(this);
  }

  /** Reports a problem once; another problem, or the same one after it was gone, is reported again. */
  protected tellOf(problem: Problem | undefined): void {
    const text = problem && JSON.stringify(problem);
    if (text !== this.#wrong && problem) this.tell("sla-error", problem);
    this.#wrong = text;
  }

  /** What is wrong with what the host page has set, at its place; a start that was not given comes from the clock. */
  protected refusal(problem: Problem, sla: Quoter, words: Words, example = false): TemplateResult {
    return html`<p class="problem" role="alert">${sentenceOf(problem, example ? "" : String(problem.params?.["value"] ?? ""), sla, words)}</p>`;
  }

  /** Shown instead of everything else if there is no engine: which document is at fault and why. */
  protected broken(failure: Problem): TemplateResult {
    return failed(failure, this.words, this, () => {
      this.failure = undefined;
      void this.#load();
    });
  }

  async #load(): Promise<void> {
    const sources = this.#sources;
    // Other documents may have been named meanwhile; they are being loaded.
    const late = (): boolean => sources !== this.#sources;
    try {
      const sla = await this.shared.of(sourcesOf(this));
      if (late()) return;
      this.met(sla);
      if (!this.patient) await this.#take(sla);
      // If that calendar cannot be loaded, the present one still answers.
      const newer = await withNewerCalendar(sla, sourcesOf(this), this.shared).catch(() => undefined);
      if ((newer || this.patient) && !late()) await this.#take(newer ?? sla);
    } catch (thrown) {
      this.words ??= await bundledWords(this.language).catch(() => undefined);
      if (late()) return;
      this.failure = problemOf(thrown);
      this.tell("sla-error", this.failure);
    }
  }

  /** From now on the engine answers by the calendar of these values, including the names of its days. */
  protected see(dimensions: QuoteRequest["dimensions"]): void {
    const seen = this.sla?.by(dimensions);
    if (!seen || seen === this.sla) return;
    this.sla = seen;
    void this.#speak(seen);
  }

  async #take(sla: Answering): Promise<void> {
    this.sla = sla;
    await this.#speak(sla);
  }

  async #speak(sla: Quoter): Promise<void> {
    const wanted = this.language;
    const [words, say] = await Promise.all([sla.words(wanted), loadStrings(wanted)]);
    if (wanted === this.language) this.spoken(words, say);
  }
}
