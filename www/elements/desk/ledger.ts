/** The ledger of pauses: stretches that do not count, by whose cause, and what they move. */
import type { Commitment, Exclusion, PolicyInfo, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { readMoment } from "../../lists/moments";
import { causesOf, findCause } from "../../lists/pauses";
import type { Calculator } from "../shared/engine";

/** A line that could not be read. */
export interface BadLine {
  line: number;
  text: string;
  lacks: "cause" | "from" | "to";
}

/** Lines of cause, from and to, parted by tabs, commas or semicolons. */
export function readLedger(text: string, policy: PolicyInfo, words: Words): { entries: Exclusion[]; bad: BadLine[] } {
  const causes = causesOf(policy, [words]);
  const entries: Exclusion[] = [];
  const bad: BadLine[] = [];
  text.split(/\r\n?|\n/).forEach((line, at) => {
    if (!line.trim()) return;
    const [first = "", second = "", third = ""] = line.split(/\s*[\t,，;；]\s*/).map((part) => part.trim());
    const cause = findCause(causes, first);
    const [from, to] = [readMoment(second), readMoment(third)];
    if (cause && "moment" in from && from.moment.includes("T") && "moment" in to && to.moment.includes("T")) entries.push({ cause, from: from.moment, to: to.moment });
    else bad.push({ line: at + 1, text: line.trim(), lacks: !cause ? "cause" : "moment" in from && from.moment.includes("T") ? "to" : "from" });
  });
  return { entries, bad };
}

export interface Effect {
  id: string;
  before: Commitment;
  after: Commitment;
  /** Whether the pauses moved it. */
  moved: boolean;
}

/** Each dated deadline with and without the ledger. */
export function effects(sla: Calculator, request: QuoteRequest): Effect[] {
  const { exclusions, ...bare } = request;
  if (!exclusions?.length) return [];
  const [without, withThem] = [sla.quote(bare), sla.quote(request)];
  return withThem.commitments.flatMap((after) => {
    const before = without.commitments.find(({ id }) => id === after.id);
    if (!before?.dueAt || !after.dueAt || after.shape !== "deadline") return [];
    return [{ id: after.id, before, after, moved: before.dueAt !== after.dueAt }];
  });
}

/** Why it moved: what was left out, and by whose cause. */
export function whyOf({ id, after }: Effect, sla: Calculator, request: QuoteRequest, words: Words): string[] {
  const reasons = after.reasons.filter(({ code }) => /^excluded/.test(code)).map((reason) => words.reason(reason));
  const walked = sla.explain(request, id).trace ?? [];
  const causes = [...new Set(walked.flatMap(({ excluded }) => (excluded ? [excluded] : [])))].map((cause) => words.cause(cause));
  return [...reasons, ...causes];
}
