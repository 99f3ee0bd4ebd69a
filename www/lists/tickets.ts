/** A service desk's list of tickets: what its columns may be called, and one row to one ticket. */
import type { Exclusion, PolicyInfo } from "../engine/types";
import type { Words } from "../words";
import { cellText, type Cell } from "./cells";
import { eventsOfRow, withClocks } from "./event-columns";
import { CLOCKS, eventNames, outageOf, TICKET_BEGINS, TICKET_ENDS } from "./event-names";
import { readMoment, type MomentFault } from "./moments";
import { pausesOfRow } from "./pause-columns";
import type { Mapping, Survey } from "./survey";
import { plain, tidy, visible } from "./tidy";
import { findValue, PAUSES, saysNone, vocabularyOf, type Heading, type Vocabulary } from "./vocabulary";

/** The targets of a column that are neither a dimension nor an event nor a condition of the policy. */
export const TICKET = "ticket";
export const LINE = "line";
export const CUSTOMER = "customer";
export const ANSWER = "answer";

/** The result of a call-back, as the engine takes it. */
export type CallBack = "satisfied" | "dissatisfied" | "no-answer";

/** One ticket as it was read or entered; moments are ISO 8601 in the policy's zone. */
export interface Ticket {
  /** The line of the file; 0 for one that was entered by hand. */
  row: number;
  id: string;
  line: string;
  customer: string;
  dimensions: Record<string, string>;
  events: Record<string, string>;
  conditions: Record<string, boolean>;
  exclusions: Exclusion[];
  /** Absent if there is no record of a call-back; `other` if its wording is not understood. */
  answer?: CallBack | "other";
}

/** A cell that cannot be read, in the ticket's row. */
export interface TicketFault {
  target: string;
  value: string;
  fault: MomentFault | "value" | "answer" | "pause" | "quote";
}

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  [TICKET]: ["工单号", "工单编号", "工单", "故障单号", "故障编号", "障碍单号", "投诉单号", "单号", "流水号", "受理单号", "ticket", "ticket number", "ticket no", "ticket id", "incident", "incident number", "number"],
  [LINE]: ["专线号", "专线编号", "专线", "专线名称", "电路编号", "电路代号", "电路名称", "电路", "线路编号", "线路号", "线路", "产品实例", "产品实例标识", "业务号码", "专线代号", "line", "line id", "circuit", "circuit id", "circuit number", "service id", "ci", "configuration item"],
  [CUSTOMER]: ["客户", "客户名称", "集团名称", "集团客户名称", "单位名称", "customer", "customer name", "account", "company"],
  [ANSWER]: ["满意度", "客户满意度", "回访结果", "回访满意度", "是否满意", "用户反馈", "回访", "satisfaction", "satisfied", "call-back", "callback", "call-back answer"],
};

const ANSWERS: Readonly<Record<CallBack, readonly string[]>> = {
  satisfied: ["satisfied", "满意", "非常满意", "很满意", "是", "yes", "y"],
  dissatisfied: ["dissatisfied", "不满意", "非常不满意", "很不满意", "一般", "否", "no", "unsatisfied", "not satisfied"],
  "no-answer": ["no-answer", "no answer", "无人接听", "未接通", "未接", "无应答", "未评价", "拒访", "回访未成功", "no reply"],
};
const CALLED: ReadonlyMap<string, CallBack> = new Map((Object.keys(ANSWERS) as CallBack[]).flatMap((id) => ANSWERS[id].map((name) => [tidy(name), id] as const)));
/** A ticket whose customer was not called back, or not reached, has no answer. */
const NOT_CALLED = new Set(["未回访", "无需回访", "没有回访", "无回访记录", "未联系上", "联系不上", "not called", "not called back", "not reached"].map(tidy));

const YES = new Set(["是", "有", "y", "yes", "true", "1", "√", "涉及"].map(tidy));
const NO = new Set(["否", "n", "no", "false", "0", "×", "不涉及", "不"].map(tidy));

/** Every target of a column, in the order in which they are offered. */
export const ticketTargets = (policy: PolicyInfo): string[] =>
  [TICKET, LINE, CUSTOMER, ...policy.dimensions.map(({ id }) => id), ...policy.events.map(({ id }) => id), ...(policy.causes.length ? [PAUSES] : []), ANSWER, ...policy.conditions.map(({ id }) => id)];

/** Whether a column tells whose row it is: by its ticket, line or customer. */
export const namesRow = (header: string): boolean => [TICKET, LINE, CUSTOMER].some((target) => [target, ...HEADERS[target]!].some((name) => tidy(name) === tidy(header)));

/** The ids of a policy's events. */
export const eventIds = ({ events }: PolicyInfo): string[] => events.map(({ id }) => id);

/** The columns by target, and for each moment whose column has only a date, the column of its time of day. */
export const ticketMapping = (survey: Survey, policy: PolicyInfo): Mapping => withClocks(survey.mapping, survey, eventIds(policy));

/** The vocabulary of a list of tickets: an event's moment is a target of its own, not the start of a request. */
export async function ticketVocabulary(policy: PolicyInfo, languages: readonly Words[]): Promise<Vocabulary> {
  const base = await vocabularyOf(policy, languages);
  const aliases = await Promise.all(languages.map((words) => words.aliases()));
  const headings = new Map<string, Heading>();
  const add = (name: string, target: string): void => { if (tidy(name) && !headings.has(tidy(name))) headings.set(tidy(name), { target }); };
  for (const [target, names] of Object.entries(HEADERS)) for (const name of [target, ...names]) add(name, target);
  const { begins, ends } = outageOf(policy);
  const moments = eventNames(policy, languages, aliases).map(({ id, tickets }) => ({ id, names: [id, ...tickets] }));
  // A ticket's own cells are moments also under a name without a word for time.
  for (const { id, names } of [...moments, { id: begins, names: TICKET_BEGINS }, { id: ends, names: TICKET_ENDS }]) {
    if (id !== undefined) for (const name of names) for (const clock of ["", ...CLOCKS]) add(name + clock, id);
  }
  for (const { id } of policy.conditions) for (const name of [id, ...languages.map((words) => words.condition(id))]) add(name, id);
  const known = new Set([...policy.dimensions.map(({ id }) => id), PAUSES]);
  for (const [name, heading] of base.headings) if (known.has(heading.target) && !headings.has(name)) headings.set(name, heading);
  return { ...base, targets: ticketTargets(policy), headings, bare: new Map(), processes: new Map() };
}

export interface TicketReader {
  policy: PolicyInfo;
  vocabulary: Vocabulary;
  mapping: Mapping;
  /** Moments whose midnights are days without a time. */
  days?: ReadonlySet<string>;
  /** Moments of whose times of day short figures could be hours and minutes or minutes and seconds. */
  mixed?: ReadonlySet<string>;
  /** What a row uses if its cell is empty or there is no column for it. */
  defaults: Readonly<Record<string, string>>;
  /** The year for dates without a year. */
  year: string;
}

function yesOrNo(text: string): boolean | undefined {
  const name = tidy(text);
  if (YES.has(name)) return true;
  return NO.has(name) ? false : undefined;
}

/** One row to one ticket, with every cell that cannot be read; what cannot be read is left out of the ticket. */
export function ticketOf(row: readonly Cell[], at: number, { policy, vocabulary, mapping, days, mixed, defaults, year }: TicketReader): { ticket: Ticket; faults: TicketFault[] } {
  const faults: TicketFault[] = [];
  const cell = (target: string): string => cellText(row[mapping[target] ?? -1]).trim();
  // Tickets and lines are distinguished by these names; a customer's name is only shown.
  const ticket: Ticket = { row: at, id: plain(cell(TICKET)), line: plain(cell(LINE)), customer: visible(cell(CUSTOMER)), dimensions: {}, events: {}, conditions: {}, exclusions: [] };
  for (const { id } of policy.dimensions) {
    const text = cell(id);
    const value = text && !saysNone(text) ? findValue(vocabulary, id, text) : defaults[id];
    if (value) ticket.dimensions[id] = value;
    else if (text && !saysNone(text)) faults.push({ target: id, value: text, fault: "value" });
  }
  const { moments, faults: wrong } = eventsOfRow(cell, { events: eventIds(policy), days, mixed, read: (text) => readMoment(text, year || undefined) });
  ticket.events = moments;
  faults.push(...wrong.map(({ target, value, fault }) => ({ target, value, fault })));
  for (const { id } of policy.conditions) {
    const text = cell(id);
    if (!text || saysNone(text)) continue;
    const found = yesOrNo(text);
    if (found === undefined) faults.push({ target: id, value: text, fault: "value" });
    else ticket.conditions[id] = found;
  }
  const pauses = pausesOfRow(cell, mapping, vocabulary.causes, year || undefined);
  if ("pauses" in pauses) ticket.exclusions = pauses.pauses;
  else faults.push({ target: pauses.target, value: pauses.value, fault: "pause" });
  const answer = tidy(cell(ANSWER));
  if (answer && !saysNone(answer) && !NOT_CALLED.has(answer)) {
    const called = CALLED.get(answer);
    // Any other text is a record of a call-back; only "satisfied" counts as satisfied.
    ticket.answer = called ?? "other";
    if (!called) faults.push({ target: ANSWER, value: cell(ANSWER), fault: "answer" });
  }
  return { ticket, faults };
}
