/** The lines of a project: which commitment, for which service and place. */
import { html, nothing, type TemplateResult } from "lit";
import type { DimensionInfo } from "../../engine/types";
import type { Desk, Item } from "./context";
import { restingOnFigures } from "./figures";
import { workable } from "./latest";

/** The dimensions that each line sets itself: all except grades of the customer or the service. */
export const lineDimensions = ({ sla }: Pick<Desk, "sla">): DimensionInfo[] => sla.policy.dimensions.filter(({ ordered }) => !ordered);

/** The default line: one that can be answered with the available figures. */
export function firstItem(desk: Pick<Desk, "sla" | "request">): Item {
  const all = workable(desk);
  const { questions, rules } = desk.sla.policy;
  const { commitments } = desk.sla.quote(desk.request);
  const answered = all.filter((id) => commitments.find((one) => one.id === id)?.dueDate);
  const fallback = answered.find((id) => rules.some((rule) => rule.id === id && rule.process === questions[0])) ?? answered[0] ?? all[0] ?? "";
  // A user who enters the limit of activation wants to know the latest order for a service that must be live.
  const given = restingOnFigures(desk.sla, desk.request);
  const commitment = answered.find((id) => given.has(id)) ?? fallback;
  return { commitment, dimensions: {} };
}

const valueOf = (desk: Desk, item: Item, id: string): string => item.dimensions[id] ?? desk.fields.dimensions[id] ?? "";

/** 数据专线·地市内·停机办理 */
export function itemTitle(item: Item, desk: Desk): string {
  const values = lineDimensions(desk).map(({ id }) => desk.words.value(id, valueOf(desk, item, id)));
  return [...values, desk.words.title(item.commitment)].join(desk.words.ui("summary.join"));
}

function put(desk: Desk, at: number, change: Partial<Item>): void {
  desk.put({ items: desk.items.map((one, index) => (index === at ? { ...one, ...change } : one)) });
}

const chosen = (event: Event): string => (event.target as HTMLSelectElement).value;

function line(item: Item, at: number, desk: Desk): TemplateResult {
  const { say, words } = desk;
  const label = (name: string) => say("back.lineOf", { n: at + 1, name });
  return html`<li class="line">
    <select aria-label=${label(say("back.commitment"))} @change=${(event: Event) => put(desk, at, { commitment: chosen(event) })}>
      ${workable(desk).map((id) => html`<option value=${id} ?selected=${id === item.commitment}>${words.title(id)}</option>`)}</select>
    ${lineDimensions(desk).map(({ id, values }) => html`<select aria-label=${label(words.dimension(id))}
      @change=${(event: Event) => put(desk, at, { dimensions: { ...item.dimensions, [id]: chosen(event) } })}>
      ${values.map((one) => html`<option value=${one.id} ?selected=${one.id === valueOf(desk, item, id)}>${words.value(id, one.id)}</option>`)}</select>`)}
    ${desk.items.length > 1 ? html`<button class="link" type="button" aria-label=${say("back.removeLine", { n: at + 1 })}
      @click=${() => desk.put({ items: desk.items.filter((_, index) => index !== at) })}>${say("back.remove")}</button>` : nothing}
  </li>`;
}

export function project(desk: Desk): TemplateResult {
  const { say, items } = desk;
  return html`<section aria-label=${say("back.lines")}><ol class="lines">${items.map((item, at) => line(item, at, desk))}</ol>
    <button class="link" type="button" @click=${() => desk.put({ items: [...items, { ...items[items.length - 1]! }] })}>${say("back.add")}</button></section>`;
}
