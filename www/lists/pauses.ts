/** A cell of excluded intervals (pauses): `客户 2026-10-08 09:00 至 2026-10-09 18:00；互联互通 …` */
import type { Exclusion, PolicyInfo } from "../engine/types";
import type { Words } from "../words";
import { readMoment } from "./moments";
import { plain } from "./tidy";

/** Other words that people write for a cause, besides its name in either language. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  customer: ["客户", "用户", "客户原因", "用户原因", "customer"],
  interconnection: ["互联互通", "互联互通原因", "网间", "interconnection"],
};

const tidy = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[\s:：()（）]/g, "");

/** Each way to write a cause, with the cause that it means. */
export const causesOf = ({ causes }: PolicyInfo, languages: readonly Words[]): Map<string, string> =>
  new Map(causes.flatMap((id) => [id, ...languages.map((words) => words.cause(id)), ...(SPOKEN[id] ?? [])].map((name) => [tidy(name), id] as const)));

export const findCause = (causes: ReadonlyMap<string, string>, text: string): string | undefined => causes.get(tidy(text));

const BETWEEN = /\s*(?:起?至|直?到|[~～〜∼]+|[—–―‒−]+|-{2,}|→|,|，|\t|\b(?:to|until|till)\b|\s-\s)\s*/i;
/** The separators between a cause and the first moment. */
const FROM = /(?:[,、\s]|自|从|\bfrom\b)+$/i;

/** One interval as written: the text before its first digit, and the texts on both sides of the separator between its ends. */
export interface Stretch {
  cause: string;
  from: string;
  to: string;
  /** Whether the text has more than two moments. */
  more: boolean;
}

export function stretchOf(text: string): Stretch {
  const digits = /\d/.test(text) ? text.search(/\d/) : text.length;
  const [from = "", to = "", ...rest] = text.slice(digits).split(BETWEEN);
  return { cause: text.slice(0, digits).replace(FROM, ""), from, to, more: rest.length > 0 };
}

/** The intervals of a cell, both ends with their time of day; an empty cell has none. */
export function readPauses(cell: string, causes: ReadonlyMap<string, string>, year?: string): { pauses: Exclusion[] } | { fault: "form" | "year" } {
  const pauses: Exclusion[] = [];
  for (const one of plain(cell).split(/[;|\n]/).map((text) => text.trim()).filter(Boolean)) {
    const written = stretchOf(one);
    const cause = findCause(causes, written.cause);
    const [from, to] = [readMoment(written.from, year), readMoment(written.to, year)];
    if (("fault" in from && from.fault === "year") || ("fault" in to && to.fault === "year")) return { fault: "year" };
    if (!cause || written.more || !("moment" in from && "moment" in to && from.moment.includes("T") && to.moment.includes("T"))) return { fault: "form" };
    pauses.push({ cause, from: from.moment, to: to.moment });
  }
  return { pauses };
}

/** Intervals written as such a cell, to be read again. */
export const pausesText = (pauses: readonly Exclusion[], words: Words): string =>
  pauses.map(({ cause, from, to }) => `${words.cause(cause)} ${[from, to].map((moment) => moment.replace("T", " ")).join(" ~ ")}`).join("; ");
