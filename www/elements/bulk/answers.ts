/** Turns a quoted list into rows: for the table on the page, for CSV, for a workbook and for pasting. */
import { times } from "../../engine/times";
import { cellText, type Cell } from "../../lists/cells";
import { readMoment } from "../../lists/moments";
import type { OutCell } from "../../lists/write-workbook";
import type { GetString } from "../desk/strings";
import { RANGE, type Answer } from "./quoting";

/** The result of a row: its dates, or the sentence of its fault. */
export type RowAnswer = Answer | string;

/** A due day or moment as it stands in a row; the two ends of a range are apart. */
export const endsOf = (date: string): [earliest: string, latest: string] => {
  const [earliest = "", latest] = date.split(RANGE);
  return [earliest, latest ?? earliest];
};

/** A row's dates, one a column, as they stand on the page, in CSV and on the clipboard: one that is provisional says so. */
export function datesSaid(answer: RowAnswer | undefined, count: number, say: GetString): string[] {
  if (answer === undefined || typeof answer === "string") return times(count, () => "");
  const { dates, provisional } = answer;
  return provisional ? dates.map((date, at) => (provisional[at] ? date + say("bulk.provisional") : date)) : dates;
}

/** An answered date as a cell that a spreadsheet can sort and calculate with. */
export const dateCell = (text: string): OutCell => (!text ? "" : text.length > 10 ? { moment: text } : { day: text });

/** A cell of the list itself: a date of a workbook stays one, a number too; a text stays a text. */
export function sourceCell(cell: Cell | undefined): OutCell {
  if (cell === undefined || typeof cell === "string") return cell ?? "";
  if (cell.type === "number") return Number.isSafeInteger(Number(cell.text)) || /^-?\d+\.\d{1,6}$/.test(cell.text) ? { number: Number(cell.text) } : cell.text;
  const read = cell.type === "moment" ? readMoment(cell.text) : { fault: "form" };
  return "moment" in read && !/[Z+]/.test(read.moment) ? dateCell(read.moment.replace("T", " ")) : cellText(cell);
}

/**
 * The columns of the answers. A commitment that has a range in any row gets two columns; if a date is provisional in any row, another column says in
 * which rows, so that the cells of dates contain only dates.
 */
export function answerColumns(titles: readonly string[], answers: readonly RowAnswer[], say: GetString): { head: string[]; cells(answer: RowAnswer): OutCell[] } {
  const dated = answers.filter((answer) => typeof answer !== "string");
  const open = titles.map((_, at) => dated.some(({ dates }) => dates[at]?.includes(RANGE)));
  const unsettled = titles.map((_, at) => dated.some(({ provisional }) => provisional?.[at]));
  return {
    head: titles.flatMap((title, at) => [
      ...(open[at] ? [title + say("bulk.earliest"), title + say("bulk.latest")] : [title]), ...(unsettled[at] ? [title + say("bulk.certainty")] : []),
    ]),
    cells: (answer) => titles.flatMap((_, at): OutCell[] => {
      const { dates, provisional } = typeof answer === "string" ? { dates: [] } : answer;
      const date = dates[at] ?? "";
      return [...(open[at] ? endsOf(date).map(dateCell) : [dateCell(date)]), ...(unsettled[at] ? [provisional?.[at] ? say("bulk.certainty.provisional") : ""] : [])];
    }),
  };
}
