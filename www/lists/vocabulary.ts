/** The names of columns and values in lists, for a policy and in every language: comparable names, each with its meaning. */
import type { PolicyInfo } from "../engine/types";
import type { PolicyAliases, Words } from "../words";
import { CLOCKS, eventNames } from "./event-names";
import { PAUSES, pauseHeading } from "./pause-columns";
import { causesOf } from "./pauses";
import { indexed } from "../engine/times";
import { headings, partsOf, saysNone, tidy } from "./tidy";

/** The targets of a column other than dimensions. */
export const START = "startAt";
export { PAUSES };
/** The time of day of the start, if it has a column of its own beside the date. */
export const CLOCK = "startClock";

/** The meaning of a header: a target; for the moment of an event also that event; for a start without one its rank (higher is less specific). */
export interface Heading {
  readonly target: string;
  readonly event?: string;
  readonly rank?: number;
}

export interface Vocabulary {
  /** Every target of a column, in the form's order. */
  readonly targets: readonly string[];
  readonly headings: ReadonlyMap<string, Heading>;
  /** Names of events without a word for time: what such a column holds, only its cells say. */
  readonly bare: ReadonlyMap<string, Heading>;
  /** For each dimension, the names that a cell may contain, each with its value. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The names of causes of pauses in cells, each with its cause. */
  readonly causes: ReadonlyMap<string, string>;
  /** The processes that an event begins. */
  readonly processes: ReadonlyMap<string, readonly string[]>;
}

/** The column headings of lists for excluded intervals (pauses). */
const PAUSED = ["排除时段", "不计入时长", "不计时段", "停表", "停表时段", "暂停时段", "挂起", "挂起时段", "exclusions", "excluded", "pauses", "pause", "stop clock"];

/** Headings of a start that name no event, the most specific first: if a list has two of them, the earlier one here is its start. */
const ANY_START = [
  "起算时间", "起算日", "起算日期", "起算时刻", "受理日期", "受理时间", "受理时刻", "受理时分", "发起日期", "发起时间", "start", "start at", "start date", "start time", "accepted", "accepted at",
  "创建时间", "创建日期", "opened", "opened at", "opened on", "created", "created at", "created on", "create time", "create date", "creation time", "creation date", "日期", "时间", "date",
];

export { saysNone };

/** Every target of a column. */
const targetsOf = (policy: PolicyInfo): string[] => [...policy.dimensions.map(({ id }) => id), START, ...(policy.causes.length ? [PAUSES] : [])];

interface Names {
  headings: Map<string, Heading>;
  bare: Map<string, Heading>;
}

function headingsOf(policy: PolicyInfo, languages: readonly Words[], aliases: readonly PolicyAliases[]): Names {
  const [found, bare] = [new Map<string, Heading>(), new Map<string, Heading>()];
  const add = (name: string, heading: Heading, to = found): void => { if (tidy(name) && !found.has(tidy(name)) && !to.has(tidy(name))) to.set(tidy(name), heading); };
  for (const target of targetsOf(policy)) {
    for (const name of [target, ...languages.map((words) => words.dimension(target)), ...aliases.flatMap((one) => one.dimensions[target] ?? []), ...(target === PAUSES ? PAUSED : [])]) add(name, { target });
  }
  for (const words of languages) add(words.ui("moment.start"), { target: START, rank: 0 });
  for (const [rank, name] of indexed(ANY_START)) add(name, { target: START, rank });
  const events = eventNames(policy, languages, aliases).map((one) => ({ ...one, heading: { target: one.opening ? START : one.id, event: one.id } }));
  // What starts something comes before every other event.
  for (const starts of [true, false]) {
    for (const { opening, requests, heading } of events) for (const name of opening === starts ? requests : []) for (const clock of CLOCKS) add(name + clock, heading);
  }
  // The document's own name of a start is a heading of its moment if it is too long to be a heading of anything else.
  for (const { opening, titles, heading } of events) for (const name of opening ? titles : []) if (/\S \S|[\u4e00-\u9fff]{4}/.test(name)) add(name, heading);
  for (const { id, requests, heading } of events) for (const name of [id, ...requests]) add(name, heading, bare);
  return { headings: found, bare };
}

/** The processes that have a deadline from an event, or from an event beside it. */
function processesOf(policy: PolicyInfo): Map<string, string[]> {
  const opening = new Set(policy.events.flatMap(({ id, opening: opens }) => (opens ? [id] : [])));
  const found = new Map<string, string[]>();
  for (const { shape, kind, events, process } of policy.rules) {
    if (!/deadline|lead-time/.test(shape) || kind === "internal" || !events.some((event) => opening.has(event))) continue;
    for (const event of events) found.set(event, [...new Set([...(found.get(event) ?? []), process])]);
  }
  return found;
}

function valuesOf(policy: PolicyInfo, languages: readonly Words[], aliases: readonly PolicyAliases[]): Map<string, Map<string, string>> {
  return new Map(policy.dimensions.map(({ id, values, categories }) => {
    const names = new Map<string, string>();
    for (const value of [...values.map((one) => one.id), ...categories]) {
      for (const name of [value, ...languages.map((words) => words.value(id, value)), ...aliases.flatMap((one) => one.values[id]?.[value] ?? [])]) {
        names.set(tidy(name), value);
        // 金 for 金牌, AAA for AAA级.
        names.set(tidy(name.replace(/[牌级]$/, "")), value);
      }
    }
    return [id, names] as const;
  }));
}

export async function vocabularyOf(policy: PolicyInfo, languages: readonly Words[]): Promise<Vocabulary> {
  const aliases = await Promise.all(languages.map((words) => words.aliases()));
  return {
    targets: targetsOf(policy),
    ...headingsOf(policy, languages, aliases),
    values: valuesOf(policy, languages, aliases),
    causes: causesOf(policy, languages),
    processes: processesOf(policy),
  };
}

/** The meaning of a header; a header in two languages needs the same meaning for both names. */
export const headingOf = (header: string, { headings: known, causes }: Vocabulary): Heading | undefined => {
  for (const name of headings(header)) {
    const found = known.get(name);
    if (found) return found;
  }
  const pause = causes.size ? headings(header).map(pauseHeading).find(Boolean) : undefined;
  if (pause) return { target: pause };
  const parts = partsOf(header).map((part) => known.get(tidy(part)));
  const [first] = parts;
  // Of two starts, the one that names its event is more specific.
  return first && parts.length > 1 && parts.every((one) => one?.target === first.target) ? parts.find((one) => one?.event) ?? first : undefined;
};

/** The same where the cells are moments: then a name without a word for time is an event's, too. */
export const momentHeadingOf = (header: string, vocabulary: Vocabulary): Heading | undefined =>
  headingOf(header, vocabulary) ?? headings(header).map((name) => vocabulary.bare.get(name)).find(Boolean);

/** 互联网专线100M is an 互联网专线, whatever its bandwidth. */
const BANDWIDTH = /\d+(\.\d+)?([kmg](bps|bit\/s|b\/s|b)?|兆)$/;

/** `1-金牌`, `01:AAA`, `2.跨地市`: the code that a system keeps a value by, before its name. */
const CODED = /^\s*\d{1,3}\s*[-:：.、_|)）]\s*(?=\D)/;

function named(values: ReadonlyMap<string, string>, cell: string): string | undefined {
  const name = tidy(cell);
  return values.get(name) ?? values.get(name.replace(BANDWIDTH, "")) ?? values.get(name.replace(/级$/, ""));
}

/** The value of a cell, if it can mean only one: `3-A` may be 3A or the third of a list, `金牌/银牌` is two. */
export function findValue(vocabulary: Vocabulary, dimension: string, cell: string): string | undefined {
  const values = vocabulary.values.get(dimension);
  if (!values) return undefined;
  const whole = named(values, cell);
  if (CODED.test(cell)) {
    const coded = findValue(vocabulary, dimension, cell.replace(CODED, ""));
    return whole === undefined || whole === coded ? coded : undefined;
  }
  if (whole !== undefined) return whole;
  // 金牌(Gold), 金牌/Gold: in both languages the same.
  const [first, ...others] = partsOf(cell).map((part) => named(values, part));
  return others.length && others.every((one) => one === first) ? first : undefined;
}
