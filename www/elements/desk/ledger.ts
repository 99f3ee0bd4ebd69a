/** The ledger of pauses: stretches that do not count, by whose cause, and what they move. */
import type { Commitment, Exclusion, PolicyInfo, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { readMoment } from "../../lists/moments";
import { causesOf, findCause } from "../../lists/pauses";
import { stretches } from "../../words/excluded";
import type { Calculator } from "../shared/calculators";

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

/** Each cause with the time that it took from the clock. */
function spentOf(commitment: Commitment, exclusions: readonly Exclusion[], words: Words): string[] {
  const left = commitment.reasons.filter(({ code }) => code === "excluded-time").map(({ params }) => params ?? {});
  const causes = left.flatMap(({ cause = "" }) => String(cause).split(","));
  const minutes = left.reduce((sum, params) => sum + Number(params["minutes"]), 0);
  const spent = new Map<string, number>();
  for (const one of stretches(exclusions.filter(({ cause }) => causes.includes(cause)), commitment, words.zone, minutes, left.length)) spent.set(one.cause, (spent.get(one.cause) ?? 0) + one.minutes);
  return [...spent].map(([cause, amount]) => words.ui("overrun.cause", { cause: cause.split(",").map((id) => words.cause(id)).join(words.ui("list.join")), duration: words.duration(amount) }));
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

/** The events that end these deadlines, each once: where one is given, the ledger says whether it was in time. */
export const endsOf = (all: readonly Effect[], { rules }: PolicyInfo): string[] =>
  [...new Set(all.flatMap(({ id }) => rules.find((rule) => rule.id === id)?.finishedBy.slice(0, 1) ?? []))];

/** Why it moved: what was left out, by whose cause, and of hour clocks each cause with its minutes. */
export function whyOf({ id, after }: Effect, sla: Calculator, request: QuoteRequest, words: Words): string[] {
  const told = after.precision === "minute" ? spentOf(after, request.exclusions ?? [], words) : [];
  if (told.length) return told;
  const reasons = after.reasons.filter(({ code }) => /^excluded/.test(code)).map((reason) => words.reason(reason));
  const walked = sla.explain(request, id).trace ?? [];
  const causes = [...new Set(walked.flatMap(({ excluded }) => (excluded ? [excluded] : [])))].map((cause) => words.cause(cause));
  // A reason names its cause.
  return reasons.length ? reasons : causes;
}
