/** A comparison in few letters: the request, the editions and a check for each commitment, so that any copy of the page can tell whether the answer still holds. */
import type { Commitment, Quote, QuoteRequest } from "../../engine/types";
import type { Calculator } from "../shared/engine";

const KIND = "sla-1";

interface Seal {
  k: typeof KIND;
  /** The request, without the compared dimension. */
  r: Pick<QuoteRequest, "dimensions" | "startAt" | "figures" | "exclusions" | "audience" | "events" | "conditions" | "readings">;
  /** The compared dimension. */
  d: string;
  /** The policy's id and edition, the calendar's version. */
  p: string;
  c: string;
  /** Six letters a commitment, in the quote's order. */
  s: string;
}

export interface Checked {
  policy: { from: string; to: string } | undefined;
  calendar: { from: string; to: string } | undefined;
  /** The commitments whose check differs; unknown when the policy is another. */
  moved: string[];
  same: boolean;
}

/** FNV-1a over UTF-16 units, 24 bits: a check against change, not against forgery. */
function check(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 24)) & 0xffffff).toString(16).padStart(6, "0");
}

const said = (one: Commitment | undefined) => [one?.status, one?.limit?.amount, one?.limit?.units, one?.dueAt, one?.dueRange?.latest];

const checks = (quotes: readonly Quote[]): { id: string; check: string }[] =>
  (quotes[0]?.commitments ?? []).map(({ id }) => ({ id, check: check(JSON.stringify(quotes.map((quote) => said(quote.commitments.find((one) => one.id === id))))) }));

const policyOf = ({ policy }: Quote): string => `${policy.id} ${policy.edition}`;

export function seal(sla: Calculator, request: QuoteRequest, dimension: string): string {
  const quotes = sla.compare(request, dimension);
  const { now: _, finishedAt: __, ...r } = request;
  const one: Seal = { k: KIND, r, d: dimension, p: policyOf(quotes[0]!), c: quotes[0]!.calendar.version, s: checks(quotes).map((found) => found.check).join("") };
  return JSON.stringify(one);
}

function read(text: string): Seal | undefined {
  try {
    const one = JSON.parse(text) as Partial<Seal> | null;
    const whole = one?.k === KIND && typeof one.r === "object" && one.r !== null && [one.d, one.p, one.c, one.s].every((part) => typeof part === "string");
    return whole ? (one as Seal) : undefined;
  } catch {
    return undefined;
  }
}

/** What a seal says today; `undefined` for a text that is none. Throws what the engine throws. */
export function verify(sla: Calculator, text: string): Checked | undefined {
  const found = read(text.trim());
  if (!found) return undefined;
  const quotes = sla.compare(found.r, found.d);
  const [policy, calendar] = [policyOf(quotes[0]!), quotes[0]!.calendar.version];
  const now = checks(quotes);
  const same = now.map((one) => one.check).join("") === found.s;
  const moved = policy === found.p ? now.filter((one, at) => one.check !== found.s.slice(at * 6, at * 6 + 6)).map(({ id }) => id) : [];
  return { policy: policy === found.p ? undefined : { from: found.p, to: policy }, calendar: calendar === found.c ? undefined : { from: found.c, to: calendar }, moved, same };
}
