/** Splits the rows of a table of limits into dimensions, promises, and the cell for each combination. */
import { isBlank, cellText, type Cell } from "../../../lists/cells";
import { partsOf, plain, tidy, visible } from "../../../lists/tidy";
import { times } from "../../../engine/times";
import { readLimit, unitIn, type CellRead, type Days } from "./limits";

export type Rows = readonly (readonly Cell[])[];

/** How the table is to be read. */
export interface Layout {
  /** Whether the columns after the first ones are promises or the values of a further dimension. */
  across: "promises" | "values";
  /** The number of leading columns that say what a limit is for. */
  keys: number;
  /** The name of the values in the header, if they are values. */
  spread: string;
  days: Days;
}

export interface Dimension {
  title: string;
  values: string[];
}

/** A cell with the combination it is for: the place of a value in each dimension. */
export interface Place {
  values: readonly number[];
  text: string;
  read: CellRead;
  /** The row of the table it stands in, from 1 below the head; 0 where no row is for this combination. */
  row: number;
}

export interface Promised {
  title: string;
  places: Place[];
}

/** A combination that occurs twice, with different limits. */
export interface Twice {
  promise: string;
  first: Place;
  second: Place;
}

export interface Grid {
  dimensions: Dimension[];
  promises: Promised[];
  twice: Twice[];
}

const cellAt = (row: readonly Cell[], at: number): string => visible(cellText(row[at]));

/** The head and the rows below it, without empty rows and titles above. */
export function bodyOf(rows: Rows): { head: readonly string[]; body: Rows } | undefined {
  const first = rows.findIndex((row) => row.filter((cell) => cellText(cell).trim()).length > 1);
  const width = rows.slice(Math.max(first, 0)).reduce((most, row) => Math.max(most, row.length), 0);
  const body = rows.slice(first + 1).filter((row) => !isBlank(row));
  return first < 0 || !body.length || width < 2 ? undefined : { head: times(width, (at) => cellAt(rows[first]!, at)), body };
}

const PROMISED = /^(项目|服务项目|承诺|服务承诺|指标|时限|事项|item|promise|commitment|service level|measure)$/;

/** A proposal: the columns at the front whose cells are no limits, and whether the corner says that rows are what is promised. */
export function propose(head: readonly string[], body: Rows): Layout {
  const limits = (at: number): boolean => body.every((row) => { const read = readLimit(cellAt(row, at), unitIn(head[at] ?? ""), "calendarDays"); return !("wrong" in read) && !("none" in read && read.none === "blank" && body.length === 1); });
  const first = head.findIndex((_, at) => at > 0 && limits(at));
  const keys = Math.min(Math.max(first, 1), head.length - 1);
  return { across: PROMISED.test(tidy(head[0] ?? "")) ? "values" : "promises", keys, spread: "", days: "" };
}

/** Whether a cell says "days" without saying of which kind. */
export const asksDays = ({ promises }: Grid): boolean => promises.some(({ places }) => places.some(({ read }) => "wrong" in read && read.wrong === "days"));

/** A title without the unit in its brackets. */
const bare = (head: string): string => (unitIn(head) ? head.replace(/[(（][^()（）]*[)）]\s*$/, "").trim() : head);

/** The names of a text in Chinese and English, where it has both: 金牌 Gold. */
export function bothOf(text: string): { "zh-CN": string; en: string } {
  const parts = partsOf(text);
  const chinese = parts.filter((part) => /[\u4e00-\u9fff]/.test(part));
  const latin = parts.filter((part) => !/[\u4e00-\u9fff]/.test(part) && /[A-Za-z]{2}/.test(part));
  const both = parts.length === 2 && chinese.length === 1 && latin.length === 1;
  return both ? { "zh-CN": chinese[0]!, en: latin[0]! } : { "zh-CN": text, en: text };
}

/** Adds a text to the known ones, compared as lists compare them; returns its index. */
function placeIn(known: string[], text: string): number {
  const found = known.findIndex((one) => tidy(one) === tidy(text));
  return found < 0 ? known.push(plain(text)) - 1 : found;
}

/** One reading of the table under a layout. A key that is left empty is that of the row above, as in merged cells. */
export function gridOf(head: readonly string[], body: Rows, layout: Layout): Grid {
  const { across, keys, spread, days } = layout;
  const values = across === "values";
  const columns = times(head.length - keys, (at) => keys + at).filter((at) => head[at] || body.some((row) => cellAt(row, at)));
  const leading = times(keys, (at) => at).slice(values ? 1 : 0);
  const dimensions: Dimension[] = leading.map((at) => ({ title: head[at] || String(at + 1), values: [] }));
  if (values) dimensions.push({ title: spread, values: columns.map((at) => bare(head[at] || String(at + 1))) });
  const promises = new Map<string, Promised>();
  const twice: Twice[] = [];
  const put = (title: string, place: Place): void => {
    const name = tidy(title);
    const promise = promises.get(name) ?? { title, places: [] };
    promises.set(name, promise);
    const known = promise.places.find((one) => one.values.join() === place.values.join());
    if (!known) promise.places.push(place);
    else if (JSON.stringify(known.read) !== JSON.stringify(place.read)) twice.push({ promise: title, first: known, second: place });
  };
  let above: string[] = [];
  body.forEach((row, index) => {
    above = times(keys, (at) => cellAt(row, at) || above[at] || "");
    const own = leading.map((at, place) => placeIn(dimensions[place]!.values, above[at] || "—"));
    columns.forEach((at, column) => {
      const read = readLimit(cellAt(row, at), unitIn(head[at] ?? "") || (values ? unitIn(above[0] ?? "") : ""), days);
      const place: Place = { values: values ? [...own, column] : own, text: cellAt(row, at), read, row: index + 1 };
      put(bare(values ? above[0] || "—" : head[at] || String(at + 1)), place);
    });
  });
  const grid = { dimensions, promises: [...promises.values()], twice };
  for (const promise of grid.promises) fillUp(promise, dimensions);
  return grid;
}

/** Every combination of values, in the order of the table. */
export function combinationsOf(dimensions: readonly Dimension[]): number[][] {
  return dimensions.reduce<number[][]>((all, { values }) => all.flatMap((one) => values.map((_, at) => [...one, at])), [[]]);
}

/** A place for each combination that no row is for, so that what is missing can be named. */
function fillUp(promise: Promised, dimensions: readonly Dimension[]): void {
  const known = new Map(promise.places.map((place) => [place.values.join(), place]));
  promise.places = combinationsOf(dimensions).map((values) => known.get(values.join()) ?? { values, text: "", read: { none: "blank" }, row: 0 });
}

/** The names of the values of a combination. */
export const namesOf = (values: readonly number[], dimensions: readonly Dimension[]): string[] => values.map((value, at) => dimensions[at]!.values[value]!);
