/** The proof of one time limit: what was promised, what happened, and the sum step by step. It recalculates nothing: it ends with the engine's due moment and verdict. */
import type { Commitment, Exclusion, Quote, QuoteRequest } from "../../engine/types";
import { stretches } from "../../words/excluded";
import { noticesOf } from "../desk/basis";
import { checkCode } from "../desk/check-code";
import type { Calculator } from "../shared/calculators";
import { epochOf } from "../shared/moment";
import { writtenMinute } from "./moments";
import type { ProofOf } from "./context";

/** One line of the sum: a stretch that counts or does not. */
export interface SumStep {
  from: string;
  to: string;
  minutes: number;
  /** What had counted when it ended. */
  counted: number;
  /** The causes for which it does not count; absent for one that does. */
  causes?: string[];
}

export interface Proof {
  quote: Pick<Quote, "policy" | "calendar" | "engine">;
  request: QuoteRequest;
  commitment: Commitment;
  /** When it was done; absent while it is not. */
  finish: string | undefined;
  /** Of a clock of hours or minutes; empty for one of days, whose walk the words tell. */
  sum: SumStep[];
  /** Pauses that the clock did not stop for, because they lie outside it or the rule does not name their cause. */
  idle: Exclusion[];
  /** The notices that the count rests on. */
  notices: string[];
  others: { reading: string; value: string; dueAt: string; dueDate: string }[];
  /** What a copy of the sales page reads. */
  code: string;
}

const MINUTE = 60_000;

/** The united stretches that the engine left out, by its own reasons. */
function leftOut(commitment: Commitment, exclusions: readonly Exclusion[], zone: string): ReturnType<typeof stretches> {
  const told = commitment.reasons.filter(({ code }) => code === "excluded-time").map(({ params }) => params ?? {});
  if (!told.length) return [];
  const causes = told.flatMap(({ cause = "" }) => String(cause).split(","));
  const minutes = told.reduce((sum, params) => sum + Number(params["minutes"]), 0);
  return stretches(exclusions.filter(({ cause }) => causes.includes(cause)), commitment, zone, minutes, told.length);
}

/** From the start to the due moment, stretch by stretch. */
function sumOf(commitment: Commitment, exclusions: readonly Exclusion[], zone: string): SumStep[] {
  const { startsAt, dueAt, precision, shape } = commitment;
  if (precision !== "minute" || shape === "lead-time" || !startsAt || !dueAt) return [];
  const steps: SumStep[] = [];
  let at = epochOf(startsAt, zone);
  let counted = 0;
  const step = (to: number, causes?: string[]): void => {
    if (to <= at) return;
    const minutes = (to - at) / MINUTE;
    if (!causes) counted += minutes;
    steps.push({ from: writtenMinute(at, zone), to: writtenMinute(to, zone), minutes, counted, ...(causes && { causes }) });
    at = to;
  };
  for (const { from, to, cause } of leftOut(commitment, exclusions, zone)) {
    step(epochOf(from, zone));
    step(epochOf(to, zone), cause.split(","));
  }
  step(epochOf(dueAt, zone));
  return steps;
}

/** The first of the events that end it. */
function finishOf({ rule }: { rule: { finishedBy: string[] } }, { events, finishedAt }: QuoteRequest, id: string): string | undefined {
  return finishedAt?.[id] ?? rule.finishedBy.flatMap((event) => events?.[event] ?? [])[0];
}

/** Throws what the engine throws; a ticket that was judged has been asked before. */
export function proofOf({ ticket, id }: ProofOf, sla: Calculator): Proof {
  const request = ticket.request!;
  const { zone, rules } = sla.policy;
  const { policy, calendar, engine } = sla.quote(request);
  const commitment = sla.explain(request, id);
  const rule = rules.find((one) => one.id === id)!;
  const exclusions = request.exclusions ?? [];
  const sum = sumOf(commitment, exclusions, zone);
  const stopped = sum.filter(({ causes }) => causes);
  const idle = exclusions.filter((one) => !stopped.some(({ from, to, causes }) => causes!.includes(one.cause) && epochOf(one.from, zone) < epochOf(to, zone) && epochOf(one.to, zone) > epochOf(from, zone)));
  const counting = commitment.precision === "day" && commitment.startsAt && commitment.dueDate;
  let code = "";
  try {
    code = checkCode(sla, request, sla.policy.dimensions[0]!.id);
  } catch {
    // A level that is open, or a value that is missing: the proof says so itself.
  }
  return {
    quote: { policy, calendar, engine }, request, commitment, finish: finishOf({ rule }, request, id), sum, idle, code,
    notices: counting ? noticesOf(sla, commitment.startsAt!, [commitment.dueDate], sla.calendar.supportedThrough) : [],
    others: sla.sensitivity(request, id),
  };
}

/** The verdict under another moment of the ticket. */
export const wouldBe = (finish: string | undefined, dueAt: string, precision: Commitment["precision"], zone: string): "met" | "missed" | undefined => {
  if (finish === undefined) return undefined;
  const [done, due] = [epochOf(finish, zone), epochOf(dueAt, zone)];
  return (precision === "day" ? done < due : done <= due) ? "met" : "missed";
};
