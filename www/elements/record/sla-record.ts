import type { LineQuality } from "../../engine/types";
import { html, nothing, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import { ticketOf, ticketVocabulary, type Ticket } from "../../lists/tickets";
import type { Vocabulary } from "../../lists/vocabulary";
import type { Words } from "../../words";
import bulkStyle from "../bulk/bulk.css?inline";
import layout from "../calculator/layout.css?inline";
import { problemOf } from "../calculator/problems";
import { SalesElement } from "../desk/sales-element";
import type { Say } from "../desk/say";
import formStyle from "../form/form.css?inline";
import type { Calculator } from "../shared/engine";
import { localMoment } from "../shared/moment";
import print from "../shared/print.css?inline";
import { recall, remember } from "./columns";
import type { ProofOf, RecordContext } from "./context";
import { emptyTicket, entryForm } from "./entry-view";
import { columnsCard, intake, lacking, type OpenedList } from "./intake-view";
import { judge, Judging, type Judged, type Read } from "./judge";
import { effectsCard, keptTable, satisfaction } from "./kept-view";
import { lineView } from "./line-view";
import { linesState, linesTable } from "./lines-view";
import { noteSaid, notesCard } from "./notes-view";
import { onTimeByMonth } from "./months-picture";
import { ProofParts, proofView } from "./proof-view";
import type { Book } from "./reading";
import style from "./record.css?inline";
import { loadRecordSay, type RecordSay } from "./say";
import { Shown } from "./tickets-view";
import { tiles, yearForm } from "./year-view";
import { yearOf, type Asked, type RecordYear } from "./year";

/** Tickets that are judged without a pause, while somebody looks at the columns. */
const SLICE = 50;

/** A list that is read and judged before its year is asked for, and what it was read by. */
interface Ready {
  of: OpenedList;
  now: string;
  reads: Read[];
  judging: Judging | undefined;
}

/** What the element tells of the year that it shows. */
export interface RecordShown {
  period: RecordYear["period"];
  /** Each line with what it used of each cap, as the engine's `quality` has it. */
  lines: { line: string; measures: ({ id: string } & LineQuality)[] }[];
  /** Tickets that are part of the figures, and those that are in none. */
  counted: number;
  leftOut: number;
  /** How long the engine took for all of it, once the tickets were read. */
  milliseconds: number;
}

/**
 * A year of fault tickets against what the policy caps over a year, line by line; and the proof of one time limit.
 *
 * @tag sla-record
 * @attr {string} lang - `zh-CN` or `en`; the nearest `lang` when absent
 * @attr {string} density - `large` for larger text and targets
 * @attr {string} policy-src - address of a policy document instead of the bundled one
 * @attr {string} calendar-src - address of a calendar document instead of the bundled one
 * @attr {string} day - a day of the year that is asked for, `YYYY-MM-DD`; today, or the last day of the year of the newest ticket, when absent
 * @fires sla-error - something that was given is refused, did not load or cannot be drawn; detail is the problem
 * @fires sla-record - another year is shown; detail `{ period, lines, counted, leftOut }`
 */
export class SlaRecord extends SalesElement {
  static override styles: CSSResultGroup = [SalesElement.styles, unsafeCSS(formStyle), unsafeCSS(layout), unsafeCSS(bulkStyle), unsafeCSS(print), unsafeCSS(style)];

  static override properties: PropertyDeclarations = {
    ...SalesElement.properties,
    tickets: { attribute: false }, lines: { attribute: false }, day: {},
    own: { state: true }, opened: { state: true }, reading: { state: true }, refused: { state: true }, over: { state: true }, entry: { state: true }, year: { state: true }, line: { state: true }, proof: { state: true },
  };

  /** Tickets that the page gives, beside those of a file. */
  declare tickets: Ticket[] | undefined;
  /** The lines that there are; a ticket of another one is named. */
  declare lines: string[] | undefined;
  /** A day of the year that is asked for. */
  declare day: string | undefined;
  declare protected own: RecordSay | undefined;
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

  #vocabulary: Promise<Vocabulary> | undefined;
  #book: Book | undefined;
  #ready: Ready | undefined;
  #listed: Read[] = [];
  #entered: Ticket[] = [];
  #judged: Judged[] = [];
  #now = "";
  #began: number | undefined;
  #asked: Asked = { day: "", contract: "", readings: {} };
  #list = linesState();
  #shown = new Shown();
  #parts = new ProofParts();
  /** Where the reader was before a line or a proof was opened. */
  #before = 0;

  constructor() {
    super();
    this.reading = this.over = false;
    this.refused = this.line = "";
  }

  protected override get mirrored(): readonly string[] {
    return [...super.mirrored, "tickets", "lines", "day"];
  }

  protected override met(): void {
    this.#vocabulary = this.#ready = undefined;
    this.year = this.proof = undefined;
  }

  protected override spoken(words: Words, say: Say): void {
    const lang = words.lang;
    void loadRecordSay(lang).then((own) => {
      if (lang !== this.language) return;
      super.spoken(words, say);
      this.own = own;
      this.dispatchEvent(new CustomEvent("sla-words", { detail: { words, say: own } }));
      if (this.tickets?.length && !this.year) this.#answer();
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has("tickets") || changed.has("lines") || changed.has("day")) && this.sla && this.own) this.#answer();
  }

  // ---- reading

  async #words(): Promise<Vocabulary> {
    const sla = this.sla!;
    return (this.#vocabulary ??= Promise.all(["zh-CN", "en"].map((lang) => sla.words(lang))).then((languages) => ticketVocabulary(sla.policy, languages)));
  }

  async #open(bytes: ArrayBuffer, name: string): Promise<void> {
    this.refused = "";
    this.opened = this.year = this.entry = undefined;
    this.reading = true;
    try {
      const [vocabulary, { openBook, readSheet }] = await Promise.all([this.#words(), import("./reading")]);
      const found = await openBook(bytes, name, vocabulary);
      const list = "refused" in found ? found : await readSheet((this.#book = found.book), found.at, vocabulary);
      this.#meet(list);
    } catch (thrown) {
      this.#break(thrown);
    }
    this.reading = false;
  }

  async #turn(at: number): Promise<void> {
    const { readSheet } = await import("./reading");
    this.#meet(await readSheet(this.#book!, at, await this.#words()));
  }

  /** A list with the columns of an earlier one is read as that one was. */
  #meet(list: OpenedList | { refused: string }): void {
    if ("refused" in list) {
      this.refused = this.say!(`bulk.refused.${list.refused}` as Parameters<Say>[0]);
      return;
    }
    const before = recall(this.sla!.policy, list.about.head.headers);
    this.opened = before ? { ...list, ...before } : list;
    this.#begin();
  }

  async #take(file: File | undefined): Promise<void> {
    if (file) await this.#open(await file.arrayBuffer(), file.name);
  }

  #paste(text: string, name: string): void {
    void this.#open(new TextEncoder().encode(text).buffer as ArrayBuffer, name);
  }

  #break(thrown: unknown): void {
    const problem = problemOf(thrown);
    this.tell("sla-error", problem);
    this.refused = this.own!("broken", { message: problem.message });
  }

  #begin(): void {
    this.#prepare().catch((thrown: unknown) => this.#break(thrown));
  }

  /** Reads and judges the list as it is mapped now, in slices, unless it is mapped otherwise meanwhile. */
  async #prepare(): Promise<void> {
    const opened = this.opened;
    if (!opened || lacking(this.sla!, opened).length) return;
    const ready: Ready = (this.#ready = { of: opened, now: localMoment(Date.now(), this.sla!.policy.zone), reads: [], judging: undefined });
    const vocabulary = await this.#words();
    for (let done = false; !done && this.#ready === ready && this.sla;) {
      done = this.#slice(ready, vocabulary, SLICE);
      await new Promise((go) => setTimeout(go));
    }
  }

  /** So many more rows read, or when all are, tickets judged; whether that was all. */
  #slice(ready: Ready, vocabulary: Vocabulary, count: number): boolean {
    const { of: opened, reads, now } = ready;
    const { policy } = this.sla!;
    const { mapping, defaults, year } = opened;
    if (reads.length < opened.rows.length) {
      for (const row of opened.rows.slice(reads.length, reads.length + count)) {
        const line = opened.lines[reads.length]!;
        const read = ticketOf(row, line, { policy, vocabulary, mapping, defaults, year });
        reads.push(opened.broken.has(line) ? { ...read, faults: [{ target: "ticket", value: read.ticket.id, fault: "quote" }] } : read);
      }
      return false;
    }
    ready.judging ??= new Judging(reads, this.sla!, now, this.lines ?? []);
    return ready.judging.step(count);
  }

  async #run(): Promise<void> {
    const opened = this.opened!;
    const { mapping, defaults } = opened;
    const vocabulary = await this.#words();
    remember(this.sla!.policy, opened.about.head.headers, { mapping, defaults });
    if (this.#ready?.of !== opened) this.#begin();
    const ready = this.#ready!;
    while (!this.#slice(ready, vocabulary, opened.rows.length));
    // Until other tickets are added this is the whole list.
    this.#ready = undefined;
    this.#listed = ready.reads;
    this.#asked = { ...this.#asked, day: "" };
    if (this.#reads().length === ready.reads.length) this.#judgedAt(ready.now, () => ready.judging!.all());
    else this.#answer();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#which-year")?.scrollIntoView({ block: "start" });
  }

  // ---- answering

  #reads(): Read[] {
    return [...this.#listed, ...[...(this.tickets ?? []), ...this.#entered].map((ticket) => ({ ticket, faults: [] }))];
  }

  /** Today, or where every ticket is of an earlier year, that year's end. */
  #firstDay(): string {
    const today = this.#now.slice(0, 10);
    const newest = this.#judged.reduce((last, { day }) => (day > last ? day : last), "");
    return this.day || (newest && newest.slice(0, 4) < today.slice(0, 4) ? `${newest.slice(0, 4)}-12-31` : today);
  }

  #answer(): void {
    const reads = this.#reads();
    if (!reads.length) {
      this.year = undefined;
      return;
    }
    const now = localMoment(Date.now(), this.sla!.policy.zone);
    this.#judgedAt(now, () => judge(reads, this.sla!, now, this.lines ?? []));
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
    this.year = yearOf(this.sla!, this.#judged, this.#asked);
    const { period, lines, leftOut } = this.year;
    this.tell("sla-record", { period, lines: lines.map(({ line, measures }) => ({ line, measures: measures.map(({ id, reached }) => ({ id, ...reached })) })), counted: this.#judged.length - leftOut.length, leftOut: leftOut.length, milliseconds: Math.round(performance.now() - began) } satisfies RecordShown);
  }

  #enter(ticket: Ticket = emptyTicket(), before?: Ticket): void {
    this.entry = { ticket, problem: "", before };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".entry input")?.focus());
  }

  /** What keeps a ticket out of the figures is said before it is taken. */
  #add(): void {
    const { ticket, before } = this.entry!;
    const [judged] = judge([{ ticket, faults: [] }], this.sla!, localMoment(Date.now(), this.sla!.policy.zone));
    if (!judged!.counted) {
      const context = { sla: this.sla!, words: this.words!, say: this.own! };
      this.entry = { ...this.entry!, problem: judged!.notes.map((note) => noteSaid(note, context)).join(this.words!.ui("list.join")) };
      return;
    }
    this.#entered = before ? this.#entered.map((one) => (one === before || one.id === before.id ? ticket : one)) : [...this.#entered, ticket];
    this.entry = undefined;
    this.#answer();
  }

  #context(): RecordContext {
    const place = (id: string): void => {
      void this.updateComplete.then(() => {
        const found = this.renderRoot.querySelector<HTMLElement>(id);
        found?.focus({ preventScroll: true });
        found?.scrollIntoView({ block: "start" });
      });
    };
    return {
      sla: this.sla!, words: this.words!.relativeTo(Number(this.year!.period.through.slice(0, 4))), say: this.own!, desk: this.say!, room: this.size, now: this.#now, file: this.opened?.file ?? "", judged: this.#judged, year: this.year!,
      ask: (change) => this.#ask(change),
      openLine: (line) => { this.line = line; place(line ? "#line" : "#lines"); },
      openProof: (proof) => {
        if (proof) this.#before = scrollY;
        this.proof = proof;
        this.dispatchEvent(new CustomEvent("sla-view", { detail: proof ? "proof" : "year" }));
        if (proof) place("#proof");
        else void this.updateComplete.then(() => scrollTo(0, this.#before));
      },
      edit: (ticket) => this.#enter(ticket, ticket),
      redraw: () => this.requestUpdate(),
    };
  }

  // ---- what is shown

  protected override render(): TemplateResult {
    const { say, own, words, failure } = this;
    const wrong = this.wrong();
    if (wrong && words && this.sla) return html`<div class=${this.boxClass}>${this.refusal(wrong, this.sla, words)}</div>`;
    if (!say || !own || !words || !this.sla) return html`<div class=${this.boxClass}>${failure ? this.broken(failure) : html`<div class="waiting" aria-busy="true"><slot></slot></div>`}</div>`;
    if (this.proof && this.year) return html`<div class="${this.boxClass} bulk record">${proofView(this.proof, this.#parts, this.#context())}</div>`;
    return html`<div class="${this.boxClass} bulk record">
      ${this.#intake(this.sla, words, say, own)}
      ${this.year ? this.#shownYear(this.#context()) : nothing}
      <p class="provenance small">${words.provenance()}<br>${words.ui("editions", { policy: words.policyTitle(), edition: this.sla.policy.edition, calendar: this.sla.calendar.version, through: words.relativeTo(0).instant(this.sla.calendar.publishedThrough) })}</p></div>`;
  }

  #intake(sla: Calculator, words: Words, desk: Say, say: RecordSay): TemplateResult {
    const { policy } = sla;
    const shared = { policy, words, say, desk };
    const columns = this.opened ? columnsCard({
      ...shared, opened: this.opened, busy: this.reading, put: (change) => { this.opened = { ...this.opened!, ...change }; this.#begin(); },
      sheet: (at) => void this.#turn(at), run: () => void this.#run().catch((thrown: unknown) => this.#break(thrown)),
    }) : nothing;
    const example = async (): Promise<void> => {
      const { exampleList } = await import("./example");
      this.#paste(exampleList(localMoment(Date.now(), policy.zone).slice(0, 10), policy, words), say("intake.exampleName"));
    };
    const parts = html`${intake({
      ...shared, over: this.over, setOver: (over) => { this.over = over; }, take: (file) => void this.#take(file), paste: (text) => this.#paste(text, say("intake.pasted")), enter: () => this.#enter(), example: () => void example(),
    })}
      ${this.reading ? html`<p role="status">${desk("bulk.reading")}</p>` : nothing}${this.refused ? html`<div class="failure" role="alert">${this.refused}</div>` : nothing}
      ${this.entry ? entryForm({ sla, policy, words, say, ...this.entry, put: (change) => { this.entry = { ...this.entry!, ticket: "answer" in this.entry!.ticket && !("answer" in change) && "row" in change ? (change as Ticket) : { ...this.entry!.ticket, ...change } }; }, done: () => this.#add(), cancel: () => { this.entry = undefined; } }) : nothing}
      ${columns}`;
    if (!this.year || this.entry) return html`<div class="stack intake-part">${parts}</div>`;
    return html`<details class="intake-part again"><summary>${say("intake.again", { n: this.#reads().length, file: this.opened?.file || say("source.entered") })}</summary><div class="stack">${parts}</div></details>`;
  }

  #shownYear(context: RecordContext): TemplateResult {
    const { say, year } = context;
    const line = this.line ? year.lines.find((one) => one.line === this.line) : undefined;
    const kept = year.kept.find(({ id }) => id === year.duties.restoration?.id);
    if (line) return html`${yearForm(context)}${lineView(line, this.#shown, context)}`;
    return html`${yearForm(context)}${tiles(context)}${notesCard(context)}${linesTable(this.#list, context)}
      <section class="part" id="kept" tabindex="-1" aria-labelledby="kept-title"><h2 id="kept-title">${say("kept.title")}</h2><p class="small">${say("kept.lead")}</p>
        ${kept && kept.met.length + kept.missed.length ? onTimeByMonth(kept, context) : nothing}${keptTable(year.kept, "all", this.#shown, context)}</section>
      <section class="part" id="satisfaction" tabindex="-1" aria-labelledby="satisfaction-title"><h2 id="satisfaction-title">${say("tile.satisfaction")}</h2>${satisfaction(year.answers, "all", this.#shown, context)}</section>
      ${effectsCard(context)}`;
  }
}
