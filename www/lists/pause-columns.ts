/** Excluded intervals (pauses) in columns of their own: 挂起开始, 挂起结束, 挂起原因, once or numbered. */
import type { Exclusion } from "../engine/types";
import { indexed } from "../engine/times";
import { cellText, type Cell } from "./cells";
import { readMoment, type DayOrder } from "./moments";
import { findCause, readPauses } from "./pauses";
import { saysNone, tidy } from "./tidy";

/** Which column holds what, by its target. */
type Mapping = Readonly<Record<string, number>>;

/** The target of a column whose cells contain whole intervals. */
export const PAUSES = "exclusions";

const PARTS = ["from", "to", "cause"] as const;
export type PausePart = (typeof PARTS)[number];

/** The target of one part of one interval; intervals are numbered from 1. */
export const pauseTarget = (n: number, part: PausePart): string => `${PAUSES}.${n}.${part}`;

const TARGET = /^exclusions\.(\d+)\.(from|to|cause)$/;

/** The number of the interval and the part that a target stands for. */
export function pausePartOf(target: string): { n: number; part: PausePart } | undefined {
  const [, n, part] = TARGET.exec(target) ?? [];
  return n ? { n: Number(n), part: part as PausePart } : undefined;
}

const WORD = "(?:客户|用户|工单)?(?:挂起|暂停|停表|停钟|解挂|不计时|不计入时长|排除)(?:时段|时间段)?|(?:customer)?(?:pause|onhold|hold|suspension|suspended|suspend|clockstop|stopclock|exclusion|excluded)s?";
const ENDS: readonly (readonly [PausePart, string])[] = [
  ["from", "(?:开始|起始|起|自|从|start|started|begin|began|begins|from)(?:时间|时刻|日期|time|date|at|on)?"],
  ["to", "(?:结束|终止|截止|解除|恢复|止|至|到|end|ended|ends|until|till|to|resume|resumed|stop)(?:时间|时刻|日期|time|date|at|on)?"],
  ["cause", "(?:原因|类型|归因|责任方|cause|reason)(?:code)?"],
];
const NAMES = ENDS.map(([part, end]) => [part, new RegExp(`^(?:第?(\\d{0,2})[次段]?)(?:${WORD})(\\d{0,2})${end}(\\d{0,2})$|^${end}(?:of)?(?:${WORD})(\\d{0,2})$`)] as const);

/** The target of a header for a pause in columns of its own. */
export function pauseHeading(header: string): string | undefined {
  const name = tidy(header);
  for (const [part, pattern] of NAMES) {
    const found = pattern.exec(name);
    if (found) return pauseTarget(Number(found.slice(1).find(Boolean) ?? 1) || 1, part);
  }
  return undefined;
}

/** The numbers of the intervals that have columns, in order. */
const numbersOf = (mapping: Mapping): number[] => [...new Set(Object.keys(mapping).flatMap((target) => pausePartOf(target)?.n ?? []))].sort((a, b) => a - b);

/** The targets offered for parts of intervals: those of the list's columns, and one further interval. */
export const pauseTargets = (mapping: Mapping): string[] =>
  [...numbersOf(mapping), (numbersOf(mapping).pop() ?? 0) + 1].flatMap((n) => PARTS.map((part) => pauseTarget(n, part)));

/** Whether any column has pauses. */
export const hasPauses = (mapping: Mapping): boolean => Object.keys(mapping).some((target) => target === PAUSES || pausePartOf(target));

/** The column of an interval's cause: its own, or the list's only such column, which holds for all intervals. */
function causeOf(mapping: Mapping, n: number): string {
  const [only, another] = Object.keys(mapping).filter((target) => pausePartOf(target)?.part === "cause");
  return mapping[pauseTarget(n, "cause")] === undefined && only && !another ? only : pauseTarget(n, "cause");
}

export type PausesRead = { pauses: Exclusion[] } | { fault: "form" | "year"; target: string; value: string };

/** The intervals of a row: those of the column with whole intervals, then those in columns of their own. An interval has both ends and its cause, or nothing. */
export function pausesOfRow(cell: (target: string) => string, mapping: Mapping, causes: ReadonlyMap<string, string>, year?: string, order?: DayOrder): PausesRead {
  const pauses: Exclusion[] = [];
  const said = (target: string): string => (mapping[target] === undefined || saysNone(cell(target)) ? "" : cell(target).trim());
  const whole = said(PAUSES) ? readPauses(said(PAUSES), causes, year) : { pauses: [] };
  if ("fault" in whole) return { fault: whole.fault, target: PAUSES, value: said(PAUSES) };
  pauses.push(...whole.pauses);
  for (const n of numbersOf(mapping)) {
    const [from, to] = [said(pauseTarget(n, "from")), said(pauseTarget(n, "to"))];
    const cause = said(causeOf(mapping, n));
    // A cause without a moment does not make an interval, unless the column belongs to this interval alone.
    if (!from && !to) continue;
    const found = findCause(causes, cause);
    const read = [from, to].map((text) => readMoment(text, year, order));
    const at = read.findIndex((one) => !("moment" in one && one.moment.includes("T")));
    const wrong = at < 0 ? undefined : read[at]!;
    if (wrong) return { fault: "fault" in wrong && wrong.fault === "year" ? "year" : "form", target: pauseTarget(n, at ? "to" : "from"), value: [from, to][at] || [from, to].join("~") };
    if (!found) return { fault: "form", target: pauseTarget(n, "cause"), value: cause || [from, to].join("~") };
    const [begins, ends] = read.map((one) => ("moment" in one ? one.moment : ""));
    pauses.push({ cause: found, from: begins!, to: ends! });
  }
  return { pauses };
}

/** Words of pauses in a column's head; `hold` only as a word of its own (no threshold, no household). */
const SPEAKS = /挂起|解挂|暂停|停表|停钟|不计时|不计入时长|pause|suspen|stop.?clock|clock.?stop|\b(?:on.?)?holds?\b/i;

export const speaksOfPauses = (header: string): boolean => SPEAKS.test(header.normalize("NFKC").replace(/_/g, " "));

/** The non-empty columns whose headers mention pauses but that are not used. */
export const unusedPauses = (headers: readonly string[], rows: readonly (readonly Cell[])[], mapping: Mapping): string[] => {
  const used = new Set(Object.values(mapping));
  const filled = (at: number): boolean => rows.some((row) => !saysNone(cellText(row[at])));
  return indexed(headers).flatMap(([at, header]) => (!used.has(at) && speaksOfPauses(header) && filled(at) ? [header.trim()] : []));
};
