/** The year of every line, as the engine answers it, and of all lines together. */
import type { Commitment, LineQuality, Quality, QualityMeasure, PolicyInfo, QuoteRequest, ReadingInfo, Satisfaction } from "../../engine/types";
import type { Ticket } from "../../lists/tickets";
import type { Calculator } from "../shared/calculators";
import { dutiesOf, type Duties, type Judged, type Verdict } from "./judge";
import { isComplete, quietLines, spread, united, type KnownLine } from "./lines";
import { isBefore } from "./moments";
import { customersOf, keyOf, lastGiven, ownersOf, type Owners } from "./owners";

/** Which year is asked for, and how it is read. */
export interface Asked {
  /** The day in whose year the caps count. */
  day: string;
  /** The day from which a contract's years run. */
  contract: string;
  /** Chosen readings; those that are left out are the policy's own. */
  readings: Readonly<Record<string, string>>;
}

/** One cap over one line's year. */
export interface Measured {
  id: string;
  commitment: Commitment;
  unit: QualityMeasure["unit"];
  reached: LineQuality;
  /** The tickets that it is made of. */
  tickets: Judged[];
  /** Those that the rule leaves out, for a reason of its own. */
  leftOut: Judged[];
}

/** How one promise was kept. */
export interface Kept {
  id: string;
  met: Judged[];
  missed: Judged[];
  /** An outage that goes on and whose due moment has not passed. */
  open: Judged[];
  /** The list says nothing of its end: that is no proof that there was none. */
  unrecorded: Judged[];
  /** No verdict: the policy cannot tell, or says that it does not apply. */
  unjudged: Judged[];
}

export interface Answers extends Satisfaction {
  /** The tickets whose customer was satisfied, and those with any other record of a call-back. */
  yes: Judged[];
  no: Judged[];
  /** Those without such a record, which are not in the denominator. */
  uncalled: Judged[];
}

export interface LineYear {
  /** The key of the line: a number with several customers is a line of each. */
  key: string;
  /** Empty for tickets that name no line. */
  line: string;
  /** How many customers its number stands under. */
  customers: number;
  customer: string;
  dimensions: Record<string, string>;
  /** The tickets of the year. */
  tickets: Judged[];
  /** Its tickets that are in no figure, of whatever year. */
  leftOut: Judged[];
  /** Empty for tickets that name no line, and for a line of which too little is known to ask for its caps. */
  measures: Measured[];
  kept: Kept[];
  answers: Answers;
  /** The question that the engine was asked for this line. */
  request: QuoteRequest;
}

export interface RecordYear {
  period: Quality["period"];
  asked: Asked;
  /** Every line that is known, also those without a ticket in the year. */
  lines: LineYear[];
  /** The customers of each line number. */
  owners: Owners;
  /** The lines that somebody named. */
  known: readonly KnownLine[];
  kept: Kept[];
  answers: Answers;
  /** Counted tickets of other years than this one. */
  elsewhere: Judged[];
  /** Tickets that are in no figure, each with its reason. */
  leftOut: Judged[];
  duties: Duties;
}

/** The records of call-backs in words that are not known, a text for each of their tickets. */
export const otherWords = ({ no }: Answers): string[] => no.flatMap(({ notes }) => notes.flatMap(({ fault }) => (fault?.fault === "answer" ? [fault.value] : [])));

/** Whether a ticket's outage reaches into a period. */
const reaches = ({ outage, day }: Judged, { from, through }: Quality["period"]): boolean =>
  outage ? outage.from.slice(0, 10) <= through && outage.to.slice(0, 10) >= from : from <= day && day <= through;

export type Outcome = "met" | "missed" | "open" | "unrecorded" | "unjudged";

/** An outage without an end goes on; another duty without one was perhaps only not written down. */
export function outcomeOf({ rule, commitment }: Verdict, { restoration }: Duties): Outcome {
  const { outcome } = commitment;
  if (!outcome) return "unjudged";
  return outcome.finish === "none" && rule.id !== restoration?.id ? "unrecorded" : outcome.state;
}

/** Several duties that end with one event: which of them an order is about, no list says. Each has its proof, none is in a rate. */
export const alone = ({ rule }: Verdict, { verdicts }: Judged): boolean => verdicts.filter((other) => other.rule.finishedBy[0] === rule.finishedBy[0]).length === 1;

/** How the promises of some tickets were kept, in the policy's order. */
export function keptOf(tickets: readonly Judged[], duties: Duties): Kept[] {
  const all = new Map<string, Kept>();
  for (const one of tickets) {
    for (const verdict of one.verdicts) {
      if (!alone(verdict, one)) continue;
      const { id } = verdict.rule;
      const kept = all.get(id) ?? { id, met: [], missed: [], open: [], unrecorded: [], unjudged: [] };
      all.set(id, kept);
      kept[outcomeOf(verdict, duties)].push(one);
    }
  }
  return duties.dated.flatMap(({ id }) => all.get(id) ?? []);
}

/** Whether a rule is about a ticket, by the ticket's own values and conditions. */
class Scope {
  readonly #sla: Calculator;
  readonly #readings: Readonly<Record<string, string>>;
  readonly #known = new Map<string, boolean>();

  constructor(sla: Calculator, readings: Readonly<Record<string, string>>) {
    this.#sla = sla;
    this.#readings = readings;
  }

  has({ request }: Judged, id: string): boolean {
    const { dimensions, conditions } = request!;
    if (!conditions) return true;
    const key = JSON.stringify([id, dimensions, conditions]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#sla.explain({ dimensions, startAt: request!.startAt, conditions, readings: { ...this.#readings }, audience: "sales" }, id).status !== "out-of-scope";
    this.#known.set(key, found);
    return found;
  }
}

const outagesOf = (tickets: readonly Judged[]): { from: string; to: string }[] => tickets.map(({ outage }) => ({ ...outage! }));
const pausesOf = (tickets: readonly Judged[]): QuoteRequest["exclusions"] => tickets.flatMap(({ pauses }) => pauses);
const answersGiven = (tickets: readonly Judged[]): { answer?: "satisfied" | "dissatisfied" | "no-answer" }[] =>
  // In the denominator, and not satisfied.
  tickets.map(({ ticket: { answer } }) => (answer ? { answer: answer === "other" ? "dissatisfied" : answer } : {}));

function answersOf(satisfaction: Satisfaction, tickets: readonly Judged[]): Answers {
  return {
    ...satisfaction, yes: tickets.filter(({ ticket }) => ticket.answer === "satisfied"), no: tickets.filter(({ ticket }) => ticket.answer && ticket.answer !== "satisfied"),
    uncalled: tickets.filter(({ ticket }) => !ticket.answer),
  };
}

/** The question about one line: its values, its pauses, the year and how it is read. */
export function lineRequest(dimensions: Readonly<Record<string, string>>, tickets: readonly Judged[], { day, contract, readings }: Asked): QuoteRequest {
  const exclusions = pausesOf(tickets);
  return { dimensions: { ...dimensions }, startAt: contract || day, now: day, audience: "sales", readings: { ...readings }, ...(exclusions?.length && { exclusions }) };
}

/** One line's answer of the engine, with what customers said of the faults that began in the year; a rule that leaves out some of the tickets is asked with the others alone. */
function measuresOf(sla: Calculator, line: Pick<LineYear, "dimensions">, tickets: readonly Judged[], fresh: readonly Judged[], asked: Asked, scope: Scope): { measures: Measured[]; satisfaction: Satisfaction } {
  const ask = (some: readonly Judged[]): Quality => sla.quality(lineRequest(line.dimensions, some, asked), { outages: outagesOf(some), tickets: answersGiven(fresh) });
  const quality = ask(tickets);
  const measures = quality.measures.map((measure): Measured => {
    const { id } = measure.commitment;
    const inside = tickets.filter((one) => scope.has(one, id));
    const own = inside.length === tickets.length ? measure : ask(inside).measures.find(({ commitment }) => commitment.id === id)!;
    return { id, commitment: own.commitment, unit: own.unit, reached: own.lines[0]!, tickets: inside, leftOut: tickets.filter((one) => !inside.includes(one)) };
  });
  return { measures, satisfaction: quality.satisfaction };
}

/** The tickets of each line, by its key. */
function grouped(tickets: readonly Judged[], owners: Owners): Map<string, Judged[]> {
  const groups = new Map<string, Judged[]>();
  for (const one of tickets) {
    const key = keyOf(one.ticket, owners);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** A fault of several lines has one call-back. */
function onceEach(tickets: readonly Judged[]): Judged[] {
  const seen = new Set<string>();
  return tickets.filter(({ ticket: { id } }) => !id || (!seen.has(id) && seen.add(id)));
}

const beganIn = ({ from, through }: Quality["period"]) => ({ day }: Judged): boolean => from <= day && day <= through;

interface Frame {
  period: Quality["period"];
  asked: Asked;
  scope: Scope;
  duties: Duties;
  owners: Owners;
}

/** One line's year. Tickets that name no line are of nobody knows how many lines: no cap can hold for them together. */
function lineYear(sla: Calculator, { line, customer, dimensions }: KnownLine, tickets: Judged[], leftOut: Judged[], { period, asked, scope, duties, owners }: Frame): LineYear {
  const whose = { key: keyOf({ line, customer }, owners), line, customers: customersOf(line, owners), customer, dimensions, tickets, leftOut };
  const faults = tickets.filter((one) => one.outage);
  const own = tickets.filter(beganIn(period));
  const fresh = own.filter((one) => one.outage);
  const request = lineRequest(dimensions, faults, asked);
  // Of a line whose only tickets are in no figure nothing is known, of one without any that it was never out.
  const blank = !faults.length && leftOut.length > 0;
  if (!isComplete(dimensions, sla.policy) || blank) {
    return { ...whose, measures: [], kept: keptOf(own, duties), answers: answersOf({ tickets: 0, calledBack: 0, satisfied: 0, ratio: null }, []), request };
  }
  const { measures, satisfaction } = measuresOf(sla, { dimensions }, faults, fresh, asked, scope);
  return { ...whose, measures: line ? measures : [], kept: keptOf(own, duties), answers: answersOf(satisfaction, fresh), request };
}

/** Tickets in the order in which they tell a line's values: those of an outage after all others, by when it began. */
const inOrder = (tickets: readonly Judged[], zone: string): Ticket[] =>
  [...tickets.filter(({ outage }) => !outage), ...tickets.filter(({ outage }) => outage).sort((a, b) => (isBefore(a.outage!.from, b.outage!.from, zone) ? -1 : isBefore(b.outage!.from, a.outage!.from, zone) ? 1 : 0))].map(({ ticket }) => ticket);

/** The year of some tickets, however many lines they are of. `known` are lines that may have had no ticket at all. */
export function yearOf(sla: Calculator, judged: readonly Judged[], asked: Asked, known: readonly KnownLine[] = []): RecordYear {
  const duties = dutiesOf(sla.policy);
  const counted = judged.filter((one) => one.counted);
  // Period and satisfaction are the same for every value.
  const example = Object.fromEntries(sla.policy.dimensions.map(({ id, values }) => [id, values[0]!.id]));
  const { period } = sla.quality(lineRequest(example, [], asked), { outages: [] });
  const inside = counted.filter((one) => reaches(one, period));
  const owners = ownersOf([...judged.map(({ ticket }) => ticket), ...known]);
  const present = new Set(inside);
  const groups = grouped(inside, owners);
  const leftOut = judged.filter((one) => !one.counted);
  const lost = grouped(leftOut, owners);
  const named = united(spread(known, owners), owners);
  const frame = { period, asked, scope: new Scope(sla, asked.readings), duties, owners };
  const every = grouped(counted, owners);
  const busy = [...groups].map(([key, tickets]): LineYear => {
    const { line } = tickets[0]!.ticket;
    const told = inOrder(tickets, sla.policy.zone);
    const customer = [...told].reverse().find((one) => one.customer)?.customer ?? "";
    const others = inOrder(every.get(key)!.filter((one) => !present.has(one)), sla.policy.zone);
    return lineYear(sla, { line, customer, dimensions: lastGiven([...others, ...told]) }, tickets, lost.get(key) ?? [], frame);
  });
  const quiet = quietLines(named, judged, groups, owners).map((one) => lineYear(sla, one, [], lost.get(keyOf(one, owners)) ?? [], frame));
  const own = inside.filter(beganIn(period));
  const faults = onceEach(own.filter((one) => one.outage));
  const all = sla.quality(lineRequest(example, [], asked), { tickets: answersGiven(faults) });
  return {
    period, asked, lines: [...busy, ...quiet], owners, known, duties, kept: keptOf(own, duties), answers: answersOf(all.satisfaction, faults),
    elsewhere: counted.filter((one) => !present.has(one)), leftOut,
  };
}

/** Today, or where every ticket is of an earlier year, that year's end. */
export function firstDay(judged: readonly Judged[], today: string): string {
  const newest = judged.reduce((last, { day }) => (day > last ? day : last), "");
  return newest && newest.slice(0, 4) < today.slice(0, 4) ? `${newest.slice(0, 4)}-12-31` : today;
}

/** Whether a line's cap is passed; with an open level, whether it is with any. */
export function stateOf({ reached, commitment }: Measured): "within" | "exceeded" | "depends" | "none" {
  if (commitment.status === "out-of-scope") return "none";
  if (reached.state) return reached.state;
  const states = new Set((reached.alternatives ?? []).map(({ state }) => state));
  if (!states.size) return "none";
  return states.size > 1 ? "depends" : [...states][0]!;
}

/** Whether it is sure that a line was never out in the year. */
export const isQuiet = ({ line, tickets, leftOut }: LineYear): boolean => line !== "" && !leftOut.length && !tickets.some((one) => one.outage);

/** The readings of a year that the engine itself acts on; others that a year rests on, the document marks. */
const ENGINES = ["qualityYear", "interruptionTime", "repeatCount"];

/** Every reading that a year rests on. */
export const yearReadings = ({ readings }: PolicyInfo): ReadingInfo[] => readings.filter(({ id, year }) => year || ENGINES.includes(id));

/** What one value of one reading would make of the year. */
export interface Effect {
  reading: string;
  value: string;
  chosen: boolean;
  /** The contract's first day is not known: nothing is worked out. */
  unknown: boolean;
  period: Quality["period"];
  /** For each cap, how many lines pass it, and those that stand otherwise than now. */
  caps: { id: string; exceeded: number; moved: LineYear[] }[];
}

const capsOf = (year: RecordYear): Map<string, Map<string, string>> => {
  const caps = new Map<string, Map<string, string>>();
  for (const { key, measures } of year.lines) for (const one of measures) caps.set(one.id, (caps.get(one.id) ?? new Map<string, string>()).set(key, stateOf(one)));
  return caps;
};

/** Whether a reading of the year needs the day from which a contract runs. */
export const byContract = (reading: string, value: string): boolean => reading === "qualityYear" && value === "contract-year";

/** The year under every other reading of it, one reading changed at a time. */
export function effectsOf(sla: Calculator, judged: readonly Judged[], year: RecordYear): Effect[] {
  const now = capsOf(year);
  return yearReadings(sla.policy).flatMap((info) => info.values.map((value): Effect => {
    const chosen = (year.asked.readings[info.id] ?? info.default) === value;
    const unknown = byContract(info.id, value) && !year.asked.contract;
    const other = chosen || unknown ? year : yearOf(sla, judged, { ...year.asked, readings: { ...year.asked.readings, [info.id]: value } }, year.known);
    const caps = [...capsOf(other)].map(([id, lines]) => ({
      id, exceeded: [...lines.values()].filter((state) => state === "exceeded").length,
      moved: chosen ? [] : other.lines.filter(({ key }) => lines.has(key) && lines.get(key) !== (now.get(id)?.get(key) ?? "within")),
    }));
    return { reading: info.id, value, chosen, unknown, period: other.period, caps };
  }));
}
