/** The rank of a value, best first, for its colour; only grades that every request names have one. */
import type { DimensionInfo } from "../../engine/types";

/** Colours that there are (`.dot` in `form.css`). */
const RANKS = 4;

export function rankOf({ required, ordered, values }: DimensionInfo, id: string): string | undefined {
  const at = values.findIndex((one) => one.id === id);
  return required && ordered && at >= 0 && at < RANKS ? `rank-${at + 1}` : undefined;
}
