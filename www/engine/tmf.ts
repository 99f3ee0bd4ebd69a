/**
 * A quote as the JSON of TM Forum's SLA resources (docs/EXCHANGE.md says field by field what each is):
 * limits as rules with metric, unit and reference value, MEF's units, and the calendar that gives a business day its meaning.
 */
import type { Commitment, DayInfo, Limit, PolicyInfo, Quote } from "./contract";
import { dateOf, dayOf } from "./dates";
import { times } from "./times";

/** One limit. */
export interface TmfRule {
  id: string;
  metric: string;
  /** MEF's unit of duration, or `occurrences`. */
  unit: Limit["units"];
  referenceValue: string;
  operator: "le" | "ge" | "every";
  /** Over what a number counts. */
  period?: "order" | "year";
  clause: string;
  sourceRule: string[];
  obligation: Commitment["kind"];
  obligor: string;
  beneficiary: string;
  status: Commitment["status"];
  startDate?: string;
  expectedCompletionDate?: string;
  lastDay?: string;
  precision?: Commitment["precision"];
  certainty?: Commitment["certainty"];
  lastDayRange?: { earliest: string; latest: string };
  /** `quoter` where the limit rests on figures that the source lacks and whoever quoted entered. */
  figureSource?: "quoter";
}

/** Which days are business days between the first start and the last due day. */
export interface TmfCalendar {
  id: string;
  version: string;
  timeZoneOffset: string;
  publishedThrough: string;
  from: string;
  to: string;
  businessDay: string[];
  exception: { date: string; kind: "holiday" | "makeup-workday"; name?: string; notice?: string; certainty: DayInfo["certainty"] }[];
}

export interface TmfSla {
  "@type": "SLA";
  "@schemaLocation": string;
  name: string;
  version: string;
  provenance: string;
  characteristic: { name: string; value: string }[];
  startDate: string;
  exclusion?: Quote["request"]["exclusions"];
  rule: TmfRule[];
  calendar?: TmfCalendar;
}

/** What the exchange needs of a calculator. */
interface Source {
  readonly policy: PolicyInfo;
  dayInfo(date: string): DayInfo;
  quote(request: Quote["request"]): Quote;
}

const operatorOf = ({ bound }: Limit, shape: Commitment["shape"]): TmfRule["operator"] =>
  bound === "at-least" || shape === "lead-time" ? "ge" : bound === "every" ? "every" : "le";

function ruleOf(one: Commitment, limit: Limit, given: ReadonlySet<string>): TmfRule {
  const { id, clause, rules, kind, debtor, creditor, status, startsAt, dueAt, dueDate, precision, certainty, dueRange, shape } = one;
  return {
    id, metric: id, unit: limit.units, referenceValue: String(limit.amount), operator: operatorOf(limit, shape), ...(limit.per && { period: limit.per }),
    clause, sourceRule: rules, obligation: kind, obligor: debtor, beneficiary: creditor, status,
    ...(startsAt && { startDate: startsAt }), ...(dueAt && { expectedCompletionDate: dueAt }), ...(dueDate && { lastDay: dueDate }),
    ...(precision && { precision }), ...(certainty && { certainty }), ...(dueRange && { lastDayRange: dueRange }), ...(given.has(id) && { figureSource: "quoter" as const }),
  };
}

/** Every day from the first start to the last due day, as the calendar knows it. */
function calendarOf(quote: Quote, sla: Source): TmfCalendar | undefined {
  const dated = quote.commitments.filter((one) => one.dueDate && one.startsAt);
  const days = dated.flatMap((one) => [one.startsAt!.slice(0, 10), one.dueDate!, one.dueRange?.latest ?? one.dueDate!]).sort();
  const [from, to] = [days[0], days[days.length - 1]];
  if (!from || !to) return undefined;
  const all = times(dayOf(to) - dayOf(from) + 1, (at) => sla.dayInfo(dateOf(dayOf(from) + at)));
  const exception = all.flatMap(({ date, kind, name, notice, certainty }) =>
    kind === "holiday" || kind === "makeup-workday" ? [{ date, kind, ...(name && { name }), ...(notice && { notice }), certainty }] : []);
  const { id, version, publishedThrough } = quote.calendar;
  const businessDay = all.filter(({ kind }) => kind === "workday" || kind === "makeup-workday").map(({ date }) => date);
  return { id, version, timeZoneOffset: sla.policy.zone, publishedThrough, from, to, businessDay, exception };
}

/** The commitments that miss their figures when those are taken away. */
function restingOnFigures(quote: Quote, sla: Source): Set<string> {
  const { figures, ...bare } = quote.request;
  if (!figures) return new Set();
  return new Set(sla.quote(bare).commitments.filter((one) => one.reasons.some(({ code }) => code === "figure-missing")).map(({ id }) => id));
}

/** The quote for other systems; commitments without a number are left out, because a rule needs a reference value. */
export function toTmf(quote: Quote, sla: Source): TmfSla {
  const given = restingOnFigures(quote, sla);
  const { policy, request } = quote;
  const calendar = calendarOf(quote, sla);
  return {
    "@type": "SLA",
    "@schemaLocation": "docs/EXCHANGE.md",
    name: policy.id,
    version: policy.edition,
    provenance: policy.provenance,
    characteristic: Object.entries(request.dimensions).map(([name, value]) => ({ name, value })),
    startDate: request.startAt,
    ...(request.exclusions?.length && { exclusion: request.exclusions }),
    rule: quote.commitments.flatMap((one) => (one.limit && one.status !== "out-of-scope" && one.status !== "not-required" ? [ruleOf(one, one.limit, given)] : [])),
    ...(calendar && { calendar }),
  };
}
