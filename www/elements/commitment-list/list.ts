import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Commitment } from "../../engine/types";
import type { Context, Details } from "../calculator/context";
import { grouped } from "./groups";
import type { Group } from "./order";
import { row } from "./row";

/** Groups that start folded: there to be found, not to be read first. */
export const FOLDED: Group[] = ["service", "not-applicable"];

/** If a group has more members than this, only those with a figure are unfolded. */
const LONG = 8;

const rows = (members: Commitment[], context: Context, details: Details | undefined): TemplateResult =>
  html`<ul class="rows">${repeat(members.map((one) => [one.id, row(one, context, details)] as const), ([id]) => id, ([, shown]) => shown)}</ul>`;

function section(group: Group, members: Commitment[], context: Context, details: Details | undefined, alone: boolean): TemplateResult {
  const { words } = context;
  const title = html`${words.ui(`group.${group}`)} <span class="count">${members.length}</span>`;
  if (FOLDED.includes(group) && !alone) {
    return html`<details class="group ${group}"><summary>${title}</summary>${rows(members, context, details)}</details>`;
  }
  // Of a long group the members without a figure are folded.
  const shown = members.length > LONG ? members.filter((one) => one.limit) : members;
  const rest = members.filter((one) => !shown.includes(one));
  return html`<div class="group ${group}">
    <h2>${title}</h2>
    ${group === "internal" ? html`<p class="small">${words.ui("internal.note")}</p>` : nothing}
    ${shown.length ? rows(shown, context, details) : nothing}
    ${rest.length ? html`<details class="others"><summary>${words.ui("group.rest", { n: rest.length })}</summary>${rows(rest, context, details)}</details>` : nothing}
  </div>`;
}

/** If a customer is promised no date, the source may still set one without calling it a promise; the list says so and shows it at a press. */
function unlabelled(context: Context): TemplateResult | typeof nothing {
  const { words, fields, process, sla, commitments } = context;
  if (fields.audience !== "customer" || context.isReadonly("audience") || commitments.some((one) => one.dueAt)) return nothing;
  const hidden = sla.policy.rules.filter((rule) => rule.process === process && rule.kind === "unlabelled" && rule.shape === "deadline").length;
  if (!hidden) return nothing;
  return html`<p class="hint">${words.ui("unlabelled.hidden", { n: hidden })}
    <button class="link" type="button" @click=${() => context.set({ audience: "sales" })}>${words.ui("unlabelled.show")}</button></p>`;
}

/** Every commitment of the chosen process: dated ones by date, then what waits, what is missing, what does not apply. */
export function list(context: Context, details: Details | undefined): TemplateResult {
  const groups = grouped(context.commitments);
  return html`<section class="list" part="commitments" role="group" aria-label=${context.words.ui("commitments")}>
    ${unlabelled(context)}
    ${groups.length
      ? groups.map(([group, members]) => section(group, members, context, details, groups.length === 1))
      : html`<p class="small">${context.words.ui("commitments.none")}</p>`}
  </section>`;
}
