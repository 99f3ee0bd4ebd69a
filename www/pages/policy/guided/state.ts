/** What has been pasted, chosen and answered in the guided start, and the document made from it. */
import type { Quoter } from "../../../elements/shared/engine";
import type { Words } from "../../../words";
import type { Cell } from "../../../lists/cells";
import { openFile, type OpenedFile } from "../../../lists/file";
import { tidy } from "../../../lists/tidy";
import { vocabularyOf } from "../../../lists/vocabulary";
import { calendarId, take, type Outcome } from "../own";
import { compose, countsOfficeHours, type Answers, type Per } from "./compose";
import { asksDays, bodyOf, gridOf, propose, type Grid, type Layout, type Rows } from "./table";
import { loadStrings, type GetString } from "./strings";

/** What the page gives. */
export interface Host {
  /** The rules of the page, with which the new ones are compared. */
  readonly sla: Quoter;
  readonly words: Words;
  /** A moment to count from until one is chosen. */
  readonly now: string;
  readonly today: string;
  /** The text of a supplied calendar, if the page has one. */
  calendar(): Promise<string | undefined>;
  redraw(): void;
  /** Shows a document as if the visitor had supplied it. */
  bring(document: string): void;
}

/** The document made from the table, and the result of checking it. */
export interface Made {
  document: object;
  outcome: Outcome;
  /** Its words, once it has been taken. */
  words: Words | undefined;
}

/** What has been pasted, chosen and answered so far. */
export class Start {
  say!: GetString;
  lang = "";
  pasted = "";
  file: OpenedFile | undefined;
  sheet = 0;
  refused = false;
  table: { head: readonly string[]; body: Rows } | undefined;
  layout: Layout = { across: "promises", keys: 1, spread: "", days: "" };
  grid: Grid | undefined;
  title = "";
  source = "";
  issued = false;
  /** The start of each promise, by its name. */
  readonly starts = new Map<string, string>();
  /** The rule of the page that each promise is compared with, by its name; empty for none. */
  readonly compared = new Map<string, string>();
  /** The event by which each promise is kept, by its name. */
  readonly ends = new Map<string, string>();
  opening = "";
  closing = "";
  percent = "";
  per: Per = "month";
  startAt = "";
  made: Made | undefined;
  private turn = 0;
  private working: Promise<void> = Promise.resolve();

  readonly host: Host;

  constructor(host: Host) {
    this.host = host;
  }

  async speak(lang: string): Promise<void> {
    if (this.lang === lang) return;
    this.say = await loadStrings(lang);
    this.lang = lang;
    if (this.made?.outcome.state === "taken") this.made.words = await this.made.outcome.sla.words(lang);
  }

  async paste(text: string): Promise<void> {
    this.pasted = text;
    this.file = undefined;
    await this.open(new TextEncoder().encode(text).buffer as ArrayBuffer);
  }

  async choose(file: File): Promise<void> {
    this.pasted = "";
    try {
      await this.open(await file.arrayBuffer(), true);
    } catch {
      this.refused = true;
      this.host.redraw();
    }
  }

  async turnTo(sheet: number): Promise<void> {
    this.sheet = sheet;
    const read = await this.file!.read(sheet);
    await this.take("refused" in read ? undefined : read.rows);
  }

  private async open(bytes: ArrayBuffer, file = false): Promise<void> {
    const vocabulary = await vocabularyOf(this.host.sla.policy, [this.host.words]);
    const opened = await openFile(bytes, { piece: 1_000_000, breathe: async () => {} }, vocabulary);
    this.refused = "refused" in opened && (file || this.pasted.trim() !== "");
    if ("refused" in opened) return this.take(undefined);
    this.file = opened;
    await this.turnTo(0);
  }

  private async take(rows: Rows | undefined): Promise<void> {
    this.table = rows && bodyOf(rows as Cell[][]);
    if (this.table) this.layout = { ...propose(this.table.head, this.table.body), days: this.layout.days };
    await this.update();
  }

  /** Sets a choice and makes the document again. */
  async set(change: Partial<Pick<Start, "title" | "source" | "issued" | "opening" | "closing" | "percent" | "per" | "startAt">> & { layout?: Partial<Layout> }): Promise<void> {
    const { layout, ...others } = change;
    Object.assign(this, others);
    if (layout) this.layout = { ...this.layout, ...layout };
    await this.update();
  }

  /** Whether every cell could be read. */
  get readable(): boolean {
    const { grid } = this;
    return !!grid && !grid.twice.length && !grid.promises.some(({ places }) => places.some(({ read }) => "wrong" in read));
  }

  /** Whether the table counts in office hours of which nobody has said when they are. */
  get asksHours(): boolean {
    return !!this.grid && countsOfficeHours(this.grid) && !(this.opening && this.closing);
  }

  get asksDays(): boolean {
    return this.layout.days !== "" || (!!this.grid && asksDays(this.grid));
  }

  /** Whether the document is whole: it may be downloaded. */
  get ready(): boolean {
    return this.readable && this.title.trim() !== "" && this.source.trim() !== "" && this.made?.outcome.state === "taken";
  }

  startOf(promise: string): string {
    return this.starts.get(tidy(promise)) ?? this.say("startName");
  }

  /** The rule of the page that a promise is compared with: the one of its name, until another is chosen. */
  comparedWith(promise: string): string {
    const { sla, words } = this.host;
    return this.compared.get(tidy(promise)) ?? sla.policy.rules.find(({ id, shape }) => shape === "deadline" && tidy(words.title(id)) === tidy(promise))?.id ?? "";
  }

  private get answers(): Answers {
    const { say } = this;
    return {
      title: this.title.trim() || say("title"), source: this.source.trim() || say("source"), issued: this.issued, opening: this.opening, closing: this.closing,
      percent: this.percent.normalize("NFKC").replace("%", "").trim(), per: this.per, ends: this.grid!.promises.map(({ title }) => this.ends.get(tidy(title)) ?? ""),
      starts: this.grid!.promises.map(({ title }) => this.startOf(title).trim() || say("startName")),
    };
  }

  update(): Promise<void> {
    this.working = this.remake();
    return this.working;
  }

  /** The document as a file, with the last answer in it, if it is whole. */
  async written(): Promise<string | undefined> {
    await this.working;
    return this.ready ? `${JSON.stringify(this.made!.document, null, 2)}\n` : undefined;
  }

  private async remake(): Promise<void> {
    const turn = ++this.turn;
    this.grid = this.table && gridOf(this.table.head, this.table.body, { ...this.layout, spread: this.layout.spread.trim() || this.say("spreadName") });
    const whole = this.readable && !this.asksHours;
    if (!whole) this.made = undefined;
    this.host.redraw();
    if (!whole) return;
    const { sla, today } = this.host;
    const document = compose(this.grid!, this.answers, { calendar: sla.calendar.id, zone: sla.policy.zone, day: today });
    const calendar = await this.host.calendar();
    const outcome = await take(JSON.stringify(document), new Map(calendar === undefined ? [] : [[calendarId(calendar), calendar]]));
    const words = outcome.state === "taken" ? await outcome.sla.words(this.lang) : undefined;
    // A result for an older table or answer is dropped.
    if (turn !== this.turn) return;
    this.made = { document, outcome, words };
    this.host.redraw();
  }
}

