import { html, nothing, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Commitment, DayInfo, Exclusion, Problem } from "../../engine/types";
import type { Words } from "../../words";
import { wrongOption } from "../calculator/attributes";
import { failed } from "../calculator/failure";
import { bundledWords } from "../calculator/loading";
import { problemOf } from "../calculator/problems";
import { sentenceOf } from "../calculator/sentences";
import { SlaElement } from "../shared/base";
import { keyOf, quoters, sourcesOf, type Quoter } from "../shared/engine";
import { withNewerCalendar } from "../shared/newer-calendar";
import { addDays, addMonths, daysInMonth, weekdayOf } from "../../engine/dates";
import { localMoment } from "../shared/moment";
import { dayName } from "./day-name";
import { legend } from "./legend";
import { countsDays, marksOn, monthsOf, pathOf, segment, type Deadline, type Mark, type Path } from "./path";
import styles from "./calendar.css?inline";
import { times } from "../../engine/times";

export type { Deadline };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-\d\d$/;

/** Whether the office opens later or closes earlier on a day. */
const short = (info: DayInfo | undefined): boolean => Boolean(info?.opens ?? info?.closes);

/**
 * A month of the working-day calendar: rest days, make-up workdays, deadlines, and the count of one commitment drawn on it.
 *
 * @tag sla-calendar
 * @attr {string} month - the month shown, `2026-10`
 * @attr {string} lang - `zh-CN` or `en`; the nearest `lang` when absent
 * @attr {string} density - `large` for larger text and targets
 * @attr {string} policy-src - address of a policy document instead of the bundled one
 * @attr {string} calendar-src - address of a calendar document instead of the bundled one
 * @fires sla-error - something that was given is refused, did not load or cannot be drawn; detail is the problem
 * @fires sla-pick - a deadline was chosen; detail `{ id, date }`
 * @fires sla-day - a day was chosen; detail is its `dayInfo`
 * @fires sla-point - the mouse is on a day of the count, or on none; detail its date
 * @csspart month - one month
 * @csspart day - one day
 * @csspart legend - what the marks mean
 */
export class SlaCalendar extends SlaElement {
  static override styles: CSSResultGroup = [SlaElement.styles, unsafeCSS(styles)];

  static override properties: PropertyDeclarations = {
    month: { reflect: true }, sla: { attribute: false }, words: { attribute: false }, commitment: { attribute: false },
    deadlines: { attribute: false }, exclusions: { attribute: false }, today: { attribute: false }, focused: { state: true }, failure: { state: true }, clipped: { attribute: false }, only: { attribute: false }, marked: { attribute: false },
  };

  /** Below the first width the marks of a day stand under each other. */
  protected override readonly breaks: [number, number] = [300, 600];

  declare month: string;
  declare sla: Quoter | undefined;
  declare words: Words | undefined;
  /** The commitment whose count is drawn, with its trace. */
  declare commitment: Commitment | undefined;
  declare deadlines: readonly Deadline[];
  declare exclusions: readonly Exclusion[];
  /** The month shown, wherever the count is: for paper. */
  declare only: string | undefined;
  /** Only the weeks of the count are shown. */
  declare clipped: boolean;
  /** Days to point out, first and last. */
  declare marked: readonly [from: string, to: string] | undefined;
  declare today: string;
  declare protected focused: string;
  declare protected failure: Problem | undefined;

  #path: Path | undefined;
  #shown: string[] = [];
  #given = false;
  #sources: string | undefined;
  #attributes?: MutationObserver;
  /** A month that cannot be shown, as long as it is set. */
  #wrong: Problem | undefined;
  /** What the clock of the visitor's machine says, where the calendar does not reach that day. */
  #clock: string | undefined;

  constructor() {
    super();
    this.month = "";
    this.deadlines = [];
    this.exclusions = [];
    this.clipped = false;
    this.today = "";
    this.focused = "";
  }

  override connectedCallback(): void {
    // Inside a calculator, engine and words are given; alone, the calendar loads them. This must be known before the language is followed.
    this.#given = !!this.sla && this.#sources === undefined;
    super.connectedCallback();
    if (this.#given) return;
    this.#attributes = new MutationObserver(() => this.#readAttributes());
    this.#attributes.observe(this, { attributes: true });
    this.#readAttributes();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes?.disconnect();
  }

  /** Loads other documents than before and shows nothing of the previous ones. */
  #readAttributes(): void {
    const sources = keyOf(sourcesOf(this));
    this.requestUpdate();
    if (sources === this.#sources) return;
    this.#sources = sources;
    this.sla = this.failure = undefined;
    void this.#load();
  }

  protected override followLanguage(): void {
    super.followLanguage();
    if (!this.#given && this.sla) void this.#load();
  }

  async #load(): Promise<void> {
    const sources = this.#sources;
    try {
      const sla = await quoters.of(sourcesOf(this));
      const words = await sla.words(this.language);
      // Other documents have been named meanwhile and are being loaded.
      if (sources !== this.#sources) return;
      this.words = words;
      this.sla = sla;
      this.failure = undefined;
      await this.#renew();
    } catch (thrown) {
      this.words ??= await bundledWords(this.language).catch(() => undefined);
      if (sources !== this.#sources) return;
      this.failure = problemOf(thrown);
      this.tell("sla-error", this.failure);
    }
  }

  /** The calendar beside the script, where it is newer. */
  async #renew(): Promise<void> {
    const sources = this.#sources;
    const sla = this.sla && await withNewerCalendar(this.sla, sourcesOf(this), quoters);
    if (!sla || sources !== this.#sources) return;
    this.words = await sla.words(this.language);
    this.sla = sla;
  }

  /** A property that a host's script has set to nothing, or to a value of a wrong type, counts as not set. */
  #tidy(): void {
    if (!Array.isArray(this.deadlines)) this.deadlines = [];
    if (!Array.isArray(this.exclusions)) this.exclusions = [];
    if (this.month == null) this.month = "";
    if (this.only && !MONTH.test(this.only)) this.only = undefined;
    if (!DATE.test(this.today)) this.today = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#tidy();
    if (!this.sla) return;
    const { policy: { zone }, calendar: { supportedFrom, supportedThrough, publishedThrough } } = this.sla;
    this.#judge(supportedFrom.slice(0, 7), supportedThrough.slice(0, 7));
    if (this.#wrong) return;
    this.today ||= localMoment(Date.now(), zone).slice(0, 10);
    // If the machine's clock is wrong, the last settled year is opened and the clock is mentioned.
    this.#clock = this.today < supportedFrom || this.today > supportedThrough ? this.today : undefined;
    const opened = this.#clock === undefined ? this.today : publishedThrough;
    if (changed.has("commitment") || changed.has("exclusions")) {
      const before = this.#path;
      this.#path = pathOf(this.commitment, zone, this.exclusions, this.sla?.policy.officeHours);
      // The months of a count that is no longer drawn are left for this one.
      if (before && !this.#path) {
        this.#show([opened.slice(0, 7)]);
        this.focused = opened;
      }
      // The view goes to a new count, but not away from where the visitor has turned while the same one is counted again.
      if (this.#path && !this.only && (before?.commitment.id !== this.#path.commitment.id || before.due !== this.#path.due || before.start !== this.#path.start)) {
        this.#show(monthsOf(this.#path));
        this.focused = this.#path.due;
      }
    }
    if (changed.has("only") && this.only) this.#show([this.only]);
    const wanted = this.month || this.#shown[0] || opened.slice(0, 7);
    if (changed.has("month") && this.month && !this.#shown.includes(this.month)) this.#show([this.month]);
    if (!this.#shown.length) this.#show([wanted]);
    if (!this.focused || !this.#visible(this.focused)) this.focused = this.#visible(this.today) ? this.today : `${this.#shown[0]}-01`;
  }

  /** A month that does not exist or is outside the calendar is not shown as if it had no holidays. */
  #judge(from: string, through: string): void {
    const { month } = this;
    const known = MONTH.test(month);
    const problem: Problem | undefined = wrongOption(this) ?? (!month || (known && month >= from && month <= through) ? undefined
      : { code: known ? "date-out-of-range" : "invalid-date", path: "/month", params: { value: String(month) }, message: `\`${String(month)}\` is no month from ${from} through ${through}` });
    if (problem && problem.message !== this.#wrong?.message) this.tell("sla-error", problem);
    this.#wrong = problem;
  }

  #show(months: string[]): void {
    this.#shown = months;
    this.month = months[months.length - 1]!;
  }

  #turn(by: number): void {
    this.#goTo(`${addMonths(this.#shown[by < 0 ? 0 : this.#shown.length - 1]!, by)}-01`, true);
  }

  /** Moves the view to a day, never past what the calendar supports; to its own month, where a neighbour's week that holds it will not do. */
  #goTo(date: string, own = false): void {
    const { supportedFrom, supportedThrough } = this.sla!.calendar;
    const day = date < supportedFrom ? supportedFrom : date > supportedThrough ? supportedThrough : date;
    const month = day.slice(0, 7);
    if (own ? !this.#shown.includes(month) : !this.#visible(day)) this.#show([month]);
    this.focused = day;
    this.requestUpdate();
  }

  // Turns to a day, the nearest one that the calendar supports, and puts the focus on it.
  async focusOn(date: string): Promise<void> {
    await this.updateComplete;
    this.#goTo(DATE.test(date) ? date : this.today, true);
    await this.updateComplete;
    this.#cell(this.focused)?.focus();
  }

  #visible(date: string): boolean {
    return this.#shown.some((month) => this.#cells(month).includes(date));
  }

  /** The days of a month in weeks from Monday; with one month shown, the neighbours' days fill its weeks. */
  #cells(month: string): (string | null)[] {
    const [year, number] = month.split("-").map(Number) as [number, number];
    const first = `${month}-01`;
    const lead = weekdayOf(first) - 1;
    const length = Math.ceil((lead + daysInMonth(year, number)) / 7) * 7;
    const alone = this.#shown.length === 1;
    return times(length, (at) => {
      const date = addDays(first, at - lead);
      return alone || date.startsWith(month) ? date : null;
    });
  }

  #info(date: string): DayInfo | undefined {
    try {
      return this.sla!.dayInfo(date);
    } catch {
      return undefined; // before the first or after the last supported day: the cell stays, without a kind
    }
  }

  // ---- keyboard: one tab stop, the keys of the APG date grid

  #key = (event: KeyboardEvent): void => {
    const weekday = weekdayOf(this.focused) - 1;
    const page = (by: number) => {
      const target = addMonths(this.focused.slice(0, 7), event.shiftKey ? by * 12 : by);
      const [year, month] = target.split("-").map(Number) as [number, number];
      return `${target}-${String(Math.min(Number(this.focused.slice(8)), daysInMonth(year, month))).padStart(2, "0")}`;
    };
    const moves: Record<string, () => string> = {
      ArrowLeft: () => addDays(this.focused, -1), ArrowRight: () => addDays(this.focused, 1),
      ArrowUp: () => addDays(this.focused, -7), ArrowDown: () => addDays(this.focused, 7),
      Home: () => addDays(this.focused, -weekday), End: () => addDays(this.focused, 6 - weekday),
      PageUp: () => page(-1), PageDown: () => page(1),
    };
    const move = moves[event.key];
    if (move) {
      this.#goTo(move());
      void this.updateComplete.then(() => this.#cell(this.focused)?.focus());
    } else if (event.key === "Enter" || event.key === " ") {
      this.#choose(this.focused);
    } else return;
    event.preventDefault();
  };

  #cell(date: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`td[data-date="${date}"]`);
  }

  #choose(date: string): void {
    this.focused = date;
    const due = this.deadlines.filter((one) => one.date === date);
    const at = due.findIndex((one) => one.id === this.commitment?.id);
    const next = due[(at + 1) % due.length];
    this.dispatchEvent(new CustomEvent("sla-day", { detail: this.#info(date), bubbles: true, composed: true }));
    if (next) this.dispatchEvent(new CustomEvent("sla-pick", { detail: { id: next.id, date }, bubbles: true, composed: true }));
  }

  #point(date: string | undefined): void {
    this.dispatchEvent(new CustomEvent("sla-point", { detail: date, bubbles: true, composed: true }));
  }

  // ---- what is shown

  #day(date: string | null, month: string, at: number, words: Words): TemplateResult {
    if (!date) return html`<td></td>`;
    return html`${guard([words, ...this.#dayKey(date), month, at], () => this.#drawn(date, month, at, words))}`;
  }

  /** Everything that a cell shows, as a key: a cell with the same key is not drawn again. */
  #dayKey(date: string): unknown[] {
    const path = this.#path;
    const inside = path && date >= path.from && date <= path.to ? [path.commitment.id, path.commitment.startsAt, path.due, path.commitment.dueAt, path.clock, path.latest, path.days.get(date)?.ordinal, path.days.get(date)?.excluded].join() : "";
    const due = this.deadlines.filter((one) => one.date === date).map((one) => one.title).join();
    return [date === this.focused, date === this.today, inside, due, !!this.marked && date >= this.marked[0] && date <= this.marked[1], this.exclusions.length];
  }

  #drawn(date: string, month: string, at: number, words: Words): TemplateResult {
    const info = this.#info(date);
    const due = this.deadlines.filter((one) => one.date === date);
    const path = this.#path;
    // The path of a day clock ends in a mark of its own; that of an hour clock is a bar.
    const marks = due.length - (path && path.due === date && !path.clock && due.some((one) => one.id === path.commitment.id) ? 1 : 0);
    const kind = info?.kind ?? "workday";
    const classes = [
      "day", kind, date.startsWith(month) ? "" : "out", date === this.today ? "today" : "", info?.certainty === "provisional" ? "open" : "",
      path?.latest && date > path.due && date <= path.latest ? "maybe" : "", due.length ? "due" : "",
      this.marked && date >= this.marked[0] && date <= this.marked[1] ? "marked" : "",
    ].join(" ");
    const labels = { start: words.ui("path.start"), due: words.ui("path.due"), earliest: words.ui("path.earliest"), latest: words.ui("path.latest") };
    return html`<td class=${classes} role="gridcell" part="day" data-date=${date} tabindex=${date === this.focused ? 0 : -1}
        aria-selected=${date === this.focused ? "true" : "false"} aria-current=${date === this.today ? "date" : nothing} @click=${() => this.#choose(date)} @pointerenter=${() => this.#point(path?.days.has(date) ? date : undefined)}>
      <span class="unseen">${dayName(date, info, this.#path, this, words)}</span>
      <span class="top" aria-hidden="true"><span class="number">${Number(date.slice(8))}</span>${kind === "holiday" || kind === "makeup-workday" ? html`<span class="badge ${kind === "holiday" ? "rest" : "makeup"}">${words.ui(`badge.${kind}`)}</span>` : short(info) ? html`<span class="badge rest">${words.ui("hours.badge")}</span>` : nothing}</span>
      <span class="mid" aria-hidden="true">${segment(date, path, labels, at % 7 === 0, at % 7 === 6, info)}</span>
      <span class="marks" aria-hidden="true">${times(Math.min(marks, 4), () => html`<svg viewBox="0 0 8 8" width="8" height="8"><path d="M4 0l4 4-4 4-4-4z"/></svg>`)}</span>
    </td>`;
  }

  #month(month: string, words: Words): TemplateResult {
    const cells = this.#cells(month);
    const [year, number] = month.split("-").map(Number) as [number, number];
    const weeks = times(cells.length / 7, (week) => cells.slice(week * 7, week * 7 + 7))
      .filter((week) => !this.clipped || !this.#path || week.some((date) => date && date >= this.#path!.from && date <= this.#path!.to));
    const weekdays = words.ui("weekdays").split(" ");
    return html`<table role="grid" part="month" @pointerleave=${() => this.#point(undefined)} aria-label=${words.month(year, number)}>
      <thead><tr>${weekdays.map((day, at) => html`<th scope="col" abbr=${words.ui("weekday.full").split(" ")[at]}>${day}</th>`)}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr>${week.map((date, at) => this.#day(date, month, at, words))}</tr>`)}</tbody>
    </table>`;
  }

  protected override render(): TemplateResult {
    const { words, sla } = this;
    if (this.failure) return html`<div class=${this.boxClass}>${failed(this.failure, words, this, () => void this.#load())}</div>`;
    if (!words || !sla) return html`<div class=${this.boxClass}><div class="waiting" aria-busy="true"></div></div>`;
    if (this.#wrong) return html`<div class=${this.boxClass}><p class="problem" role="alert">${sentenceOf(this.#wrong, String(this.#wrong.params?.["value"] ?? ""), sla, words)}</p></div>`;
    const arrow = (path: string) => html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${path} fill="none" stroke="currentColor" stroke-width="1.6"/></svg>`;
    return html`<div class="${this.boxClass} calendar" @keydown=${(event: KeyboardEvent) => (event.target as Element).closest("td") && this.#key(event)}>
      ${this.#shown.map((month, at) => {
        const [year, number] = month.split("-").map(Number) as [number, number];
        return html`<div class="bar"><h2>${words.month(year, number)}</h2>${at ? nothing : html`
          <button type="button" aria-label=${words.ui("calendar.previous")} @click=${() => this.#turn(-1)}>${arrow("M10 3L5 8l5 5")}</button>
          <button type="button" aria-label=${words.ui("calendar.next")} @click=${() => this.#turn(1)}>${arrow("M6 3l5 5-5 5")}</button>
          <button type="button" class="text" @click=${() => this.#goTo(this.today, true)}>${words.ui("calendar.today")}</button>`}</div>
        ${this.#month(month, words)}`;
      })}
      ${this.#clock && !this.#given ? html`<p class="small" role="note">${words.ui("clock.outside", { clock: words.relativeTo(0).date(this.#clock) })}</p>` : nothing}
      ${this.clipped ? nothing : legend(this.#drawnMarks(), words, countsDays(this.#path))}
    </div>`;
  }

  /** The marks drawn in the months shown: the legend explains only these. */
  #drawnMarks(): Set<Mark> {
    const dates = this.#shown.flatMap((month) => this.#cells(month)).filter((date): date is string => date !== null);
    const drawn = new Set<Mark>();
    for (const date of dates) {
      const info = this.#info(date);
      if (info?.kind === "holiday") drawn.add("rest");
      else if (info?.kind === "makeup-workday") drawn.add("makeup");
      else if (short(info)) drawn.add("short");
      if (this.deadlines.some((one) => one.date === date)) drawn.add("deadline");
      for (const mark of marksOn(date, this.#path)) drawn.add(mark);
    }
    return drawn;
  }
}
