/** The card on which a list's columns are told: header, examples, what it is taken for, how many rows fit; and what is asked. */
import { html, nothing, type TemplateResult } from "lit";
import type { PolicyInfo, QuoteRequest } from "../../engine/types";
import type { DayOrder } from "../../lists/moments";
import { clockOf, withClocks } from "../../lists/event-columns";
import { hasPauses, pausePartOf, pauseTargets } from "../../lists/pause-columns";
import { readStart } from "../../lists/stretches";
import type { Entry } from "../../lists/survey";
import { tidy } from "../../lists/tidy";
import { CLOCK, PAUSES, START } from "../../lists/vocabulary";
import type { Words } from "../../words";
import type { GetString } from "../desk/strings";
import { localMoment } from "../shared/moment";
import { answersOf, asksEvent, columnsOf, dayOrder, inForm, momentQuestions, needed, open, startColumns, startEvent, unclearOrder, unknownEntries, yearless, type Choices } from "./choices";
import type { Opened } from "./messages";
import { nameOf } from "./target-name";

export interface MappingContext {
  policy: PolicyInfo;
  words: Words;
  say: GetString;
  opened: Opened;
  choices: Choices;
  request: QuoteRequest;
  processes: readonly string[];
  busy: boolean;
  put(change: Partial<Choices>): void;
  sheet(at: number): void;
  run(): void;
}

const chosen = (event: Event): string => (event.target as HTMLSelectElement).value;

const targetsOf = ({ policy }: MappingContext): string[] => [...policy.dimensions.map(({ id }) => id), START, CLOCK, ...(policy.causes.length ? [PAUSES] : [])];

/** The events besides the start from which dates of the matter run. */
function eventsOf({ opened, choices }: MappingContext): string[] {
  const start = startEvent(opened, choices);
  return (opened.dated[choices.process] ?? []).filter((id) => id !== start || choices.mapping[id] !== undefined);
}

/** What a column may be taken for; one that has times of day also for the time of an event. */
function offered(context: MappingContext, at: number): string[] {
  const { policy, opened, choices } = context;
  const events = eventsOf(context);
  const clocks = opened.survey.columns[at]!.fits[CLOCK] ? events.map(clockOf) : [];
  return [...targetsOf(context), ...events, ...clocks, ...(policy.causes.length ? pauseTargets(choices.mapping) : [])];
}

const named = (target: string, { policy, words, say }: MappingContext): string => nameOf(target, policy, words, say);

/** The form's value of a target, in words. */
function formValue(target: string, { request, words, say }: MappingContext): string {
  if (target === START) return request.startAt.replace("T", " ");
  if (target === PAUSES) return (request.exclusions ?? []).map(({ cause, from, to }) => `${words.cause(cause)} ${words.span(from, to)}`).join(say("stop"));
  return words.value(target, request.dimensions[target] ?? "");
}

/** What is told of how a file was read. */
export type ReadAs = Pick<Opened, "rows" | "encoding" | "delimiter" | "head" | "leftOut" | "notes" | "others" | "sheets">;

/** How the file was read. */
export function readAs({ opened, say }: { opened: ReadAs; say: GetString }): TemplateResult {
  const { rows, encoding, delimiter, head, leftOut, notes } = opened;
  const separator = { "\t": say("bulk.tab"), ";": say("bulk.semicolon"), ",": say("bulk.comma"), "，": say("bulk.wideComma"), "；": say("bulk.semicolon"), spaces: say("bulk.spaces") }[delimiter] ?? `“${delimiter}”`;
  const name = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
  return html`<p class="small">${encoding ? say("bulk.opened", { rows, encoding, delimiter: separator }) : say("bulk.openedBook", { rows })}</p>
    ${head.titles.length ? html`<p class="small">${say("bulk.titles", { n: head.titles.length, text: name(head.titles[0]!) })}</p>` : nothing}
    ${opened.others.length ? html`<p class="note" role="status">${say("bulk.alsoLists", { names: opened.others.map((at) => `“${opened.sheets[at]!.name}”`).join(say("bulk.and")) })}</p>` : nothing}
    ${head.kind === "none" ? html`<p class="note" role="status">${say("bulk.headless")}</p>` : nothing}
    ${notes.map(({ code, params }) => html`<p class="note" role="status">${say(`bulk.note.${code}`, params)}</p>`)}
    ${leftOut.length ? html`<details class="small"><summary>${say("bulk.leftOut", { n: leftOut.length })}</summary><ul>${leftOut.slice(0, 50).map(({ line, text, why }) => html`<li>${say(`bulk.left.${why}`, { line, text: name(text) })}</li>`)}</ul></details>` : nothing}`;
}

function sheetPicker({ opened, say, sheet }: MappingContext): TemplateResult | typeof nothing {
  if (opened.sheets.length < 2) return nothing;
  return html`<label>${say("bulk.sheet")}<select @change=${(event: Event) => sheet(Number(chosen(event)))}>
    ${opened.sheets.map(({ name, hidden }, at) => html`<option value=${at} ?selected=${at === opened.sheet}>${name}${hidden ? say("bulk.hiddenSheet") : ""}</option>`)}</select></label>`;
}

/** A column is for one target; a target has one column. */
function assign(context: MappingContext, at: number, target: string): void {
  const { choices, policy, opened, put } = context;
  let mapping = Object.fromEntries(Object.entries(choices.mapping).filter(([id, place]) => place !== at && id !== target && id !== clockOf(target)));
  if (target === START) {
    delete mapping[CLOCK];
    Object.assign(mapping, startColumns(opened.survey, at));
  } else if (target) mapping = withClocks({ ...mapping, [target]: at }, opened.survey, eventsOf(context).filter((id) => id === target));
  put({ mapping, chosen: true, form: choices.form.filter((one) => one !== target), answers: { ...answersOf(policy, opened.head.headers, mapping), ...choices.answers } });
}

/** A cell as an example; where a number is read as a moment, also which one that is. */
function example(text: string, target: string, { policy, say }: MappingContext): TemplateResult {
  const read = target === START && /^[\d.]+$/.test(text) ? readStart(text) : { fault: "form" };
  const moment = "moment" in read ? (read.moment.endsWith("Z") ? localMoment(Date.parse(read.moment), policy.zone) : read.moment).replace("T", " ") : "";
  return html`<span>${text.slice(0, 30)}</span>${moment ? html`<span class="meant">${say("bulk.meant", { moment })}</span>` : nothing}`;
}

/** What a column's cells must be to fit: an event's are moments, or times of day, as the start's. */
const kindOf = (target: string, { policy }: MappingContext): string =>
  (policy.events.some(({ id }) => id === target) ? START : policy.events.some(({ id }) => clockOf(id) === target) ? CLOCK : target);

function columnRow(context: MappingContext, at: number): TemplateResult {
  const { opened, choices, say } = context;
  const column = opened.survey.columns[at]!;
  const target = Object.keys(choices.mapping).find((id) => choices.mapping[id] === at) ?? "";
  const part = pausePartOf(target)?.part;
  const fit = target && part !== "cause" ? column.fits[part ? START : kindOf(target, context)] ?? 0 : undefined;
  const header = column.header || say("bulk.nth", { n: at + 1 });
  return html`<tr class=${target ? "used" : ""}>
    <th scope="row">${header}</th>
    <td class="examples" data-name=${say("bulk.column.examples")}>${column.examples.map((text) => example(text, target, context))}</td>
    <td><select aria-label=${say("bulk.takenFor", { header })} @change=${(event: Event) => assign(context, at, chosen(event))}>
      <option value="" ?selected=${!target}>${say("bulk.unused")}</option>
      ${offered(context, at).map((id) => html`<option value=${id} ?selected=${id === target}>${named(id, context)}</option>`)}</select></td>
    <td data-name=${say("bulk.column.rows")} class=${fit !== undefined && fit < opened.rows ? "short" : ""}>${fit === undefined ? nothing : say("bulk.fits", { n: fit, rows: opened.rows })}</td></tr>`;
}

/** Targets without a column: what the form would give, which is said, and asked where a list is nothing without it. */
function withoutColumn(context: MappingContext): TemplateResult | typeof nothing {
  const { policy, say, choices, request, put } = context;
  const missing = targetsOf(context).filter((target) => choices.mapping[target] === undefined && target !== CLOCK && (target !== PAUSES || (inForm(request, target) && !hasPauses(choices.mapping))));
  if (!missing.length) return nothing;
  const must = needed(policy);
  const field = (target: string): TemplateResult => {
    const name = named(target, context);
    const value = inForm(request, target) ? say("bulk.everyRow", { value: formValue(target, context) }) : say("bulk.notGiven");
    const optional = target === PAUSES || policy.dimensions.some(({ id, required }) => id === target && !required);
    if (must.includes(target) && inForm(request, target)) {
      const put1 = (event: Event) => put({ form: [...choices.form.filter((one) => one !== target), ...(chosen(event) ? [target] : [])] });
      return html`<label>${name}<select @change=${put1}><option value="" ?selected=${!choices.form.includes(target)}>${say("bulk.pleaseChoose")}</option><option value="form" ?selected=${choices.form.includes(target)}>${value}</option></select></label>`;
    }
    if (optional && inForm(request, target)) {
      const put2 = (event: Event) => put({ omitted: [...choices.omitted.filter((one) => one !== target), ...(chosen(event) ? [] : [target])] });
      return html`<label>${name}<select @change=${put2}><option value="form" ?selected=${!choices.omitted.includes(target)}>${value}</option><option value="" ?selected=${choices.omitted.includes(target)}>${say("bulk.notGiven")}</option></select></label>`;
    }
    return html`<div class="given"><b>${name}</b><span>${value}</span></div>`;
  };
  return html`<fieldset class="without"><legend>${say("bulk.without")}</legend><div class="mapping">${missing.map(field)}</div></fieldset>`;
}

/** What the cells look like where no header says it. */
function proposal(context: MappingContext): TemplateResult | typeof nothing {
  const { opened, choices, say, put } = context;
  const { proposed, columns } = opened.survey;
  const taken = new Set(Object.values(choices.mapping));
  const offered = Object.entries(proposed).filter(([target, at]) => choices.mapping[target] === undefined && !taken.has(at) && !choices.form.includes(target));
  if (!offered.length) return nothing;
  const accept = () => put({ mapping: { ...choices.mapping, ...Object.fromEntries(offered) }, chosen: true });
  return html`<div class="question" role="status"><p>${say("bulk.proposed")}</p>
    <ul>${offered.map(([target, at]) => html`<li>${say("bulk.looksLike", { header: columns[at]!.header || say("bulk.nth", { n: at + 1 }), target: named(target, context), n: columns[at]!.fits[target] ?? 0, rows: opened.rows })}</li>`)}</ul>
    <button class="secondary" type="button" @click=${accept}>${say("bulk.accept")}</button></div>`;
}

/** Each unknown text once, with the rows that have it. */
function unknownTexts(context: MappingContext): TemplateResult | typeof nothing {
  const { policy, opened, choices, words, say, put } = context;
  const asked = policy.dimensions.flatMap((dimension) => {
    const entries = unknownEntries(policy, dimension.id, opened.survey.columns[choices.mapping[dimension.id] ?? -1]);
    return entries.map((entry) => ({ dimension, entry }));
  });
  if (!asked.length) return nothing;
  const answer = (target: string, { text }: Entry) => (event: Event) => {
    const { [tidy(text)]: _, ...others } = choices.answers[target] ?? {};
    const value = chosen(event);
    put({ answers: { ...choices.answers, [target]: value === "?" ? others : { ...others, [tidy(text)]: value } } });
  };
  return html`<fieldset class="question"><legend>${say("bulk.unknown")}</legend><div class="mapping">${asked.map(({ dimension: { id, values, required }, entry }) => {
    const known = choices.answers[id]?.[tidy(entry.text)];
    return html`<label>${say("bulk.means", { name: words.dimension(id), text: entry.text, n: entry.rows })}<select @change=${answer(id, entry)}>
      <option value="?" ?selected=${known === undefined}>${say("bulk.notComputed")}</option>
      ${values.map((one) => html`<option value=${one.id} ?selected=${known === one.id}>${words.value(id, one.id)}</option>`)}
      ${required ? nothing : html`<option value="" ?selected=${known === ""}>${say("bulk.notGiven")}</option>`}</select></label>`;
  })}</div></fieldset>`;
}

/** Several things may open a process: which of them the start is, only its author knows. */
function eventQuestion({ opened, choices, words, say, put }: MappingContext): TemplateResult | typeof nothing {
  if (!asksEvent(opened, choices)) return nothing;
  const events = opened.opening[choices.process] ?? [];
  return html`<div class="question"><label>${say("bulk.event")} <select @change=${(event: Event) => put({ event: chosen(event) })}>
    <option value="" ?selected=${!events.includes(choices.event)}>${say("bulk.pleaseChoose")}</option>
    ${events.map((id) => html`<option value=${id} ?selected=${id === choices.event}>${words.event(id)}</option>`)}</select></label></div>`;
}

/** Both readings of a date such as 09/10/2026; what the rest of the column says is chosen already. */
function orderQuestion({ opened, choices, say, put }: MappingContext): TemplateResult {
  const { rows, example, others } = unclearOrder(opened, choices)!;
  const chosenOrder = dayOrder(opened, choices);
  const reading = (order: DayOrder, key: "bulk.order.day" | "bulk.order.month"): TemplateResult => {
    const read = readStart(example, choices.year || undefined, order);
    // Without a year the day of the year tells them apart.
    const told = "moment" in read ? read : readStart(example, "2000", order);
    const date = "moment" in told ? told.moment.slice("moment" in read ? 0 : 5, 10) : "";
    return html`<label class="choice"><input type="radio" name="order" .checked=${chosenOrder === order} @change=${() => put({ order })}>${say(key, { date })}</label>`;
  };
  return html`<fieldset class="question"><legend>${say("bulk.order", { n: rows, text: example })}</legend>${reading("day-first", "bulk.order.day")}${reading("month-first", "bulk.order.month")}
    ${others ? html`<p class="small">${say("bulk.order.others")}</p>` : nothing}</fieldset>`;
}

function aboutMoments(context: MappingContext): TemplateResult | typeof nothing {
  const { opened, choices, say, put } = context;
  const asked = momentQuestions(opened, choices);
  const midnight = (value: Choices["midnight"], text: string) => html`<label class="choice"><input type="radio" name="midnight" .checked=${choices.midnight === value} @change=${() => put({ midnight: value })}>${text}</label>`;
  return html`${asked.includes("year") ? html`<div class="question"><label>${say("bulk.year", { n: yearless(opened, choices) })}<input inputmode="numeric" maxlength="4" .value=${choices.year}
      @change=${(event: Event) => put({ year: (event.target as HTMLInputElement).value.normalize("NFKC").trim() })}></label></div>` : nothing}
    ${asked.includes("order") ? orderQuestion(context) : nothing}
    ${asked.includes("zeros") ? html`<fieldset class="question"><legend>${say("bulk.zeros", { n: opened.survey.columns[choices.mapping[START]!]!.midnight })}</legend>${midnight("day", say("bulk.zeros.day"))}${midnight("zero", say("bulk.zeros.zero"))}</fieldset>` : nothing}`;
}

/** What was taken where more than one thing could be meant: columns of one name or of names that mean the same, and a column whose cells are of another kind than its header says. */
function doubts(context: MappingContext): TemplateResult[] {
  const { opened, choices: { mapping }, say } = context;
  const { headers } = opened.head;
  const name = (at: number): string => headers[at]!.trim();
  return Object.entries(mapping).flatMap(([target, at]) => {
    const same = headers.flatMap((header, place) => (header.trim() && header.trim() === name(at) ? [place] : []));
    const others = (opened.survey.named[target] ?? []).filter((one) => !same.includes(one) && opened.survey.named[target]!.includes(at));
    const other = opened.survey.mapping[target] === at ? opened.survey.otherwise[target] : undefined;
    return [
      ...(other ? [say("bulk.byCells", { header: name(at), target: named(target, context), named: named(other, context) })] : []),
      ...(same.length > 1 ? [say("bulk.double", { header: headers[at]!, columns: same.map((place) => place + 1).join(say("bulk.and")), n: at + 1 })] : []),
      ...(others.length ? [say("bulk.rivals", { target: named(target, context), header: name(at), others: others.map((one) => `“${name(one)}”`).join(say("bulk.and")) })] : []),
    ];
  }).map((text) => html`<p class="note" role="status">${text}</p>`);
}

export function mappingCard(context: MappingContext): TemplateResult {
  const { policy, opened, choices, words, say, processes, busy } = context;
  const { headers } = opened.head;
  const lacking = open(policy, opened, choices);
  const blocked = lacking.length > 0 || startEvent(opened, choices) === undefined;
  const process = (event: Event) => {
    const id = chosen(event);
    context.put({ process: id, ...(!choices.chosen && { mapping: columnsOf(opened, id, choices.mapping) }) });
  };
  return html`<section class="card" aria-label=${say("bulk.columns")}><h2>${say("bulk.columns")}</h2>
    ${readAs(context)}
    <div class="mapping">${sheetPicker(context)}<label>${say("bulk.process")}<select @change=${process}>
      ${processes.map((id) => html`<option value=${id} ?selected=${id === choices.process}>${words.process(id)}</option>`)}</select></label></div>
    <div class="scroll columns-scroll" tabindex="0" role="region" aria-label=${say("bulk.columnTable")}><table class="column-table"><thead><tr>${(["header", "examples", "as", "rows"] as const).map((key) => html`<th scope="col">${say(`bulk.column.${key}`)}</th>`)}</tr></thead>
      <tbody>${headers.map((_, at) => columnRow(context, at))}</tbody></table></div>
    ${doubts(context)}
    ${proposal(context)}${withoutColumn(context)}${eventQuestion(context)}${unknownTexts(context)}${aboutMoments(context)}
    ${lacking.length ? html`<p class="problem" id="lacking">${say("bulk.lacking", { names: lacking.map((target) => named(target, context)).join(say("bulk.and")) })}</p>` : nothing}
    <button class="primary" type="button" ?disabled=${busy || blocked} aria-describedby=${lacking.length ? "lacking" : nothing} @click=${() => context.run()}>${say("bulk.run")}</button></section>`;
}
