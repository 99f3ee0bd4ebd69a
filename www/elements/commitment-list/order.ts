/** The commitment in the headline, and the time left for it. */
import type { Alternative, Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { daysBetween, endsEarly } from "../../engine/dates";
import { finishGiven, marginOf } from "../shared/margin";

export type Group = "dated" | "ongoing" | "awaiting" | "indeterminate" | "on-request" | "service" | "internal" | "not-applicable";

export function groupOf(commitment: Commitment): Group {
  const { status, shape, kind, dueAt } = commitment;
  if (status === "out-of-scope" || status === "not-required") return "not-applicable";
  if (kind === "internal") return "internal";
  if (status === "awaiting-event") return "awaiting";
  if (status === "indeterminate") return "indeterminate";
  if (status === "on-request") return "on-request";
  if (dueAt) return "dated";
  return status === "determined" && /^(cadence|count|cap)$/.test(shape) ? "ongoing" : "service";
}

/** The deadline that comes next; when all have passed, the one that passed last and is not finished. */
export function nextDue(commitments: readonly Commitment[]): Commitment | undefined {
  const dated = commitments
    .filter((one) => groupOf(one) === "dated" && (one.shape === "deadline" || one.shape === "lead-time"))
    .sort((a, b) => Date.parse(a.dueAt ?? "") - Date.parse(b.dueAt ?? ""));
  const open = dated.find((one) => one.outcome?.state === "open");
  const late = dated.filter((one) => one.outcome?.state === "missed");
  const waiting = late.filter((one) => one.outcome?.finish === "none");
  const missed = waiting.length ? waiting : late;
  const last = missed[missed.length - 1]?.dueAt;
  return open ?? missed.find((one) => one.dueAt === last) ?? dated[0];
}

/** The commitment in the headline: the next deadline, otherwise the first promise that would get a date by one more answer, otherwise one that waits for its start. */
export const headline = (commitments: readonly Commitment[]): Commitment | undefined =>
  nextDue(commitments) ?? commitments.find((one) => one.status === "indeterminate" && one.kind !== "internal") ?? commitments.find(waitsForStart);

/** Whether only the moment is missing that the form asks for as the start. */
export const waitsForStart = ({ kind, shape, awaits }: Commitment): boolean => kind !== "internal" && shape === "lead-time" && !!awaits;

/** The commitment under one value of an open dimension. */
export const withAlternative = (commitment: Commitment, one: Alternative): Commitment => ({ ...commitment, ...one });

/** Shortest and longest limit, earliest and latest date among the answers for an open dimension. */
export function spread(commitment: Commitment): { limits: [Alternative, Alternative]; dates?: [Commitment, Commitment] } | undefined {
  const all = commitment.alternatives ?? [];
  const ends = (list: Alternative[]): [Alternative, Alternative] | undefined => (list.length ? [list[0]!, list[list.length - 1]!] : undefined);
  const limits = ends([...all].sort((a, b) => a.limit.amount - b.limit.amount));
  const dates = ends(all.filter((one) => one.dueAt).sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!)));
  if (!limits) return undefined;
  return dates ? { limits, dates: [withAlternative(commitment, dates[0]), withAlternative(commitment, dates[1])] } : { limits };
}

/** What is needed to word a verdict. */
export type Judge = Pick<Context, "sla" | "words" | "fields" | "started" | "today"> & Partial<Pick<Context, "quote">>;

/** Working days from today to a date, where the calendar knows them all. */
function workingDaysLeft(context: Judge, dueDate: string): number | undefined {
  try {
    return context.sla.workingDaysBetween(context.today, dueDate);
  } catch {
    return undefined; // beyond the published calendar only calendar days are given
  }
}

/** How a commitment stands, in words. `unknown`: the due moment has passed, and nobody has said whether it was met. */
export interface Verdict {
  text: string;
  state: "open" | "met" | "missed" | "unknown";
}

/** The rule's own event that ends it, in this case of the policy. */
export function finishOf(id: string, { sla, fields }: Pick<Context, "sla" | "fields">): string | undefined {
  const ends = sla.policy.rules.find((rule) => rule.id === id)?.finishedBy ?? [];
  return ends.find((event) => fields.events[event]) ?? ends[0];
}

/** Late, although nobody has said that it is not done: a notice may have come in time, and with a start that nobody entered nothing is late. */
function unsaid({ id, shape, outcome }: Commitment, context: Judge): boolean {
  if (outcome?.state !== "missed" || outcome.finish !== "none") return false;
  const event = finishOf(id, context);
  return shape === "lead-time" ? !event || context.fields.events[event] !== null : !context.started;
}

/** 还剩3个工作日(10天), 已超时5小时20分, 按时完成; nothing where there is no date. */
export function verdict(commitment: Commitment, context: Judge): Verdict | undefined {
  const { outcome, precision, dueDate, dueRange, limit, id } = commitment;
  if (!outcome) return undefined;
  const { words, sla: { policy } } = context;
  const { state, finish } = outcome;
  if (unsaid(commitment, context)) {
    const event = finishOf(id, context);
    return event && commitment.shape === "lead-time" ? { state: "unknown", text: words.ui("outcome.unknown", { event: words.event(event) }) } : undefined;
  }
  const margin = marginOf(commitment, finishGiven(id, context.quote?.request ?? context.fields, policy), policy.zone);
  const least = dueDate && dueRange?.earliest === dueRange?.latest && !margin.least ? "" : ".least";
  // Of less than a minute at the least nothing is known but how it stands.
  const few = margin.exact || (!!least && !margin.minutes);
  const duration = words.margin(margin.minutes);
  if (few && state !== "open") return { state, text: words.ui(state === "met" ? "least.met" : finish === "none" ? "least.overdue" : "least.late") };
  if (state === "met") return { state, text: words.ui(`outcome.met${least}`, { duration }) };
  if (state === "missed") return { state, text: words.ui(`outcome.${finish === "none" ? "overdue" : "late"}${least}`, { duration }) };
  if (!dueDate || precision === "minute") return { state, text: few ? words.ui("least.left") : words.ui(`outcome.left${least}`, { left: duration }) };
  const days = daysBetween(context.today, dueDate);
  if (days <= 0) return { state, text: words.ui(`outcome.today${least}`) };
  const left = words.duration(days * 1440);
  const working = limit?.units === "businessDays" ? workingDaysLeft(context, dueDate) : undefined;
  if (working === undefined) return { state, text: words.ui(`outcome.left${least}`, { left }) };
  return { state, text: words.ui("outcome.leftWorking", { working: words.workingDays(working), left }) };
}

/** Of a commitment with a dimension open: the verdict at every value, or at which values it is late and from when at the others. */
export function openVerdict(commitment: Commitment, context: Context): Verdict | undefined {
  const all = verdict(commitment, context);
  if (all) return all;
  const { words } = context;
  const others = (commitment.alternatives ?? []).map((one) => withAlternative(commitment, one));
  const late = others.filter((one) => verdict(one, context)?.state === "missed");
  const rest = others.filter((one) => !late.includes(one)).sort((a, b) => Date.parse(a.dueAt ?? "") - Date.parse(b.dueAt ?? ""));
  if (!late.length || !rest[0]?.outcome) return undefined;
  const finished = late[0]!.outcome!.finish !== "none";
  // If several values are not known, listing every case would be longer than the answer.
  const several = new Set(commitment.alternatives!.flatMap((one) => Object.keys(one.dimensions))).size > 1;
  const values = (commitment.alternatives ?? []).filter((one) => late.some(({ dueAt }) => dueAt === one.dueAt))
    .flatMap((one) => Object.entries(one.dimensions).map(([dimension, value]) => words.value(dimension, value)));
  return {
    state: "missed",
    text: words.ui(`outcome.${finished ? "late" : "overdue"}${several ? "Some" : "At"}`, { values: values.join(words.ui("list.join")), date: dueText(rest[0], context) }),
  };
}

/** The due moment as people write it. */
export function dueText(commitment: Commitment, context: Context): string {
  const { words } = context;
  if (commitment.certainty === "provisional" && commitment.dueRange) {
    const { earliest, latest } = commitment.dueRange;
    if (earliest !== latest) return words.range(earliest, latest);
  }
  if (commitment.precision === "minute") return words.instant(commitment.dueAt ?? "");
  // A due day that ends at close of business is shown with its time.
  return endsEarly(commitment.dueAt, commitment.dueDate) ? words.due(commitment) : words.date(commitment.dueDate ?? "");
}
