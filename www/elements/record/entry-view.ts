/** A ticket entered by hand: its line, its values, what happened when, its pauses. */
import { html, nothing, type TemplateResult } from "lit";
import type { Exclusion, PolicyInfo } from "../../engine/types";
import { ANSWER, type CallBack, type Ticket } from "../../lists/tickets";
import { visible } from "../../lists/tidy";
import type { Words } from "../../words";
import { momentField } from "../form/moment-field";
import { causeOptions } from "../shared/causes";
import type { Calculator } from "../shared/calculators";
import { zonedMoment } from "../shared/moment";
import type { RecordContext } from "./context";
import { dutiesOf, judge, type Duties } from "./judge";
import { prepared, type Lines } from "./listing";
import { noteSaid } from "./note-said";
import type { GetRecordString } from "./strings";

export interface EntryContext {
  sla: Calculator;
  policy: PolicyInfo;
  words: Words;
  say: GetRecordString;
  ticket: Ticket;
  /** What is wrong with it, to be said above its button. */
  problem: string;
  put(change: Partial<Ticket>): void;
  done(): void;
  cancel(): void;
}

/** The events that a fault's ticket records: with which its outage begins and ends, and what its process counts from after that. The others are under a heading of their own. */
function usualOf({ restoration, restored, dated }: Duties): string[] {
  const after = dated.filter(({ process }) => process === restoration?.process).flatMap(({ events }) => events.slice(0, 1));
  return restoration ? [...new Set([...restoration.events, restored!, ...after])] : [];
}

const chosen = (event: Event): string => (event.target as HTMLInputElement).value;

export const emptyTicket = (): Ticket => ({ row: 0, id: "", line: "", customer: "", dimensions: {}, events: {}, conditions: {}, exclusions: [] });

/** What keeps a ticket out of every figure, in words; empty where nothing does. */
export function whyNot(ticket: Ticket, lines: Lines, context: Pick<RecordContext, "sla" | "words" | "say">): string {
  const { sla, words } = context;
  const { reads, names } = prepared([{ ticket, faults: [] }], lines);
  const [judged] = judge(reads, sla, zonedMoment(Date.now(), sla.policy.zone), names);
  return judged!.counted ? "" : judged!.notes.map((note) => noteSaid(note, context)).join(words.ui("list.join"));
}

function moment({ words, sla, ticket, put }: EntryContext, id: string): TemplateResult {
  const set = (value: string): void => {
    const { [id]: _, ...others } = ticket.events;
    put({ events: value ? { ...others, [id]: value } : others });
  };
  return momentField({ name: `entry-${id}`, label: words.event(id), value: ticket.events[id] ?? "", words, sla, onChange: set });
}

function pause(context: EntryContext, at: number): TemplateResult {
  const { words, say, sla, policy, ticket, put } = context;
  const one = ticket.exclusions[at]!;
  const change = (part: Partial<Exclusion>): void => put({ exclusions: ticket.exclusions.map((other, place) => (place === at ? { ...other, ...part } : other)) });
  return html`<fieldset class="pause-entry"><legend>${say("entry.pause", { n: at + 1 })}</legend>
    <label class="field"><span>${say("entry.cause")}</span><select @change=${(event: Event) => change({ cause: chosen(event) })}>${causeOptions(policy, one.cause, words)}</select></label>
    ${momentField({ name: `pause-${at}-from`, label: say("column.from"), value: one.from, words, sla, onChange: (from) => change({ from }) })}
    ${momentField({ name: `pause-${at}-to`, label: say("column.to"), value: one.to, words, sla, onChange: (to) => change({ to }) })}
    <button class="link" type="button" @click=${() => put({ exclusions: ticket.exclusions.filter((_, place) => place !== at) })}>${say("entry.noPause")}</button></fieldset>`;
}

export function entryForm(context: EntryContext): TemplateResult {
  const { policy, words, say, ticket, problem, put } = context;
  const text = (name: "id" | "line" | "customer", label: string): TemplateResult =>
    html`<label class="field"><span>${label}</span><input autocomplete="off" .value=${ticket[name]} @change=${(event: Event) => put({ [name]: visible(chosen(event)) })}></label>`;
  const duties = dutiesOf(policy);
  const usual = usualOf(duties);
  const others = policy.events.filter(({ id }) => !usual.includes(id)).map(({ id }) => id);
  const answers: (CallBack | "")[] = ["", "satisfied", "dissatisfied", "no-answer"];
  const setAnswer = (event: Event): void => {
    const { [ANSWER]: _, ...rest } = ticket;
    put({ ...rest, answer: (chosen(event) || undefined) as CallBack });
  };
  return html`<form class="card entry" aria-labelledby="entry-title" @submit=${(event: Event) => { event.preventDefault(); context.done(); }}><h2 id="entry-title">${say("entry.title")}</h2>
    <div class="entry-grid">${text("id", say("column.ticket"))}${text("line", say("column.line"))}${text("customer", say("column.customer"))}
      ${policy.dimensions.map(({ id, values }) => html`<label class="field"><span>${words.dimension(id)}</span><select @change=${(event: Event) => put({ dimensions: { ...ticket.dimensions, [id]: chosen(event) } })}>
        <option value="" ?selected=${!ticket.dimensions[id]}>${say("entry.notGiven")}</option>${values.map((one) => html`<option value=${one.id} ?selected=${one.id === ticket.dimensions[id]}>${words.value(id, one.id)}</option>`)}</select></label>`)}
      ${usual.map((id) => moment(context, id))}
      <label class="field"><span>${say("tile.satisfaction")}</span><select @change=${setAnswer}>${answers.map((id) => html`<option value=${id} ?selected=${id === (ticket.answer ?? "")}>${id ? say(`answer.${id}`) : say("entry.notCalled")}</option>`)}</select></label></div>
    ${ticket.exclusions.map((_, at) => pause(context, at))}
    <button class="link" type="button" @click=${() => put({ exclusions: [...ticket.exclusions, { cause: policy.causes[0]!, from: ticket.events[usual[0] ?? ""] ?? "", to: ticket.events[duties.restored ?? ""] ?? "" }] })}>${say("entry.addPause")}</button>
    <details><summary>${say("entry.more")}</summary><div class="entry-grid">${others.map((id) => moment(context, id))}
      ${policy.conditions.map(({ id, default: holds }) => html`<label class="tick"><input type="checkbox" .checked=${ticket.conditions[id] ?? holds} @change=${(event: Event) => put({ conditions: { ...ticket.conditions, [id]: (event.target as HTMLInputElement).checked } })}>${words.condition(id)}</label>`)}</div></details>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <div class="running"><button class="primary" type="submit">${say("entry.add")}</button><button class="secondary" type="button" @click=${() => context.cancel()}>${say("entry.cancel")}</button></div></form>`;
}
