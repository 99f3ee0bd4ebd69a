/** What a link stores of the answers that were shown when it was made: the editions of the rules, and the dates that can move. */
import { calendarsOf, versionsOf } from "../../elements/shared/calendar-versions";
import { datesOf, moved, sumOf, type Moved } from "../../elements/shared/digest";
import type { CalendarInfo, PolicyInfo, Quote } from "../../engine/types";
import { choicesIn } from "../address";

export interface Snapshot {
  edition: string;
  calendar: string;
  dates: string;
}

/** The parts of an address that hold it. */
export const PARTS = ["edition", "calendar-version", "dates", "digest"];

/** Shapes that may have a date or a number. */
const COUNTED = /^(deadline|lead-time|cadence|count|cap)$/;

/** The answers that can move. */
const counted = (quotes: readonly Quote[]): Quote[] =>
  quotes.map((quote) => ({ ...quote, commitments: quote.commitments.filter(({ shape }) => COUNTED.test(shape)) }));

/** The dates are counted from the link's own start, so the sum covers its choices too. */
const sum = ({ edition, calendar, dates }: Snapshot, query: URLSearchParams, refused: readonly string[] = []): string =>
  sumOf([edition, calendar, dates, choicesIn(query, refused)].join());

/** What is known of the answers beside them. */
interface Known {
  policy: Pick<PolicyInfo, "zone">;
  calendars?: readonly CalendarInfo[] | undefined;
}

/** The versions of all calendars that counted: of the quotes, and of the commitments that count by another one. */
function calendarNow(quotes: readonly Quote[], { calendars = [] }: Known): string {
  const own = new Set(quotes.flatMap(({ commitments }) => commitments.map(({ calendar }) => calendar)));
  return versionsOf([...calendarsOf(quotes), ...calendars.filter(({ id }) => own.has(id))]);
}

function snapshotNow(quotes: readonly Quote[], sla: Known): Snapshot {
  const { policy } = quotes[0]!;
  return { edition: `${policy.id}/${policy.edition}`, calendar: calendarNow(quotes, sla), dates: datesOf(counted(quotes), sla.policy.zone) };
}

/**
 * The answers stored in a link; `damaged` if its parts do not match, `undefined` if it stores none.
 * `refused` are rejected parts, as written in the address: they did not affect the answers.
 */
export function snapshotIn(query: URLSearchParams, refused: readonly string[] = []): Snapshot | "damaged" | undefined {
  const [edition, calendar, dates, digest] = PARTS.map((name) => query.get(name));
  if (edition == null && calendar == null && dates == null && digest == null) return undefined;
  if (edition == null || calendar == null || dates == null) return "damaged";
  const seen = { edition, calendar, dates };
  return sum(seen, query, refused) === digest ? seen : "damaged";
}

/** Adds the shown answers, in the policy's zone, to a link that already has its choices. */
export function keep(query: URLSearchParams, quotes: readonly Quote[], sla: Known): void {
  const seen = snapshotNow(quotes, sla);
  [seen.edition, seen.calendar, seen.dates, sum(seen, query)].forEach((part, at) => query.set(PARTS[at]!, part));
}

export interface Change {
  /** Which documents are no longer those of the link. */
  versions: { what: "policy" | "calendar"; from: string; to: string }[];
  moved: Moved[];
}

/** The differences between then and now; `undefined` if there are none. */
export function changeSince(before: Snapshot, quotes: readonly Quote[], sla: Known): Change | "damaged" | undefined {
  const now = snapshotNow(quotes, sla);
  const found = moved(before.dates, counted(quotes), sla.policy.zone);
  if (!found) return "damaged";
  const versions: Change["versions"] = [];
  if (before.edition !== now.edition) versions.push({ what: "policy", from: before.edition, to: now.edition });
  if (before.calendar !== now.calendar) versions.push({ what: "calendar", from: before.calendar, to: now.calendar });
  return versions.length || found.length ? { versions, moved: found } : undefined;
}
