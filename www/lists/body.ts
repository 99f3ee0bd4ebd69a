/** The rows of a list below its header, without totals, remarks and headers repeated on each printed page. */
import { cellText, type Cell, type SheetOfCells } from "./cells";
import type { Head } from "./head";
import { readMoment } from "./moments";
import { tidy } from "./tidy";
import { findValue, headingOf, type Vocabulary } from "./vocabulary";

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
/** The labels of subtotals that a spreadsheet writes under each group: 金牌 汇总, 银牌 计数, Gold Count. */
const GROUP_TOTAL = /^.{1,40}(\s(total|count|average|sum|subtotal|max|min)|(汇总|计数|小计|合计|求和|平均值|最大值|最小值))$/i;
const REMARK = /^(备注|注|说明|(填表|制表|编制|审核|审批|复核|填报|打印|导出|经办)(人|员|单位|部门|日期|时间)?|remarks?|notes?|prepared by|exported)[\s\d一二三四五六]*[:：]/i;
/** Blanks that only spread a word over its cell: 合 计, 制 表 人. */
const SPREAD = /([\u4e00-\u9fff])[ \u3000\u00a0]+(?=[\u4e00-\u9fff])/g;
/** A label for the cell beside it: 图例：. */
const LABEL = /^[^:：]{1,12}[:：]$/;
/** The words of instructions below a header that say how to fill in a column. */
const HINT = /必填|选填|必选|可选|下拉|格式|填写|请[填选输]|例如|示例|不可|不能|required|optional|format|e\.g\./i;
/** The line of dashes below the header of a table in a chat or a note. */
const RULE = /^:?-+:?$/;

/** Whether a row contains a value of a dimension or a moment, as rows of a list do and totals do not. */
const hasContent = (cells: readonly string[], vocabulary: Vocabulary): boolean => cells.some((cell) => cell
  && ([...vocabulary.values.keys()].some((dimension) => findValue(vocabulary, dimension, cell) !== undefined) || (!/^[\d.,]+$/.test(cell) && "moment" in readMoment(cell))));

/** The cells of a row of signatures that no label before them explains: 审批人： 李四 日期： 2026-09-30. */
const unexplained = (cells: readonly string[]): string[] => {
  const filled = cells.filter(Boolean);
  return filled.filter((_, at) => !/[:：]$/.test(filled[at - 1] ?? ""));
};

function why(cells: readonly string[], repeated: (cells: readonly string[]) => boolean, wide: boolean, vocabulary: Vocabulary): LeftOut["why"] | undefined {
  const filled = cells.filter(Boolean);
  const first = (filled[0] ?? "").replace(SPREAD, "$1");
  if ((TOTAL.test(first) || GROUP_TOTAL.test(first)) && !hasContent(cells, vocabulary)) return "total";
  if ((REMARK.test(first) || (wide && LABEL.test(first))) && !hasContent(unexplained(cells), vocabulary)) return "remark";
  if (repeated(cells)) return "head";
  // A line over a group of rows, the title or the number of a page: an order fills more than one cell.
  if (wide && filled.length === 1 && !hasContent(filled, vocabulary)) return "remark";
  const unlike = filled.filter((cell) => HINT.test(cell)).length * 2 >= filled.length || filled.every((cell) => RULE.test(cell));
  return wide && filled.length && unlike && !hasContent(filled, vocabulary) ? "remark" : undefined;
}

/** The end of the list: after it come template rows that contain only formulas without a value. */
function endOf({ rows }: SheetOfCells, { first }: Head): number {
  let end = rows.length;
  while (end > first && rows[end - 1]!.every((cell) => !cellText(cell).trim())) end--;
  return end > first ? end : rows.length;
}

export function bodyOf(sheet: SheetOfCells, head: Head, vocabulary: Vocabulary): Body {
  const named = head.headers.map(tidy);
  const targets = head.headers.map((header) => headingOf(header, vocabulary)?.target);
  // The header again, in the same or another language: the same targets in the same columns.
  const repeated = (cells: readonly string[]): boolean => head.kind !== "none" && named.filter(Boolean).length > 1
    && (named.every((name, at) => tidy(cells[at] ?? "") === name) || (targets.filter(Boolean).length > 1 && targets.every((target, at) => !target || (!!cells[at] && headingOf(cells[at], vocabulary)?.target === target))));
  // In a list of one column every row has only one cell.
  const wide = named.filter(Boolean).length > 2;
  const body: Body = { rows: [], lines: [], leftOut: [] };
  const end = endOf(sheet, head);
  for (let at = head.first; at < end; at++) {
    const row = sheet.rows[at]!;
    const line = sheet.lines[at]!;
    const cells = row.map((cell) => cellText(cell).trim());
    const reason = sheet.broken.has(line) ? undefined : why(cells, repeated, wide, vocabulary);
    if (reason) body.leftOut.push({ line, text: cells.filter(Boolean).join(" "), why: reason });
    else {
      body.rows.push(row);
      body.lines.push(line);
    }
  }
  return body;
}
