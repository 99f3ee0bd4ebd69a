/** What names a row's order in a calendar: its customer, circuit and ticket. */
import type { Mapping } from "../../lists/survey";

const tidy = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/** Headers of columns that name an order, as they are or with 名称, 编号, 号 and the like around them. */
const NAMES = /客户|用户|单位|集团|专线|线路|电路|工单|订单|单号|流水号|项目|合同|customer|client|account|circuit|line|ticket|order|project|contract|company|name/;
/** Headers that only number rows or describe the progress of the order. */
const NO_NAME = /等级|级别|类型|种类|经理|电话|地址|时间|日期|状态|备注|数量|level|tier|type|manager|phone|address|time|date|status|note|remark|count/;
/** A column that numbers the rows of a list, often without a header: another list has the same numbers. */
const NUMBERS = /^(|序号|行号|编号|no\.?|nr\.?|#|id|row|index)$/;

/** The columns whose cells together name a row's order; by their headers alone, so that a longer list keeps its names. */
export function labelColumns(headers: readonly string[], mapping: Mapping): number[] {
  const free = headers.flatMap((header, at) => (Object.values(mapping).includes(at) ? [] : [{ at, name: tidy(header) }]));
  const named = free.filter(({ name }) => NAMES.test(name) && !NO_NAME.test(name));
  // A first column of any other name is still what people tell the rows of their list apart by.
  const first = free.find(({ at, name }) => at === 0 && !NUMBERS.test(name) && !NO_NAME.test(name));
  return (named.length ? named : first ? [first] : []).map(({ at }) => at);
}

/** The name of a row: what the whole list is for, then what its own cells say. */
export const labelOf = (list: string, row: readonly string[], columns: readonly number[]): string =>
  [list, ...columns.map((at) => row[at] ?? "")].map((part) => part.trim()).filter(Boolean).join(" · ");
