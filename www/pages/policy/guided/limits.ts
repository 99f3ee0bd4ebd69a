/** Reads a cell of a table of limits: an amount with its unit as people write it, or why there is none. */
import { plain } from "../../../lists/tidy";

/** The units of a policy document that such a cell can name. */
export type Units = "businessDays" | "calendarDays" | "calendarMonths" | "calendarHours" | "calendarMinutes" | "businessHours";

export interface Amount {
  amount: number;
  units: Units;
}

/** A limit; nothing owed; words without a number; an empty cell; or a cell that can be read in two ways or not at all. */
export type CellRead = Amount | { none: "not-offered" | "no-number" | "blank" } | { wrong: "form" | "days" };

/** Whether plain "days" are working days or calendar days, once the visitor has chosen. */
export type Days = "" | "calendarDays" | "businessDays";

/** The names of each unit, and how many of it one is. */
const NAMES: readonly (readonly [RegExp, Units, number])[] = [
  [/^(个?工作日|个?工作天|working ?days?|business ?days?|wd|bd)$/, "businessDays", 1],
  [/^(个?工作小时|个?工时|个?办公小时|working ?hours?|business ?hours?|office ?hours?)$/, "businessHours", 1],
  [/^(个?自然日|个?日历日|个?自然天|calendar ?days?)$/, "calendarDays", 1],
  [/^(周|个?星期|weeks?)$/, "calendarDays", 7],
  [/^(个?月|个?自然月|months?|calendar ?months?)$/, "calendarMonths", 1],
  [/^(个?小时|时|h|hrs?|hours?)$/, "calendarHours", 1],
  [/^(分|分钟|min|mins|minutes?)$/, "calendarMinutes", 1],
];
const DAYS = /^(天|日|d|days?)$/;
const NEXT_DAY = /^(次日|翌日|第二天|next ?day)$/;
const NEXT_WORKING_DAY = /^((次一?|下一?)个?工作[日天]|(the )?next (working|business) ?day)$/;
const SAME_WORKING_DAY = /^((当|同一?)个?工作[日天]|(the )?same (working|business) ?day)$/;
const SAME_DAY = /^(当日|当天|同日|same ?day)$/;
const NOT_OFFERED = /^([-–—/]|无|没有|不适用|不提供|n\/?a|none|not offered|not applicable)$/;
const NO_NUMBER = /^(尽快|及时|立即|按约定|另行约定|面议|promptly|immediately|as soon as possible|asap|as agreed|best effort)$/;
/** Numbers written as words, as in a text rather than a spreadsheet. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(半个?小时|half an hour|half hour)$/, "30分钟"], [/^(an?|one|一) ?/, "1 "], [/^(two|两|二) ?/, "2 "], [/^(three|三)(?!十) ?/, "3 "], [/^(four|四)(?!十) ?/, "4 "], [/^(five|五)(?!十) ?/, "5 "],
  [/^(six|六)(?!十|ty) ?/, "6 "], [/^(seven|七)(?!十|ty) ?/, "7 "], [/^(eight|八)(?!十|y) ?/, "8 "], [/^(nine|九)(?!十|ty) ?/, "9 "], [/^(ten|十)(?![一二三四五六七八九]) ?/, "10 "],
];
const BEFORE = /^(≤|不超过|不多于|within|at most|up to|no more than|max\.?)\s*/;
const AFTER = /\s*(以内|之内|内)$/;

/** The unit that a text names, and how many of it one is; plain days have the unit that was chosen. */
function unitOf(text: string, days: Days): readonly [Units, number] | "days" | undefined {
  if (DAYS.test(text)) return days ? [days, 1] : "days";
  const found = NAMES.find(([name]) => name.test(text));
  return found && [found[1], found[2]];
}

/** The unit in the brackets of a head: 修复时限（小时）, Repair (hours). */
export function unitIn(head: string): string {
  const [, inside = ""] = /\((?:单位[::]\s*|in\s+)?([^()]+)\)\s*$/i.exec(plain(head)) ?? [];
  const text = inside.trim().toLowerCase();
  return unitOf(text, "calendarDays") ? text : "";
}

/** Half an hour is 30 minutes; half a day is no amount of a policy. */
function whole(amount: number, units: Units): CellRead {
  if (Number.isInteger(amount)) return { amount, units };
  const minutes = amount * 60;
  return units === "calendarHours" && Number.isInteger(minutes) ? { amount: minutes, units: "calendarMinutes" } : { wrong: "form" };
}

export function readLimit(cell: string, headUnit: string, days: Days): CellRead {
  const text = plain(cell).toLowerCase();
  if (!text) return { none: "blank" };
  if (NOT_OFFERED.test(text)) return { none: "not-offered" };
  if (NO_NUMBER.test(text)) return { none: "no-number" };
  const bare = text.replace(BEFORE, "").replace(AFTER, "");
  if (SAME_DAY.test(bare)) return { amount: 0, units: "calendarDays" };
  if (SAME_WORKING_DAY.test(bare)) return { amount: 0, units: "businessDays" };
  if (NEXT_WORKING_DAY.test(bare)) return { amount: 1, units: "businessDays" };
  if (NEXT_DAY.test(bare)) return { amount: 1, units: "calendarDays" };
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*(.*)$/.exec(WORDS.reduce((said, [word, number]) => said.replace(word, number), bare)) ?? [];
  if (number === undefined) return { wrong: "form" };
  const found = unitOf(unit.replace(/\s+/g, " ").replace(/\.$/, "") || headUnit, days);
  if (found === "days") return { wrong: "days" };
  const amount = Number(number) * (found?.[1] ?? 0);
  return found && amount > 0 && amount <= 100_000 ? whole(amount, found[0]) : { wrong: "form" };
}
