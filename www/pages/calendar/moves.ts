/** What a new calendar moves: working days, and due days of an example before each holiday. */
import { html, nothing, type TemplateResult } from "lit";
import type { Calculator } from "../../elements/shared/engine";
import type { Commitment, NoticeReading } from "../../engine/types";
import type { Words } from "../../words";
import { addDays, kindOf, works, type CalendarDocument } from "./model";
import type { Say } from "./texts";

const EXAMPLE = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" } };
const COMMITMENT = "change.suspend";

function due(sla: Calculator, startAt: string, words: Words, say: Say): string {
  const { dueDate, dueRange }: Commitment = sla.explain({ ...EXAMPLE, startAt }, COMMITMENT);
  if (dueRange && dueRange.earliest !== dueRange.latest) return say("shift.or", { earliest: words.instant(dueRange.earliest), latest: words.instant(dueRange.latest) });
  return dueDate ? words.instant(dueDate) : "—";
}

/** The last working day before a rest. */
function dayBefore(calendar: CalendarDocument, from: string): string {
  let date = addDays(from, -1);
  while (!works(kindOf(calendar, date))) date = addDays(date, -1);
  return date;
}

export function moves(reading: NoticeReading, before: Calculator, after: Calculator, words: Words, say: Say): TemplateResult {
  const said = words.relativeTo(0);
  const list = (work: boolean): string => reading.moved.filter(({ after: kind }) => works(kind) === work).map(({ date }) => said.instant(date)).join(words.lang === "en" ? ", " : "、") || say("shift.nothing");
  const calendar = reading.calendar as CalendarDocument;
  const starts = [...new Set(reading.read.map(({ from }) => dayBefore(calendar, from)))];
  return html`<section class="card" aria-labelledby="moves"><h2 id="moves">${say("shift.title")}</h2>
    <p>${reading.moved.length ? say("shift.days", { worked: list(true), rested: list(false) }) : say("shift.none")}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${say("shift.due")}><table><caption class="dim">${say("shift.due")}</caption>
      <thead><tr><th scope="col">${say("shift.start")}</th><th scope="col">${say("shift.before")}</th><th scope="col">${say("shift.after")}</th></tr></thead>
      <tbody>${starts.map((start) => {
        const [old, now] = [due(before, start, said, say), due(after, start, said, say)];
        return html`<tr><th scope="row">${said.instant(start)}</th><td>${old}</td><td>${old === now ? now : html`<b>${now}</b>`}</td></tr>`;
      })}</tbody></table></div>${nothing}</section>`;
}
