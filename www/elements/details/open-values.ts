/** Of a dimension that is left open, the values whose answer is of another kind: on request, without a date, owed by or to another. */
import { html, type TemplateResult } from "lit";
import type { Commitment, QuoteRequest } from "../../engine/types";
import { choices } from "../calculator/choices";
import { openDimensions } from "../calculator/fields";
import type { Context } from "../calculator/context";

export interface Apart {
  values: string[];
  text: string;
}

/** The remarks on those values; values with the same remark together. */
export function apart(commitment: Commitment, { words, sla, quote: { request } }: Context): Apart[] {
  const open = commitment.reasons.find(({ code }) => code === "dimension-missing")?.params?.["dimension"];
  const dimension = sla.policy.dimensions.find(({ id }) => id === open);
  if (!dimension || !commitment.alternatives?.length) return [];
  const said = (dimensions: QuoteRequest["dimensions"]): string => {
    const one = sla.explain({ ...request, dimensions: { ...request.dimensions, ...dimensions } }, commitment.id);
    // An alternative that the engine leaves open does not depend on this value.
    if (one.status === "indeterminate") return "";
    const unlike = !one.limit || one.requirement === "on-request" ? words.requirement(one) || words.ui(`status.${one.status}`) : "";
    const others = one.creditor === commitment.creditor && one.debtor === commitment.debtor ? "" : words.parties(one);
    return [unlike, others].filter(Boolean).join(words.ui("day.join"));
  };
  // There is no remark on a value for which other open dimensions make a difference.
  const others = choices(openDimensions(request, sla.policy).filter(({ id }) => id !== dimension.id));
  const found = new Map<string, string[]>();
  for (const { id } of dimension.values) {
    const [text = "", ...more] = new Set(others.map((chosen) => said({ ...chosen, [dimension.id]: id })));
    if (text && !more.length) found.set(text, [...(found.get(text) ?? []), id]);
  }
  return [...found].map(([text, values]) => ({ values: values.map((id) => words.value(dimension.id, id)), text }));
}

/** The same as notes, one under the other. */
export const apartNotes = (commitment: Commitment, context: Context): TemplateResult[] =>
  apart(commitment, context).map(({ values, text }) => html`<span class="note">${values.join(context.words.ui("list.join"))}${context.words.ui("list.colon")}${text}</span>`);
