/** What a new calendar moves of the list that was last worked on at the sales desk of this device. */
import { html, nothing, type TemplateResult } from "lit";
import { movedSince, readKept, type KeptList, type Moved } from "../../elements/bulk/kept";
import type { Quoter } from "../../elements/shared/engine";
import type { Words } from "../../words";
import type { CalendarDocument } from "./model";
import type { GetString } from "./texts";

export interface ListMoves {
  label: string;
  rows: number;
  moved: Moved[];
}

/** The number of moves that are listed; all are counted. */
const LISTED = 50;

/** The kept list under both calendars; nothing if there is none for this policy or it can no longer be quoted. */
export async function listMoves(sla: Quoter, before: CalendarDocument, after: Quoter, document: CalendarDocument): Promise<ListMoves | undefined> {
  const kept: KeptList | undefined = readKept();
  if (kept?.policy !== sla.policy.id) return undefined;
  try {
    const { askedUnder } = await import("../../elements/bulk/again");
    const old = await askedUnder(kept, sla.policy, { document: before, version: before.version, through: sla.calendar.publishedThrough });
    const now = await askedUnder(kept, sla.policy, { document, version: document.version, through: after.calendar.publishedThrough });
    return { label: kept.label, rows: now.answers.length, moved: movedSince(old, now) };
  } catch {
    // A list that can no longer be read tells nothing about the calendar; the desk reports the fault when the list is opened there.
    return undefined;
  }
}

/** 2027-02-15 – 2027-02-17 in words. */
const said = (date: string, words: Words): string => date.split(" – ").map((end) => words.instant(end.replace(" ", "T"))).join(" – ");

export function listMovesView({ label, rows, moved }: ListMoves, words: Words, say: GetString): TemplateResult {
  const plain = words.relativeTo(0);
  return html`<section class="card" aria-labelledby="list-moves"><h2 id="list-moves">${say("list.title")}</h2>
    <p role="status">${say(moved.length ? "list.moved" : "list.same", { label: label || say("list.nameless"), rows, n: moved.length })}</p>
    ${moved.length ? html`<div class="scroll" tabindex="0" role="region" aria-label=${say("list.title")}><table>
      <thead><tr><th scope="col">${say("list.row")}</th><th scope="col">${say("shift.before")}</th><th scope="col">${say("shift.after")}</th></tr></thead>
      <tbody>${moved.slice(0, LISTED).map((one) => html`<tr><th scope="row">${one.name} ${one.title}</th><td>${said(one.before, plain)}</td><td><b>${said(one.after, plain)}</b></td></tr>`)}</tbody></table></div>` : nothing}
  </section>`;
}
