/** Plain day numbers of a workbook that does not count from 1899-12-30: the 1904 date system, or another null date of OpenDocument. */
import { cellText, type Cell } from "./cells";
import { isSerial, serialMoment } from "./moments";
import { pausePartOf } from "./pause-columns";
import { plain } from "./tidy";

/** The columns of the targets that are moments; `events` are targets of their own in a list of tickets. */
export const momentColumns = (mapping: Readonly<Record<string, number>>, events: readonly string[]): number[] =>
  Object.entries(mapping).flatMap(([target, at]) => (events.includes(target) || /from|to/.test(pausePartOf(target)?.part ?? "") ? [at] : []));

/** The rows with such numbers as moments, in columns of moments only: elsewhere a number is what it is, an order's or an amount. */
export function datedRows(rows: Cell[][], columns: readonly number[], dayZero: string | undefined): Cell[][] {
  if (!dayZero || !columns.length) return rows;
  const dated = (cell: Cell): Cell => (isSerial(cellText(cell)) ? { type: "moment", text: serialMoment(Number(plain(cellText(cell))), dayZero).replace("T", " ") } : cell);
  return rows.map((row) => row.map((cell, at) => (columns.includes(at) ? dated(cell) : cell)));
}
