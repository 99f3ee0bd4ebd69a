import { html, nothing, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Problem, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import layout from "../calculator/layout.css?inline";
import print from "../shared/print.css?inline";
import { save } from "../actions/save";
import { wrongForm } from "../calculator/given";
import { problemOf } from "../calculator/problems";
import { signature } from "../../lists/survey";
import { SalesElement } from "../desk/sales-element";
import { quoters, type Quoter, type EngineCache } from "../shared/engine";
import type { GetString } from "../desk/strings";
import formStyle from "../form/form.css?inline";
import { localMoment } from "../shared/moment";
import style from "./bulk.css?inline";
import { firstChoices, remember, type Choices } from "./choices";
import { documentsOf } from "./documents";
import { formOf, processesOf, processOf, shownForm } from "./form-of";
import { editionsNow, forgetList, keepList, keptNow, movedSince, readKept, renameList, type KeptList, type Moved } from "./kept";
import { mappingCard } from "./mapping-view";
import { rowView } from "./look-view";
import { FIRST_LOOK, type Done, type FromWorker, type Look, type Opened, type OpenRow, type Seen } from "./messages";
import { brokenText, intake, mostMegabytes, tooLarge } from "./intake-view";
import { basisOfMove, movedView } from "./moved-view";
import { outcome } from "./outcome-view";
import { basisOf, copied, nameOfFile, savedCalendar, savedPicture, type Basis } from "./out";
import { begun, progressView, readingView, type Begun } from "./pace";
import { runOf } from "./run-of";
import { threadOnUse } from "./thread";

/**
 * A list of services (CSV, TSV, pasted cells), quoted row by row in a worker; where the page allows no worker, in short
 * slices on the page, which the element says.
 *
 * @tag sla-bulk
 * @attr {string} request - what no column holds, as JSON; the property of this name takes the same as an object
 * @attr {string} lang - `zh-CN` or `en`; the nearest `lang` when absent
 * @attr {string} density - `large` for larger text and targets
 * @attr {string} policy-src - address of a policy document instead of the bundled one
 * @attr {string} calendar-src - address of a calendar document instead of the bundled one
 * @attr {boolean} keep - keeps the list on the device, so that it is there again after a reload, and says what moved since
 * @attr {string} label - whose list it is (customer, project); written into each entry of the calendar file
 * @fires sla-error - something that was given is refused, did not load or cannot be drawn, or a list could not be quoted for a fault that is no row's; detail is the problem
 * @fires sla-bulk - a list was quoted or stopped; detail `{ quoted, failed, unanswered, cancelled, csv }`, `csv` a Blob
 */
export class SlaBulk extends SalesElement<Quoter> {
  static override styles: CSSResultGroup = [SalesElement.styles, unsafeCSS(formStyle), unsafeCSS(layout), unsafeCSS(print), unsafeCSS(style)];

  static override properties: PropertyDeclarations = {
    ...SalesElement.properties,
    request: { attribute: false }, label: {}, keep: { type: Boolean }, past: { state: true }, moved: { state: true },
    refused: { state: true }, opened: { state: true }, choices: { state: true },
    look: { state: true }, seen: { state: true }, differing: { state: true }, row: { state: true },
    progress: { state: true }, result: { state: true }, said: { state: true }, reading: { state: true }, over: { state: true }, here: { state: true },
  };

  /** What no column holds: dimensions, start, figures, pauses, readings. */
  declare request: QuoteRequest | undefined;
  /** Whose list it is: customer or project. */
  declare label: string;
  /** Whether the list is kept on the device. */
  declare keep: boolean;
  // What moved since the list was kept, and when that was.
  declare protected moved: { list: Moved[]; since: KeptList } | undefined;
  // Whether the calendar file has what is past, too.
  declare protected past: boolean;
  declare protected refused: string | TemplateResult;
  declare protected opened: Opened | undefined;
  /** How the open list is to be read. */
  declare protected choices: Choices | undefined;
  declare protected progress: { done: number; total: number } | undefined;
  declare protected result: Done | undefined;
  // Which of its rows are looked at, what there is to see of them, and the row that is open.
  declare protected look: Look;
  declare protected seen: Seen | undefined;
  declare protected differing: boolean;
  declare protected row: OpenRow | undefined;
  declare protected said: string;
  // A file is being read.
  declare protected reading: boolean;
  declare protected over: boolean;
  // There is no worker.
  declare protected here: boolean;

  /** A list is worth the wait for the calendar beside the script: its rows are not asked again. */
  protected override readonly patient = true;

  readonly #thread = threadOnUse((heard) => this.#hear(heard), () => { this.here = true; });
  /** The list that is being opened again, and the form's values of the last run. */
  #before: KeptList | undefined;
  #asked: QuoteRequest | undefined;
  /** From when the speed of a run is measured. */
  #began: Begun | undefined;
  /** The moment of the last run, in the policy's zone. */
  #made = "";
  /** The process that was chosen by hand; it holds for the next list. */
  #process = "";
  /** The columns of the last list, whose choices hold for one with the same. */
  #columns = "";

  constructor() {
    super();
    this.refused = this.said = this.label = "";
    this.over = this.here = this.past = this.reading = this.keep = this.differing = false;
    this.look = FIRST_LOOK;
  }

  protected override get shared(): EngineCache<Quoter> {
    return quoters;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#thread.end();
    this.opened = this.progress = this.result = undefined;
  }

  // ---- what the page gives

  protected override readAttributes(): void {
    super.readAttributes();
    const asked = this.given.read(this);
    if (asked) this.request = asked.request ?? undefined;
    this.requestUpdate();
  }

  protected override wrong(): Problem | undefined {
    return super.wrong() ?? (this.request == null ? undefined : wrongForm(this.request));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("request")) this.given.forget();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.tellOf(this.wrong());
  }

  /** What was read and quoted is of other documents. */
  protected override met(): void {
    this.opened = this.result = this.progress = undefined;
  }

  // ---- the worker

  #hear(message: FromWorker): void {
    const say = this.say!;
    this.reading = false;
    switch (message.type) {
      case "opened":
        this.#meet(message.opened);
        break;
      case "refused":
        this.refused = say(`bulk.refused.${message.key}`);
        break;
      case "progress":
        this.progress = message;
        break;
      case "done":
        this.progress = undefined;
        this.#show(message.result);
        if (this.keep && !message.result.cancelled) this.#thread.post({ type: "keep" });
        break;
      case "kept":
        this.#keepList(message);
        break;
      case "seen":
        this.seen = message.seen;
        break;
      case "row":
        void this.#openRow(message);
        break;
      case "calendar":
        this.said = savedCalendar(message, this.#fileName("ics"), say);
        break;
      case "workbook":
        save(message.file, this.#fileName("xlsx"));
        this.said = say("bulk.workbookDone");
        break;
      case "table":
        void copied(message, say).then((said) => { this.said = said; });
        break;
      case "failed":
        this.progress = undefined;
        this.#break(message.message);
    }
  }

  protected override spoken(words: Words, say: GetString): void {
    super.spoken(words, say);
    const kept = this.keep && !this.opened && !this.reading ? readKept() : undefined;
    if (kept?.policy !== this.sla!.policy.id) return;
    // As it was left, asked again under the rules of now.
    if (!this.label) this.label = kept.label;
    this.#read(kept.text, kept);
  }

  /** Tells what a run came to, and shows its first rows. */
  #show(result: Done): void {
    this.result = result;
    this.#made = localMoment(Date.now(), this.sla!.policy.zone).replace("T", " ");
    this.look = FIRST_LOOK;
    this.row = undefined;
    const { quoted, failed, unanswered, cancelled, csv } = result;
    this.tell("sla-bulk", { quoted, failed, unanswered, cancelled, csv });
    this.seen = { rows: result.preview.map((cells, at) => ({ at, cells })), total: quoted + failed + unanswered, same: [] };
  }

  #lookAt(change: Partial<Look>): void {
    // Other rows begin with their first page.
    this.look = { ...this.look, from: 0, ...change };
    this.#thread.post({ type: "look", look: this.look });
  }

  /** The calculator is loaded when the first row is opened. */
  async #openRow(row: OpenRow): Promise<void> {
    try {
      await import("../calculator/define");
      this.row = row;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(".open-row")?.focus();
    } catch (thrown) {
      this.#break(problemOf(thrown).message);
    }
  }

  /** What every file of the list says of itself. */
  #basis(): Basis {
    return basisOf(this.sla!, this.words!, this.choices!.process, this.#made);
  }

  async #savePicture(): Promise<void> {
    this.said = await savedPicture({ result: this.result!, seen: this.seen!, words: this.words!, say: this.say!, list: this.label.trim(), ...this.#basis() }, this.#fileName("png"));
  }

  #keepList({ type: _, ...rows }: Extract<FromWorker, { type: "kept" }>): void {
    const kept = keptNow(this.sla!, { label: this.label.trim(), choices: this.choices!, form: this.#asked!, ...rows });
    if (this.#before) this.moved = { list: movedSince(this.#before, kept), since: this.#before };
    this.#before = undefined;
    keepList(kept);
  }

  /** Whose list it is, also when it is opened again. */
  #name(label: string): void {
    this.label = label;
    if (this.keep) renameList(label.trim());
  }

  #forget(): void {
    forgetList();
    this.opened = this.result = this.moved = this.choices = undefined;
  }

  /** A list like the last one is read as that one was. */
  #meet(opened: Opened): void {
    const before = this.#before;
    const columns = signature(opened.head.headers);
    if (before) this.choices = before.choices;
    else if (columns !== this.#columns || !this.choices) this.choices = firstChoices(this.sla!.policy, opened, processOf(this.sla!.policy, this.#process), processesOf(this.sla!.policy));
    this.#columns = columns;
    this.opened = opened;
    if (before) this.#attempt(() => this.#run(before.form));
  }

  /** Something that should not happen; what the program says of it is English. */
  #break(message: string): void {
    this.tell("sla-error", { code: "unsupported", path: "", message } satisfies Problem);
    this.refused = brokenText(message, this.words!, this.say!);
  }

  /** A pasted list; or one that was kept, which is opened as it was. */
  #read(text: string, kept?: KeptList): void {
    this.#before = kept;
    void this.#open(new TextEncoder().encode(text).buffer as ArrayBuffer);
  }

  async #open(bytes: ArrayBuffer): Promise<void> {
    this.refused = this.said = "";
    this.opened = this.result = this.progress = this.moved = undefined;
    this.reading = true;
    this.#thread.post({ type: "open", bytes, lang: this.language, documents: await documentsOf((name) => this.getAttribute(name), this.sla!) }, [bytes]);
  }

  /** A file that takes too long: whoever reads it is ended, and the next file begins anew. */
  #giveUp(): void {
    this.#thread.end();
    this.reading = false;
  }

  #turn(at: number): void {
    this.refused = this.said = "";
    this.result = undefined;
    this.reading = true;
    this.#thread.post({ type: "sheet", at });
  }

  /** Whatever stops it is said, and the work has an end. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.progress = undefined;
      this.#break(problemOf(thrown).message);
    }
  }

  #take(file: File | undefined): void {
    if (!file) return;
    this.#before = undefined;
    const large = tooLarge(file, this.here);
    if (large) {
      this.refused = this.say!("bulk.tooLarge", large);
      return;
    }
    file.arrayBuffer().then((bytes) => this.#open(bytes)).catch((thrown: unknown) => this.#break(problemOf(thrown).message));
  }

  #run(form?: QuoteRequest): void {
    const { policy } = this.sla!;
    const defaults = (this.#asked = form ?? formOf(this.request, policy.zone));
    remember(policy, this.opened!, this.choices!);
    this.result = undefined;
    // What moved since a list was kept is no longer to the point once it is asked otherwise.
    if (!form) this.moved = undefined;
    this.refused = this.said = "";
    this.#began = undefined;
    this.progress = { done: 0, total: this.opened!.rows };
    this.#thread.post({ type: "run", ...runOf(policy, this.opened!, this.choices!, defaults) });
  }

  #resume(): void {
    const { quoted, failed, unanswered } = this.result!;
    this.result = undefined;
    this.said = "";
    this.#began = undefined;
    this.progress = { done: quoted + failed + unanswered, total: this.opened!.rows };
    this.#thread.post({ type: "resume" });
  }

  /** Customer, matter and date, as far as a file's name takes them. */
  #fileName(ending: string): string {
    return nameOfFile(this.sla!, this.label.trim() || this.say!("bulk.fileName"), this.words!.process(this.choices!.process), ending);
  }

  /** Without a name for its orders a list could overwrite the entries of another. */
  #askCalendar(named: boolean): void {
    if (named || this.label.trim()) {
      this.#thread.post({ type: "calendar", stamp: new Date().toISOString(), list: this.label.trim(), past: this.past });
      return;
    }
    this.said = this.say!("bulk.icsNameless");
    this.renderRoot.querySelector<HTMLInputElement>("#label")?.focus();
  }

  // ---- what is shown

  protected override render(): TemplateResult {
    const { say, words, failure, sla } = this;
    const wrong = this.wrong();
    if (wrong && words && sla) return html`<div class=${this.boxClass}>${this.refusal(wrong, sla, words)}</div>`;
    if (!say || !words || !sla) return html`<div class=${this.boxClass}>${failure ? this.broken(failure) : html`<div class="waiting" aria-busy="true"></div>`}</div>`;
    return html`<div class="${this.boxClass} bulk">
      <p class="small help">${say("bulk.lead")}</p>
      ${intake({
        say, columns: sla.policy.dimensions.map(({ id }) => words.dimension(id)).join(","), over: this.over, setOver: (over) => { this.over = over; }, take: (file) => this.#take(file),
        read: (text) => this.#read(text),
      })}
      ${this.here ? html`<p class="note">${say("bulk.here", { most: mostMegabytes(true) })}</p>` : nothing}
      ${this.reading ? readingView(say, () => this.#giveUp()) : nothing}
      ${this.refused ? html`<div class="failure" role="alert">${this.refused}</div>` : nothing}
      ${this.opened && this.choices ? mappingCard({
        policy: this.sla!.policy, words, say, opened: this.opened, choices: this.choices, request: shownForm(this.request, this.sla!.policy.zone), processes: processesOf(this.sla!.policy), busy: !!this.progress,
        put: (change) => { this.choices = { ...this.choices!, ...change }; if (change.process) this.#process = change.process; },
        sheet: (at) => this.#turn(at), run: () => this.#attempt(() => this.#run()),
      }) : nothing}
      ${this.progress ? progressView(this.#began ??= begun(this.progress), this.progress, say, () => this.#thread.post({ type: "cancel" })) : nothing}
      ${this.moved ? movedView(this.moved, editionsNow(this.sla!), say, (one) => basisOfMove(one, this.moved!.since, { sla: this.sla!, words, say })) : nothing}
      ${this.result ? outcome({
        result: this.result, words, say, said: this.said, look: this.look, seen: this.seen!, differing: this.differing,
        movedRows: [...new Set(this.moved?.list.map(({ row }) => row))], setLook: (change) => this.#lookAt(change), open: (at) => this.#thread.post({ type: "row", at }),
        // Which columns differ is known of the whole list only to the worker.
        setDiffering: (on) => { this.differing = on; this.#lookAt({}); }, picture: () => void this.#savePicture(),
        csv: () => save(this.result!.csv, this.#fileName("csv")),
        workbook: () => this.#thread.post({ type: "workbook", list: this.label.trim(), now: localMoment(Date.now(), this.sla!.policy.zone).replace("T", " ") }),
        copy: () => this.#thread.post({ type: "table" }), resume: () => this.#resume(),
        ics: () => this.#askCalendar(this.result!.named), label: this.label, past: this.past, ...this.#basis(),
        forget: this.keep ? () => this.#forget() : undefined, setLabel: (label) => this.#name(label), setPast: (past) => { this.past = past; },
      }) : nothing}
      ${this.row ? rowView(this.row, this.choices?.process ?? "", {
        lang: this.language, density: this.getAttribute("density"), policy: this.getAttribute("policy-src"), calendar: this.getAttribute("calendar-src"),
      }, say, () => { this.row = undefined; }) : nothing}
    </div>`;
  }
}
