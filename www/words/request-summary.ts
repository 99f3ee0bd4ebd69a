/** A summary of a quote's request. */
import type { Quote } from "../engine/types";
import type { Words } from "./index";

/** The values of the request's dimensions and the conditions that it states: "金牌·数据专线·地市内·终端类故障投诉". */
export function asked(quote: Quote, words: Words): string {
  const { dimensions, conditions = {} } = quote.request;
  const circumstances = Object.entries(conditions).map(([id, holds]) => (holds ? words.condition(id) : words.ui("paper.not", { condition: words.condition(id) })));
  return [...Object.keys(dimensions).map((dimension) => words.value(dimension, dimensions[dimension] ?? "")), ...circumstances].join("·");
}
