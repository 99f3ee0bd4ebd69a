import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { QualityTarget } from "../../engine/types";
import type { Ticket } from "../../lists/tickets";
import type { Words } from "../../words";
import { problemOf } from "../calculator/problems";
import { SalesElement } from "../desk/sales-element";
import type { GetString } from "../desk/strings";
import { calculators, type Calculator } from "../shared/calculators";
import type { EngineCache } from "../shared/engine";
import { localMoment, zonedMoment } from "../shared/moment";
import { remember } from "./columns";
import type { ProofOf, RecordContext } from "./context";
import { ProofSheet } from "./proof-sheet";
import { goTo } from "./go-to";
import { intakePart } from "./intake-part";
import { lacking, type OpenedList } from "./intake-view";
import { Held } from "./held";
import { dutiesOf, judge, type Judged } from "./judge";
import { forgetRecord, keepRest, keepTickets, readRecord, type LineList } from "./kept";
import type { NamedLine } from "./lines";
import { linesState } from "./lines-view";
import { Listing, prepared } from "./listing";
import { STYLES } from "./styles";
import { loadRecordStrings, type GetRecordString } from "./strings";
import { refusalSaid, Source, type Refused } from "./source";
import { Shown } from "./tickets-view";
import { recordView } from "./record-view";
import { toldOf } from "./told";
import { firstDay, yearOf, type Asked, type RecordYear } from "./year";

/**
 * A year of fault tickets against what the policy caps over a year, line by line; and the proof of one time limit.
 *
 * @tag sla-record
 * @attr {string} lang - `zh-CN` or `en`; the nearest `lang` when absent
 * @attr {string} density - `large` for larger text and targets
 * @attr {string} policy-src - address of a policy document instead of the bundled one
 * @attr {string} calendar-src - address of a calendar document instead of the bundled one
 * @attr {boolean} keep - keeps the tickets on the device, so that they are there again after a reload
 * @attr {string} day - a day of the year that is asked for, `YYYY-MM-DD`; today, or the last day of the year of the newest ticket, when absent
 * @fires sla-error - something that was given is refused, did not load or cannot be drawn; detail is the problem
 * @fires sla-record - another year is shown; detail `{ period, lines, counted, leftOut }`, and `targets` under a policy that has some in per cent
 */
export class SlaRecord extends SalesElement<Calculator> {
  static override styles: CSSResultGroup = [SalesElement.styles, ...STYLES];

  static override properties: PropertyDeclarations = {
    ...SalesElement.properties,
    tickets: { attribute: false }, lines: { attribute: false }, day: {}, keep: { type: Boolean }, said: { state: true }, stored: { state: true },
    own: { state: true }, opened: { state: true }, reading: { state: true }, refused: { state: true }, over: { state: true }, entry: { state: true }, year: { state: true }, line: { state: true }, proof: { state: true },
  };

  /** Tickets that the page gives, beside those of a file. */
  declare tickets: Ticket[] | undefined;
  /** The lines that there are, by name or with their customer and values: one without a ticket has a year, too, and a ticket of another one is named. */
  declare lines: NamedLine[] | undefined;
  /** A day of the year that is asked for. */
  declare day: string | undefined;
  /** Whether the tickets are kept on the device. */
  declare keep: boolean;
  // What was last said of the list of lines.
  declare protected said: string;
  // Whether what is shown is kept on the device; nothing is said of it before something was to be kept.
  declare protected stored: boolean | undefined;
  declare protected own: GetRecordString | undefined;
  declare protected opened: OpenedList | undefined;
  declare protected reading: boolean;
  declare protected refused: string;
  declare protected over: boolean;
  // The ticket that is being entered, and what is wrong with it.
  declare protected entry: { ticket: Ticket; problem: string; before: Ticket | undefined } | undefined;
  declare protected year: RecordYear | undefined;
  declare protected line: string;
  declare protected proof: ProofOf | undefined;

  protected override readonly patient = true;

  #source!: Source;
  #listing: Listing | undefined;
  /** How many lists were given. */
  #given = 0;
  #held = new Held();
  #judged: Judged[] = [];
  #now = "";
  #began: number | undefined;
  #asked: Asked = { day: "", contract: "", readings: {} };
  #list = linesState();
  #shown = new Shown();
  /** The targets in per cent of a policy that has some, in the present language. */
  #targets: import("./targets").Targets | undefined;
  #sheet: ProofSheet | undefined;
  #form: typeof import("./entry-view") | undefined;
  /** Where the reader was before a line or a proof was opened. */
  #before = 0;

  constructor() {
    super();
    this.reading = this.over = this.keep = false;
    this.refused = this.line = this.said = "";
  }

  protected override get shared(): EngineCache<Calculator> {
    return calculators;
  }

  protected override get mirrored(): readonly string[] {
    return [...super.mirrored, "tickets", "lines", "day", "keep"];
  }

  protected override met(sla: Calculator): void {
    this.#source = new Source(sla);
    this.#listing = undefined;
    this.#targets = undefined;
    this.year = this.proof = undefined;
  }

  protected override spoken(words: Words, say: GetString): void {
    const lang = words.lang;
    const { sla } = this;
    const targets = sla?.policy.targets?.length ? import("./targets").then(({ Targets }) => Targets.load(lang)) : undefined;
    void Promise.all([loadRecordStrings(lang), targets]).then(([own, targets]) => {
      if (lang !== this.language || sla !== this.sla) return;
      super.spoken(words, say);
      this.#targets = targets;
      this.own = own;
      this.dispatchEvent(new CustomEvent("sla-words", { detail: { words, say: own } }));
      if (this.year) return void this.#aim();
      if (this.tickets?.length) this.#answer();
      else if (this.keep && !this.opened) this.#attempt(this.#restore());
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has("tickets") || changed.has("lines") || changed.has("day")) && this.sla && this.own) this.#answer();
  }

  // ---- reading

  async #open(bytes: ArrayBuffer, name: string): Promise<void> {
    this.#given += 1;
    this.refused = "";
    this.opened = this.year = this.entry = undefined;
    this.reading = true;
    try {
      this.#meet(await this.#source.open(bytes, name));
    } catch (thrown) {
      this.#break(thrown);
    }
    this.reading = false;
  }

  #meet(list: OpenedList | Refused): void {
    if ("refused" in list) {
      this.refused = refusalSaid(list, this.say!);
      return;
    }
    this.opened = list;
    this.#attempt(this.#prepare());
  }

  readonly #paste = (text: string, name: string): void => void this.#open(new TextEncoder().encode(text).buffer as ArrayBuffer, name);

  #break(thrown: unknown): void {
    const problem = problemOf(thrown);
    this.tell("sla-error", problem);
    this.refused = this.own!("broken", { message: problem.message });
  }

  readonly #attempt = (work: Promise<void>): void => void work.catch((thrown: unknown) => this.#break(thrown));

  /** A list as it is mapped now, unless it lacks a column. */
  async #listingOf(opened: OpenedList): Promise<Listing> {
    const { vocabulary } = await this.#source.reader();
    return new Listing(opened, this.sla!, vocabulary, zonedMoment(Date.now(), this.sla!.policy.zone), this.#held.lines(this.lines, []));
  }

  /** Reads and judges the list in slices, unless it is mapped otherwise meanwhile. */
  async #prepare(): Promise<void> {
    const opened = this.opened;
    if (!opened || lacking(this.sla!, opened).length) return;
    const listing = await this.#listingOf(opened);
    if (this.opened !== opened) return;
    this.#listing = listing;
    await listing.through(() => this.sla && this.#listing === listing);
  }

  async #run(): Promise<void> {
    const opened = this.opened!;
    const { mapping, defaults } = opened;
    const { policy } = this.sla!;
    // A list that is made up takes no real one's place.
    const own = opened.file !== this.own!("intake.exampleName");
    if (this.keep && own) remember(policy, opened.about.head.headers, { mapping, defaults });
    const listing = this.#listing?.of === opened && this.#listing.lines.known.length === this.#held.lines(this.lines, []).known.length ? this.#listing : await this.#listingOf(opened);
    this.#listing = undefined;
    this.reading = true;
    const whole = await listing.through(() => this.sla && this.opened === opened);
    this.reading = false;
    if (!whole) return;
    this.#asked = { ...this.#asked, day: "" };
    this.#took(listing);
    if (this.keep) this.stored = own ? keepTickets(policy.id, (await import("./reading")).keepable(opened)) : undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#which-year")?.scrollIntoView({ block: "start" });
  }

  /** The list's tickets, judged already where there are no others. */
  #took(listing: Listing): void {
    const { judged, ...listed } = listing.all();
    this.#held.listed = listed;
    if (this.#held.reads(this.tickets).length === listed.tickets.length) this.#judgedAt(listing.now, () => judged);
    else this.#answer();
  }

  // ---- kept on the device

  async #restore(): Promise<void> {
    const kept = readRecord(this.sla!.policy.id);
    if (!kept) return;
    const { asked, ...rest } = kept.rest;
    Object.assign(this.#held, rest);
    this.#asked = asked;
    const given = this.#given;
    if (kept.list) {
      this.reading = true;
      const opened = await this.#source.reopened(kept.list);
      // Another list, given meanwhile, takes its place.
      if (this.#given !== given) return;
      this.opened = opened;
      const listing = await this.#listingOf(opened);
      if (await listing.through(() => this.sla && this.opened === opened)) this.#took(listing);
      this.reading = false;
    } else this.#answer();
    this.stored = true;
  }

  #keepRest(): void {
    if (!this.keep || this.opened?.file === this.own!("intake.exampleName")) return;
    const kept = keepRest(this.sla!.policy.id, this.#held.rest(this.#asked.day === this.#firstDay() ? { ...this.#asked, day: "" } : this.#asked));
    this.stored = kept && this.stored !== false;
  }

  /** Nothing of it is left, on the device or on the page. */
  #forget(): void {
    forgetRecord();
    this.#held = new Held();
    this.#asked = { day: "", contract: "", readings: {} };
    this.opened = this.year = this.entry = this.stored = undefined;
    this.line = this.said = "";
  }

  // ---- lines

  async #readLines(bytes: ArrayBuffer): Promise<void> {
    const found = await this.#source.lines(bytes);
    if ("refused" in found) {
      this.said = refusalSaid(found, this.say!);
      return;
    }
    this.#setLines(this.#held.withLines(found));
    this.said = this.own!("lineList.read", { n: found.length });
  }

  #setLines(list: LineList): void {
    this.#held.lineList = list;
    this.said = "";
    this.requestUpdate();
    if (this.year || list.lines.length) this.#answer();
    if (this.opened && !this.year) this.#attempt(this.#prepare());
    this.#keepRest();
  }

  // ---- answering

  readonly #firstDay = (): string => this.day || firstDay(this.#judged, this.#now.slice(0, 10));

  #answer(): void {
    const lines = this.#held.lines(this.lines);
    const { reads, names, owners } = prepared(this.#held.reads(this.tickets), lines);
    // Lines alone have a year, too, unless a list of tickets is on its way.
    if (!reads.length && (!lines.known.length || (this.opened && !this.year))) {
      this.year = undefined;
      return;
    }
    const now = zonedMoment(Date.now(), this.sla!.policy.zone);
    this.#judgedAt(now, () => judge(reads, this.sla!, now, names, owners));
  }

  #judgedAt(now: string, judged: () => Judged[]): void {
    try {
      this.#now = now;
      this.#began = performance.now();
      this.#judged = judged();
      this.#ask({ day: this.day || this.#asked.day || this.#firstDay() });
    } catch (thrown) {
      this.#break(thrown);
    }
  }

  #ask(change: Partial<Asked>): void {
    const began = this.#began ?? performance.now();
    this.#began = undefined;
    this.#asked = { ...this.#asked, ...change };
    this.year = yearOf(this.sla!, this.#judged, this.#asked, this.#held.lines(this.lines).known);
    this.tell("sla-record", { ...toldOf(this.year, this.#judged.length, performance.now() - began), ...this.#aim() });
    this.#keepRest();
  }

  /** The targets that the policy has, over the year that is shown. */
  #aim(): { targets?: readonly QualityTarget[] } {
    const targets = this.#targets?.ask(this.sla!, this.#judged, this.year!, this.#now);
    return targets ? { targets } : {};
  }

  async #enter(before?: Ticket): Promise<void> {
    this.#form ??= await import("./entry-view");
    this.entry = { ticket: before ?? this.#form.emptyTicket(), problem: "", before };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".entry input")?.focus();
  }

  /** What keeps a ticket out of the figures is said before it is taken. */
  #add(): void {
    const { ticket, before } = this.entry!;
    const problem = this.#form!.whyNot(ticket, this.#held.lines(this.lines), { sla: this.sla!, words: this.words!, say: this.own! });
    if (problem) {
      this.entry = { ...this.entry!, problem };
      return;
    }
    this.#held.add(ticket, before, (n) => this.own!("entry.number", { n }));
    this.entry = undefined;
    this.#answer();
  }

  async #prove(proof: ProofOf): Promise<void> {
    this.#sheet ??= new ProofSheet(await import("./proof-view"));
    this.#before = scrollY;
    this.proof = proof;
    this.dispatchEvent(new CustomEvent("sla-view", { detail: "proof" }));
    this.#place("#proof");
  }

  #place(id: string): void {
    void this.updateComplete.then(() => goTo(this.renderRoot, id));
  }

  #context(): RecordContext {
    return {
      element: this, sla: this.sla!, words: this.words!.relativeTo(Number(this.year!.period.through.slice(0, 4))), say: this.own!, desk: this.say!, room: this.size, now: this.#now, file: this.opened?.file ?? "", unused: this.opened ? this.#source.columns?.unusedOf(this.opened) ?? [] : [], judged: this.#judged, year: this.year!, goal: this.#targets?.goal(this.year!.duties.restoration?.id ?? ""),
      ask: (change) => this.#ask(change),
      openLine: (line) => { this.line = line; this.#place(line ? "#line" : "#lines"); },
      openProof: (proof) => this.#attempt(this.#prove(proof)),
      closeProof: () => {
        this.proof = undefined;
        this.dispatchEvent(new CustomEvent("sla-view", { detail: "year" }));
        void this.updateComplete.then(() => scrollTo(0, this.#before));
      },
      edit: (ticket) => this.#attempt(this.#enter(ticket)),
      typed: this.#held.fields,
      type: (name, fields) => { this.#held.fields = { ...this.#held.fields, [name]: fields }; this.#keepRest(); this.requestUpdate(); },
      redraw: () => this.requestUpdate(),
    };
  }

  // ---- what is shown

  protected override render(): TemplateResult {
    const { say, own, words, failure } = this;
    const wrong = this.wrong();
    if (wrong && words && this.sla) return html`<div class=${this.boxClass}>${this.refusal(wrong, this.sla, words)}</div>`;
    if (!say || !own || !words || !this.sla) return html`<div class=${this.boxClass}>${failure ? this.broken(failure) : html`<div class="waiting" aria-busy="true"><slot></slot></div>`}</div>`;
    if (this.proof && this.year && this.#sheet) return html`<div class="${this.boxClass} bulk record">${this.#sheet.view(this.proof, this.#context())}</div>`;
    return html`<div class="${this.boxClass} bulk record">
      ${this.#intake(this.sla, words, say, own)}
      ${this.year ? recordView(this.line, this.#list, this.#shown, this.#context(), this.#targets) : nothing}
      <p class="provenance small">${words.provenance()}<br>${words.ui("editions", { policy: words.policyTitle(), edition: this.sla.policy.edition, calendar: this.sla.calendar.version, through: words.relativeTo(0).instant(this.sla.calendar.publishedThrough) })}</p></div>`;
  }

  #intake(sla: Calculator, words: Words, desk: GetString, say: GetRecordString): TemplateResult {
    const { policy } = sla;
    const { entry, opened } = this;
    const example = async (): Promise<void> => this.#paste((await import("./example")).exampleList(localMoment(Date.now(), policy.zone).slice(0, 10), policy, words), say("intake.exampleName"));
    const put = (change: Partial<Ticket>): void => { this.entry = { ...this.entry!, ticket: "answer" in this.entry!.ticket && !("answer" in change) && "row" in change ? (change as Ticket) : { ...this.entry!.ticket, ...change } }; };
    return intakePart({
      policy, words, say, desk, over: this.over, setOver: (over) => { this.over = over; }, take: (file) => { if (file) this.#attempt(file.arrayBuffer().then((bytes) => this.#open(bytes, file.name))); }, paste: (text) => this.#paste(text, say("intake.pasted")),
      enter: () => this.#attempt(this.#enter()), example: dutiesOf(policy).dated.length ? () => this.#attempt(example()) : undefined,
      reading: this.reading, refused: this.refused, file: opened?.file ?? "",
      columns: opened && this.#source.columns?.columnsCard({
        policy, words, say, desk, opened, busy: this.reading, put: (change) => { this.opened = { ...opened, ...change }; this.#attempt(this.#prepare()); },
        sheet: (at) => this.#attempt(this.#source.turn(at).then((list) => this.#meet(list))), run: () => this.#attempt(this.#run()),
      }),
      entry: entry && this.#form ? this.#form.entryForm({ sla, policy, words, say, ...entry, put, done: () => this.#add(), cancel: () => { this.entry = undefined; } }) : undefined,
      lines: { list: this.#held.lineList, said: this.said, put: (list) => this.#setLines(list), read: (bytes) => this.#attempt(this.#readLines(bytes)) },
      stored: this.stored, forget: () => this.#forget(), count: this.year ? this.#held.reads(this.tickets).length : undefined,
    });
  }
}
