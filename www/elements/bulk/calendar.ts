/** One calendar file for many rows, each row an order of its own. */
import { isDated, writeIcs, type Order } from "../../engine/ics";
import { daysOf } from "../../engine/ics/alarm";
import { isToCome } from "../../engine/ics/to-come";
import type { Quote, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import type { Quoter } from "../shared/engine";

/** As many entries as a calendar program takes without complaint. */
export const MOST = 200;

/** An answered row: its request, and the label of its order. */
export interface Row {
  request: QuoteRequest;
  label: string;
}

export interface CalendarFile {
  text: string;
  events: number;
  /** Whether there were more than fit. */
  more: boolean;
  /** Entries left out because they are past or done. */
  past: number;
  /** The number of rows with the same label and moment as another row, which are distinguished by their other values. */
  alike: number;
}

/** Of each row, the chosen commitments that have a date; only those still to come at `stamp` unless `past` is wanted, too. */
export function calendarOf(sla: Quoter, words: Words, rows: readonly Row[], ids: readonly string[], stamp: string, past = false): CalendarFile {
  const asked = rows.map(({ request, label }) => ({ quote: sla.quote(request), label }));
  const marks = marksOf(asked);
  const found = { events: 0, more: false, past: 0, alike: marks.filter(Boolean).length };
  const orders = asked.map(({ quote, label }, at): Order => {
    const dated = quote.commitments.filter((one) => ids.includes(one.id) && isDated(one));
    const wanted = past ? dated : dated.filter((one) => isToCome(one, stamp, daysOf(one, quote, sla)));
    const commitments = wanted.slice(0, MOST - found.events);
    found.past += dated.length - wanted.length;
    found.more ||= commitments.length < wanted.length;
    found.events += commitments.length;
    return { quote, label, commitments, mark: marks[at]! };
  });
  return { text: writeIcs(orders, words, { stamp }, sla), ...found };
}

/**
 * The mark that distinguishes rows of the same label and moment: their dimensions, then their order among rows with equal dimensions. A row that shares
 * label and moment with no other has no mark, so that it is the same order in every list; and adding a row never gives a row the mark of another.
 */
function marksOf(rows: readonly { quote: Quote; label: string }[]): string[] {
  const keys = rows.map(({ quote, label }) => JSON.stringify([label, quote.request.startAt]));
  const all = counted(keys);
  const seen = new Map<string, number>();
  return rows.map(({ quote }, at) => {
    if (all.get(keys[at]!) === 1) return "";
    const dimensions = JSON.stringify(Object.entries(quote.request.dimensions).sort(([a], [b]) => (a < b ? -1 : 1)));
    const nth = (seen.get(keys[at]! + dimensions) ?? 0) + 1;
    seen.set(keys[at]! + dimensions, nth);
    return `${dimensions}${nth}`;
  });
}

function counted(keys: readonly string[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const key of keys) all.set(key, (all.get(key) ?? 0) + 1);
  return all;
}
