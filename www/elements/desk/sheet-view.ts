import { html, nothing, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import { visible } from "../../lists/tidy";
import { fieldsOf } from "../calculator/fields";
import { elementState } from "../shared/element-state";
import { keepList, keptNow, type KeptList } from "../bulk/kept";
import { basisText } from "./basis";
import { comparable, compared } from "./compare-view";
import type { Desk } from "./context";
import { reasonOf } from "./reason";
import { checkCodeView } from "./check-code-view";
import { deskRequest, openings, sheetRequest } from "./sheet-request";
import { dateProblem } from "./sheet-dates";
import { under } from "../form/choices";
import { emptySheet, quoteFile, readFile, reopen, type Change, type QuoteFile, type Reopened, type SheetFields } from "./quote-file";
import { clear, isNow, isOfFile, keptList, question, takeOver, type LeftOver } from "./whose";

/** What is typed on the sheet. Its event and its value are choices of the desk, and stand there alone. */
type Typed = Omit<SheetFields, "event" | "value">;

/** A kept list that was asked again: which, of which engine, and what came of it. */
interface Asked {
  of: string;
  sla: Desk["sla"];
  done: Promise<void>;
  now?: KeptList;
  failed?: string;
}

/** What is typed on a desk's sheet, what came of the file that was opened last, what is left of another customer until somebody has said whether it holds, and the list. */
const sheetState = elementState((): { sheet: Typed; reopened?: Reopened | undefined; refused: string; left?: LeftOver | undefined; asked?: Asked } => ({ sheet: emptySheet(), refused: "" }));

const SHORT = ["number", "customer", "until", "contact", "agent", "date"] as const;

/** The fields of the sheet that concern only its customer. */
const OWN = ["number", "until", "contact", "notes"] as const;

function ownOf(desk: Desk): string[] {
  const { sheet } = sheetState(desk);
  return OWN.flatMap((name) => (sheet[name] ? [desk.say(`sheet.${name}`) + desk.words.ui("list.colon") + sheet[name]] : []));
}

function call(desk: Desk, customer: string): void {
  const own = sheetState(desk);
  const found = isNow(customer, desk, ownOf(desk));
  // An open question stays open, unless its own customer is back.
  own.left = !own.left ? found : customer === own.left.customer ? undefined : own.left;
  put(desk, { customer });
}

/** Removes what is left from another customer, or keeps it for this one, too. */
function decide(desk: Desk, left: LeftOver, cleared: boolean): void {
  const own = sheetState(desk);
  own.left = undefined;
  if (cleared) {
    if (left.parts.includes("sheet")) own.sheet = { ...own.sheet, ...Object.fromEntries(OWN.map((name) => [name, ""])) };
    clear(left, desk);
  } else takeOver(left, desk);
  desk.redraw();
}

function put(desk: Desk, change: Partial<Typed>): void {
  const own = sheetState(desk);
  own.sheet = { ...own.sheet, ...change };
  desk.redraw();
}

async function save(desk: Desk): Promise<void> {
  const own = sheetState(desk);
  const { sheet } = own;
  own.refused = "";
  const asked = listNow(desk);
  // Of a list that cannot be asked any more there are only the answers of then.
  await asked?.done;
  let file: QuoteFile;
  try {
    file = quoteFile(desk.sla, sheetRequest(desk), compared(desk), { ...sheet, event: desk.event, value: desk.value }, asked?.now ?? listOf(desk));
  } catch (thrown) {
    own.refused = desk.say("failed", { message: reasonOf(thrown, desk) });
    return desk.redraw();
  }
  desk.redraw();
  const address = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: `${sheet.number.replace(/[^\w\u4e00-\u9fff-]+/g, "-") || "sla-quote"}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function take(event: Event, desk: Desk): Promise<void> {
  const input = event.target as HTMLInputElement;
  const text = await input.files?.[0]?.text();
  input.value = "";
  if (text === undefined) return;
  const own = sheetState(desk);
  Object.assign(own, { refused: "", reopened: undefined });
  const file = readFile(text);
  try {
    if (!file) own.refused = desk.say("sheet.noFile");
    else {
      // The engine is asked before anything is taken over, so that a file that it rejects changes nothing.
      own.reopened = reopen(desk.sla, file);
      own.sheet = file.sheet;
      // The list is quoted again when it is shown.
      if (file.list) keepList(file.list);
      own.left = file.list ? undefined : isOfFile(file.sheet.customer, desk);
      desk.put({ dimension: file.dimension, base: "", event: file.sheet.event, value: file.sheet.value });
      desk.set({ ...fieldsOf(deskRequest(file.request)), now: undefined });
    }
  } catch (thrown) {
    own.refused = desk.say("failed", { message: reasonOf(thrown, desk) });
  }
  desk.redraw();
}

function dueText(one: Pick<Commitment, "id" | "dueDate" | "dueAt" | "dueRange" | "status" | "limit"> | undefined, desk: Desk): string {
  const { words, say } = desk;
  if (!one) return say("compare.nothing");
  if (one.dueRange) return words.range(one.dueRange.earliest, one.dueRange.latest);
  if (one.dueDate) return words.date(one.dueDate);
  return one.limit ? words.limitOf(one) : words.ui(`status.${one.status}`);
}

/** The clause or the notice behind a moved date. */
function behind({ id, before, after }: Change, { file, newer }: Reopened, desk: Desk): string {
  const rule = (one: typeof before) => JSON.stringify([one?.status, one?.limit]);
  const calendar = newer.some(({ what }) => what === "calendar");
  return basisText({
    id, byRule: rule(before) !== rule(after), start: after?.startsAt ?? file.request.startAt,
    ends: [before, after].map((one) => one?.dueRange?.latest ?? one?.dueDate), knownThrough: calendar ? String(file.editions.calendar.publishedThrough ?? "") : undefined,
  }, desk);
}

function outcome(found: Reopened, desk: Desk): TemplateResult {
  const { say, words } = desk;
  const editions = found.newer.map(({ what, from, to }) => html`<li>${say(`sheet.newer.${what}`, { from, to })}</li>`);
  if (!found.changes.length) return html`<div class="card same" role="status"><b>${say("sheet.same")}</b><ul class="small">${editions}</ul></div>`;
  return html`<div class="card moved" role="status"><b>${say("sheet.moved", { n: found.changes.length })}</b><ul class="small">${editions}${found.changes.map((one) => html`<li>${say("sheet.change", {
    value: words.value(found.file.dimension, one.value), title: words.title(one.id), before: dueText(one.before, desk), after: dueText(one.after, desk) })}
    ${behind(one, found, desk)}</li>`)}</ul></div>`;
}

/** Whether the sheet compares or is for one value, and whose moment its start is. */
function offer(desk: Desk): TemplateResult {
  const { say, words, sla } = desk;
  const id = compared(desk);
  const values = comparable(desk).find((one) => one.id === id)?.values ?? [];
  const events = openings({ sla });
  const chosen = (event: Event) => (event.target as HTMLSelectElement).value;
  return html`<label>${say("sheet.value")}<select @change=${(event: Event) => desk.put({ value: chosen(event) })}>
      <option value="" ?selected=${!valueOf(desk)}>${say("sheet.allValues", { dimension: words.dimension(id) })}</option>
      ${values.map((one) => html`<option value=${one.id} ?selected=${one.id === valueOf(desk)}>${words.value(id, one.id)}</option>`)}</select></label>
    ${events.length > 1 ? html`<label>${say("sheet.event")}<select @change=${(event: Event) => desk.put({ event: chosen(event) })}>
      ${events.map((one, at) => html`<option value=${one} ?selected=${one === desk.event || (!at && !events.includes(desk.event))}>${words.event(one)}</option>`)}</select></label>` : nothing}`;
}

/** The event that the start is taken for. */
function startOf({ sla, event }: Desk): string {
  const events = openings({ sla });
  return events.includes(event) ? event : events[0] ?? "";
}

/** The value that the sheet is for, if the compared dimension has it. */
const valueOf = (desk: Desk): string => {
  const id = compared(desk);
  return comparable(desk).find((one) => one.id === id)?.values.some((one) => one.id === desk.value) ? desk.value : "";
};

function fields(desk: Desk): TemplateResult {
  const { say } = desk;
  const { sheet } = sheetState(desk);
  const text = (event: Event) => (event.target as HTMLInputElement).value;
  return html`<fieldset class="sheet-fields"><legend>${say("view.sheet")}</legend>
    ${SHORT.map((name) => {
      const problem = name === "until" || name === "date" ? dateProblem(name, sheet, desk) : undefined;
      const id = `sheet-${name}`;
      return html`<div class="sheet-field"><label for=${id}>${say(`sheet.${name}`)}</label><input id=${id} autocomplete="off" .value=${sheet[name]} aria-invalid=${problem ? "true" : nothing} aria-describedby=${problem ? `${id}-note` : nothing}
        @change=${(event: Event) => (name === "customer" ? call(desk, visible(text(event))) : put(desk, { [name]: visible(text(event)) }))}>${under(id, problem)}</div>`;
    })}
    ${offer(desk)}
    <label class="notes">${say("sheet.notes")}<textarea rows="2" .value=${sheet.notes} @change=${(event: Event) => put(desk, { notes: text(event) })}></textarea></label></fieldset>`;
}

/** The head of the printed sheet; an empty field is a line to write on. */
function head(desk: Desk): TemplateResult {
  const { say, words, request } = desk;
  const { sheet } = sheetState(desk);
  const other = compared(desk);
  const value = valueOf(desk);
  // A value that nobody has entered is not an agreed condition.
  const marked = (field: string, text: string): string => (desk.isExample(field) ? say("sheet.example", { text }) : text);
  const asked = desk.sla.policy.dimensions.filter(({ id }) => id !== other && request.dimensions[id]).map(({ id }) => marked(id, words.value(id, request.dimensions[id]!)));
  const start = marked("startAt", `${words.event(startOf(desk))}${words.ui("list.colon")}${words.relativeTo(0).instant(request.startAt)}`);
  return html`<div class="print-only sheet-head"><h2>${words.policyTitle()} ${say("view.sheet")}</h2>
    <dl>${(["number", "customer", "until", "contact"] as const).map((name) => html`<dt>${say(`sheet.${name}`)}</dt><dd>${sheet[name]}</dd>`)}
      <dt class="whole">${say("form")}</dt><dd>${[...(value ? [words.value(other, value)] : []), ...asked, start].join(words.ui("summary.join"))}</dd>
      ${sheet.notes ? html`<dt class="whole">${say("sheet.notes")}</dt><dd>${sheet.notes}</dd>` : nothing}</dl></div>`;
}

/** The list of the bulk view, unless it may be another customer's. */
const listOf = (desk: Desk): KeptList | undefined => (sheetState(desk).left?.parts.includes("list") ? undefined : keptList(desk));

async function askAgain(kept: KeptList, { sla, words, sources }: Desk): Promise<KeptList> {
  const [{ askedAgain }, { documentsOf }] = await Promise.all([import("../bulk/again"), import("../bulk/documents")]);
  const now = await askedAgain(kept, sla.policy, words.lang, await documentsOf((name) => (name === "policy-src" ? sources.policy : sources.calendar), sla));
  return JSON.stringify(now.answers) === JSON.stringify(kept.answers) ? { ...now, editions: kept.editions } : keptNow(sla, now);
}

/** The list with the answers of now: what a file or the device says that they were, anybody may have written. */
function listNow(desk: Desk): Asked | undefined {
  const kept = listOf(desk);
  if (!kept) return undefined;
  const own = sheetState(desk);
  const of = JSON.stringify([kept, desk.sources, desk.words.lang]);
  if (own.asked?.of !== of || own.asked.sla !== desk.sla) {
    const asked: Asked = (own.asked = { of, sla: desk.sla, done: Promise.resolve() });
    asked.done = askAgain(kept, desk).then((now) => { asked.now = now; }, (thrown) => { asked.failed = reasonOf(thrown, desk); }).then(() => { if (own.asked === asked) desk.redraw(); });
  }
  return own.asked;
}

function listTable(desk: Desk): TemplateResult | typeof nothing {
  const { now: list, failed } = listNow(desk) ?? {};
  if (failed) return html`<p class="failure" role="alert">${desk.say("failed", { message: failed })}</p>`;
  if (!list) return nothing;
  return html`<section class="list"><h2>${list.label} ${desk.say("bulk.kept", { n: list.names.length, date: list.made })}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${desk.say("view.bulk")}><table><thead><tr><th scope="col">${desk.say("bulk.sheet.list")}</th>${list.titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
    <tbody>${list.names.map((name, at) => html`<tr><th scope="row">${name}</th>${list.titles.map((_, column) => html`<td>${list.answers[at]?.[column] ?? ""}${list.provisional?.[at]?.[column] ? desk.say("bulk.provisional") : nothing}</td>`)}</tr>`)}</tbody></table></div></section>`;
}

export function sheetView(desk: Desk): TemplateResult {
  const { say } = desk;
  const { sheet, refused, reopened, left } = sheetState(desk);
  return html`<section class="stack">
    ${fields(desk)}
    <div class="asked" aria-live="polite">${left ? question(left, desk, ownOf(desk), (cleared) => decide(desk, left, cleared)) : nothing}</div>
    <div class="sheet-actions"><button class="primary" type="button" @click=${() => window.print()}>${say("sheet.print")}</button>
      <button class="secondary" type="button" @click=${() => void save(desk)}>${say("sheet.save")}</button>
      <label class="secondary open">${say("sheet.open")}<input class="unseen" type="file" accept=".json,application/json" @change=${(event: Event) => void take(event, desk)}></label></div>
    ${refused ? html`<p class="failure" role="alert">${refused}</p>` : nothing}
    ${reopened ? outcome(reopened, desk) : nothing}
    ${head(desk)}
    <sla-compare policy-src=${desk.sources.policy ?? nothing} calendar-src=${desk.sources.calendar ?? nothing} data-whole data-value=${valueOf(desk) || nothing} .request=${sheetRequest(desk)} .dimension=${compared(desk)} .base=${desk.base || undefined} @sla-base=${(event: CustomEvent<string>) => desk.put({ base: event.detail })}></sla-compare>
    ${listTable(desk)}
    ${checkCodeView(desk, sheetRequest(desk))}
    <div class="print-only sign"><span>${say("sheet.agent")} ${sheet.agent}</span><span>${say("sheet.date")} ${sheet.date}</span><span class="stamp">${say("sheet.stamp")}</span></div>
  </section>`;
}
