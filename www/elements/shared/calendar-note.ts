/** By which calendar and in which zone an answer is counted, where a dimension chooses among several. */
import type { Commitment, Quote } from "../../engine/types";
import type { Words } from "../../words";
import type { Quoter } from "./engine";

/** What is said of it, also on paper and in what is copied; nothing under a policy of one calendar. */
export function calendarNote({ sla, words, quote, selected }: { sla: Quoter; words: Words; quote: Quote; selected: Commitment | undefined }): string[] {
  const { calendars } = sla.policy;
  if (!calendars) return [];
  const own = selected?.calendar;
  if (quote.calendars && own === undefined) return [words.ui("counted.open", { dimension: words.dimension(calendars.dimension) })];
  const { calendar: { id, version }, policy: { zone } } = sla.by(own ?? quote.calendar.id);
  const values = Object.keys(calendars.of).filter((value) => calendars.of[value] === id).map((value) => words.value(calendars.dimension, value));
  return [words.ui("counted.by", { values: values.join(words.ui("list.join")), zone, id, version })];
}
