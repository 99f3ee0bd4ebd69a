/** A comparison in few letters: the request, the editions and the dates, so that any copy of the page can tell whether the answer still holds, and what moved. */
import type { Quote, QuoteRequest } from "../../engine/types";
import { calendarsOf, settledThrough, versionsOf } from "../shared/calendar-versions";
import { datesOf, moved, sumOf, type Moved } from "../shared/digest";
import type { Calculator } from "../shared/calculators";

const KIND = "sla-3";

interface CheckCode {
  k: typeof KIND;
  /** The request, without the compared dimension. */
  r: Pick<QuoteRequest, "dimensions" | "startAt" | "figures" | "exclusions" | "audience" | "events" | "conditions" | "readings">;
  /** The compared dimension. */
  d: string;
  /** The policy's id and edition. */
  p: string;
  /** The calendar's version, and the last day that it settled. */
  c: string;
  t: string;
  /** The dates in their short form. */
  s: string;
  /** Stands for all of the above: the dates are counted from the request's start. */
  x: string;
}

const sum = ({ r, d, p, c, t, s }: Omit<CheckCode, "x">): string => sumOf(JSON.stringify([r, d, p, c, t, s]));

export interface Checked {
  policy: { from: string; to: string } | undefined;
  calendar: { from: string; to: string; knownThrough: string } | undefined;
  moved: Moved[];
  /** The answers of today. */
  quotes: Quote[];
  dimension: string;
}

const policyOf = ({ policy }: Quote): string => `${policy.id} ${policy.edition}`;

export function checkCode(sla: Calculator, request: QuoteRequest, dimension: string): string {
  const quotes = sla.compare(request, dimension);
  const { now: _, finishedAt: __, ...r } = request;
  const calendars = calendarsOf(quotes);
  const one: Omit<CheckCode, "x"> = { k: KIND, r, d: dimension, p: policyOf(quotes[0]!), c: versionsOf(calendars), t: settledThrough(calendars), s: datesOf(quotes, sla.policy.zone) };
  return JSON.stringify({ ...one, x: sum(one) });
}

function read(text: string): CheckCode | undefined {
  try {
    const one = JSON.parse(text) as Partial<CheckCode> | null;
    const whole = one?.k === KIND && typeof one.r === "object" && one.r !== null && [one.d, one.p, one.c, one.t, one.s].every((part) => typeof part === "string");
    return whole && sum(one as CheckCode) === one.x ? (one as CheckCode) : undefined;
  } catch {
    return undefined;
  }
}

/** What a check code says today; `undefined` for a text that is none, or a damaged one. Throws what the engine throws. */
export function verify(sla: Calculator, text: string): Checked | undefined {
  const found = read(text.trim());
  if (!found) return undefined;
  const quotes = sla.compare(found.r, found.d);
  const changes = moved(found.s, quotes, sla.policy.zone);
  if (!changes) return undefined;
  const [policy, version] = [policyOf(quotes[0]!), versionsOf(calendarsOf(quotes))];
  return {
    policy: policy === found.p ? undefined : { from: found.p, to: policy },
    calendar: version === found.c ? undefined : { from: found.c, to: version, knownThrough: found.t },
    moved: changes, quotes, dimension: found.d,
  };
}
