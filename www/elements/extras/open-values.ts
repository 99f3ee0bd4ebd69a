/** Of a dimension that is left open, the values whose answer is of another kind: on request, without a date, owed by or to another. */
import { html, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";

export interface Apart {
  values: string[];
  text: string;
}

/** What is said of those values, those of which the same is said together. */
export function apart(commitment: Commitment, { words, sla, quote: { request } }: Context): Apart[] {
  const open = commitment.reasons.find(({ code }) => code === "dimension-missing")?.params?.["dimension"];
  const dimension = sla.policy.dimensions.find(({ id }) => id === open);
  if (!dimension || !commitment.alternatives?.length) return [];
  const found = new Map<string, string[]>();
  for (const { id } of dimension.values) {
    const one = sla.explain({ ...request, dimensions: { ...request.dimensions, [dimension.id]: id } }, commitment.id);
    // What else is left open is no matter of this value.
    if (one.status === "indeterminate") continue;
    const unlike = !one.limit || one.requirement === "on-request" ? words.requirement(one) || words.ui(`status.${one.status}`) : "";
    const others = one.creditor === commitment.creditor && one.debtor === commitment.debtor ? "" : words.parties(one);
    const text = [unlike, others].filter(Boolean).join(words.ui("day.join"));
    if (text) found.set(text, [...(found.get(text) ?? []), id]);
  }
  return [...found].map(([text, values]) => ({ values: values.map((id) => words.value(dimension.id, id)), text }));
}

/** The same as notes, one under the other. */
export const apartNotes = (commitment: Commitment, context: Context): TemplateResult[] =>
  apart(commitment, context).map(({ values, text }) => html`<span class="note">${values.join(context.words.ui("list.join"))}${context.words.ui("list.colon")}${text}</span>`);
