/** The rows of a list below its head, without those that are none: totals, remarks, the head again on each printed page. */
import { textOf, type Cell, type SheetOfCells } from "./cells";
import type { Head } from "./head";
import { readMoment } from "./moments";
import { tidy } from "./tidy";
import { findValue, type Vocabulary } from "./vocabulary";

export interface LeftOut {
  line: number;
  text: string;
  why: "total" | "head" | "remark";
}

export interface Body {
  rows: Cell[][];
  lines: number[];
  leftOut: LeftOut[];
}

const TOTAL = /^(本?页?合计|总计|小计|累计|汇总|总数|共计|合共|(grand|sub)?total|sum)([:：\s（(].*)?$/i;
const REMARK = /^(备注|注|说明|填表|制表|审核|复核|填报|打印|导出|remarks?|notes?|prepared by|exported)[\s\d一二三四五六]*[:：]/i;

/** Whether a row names a value or a moment, as rows of a list do and totals do not. */
const hasContent = (cells: readonly string[], vocabulary: Vocabulary): boolean => cells.some((cell) => cell
  && ([...vocabulary.values.keys()].some((dimension) => findValue(vocabulary, dimension, cell) !== undefined) || (!/^[\d.,]+$/.test(cell) && "moment" in readMoment(cell))));

function why(cells: readonly string[], repeated: (cells: readonly string[]) => boolean, vocabulary: Vocabulary): LeftOut["why"] | undefined {
  const first = cells.find(Boolean) ?? "";
  if (TOTAL.test(first) && !hasContent(cells, vocabulary)) return "total";
  if (REMARK.test(first) && !hasContent(cells, vocabulary)) return "remark";
  return repeated(cells) ? "head" : undefined;
}

export function bodyOf(sheet: SheetOfCells, head: Head, vocabulary: Vocabulary): Body {
  const named = head.headers.map(tidy);
  const repeated = (cells: readonly string[]): boolean =>
    head.kind !== "none" && named.filter(Boolean).length > 1 && named.every((name, at) => tidy(cells[at] ?? "") === name);
  const body: Body = { rows: [], lines: [], leftOut: [] };
  for (let at = head.first; at < sheet.rows.length; at++) {
    const row = sheet.rows[at]!;
    const line = sheet.lines[at]!;
    const cells = row.map((cell) => textOf(cell).trim());
    const reason = sheet.broken.has(line) ? undefined : why(cells, repeated, vocabulary);
    if (reason) body.leftOut.push({ line, text: cells.filter(Boolean).join(" "), why: reason });
    else {
      body.rows.push(row);
      body.lines.push(line);
    }
  }
  return body;
}
