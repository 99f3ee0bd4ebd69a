/** Where a list's head is: below titles, over two rows, or nowhere. */
import { isBlank, cellText, type Cell } from "./cells";
import { readMoment } from "./moments";
import { findValue, headingOf, START, type Vocabulary } from "./vocabulary";
import { indexed, times } from "../engine/times";

export interface Head {
  headers: string[];
  /** The first row of the list itself. */
  first: number;
  /**
   * `known`: some columns are recognised by their names; `strange`: the first row is taken for the head, none of its names
   * is known; `none`: there is no head, the first row is a row of the list.
   */
  kind: "known" | "strange" | "none";
  /** Texts above the header, which are not rows of the list. */
  titles: string[];
}

/** The number of rows in which a header is looked for. */
const DEPTH = 30;

const names = (row: readonly Cell[]): string[] => row.map((cell) => cellText(cell).trim());

/** The number of different targets that a row's cells name. */
const known = (row: readonly string[], vocabulary: Vocabulary): number =>
  new Set(row.flatMap((name) => headingOf(name, vocabulary)?.target ?? [])).size;

/** What a cell of a header never contains: the dimensions of which it is a value, or a moment. */
function contentsOf(cell: string, vocabulary: Vocabulary): string[] {
  if (!cell || headingOf(cell, vocabulary)) return [];
  const dimensions = [...vocabulary.values.keys()].filter((dimension) => findValue(vocabulary, dimension, cell));
  return "moment" in readMoment(cell) ? [...dimensions, START] : dimensions;
}
const contents = (row: readonly string[], vocabulary: Vocabulary): number => row.filter((cell) => contentsOf(cell, vocabulary).length).length;

/** Whether a row holds in some column the same as the row below: then it is a row like that one, not the header. */
const alike = (row: readonly string[], below: readonly string[], vocabulary: Vocabulary): boolean => row.some((cell, at) => {
  const held = contentsOf(below[at] ?? "", vocabulary);
  return contentsOf(cell, vocabulary).some((one) => held.includes(one));
});

/** A header in two rows: the lower name, joined with the one above it if only the two together are known; the upper name if there is no lower one. */
function joined(upper: readonly string[], lower: readonly string[], vocabulary: Vocabulary): string[] {
  let above = "";
  return times(Math.max(upper.length, lower.length), (at) => {
    above = upper[at] || above;
    const below = lower[at] ?? "";
    if (!below) return upper[at] ?? "";
    if (headingOf(below, vocabulary)) return below;
    // 客户 over 等级, and 时间 over 申告.
    return [above + below, below + above].find((name) => headingOf(name, vocabulary)) ?? below;
  });
}

/** Whether the lower of two rows only subdivides cells of the upper one: each of its own names is below a cell that spans several columns. */
function divides(upper: readonly string[], lower: readonly string[]): boolean {
  const own = lower.flatMap((name, at) => (name && name !== upper[at] ? [at] : []));
  const wide = (at: number): boolean => !upper[at] || upper[at + 1] === upper[at] || upper[at - 1] === upper[at] || (!upper[at + 1] && !!lower[at + 1]);
  return own.length > 1 && own.length * 2 < lower.length && own.every(wide);
}

/** The number of target names in the best of these rows: it decides between separators and between encodings. */
export const namesIn = (vocabulary: Vocabulary) => (row: readonly string[]): number => known(row, vocabulary);

/** The head of a sheet. `width` is that of its widest row: no cell of a row lies beyond the head. */
export function findHead(rows: readonly (readonly Cell[])[], vocabulary: Vocabulary): Head {
  const top = rows.slice(0, DEPTH).map(names);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const wide = (row: readonly string[]) => times(width, (at) => row[at] ?? "");
  const titlesTo = (end: number) => top.slice(0, end).map((row) => row.filter(Boolean).join(" ")).filter(Boolean);

  let best = { score: 0, at: 0, two: false };
  for (const [at, row] of indexed(top)) {
    const data = contents(row, vocabulary);
    const score = known(row, vocabulary);
    if (score > best.score && data === 0) best = { score, at, two: false };
    const below = top[at + 1];
    if (!below || data || contents(below, vocabulary)) continue;
    const both = known(joined(row, below, vocabulary), vocabulary);
    if (both > best.score && both > known(below, vocabulary)) best = { score: both, at, two: true };
    else if (best.at === at && both === best.score && divides(row, below)) best = { ...best, two: true };
  }
  // A single name may be part of a title; in the first row, or beside other names, it is the name of a column.
  const filled = top[best.at]?.filter(Boolean).length ?? 0;
  if (best.score > 1 || (best.score === 1 && (best.at === 0 || filled > 1))) {
    const headers = best.two ? joined(top[best.at]!, top[best.at + 1]!, vocabulary) : top[best.at]!;
    return { headers: wide(headers), first: best.at + (best.two ? 2 : 1), kind: "known", titles: titlesTo(best.at) };
  }
  const at = Math.max(0, top.findIndex((row) => row.filter(Boolean).length > 1));
  const row = top[at] ?? [];
  const below = top[at + 1];
  if ((below ? alike(row, below, vocabulary) : contents(row, vocabulary)) || isBlank(row)) return { headers: times(width, () => ""), first: at, kind: "none", titles: titlesTo(at) };
  return { headers: wide(row), first: at + 1, kind: "strange", titles: titlesTo(at) };
}
