/** What a quote was asked, in a few words. */
import type { Quote } from "../engine/types";
import type { Words } from "./index";

/** The values of the request's dimensions: "金牌·数据专线·地市内". */
export function asked(quote: Quote, words: Words): string {
  const { dimensions } = quote.request;
  return Object.keys(dimensions)
    .map((dimension) => words.value(dimension, dimensions[dimension] ?? ""))
    .join("·");
}
