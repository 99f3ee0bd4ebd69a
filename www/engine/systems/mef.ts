/**
 * A quote's limits as MEF Durations (MEF LSO Sonata, release Grace: a whole amount with its unit), with the calendar that gives a business
 * day its meaning. docs/EXCHANGE.md explains each field.
 */
import type { CalendarInfo, Commitment, DayInfo, Limit, PolicyInfo, Quote } from "../contract";
import { addDays, dateOf, dayNumber } from "../dates";
import { lastSecond, latestSecond, momentOf } from "./periods";
import { times } from "../times";
import { COUNTED } from "../units";
import { epochOf, offsetAt } from "../zones";

/** MEF's units of time. */
export type MefUnits = "minutes" | "businessHours" | "calendarHours" | "businessDays" | "calendarDays" | "calendarMonths";

/** MEF's `Duration`. */
export interface MefDuration {
  /** A whole number, not negative. */
  amount: number;
  units: MefUnits;
}

/** One commitment that has a limit. */
export interface MefCommitment {
  id: string;
  /** The limit as a length of time; absent for a number of occurrences. */
  duration?: MefDuration;
  /** The number of occurrences, and what it is counted over; absent for a length of time. */
  occurrences?: { amount: number; per?: "order" | "year" };
  /** `le`: at most; `ge`: at least (a lead time); `every`: repeated at this interval. */
  operator: "le" | "ge" | "every";
  clause: string;
  sourceRule: string[];
  obligation: Commitment["kind"];
  obligor: string;
  beneficiary: string;
  status: Commitment["status"];
  /** The start of its clock; a start without a time of day is written as the first second of that day. */
  startDate?: string;
  /** The last second that is in time. */
  expectedCompletionDate?: string;
  /** The last day that is in time. */
  lastDay?: string;
  precision?: Commitment["precision"];
  certainty?: Commitment["certainty"];
  /** The earliest and the latest possible last day of a provisional answer; `expectedCompletionDate` is the earliest. */
  lastDayRange?: { earliest: string; latest: string };
  /** `quoter` if the limit rests on figures that the source lacks and the person who quoted has entered. */
  figureSource?: "quoter";
}

/** Which days are business days between the first start and the last due day. */
export interface BusinessDayCalendar {
  id: string;
  version: string;
  /** The zone's name, if its clocks change. */
  timeZone?: string;
  /** The offset at the beginning of `from`. */
  timeZoneOffset: string;
  /** The later offsets up to the end of `to`, each from a moment in UTC; absent if the offset does not change. */
  timeZoneOffsetChange?: { at: string; timeZoneOffset: string }[];
  publishedThrough: string;
  from: string;
  to: string;
  businessDay: string[];
  exception: { date: string; kind: "holiday" | "makeup-workday"; name?: string; notice?: string; certainty: DayInfo["certainty"] }[];
}

export interface MefDocument {
  policy: Quote["policy"];
  characteristic: { name: string; value: string }[];
  startDate: string;
  /** Stretches that do not count; absent when there are none. */
  exclusion?: Quote["request"]["exclusions"];
  /** The commitments that have a limit, are in scope and are required. */
  commitment: MefCommitment[];
  /** Absent when nothing has a date. */
  calendar?: BusinessDayCalendar;
}

/** The part of a calculator that the exchange formats need. */
export interface Source {
  readonly policy: PolicyInfo;
  readonly calendar: CalendarInfo;
  dayInfo(date: string): DayInfo;
  quote(request: Quote["request"]): Quote;
  /** The same for one of its calendars. */
  by?(calendar: string): Source;
}

/** The calculator for the calendar of a quote, with its zone and days. */
export const seenBy = (source: Source, { calendar }: Pick<Quote, "calendar">): Source => source.by?.(calendar.id) ?? source;

/** A commitment of the quote with its limit. */
export type Limited = Commitment & { limit: Limit };

/** The commitments that other systems can hold: in scope, owed, and with a limit. */
export const limited = (quote: Quote): Limited[] =>
  quote.commitments.filter((one): one is Limited => one.limit !== undefined && one.status !== "out-of-scope" && one.status !== "not-required");

/** A limit as MEF's `Duration`; `undefined` for a number of occurrences. */
export function durationOf({ amount, units }: Limit): MefDuration | undefined {
  const { counts, each } = COUNTED[units];
  switch (counts) {
    case "workingDays":
      return { amount, units: "businessDays" };
    case "days":
      return { amount: amount * each, units: "calendarDays" };
    case "months":
      return { amount: amount * each, units: "calendarMonths" };
    case "officeSeconds":
      return { amount: amount * (each / 3600), units: "businessHours" };
    case "seconds":
      return each % 3600 ? { amount: amount * (each / 60), units: "minutes" } : { amount: amount * (each / 3600), units: "calendarHours" };
    default:
      return undefined;
  }
}

export const operatorOf = ({ limit: { bound }, shape }: Limited): MefCommitment["operator"] =>
  bound === "at-least" || shape === "lead-time" ? "ge" : bound === "every" ? "every" : "le";

function commitmentOf(one: Limited, zone: string, given: ReadonlySet<string>): MefCommitment {
  const { id, limit, clause, rules, kind, debtor, creditor, status, startsAt, dueDate, precision, certainty, dueRange } = one;
  const duration = durationOf(limit);
  const last = lastSecond(one, zone);
  return {
    id, ...(duration ? { duration } : { occurrences: { amount: limit.amount, ...(limit.per && { per: limit.per }) } }),
    operator: operatorOf(one), clause, sourceRule: rules, obligation: kind, obligor: debtor, beneficiary: creditor, status,
    ...(startsAt && { startDate: momentOf(startsAt, zone) }), ...(last && { expectedCompletionDate: last }), ...(dueDate && { lastDay: dueDate }),
    ...(precision && { precision }), ...(certainty && { certainty }), ...(dueRange && { lastDayRange: dueRange }), ...(given.has(id) && { figureSource: "quoter" as const }),
  };
}

/** The zone of the days from one to another, and how its clocks are changed meanwhile. */
function zoneOf({ policy: { zone }, calendar: { clockChanges } }: Source, from: string, to: string): Pick<BusinessDayCalendar, "timeZone" | "timeZoneOffset" | "timeZoneOffsetChange"> {
  const [begins, ends] = [epochOf(from, zone), epochOf(addDays(to, 1), zone)];
  const changes = (clockChanges?.changes ?? []).filter(({ at }) => Date.parse(at) > begins && Date.parse(at) < ends).map(({ at, offset }) => ({ at, timeZoneOffset: offset }));
  return { ...(clockChanges && { timeZone: zone }), timeZoneOffset: offsetAt(begins, zone), ...(changes.length && { timeZoneOffsetChange: changes }) };
}

/** Every day from the first start to the last due day, as the calendar knows it. */
function calendarOf(quote: Quote, sla: Source): BusinessDayCalendar | undefined {
  const { zone } = sla.policy;
  const dated = quote.commitments.filter((one) => one.dueDate && one.startsAt);
  const days = dated.flatMap((one) => [one.startsAt!, one.dueDate!, latestSecond(one, zone)!].map((iso) => iso.slice(0, 10))).sort();
  const [from, to] = [days[0], days[days.length - 1]];
  if (!from || !to) return undefined;
  const all = times(dayNumber(to) - dayNumber(from) + 1, (at) => sla.dayInfo(dateOf(dayNumber(from) + at)));
  const exception = all.flatMap(({ date, kind, name, notice, certainty }) =>
    kind === "holiday" || kind === "makeup-workday" ? [{ date, kind, ...(name && { name }), ...(notice && { notice }), certainty }] : []);
  const { id, version, publishedThrough } = quote.calendar;
  const businessDay = all.filter(({ kind }) => kind === "workday" || kind === "makeup-workday").map(({ date }) => date);
  return { id, version, ...zoneOf(sla, from, to), publishedThrough, from, to, businessDay, exception };
}

/** The commitments whose limit disappears when the request's figures are removed. */
function restingOnFigures(quote: Quote, sla: Source): Set<string> {
  const { figures, ...bare } = quote.request;
  if (!figures) return new Set();
  return new Set(sla.quote(bare).commitments.filter((one) => one.reasons.some(({ code }) => code === "figure-missing")).map(({ id }) => id));
}

/** The quote in MEF's units, with its calendar. */
export function toMef(quote: Quote, source: Source): MefDocument {
  const sla = seenBy(source, quote);
  const { policy, request } = quote;
  const given = restingOnFigures(quote, sla);
  const calendar = calendarOf(quote, sla);
  return {
    policy,
    characteristic: Object.entries(request.dimensions).map(([name, value]) => ({ name, value })),
    startDate: momentOf(request.startAt, sla.policy.zone),
    ...(request.exclusions?.length && { exclusion: request.exclusions }),
    commitment: limited(quote).map((one) => commitmentOf(one, sla.policy.zone, given)),
    ...(calendar && { calendar }),
  };
}
