/** Dates for people need no clock, no locale and no time zone: an ISO text says its own local date and time. */

import { civilDay, endsEarly, weekdayOfDay } from "../engine/dates";
import type { Commitment } from "../engine/types";
import type { Day } from "./language";

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d))?)?/;

/** The date of an ISO date or instant as it is written there; undefined when it is none. */
export function dayOf(iso: string): Day | undefined {
  const found = shape.exec(iso);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const number = civilDay(year, month, day);
  return Number.isNaN(number) ? undefined : { year, month, day, weekday: weekdayOfDay(number) % 7 };
}

/** `05:30`, with seconds only where there are some; empty for a bare date. */
export function timeOf(iso: string): string {
  const found = shape.exec(iso);
  const seconds = found?.[5];
  return found?.[4] === undefined ? "" : found[4] + (seconds !== undefined && seconds !== "00" ? `:${seconds}` : "");
}

/** A day that ends before midnight (the reading close-of-business) is due on its own date. */
export function closingTime(commitment: Pick<Commitment, "dueAt" | "dueDate" | "precision">): string {
  const { dueAt, dueDate, precision } = commitment;
  return precision !== "minute" && dueAt !== undefined && endsEarly(dueAt, dueDate) ? timeOf(dueAt) : "";
}
