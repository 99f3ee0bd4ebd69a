/** Transposed lists: the column names are in the first column, and each further column is one order. */
import { cellText, type Cell, type SheetOfCells } from "./cells";
import { readMoment } from "./moments";
import { findValue, headingOf, START, type Vocabulary } from "./vocabulary";
import { times } from "../engine/times";

/** A sheet with more columns is not a transposed list. */
const MOST_ORDERS = 500;
/** The number of rows in which names are looked for. */
const DEPTH = 60;

/** The number of different targets that the cells name. */
const known = (cells: readonly string[], vocabulary: Vocabulary): number => new Set(cells.flatMap((name) => headingOf(name, vocabulary)?.target ?? [])).size;

/** Whether a cell is a value of the target that its name means. */
function says(name: string, cell: string, vocabulary: Vocabulary): boolean {
  const target = headingOf(name, vocabulary)?.target;
  if (!target) return false;
  return target === START ? "moment" in readMoment(cell, "2000") : findValue(vocabulary, target, cell) !== undefined;
}

/**
 * The sheet with its columns as rows, where its names stand below one another; otherwise as it is. A column of names has more
 * of them than any row: a list of the usual form has all its names in one row.
 */
export function upright(sheet: SheetOfCells, vocabulary: Vocabulary): SheetOfCells {
  const { rows } = sheet;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width > MOST_ORDERS || rows.length > MOST_ORDERS) return sheet;
  const column = (at: number): string[] => rows.slice(0, DEPTH).map((row) => cellText(row[at]));
  const at = [0, 1].find((place) => known(column(place), vocabulary) > 1);
  if (at === undefined || known(column(at), vocabulary) <= Math.max(...rows.slice(0, DEPTH).map((row) => known(row.map(cellText), vocabulary)))) return sheet;
  // A title above the names has nothing beside it.
  const own = rows.filter((row) => row.filter((cell) => cellText(cell).trim()).length > 1);
  const orders = times(width, (place) => own.map((row): Cell => row[place + at] ?? ""));
  // Instructions name the columns in the same way, with sentences beside them.
  if (own.filter((row) => row.slice(at + 1).some((cell) => says(cellText(row[at]), cellText(cell), vocabulary))).length < 2) return sheet;
  const filled = orders.flatMap((order, place) => (order.some((cell) => cellText(cell).trim()) ? [{ order, place }] : []));
  return {
    ...sheet, broken: new Set(), rows: filled.map(({ order }) => order), lines: filled.map(({ place }) => place + at + 1),
    notes: [...sheet.notes, { code: "turned", params: { n: filled.length - 1 } }],
  };
}
