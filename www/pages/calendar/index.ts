/** The calendar page: paste the yearly notice, check how it was understood, download one file; and add the organisation's own days. */
import { html, nothing, render, type TemplateResult } from "lit";
import { save as saveFile } from "../../elements/actions/save";
import { FAILED } from "../../elements/calculator/failure";
import { problemOf } from "../../elements/calculator/problems";
import { BUNDLED, quoters, type Quoter } from "../../elements/shared/engine";
import { newerCalendar, withNewerCalendar } from "../../elements/shared/newer-calendar";
import { createQuoter } from "../../engine/create";
import { daysBetween } from "../../engine/dates";
import { readNotice, textOf, writeCalendar } from "../../engine/notice";
import type { NoticeReading, Problem } from "../../engine/types";
import type { Words } from "../../words";
import { loadPageStrings, fillPage } from "../strings";
import { carry } from "../carry";
import { language, speak } from "../shell";
import { fault } from "./fault";
import { listMoves, listMovesView, type ListMoves } from "./list-moves";
import type { CalendarDocument } from "./model";
import { moves } from "./moves";
import { emptyOwn, ownDays, type OwnState } from "./own";
import { loadStrings, type GetString } from "./texts";
import { year } from "./year";

const place = document.querySelector<HTMLElement>("#calendar")!;

interface State {
  /** The calculator on the calendar that notices are added to. */
  sla: Quoter;
  base: CalendarDocument;
  /** Whether the visitor opened that calendar. */
  opened: boolean;
  words: Words;
  say: GetString;
  text: string;
  given: { number: string; date: string; url: string };
  confirmed: string[];
  busy: boolean;
  problem: Problem | undefined;
  reading: NoticeReading | undefined;
  /** The calculator on the new calendar. */
  after: Quoter | undefined;
  /** The dates that it moves in the list kept on this device. */
  list: ListMoves | undefined;
  own: OwnState;
  /** A file that could not be read. */
  unread: "unreadable" | "not-json" | undefined;
}

let state: State;

function put(change: Partial<State>): void {
  Object.assign(state, change);
  draw();
}

let last: Promise<unknown> = Promise.resolve();

/** Steps run one after the other, so that a notice that is read while another calendar is being opened is read for that calendar. */
const inTurn = (work: () => Promise<void>): void => { last = last.catch(() => undefined).then(work); };

async function read(confirmed: string[] = []): Promise<void> {
  put({ busy: true, problem: undefined, reading: undefined, list: undefined, unread: undefined, confirmed });
  const { text, base, given } = state;
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  try {
    const reading = await readNotice(text, base, { ...filled, ...(confirmed.length && { confirmed }) });
    const after = await createQuoter({ calendar: reading.calendar });
    void listMoves(state.sla, base, after, reading.calendar as CalendarDocument).then((list) => { if (list && state.reading === reading) put({ list }); });
    put({ busy: false, reading, after, own: emptyOwn(reading.calendar as CalendarDocument, reading.year) });
  } catch (thrown) {
    put({ busy: false, problem: problemOf(thrown) });
  }
  place.querySelector<HTMLElement>(".result, .fault")?.focus();
}

async function bytesOf(file: File | undefined): Promise<Uint8Array | undefined> {
  try {
    return file && new Uint8Array(await new Response(file).arrayBuffer());
  } catch {
    put({ unread: "unreadable" });
    return undefined;
  }
}

async function take(file: File | undefined): Promise<void> {
  const bytes = await bytesOf(file);
  if (!bytes) return;
  put({ text: textOf(bytes) });
  await read();
}

/** Another calendar to start from: the organisation's own, or one that was downloaded before. */
async function open(file: File | undefined): Promise<void> {
  const bytes = await bytesOf(file);
  if (!bytes) return;
  let document: unknown;
  try {
    document = JSON.parse(textOf(bytes));
  } catch {
    return put({ unread: "not-json" });
  }
  try {
    const sla = await createQuoter({ calendar: document });
    const base = document as CalendarDocument;
    put({ sla, base, opened: true, problem: undefined, reading: undefined, unread: undefined, own: emptyOwn(base, base.noticesThrough) });
  } catch (thrown) {
    put({ problem: problemOf(thrown), reading: undefined });
  }
}

const chosen = (event: Event): File | undefined => (event.target as HTMLInputElement).files?.[0];
const save = (name: string, text: string): void => saveFile(new Blob([text], { type: "application/json" }), name);

function current(): TemplateResult {
  const { base, opened, sla, say, words } = state;
  const through = words.relativeTo(0).instant(sla.calendar.publishedThrough);
  return html`<p class="current">${opened ? say("current.opened", { id: base.id, version: base.version, year: base.noticesThrough }) : say("current", { version: base.version, year: base.noticesThrough, through })}</p>`;
}

function paste(): TemplateResult {
  const { say, text, given, busy, unread } = state;
  const field = (name: keyof State["given"], key: "paste.number" | "paste.date" | "paste.url"): TemplateResult =>
    html`<label>${say(key)}<input type="text" .value=${given[name]} @input=${(event: Event) => { given[name] = (event.target as HTMLInputElement).value.trim(); }}></label>`;
  return html`<section class="card paste" aria-labelledby="paste"
    @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${(event: DragEvent) => { event.preventDefault(); const file = event.dataTransfer?.files[0]; inTurn(() => take(file)); }}>
    <h2 id="paste">${say("paste.title")}</h2>
    <p class="dim">${say("paste.lead")}</p>
    <label>${say("paste.text")}<textarea rows="10" lang="zh-CN" spellcheck="false" .value=${text} @input=${(event: Event) => { state.text = (event.target as HTMLTextAreaElement).value; }}></textarea></label>
    <details><summary>${say("paste.more")}</summary><div class="fields">${field("number", "paste.number")}${field("date", "paste.date")}${field("url", "paste.url")}
      <label>${say("paste.calendar")}<input type="file" accept=".json,application/json" @change=${(event: Event) => { const file = chosen(event); inTurn(() => open(file)); }}></label></div></details>
    ${unread ? html`<p class="problem" role="alert">${say(unread)}</p>` : nothing}
    <p class="actions"><button class="button primary" type="button" ?disabled=${busy} @click=${() => inTurn(() => read())}>${say(busy ? "paste.reading" : "paste.read")}</button>
      <label class="button file">${say("paste.file")}<input class="unseen" type="file" accept=".txt,.htm,.html,text/*" @change=${(event: Event) => { const file = chosen(event); inTurn(() => take(file)); }}></label></p>
  </section>`;
}

function understood(reading: NoticeReading): TemplateResult {
  const { say, words } = state;
  const said = words.relativeTo(reading.year);
  const rest = (from: string, to: string): string => (from === to ? say("read.day", { from: said.instant(from) }) : say("read.rest", { from: said.instant(from), to: said.instant(to), days: daysBetween(from, to) + 1 }));
  const makeups = reading.read.reduce((sum, { makeupDays }) => sum + makeupDays.length, 0);
  return html`<section class="card result" tabindex="-1" aria-labelledby="read"><h2 id="read">${say("read.title", { year: reading.year })}</h2>
    <p role="status">${say("read.summary", { holidays: reading.read.length, makeups, version: (reading.calendar as CalendarDocument).version })}</p>
    <ol class="lines">${reading.read.map(({ line, text, holiday, from, to, makeupDays }) => html`<li>
      <p class="dim">${say("read.line")} ${line}</p><blockquote lang="zh-CN">${text}</blockquote>
      <p><b>${words.holiday(holiday)}</b><br>${rest(from, to)}${makeupDays.length ? html`<br><span class="worked">${say("read.worked", { days: makeupDays.map((day) => said.instant(day)).join(words.ui("list.join")) })}</span>` : nothing}</p></li>`)}</ol>
    ${reading.passed.length ? html`<details><summary>${say("read.passed", { n: reading.passed.length })}</summary><ul class="passed">${reading.passed.map(({ line, text }) => html`<li value=${line}><span class="dim">${line}</span> <span lang="zh-CN">${text}</span></li>`)}</ul></details>` : nothing}
  </section>`;
}

function ship(reading: NoticeReading): TemplateResult {
  const { say, base } = state;
  const { version, id } = reading.calendar as CalendarDocument;
  return html`<section class="card" aria-labelledby="ship"><h2 id="ship">${say("ship.title")}</h2>
    <p><button class="button primary" type="button" @click=${() => save(`${id}.json`, reading.file)}>${say("ship.download")}</button></p>
    <p>${say("ship.where")}</p>
    <pre>calendars/${id}.json</pre>
    <p class="dim">${say("ship.file", { version, before: base.version })}</p>
    <p class="dim">${say("ship.done")}</p></section>`;
}

function draw(): void {
  const { say, words, reading, problem, sla, after, list, base, own, confirmed } = state;
  const shown = (reading?.calendar as CalendarDocument | undefined) ?? base;
  render(html`<div class="calendar-page">
    ${current()}${paste()}
    ${problem ? fault(problem, say, (date) => inTurn(() => read([...confirmed, date]))) : nothing}
    ${reading && after ? html`${understood(reading)}
      <section class="card" aria-labelledby="year"><h2 id="year">${say("year.title", { year: reading.year })}</h2>${year({ year: reading.year, calendar: shown, say, words })}</section>
      ${moves(reading, sla, after, words, say)}${list ? listMovesView(list, words, say) : nothing}${ship(reading)}` : nothing}
    ${ownDays(shown, own, words, say, (next) => put({ own: next }), (document) => void writeCalendar(document).then((text) => save(`${document.id}.json`, text)))}
  </div>`, place);
}

async function speakAll(lang: string): Promise<void> {
  const [words, say, pages] = await Promise.all([state.sla.words(lang), loadStrings(lang), loadPageStrings(lang)]);
  Object.assign(state, { words, say });
  speak(words);
  fillPage(pages);
  draw();
}

async function start(): Promise<void> {
  const lang = language((other) => void speakAll(other));
  carry(new URLSearchParams(location.search));
  const bundled = await quoters.of();
  const [sla, newer, own] = await Promise.all([
    withNewerCalendar(bundled, BUNDLED, quoters).then((found) => found ?? bundled),
    newerCalendar(bundled.calendar),
    import("../../../data/calendars/cn.json"),
  ]);
  const base = (sla === bundled ? own.default : newer) as unknown as CalendarDocument;
  place.textContent = "";
  state = {
    sla, base, opened: false, words: await sla.words(lang), say: (key) => key, text: "", given: { number: "", date: "", url: "" }, confirmed: [], busy: false,
    problem: undefined, reading: undefined, after: undefined, list: undefined, own: emptyOwn(base, base.noticesThrough), unread: undefined,
  };
  await speakAll(lang);
}

start().catch((thrown) => {
  place.textContent = FAILED;
  throw thrown;
});
