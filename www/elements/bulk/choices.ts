/** The choices that a user makes for a list, and those that the device remembers for the next list with the same columns. */
import { indexed } from "../../engine/times";
import type { PolicyInfo, QuoteRequest } from "../../engine/types";
import type { DayOrder } from "../../lists/moments";
import { withClocks } from "../../lists/event-columns";
import { hasPauses } from "../../lists/pause-columns";
import { signature, type Column, type Entry, type Mapping } from "../../lists/survey";
import { tidy } from "../../lists/tidy";
import { CLOCK, PAUSES, saysNone, START } from "../../lists/vocabulary";
import type { Opened } from "./messages";

export interface Choices {
  mapping: Mapping;
  /** Whether the author chose these columns, or they were proposed by their headers. */
  chosen: boolean;
  /** The targets without a column that take the form's value; for the others of them see {@link formTargets}. */
  form: string[];
  /** Optional targets that the user chose to leave empty. */
  omitted: string[];
  /** For each target, the meaning of unknown texts, by the texts in comparable form. */
  answers: Record<string, Record<string, string>>;
  process: string;
  /** The event that the start is the moment of, where its header does not say it. */
  event: string;
  year: string;
  /** In which order day and month stand, as its author said; lists that were kept earlier lack it. */
  order?: DayOrder | "";
  midnight: "day" | "zero" | "";
}

const KEY = "sla-list-choices";
/** Lists and headers that are remembered; the oldest are forgotten. */
const REMEMBERED = 60;

interface Kept {
  mappings: Record<string, Mapping>;
  answers: Record<string, Record<string, string>>;
}

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function kept(): Kept {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const { mappings, answers } = isTable(read) ? read : {};
    return { mappings: (isTable(mappings) ? mappings : {}) as Kept["mappings"], answers: (isTable(answers) ? answers : {}) as Kept["answers"] };
  } catch {
    // Storage may be forbidden to this page.
    return { mappings: {}, answers: {} };
  }
}

const newest = <T>(table: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(table).slice(-REMEMBERED));

function keep({ mappings, answers }: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ mappings: newest(mappings), answers: newest(answers) }));
  } catch {
    // The choices then hold for this list only.
  }
}

const answerKey = (policy: PolicyInfo, target: string, header: string): string => [policy.id, target, tidy(header)].join("|");
const listKey = (policy: PolicyInfo, headers: readonly string[]): string => `${policy.id}|${signature(headers)}`;

/** Remembers which columns were chosen, and what unknown texts were said to mean. */
export function remember(policy: PolicyInfo, { head }: Opened, { mapping, chosen, answers }: Choices): void {
  const all = kept();
  if (chosen) all.mappings = { ...all.mappings, [listKey(policy, head.headers)]: mapping };
  for (const [target, texts] of Object.entries(answers)) {
    const header = head.headers[mapping[target] ?? -1];
    if (header) all.answers[answerKey(policy, target, header)] = { ...all.answers[answerKey(policy, target, header)], ...texts };
  }
  keep(all);
}

/** The column of a start, with that of its time of day where it has one. */
export function startColumns({ clocks }: Opened["survey"], at: number | undefined): Mapping {
  if (at === undefined) return {};
  const clock = clocks[at];
  return { [START]: at, ...(clock === undefined ? {} : { [CLOCK]: clock }) };
}

/** The events besides the start of which columns are used. */
export const usedEvents = ({ dated }: Opened, mapping: Mapping): string[] => [...new Set(Object.values(dated).flat())].filter((id) => mapping[id] !== undefined);

/** The columns by their headers: the start of a matter, and the other events from which its dates run. Without a start of its own the one of before stays. */
export function columnsOf({ survey, dated }: Opened, process: string, before: Mapping = {}): Mapping {
  const start = survey.starts[process];
  const kept = Object.fromEntries([START, CLOCK].flatMap((id) => (before[id] === undefined ? [] : [[id, before[id]]])));
  const starting = start === undefined ? kept : startColumns(survey, start);
  const own = survey.events[starting[START] ?? -1];
  const wanted = dated[process] ?? [];
  const found: Mapping = {};
  for (const [at, event] of indexed(survey.events)) if (event && event !== own && wanted.includes(event)) found[event] ??= at;
  const others = Object.entries(survey.mapping).filter(([target]) => !survey.events.includes(target));
  return withClocks({ ...Object.fromEntries(others), ...starting, ...found }, survey, wanted);
}

/** What is known of a list that was just opened: by its headers, and from earlier lists of the same kind. */
export function firstChoices(policy: PolicyInfo, opened: Opened, process: string, processes: readonly string[]): Choices {
  const { head, survey } = opened;
  const all = kept();
  const before = all.mappings[listKey(policy, head.headers)];
  // A start's own name says which matter the list is about.
  const matter = survey.processes.includes(process) ? process : survey.processes.find((one) => processes.includes(one)) ?? process;
  const mapping = before ?? columnsOf(opened, matter);
  return { mapping, chosen: before !== undefined, form: [], omitted: [], answers: answersOf(policy, head.headers, mapping), process: matter, event: "", year: "", midnight: "" };
}

/** The choices that were made for columns of these names. */
export function answersOf(policy: PolicyInfo, headers: readonly string[], mapping: Mapping): Choices["answers"] {
  const { answers } = kept();
  return Object.fromEntries(policy.dimensions.flatMap(({ id, values }) => {
    const header = headers[mapping[id] ?? -1];
    const known = header ? answers[answerKey(policy, id, header)] : undefined;
    const valid = Object.entries(known ?? {}).filter(([, value]) => value === "" || values.some((one) => one.id === value));
    return valid.length ? [[id, Object.fromEntries(valid)]] : [];
  }));
}

/** The targets without which a list is not computed unless the user accepts the form's value: tier and start. */
export const needed = (policy: PolicyInfo): string[] => [policy.dimensions[0]?.id, START].filter((one): one is string => one !== undefined);

/** What the form has for a target. */
export const inForm = (request: QuoteRequest, target: string): boolean =>
  (target === START ? !!request.startAt : target === PAUSES ? !!request.exclusions?.length : !!request.dimensions[target]);

/** The targets that take the form's value in every row. */
export const formTargets = (policy: PolicyInfo, targets: readonly string[], { mapping, form, omitted }: Choices, request: QuoteRequest): string[] => {
  const must = needed(policy);
  return targets.filter((target) => mapping[target] === undefined && (target !== PAUSES || !hasPauses(mapping)) && inForm(request, target) && (must.includes(target) ? form.includes(target) : !omitted.includes(target)));
};

/** The event that the start is the moment of: by its header, by choice, or because there is only one. */
export function startEvent({ opening, survey }: Opened, { mapping, process, event }: Choices): string | undefined {
  const events = opening[process] ?? [];
  const named = survey.events[mapping[START] ?? -1];
  if (named && events.includes(named)) return named;
  if (events.includes(event)) return event;
  return events.length > 1 ? undefined : events[0] ?? "";
}

/** Whether the user must say of which event the start is the moment. */
export const asksEvent = (opened: Opened, choices: Choices): boolean => startEvent(opened, { ...choices, event: "" }) === undefined;

/** The columns of moments that are used, the start's first. */
const momentColumns = (opened: Opened, { mapping }: Choices): Column[] => [START, ...usedEvents(opened, mapping)].flatMap((target) => opened.survey.columns[mapping[target] ?? -1] ?? []);

/** The dates of one column whose day and month could change places, if there are any. */
export const unclearOrder = (opened: Opened, choices: Choices): Column["orders"] | undefined => momentColumns(opened, choices).find(({ orders }) => orders.rows)?.orders;

/** The order of day and month: as its author said, or as every other date of the columns has it. */
export const dayOrder = (opened: Opened, choices: Choices): DayOrder | "" => choices.order || momentColumns(opened, choices).find(({ orders }) => orders.others)?.orders.others || "";

/** The rows whose moments lack a year, in the column that has most of them. */
export const yearless = (opened: Opened, choices: Choices): number => Math.max(0, ...momentColumns(opened, choices).map((column) => column.yearless));

/** What is open about moments: years that are missing, days and months that could change places, and what nothing but zeros as times of day mean in the start's column. */
export function momentQuestions(opened: Opened, choices: Choices): ("year" | "order" | "zeros")[] {
  const { survey, hourly } = opened;
  const { mapping, process } = choices;
  const column = survey.columns[mapping[START] ?? -1];
  const zeros = column && mapping[CLOCK] === undefined && column.midnight > 0 && column.midnight === column.timed && hourly.includes(process);
  return [...(yearless(opened, choices) ? ["year" as const] : []), ...(unclearOrder(opened, choices) ? ["order" as const] : []), ...(zeros ? ["zeros" as const] : [])];
}

/** What the user must still decide before anything is computed. A list without a start may begin with an event beside it, as with alarms. */
export const open = (policy: PolicyInfo, { beginning }: Opened, { mapping, form, process }: Choices): string[] =>
  needed(policy).filter((target) => mapping[target] === undefined && !form.includes(target) && !(target === START && beginning[process]?.some((id) => mapping[id] !== undefined)));

/** The texts of a column that are not known values of the target. */
export const unknownEntries = (policy: PolicyInfo, target: string, column: Column | undefined): Entry[] => {
  const dimension = policy.dimensions.find(({ id }) => id === target);
  return dimension ? (column?.entries ?? []).filter(({ text, reads }) => !reads[target] && (dimension.required || !saysNone(text))) : [];
};
