/** Words a dimension that was not given. */
import type { Commitment, DimensionInfo } from "../../engine/types";
import type { FirstWords } from "../../words/first";

/** That somebody does not know it; or what a table of the policy makes of other values, and of which, as the answers say it. */
export function unknownValue({ id, from, overriddenBy = [] }: DimensionInfo, words: Pick<FirstWords, "dimension" | "ui" | "unknown" | "value">, commitments: readonly Commitment[] = []): string {
  if (!from) return words.unknown(id) || words.ui("unknown");
  const names = from.map((one) => words.dimension(one)).join(words.ui("list.join"));
  // A rule that may set it itself does not say which of the two it was.
  const set = commitments.filter((one) => !overriddenBy.includes(one.id)).flatMap(({ reasons }) => reasons).find(({ code, params }) => code === "dimension-set" && params?.["dimension"] === id);
  return set ? words.ui("derived", { value: words.value(id, String(set.params!["value"])), from: names }) : words.ui("derivedFrom", { from: names });
}
