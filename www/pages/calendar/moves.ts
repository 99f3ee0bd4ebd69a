/** What a new calendar moves: working days, and due days of an example before each holiday. */
import { html, nothing, type TemplateResult } from "lit";
import type { Quoter } from "../../elements/shared/engine";
import { addDays } from "../../engine/dates";
import type { Commitment, NoticeReading, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { kindOf, works, type CalendarDocument } from "./model";
import type { GetString } from "./texts";

/** The example: the first value of each dimension that every request names. */
const exampleOf = ({ policy }: Quoter, startAt: string): QuoteRequest =>
  ({ dimensions: Object.fromEntries(policy.dimensions.filter(({ required }) => required).map(({ id, values }) => [id, values[0]!.id])), startAt });

/** The first commitment of the example that is counted in working days. */
const counted = (sla: Quoter, startAt: string): Commitment | undefined =>
  sla.quote(exampleOf(sla, startAt)).commitments.find(({ limit, dueDate }) => limit?.units === "businessDays" && dueDate);

/** The example in words: its values, the commitment and its limit. */
function told(sla: Quoter, startAt: string, words: Words): string {
  const commitment = counted(sla, startAt);
  const values = Object.entries(exampleOf(sla, startAt).dimensions).map(([id, value]) => words.value(id, value));
  return [...values, ...(commitment?.limit ? [words.title(commitment.id), words.limit(commitment.limit)] : [])].join(words.ui("summary.join"));
}

function due(sla: Quoter, startAt: string, words: Words, say: GetString): string {
  const { dueDate, dueRange } = counted(sla, startAt) ?? {};
  if (dueRange && dueRange.earliest !== dueRange.latest) return say("shift.or", { earliest: words.instant(dueRange.earliest), latest: words.instant(dueRange.latest) });
  return dueDate ? words.instant(dueDate) : "—";
}

/** The last working day before a rest. */
function dayBefore(calendar: CalendarDocument, from: string): string {
  let date = addDays(from, -1);
  while (!works(kindOf(calendar, date))) date = addDays(date, -1);
  return date;
}

export function moves(reading: NoticeReading, before: Quoter, after: Quoter, words: Words, say: GetString): TemplateResult {
  const said = words.relativeTo(0);
  const list = (work: boolean): string => reading.moved.filter(({ after: kind }) => works(kind) === work).map(({ date }) => said.instant(date)).join(words.ui("list.join")) || say("shift.nothing");
  const calendar = reading.calendar as CalendarDocument;
  const starts = [...new Set(reading.read.map(({ from }) => dayBefore(calendar, from)))];
  const caption = say("shift.due", { example: starts[0] === undefined ? "" : told(before, starts[0], words) });
  return html`<section class="card" aria-labelledby="moves"><h2 id="moves">${say("shift.title")}</h2>
    <p>${reading.moved.length ? say("shift.days", { worked: list(true), rested: list(false) }) : say("shift.none")}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${caption}><table><caption class="dim">${caption}</caption>
      <thead><tr><th scope="col">${say("shift.start")}</th><th scope="col">${say("shift.before")}</th><th scope="col">${say("shift.after")}</th></tr></thead>
      <tbody>${starts.map((start) => {
        const [old, now] = [due(before, start, said, say), due(after, start, said, say)];
        return html`<tr><th scope="row">${said.instant(start)}</th><td>${old}</td><td>${old === now ? now : html`<b>${now}</b>`}</td></tr>`;
      })}</tbody></table></div>${nothing}</section>`;
}
