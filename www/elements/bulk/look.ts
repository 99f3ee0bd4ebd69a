/** The rows of a quoted list as the user looks at them: filtered, sorted, a page at a time. */
import { cellText } from "../../lists/cells";
import { plain, simplified } from "../../lists/tidy";
import { times } from "../../engine/times";
import type { List } from "./list";
import { pageOf, type Look, type Seen } from "./messages";
import type { Quoted } from "./run";

/** A row as it stands in the table, the CSV and the clipboard. */
export function rowOf(list: List, { headers, given, datesAt, notes }: Quoted, at: number): string[] {
  return [...headers.map((_, place) => cellText(list.body.rows[at]?.[place])), ...given.map(({ value }) => value), ...datesAt(at), notes[at] ?? ""];
}

const comparable = (text: string): string => simplified(plain(text)).toLowerCase();

/** Numbers as numbers, everything else as text, in which dates of ours stand in their order; what is empty comes last both ways. */
function compare(a: string, b: string, down: boolean): number {
  if (!a || !b) return a === b ? 0 : a ? -1 : 1;
  const [x, y] = [Number(a), Number(b)];
  const order = Number.isNaN(x) || Number.isNaN(y) ? (a < b ? -1 : a > b ? 1 : 0) : x - y;
  return down ? -order : order;
}

function wanted({ answers }: Quoted, { only, rows }: Look): number[] {
  const all = only === "moved" ? [...rows] : times(answers.length, (at) => at);
  const dated = (at: number): boolean => { const answer = answers[at]; return typeof answer === "object" && answer.dates.some(Boolean); };
  return only === "dated" || only === "undated" ? all.filter((at) => dated(at) === (only === "dated")) : all;
}

export function lookAt(list: List, quoted: Quoted, look: Look): Seen {
  const text = comparable(look.text);
  const found = wanted(quoted, look).map((at) => ({ at, cells: rowOf(list, quoted, at) })).filter(({ cells }) => !text || cells.some((cell) => comparable(cell).includes(text)));
  const { sort } = look;
  if (sort !== undefined) found.sort((a, b) => compare(a.cells[sort] ?? "", b.cells[sort] ?? "", look.down) || a.at - b.at);
  const [first] = found;
  const same = first && found.length > 1
    ? first.cells.flatMap((cell, column) => (found.every(({ cells }) => cells[column] === cell) ? [{ column, text: cell }] : []))
    : [];
  return { rows: found.slice(look.from, look.from + pageOf(found.length)), total: found.length, same };
}
