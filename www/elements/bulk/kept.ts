/** A quoted list as kept on the device and in the quote file: the list, how it was read, its answers, and the editions behind them. */
import type { QuoteRequest } from "../../engine/types";
import { settledThrough, versionsOf } from "../shared/calendar-versions";
import type { Quoter } from "../shared/engine";
import { localMoment } from "../shared/moment";
import type { Choices } from "./choices";

/** Lists up to this length are kept. */
export const MOST_KEPT = 2000;

export interface KeptList {
  version: 1;
  /** The policy's id. */
  policy: string;
  /** Whose list it is. */
  label: string;
  /** The list as CSV, its head first. */
  text: string;
  choices: Choices;
  /** The form's values at the time. */
  form: QuoteRequest;
  /** What names each row, the answers' titles, and each row's answers (empty where there is none). */
  names: string[];
  titles: string[];
  answers: string[][];
  /** For each title the commitment's id, for each row its start and its limits: what a move is explained by. Older files lack them. */
  ids?: string[];
  starts?: string[];
  limits?: string[][];
  /** For each row which of its answers are provisional; an empty list where none is. */
  provisional?: boolean[][];
  /** The versions of all calendars of the time; `through` is the last day that all of them settled. */
  editions: { policy: string; calendar: string; through?: string };
  /** The moment of the calculation, in the policy's zone. */
  made: string;
}

/** The present editions; with several calendars those of all, because a row may be counted by any of them. */
export function editionsNow({ policy, calendar, calendars = [calendar] }: Pick<Quoter, "policy" | "calendar" | "calendars">): Required<KeptList["editions"]> {
  return { policy: policy.edition, calendar: versionsOf(calendars), through: settledThrough(calendars) };
}

/** A list with its answers and the present editions, as it is kept. */
export const keptNow = (sla: Quoter, list: Omit<KeptList, "version" | "policy" | "editions" | "made">): KeptList => ({
  version: 1, policy: sla.policy.id, ...list, editions: editionsNow(sla), made: localMoment(Date.now(), sla.policy.zone).replace("T", " "),
});

export interface Moved {
  /** The row's place in the list, from 0. */
  row: number;
  /** The commitment, the row's start, and whether its limit or status differ from before. */
  id: string;
  start: string;
  byRule: boolean;
  name: string;
  title: string;
  before: string;
  after: string;
  /** Whether the present date is provisional. */
  provisional: boolean;
}

const KEY = "sla-list";

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");
const isFlags = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === "boolean");
const isOptional = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);
const isTable = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** The kept list in what was read; `undefined` for anything that this tool did not write. */
export function asKept(value: unknown): KeptList | undefined {
  if (!isTable(value) || value["version"] !== 1) return undefined;
  const { policy, label, text, choices, form, names, titles, answers, editions, made, ids, starts, limits, provisional } = value;
  const whole = [policy, label, text, made].every((one) => typeof one === "string") && isTexts(names) && isTexts(titles) && Array.isArray(answers) && answers.every(isTexts)
    && isOptional(ids, isTexts) && isOptional(starts, isTexts) && isOptional(limits, (list) => Array.isArray(list) && list.every(isTexts))
    && isOptional(provisional, (list) => Array.isArray(list) && list.every(isFlags))
    && isTable(form) && isTable(form["dimensions"]) && isTable(editions) && ["policy", "calendar"].every((one) => typeof editions[one] === "string")
    && isTable(choices) && ["mapping", "answers"].every((one) => isTable(choices[one])) && isTexts(choices["form"]) && isTexts(choices["omitted"]) && ["process", "event", "year", "midnight"].every((one) => typeof choices[one] === "string");
  return whole ? (value as unknown as KeptList) : undefined;
}

export function readKept(): KeptList | undefined {
  try {
    return asKept(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    // Storage may be forbidden to this page, or hold something else.
    return undefined;
  }
}

/** Whether it could be kept: storage may be full or forbidden. */
export function keepList(list: KeptList): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}

/** Gives the kept list another label, if there is one. */
export function renameList(label: string): void {
  const kept = readKept();
  if (kept) keepList({ ...kept, label });
}

/** The list, and what is remembered of the columns of this and other lists, of circuits and of tickets. */
export function forgetList(): void {
  try {
    for (const key of [KEY, "sla-list-choices", "sla-ticket-columns"]) localStorage.removeItem(key);
  } catch {
    // Then nothing was kept.
  }
}

/** The differences between the kept answers and the present ones, row by row. */
export function movedSince(before: KeptList, now: KeptList): Moved[] {
  const ruled = before.editions.policy !== now.editions.policy;
  return now.answers.flatMap((answers, row) => now.titles.flatMap((title, column): Moved[] => {
    const at = before.titles.indexOf(title);
    const [old, after] = [at < 0 ? "" : before.answers[row]?.[at] ?? "", answers[column] ?? ""];
    if (old === after) return [];
    const limit = before.limits?.[row]?.[at];
    // Where the limits were not kept, only the editions tell.
    const byRule = limit === undefined ? ruled && before.editions.calendar === now.editions.calendar : limit !== (now.limits?.[row]?.[column] ?? "");
    return [{ row, id: now.ids?.[column] ?? "", start: now.starts?.[row] ?? "", byRule, name: now.names[row] ?? "", title, before: old, after, provisional: !!now.provisional?.[row]?.[column] }];
  }));
}
