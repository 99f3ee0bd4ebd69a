import { html, nothing, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import layout from "../calculator/layout.css?inline";
import print from "../shared/print.css?inline";
import { problemOf } from "../calculator/problems";
import { SalesElement } from "../desk/sales-element";
import type { Say } from "../desk/say";
import formStyle from "../form/form.css?inline";
import { localMoment } from "../shared/moment";
import { newerCalendar } from "../shared/newer-calendar";
import style from "./bulk.css?inline";
import { targets } from "./columns";
import { PAUSES, START, type Documents, type Done, type FromWorker, type Mapping, type Opened, type ToWorker } from "./messages";
import { placeOf } from "./place";
import { openThread, type Thread } from "./thread";

/** What a browser reads at once without running out of memory; and what it reads on the page itself without standing still. */
const MOST_MB = 64;
const MOST_MB_HERE = 4;

/**
 * A list of services (CSV, TSV, pasted cells), quoted row by row in a worker; where the page allows no worker, in short
 * slices on the page, which the element says.
 *
 * @tag sla-bulk
 * @attr {string} lang - `zh-CN` or `en`; the nearest `lang` when absent
 * @attr {string} density - `large` for larger text and targets
 * @attr {string} policy-src - address of a policy document instead of the bundled one
 * @attr {string} calendar-src - address of a calendar document instead of the bundled one
 * @attr {string} label - whose list it is (customer, project); written into each entry of the calendar file
 * @fires sla-bulk - a list was quoted or stopped; detail `{ quoted, failed, cancelled, csv }`, `csv` a Blob
 */
export class SlaBulk extends SalesElement {
  static override styles: CSSResultGroup = [SalesElement.styles, unsafeCSS(formStyle), unsafeCSS(layout), unsafeCSS(print), unsafeCSS(style)];

  static override properties: PropertyDeclarations = {
    ...SalesElement.properties,
    request: { attribute: false }, label: {}, past: { state: true },
    refused: { state: true }, opened: { state: true }, mapping: { state: true }, process: { state: true },
    year: { state: true }, progress: { state: true }, result: { state: true }, said: { state: true }, over: { state: true }, here: { state: true },
  };

  /** What no column holds: dimensions, start, figures, pauses, readings. */
  declare request: QuoteRequest | undefined;
  /** Whose list it is: customer or project. */
  declare label: string;
  // Whether the calendar file has what is past, too.
  declare protected past: boolean;
  declare protected refused: string | TemplateResult;
  declare protected opened: Opened | undefined;
  declare protected mapping: Mapping;
  declare protected process: string;
  declare protected year: string;
  declare protected progress: { done: number; total: number } | undefined;
  declare protected result: Done | undefined;
  declare protected said: string;
  declare protected over: boolean;
  // There is no worker.
  declare protected here: boolean;

  /** A list is worth the wait for the calendar beside the script: its rows are not asked again. */
  protected override readonly patient = true;

  #thread: Thread | undefined;
  #headers = "";

  constructor() {
    super();
    this.refused = this.year = this.said = this.label = "";
    this.process = "change";
    this.mapping = {};
    this.over = this.here = this.past = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#thread?.end();
    this.#thread = undefined;
    this.opened = this.progress = this.result = undefined;
  }

  // ---- the worker

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#thread ??= openThread((heard) => this.#hear(heard), () => { this.here = true; });
    this.#thread.post(message, transfer);
  }

  #hear(message: FromWorker): void {
    const say = this.say!;
    switch (message.type) {
      case "opened":
        // The columns of a list like the last one are mapped as that one's were.
        if (JSON.stringify(message.opened.headers) !== this.#headers) this.mapping = message.opened.mapping;
        this.#headers = JSON.stringify(message.opened.headers);
        this.opened = message.opened;
        break;
      case "refused":
        this.refused = say(message.key);
        break;
      case "progress":
        this.progress = message;
        break;
      case "done":
        this.progress = undefined;
        this.result = message.result;
        this.#tell(message.result);
        break;
      case "calendar":
        this.#keepCalendar(message);
        break;
      case "failed":
        this.progress = undefined;
        this.#break(message.message);
    }
  }

  /** Something that should not happen; what the program says of it is English. */
  #break(message: string): void {
    this.refused = html`${this.say!("bulk.broken")}<details class="small"><summary>${this.words!.ui("failed.detail")}</summary><span lang="en">${message}</span></details>`;
  }

  #tell({ quoted, failed, cancelled, csv }: Done): void {
    this.dispatchEvent(new CustomEvent("sla-bulk", { detail: { quoted, failed, cancelled, csv }, bubbles: true, composed: true }));
  }

  async #open(bytes: ArrayBuffer): Promise<void> {
    this.refused = this.said = "";
    this.opened = this.result = this.progress = undefined;
    this.#post({ type: "open", bytes, lang: this.language, documents: await this.#documents() }, [bytes]);
  }

  /** What the worker's own engine is to be made of. */
  async #documents(): Promise<Documents> {
    const address = (name: string) => {
      const text = this.getAttribute(name);
      return text ? new URL(text, document.baseURI).href : undefined;
    };
    const [policySrc, calendarSrc] = [address("policy-src"), address("calendar-src")];
    const calendar = calendarSrc ? undefined : await newerCalendar(this.sla!.calendar).catch(() => undefined);
    return { ...(policySrc && { policySrc }), ...(calendarSrc && { calendarSrc }), ...(calendar ? { calendar } : {}) };
  }

  async #take(file: File | undefined): Promise<void> {
    if (!file) return;
    const megabytes = Math.ceil(file.size / 1_000_000);
    const most = this.here ? MOST_MB_HERE : MOST_MB;
    if (megabytes > most) {
      this.refused = this.say!("bulk.refused.large", { size: megabytes, most });
      return;
    }
    try {
      await this.#open(await file.arrayBuffer());
    } catch (thrown) {
      this.#break(problemOf(thrown).message);
    }
  }

  #run(): void {
    const { zone } = this.sla!.policy;
    const defaults = this.request ?? { dimensions: {}, startAt: localMoment(Date.now(), zone), audience: "sales" as const };
    this.result = undefined;
    this.said = "";
    this.progress = { done: 0, total: this.opened!.rows };
    this.#post({ type: "run", mapping: this.mapping, process: this.#process(), year: this.year, defaults });
  }

  #save(file: Blob, name: string): void {
    const address = URL.createObjectURL(file);
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
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
    if (events) this.#save(file, "sla.ics");
    this.said = [
      events ? say("bulk.icsDone", { n: events }) : say("bulk.icsNone"), more && say("bulk.icsMore"), past && say("bulk.icsPast", { n: past }), alike && say("bulk.icsAlike", { n: alike }),
    ].filter(Boolean).join(say("stop"));
  }

  // ---- what is shown

  protected override render(): TemplateResult {
    const { say, words, failure } = this;
    if (!say || !words) return html`<div class=${this.boxClass}>${failure ? this.broken(failure) : html`<div class="waiting" aria-busy="true"></div>`}</div>`;
    return html`<div class="${this.boxClass} bulk">
      <p class="small">${say("bulk.lead")}</p>
      ${this.#intake(say)}
      ${this.here ? html`<p class="note">${say("bulk.here", { most: MOST_MB_HERE })}</p>` : nothing}
      ${this.refused ? html`<div class="failure" role="alert">${this.refused}</div>` : nothing}
      ${this.opened ? this.#columns(this.opened, say, words) : nothing}
      ${this.progress ? html`<div class="running"><progress max=${this.progress.total} .value=${this.progress.done} aria-label=${say("bulk.progress", this.progress)}></progress>
        <span role="status">${say("bulk.progress", this.progress)}</span><button class="secondary" type="button" @click=${() => this.#post({ type: "cancel" })}>${say("bulk.cancel")}</button></div>` : nothing}
      ${this.result ? this.#outcome(this.result, say) : nothing}
    </div>`;
  }

  #intake(say: Say): TemplateResult {
    const drag = (over: boolean) => (event: DragEvent) => { event.preventDefault(); this.over = over; };
    const drop = (event: DragEvent) => { event.preventDefault(); this.over = false; void this.#take(event.dataTransfer?.files[0]); };
    const pick = (event: Event) => { const input = event.target as HTMLInputElement; void this.#take(input.files?.[0]); input.value = ""; };
    const read = () => void this.#open(new TextEncoder().encode(this.renderRoot.querySelector("textarea")!.value).buffer as ArrayBuffer);
    return html`<div class="intake">
      <div class="drop ${this.over ? "over" : ""}" @dragover=${drag(true)} @dragleave=${drag(false)} @drop=${drop}>
        <span>${say("bulk.drop")}</span><label class="secondary pick-file">${say("bulk.choose")}<input class="unseen" type="file" accept=".csv,.tsv,.txt,.xlsx,.xls,text/csv,text/plain" @change=${pick}></label></div>
      <div><label for="pasted"><b>${say("bulk.paste")}</b></label><textarea id="pasted" rows="3" spellcheck="false" placeholder=${say("bulk.example")}></textarea>
        <button class="secondary" type="button" @click=${read}>${say("bulk.read")}</button></div></div>`;
  }

  /** What can be computed: every process with a deadline. */
  #processes(): string[] {
    const { rules } = this.sla!.policy;
    return [...new Set(rules.filter((rule) => rule.shape === "deadline" && rule.kind !== "internal").map((rule) => rule.process))];
  }

  /** As chosen; another policy may not have it. */
  #process(): string {
    const all = this.#processes();
    return all.includes(this.process) ? this.process : all[0] ?? "";
  }

  #columns({ headers, sample, rows, encoding, delimiter }: Opened, say: Say, words: Words): TemplateResult {
    const { policy } = this.sla!;
    const separator = { "\t": say("bulk.tab"), ";": say("bulk.semicolon") }[delimiter] ?? say("bulk.comma");
    const name = (target: string) => ({ [START]: words.ui("moment.start"), [PAUSES]: say("bulk.pauses") }[target] ?? words.dimension(target));
    const fixed = (target: string) => {
      if (target === START) return this.request?.startAt.replace("T", " ") ?? "";
      if (target === PAUSES) return (this.request?.exclusions ?? []).map(({ cause, from, to }) => `${words.cause(cause)} ${words.span(from, to)}`).join(say("stop")) || say("bulk.noPauses");
      return words.value(target, this.request?.dimensions[target] ?? "") || words.ui("unknown");
    };
    const put = (target: string) => (event: Event) => {
      const { [target]: _, ...others } = this.mapping;
      const { value } = event.target as HTMLSelectElement;
      this.mapping = value === "" ? others : { ...others, [target]: Number(value) };
    };
    const processes = this.#processes();
    const same = (at: number): number[] => headers.flatMap((header, place) => (header.trim() && header.trim() === headers[at]?.trim() ? [place] : []));
    const label = (header: string, at: number): string => (header.trim() ? header + (same(at).length > 1 ? say("bulk.nth", { n: at + 1 }) : "") : String(at + 1));
    // Which of several columns of one name is meant, only the list's author knows.
    const doubtful = Object.values(this.mapping).filter((at) => same(at).length > 1);
    return html`<section class="card" aria-label=${say("bulk.columns")}><h2>${say("bulk.columns")}</h2>
      <p class="small">${say("bulk.opened", { rows, encoding, delimiter: separator })}</p>
      <div class="mapping">${targets(policy).map((target) => html`<label>${name(target)}<select @change=${put(target)}>
        <option value="" ?selected=${this.mapping[target] === undefined}>${say("bulk.fixed", { value: fixed(target) })}</option>
        ${headers.map((header, at) => html`<option value=${at} ?selected=${this.mapping[target] === at}>${label(header, at)}${sample[0]?.[at] ? ` (${sample[0][at].slice(0, 20)})` : ""}</option>`)}</select></label>`)}
        <label>${say("bulk.process")}<select @change=${(event: Event) => { this.process = (event.target as HTMLSelectElement).value; }}>
          ${processes.map((id) => html`<option value=${id} ?selected=${id === this.#process()}>${words.process(id)}</option>`)}</select></label>
        ${this.result?.yearless || this.year ? html`<label>${say("bulk.year")}<input inputmode="numeric" maxlength="4" .value=${this.year} @change=${(event: Event) => { this.year = (event.target as HTMLInputElement).value.trim(); }}></label>` : nothing}
      </div>
      ${doubtful.map((at) => html`<p class="note" role="status">${say("bulk.double", { header: headers[at]!, columns: same(at).map((place) => place + 1).join(say("bulk.and")), n: at + 1 })}</p>`)}
      <button class="primary" type="button" ?disabled=${!!this.progress} @click=${() => this.#run()}>${say("bulk.run")}</button></section>`;
  }

  #outcome(result: Done, say: Say): TemplateResult {
    const { quoted, failed, yearless, faults, head, preview } = result;
    return html`<div class="outcome">
      <p role="status"><b>${result.cancelled ? say("bulk.cancelled") : nothing}${say("bulk.done", { quoted, failed })}</b></p>
      ${yearless ? html`<p class="problem">${say("bulk.yearless", { n: yearless })}</p>` : nothing}
      <div class="downloads"><button class="primary" type="button" @click=${() => this.#save(result.csv, "sla.csv")}>${say("bulk.csv")}</button>
        <button class="secondary" type="button" ?disabled=${!quoted} @click=${() => this.#askCalendar(result.named)}>${say("bulk.ics")}</button>
        <span class="small" role="status">${this.said}</span></div>
      <div class="entries"><label>${say("bulk.label")}<input id="label" autocomplete="off" .value=${this.label} @change=${(event: Event) => { this.label = (event.target as HTMLInputElement).value; }}></label>
        <label class="tick"><input type="checkbox" .checked=${this.past} @change=${(event: Event) => { this.past = (event.target as HTMLInputElement).checked; }}>${say("bulk.past")}</label></div>
      ${faults.length ? html`<details open><summary>${say("bulk.faults")}</summary><ul class="faults">${faults.map((one) => html`<li>${placeOf(one, say)}<b>${say(one.key, one.params)}</b></li>`)}</ul></details>` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${say("bulk.preview", { n: preview.length })}><table><thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
        <tbody>${preview.map((row) => html`<tr>${row.map((text) => html`<td>${text}</td>`)}</tr>`)}</tbody></table></div>
    </div>`;
  }
}
