/** What paper needs beside the answer: the inputs in a line, the months of every date, the clauses, and room to sign. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { provenance } from "../calculator/view";
import { groupOf } from "../commitment-list/order";
import { processLabel } from "../form/form";
import { unknownValue } from "../shared/unknown-value";
import { addDays, addMonths, daysInMonth, weekdayOf } from "../../engine/dates";
import { entered } from "./entered";
import { explanation } from "./explanation";

const printing = new WeakSet<object>();

/** Draws an element and the calendars in it now, not when the listener has ended: Firefox takes what stands there by then. */
function drawn(element: Element): void {
  (element as unknown as { performUpdate(): void }).performUpdate();
  element.shadowRoot?.querySelectorAll("sla-calendar").forEach(drawn);
}

/** Tells a calculator that it is being printed: only then are the months drawn that only paper shows. */
export class Printing implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("beforeprint", this.#before);
    addEventListener("afterprint", this.#after);
  }

  hostDisconnected(): void {
    removeEventListener("beforeprint", this.#before);
    removeEventListener("afterprint", this.#after);
  }

  #before = (): void => {
    printing.add(this.#host);
    this.#host.requestUpdate();
    drawn(this.#host);
  };

  #after = (): void => {
    printing.delete(this.#host);
    this.#host.requestUpdate();
  };
}

export const isPrinting = (context: Context): boolean => printing.has(context);

/** The request in one line, because the form is not printed. */
export function inputs(context: Context): TemplateResult {
  const { words, sla, fields, quote: { request, commitments } } = context;
  const named = (name: string, value: string): string => name + words.ui("list.colon") + value;
  const moment = (at: string): string => words.relativeTo(0).instant(at);
  const parts = [
    context.label,
    processLabel(context.process, context),
    ...sla.policy.dimensions.map((one) => named(words.dimension(one.id), fields.dimensions[one.id] ? words.value(one.id, fields.dimensions[one.id]!) : unknownValue(one, words, commitments))),
    named(words.ui("moment.start"), moment(request.startAt)),
    request.audience && request.audience !== "customer" ? named(words.ui("audience"), words.ui(`audience.${request.audience}`)) : "",
    ...entered(context),
    context.clock === undefined ? named(words.ui("paper.now"), moment(context.now.slice(0, 16))) : "",
  ];
  return html`<p class="inputs">${parts.filter(Boolean).join(words.ui("day.join"))}</p>`;
}

/** First and last day that a dated commitment has on the calendar. */
function spanOf({ startsAt, dueDate, dueRange }: Commitment): [from: string, to: string] {
  const days = [startsAt, dueDate, dueRange?.latest].flatMap((day) => (day ? [day.slice(0, 10)] : [])).sort();
  return [days[0]!, days[days.length - 1]!];
}

/** The months with a day of any of these; one whose days all stand in the first week of the next is not drawn for them. */
export function monthsWith(spans: readonly (readonly [from: string, to: string])[]): string[] {
  const months = new Set<string>();
  for (const [from, to] of spans) {
    for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) months.add(month);
  }
  return [...months].sort().filter((month) => {
    const next = `${addMonths(month, 1)}-01`;
    const week = addDays(next, 1 - weekdayOf(next));
    const [year, number] = month.split("-").map(Number) as [number, number];
    const last = `${month}-${daysInMonth(year, number)}`;
    return !months.has(next.slice(0, 7)) || spans.some(([from, to]) => from < week && to >= `${month}-01` && from <= last);
  });
}

function months(context: Context): TemplateResult[] {
  const { words, sla, traced } = context;
  const dated = context.commitments.filter((one) => groupOf(one) === "dated" && one.dueDate);
  const shown = monthsWith(dated.map(spanOf));
  const deadlines = dated.map((one) => ({ id: one.id, date: one.dueDate!, title: words.title(one.id) }));
  return shown.map((month) => html`<section class="card"><sla-calendar .sla=${sla} .words=${words} .today=${context.today} .deadlines=${deadlines}
    .commitment=${traced} .exclusions=${context.fields.exclusions} .only=${month}></sla-calendar></section>`);
}

/** Two months side by side, which no page break separates. */
const inPairs = (cards: (TemplateResult | typeof nothing)[]): TemplateResult[] =>
  cards.filter((_, at) => at % 2 === 0).map((card, at) => html`<div class="pair">${card}${cards[at * 2 + 1] ?? nothing}</div>`);

/** While it is printed: the months of every dated commitment, how the chosen one is counted, the clauses, room to sign, and where the rules come from. */
export function paper(context: Context): TemplateResult | typeof nothing {
  if (!isPrinting(context)) return nothing;
  const { words, commitments } = context;
  const clauses = [...new Set(commitments.filter((one) => groupOf(one) !== "not-applicable").map(({ clause }) => words.clause(clause)))];
  const pairs = inPairs([...months(context), explanation(context, true)]);
  return html`<div class="paper">
    ${pairs.slice(0, -1)}
    <div class="end">
      ${pairs.slice(-1)}
      ${clauses.length ? html`<p class="small">${words.ui("paper.clauses", { clauses: clauses.join(words.ui("list.join")) })}</p>` : nothing}
      <p class="sign" aria-hidden="true">${["sign.customer", "sign.manager", "sign.date"].map((key) => html`<span>${words.ui(key)}</span>`)}</p>
      ${provenance(context)}
    </div>
  </div>`;
}
