/** Answers a list's requests: each different question once, and all times of one day together if the time makes no difference. */
import type { QuoteRequest } from "../../engine/types";
import { datesOf, type Answer, type Sheet } from "./quoting";

type Found = ReturnType<typeof datesOf>;

/** The number of questions that are remembered. */
const REMEMBERED = 20_000;
/** A moment in the policy's own zone: its day is the one that counts. */
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

const same = (one: Found, other: Found): one is Answer => "dates" in one && JSON.stringify(one) === JSON.stringify(other);

/**
 * A later start is never due earlier: what is the same from the first and from the last second of a day is the same from every
 * moment between them.
 */
export function answering(sheet: Sheet): (request: QuoteRequest) => Found {
  const ids = sheet.sla.policy.dimensions.map(({ id }) => id);
  const known = new Map<string, Found>();
  /** For each day its answer at any time; `asked` after the first question, `times` if the times of that day differ. */
  const days = new Map<string, Answer | "asked" | "times">();
  let wholeDays = true;

  const keep = <T>(map: Map<string, T>, key: string, value: T): T => {
    if (map.size < REMEMBERED || map.has(key)) map.set(key, value);
    return value;
  };

  const exactly = (key: string, request: QuoteRequest): Found => known.get(key) ?? keep(known, key, datesOf(request, sheet));

  const ofDay = (key: string, request: QuoteRequest): Answer | "asked" | "times" => {
    const before = days.get(key);
    if (before !== "asked") return before ?? keep(days, key, "asked");
    const day = request.startAt.slice(0, 10);
    const [first, last] = ["T00:00", "T23:59:59"].map((time) => datesOf({ ...request, startAt: day + time }, sheet)) as [Found, Found];
    if (same(first, last)) return keep(days, key, first);
    // A limit that runs by the minute depends on the time on every other day, too.
    if ("dates" in first && !request.exclusions) wholeDays = false;
    return keep(days, key, "times");
  };

  return (request) => {
    const { dimensions, startAt, exclusions, events } = request;
    const own = events && Object.values(events).some((moment) => moment !== null);
    const rest = `${ids.map((id) => dimensions[id] ?? "").join("|")}|${exclusions ? JSON.stringify(exclusions) : ""}|${own ? JSON.stringify(events) : ""}|`;
    const found = wholeDays && LOCAL.test(startAt) ? ofDay(rest + startAt.slice(0, 10), request) : "times";
    return typeof found === "string" ? exactly(rest + startAt, request) : found;
  };
}
