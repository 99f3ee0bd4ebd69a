/** Each ticket by itself: what is wrong with it, when its line was out, and how every promise that it records was kept. */
import type { Commitment, Exclusion, PolicyInfo, Problem, QuoteRequest, RuleInfo } from "../../engine/types";
import { clockOf } from "../../lists/event-columns";
import type { Ticket, TicketFault } from "../../lists/tickets";
import { simplified } from "../../lists/tidy";
import { problemOf } from "../calculator/problems";
import type { Calculator } from "../shared/calculators";
import { epochOf, hasOffset } from "../../engine/zones";
import { endFault, isBefore, writtenMoment } from "./moments";
import { customersOf, keyOf, lacksCustomer, lastGiven, ownersOf, type Owners } from "./owners";

/** A fault of a ticket, or a remark on it. */
export type NoteCode =
  | "unreadable" | "doubled" | "several-lines" | "no-line" | "no-customer" | "unknown-line" | "line-alike" | "no-start" | "no-time" | "restored-before" | "restored-future" | "future"
  | "open" | "overlap" | "pause-outside" | "pause-order" | "values-differ" | "refused";

export interface Note {
  code: NoteCode;
  params: Record<string, string | number>;
  fault?: TicketFault;
  problem?: Problem;
}

/** Notes that exclude a ticket from every figure until its row is corrected. */
const LEFT_OUT: ReadonlySet<NoteCode> = new Set(["doubled", "no-start", "no-time", "restored-before", "restored-future", "future", "pause-order", "refused"]);

/** One promise of one ticket. */
export interface Verdict {
  rule: RuleInfo;
  commitment: Commitment;
}

/** When a line was out of service, by its ticket. */
export interface Outage {
  from: string;
  to: string;
}

export interface Judged {
  ticket: Ticket;
  /** The ticket's own number, or its row. */
  name: string;
  notes: Note[];
  /** Whether it is part of the figures. */
  counted: boolean;
  /** The ticket as it is asked; absent when nothing of it can be asked. */
  request?: QuoteRequest;
  /** Absent for a ticket that records no fault. */
  outage?: Outage;
  /** The pauses as far as they lie inside the outage. */
  pauses: Exclusion[];
  /** Not yet restored: the outage goes on until the moment of working out. */
  open: boolean;
  verdicts: Verdict[];
  /** The day that decides which year the ticket belongs to. */
  day: string;
}

/** The rules of a policy that a record of tickets is about. */
export interface Duties {
  /** The end of an outage, and from when it runs. */
  restoration: RuleInfo | undefined;
  /** The event at which an outage ends. */
  restored: string | undefined;
  /** Promises with a moment at which they are kept. */
  dated: RuleInfo[];
  /** What the restoration's on-time rate should be. */
  rate: RuleInfo | undefined;
  satisfaction: RuleInfo | undefined;
  /** Shown without a verdict, because a cadence has no single due moment. */
  cadences: RuleInfo[];
}

export function dutiesOf({ events, rules }: PolicyInfo): Duties {
  const restored = events.find(({ ends }) => ends === "outage")?.id;
  const promised = rules.filter(({ kind }) => kind !== "internal");
  const dated = promised.filter(({ shape, finishedBy }) => (shape === "deadline" || shape === "lead-time") && finishedBy.length > 0);
  const restoration = dated.find(({ finishedBy }) => restored !== undefined && finishedBy[0] === restored);
  const ratios = promised.filter(({ shape }) => shape === "ratio");
  return {
    restoration, restored, dated, rate: ratios.find(({ process }) => process === restoration?.process), satisfaction: ratios.find(({ process }) => process !== restoration?.process),
    cadences: promised.filter(({ shape, process }) => shape === "cadence" && process === restoration?.process),
  };
}

const hasTime = (moment: string): boolean => moment.includes("T");

/** By the clocks of the zone and without an offset, unless it is needed to tell two equal times apart: `isBefore` compares such moments. */
export const localOf = (moment: string, zone: string): string => {
  if (moment.endsWith(zone)) return moment.slice(0, -zone.length).replace(/:00$/, (zeros) => (moment.length - zone.length > 16 ? "" : zeros));
  return moment.includes("T") && hasOffset(moment) ? writtenMoment(Date.parse(moment), zone) : moment;
};

/** Every moment of a ticket by the clocks of the zone. */
function localised(ticket: Ticket, zone: string): Ticket {
  const events = Object.fromEntries(Object.entries(ticket.events).map(([id, moment]) => [id, localOf(moment, zone)]));
  return { ...ticket, events, exclusions: ticket.exclusions.map((one) => ({ ...one, from: localOf(one.from, zone), to: localOf(one.to, zone) })) };
}

interface Task {
  sla: Calculator;
  duties: Duties;
  /** The events that take the start of a request unless they are given. */
  opening: string[];
  /** The moment of working out. */
  now: string;
  /** The lines that there are, where someone said so. */
  lines: ReadonlySet<string>;
  /** The events that the list records at all; a promise whose end it never records is not judged. */
  recorded: ReadonlySet<string>;
}

/** The earliest of the moments that a ticket has of some events. */
function earliest({ events }: Ticket, ids: readonly string[], zone: string): string | undefined {
  let first: string | undefined;
  for (const id of ids) {
    const moment = events[id];
    if (moment !== undefined && (first === undefined || isBefore(moment, first, zone))) first = moment;
  }
  return first;
}

/** The request that a ticket makes: an opening event that it does not have did not happen. */
function requestOf(ticket: Ticket, { sla, opening, duties, now }: Task): QuoteRequest | undefined {
  const startAt = earliest(ticket, [...opening, ...(duties.restoration?.events ?? [])], sla.policy.zone);
  if (startAt === undefined) return undefined;
  const events: Record<string, string | null> = { ...ticket.events };
  for (const id of opening) events[id] ??= null;
  return {
    dimensions: ticket.dimensions, startAt, events, now, audience: "sales",
    ...(Object.keys(ticket.conditions).length && { conditions: ticket.conditions }), ...(ticket.exclusions.length && { exclusions: ticket.exclusions }),
  };
}

/** Pauses cut to the outage, and what of them lay outside. */
function within(pauses: readonly Exclusion[], { from, to }: Outage, zone: string): { inside: Exclusion[]; outside: boolean } {
  let outside = false;
  const inside = pauses.flatMap((pause): Exclusion[] => {
    const cut = { ...pause, from: isBefore(pause.from, from, zone) ? from : pause.from, to: isBefore(to, pause.to, zone) ? to : pause.to };
    if (cut.from !== pause.from || cut.to !== pause.to) outside = true;
    return isBefore(cut.from, cut.to, zone) ? [cut] : [];
  });
  return { inside, outside };
}

/** When the line was out, by the start that the policy's rule has. */
function outageOf(one: Judged, task: Task): void {
  const { sla, duties, now } = task;
  const { zone } = sla.policy;
  const { events } = one.ticket;
  const starts = (duties.restoration?.events ?? []).flatMap((id) => events[id] ?? []);
  if (!starts.length) return;
  const restored = events[duties.restored ?? ""];
  if (![...starts, ...(restored ? [restored] : [])].every(hasTime)) return note(one, "no-time");
  const begun = one.verdicts.find(({ rule }) => rule === duties.restoration)?.commitment.startsAt;
  const from = begun ? localOf(begun, zone) : earliest(one.ticket, duties.restoration!.events, zone)!;
  const to = restored ?? now;
  one.day = from.slice(0, 10);
  if (isBefore(now, from, zone)) return note(one, "future", { from });
  const fault = endFault(from, to, now, zone);
  if (fault) return note(one, `restored-${fault}`, { from, to });
  one.outage = { from, to };
  if (!restored) {
    one.open = true;
    note(one, "open");
  }
  const { inside, outside } = within(one.ticket.exclusions, one.outage, zone);
  one.pauses = inside;
  if (outside) note(one, "pause-outside");
}

function note(one: Judged, code: NoteCode, params: Note["params"] = {}, more: Partial<Note> = {}): void {
  one.notes.push({ code, params, ...more });
  if (LEFT_OUT.has(code)) one.counted = false;
}

/** With more rules than this, one question for all of them costs less than one for each. */
const FEW = 3;

/** The promises that a ticket records the beginning of, as far as the list records their ends at all. */
function verdictsOf({ ticket }: Judged, request: QuoteRequest, { sla, duties, recorded }: Task): Verdict[] {
  const rules = duties.dated.filter((rule) => rule.events.some((id) => ticket.events[id]) && (rule === duties.restoration || rule.finishedBy.some((id) => recorded.has(id))));
  const all = rules.length > FEW ? sla.quote(request).commitments : undefined;
  return rules.flatMap((rule): Verdict[] => {
    const commitment = all ? all.find(({ id }) => id === rule.id) : sla.explain(request, rule.id);
    return !commitment || commitment.status === "not-required" || commitment.status === "on-request" ? [] : [{ rule, commitment }];
  });
}

/** The task as the calendar of a ticket's values has it: its clocks, and the present moment by them. */
function seenTask(task: Task, { dimensions }: Ticket): Task {
  const sla = task.sla.by(dimensions);
  return sla === task.sla ? task : { ...task, sla, now: writtenMoment(epochOf(task.now, task.sla.policy.zone), sla.policy.zone) };
}

function judgeOne(read: Ticket, faults: readonly TicketFault[], given: Task): Judged {
  const task = seenTask(given, read);
  const { sla, lines } = task;
  const ticket = localised(read, sla.policy.zone);
  const one: Judged = { ticket, name: ticket.id || String(ticket.row), notes: [], counted: true, pauses: [], open: false, verdicts: [], day: "" };
  for (const fault of faults) {
    note(one, "unreadable", { value: fault.value }, { fault });
    // A satisfaction, a level or a condition that cannot be read leaves the rest of the ticket as it is.
    const isMoment = sla.policy.events.some(({ id }) => id === fault.target || clockOf(id) === fault.target);
    if (isMoment || fault.fault === "pause" || fault.fault === "quote") one.counted = false;
  }
  if (ticket.exclusions.some(({ from, to }) => !isBefore(from, to, sla.policy.zone))) note(one, "pause-order");
  const request = requestOf(ticket, task);
  if (!request && one.counted) note(one, "no-start");
  if (!one.counted || !request) return one;
  one.request = request;
  one.day = request.startAt.slice(0, 10);
  try {
    one.verdicts = verdictsOf(one, request, task);
  } catch (thrown) {
    note(one, "refused", {}, { problem: problemOf(thrown) });
    return one;
  }
  outageOf(one, task);
  if (one.outage || (task.duties.restoration?.events ?? []).some((id) => ticket.events[id])) {
    if (!ticket.line) note(one, "no-line");
    else if (lines.size && !lines.has(ticket.line)) note(one, "unknown-line", { line: ticket.line });
  }
  return one;
}

/** The second of two tickets with one number is not counted again, unless it is of another line: a fault of several lines is a fault of each. */
function markDoubled(all: readonly Judged[], owners: Owners): void {
  const seen = new Map<string, Map<string, Judged>>();
  for (const one of all) {
    const { id } = one.ticket;
    const line = keyOf(one.ticket, owners);
    // A ticket that is in no figure does not make another one a duplicate.
    if (!id || !one.counted) continue;
    const lines = seen.get(id) ?? new Map<string, Judged>();
    seen.set(id, lines);
    const first = lines.get(line);
    if (first) note(one, "doubled", { ticket: id, row: first.ticket.row });
    else {
      const [other] = lines.values();
      if (other) note(one, "several-lines", { ticket: id, row: other.ticket.row });
      lines.set(line, one);
    }
  }
}

/** A line's name in simplified characters, without blanks and case. */
const bare = (line: string): string => simplified(line).toLowerCase().replace(/\s/g, "");

/** Lines whose names differ only slightly: two lines, or one line written in two ways. */
function markAlike(all: readonly Judged[]): void {
  const names = new Map<string, string>();
  for (const one of all) {
    const { line } = one.ticket;
    if (!line) continue;
    const first = names.get(bare(line)) ?? line;
    names.set(bare(line), first);
    if (first !== line) note(one, "line-alike", { line, other: first });
  }
}

/** Overlapping outages of one line, and lines whose tickets name different values. */
function markLines(all: readonly Judged[], zone: string, owners: Owners): void {
  const lines = new Map<string, Judged[]>();
  for (const one of all) {
    if (!one.counted || !one.outage || !one.ticket.line) continue;
    if (lacksCustomer(one.ticket, owners)) note(one, "no-customer", { n: customersOf(one.ticket.line, owners) });
    const key = keyOf(one.ticket, owners);
    const line = lines.get(key);
    if (line) line.push(one);
    else lines.set(key, [one]);
  }
  for (const tickets of lines.values()) {
    const sorted = [...tickets].sort((a, b) => (isBefore(a.outage!.from, b.outage!.from, zone) ? -1 : 1));
    let last = sorted[0]!;
    for (const one of sorted.slice(1)) {
      if (isBefore(one.outage!.from, last.outage!.to, zone)) note(one, "overlap", { ticket: last.name });
      if (isBefore(last.outage!.to, one.outage!.to, zone)) last = one;
    }
    const final = lastGiven(sorted.map(({ ticket }) => ticket));
    for (const one of sorted) if (Object.keys(final).some((id) => (one.ticket.dimensions[id] ?? final[id]) !== final[id])) note(one, "values-differ");
  }
}

export interface Read {
  ticket: Ticket;
  faults: readonly TicketFault[];
}

/** Tickets judged a few at a time, so that a long list is ready by the time somebody has looked at its columns. */
export class Judging {
  readonly #list: readonly Read[];
  readonly #task: Task;
  readonly #judged: Judged[] = [];
  readonly #owners: Owners;

  constructor(list: readonly Read[], sla: Calculator, now: string, lines: readonly string[] = [], owners = ownersOf(list.map(({ ticket }) => ticket))) {
    const recorded = new Set(list.flatMap(({ ticket }) => Object.keys(ticket.events)));
    const opening = sla.policy.events.filter((event) => event.opening).map(({ id }) => id);
    this.#list = list;
    this.#owners = owners;
    this.#task = { sla, duties: dutiesOf(sla.policy), opening, now: localOf(now, sla.policy.zone), lines: new Set(lines), recorded };
  }

  /** Judges this many more; returns whether that was all. */
  step(count: number): boolean {
    const from = this.#judged.length;
    for (const { ticket, faults } of this.#list.slice(from, from + count)) this.#judged.push(judgeOne(ticket, faults, this.#task));
    return this.#judged.length === this.#list.length;
  }

  /** Every ticket, in the order in which they came. */
  all(): Judged[] {
    this.step(this.#list.length);
    const all = this.#judged;
    markDoubled(all, this.#owners);
    markAlike(all);
    markLines(all, this.#task.sla.policy.zone, this.#owners);
    // A ticket that is in no figure proves nothing, either.
    for (const one of all) if (!one.counted) one.verdicts = [];
    return all;
  }
}

export const judge = (list: readonly Read[], sla: Calculator, now: string, lines: readonly string[] = [], owners?: Owners): Judged[] => new Judging(list, sla, now, lines, owners).all();
