/** What a link keeps of the answer that was seen when it was made: the rules' editions and the dates of the shown commitments. */
import type { SlaCalculator } from "../../elements/calculator/sla-calculator";
import { datesOf, moved, sumOf, type Moved } from "../../elements/shared/digest";
import type { Quote } from "../../engine/types";
import { queryOf, readable } from "../address";

/** Attributes that name documents. */
export const SOURCES = ["policy-src", "calendar-src"];

export interface Seen {
  edition: string;
  calendar: string;
  dates: string;
}

const sum = ({ edition, calendar, dates }: Seen): string => sumOf([edition, calendar, dates].join());

/** Shapes that may have a date or a number. */
const COUNTED = /^(deadline|lead-time|cadence|count|cap)$/;

/** The answer as far as it is shown and can move. */
const shown = ({ quote, commitments }: SlaCalculator): Quote => ({ ...quote, commitments: commitments.filter(({ shape }) => COUNTED.test(shape)) });

function seenNow(calculator: SlaCalculator): Seen {
  const { policy, calendar } = calculator.quote;
  return { edition: `${policy.id}/${policy.edition}`, calendar: calendar.version, dates: datesOf([shown(calculator)]) };
}

/** What a link says was seen; `damaged` where its parts do not belong together, `undefined` where it says nothing. */
export function seenIn(query: URLSearchParams): Seen | "damaged" | undefined {
  const [edition, calendar, dates, digest] = ["edition", "calendar-version", "dates", "digest"].map((name) => query.get(name));
  if (edition == null && calendar == null && dates == null && digest == null) return undefined;
  if (edition == null || calendar == null || dates == null) return "damaged";
  const seen = { edition, calendar, dates };
  return sum(seen) === digest ? seen : "damaged";
}

export interface Change {
  /** Which documents are no longer those of the link. */
  versions: { what: "policy" | "calendar"; from: string; to: string }[];
  moved: Moved[];
}

/** What differs between then and now; `undefined` where nothing does. */
export function changeSince(before: Seen, calculator: SlaCalculator): Change | "damaged" | undefined {
  const now = seenNow(calculator);
  const found = moved(before.dates, [shown(calculator)]);
  if (!found) return "damaged";
  const versions: Change["versions"] = [];
  if (before.edition !== now.edition) versions.push({ what: "policy", from: before.edition, to: now.edition });
  if (before.calendar !== now.calendar) versions.push({ what: "calendar", from: before.calendar, to: now.calendar });
  return versions.length || found.length ? { versions, moved: found } : undefined;
}

/** The whole state as an address's query: every choice, and what is seen of the answer. */
export function linkOf(calculator: SlaCalculator, commitment: string, lang: string): string {
  const { request, process } = calculator;
  const query = new URLSearchParams(queryOf(request, process, lang));
  if (commitment) query.set("commitment", commitment);
  for (const [id, value] of Object.entries(request.readings ?? {})) query.set(`reading.${id}`, value);
  for (const name of SOURCES) {
    const address = calculator.getAttribute(name);
    if (address) query.set(name, address);
  }
  const seen = seenNow(calculator);
  query.set("edition", seen.edition);
  query.set("calendar-version", seen.calendar);
  query.set("dates", seen.dates);
  query.set("digest", sum(seen));
  return readable(query);
}
