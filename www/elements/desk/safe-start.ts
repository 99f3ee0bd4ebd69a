/** The last day to start something that must be done by a day: first the one that is in time whatever the notices still say and however a rest day is read. */
import type { Commitment, QuoteRequest } from "../../engine/types";
import { addDays } from "../../engine/dates";
import type { Calculator } from "../shared/calculators";

/** Whether an order on a rest day counts from that day or as received on the next working day. */
const RECEIPT = "nonWorkingReceipt";

/** With more days than this, a holiday notice cannot make a difference. */
const MOVES = 40;

/** Both ends of a range that the calendar leaves open; the same day twice if it is settled. */
export interface Ends {
  earliest: string;
  latest: string;
}

export const day = (date: string | undefined): Ends | undefined => (date ? { earliest: date, latest: date } : undefined);

export interface SafeStart {
  /** In time under every arrangement of the holidays and under both readings of receipt. */
  by: string;
  /** The last moment of that day, of a clock that runs by the minute. */
  at?: string;
  /** The commitment as it runs from that day. */
  commitment: Commitment;
  /** A later day that is enough if the notices turn out well. */
  maybe?: string;
  /** A later day that is enough under one reading of receipt alone. */
  reading?: { value: string; startDate: string };
  /** The last day that is enough under the reading at hand, if the notices turn out well. */
  last: string;
}

export function forward(sla: Calculator, request: QuoteRequest, id: string, startAt: string): Ends | undefined {
  const { dueDate, dueRange } = sla.explain({ ...request, startAt }, id);
  return dueRange ?? day(dueDate);
}

interface Found {
  value: string;
  /** The last day at which the earlier end is in time, and that at which the later one is, too. */
  last: string;
  sure: string;
  at: string;
  commitment: Commitment;
}

/** The last days under one reading of receipt. */
function under(sla: Calculator, asked: QuoteRequest, value: string, id: string, wanted: string): Found {
  const request = value ? { ...asked, readings: { ...asked.readings, [RECEIPT]: value } } : asked;
  const { startDate: last, startAt: at, commitment } = sla.latestStart(request, id, wanted);
  const found = { value, last, at, commitment };
  if ((commitment.dueRange?.latest ?? "") <= wanted) return { ...found, sure: last };
  for (let back = 1; back <= MOVES; back++) {
    const start = addDays(last, -back);
    const ends = forward(sla, request, id, start);
    if (ends && ends.latest <= wanted) return { ...found, sure: start };
  }
  return { ...found, sure: last };
}

export function safeStart(sla: Calculator, request: QuoteRequest, id: string, wanted: string): SafeStart {
  const reading = sla.policy.readings.find((one) => one.id === RECEIPT);
  const own = under(sla, request, request.readings?.[RECEIPT] ?? reading?.default ?? "", id, wanted);
  const others = (reading?.values ?? []).filter((value) => value !== own.value).map((value) => under(sla, request, value, id, wanted));
  const by = [own, ...others].map(({ sure }) => sure).sort()[0]!;
  const commitment = by === own.last ? own.commitment : sla.explain({ ...request, startAt: by }, id);
  // The reading under which a later day is just as safe.
  const later = [own, ...others].find(({ sure }) => sure > by);
  return {
    by, commitment, last: own.last, ...(commitment.precision === "minute" && by === own.last && { at: own.at }),
    ...(own.last > own.sure && { maybe: own.last }), ...(later && { reading: { value: later.value, startDate: later.sure } }),
  };
}
