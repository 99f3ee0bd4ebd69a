/** The proof as one sheet: whose, what happened, the sum, the clause, the notices, the readings, the editions, the check code. */
import { until } from "lit/directives/until.js";
import { html, nothing, type TemplateResult } from "lit";
import type { QuotePiece } from "../../words/policy-words";
import { visible } from "../../lists/tidy";
import { fileName } from "../actions/save";
import { runsOn } from "../commitment-list/groups";
import { sharedSaid, valuesSaid, type ProofFields, type ProofOf, type RecordContext } from "./context";
import { customersOf } from "./owners";
import { proofOf, wouldBe, type Proof } from "./proof";
import { marginSaid, OUTCOME_BADGE } from "./tickets-view";
import { outcomeOf } from "./year";

/** What comes after the sheet is drawn: the quoted source and the code's drawing, by the commitment. */
export class ProofParts {
  #of: ProofOf | undefined;
  #proof: Proof | undefined;
  #quoted = new Map<string, readonly QuotePiece[]>();
  #draw: typeof import("../desk/qr").qr | undefined;
  #asked = false;

  proof(of: ProofOf, { sla }: RecordContext): Proof {
    if (this.#of?.ticket !== of.ticket || this.#of.id !== of.id || !this.#proof) {
      this.#proof = proofOf(of, sla);
      this.#of = of;
    }
    return this.#proof;
  }

  quoted(id: string, context: RecordContext): readonly QuotePiece[] {
    const key = `${context.words.lang} ${id}`;
    const known = this.#quoted.get(key);
    if (known) return known;
    this.#quoted.set(key, []);
    context.words.quote(id).then((pieces) => { this.#quoted.set(key, pieces); context.redraw(); }, () => undefined);
    return [];
  }

  drawn(code: string, context: RecordContext): TemplateResult | typeof nothing {
    if (!this.#asked) {
      this.#asked = true;
      import("../desk/qr").then(({ qr }) => { this.#draw = qr; context.redraw(); }, () => { this.#asked = false; });
    }
    try {
      return this.#draw ? this.#draw(code, context.desk("checkCode.code")) : nothing;
    } catch {
      // Too long for a code that a camera reads; the text stands beside it.
      return nothing;
    }
  }
}

function happened({ ticket }: ProofOf, { request, commitment }: Proof, context: RecordContext): TemplateResult {
  const { words, say, sla } = context;
  const source = ticket.ticket.row ? say("source.row", { row: ticket.ticket.row, file: context.file }) : say("source.entered");
  const moments = sla.policy.events.flatMap(({ id }) => (request.events?.[id] ? [{ id, moment: request.events[id] }] : [])).sort((a, b) => (a.moment < b.moment ? -1 : 1));
  const conditions = Object.entries(request.conditions ?? {}).filter(([, holds]) => holds).map(([id]) => words.condition(id));
  return html`<h3>${say("proof.happened")}</h3><table><thead><tr><th scope="col">${say("proof.event")}</th><th scope="col">${say("proof.moment")}</th><th scope="col">${say("proof.source")}</th></tr></thead>
    <tbody>${moments.map(({ id, moment }) => html`<tr><th scope="row">${words.event(id)}${commitment.startsAt && sameMoment(moment, commitment.startsAt) ? html` <span class="badge plain">${say("proof.start")}</span>` : nothing}</th><td>${words.relativeTo(0).instant(moment)}</td><td>${source}</td></tr>`)}
      ${(request.exclusions ?? []).map(({ cause, from, to }) => html`<tr><th scope="row">${say("proof.pause")} <span class="badge plain">${words.cause(cause)}</span></th><td>${words.relativeTo(0).span(from, to)}</td><td>${source}</td></tr>`)}</tbody></table>
    ${conditions.length ? html`<p class="small">${say("proof.conditions", { conditions: conditions.join(words.ui("list.join")) })}</p>` : nothing}`;
}

const sameMoment = (a: string, b: string): boolean => b.startsWith(a.slice(0, 16));

/** What is to be said before the sum, such as that another level is taken. */
function why(commitment: Proof["commitment"], { words }: RecordContext): TemplateResult | typeof nothing {
  const { before } = words.beside(commitment);
  return before.length ? html`<ul>${before.map((text) => html`<li>${text}</li>`)}</ul>` : nothing;
}

function sumTable(proof: Proof, context: RecordContext): TemplateResult {
  const { words, say } = context;
  const { commitment, sum, idle, finish, request } = proof;
  const near = words.relativeTo(Number((commitment.startsAt ?? "0").slice(0, 4)));
  if (!sum.length) {
    return html`${why(commitment, context)}<ol class="walk">${words.traceSentences(commitment, request.exclusions).map((text) => html`<li>${text}</li>`)}</ol>`;
  }
  const paused = sum.filter(({ causes }) => causes).reduce((all, { minutes }) => all + minutes, 0);
  return html`${why(commitment, context)}<table class="sum"><thead><tr><th scope="col">${say("proof.stretch")}</th><th scope="col">${say("proof.counts")}</th><th scope="col">${say("proof.length")}</th><th scope="col">${say("proof.soFar")}</th></tr></thead>
    <tbody>${sum.map(({ from, to, minutes, counted, causes }) => html`<tr class=${causes ? "stopped" : nothing}><th scope="row">${near.span(from, to)}</th><td>${causes ? say("proof.stopped", { cause: causes.map((one) => words.cause(one)).join(words.ui("list.join")) }) : say("proof.running")}</td>
      <td>${words.duration(minutes)}</td><td>${words.duration(counted)}</td></tr>`)}</tbody>
    <tfoot><tr><th scope="row">${say("proof.due")}</th><td colspan="3"><b>${near.instant(commitment.dueAt!)}</b> ${say("proof.dueSum", { limit: words.limitOf(commitment), paused: words.duration(paused) })}</td></tr>
      <tr><th scope="row">${say("proof.finish")}</th><td colspan="3">${finish ? html`<b>${near.instant(finish)}</b>` : say("proof.unfinished")}</td></tr></tfoot></table>
    ${idle.length ? html`<p class="small">${say("proof.idle", { pauses: idle.map(({ cause, from, to }) => `${words.cause(cause)} ${near.span(from, to)}`).join(words.ui("list.join")) })}</p>` : nothing}`;
}

/** What the delay costs, where the document says so; under any other nobody downloads it. */
function credit({ commitment, request: { dimensions } }: Proof, { words, sla }: RecordContext): unknown {
  const rule = sla.policy.rules.find(({ id }) => id === commitment.id);
  return rule?.credit ? until(import("../credit/view").then(({ creditView }) => creditView({ rule, words, sla, answer: { commitment, dimensions } }), () => nothing), nothing) : nothing;
}

function readings({ commitment, others, finish }: Proof, context: RecordContext): TemplateResult {
  const { words, say, sla } = context;
  const rests = Object.entries(commitment.readings);
  const due = (one: { dueAt: string; dueDate: string }): string => (commitment.precision === "minute" ? words.instant(one.dueAt) : words.date(one.dueDate));
  return html`<h3>${say("proof.readings")}</h3>
    ${rests.length ? html`<ul>${rests.map(([id, value]) => html`<li>${words.reading(id)}${words.ui("list.colon")}${words.reading(id, value)}</li>`)}</ul>` : html`<p class="small">${say("proof.noReading")}</p>`}
    ${others.length ? html`<ul>${others.map((one) => {
      const state = wouldBe(finish, one.dueAt, commitment.precision, sla.policy.zone);
      return html`<li>${say("proof.other", { reading: `${words.reading(one.reading)}${words.ui("list.colon")}${words.reading(one.reading, one.value)}`, due: due(one) })}${state ? html` <span class="badge ${OUTCOME_BADGE[state]}">${say(`outcome.${state}`)}</span>` : nothing}</li>`;
    })}</ul>` : html`<p class="small">${say("proof.noOther")}</p>`}`;
}

function source(of: ProofOf, { commitment, notices }: Proof, parts: ProofParts, context: RecordContext): TemplateResult {
  const { words, say } = context;
  const pieces = parts.quoted(of.id, context);
  return html`<h3>${say("proof.clause")}</h3><p><b>${words.clause(commitment.clause)}</b> ${words.parties(commitment)}</p>
    ${pieces.map(({ text, translation }) => html`<blockquote lang="zh-CN">${text}</blockquote>${translation ? html`<p class="small translation">${translation}</p>` : nothing}`)}
    <h3>${say("proof.calendar")}</h3>${notices.length ? html`<ul>${notices.map((id) => html`<li>${words.notice(id)}</li>`)}</ul>` : html`<p class="small">${say(runsOn(commitment) ? "proof.noCalendar" : "proof.noNotice")}</p>`}`;
}

/** What was typed, or else what the ticket has. */
const fieldsOf = ({ ticket: { name, ticket: { customer, line, id } } }: ProofOf, { typed }: RecordContext): ProofFields => typed[name] ?? { customer, line, ticket: id };

function fieldsForm(of: ProofOf, context: RecordContext): TemplateResult {
  const { say } = context;
  const fields = fieldsOf(of, context);
  const names = { customer: say("column.customer"), line: say("column.line"), ticket: say("column.ticket") } as const;
  const put = (name: keyof ProofFields) => (event: Event): void => context.type(of.ticket.name, { ...fields, [name]: visible((event.target as HTMLInputElement).value) });
  return html`<div class="proof-fields">${(Object.keys(names) as (keyof ProofFields)[]).map((name) => html`<label class="field"><span>${names[name]}</span><input autocomplete="off" .value=${fields[name]} @change=${put(name)}></label>`)}</div>`;
}

/** The name that a browser proposes for the PDF is the page's title while it prints. */
function print(of: ProofOf, context: RecordContext): void {
  const before = document.title;
  const { customer, ticket } = fieldsOf(of, context);
  document.title = fileName([customer, ticket, context.words.title(of.id), context.now.slice(0, 10)], "").replace(/\.$/, "");
  window.print();
  document.title = before;
}

export function proofView(of: ProofOf, parts: ProofParts, given: RecordContext): TemplateResult {
  const context = { ...given, sla: given.sla.by(of.ticket.ticket.dimensions) };
  const { words, say, desk, sla, now, year } = context;
  const proof = parts.proof(of, context);
  const { commitment, code, quote } = proof;
  const verdict = of.ticket.verdicts.find(({ rule }) => rule.id === of.id);
  const outcome = verdict ? outcomeOf(verdict, year.duties) : "unjudged";
  const { customer, line, ticket } = fieldsOf(of, context);
  const shared = sharedSaid({ customers: customersOf(of.ticket.ticket.line, year.owners) }, say);
  const margin = commitment.outcome ? words.sentence(marginSaid({ commitment }, of.ticket, context)) : "";
  const whole = words.relativeTo(0);
  return html`<article class="proof" id="proof" tabindex="-1" aria-labelledby="proof-title">
    <div class="proof-bar"><button class="link back" type="button" @click=${() => context.closeProof()}>${say("proof.back")}</button>
      <button class="primary" type="button" @click=${() => print(of, context)}>${say("proof.print")}</button></div>
    ${fieldsForm(of, context)}
    <header class="proof-head ${outcome}"><p class="small">${words.policyTitle()}</p><h2 id="proof-title">${say("proof.title", { title: words.title(of.id) })}</h2>
      <p class="verdict">${outcome === "missed" ? nothing : html`<span class="badge ${OUTCOME_BADGE[outcome]}">${say(`outcome.${outcome}`)}</span> `}<b>${outcome === "unrecorded" ? say("outcome.noRecord") : margin}</b></p></header>
    <dl class="whose"><dt>${say("column.customer")}</dt><dd>${customer || "—"}</dd><dt>${say("column.line")}</dt><dd>${line || "—"}${shared ? html` <span class="small">${shared}</span>` : nothing}</dd><dt>${say("column.ticket")}</dt><dd>${ticket || "—"}</dd>
      <dt>${say("proof.values")}</dt><dd>${valuesSaid(proof.request.dimensions, context)}</dd>
      <dt>${say("proof.limit")}</dt><dd>${words.limitOf(commitment) || "—"}</dd><dt>${say("column.due")}</dt><dd>${whole.due(commitment)}</dd></dl>
    ${happened(of, proof, context)}
    <h3>${say("proof.sum")}</h3>${sumTable(proof, context)}${credit(proof, context)}
    ${source(of, proof, parts, context)}
    ${readings(proof, context)}
    <div class="check-code">${code ? html`<figure>${parts.drawn(code, context)}</figure>` : nothing}
      <div class="editions small">${code ? html`<p>${say("proof.code")}</p>` : nothing}<p>${words.provenance()}</p><p>${words.ui("editions", { policy: words.policyTitle(), edition: quote.policy.edition, calendar: quote.calendar.version, through: whole.instant(sla.calendar.publishedThrough) })}</p>
        <p><b>${say("proof.made", { moment: whole.instant(now) })}</b></p>
        ${code ? html`<details class="check-code-text"><summary>${desk("checkCode.text")}</summary><code>${code}</code></details>` : nothing}</div></div>
    <div class="print-only sign"><span>${say("proof.signed")}</span><span>${say("proof.date")}</span></div></article>`;
}
