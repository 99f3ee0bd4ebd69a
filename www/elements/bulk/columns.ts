/** Headers and values as people write them, in either language, to the policy's own names. */
import type { PolicyInfo } from "../../engine/types";
import type { Words } from "../../words";
import { PAUSES, START, type Mapping } from "./messages";

/** What stands over a column besides the names that the words know. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  customerTier: ["客户等级", "客户级别", "服务等级", "等级", "tier", "customer tier", "service tier"],
  assuranceLevel: ["保障等级", "保障级别", "assurance", "assurance level", "sla level"],
  service: ["业务类型", "业务种类", "产品", "专线类型", "product", "service type"],
  locality: ["地域", "区域", "地域范围", "scope", "area", "coverage"],
  [START]: ["起算时间", "起算日", "起算日期", "发起日期", "发起时间", "受理日期", "受理时间", "下单日期", "下单时间", "申请日期", "日期", "时间", "start", "start at", "start date", "order date", "date"],
  [PAUSES]: ["排除时段", "不计入时长", "不计时段", "停表", "停表时段", "暂停时段", "exclusions", "excluded", "pauses", "pause", "stop clock"],
};

const tidy = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[\s_\-()（）:：]/g, "");

/** Every target of a column, in the form's order. */
export const targets = (policy: PolicyInfo): string[] => [...policy.dimensions.map(({ id }) => id), START, ...(policy.causes.length ? [PAUSES] : [])];

/** The first guess: a column whose header says what it holds. */
export function guess(headers: readonly string[], policy: PolicyInfo, languages: readonly Words[]): Mapping {
  const mapping: Mapping = {};
  const plain = headers.map(tidy);
  for (const target of targets(policy)) {
    const names = [target, ...languages.map((words) => words.dimension(target)), ...(HEADERS[target] ?? [])].map(tidy);
    const at = plain.findIndex((header, place) => names.includes(header) && !Object.values(mapping).includes(place));
    if (at >= 0) mapping[target] = at;
  }
  return mapping;
}

/** For each dimension, what a cell may say and which value that is. */
export function valuesOf(policy: PolicyInfo, languages: readonly Words[]): Map<string, Map<string, string>> {
  return new Map(policy.dimensions.map(({ id, values, categories }) => {
    const names = new Map<string, string>();
    for (const value of [...values.map((one) => one.id), ...categories]) {
      for (const name of [value, ...languages.map((words) => words.value(id, value))]) {
        names.set(tidy(name), value);
        // 金 for 金牌, AAA for AAA级.
        names.set(tidy(name.replace(/[牌级]$/, "")), value);
      }
    }
    return [id, names] as const;
  }));
}

export const findValue = (names: ReadonlyMap<string, string> | undefined, cell: string): string | undefined => names?.get(tidy(cell));
