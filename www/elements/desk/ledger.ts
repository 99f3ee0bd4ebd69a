/** The ledger of pauses: excluded intervals, their causes, and the deadlines that they move. */
import type { Commitment, Exclusion, PolicyInfo, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { dayNumber } from "../../engine/dates";
import { epochOf } from "../../engine/zones";
import { readMoment, type MomentFault } from "../../lists/moments";
import { causesOf, findCause, readPauses, stretchOf, type Stretch } from "../../lists/pauses";
import { plain } from "../../lists/tidy";
import { stretches } from "../../words/excluded";
import { noSuchDay } from "../calculator/sentences";
import type { Calculator } from "../shared/calculators";
import { MOMENT_FAULTS, weekdayName } from "../shared/moment-fault";
import type { Desk } from "./context";

/** What is wrong with a line: its cause, one of its ends, or that its end is not after its beginning. */
export type LineFault =
  | { at: "cause" }
  | { at: "order" }
  | { at: "from" | "to"; fault: MomentFault | "time" | "day"; weekday?: number | undefined };

/** A line that could not be read; `part` is what stands where the fault is, empty where nothing does. */
export type BadLine = LineFault & { line: number; text: string; part: string };

/** Why a moment cannot be the end of a pause. */
function endFault(at: "from" | "to", text: string): LineFault | undefined {
  const read = readMoment(text);
  if (!("moment" in read)) return { at, fault: read.fault, weekday: read.weekday };
  if (!read.moment.includes("T")) return { at, fault: "time" };
  return Number.isNaN(dayNumber(read.moment.slice(0, 10))) ? { at, fault: "day" } : undefined;
}

type Parts = Pick<Stretch, "cause" | "from" | "to">;

/** Splits a line: columns separated by tabs, commas or semicolons, or a cause and two ends in plain language. */
function partsOf(line: string): Parts {
  const [cause = "", from = "", ...rest] = line.split(/\s*[\t,，;；]\s*/).map((part) => part.trim());
  return rest.length ? { cause, from, to: rest[0]! } : stretchOf(plain(line));
}

/** The first thing that is wrong with a line. */
function faultOf(parts: Parts, causes: ReadonlyMap<string, string>, zone: string): LineFault | undefined {
  if (!findCause(causes, parts.cause)) return { at: "cause" };
  const fault = endFault("from", parts.from) ?? endFault("to", parts.to);
  if (fault) return fault;
  return epochOf(momentOf(parts.from), zone) < epochOf(momentOf(parts.to), zone) ? undefined : { at: "order" };
}

const momentOf = (text: string): string => (readMoment(text) as { moment: string }).moment;

/** Lines of cause, from and to: in columns, or as a list's cell has them (`客户原因 2026-10-08 09:00 至 2026-10-09 18:00`), of which a line may have several. */
export function readLedger(text: string, policy: PolicyInfo, words: Words): { entries: Exclusion[]; bad: BadLine[] } {
  const causes = causesOf(policy, [words]);
  const entries: Exclusion[] = [];
  const bad: BadLine[] = [];
  text.split(/\r\n?|\n/).forEach((whole, at) => {
    const line = whole.trim();
    if (!line) return;
    const spoken = readPauses(line, causes);
    const pauses = "pauses" in spoken ? spoken.pauses : [];
    // A wrong one is quoted as written.
    const lines: Parts[] = pauses.length > 1 || pauses.some((one) => !faultOf(one, causes, policy.zone)) ? pauses : [partsOf(line)];
    for (const parts of lines) {
      const fault = faultOf(parts, causes, policy.zone);
      if (!fault) entries.push({ cause: findCause(causes, parts.cause)!, from: momentOf(parts.from), to: momentOf(parts.to) });
      else bad.push({ ...fault, line: at + 1, text: line, part: fault.at === "order" ? "" : parts[fault.at] });
    }
  });
  return { entries, bad };
}

/** What is wrong with a line, as a sentence. */
export function badSaid(bad: BadLine, { sla: { policy }, words, say }: Pick<Desk, "sla" | "words" | "say">): string {
  const { line, text, part } = bad;
  const causes = policy.causes.map((id) => words.cause(id)).join(words.ui("list.join"));
  if (bad.at === "cause" || bad.at === "order") return say(bad.at === "cause" && !part ? "pause.bad.noCause" : `pause.bad.${bad.at}`, { line, text, part, causes });
  if (!part) return say(bad.at === "from" ? "pause.bad.noFrom" : "pause.bad.noTo", { line, text });
  return say(`pause.bad.${bad.at}`, { line, text, part, why: momentSaid(bad, { words, say }) });
}

function momentSaid({ fault, weekday, part }: Extract<BadLine, { at: "from" | "to" }>, { words, say }: Pick<Desk, "words" | "say">): string {
  if (fault === "time") return say("pause.bad.time");
  if (fault !== "day") return say(MOMENT_FAULTS[fault], { weekday: weekdayName(weekday, words) });
  const day = noSuchDay({ code: "invalid-date" }, momentOf(part));
  return day ? say("bulk.bad.noSuchDay", day) : say("bulk.bad.date");
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
