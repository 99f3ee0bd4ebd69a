/** What moved a date: the clause if the rule has changed, the notices if only the calendar has. */
import { addDays } from "../../engine/dates";
import type { Quoter } from "../shared/engine";
import type { Desk } from "./context";

/** Days beyond which a count is not walked for its notices: the longest limits are some months. */
const FAR = 400;

/**
 * The notices of the rest days and make-up days in a count, from its start to the later of its two ends. Those of days
 * that the older calendar did not know yet are the ones behind a move; where it knew them all, one of them was amended.
 */
export function noticesOf(sla: Quoter, start: string, ends: readonly (string | undefined)[], knownThrough: string): string[] {
  const days = [start, ...ends.flatMap((end) => (end ? [end] : []))].map((moment) => moment.slice(0, 10)).sort();
  const { supportedFrom, supportedThrough } = sla.calendar;
  const found: { date: string; notice: string }[] = [];
  let date = days[0]! < supportedFrom ? supportedFrom : days[0]!;
  const last = days[days.length - 1]! > supportedThrough ? supportedThrough : days[days.length - 1]!;
  for (let count = 0; date <= last && count < FAR; count++, date = addDays(date, 1)) {
    const { notice } = sla.dayInfo(date);
    if (notice) found.push({ date, notice });
  }
  const unknown = found.filter((one) => one.date > knownThrough);
  if (unknown.length) return [...new Set(unknown.map(({ notice }) => notice))];
  // The older calendar knew all listed days of the count but left a year open: that year's notice settled that its days are ordinary.
  const years = new Set([last, days[0]!].flatMap((day) => (day > knownThrough ? [Number(day.slice(0, 4))] : [])));
  const settling = sla.calendar.notices.filter(({ year }) => years.has(year)).map(({ id }) => id);
  return settling.length ? settling : [...new Set(found.map(({ notice }) => notice))];
}

/** One move, as it is shown. */
export interface Basis {
  id: string;
  /** Status or limit differ. */
  byRule: boolean;
  start: string;
  ends: readonly (string | undefined)[];
  /** The last day that the older calendar settled; unknown or the same as today's where only the rules changed. */
  knownThrough: string | undefined;
}

/** What is needed to word a move. */
export type Telling = Pick<Desk, "words" | "say"> & { readonly sla: Quoter };

/** The clause or the notices, by name. */
export function basisText({ id, byRule, start, ends, knownThrough }: Basis, { sla, words, say }: Telling): string {
  const clause = words.clause(sla.policy.rules.find((rule) => rule.id === id)?.clause ?? "");
  if (byRule || knownThrough === undefined) return clause && say("sheet.byClause", { clause });
  const notices = noticesOf(sla, start, ends, knownThrough).map((notice) => words.notice(notice));
  return notices.length ? say("sheet.byNotice", { notice: notices.join(say("stop")) }) : clause && say("sheet.byClause", { clause });
}
