/** Requests in which a required value is open, made such that the engine takes them. */
import type { DimensionInfo, PolicyInfo, QuoteRequest } from "../../engine/types";
import { openDimensions } from "./fields";

/** Every choice of values for these dimensions. */
export function choices(open: readonly DimensionInfo[]): Record<string, string>[] {
  return open.reduce<Record<string, string>[]>((all, { id, values }) => all.flatMap((one) => values.map((value) => ({ ...one, [id]: value.id }))), [{}]);
}

/** The request with the first value of whatever is open: for what is the same with every one. */
export const withAny = (request: QuoteRequest, policy: PolicyInfo): QuoteRequest =>
  ({ ...request, dimensions: { ...request.dimensions, ...choices(openDimensions(request, policy).map((one) => ({ ...one, values: one.values.slice(0, 1) })))[0] } });
