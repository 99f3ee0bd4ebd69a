import { html, nothing, type TemplateResult } from "lit";
import type { QuoteRequest } from "../../engine/types";
import { choices } from "../form/choices";
import type { Desk } from "./context";

/** The dimensions that are worth a column each: a short list of values. */
export const comparable = ({ sla }: Pick<Desk, "sla">) => sla.policy.dimensions.filter(({ values }) => values.length <= 4);

/** The dimension that is compared. */
export const compared = (desk: Pick<Desk, "sla" | "dimension">): string => {
  const all = comparable(desk);
  return (all.find(({ id }) => id === desk.dimension) ?? all[0])?.id ?? "";
};

/** The request that is put beside itself: without the compared dimension. */
export function comparedRequest(desk: Desk): QuoteRequest {
  const { [compared(desk)]: _, ...dimensions } = desk.request.dimensions;
  return { ...desk.request, dimensions };
}

export function compareView(desk: Desk): TemplateResult {
  const { say, words } = desk;
  const id = compared(desk);
  return html`<section class="stack">
    ${choices({
      name: "compare-by", label: say("compare.by"), value: id,
      options: comparable(desk).map((dimension) => ({ id: dimension.id, label: words.dimension(dimension.id) })),
      onChange: (dimension) => desk.put({ dimension, base: "", value: "" }),
    })}
    <sla-compare policy-src=${desk.sources.policy ?? nothing} calendar-src=${desk.sources.calendar ?? nothing} .request=${comparedRequest(desk)} .dimension=${id} .base=${desk.base || undefined} @sla-base=${(event: CustomEvent<string>) => desk.put({ base: event.detail })}></sla-compare>
  </section>`;
}
