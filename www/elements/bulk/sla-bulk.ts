import { html, nothing, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Problem, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import layout from "../calculator/layout.css?inline";
import print from "../shared/print.css?inline";
import { copyTable } from "../actions/clipboard";
import { fileName, save } from "../actions/save";
import { wrongForm } from "../calculator/given";
import { problemOf } from "../calculator/problems";
import { signature } from "../../lists/survey";
import { SalesElement } from "../desk/sales-element";
import type { Say } from "../desk/say";
import formStyle from "../form/form.css?inline";
import { localMoment } from "../shared/moment";
import style from "./bulk.css?inline";
import { firstChoices, remember, type Choices } from "./choices";
import { documentsOf } from "./documents";
import { forgetList, keepList, movedSince, readKept, type KeptList, type Moved } from "./kept";
import { mappingCard } from "./mapping-view";
import { rowView } from "./look-view";
import { FIRST_LOOK, type Done, type FromWorker, type Look, type Opened, type OpenRow, type Seen, type ToWorker } from "./messages";
import { intake } from "./intake-view";
import { behindMove, movedView } from "./moved-view";
import { outcome } from "./outcome-view";
import { begun, paceText, type Begun } from "./pace";
import { runOf } from "./run-of";
import { openThread, type Thread } from "./thread";

/** What a browser reads at once without running out of memory; and what it reads on the page itself without standing still. */
const MOST_MB = 64;
const MOST_MB_HERE = 4;

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
export class SlaBulk extends SalesElement {
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

  #thread: Thread | undefined;
  /** The list that is being opened again, and the form's values of the last run. */
  #before: KeptList | undefined;
  #asked: QuoteRequest | undefined;
  /** From when the speed of a run is measured. */
  #began: Begun | undefined;
  /** The moment of the last run, in the policy's zone. */
  #made = "";
  /** The process that was chosen by hand; it holds for the next list. */
  #process = "change";
  /** The columns of the last list, whose choices hold for one with the same. */
  #columns = "";

  constructor() {
    super();
    this.refused = this.said = this.label = "";
    this.over = this.here = this.past = this.reading = this.keep = this.differing = false;
    this.look = FIRST_LOOK;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#thread?.end();
    this.#thread = undefined;
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

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#thread ??= openThread((heard) => this.#hear(heard), () => { this.here = true; });
    this.#thread.post(message, transfer);
  }

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
        this.#tell(message.result);
        if (this.keep && !message.result.cancelled) this.#post({ type: "keep" });
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
        this.#keepCalendar(message);
        break;
      case "workbook":
        save(message.file, this.#fileName("xlsx"));
        this.said = say("bulk.workbookDone");
        break;
      case "table":
        void this.#copy(message);
        break;
      case "failed":
        this.progress = undefined;
        this.#break(message.message);
    }
  }

  protected override spoken(words: Words, say: Say): void {
    super.spoken(words, say);
    const kept = this.keep && !this.opened && !this.reading ? readKept() : undefined;
    if (kept?.policy === this.sla!.policy.id) this.#restore(kept);
  }

  /** The list as it was left, asked again under the rules of now. */
  #restore(kept: KeptList): void {
    this.#before = kept;
    if (!this.label) this.label = kept.label;
    void this.#open(new TextEncoder().encode(kept.text).buffer as ArrayBuffer);
  }

  /** The first rows of what a run came to. */
  #show(result: Done): void {
    this.result = result;
    this.#made = localMoment(Date.now(), this.sla!.policy.zone).replace("T", " ");
    this.look = FIRST_LOOK;
    this.row = undefined;
    this.seen = { rows: result.preview.map((cells, at) => ({ at, cells })), total: result.quoted + result.failed + result.unanswered, same: [] };
  }

  #lookAt(change: Partial<Look>): void {
    // Other rows begin with their first page.
    this.look = { ...this.look, from: 0, ...change };
    this.#post({ type: "look", look: this.look });
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

  /** The matter, the moment of working out and the editions, in words. */
  #basis(): { matter: string; made: string; editions: string } {
    const { policy, calendar } = this.sla!;
    const words = this.words!;
    return {
      matter: words.process(this.choices!.process), made: this.#made,
      editions: words.ui("editions", { policy: words.policyTitle(), edition: policy.edition, calendar: calendar.version, through: words.relativeTo(0).instant(calendar.publishedThrough) }),
    };
  }

  async #savePicture(): Promise<void> {
    try {
      const { pictureOf } = await import("./picture");
      save(await pictureOf({ result: this.result!, seen: this.seen!, words: this.words!, say: this.say!, list: this.label.trim(), ...this.#basis() }), this.#fileName("png"));
    } catch {
      this.said = this.say!("bulk.noPicture");
    }
  }

  #keepList({ type: _, ...rows }: Extract<FromWorker, { type: "kept" }>): void {
    const { policy, calendar } = this.sla!;
    const kept: KeptList = {
      version: 1, policy: policy.id, label: this.label.trim(), choices: this.choices!, form: this.#asked!, ...rows,
      editions: { policy: policy.edition, calendar: calendar.version, through: calendar.publishedThrough }, made: localMoment(Date.now(), policy.zone).replace("T", " "),
    };
    if (this.#before) this.moved = { list: movedSince(this.#before, kept), since: this.#before };
    this.#before = undefined;
    keepList(kept);
  }

  /** Whose list it is, also when it is opened again. */
  #name(label: string): void {
    this.label = label;
    const kept = this.keep ? readKept() : undefined;
    if (kept) keepList({ ...kept, label: label.trim() });
  }

  #forget(): void {
    forgetList();
    this.opened = this.result = this.moved = this.choices = undefined;
  }

  /** A list like the last one is read as that one was. */
  #meet(opened: Opened): void {
    const before = this.#before;
    if (before) {
      this.choices = before.choices;
      this.#columns = signature(opened.head.headers);
      this.opened = opened;
      this.#attempt(() => this.#run(before.form));
      return;
    }
    const columns = signature(opened.head.headers);
    if (columns !== this.#columns || !this.choices) this.choices = firstChoices(this.sla!.policy, opened, this.#processOf(), this.#processes());
    this.#columns = columns;
    this.opened = opened;
  }

  /** Something that should not happen; what the program says of it is English. */
  #break(message: string): void {
    const problem: Problem = { code: "unsupported", path: "", message };
    this.dispatchEvent(new CustomEvent("sla-error", { detail: problem, bubbles: true, composed: true }));
    this.refused = html`${this.say!("bulk.broken")}<details class="small"><summary>${this.words!.ui("failed.detail")}</summary><span lang="en">${message}</span></details>`;
  }

  #tell({ quoted, failed, unanswered, cancelled, csv }: Done): void {
    this.dispatchEvent(new CustomEvent("sla-bulk", { detail: { quoted, failed, unanswered, cancelled, csv }, bubbles: true, composed: true }));
  }

  async #open(bytes: ArrayBuffer): Promise<void> {
    this.refused = this.said = "";
    this.opened = this.result = this.progress = this.moved = undefined;
    this.reading = true;
    this.#post({ type: "open", bytes, lang: this.language, documents: await documentsOf(this, this.sla!) }, [bytes]);
  }

  /** A file that takes too long: whoever reads it is ended, and the next file begins anew. */
  #giveUp(): void {
    this.#thread?.end();
    this.#thread = undefined;
    this.reading = false;
  }

  #turn(at: number): void {
    this.refused = this.said = "";
    this.result = undefined;
    this.reading = true;
    this.#post({ type: "sheet", at });
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

  async #take(file: File | undefined): Promise<void> {
    if (!file) return;
    this.#before = undefined;
    const megabytes = Math.ceil(file.size / 1_000_000);
    const most = this.here ? MOST_MB_HERE : MOST_MB;
    if (megabytes > most) {
      this.refused = this.say!("bulk.tooLarge", { size: megabytes, most });
      return;
    }
    try {
      await this.#open(await file.arrayBuffer());
    } catch (thrown) {
      this.#break(problemOf(thrown).message);
    }
  }

  #run(form?: QuoteRequest): void {
    const { policy } = this.sla!;
    const defaults = (this.#asked = form ?? this.#form());
    remember(policy, this.opened!, this.choices!);
    this.result = undefined;
    // What moved since a list was kept is no longer to the point once it is asked otherwise.
    if (!form) this.moved = undefined;
    this.refused = this.said = "";
    this.#began = undefined;
    this.progress = { done: 0, total: this.opened!.rows };
    this.#post({ type: "run", ...runOf(policy, this.opened!, this.choices!, defaults) });
  }

  #resume(): void {
    const { quoted, failed, unanswered } = this.result!;
    this.result = undefined;
    this.said = "";
    this.#began = undefined;
    this.progress = { done: quoted + failed + unanswered, total: this.opened!.rows };
    this.#post({ type: "resume" });
  }

  /** What the form holds, as plain data: a host may set an object that no worker takes. */
  #form(): QuoteRequest {
    const given = this.request as Partial<QuoteRequest> | undefined;
    const plain = JSON.parse(JSON.stringify(given ?? {})) as Partial<QuoteRequest>;
    const now = given === undefined || given === null ? localMoment(Date.now(), this.sla!.policy.zone) : "";
    const { dimensions } = plain;
    return { audience: "sales", ...plain, dimensions: typeof dimensions === "object" && dimensions !== null ? dimensions : {}, startAt: typeof plain.startAt === "string" ? plain.startAt : now };
  }

  /** The same for showing; what cannot be made plain is said when the list is to be quoted. */
  #shownForm(): QuoteRequest {
    try {
      return this.#form();
    } catch {
      return { dimensions: {}, startAt: "" };
    }
  }

  /** Customer, matter and date, as far as a file's name takes them. */
  #fileName(ending: string): string {
    const today = localMoment(Date.now(), this.sla!.policy.zone).slice(0, 10);
    return fileName([this.label.trim() || this.say!("bulk.fileName"), this.words!.process(this.choices!.process), today], ending);
  }

  async #copy({ rows, more, ...table }: Extract<FromWorker, { type: "table" }>): Promise<void> {
    const say = this.say!;
    try {
      await copyTable(table);
      this.said = say("bulk.copied", { n: rows }) + (more ? say("bulk.copiedMore") : "");
    } catch {
      this.said = say("bulk.notCopied");
    }
  }

  /** Without a name for its orders a list could overwrite the entries of another. */
  #askCalendar(named: boolean): void {
    if (named || this.label.trim()) {
      this.#post({ type: "calendar", stamp: new Date().toISOString(), list: this.label.trim(), past: this.past });
      return;
    }
    this.said = this.say!("bulk.icsNameless");
    this.renderRoot.querySelector<HTMLInputElement>("#label")?.focus();
  }

  #keepCalendar({ file, events, more, past, alike }: Extract<FromWorker, { type: "calendar" }>): void {
    const say = this.say!;
    if (events) save(file, this.#fileName("ics"));
    this.said = [
      events ? say("bulk.icsDone", { n: events }) : say("bulk.icsNone"), more && say("bulk.icsMore"), past && say("bulk.icsPast", { n: past }), alike && say("bulk.icsAlike", { n: alike }),
    ].filter(Boolean).join(say("stop"));
  }

  // ---- what is shown

  protected override render(): TemplateResult {
    const { say, words, failure } = this;
    const wrong = this.wrong();
    if (wrong && words && this.sla) return html`<div class=${this.boxClass}>${this.refusal(wrong, this.sla, words)}</div>`;
    if (!say || !words || !this.sla) return html`<div class=${this.boxClass}>${failure ? this.broken(failure) : html`<div class="waiting" aria-busy="true"></div>`}</div>`;
    return html`<div class="${this.boxClass} bulk">
      <p class="small help">${say("bulk.lead")}</p>
      ${intake({
        say, over: this.over, setOver: (over) => { this.over = over; }, take: (file) => void this.#take(file),
        read: (text) => { this.#before = undefined; void this.#open(new TextEncoder().encode(text).buffer as ArrayBuffer); },
      })}
      ${this.here ? html`<p class="note">${say("bulk.here", { most: MOST_MB_HERE })}</p>` : nothing}
      ${this.reading ? html`<div class="running"><span role="status">${say("bulk.reading")}</span><button class="secondary" type="button" @click=${() => this.#giveUp()}>${say("bulk.cancel")}</button></div>` : nothing}
      ${this.refused ? html`<div class="failure" role="alert">${this.refused}</div>` : nothing}
      ${this.opened && this.choices ? mappingCard({
        policy: this.sla!.policy, words, say, opened: this.opened, choices: this.choices, request: this.#shownForm(), processes: this.#processes(), busy: !!this.progress,
        put: (change) => { this.choices = { ...this.choices!, ...change }; if (change.process) this.#process = change.process; },
        sheet: (at) => this.#turn(at), run: () => this.#attempt(() => this.#run()),
      }) : nothing}
      ${this.progress ? html`<div class="running"><progress max=${this.progress.total} .value=${this.progress.done} aria-label=${say("bulk.progress", this.progress)}></progress>
        <span>${say("bulk.progress", this.progress)}${paceText(this.#began ??= begun(this.progress), this.progress, say)}</span><button class="secondary" type="button" @click=${() => this.#post({ type: "cancel" })}>${say("bulk.cancel")}</button></div>` : nothing}
      ${this.moved ? movedView(this.moved, { policy: this.sla!.policy.edition, calendar: this.sla!.calendar.version }, say, (one) => behindMove(one, this.moved!.since, { sla: this.sla!, words, say })) : nothing}
      ${this.result ? outcome({
        result: this.result, words, say, said: this.said, look: this.look, seen: this.seen!, differing: this.differing,
        movedRows: [...new Set(this.moved?.list.map(({ row }) => row))], setLook: (change) => this.#lookAt(change), open: (at) => this.#post({ type: "row", at }),
        // Which columns differ is known of the whole list only to the worker.
        setDiffering: (on) => { this.differing = on; this.#lookAt({}); }, picture: () => void this.#savePicture(),
        csv: () => save(this.result!.csv, this.#fileName("csv")),
        workbook: () => this.#post({ type: "workbook", list: this.label.trim(), now: localMoment(Date.now(), this.sla!.policy.zone).replace("T", " ") }),
        copy: () => this.#post({ type: "table" }), resume: () => this.#resume(),
        ics: () => this.#askCalendar(this.result!.named), label: this.label, past: this.past, ...this.#basis(),
        forget: this.keep ? () => this.#forget() : undefined, setLabel: (label) => this.#name(label), setPast: (past) => { this.past = past; },
      }) : nothing}
      ${this.row ? rowView(this.row, this.choices?.process ?? "", {
        lang: this.language, density: this.getAttribute("density"), policy: this.getAttribute("policy-src"), calendar: this.getAttribute("calendar-src"),
      }, say, () => { this.row = undefined; }) : nothing}
    </div>`;
  }

  /** What can be computed: every process with a deadline. */
  #processes(): string[] {
    const { rules } = this.sla!.policy;
    return [...new Set(rules.filter((rule) => /deadline|lead-time/.test(rule.shape) && rule.kind !== "internal").map((rule) => rule.process))];
  }

  /** As chosen; another policy may not have it. */
  #processOf(): string {
    const all = this.#processes();
    return all.includes(this.#process) ? this.#process : all[0] ?? "";
  }
}
