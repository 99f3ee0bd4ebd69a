/** Tickets one under the other, each with how it stands, what is to be known of it, and its proofs. */
import { html, nothing, type TemplateResult } from "lit";
import type { QuoteRequest } from "../../engine/types";
import type { RecordContext } from "./context";
import type { Judged, Verdict } from "./judge";
import { noteSaid } from "./note-said";
import { finishGiven, marginOf } from "../shared/margin";
import { outcomeOf } from "./year";

/** Tickets that a list shows before it is asked for more. */
const SHOWN = 20;

export const OUTCOME_BADGE = { met: "rest", missed: "late", open: "maybe", unrecorded: "plain", unjudged: "plain" } as const;

/** By how much a promise was kept or not, as far as the ticket says it; nothing where it was kept to the day or the moment. */
export function marginSaid({ commitment }: Pick<Verdict, "commitment">, { request = {} }: { request?: Partial<QuoteRequest> }, { words, say, sla: { policy } }: RecordContext): string {
  const { outcome } = commitment;
  // Of a ticket of the past nothing is assumed.
  if (!outcome) return commitment.reasons.filter(({ code }) => code !== "projected").map((reason) => words.reason(reason)).filter(Boolean).join(words.ui("list.join")) || words.ui(`status.${commitment.status}`);
  const { minutes, least, exact } = marginOf(commitment, finishGiven(commitment.id, request, policy), policy.zone);
  if (exact || (least && !minutes)) return "";
  const by = words.margin(minutes);
  return say(`margin.${outcome.state}`, { by: least ? say("margin.least", { by }) : by });
}

function verdictRow(ticket: Judged, verdict: Verdict, context: RecordContext): TemplateResult {
  const { words, say, year } = context;
  const { commitment, rule } = verdict;
  const outcome = outcomeOf(verdict, year.duties);
  const due = commitment.dueAt ? say("due.by", { due: words.due(commitment) }) : "";
  return html`<li><span class="badge ${OUTCOME_BADGE[outcome]}">${say(`outcome.${outcome}`)}</span> <b>${words.title(rule.id)}</b>
    <span class="small">${[words.limitOf(commitment), due, outcome === "unrecorded" ? say("outcome.noRecord") : marginSaid(verdict, ticket, context)].filter(Boolean).join(words.ui("summary.join"))}</span>
    ${commitment.dueAt ? html`<button class="link" type="button" @click=${() => context.openProof({ ticket, id: rule.id })}>${say("proof.open")}<span class="unseen"> ${ticket.name} ${words.title(rule.id)}</span></button>` : nothing}</li>`;
}

function walked({ request }: Judged, { rule }: Verdict, { sla, words }: RecordContext): TemplateResult {
  const commitment = sla.explain(request!, rule.id);
  const { before, after } = words.beside(commitment);
  return html`<ol class="walk">${[...before, ...words.traceSentences(commitment, request!.exclusions), ...after].map((text) => html`<li>${text}</li>`)}</ol>`;
}

/** What a ticket is about, for its summary line. */
function headOf(ticket: Judged, { words, say, year }: RecordContext): TemplateResult {
  const { outage, open, verdicts } = ticket;
  const missed = verdicts.filter((verdict) => outcomeOf(verdict, year.duties) === "missed");
  const span = outage ? (open ? say("ticket.openSince", { from: words.instant(outage.from) }) : words.span(outage.from, outage.to)) : ticket.request ? words.instant(ticket.request.startAt) : "";
  return html`<b>${ticket.name}</b> <span class="small">${span}</span>${missed.length ? html` <span class="badge late">${say("ticket.missed", { n: missed.length })}</span>` : nothing}
    ${ticket.notes.length ? html` <span class="badge plain">${say("ticket.notes", { n: ticket.notes.length })}</span>` : nothing}`;
}

/** One ticket, opened: what it records, its pauses, its promises with their counts. */
export function ticketBody(ticket: Judged, context: RecordContext): TemplateResult {
  const { words, say, sla } = context;
  const { ticket: given, pauses, notes } = ticket;
  const moments = sla.policy.events.filter(({ id }) => given.events[id]);
  return html`<dl class="facts">${given.customer ? html`<dt>${say("column.customer")}</dt><dd>${given.customer}</dd>` : nothing}
      ${given.line ? html`<dt>${say("column.line")}</dt><dd>${given.line}</dd>` : nothing}
      ${moments.map(({ id }) => html`<dt>${words.event(id)}</dt><dd>${words.instant(given.events[id]!)}</dd>`)}
      ${given.exclusions.length ? html`<dt>${say("column.pauses")}</dt><dd><ul>${given.exclusions.map(({ cause, from, to }) => html`<li>${words.cause(cause)} ${words.span(from, to)}</li>`)}</ul>${pauses.length < given.exclusions.length ? html`<p class="small">${say("ticket.pausesInside", { n: pauses.length })}</p>` : nothing}</dd>` : nothing}
      ${given.answer ? html`<dt>${say("tile.satisfaction")}</dt><dd>${say(`answer.${given.answer}`)}</dd>` : nothing}
      <dt>${say("column.row")}</dt><dd>${given.row ? say("source.row", { row: given.row, file: context.file }) : say("source.entered")}</dd></dl>
    ${notes.length ? html`<ul class="notes">${notes.map((one) => html`<li>${noteSaid(one, context)}</li>`)}</ul>` : nothing}
    <ul class="verdicts">${ticket.verdicts.map((verdict) => html`${verdictRow(ticket, verdict, context)}`)}</ul>
    ${ticket.verdicts.filter(({ commitment }) => commitment.dueAt).map((verdict) => html`<details class="count"><summary class="small">${say("ticket.counted", { title: words.title(verdict.rule.id) })}</summary>${walked(ticket, verdict, context)}</details>`)}
    ${given.row ? nothing : html`<button class="link" type="button" @click=${() => context.edit(given)}>${say("entry.edit")}<span class="unseen"> ${ticket.name}</span></button>`}`;
}

/** A body is drawn when its ticket is opened: of ten thousand nobody opens more than a few. */
const opened = new WeakSet<Judged>();

export function ticketItem(ticket: Judged, context: RecordContext): TemplateResult {
  const toggle = (event: Event): void => {
    if (!(event.target as HTMLDetailsElement).open || opened.has(ticket)) return;
    opened.add(ticket);
    context.redraw();
  };
  return html`<li><details class="ticket" @toggle=${toggle}><summary>${headOf(ticket, context)}</summary>${opened.has(ticket) ? ticketBody(ticket, context) : nothing}</details></li>`;
}

/** How many of each list are shown, by its name. */
export class Shown {
  readonly #counts = new Map<string, number>();

  list(name: string, tickets: readonly Judged[], context: RecordContext): TemplateResult {
    const count = this.#counts.get(name) ?? SHOWN;
    const more = (): void => { this.#counts.set(name, count + SHOWN * 5); context.redraw(); };
    return html`<ul class="tickets">${tickets.slice(0, count).map((one) => ticketItem(one, context))}</ul>
      ${tickets.length > count ? html`<button class="link" type="button" @click=${more}>${context.say("tickets.more", { n: tickets.length - count })}</button>` : nothing}`;
  }
}
