/** What the element tells its page of the year that it shows. */
import type { LineQuality, QualityTarget } from "../../engine/types";
import type { RecordYear } from "./year";

export interface RecordShown {
  period: RecordYear["period"];
  /** Each line with what it used of each cap, as the engine's `quality` has it. */
  lines: { line: string; measures: ({ id: string } & LineQuality)[] }[];
  /** Tickets that are part of the figures, and those that are in none. */
  counted: number;
  leftOut: number;
  /** The policy's targets in per cent over the year, as the engine's `quality` has them, where there are any. */
  targets?: readonly QualityTarget[];
  /** How long the engine took for all of it, once the tickets were read. */
  milliseconds: number;
}

export const toldOf = ({ period, lines, leftOut }: RecordYear, tickets: number, took: number): RecordShown => ({
  period, lines: lines.map(({ line, measures }) => ({ line, measures: measures.map(({ id, reached }) => ({ id, ...reached })) })),
  counted: tickets - leftOut.length, leftOut: leftOut.length, milliseconds: Math.round(took),
});
