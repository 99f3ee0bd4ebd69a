/** The detail of the event `sla-record`: the year that the element shows. */
import type { LineQuality, QualityTarget } from "../../engine/types";
import type { RecordYear } from "./year";

export interface RecordShown {
  period: RecordYear["period"];
  /** The use of each cap by each line, as in the engine's `quality`. */
  lines: { line: string; /** Its customer, and how many customers its number stands under. */ customer: string; customers: number; measures: ({ id: string } & LineQuality)[] }[];
  /** The numbers of tickets that count and that do not. */
  counted: number;
  leftOut: number;
  /** The results of the policy's targets in per cent, as in the engine's `quality`, if there are any. */
  targets?: readonly QualityTarget[];
  /** The milliseconds that the engine needed after the tickets were read. */
  milliseconds: number;
}

export const toldOf = ({ period, lines, leftOut }: RecordYear, tickets: number, took: number): RecordShown => ({
  period, lines: lines.map(({ line, customer, customers, measures }) => ({ line, customer, customers, measures: measures.map(({ id, reached }) => ({ id, ...reached })) })),
  counted: tickets - leftOut.length, leftOut: leftOut.length, milliseconds: Math.round(took),
});
