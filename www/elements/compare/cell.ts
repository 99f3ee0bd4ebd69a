/** Words the cells of the comparison. */
import type { Commitment, Limit } from "../../engine/types";
import type { PrintedRow, Words } from "../../words";
import { spread } from "../commitment-list/order";
import type { GetString } from "../desk/strings";
import type { Difference } from "./rows";

export interface CellText {
  /** The answer itself. */
  main: string;
  /** The limit under a date. */
  note: string;
  provisional: boolean;
}

const plain = (limit: Limit): Limit => ({ amount: limit.amount, units: limit.units });

function dated(one: Commitment, words: Words): string {
  if (one.certainty === "provisional" && one.dueRange) return words.range(one.dueRange.earliest, one.dueRange.latest);
  return one.precision === "minute" ? words.instant(one.dueAt!) : words.date(one.dueDate!);
}

/** What is missing, by name. */
function missing(one: Commitment, words: Words, say: GetString): string | undefined {
  for (const { code, params } of one.reasons) {
    if (code === "figure-missing") return say("compare.missing", { figure: words.figure(String(params?.["figure"])) });
    if (code === "dimension-missing") return say("compare.needs", { dimension: words.dimension(String(params?.["dimension"])) });
    if (code === "time-of-day-missing") return words.ui("time.missing");
  }
  return undefined;
}

/** The answer in words, without its limit. */
function mainOf(one: Commitment, words: Words, say: GetString): { main: string; limit: boolean } {
  if (one.dueAt) return { main: dated(one, words), limit: true };
  const open = spread(one);
  if (open) {
    const [least, most] = open.limits.map(({ limit }) => words.limit(plain(limit))) as [string, string];
    return { main: least === most ? least : words.ui("range.limits", { least, most }), limit: false };
  }
  if (one.status === "determined") {
    return { main: words.limitOf(one) || words.requirement(one) || words.wording(one.id, "gate") || say("compare.fact"), limit: false };
  }
  if (one.status === "awaiting-event" && one.limit) return { main: words.limitOf(one), limit: false };
  const lacks = one.status === "indeterminate" ? missing(one, words, say) : one.status === "on-request" ? words.requirement(one) : "";
  return { main: lacks || words.ui(`status.${one.status}`), limit: true };
}

/** What the source's own table prints for an answer without a figure, if it is a word. */
function printedWord({ requirement, limit, dueAt }: Commitment, row: PrintedRow | undefined): string | undefined {
  const word = requirement && !limit && !dueAt ? row?.words?.[requirement] : undefined;
  return word && /\p{L}/u.test(word) ? word : undefined;
}

/** `printed` is the row of the source's table that prints the answer, if there is one; `parties`, whether to say who owes it to whom. */
export function cellText(one: Commitment | undefined, words: Words, say: GetString, printed?: PrintedRow, parties = false): CellText {
  if (!one) return { main: say("compare.nothing"), note: "", provisional: false };
  const word = printedWord(one, printed);
  const { main, limit } = word ? { main: word, limit: false } : mainOf(one, words, say);
  // The reason says what is provided on request, that a report is not for every tier, and why something is not required.
  const [why] = (one.status === "on-request" && !one.limit) || (/^(out-of-scope|not-required)$/.test(one.status) && !word) ? one.reasons : [];
  const notes = [limit ? words.limitOf(one) : "", why ? words.reason(why) : "", parties ? words.parties(one) : ""];
  // The source's own words for a deliverable already name its parts.
  const { channel = [], parts = [], copies } = words.wording(one.id, one.requirement ?? "") ? {} : one.deliverable ?? {};
  notes.push(channel.map((id) => words.act(id)).join(say("join")), parts.length ? words.ui("deliverable.parts", { parts: parts.map((id) => words.act(id)).join(say("join")) }) : "", copies ? words.ui("deliverable.copies", { n: copies }) : "");
  if (one.projected) notes.push(say("projected", { date: words.date(one.projected.dueDate) }));
  else if (one.status === "awaiting-event" && one.limit) notes.push(words.ui("status.awaiting-event"));
  return { main, note: notes.filter(Boolean).join(say("join")), provisional: one.certainty === "provisional" };
}

/** 1天, 1个工作日（1天）, 2小时: a length without its direction. */
export function lengthText({ minutes = 0, workingDays }: Difference, words: Words, say: GetString): string {
  const whole = Math.abs(minutes);
  const days = whole % 1440 === 0 ? say("days", { n: whole / 1440 }) : words.duration(whole);
  if (!workingDays) return days;
  return say("both", { working: say("workingDays", { n: Math.abs(workingDays) }), days });
}

/** 早1天, 晚5个工作日（7天）, 多1次, 不同. */
export function differenceText(one: Difference | undefined, words: Words, say: GetString): string {
  if (!one) return say("compare.equal");
  if (one.minutes && one.projected) return say("compare.projected", { difference: differenceText({ minutes: one.minutes }, words, say) });
  if (one.minutes) return say(one.minutes < 0 ? "compare.earlier" : "compare.later", { by: lengthText(one, words, say) });
  if (one.amount) return say(one.more ? "compare.more" : "compare.less", { by: words.limit(one.amount) });
  return say("compare.different");
}
