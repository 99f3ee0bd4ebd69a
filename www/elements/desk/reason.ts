import { problemOf } from "../calculator/problems";
import { sentenceOf } from "../calculator/sentences";
import type { Desk } from "./context";

/** Why the engine refused something, with the value that it refused. */
export function reasonOf(thrown: unknown, { sla, words }: Desk): string {
  const problem = problemOf(thrown);
  return sentenceOf(problem, String(problem.params?.["value"] ?? ""), sla, words);
}
