/** What is other than when a list was kept: each moved date with the clause or the notice behind it. */
import { html, type TemplateResult } from "lit";
import { basisText, type Telling } from "../desk/basis";
import type { GetString } from "../desk/strings";
import { endsOf } from "./answers";
import { editionsNow, type KeptList, type Moved } from "./kept";

/** The clause or the notices behind a move, in words; nothing where the start is not known. */
export function basisOfMove({ id, byRule, start, before, after }: Moved, { editions }: KeptList, desk: Telling): string {
  const ends = [before, after].map((end) => endsOf(end)[1] || undefined);
  const newer = editions.calendar !== editionsNow(desk.sla).calendar;
  return start ? basisText({ id, byRule, start, ends, knownThrough: newer ? editions.through ?? "" : undefined }, desk) : "";
}

/** What is other than when the list was kept, and whose edition changed meanwhile. */
export function movedView({ list, since }: { list: Moved[]; since: KeptList }, now: KeptList["editions"], say: GetString, behind: (one: Moved) => string): TemplateResult {
  const newer = (["policy", "calendar"] as const).filter((one) => now[one] !== since.editions[one]);
  const editions = newer.map((one) => html`<li>${say(`sheet.newer.${one}`, { from: since.editions[one], to: now[one] })}</li>`);
  if (!list.length) return html`<div class="card same" role="status"><b>${say("bulk.same", { date: since.made })}</b><ul class="small">${editions}</ul></div>`;
  return html`<div class="card moved" role="status"><b>${say("bulk.moved", { n: list.length, date: since.made })}</b>
    <ul class="small">${editions}${list.slice(0, 50).map((one) => html`<li>${say("bulk.movedOne", { name: one.name, title: one.title, before: one.before || say("bulk.noDate"), after: one.after ? one.after + (one.provisional ? say("bulk.provisional") : "") : say("bulk.noDate") })} ${behind(one)}</li>`)}</ul></div>`;
}
