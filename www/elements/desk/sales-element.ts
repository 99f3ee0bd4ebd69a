import type { PropertyDeclarations, TemplateResult } from "lit";
import type { Problem } from "../../engine/types";
import type { Words } from "../../words";
import { failed } from "../calculator/failure";
import { bundledWords } from "../calculator/loading";
import { problemOf } from "../calculator/problems";
import { SlaElement } from "../shared/base";
import { sharedCalculator, withNewerCalendar, type Calculator } from "../shared/engine";
import { loadSay, type Say } from "./say";

/** What the elements for sales share: the engine of their documents, and the words and sayings of the language around them. */
export abstract class SalesElement extends SlaElement {
  static override properties: PropertyDeclarations = {
    ...SlaElement.properties,
    sla: { state: true }, words: { state: true }, say: { state: true }, failure: { state: true },
  };

  declare protected sla: Calculator | undefined;
  declare protected words: Words | undefined;
  declare protected say: Say | undefined;
  /** Why there is no engine. */
  declare protected failure: Problem | undefined;

  /** Whether nothing is said before the calendar beside the script is known. */
  protected readonly patient: boolean = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override followLanguage(): void {
    super.followLanguage();
    if (this.sla && this.words?.lang !== this.language) void this.#speak(this.sla);
  }

  /** The engine is there, and nothing was asked of it. */
  protected met(_sla: Calculator): void {}

  /** Words and sayings of the present language, both or neither. */
  protected spoken(words: Words, say: Say): void {
    this.words = words;
    this.say = say;
  }

  /** In place of everything, where there is no engine: which document is at fault and why. */
  protected broken(failure: Problem): TemplateResult {
    return failed(failure, this.words, this, () => {
      this.failure = undefined;
      void this.#load();
    });
  }

  async #load(): Promise<void> {
    const [policySrc, calendarSrc] = [this.getAttribute("policy-src"), this.getAttribute("calendar-src")];
    try {
      const sla = await sharedCalculator(policySrc, calendarSrc);
      this.met(sla);
      if (!this.patient) await this.#take(sla);
      // A calendar that cannot be had takes nothing from the answers of the one at hand.
      const newer = calendarSrc ? undefined : await withNewerCalendar(sla, policySrc).catch(() => undefined);
      if (newer || this.patient) await this.#take(newer ?? sla);
    } catch (thrown) {
      this.words ??= await bundledWords(this.language).catch(() => undefined);
      this.failure = problemOf(thrown);
    }
  }

  async #take(sla: Calculator): Promise<void> {
    this.sla = sla;
    await this.#speak(sla);
  }

  async #speak(sla: Calculator): Promise<void> {
    const wanted = this.language;
    const [words, say] = await Promise.all([sla.words(wanted), loadSay(wanted)]);
    if (wanted === this.language) this.spoken(words, say);
  }
}
