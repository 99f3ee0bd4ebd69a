import { html, nothing, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import { COUNTED } from "../../engine/units";
import { shortClause, type Context, type Details } from "../calculator/context";
import { unitsOf } from "../calculator/fields";
import { dayBadge } from "../hero/hero";
import { joinMoment, splitMoment, tidyTime, zonedMoment } from "../shared/moment";
import { otherReadingDue, runsOn } from "./groups";
import { dueText, finishOf, groupOf, openVerdict, spread, verdict } from "./order";

const valueOf = (event: Event) => (event.target as HTMLInputElement).value.trim();

/** The id that a reason with this code names, e.g. the missing figure. */
const named = (commitment: Commitment, code: string, name: string): string | undefined => {
  const value = commitment.reasons.find((reason) => reason.code === code)?.params?.[name];
  return value === undefined ? undefined : String(value);
};

/** The field for a figure that the source lacks: the visitor may know it. It stays editable once given. */
export function figureField(figure: string, commitment: Commitment, context: Context): TemplateResult {
  const { words, fields } = context;
  const problem = context.problemAt(`figures/${figure}`);
  const id = `figure-${commitment.id}`;
  return html`<span class="inline"><label for=${id}>${words.figure(figure)}</label>
    <span class="unit"><input id=${id} inputmode="numeric" autocomplete="off" size="3" ?disabled=${context.isReadonly(figure)} .value=${fields.figures[figure] ?? ""} aria-invalid=${problem ? "true" : nothing}
      aria-describedby="${id}-note" @change=${(event: Event) => context.set({ figures: { ...fields.figures, [figure]: valueOf(event) } })}>${words.unit(unitsOf(context.sla.policy, figure))}</span></span>
    <span class=${problem ? "problem" : "note"} id="${id}-note">${problem ?? (fields.figures[figure] ? nothing : words.figureMissing(figure))}</span>`;
}

/** Only the rows whose clock runs in hours ask for a time of day. */
function timeField(event: string, commitment: Commitment, context: Context): TemplateResult {
  const { words, fields } = context;
  const id = `time-${commitment.id}`;
  const own = fields.events[event];
  const [date] = splitMoment(own ?? fields.startAt, context.sla.policy.zone);
  const change = (input: Event) => {
    const moment = joinMoment(date, tidyTime(valueOf(input)));
    context.set(own ? { events: { ...fields.events, [event]: moment } } : { startAt: moment });
  };
  return html`<label class="note" for=${id}>${words.ui("time.missing")}</label>
    <input class="time" id=${id} autocomplete="off" placeholder=${words.ui("moment.timePattern")} @change=${change}>`;
}

/** 2至8小时: the range that an open dimension leaves, shortest to longest. */
function openRange(commitment: Commitment, context: Context): TemplateResult | typeof nothing {
  const { words } = context;
  const range = spread(commitment);
  if (!range) return nothing;
  const { limits, dates } = range;
  const verdict = openVerdict(commitment, context);
  const [least, most] = limits.map(({ limit }) => words.limit(limit)) as [string, string];
  const said = least === most ? least : words.ui("range.limits", { least, most });
  return html`<b>${dates ? words.ui("hero.between", { earliest: dueText(dates[0], context), latest: dueText(dates[1], context) }) : said}</b>
    ${verdict ? html`<span class="said ${verdict.state}">${verdict.text}</span>` : nothing}
    <span class="note">${dates && least !== most ? words.ui("level.unknown", { range: said }) : words.reason(commitment.reasons[0]!)}</span>`;
}

/** Why the policy answers so in this case, in its own words; the engine's reasons are the explanation's. */
const because = ({ reasons }: Commitment, { words, sla }: Context): string =>
  reasons.filter(({ code }) => sla.policy.reasons.includes(code)).map((reason) => words.reason(reason)).join(words.ui("day.join"));

/** The content of a commitment without a clock in the source's words; otherwise a document's parts, copies and channels, or what must come first. */
function content(commitment: Commitment, { words }: Context): string {
  const { id, status, deliverable, gate, requirement = "" } = commitment;
  const own = words.wording(id, gate ? "gate" : requirement || status);
  if (own) return own;
  const join = words.ui("list.join");
  return words.sentence([
    deliverable?.channel ? "" : words.requirement(commitment),
    deliverable?.channel?.map((id) => words.act(id)).join(join),
    deliverable?.parts ? words.ui("deliverable.parts", { parts: deliverable.parts.map((id) => words.act(id)).join(join) }) : "",
    deliverable?.copies ? words.ui("deliverable.copies", { n: deliverable.copies }) : "",
    deliverable?.holders ? words.ui("deliverable.holders", { holders: deliverable.holders.map((id) => words.party(id)).join(join) }) : "",
    gate ? words.ui("gate", { before: words.act(gate.before), requires: words.act(gate.requires) }) : "",
  ].filter(Boolean).join(words.ui("day.join")));
}

/** 按另一种读法: if another reading of the source gives another date, the first such date. */
function otherwise(commitment: Commitment, context: Context): TemplateResult | typeof nothing {
  const { words } = context;
  const moved = context.knownReadings(commitment.id).find(({ commitment: one }) => one.dueAt && one.status === "determined");
  if (!moved) return nothing;
  const date = otherReadingDue(moved.commitment, commitment, context);
  return html`<span class="badge plain reading" title="${words.reading(moved.reading)}${words.ui("list.colon")}${words.reading(moved.reading, moved.value)}">${words.ui("reading.chip", { date })}</span>`;
}

/** The next moment of a cadence: it goes on, past the due moment of what it reports on or while that is open, until the event that ends it. */
function nextInstant({ instants = [], limit, startsAt }: Commitment, event: string | undefined, context: Context): string | undefined {
  const now = Date.parse(context.now);
  const listed = instants.find((instant) => Date.parse(instant) >= now);
  const period = limit ? limit.amount * COUNTED[limit.units].each * 1000 : 0;
  if (listed || !event || context.fields.events[event] || !period) return listed;
  const last = Date.parse(instants[instants.length - 1] ?? startsAt ?? "");
  const { zone } = context.sla.policy;
  return Number.isNaN(last) ? undefined : zonedMoment(last + Math.max(1, Math.ceil((now - last) / period)) * period, zone);
}

/** The next feedback, with what is left to it and until when it goes on; the last one, once what it reports on has ended. */
function cadence(commitment: Commitment, context: Context): TemplateResult | typeof nothing {
  const { words } = context;
  const { instants = [] } = commitment;
  const event = finishOf(commitment.id, context);
  const next = nextInstant(commitment, event, context);
  const at = next ?? instants[instants.length - 1];
  if (!at) return nothing;
  const left = next && words.margin(Math.floor((Date.parse(next) - Date.parse(context.now)) / 60_000));
  const until = event ? words.ui("instants.until", { event: words.event(event) }) : "";
  // If the machine's clock is wrong there is no next moment.
  const said = context.clock !== undefined ? words.ui("instants.first") : left === undefined ? words.ui("instants.last") : words.ui("instants.next", { left }) + until;
  return html`<b class="when">${words.instant(at)}</b><span class="note">${said}</span>`;
}

/** The due column: a date and what is left, or why there is none and what would give one. */
function due(commitment: Commitment, context: Context, details: Details | undefined): TemplateResult | typeof nothing {
  const { words } = context;
  const { status, dueDate, reasons } = commitment;
  if (dueDate && status === "determined") {
    const said = verdict(commitment, context);
    const provisional = commitment.certainty === "provisional";
    return html`<b class="when">${dueText(commitment, context)}</b> ${provisional ? html`<span class="badge maybe">${words.ui("provisional")}</span>` : commitment.precision === "minute" ? nothing : dayBadge(dueDate, context)}
      ${said ? html`<span class="said ${said.state}">${said.text}</span>` : nothing}${otherwise(commitment, context)}${note(because(commitment, context))}`;
  }
  const figure = named(commitment, "figure-missing", "figure");
  if (figure) return figureField(figure, commitment, context);
  const event = named(commitment, "time-of-day-missing", "event");
  if (event) return timeField(event, commitment, context);
  if (named(commitment, "dimension-missing", "dimension") && commitment.alternatives?.length) return openRange(commitment, context);
  if (status === "awaiting-event") {
    const projected = details ? details.projection(commitment, context) : commitment.projected;
    return html`<span class="note">${words.ui("awaits", { events: (commitment.awaits ?? []).map((id) => words.event(id)).join(words.ui("list.join")) })}</span>
      ${projected ? html`<span class="note">${words.ui("projected", { date: projected.precision === "minute" ? words.instant(projected.dueAt) : words.date(projected.dueDate) })}</span>` : nothing}`;
  }
  if (commitment.shape === "cadence" && status === "determined") return cadence(commitment, context);
  const own = because(commitment, context);
  const reason = own || (reasons[0] && status !== "determined" ? words.reason(reasons[0]) : "");
  const consists = content(commitment, context);
  // A commitment that does not apply or is owed only on request says why, instead of its content.
  const all = groupOf(commitment) === "not-applicable" || (own && status === "on-request") ? [reason || consists] : [consists, own];
  const said = all.filter(Boolean).join(words.ui("summary.join")) || reason || (status === "determined" ? "" : words.ui(`status.${status}`));
  return note(said);
}

const note = (text: string): TemplateResult | typeof nothing => (text ? html`<span class="note">${text}</span>` : nothing);

/** One commitment: what, by whom, how long, by when, and what is left. */
export function row(commitment: Commitment, context: Context, details: Details | undefined): TemplateResult {
  const { words } = context;
  const { id, limit } = commitment;
  const chosen = context.selected?.id === id;
  const clause = words.clause(commitment.clause);
  const open = context.isOpen(id);
  const dated = due(commitment, context, details);
  return html`<li class="row ${chosen ? "chosen" : ""} ${limit ? "" : "bare"} ${dated === nothing ? "undated" : ""}" part="commitment">
    <div class="what">
      <h3><button class="pick" type="button" aria-pressed=${chosen ? "true" : "false"} @click=${() => context.select(id)}>${words.title(id)}</button>
      ${commitment.kind === "unlabelled" ? html`<span class="badge plain">${words.ui("kind.unlabelled")}</span>` : nothing}</h3>
      <p class="sub"><button class="clause" type="button" aria-expanded=${open ? "true" : "false"} title=${clause} aria-label="${clause} ${words.ui("source.open")}"
          @click=${() => context.toggleOpen(id)}>${shortClause(commitment.clause, clause)}</button>
        <span>${words.parties(commitment)}</span></p>
    </div>
    <div class="limit">${limit ? words.limitOf(commitment) : nothing}${runsOn(commitment) ? html` <span class="note">7×24</span>` : nothing}</div>
    <div class="due">${dated}${details?.markIn(commitment, context) ?? nothing}</div>
    ${open && details ? html`<div class="more">${details.source(commitment, context)}</div>` : nothing}
    ${chosen && details && context.view === "narrow" ? html`<div class="more">${details.inRow(context)}</div>` : nothing}
  </li>`;
}
